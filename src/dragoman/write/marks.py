"""Turns a record into labelled spans and links between them, as annotation tools and viewers want it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Actor, Entity, Event, Instrument, Record, Span, Statement

__all__ = ["ACTOR_LABELS", "LINKS", "OTHER_LABELS", "Link", "Mark", "Marks", "marks_of"]

ACTOR_LABELS = {"state": "State", "person": "Person", "organization": "Organization", "group": "Group"}
"""Labels of the words for actors, by the kind of actor; events have their PLOVER type for a label."""

OTHER_LABELS = (
    "Retelling", "Statement", "Cue", "Quote", "Medium", "Stance", "Date", "Place", "Instrument", "Change",
)  # fmt: skip

LINKS = (
    "actor", "recipient", "place", "date", "retells", "same", "claims", "speaker", "addressee", "cue", "quote",
    "medium", "stance", "changes", "before", "after", "during", "because", "in-response-to",
)  # fmt: skip
"""From an event to its roles, from a retelling to its event, between words for one actor, from a statement to the event
that it claims and to its parts, from a change to its instrument, and the order of events."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span; ``event`` where it is the trigger of an act, which then has codes."""

    key: str
    label: str
    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled link from one mark to another, by their keys."""

    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a record in the order of the text, their links, and the words that mean the same actor."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    chains: tuple[tuple[str, ...], ...]


def marks_of(record: Record) -> Marks:
    """Return the marks and links of a record."""
    return _Marker(record).all()


class _Marker:
    """Collects marks, each span of one label once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self._marks: dict[str, Mark] = {}
        self._links: dict[Link, None] = {}
        self._chains: list[tuple[str, ...]] = []

    def all(self) -> Marks:
        for actor in self._record.actors:
            label = ACTOR_LABELS[actor.kind]
            chain = tuple(dict.fromkeys(self._mark(label, item.span.start, item.span.end) for item in actor.mentions))
            if len(chain) > 1:
                self._chains.append(chain)
        statements = {stmt.id: self._statement(stmt) for stmt in self._record.statements}
        for event in self._record.events:
            self._event(event)
            if event.attributed_to is not None:
                self._link("claims", statements[event.attributed_to], event.id)
        for deed in self._record.instruments:
            self._instrument(deed)
        for pair in self._record.order:
            self._link(pair.relation, pair.first, pair.second)
        ordered = sorted(self._marks.values(), key=lambda mark: (mark.start, -mark.end, mark.label, mark.key))
        return Marks(tuple(ordered), tuple(self._links), tuple(self._chains))

    def _mark(self, label: str, start: int, end: int, values: dict[str, str] | None = None) -> str:
        key = ":".join([label, str(start), str(end), *(values or {}).values()])
        self._marks.setdefault(key, Mark(key, label, start, end, values or {}))
        return key

    def _link(self, label: str, source: str, target: str) -> None:
        self._links.setdefault(Link(label, source, target))

    def _roles(self, label: str, source: str, entities: Iterable[Entity]) -> None:
        for entity in entities:
            kind = ACTOR_LABELS[self._actors[entity.id].kind]
            self._link(label, source, self._mark(kind, entity.start, entity.end))

    def _part(self, label: str, source: str, span: Span | None) -> None:
        """Mark a span and link it under the small form of its label."""
        if span is not None:
            self._link(label.lower(), source, self._mark(label, span.start, span.end))

    def _event(self, event: Event) -> None:
        values = {"cameo": event.cameo, "status": event.status}
        self._marks[event.id] = Mark(event.id, event.event, event.trigger.start, event.trigger.end, values, event)
        self._roles("actor", event.id, event.actor)
        self._roles("recipient", event.id, event.recipient)
        self._part("Date", event.id, event.date.span)
        self._part("Place", event.id, event.event_loc.span if event.event_loc else None)
        for span in event.mentions:
            self._link("retells", self._mark("Retelling", span.start, span.end), event.id)

    def _statement(self, stmt: Statement) -> str:
        key = self._mark("Statement", stmt.content.start, stmt.content.end, {"kind": stmt.kind})
        self._roles("speaker", key, stmt.speaker)
        self._roles("addressee", key, stmt.addressee)
        self._part("Cue", key, stmt.cue)
        self._part("Medium", key, stmt.medium)
        self._part("Date", key, stmt.date.span)
        for span in stmt.quotes:
            self._part("Quote", key, span)
        for item in stmt.stance:
            values = {"stance": item.stance, "towards": item.towards}
            self._link("stance", key, self._mark("Stance", item.start, item.end, values))
        return key

    def _instrument(self, deed: Instrument) -> None:
        names = [self._mark("Instrument", span.start, span.end) for span in deed.mentions]
        for item in deed.changes:
            key = self._mark("Change", item.start, item.end, {"change": item.change})
            near = min(names, key=lambda name: abs(self._marks[name].start - item.start), default=None)
            if near is not None:
                self._link("changes", key, near)
