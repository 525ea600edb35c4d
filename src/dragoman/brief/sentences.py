"""Tells events, statements and changes in sentences of plain English."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dragoman.brief.names import code_names, long_name, names_of
from dragoman.store.answers import ChangeRow, EventRow, Party, StatementRow, Words
from dragoman.tables import read_table

__all__ = ["Act", "Saying", "change_sentence", "doubts", "event_sentence", "statement_sentence"]

_TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""What is done together anyway."""

_SAID = {
    "assert": "said", "deny": "denied", "demand": "demanded", "promise": "promised", "warn": "warned",
    "accuse": "accused or criticised", "praise": "praised", "explain": "explained",
}  # fmt: skip

_DOUBTS = {
    "future": "planned", "hypothetical": "supposed", "negated": "did not happen", "historical": "told as background",
}  # fmt: skip

_WHERE = frozenset({"in", "on", "at", "by", "through", "via", "during", "over", "to", "from", "with"})
"""Words that the venue or medium of a statement begins with."""

_CHANGED = {
    "proposed": "proposed it", "negotiated": "negotiated it", "agreed": "agreed on it", "signed": "signed it",
    "ratified": "ratified it", "adopted": "adopted it", "in-force": "are bound by it", "endorsed": "endorsed it",
    "reaffirmed": "reaffirmed it", "suspended": "suspended it", "lifted": "lifted it",
    "withdrawn-from": "withdrew from it", "breached": "breached it", "extended": "extended it",
    "expired": "let it expire", "replaced": "replaced it", "rejected": "rejected it",
    "called-for": "made a demand about it",
}  # fmt: skip
"""What those who change an instrument do."""
_BECAME = {
    "in-force": "it is in force", "withdrawn-from": "somebody withdrew from it", "expired": "it expired",
    "called-for": "a demand was made about it",
}  # fmt: skip
"""What became of an instrument where nobody is named, if it is no passive."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    base: str
    past: str
    recipients: str
    alone: str


class Act(Protocol):
    """What a sentence needs to know of an event, a row of the ledger or part of a record."""

    @property
    def event(self) -> str: ...  # noqa: D102 - as in the record
    @property
    def mode(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def cameo(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def actors(self) -> tuple[Party, ...]: ...  # noqa: D102
    @property
    def recipients(self) -> tuple[Party, ...]: ...  # noqa: D102


class Saying(Protocol):
    """What a sentence needs to know of a statement."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - as in the record
    @property
    def speakers(self) -> tuple[Party, ...]: ...  # noqa: D102
    @property
    def addressees(self) -> tuple[Party, ...]: ...  # noqa: D102
    @property
    def medium(self) -> Words | None: ...  # noqa: D102


def event_sentence(event: Act) -> str:
    """Return an event as a sentence without its full stop: who did what to whom, in the mood of its status.

    What the sentence says is the event's type, mode and CAMEO code in words; the report's own words stand beside it.
    """
    phrase = _phrase(event.event, event.mode[0] if event.mode else "", event.cameo)
    actors, recipients = names_of(event.actors), names_of(event.recipients)
    several = len({party.name for party in event.actors}) > 1
    joint = " (joint)" if several and event.event not in _TOGETHER else ""
    rest = phrase.recipients.replace("{to}", recipients) if recipients else phrase.alone
    verb = {
        "future": f"will {phrase.base}", "hypothetical": f"might {phrase.base}", "negated": f"did not {phrase.base}",
    }.get(event.status, phrase.past)  # fmt: skip
    return _begun(f"{actors}{joint} {verb} {rest}".rstrip())


def statement_sentence(statement: Saying) -> str:
    """Return who said what kind of thing to whom and where, as the beginning of a sentence that the words end."""
    who = list(dict.fromkeys(long_name(party) for party in statement.speakers))
    said = names_of(statement.addressees)
    medium = f", {_medium(statement.medium.text)}" if statement.medium is not None else ""
    to = f", to {said}" if said else ""
    speakers = ", ".join(who[:-1]) + (" and " if len(who) > 1 else "") + who[-1] if who else "Somebody"
    return _begun(f"{speakers} {_SAID[statement.kind]}{to}{medium}")


def _medium(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _WHERE else f"through {words}"


def change_sentence(change: ChangeRow) -> str:
    """Return what became of an instrument and by whom, as a clause with ``it`` for the instrument."""
    if not change.by:
        return _BECAME.get(change.change, f"it was {change.change}")
    verb = _CHANGED[change.change]
    return f"{code_names(change.by)} {verb.replace('are ', 'is ', 1) if len(set(change.by)) == 1 else verb}"


def doubts(row: EventRow | StatementRow, said_by: str = "") -> tuple[str, ...]:
    """Return what is not sure of a row, as marks to stand beside it: its status, who else vouches for it, its date."""
    marks = [] if isinstance(row, StatementRow) else [_DOUBTS[row.status]] if row.status in _DOUBTS else []
    if said_by:
        marks.append(f"said by {said_by}")
    if row.precision != "day":
        marks.append("day not known")
    if row.contradictions:
        marks.append("reports differ")
    if row.withdrawn is not None:
        marks.append("withdrawn")
    return tuple(marks)


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _phrase(event: str, mode: str, cameo: str) -> _Phrase:
    """Return the phrase of an act: of the rows that fit, the one with the longest code, then one with the mode."""
    rows = [row for row in _phrases()[event] if row[0] in {"", mode} and cameo.startswith(row[1])]
    return max(rows, key=lambda row: (len(row[1]), row[0] != ""))[2]


@cache
def _phrases() -> dict[str, list[tuple[str, str, _Phrase]]]:
    found: dict[str, list[tuple[str, str, _Phrase]]] = {}
    for row in csv.DictReader(read_table("brief/phrases.csv")):
        phrase = _Phrase(row["base"], row["past"], row["with"], row["alone"])
        found.setdefault(row["event"], []).append((row["mode"], row["cameo"], phrase))
    return found
