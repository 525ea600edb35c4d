"""Writes records in the stand-off form of brat: for each report a text and its annotations, with one configuration.

Offsets count code points, as brat's do. A line of annotations cannot hold a line end or a tab, so a span across one is
written in several fragments. Triggers are events with their roles, everything else is text-bound with relations; the
statuses of events are attributes, their codes stand in notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.codes import CHANGES, STANCES, STATEMENT_KINDS, event_types
from dragoman.model import Event, Record
from dragoman.write.marks import ACTOR_LABELS, LINKS, OTHER_LABELS, Mark, Marks, marks_of
from dragoman.write.settings import Settings

__all__ = ["configuration", "stand_off", "write_brat"]

_BREAK = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ROLES = ("actor", "recipient", "place", "date")
_STATUS = {"historical": "Historical", "future": "Future", "hypothetical": "Hypothetical", "negated": "Negation"}
_VALUES = {"kind": "Kind", "stance": "Stance", "change": "ChangeKind"}


def write_brat(records: Iterable[Record], settings: Settings, folder: Path) -> None:
    """Write NAME.txt and NAME.ann for each record, named by the report's id, and annotation.conf.

    Raises:
        BadConfig: the text is to be withheld; brat shows nothing without it.
    """
    shown = settings.shown(records, "brat shows the text of the reports")
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8", newline="\n")
    for record in shown:
        name = record.report.id
        (folder / f"{name}.txt").write_text(record.report.text, encoding="utf-8", newline="")
        (folder / f"{name}.ann").write_text("".join(stand_off(record)), encoding="utf-8", newline="\n")


def stand_off(record: Record) -> Iterator[str]:
    """Yield the lines of the annotations of one record."""
    found = marks_of(record)
    text = record.report.text
    names: dict[str, str] = {}
    for number, mark in enumerate(found.marks, 1):
        names[mark.key] = f"T{number}"
        yield _text_bound(f"T{number}", mark, text)
    heads = dict(names)
    for number, mark in enumerate((mark for mark in found.marks if mark.event), 1):
        heads[mark.key] = f"E{number}"
        yield _event(f"E{number}", mark, found, names)
    links = (link for link in found.links if not (link.label in _ROLES and heads[link.source].startswith("E")))
    for number, link in enumerate(links, 1):
        yield f"R{number}\t{link.label} Arg1:{heads[link.source]} Arg2:{heads[link.target]}\n"
    for chain in found.chains:
        yield f"*\tsame {' '.join(names[key] for key in chain)}\n"
    told = (line for mark in found.marks for line in _attributes(mark, heads[mark.key]))
    yield from (f"A{number}\t{line}\n" for number, line in enumerate(told, 1))
    events = ((mark.event, heads[mark.key]) for mark in found.marks if mark.event)
    yield from (f"#{number}\tAnnotatorNotes {name}\t{_note(event)}\n" for number, (event, name) in enumerate(events, 1))


def configuration() -> str:
    """Return the annotation.conf that belongs to these annotations."""
    actors, events = list(ACTOR_LABELS.values()), list(event_types())
    roles = "actor*:<ENTITY>, recipient*:<ENTITY>, place*:<ENTITY>, date*:<ENTITY>"
    anything = "Arg1:<ANY>, Arg2:<ANY>"
    lines = ["[entities]", *actors, *OTHER_LABELS, "", "[relations]"]
    lines += [f"{name} {anything}" for name in LINKS if name not in {*_ROLES, "same"}]
    lines += ["date Arg1:Statement, Arg2:Date"]
    lines += [f"same Arg1:{'|'.join(actors)}, Arg2:{'|'.join(actors)}, <REL-TYPE>:symmetric-transitive"]
    lines += ["", "[events]", *(f"{name} {roles}" for name in events), "", "[attributes]"]
    lines += [f"{name} Arg:<EVENT>" for name in (*_STATUS.values(), "Claimed")]
    lines += [f"Kind Arg:Statement, Value:{'|'.join(STATEMENT_KINDS)}"]
    lines += [f"Stance Arg:Stance, Value:{'|'.join(STANCES)}", f"ChangeKind Arg:Change, Value:{'|'.join(CHANGES)}"]
    return "\n".join(lines) + "\n"


def _text_bound(name: str, mark: Mark, text: str) -> str:
    """Return a line of a span, in fragments around line ends and tabs."""
    words, start = text[mark.start : mark.end], mark.start
    fragments = []
    for part in _BREAK.finditer(words):
        fragments.append((start, mark.start + part.start()))
        start = mark.start + part.end()
    fragments = [(first, last) for first, last in (*fragments, (start, mark.end)) if first < last]
    # a span of nothing but line ends cannot be told in this form at all; it keeps its place and shows a space
    fragments = fragments or [(mark.start, mark.end)]
    places = ";".join(f"{first} {last}" for first, last in fragments)
    shown = " ".join(_BREAK.sub(" ", text[first:last]) for first, last in fragments)
    return f"{name}\t{mark.label} {places}\t{shown}\n"


def _event(name: str, mark: Mark, found: Marks, names: dict[str, str]) -> str:
    roles = []
    for role in _ROLES:
        targets = [link.target for link in found.links if link.source == mark.key and link.label == role]
        roles += [f"{role}{number if number > 1 else ''}:{names[key]}" for number, key in enumerate(targets, 1)]
    return f"{name}\t{mark.label}:{names[mark.key]}{''.join(f' {role}' for role in roles)}\n"


def _attributes(mark: Mark, name: str) -> Iterator[str]:
    if mark.event is not None:
        if mark.event.status in _STATUS:
            yield f"{_STATUS[mark.event.status]} {name}"
        if mark.event.attributed_to is not None:
            yield f"Claimed {name}"
        return
    for value, attribute in _VALUES.items():
        if value in mark.values:
            yield f"{attribute} {name} {mark.values[value]}"


def _note(event: Event) -> str:
    told = [f"cameo {event.cameo}", *(f"mode {mode}" for mode in event.mode), *(f"context {c}" for c in event.context)]
    when = [f"first {event.date.first or 'open'}", f"last {event.date.last or 'open'}", f"basis {event.date.basis}"]
    return "; ".join([*told, *when, f"confidence {event.confidence:.2f}", f"id {event.id}"])
