"""Give an act that has no date of its own the date of the meeting that it tells again or was done at.

"The ministers met in Bali on Friday. ... In talks with Wang on the sidelines, Blinken presented two lists": talks and
lists are of Friday. What only the report's date would date is moved, and nothing that words of its own date.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.tree import base
from dragoman.model import Event, Order, Parse, Report, When

__all__ = ["share_dates"]

_HAPPENED = frozenset({"actual", "historical"})
_AT = ("in ", "at ", "during ", "on the sidelines of", "on the margins of", "in the course of")
"""How the words begin that put an act at a meeting; what is done "amid" or "as" another thing may be of another day."""


def share_dates(report: Report, parse: Parse, events: tuple[Event, ...], order: tuple[Order, ...]) -> tuple[Event, ...]:
    """Return the events with the dates that they share; ``order`` tells which were done during which."""
    dated: dict[str, Event] = {}
    for event in events:
        when = _of_same_meeting(event, tuple(dated.values()), parse) if _undated(event) else None
        dated[event.id] = replace(event, date=when) if when else event
    for pair in order:
        if pair.relation != "during" or not {pair.first, pair.second} <= dated.keys():
            continue
        act, host = dated[pair.first], dated[pair.second]
        if not _undated(act) or host.event != "CONSULT" or host.date.basis == "dateline":
            continue
        if report.text[pair.start : pair.end].lower().startswith(_AT):
            dated[act.id] = replace(act, date=host.date)
    return tuple(dated.values())


def _undated(event: Event) -> bool:
    return event.date.basis == "dateline" and event.status in _HAPPENED


def _of_same_meeting(event: Event, before: tuple[Event, ...], parse: Parse) -> When | None:
    """Return the date of a meeting of the same parties told before, when a noun beside the main act tells it again."""
    token = next((t for t in parse.sentences[event.sentence].tokens if t.start == event.trigger.start), None)
    if event.event != "CONSULT" or token is None or token.upos != "NOUN" or base(token.deprel) not in {"obl", "nmod"}:
        return None
    for other in reversed(before):
        if other.event == "CONSULT" and other.status in _HAPPENED and _same_parties(event, other):
            return other.date if other.date.basis != "dateline" else None
    return None


def _same_parties(event: Event, other: Event) -> bool:
    """Whether two meetings have the same parties, or the one told before names only some of the other's."""
    codes = {entity.code for entity in event.actor}
    if len(codes) > 1 and {entity.code for entity in other.actor} == codes:
        return True
    named = {entity.id for entity in other.actor}
    return bool(named) and named < {entity.id for entity in event.actor}
