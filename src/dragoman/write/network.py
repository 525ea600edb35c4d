"""Makes a network of events: actors are nodes, the same in all reports, and each pair of an event is a dated edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Event, Record
from dragoman.text import content_id
from dragoman.write.dates import edtf
from dragoman.write.parties import Party, pairs
from dragoman.write.rows import events_once
from dragoman.write.settings import Settings

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Edge", "Network", "Node"]

Value = str | int | float | bool

NODE_FIELDS = (("kind", "string"), ("code", "string"), ("cow", "string"), ("sector", "string"), ("wikidata", "string"))
"""What is said of a node beside its name, with the type of each."""

EDGE_FIELDS = (
    ("event_id", "string"), ("event", "string"), ("mode", "string"), ("cameo", "string"), ("quad_code", "integer"),
    ("goldstein", "double"), ("event_scale", "double"), ("status", "string"), ("mutual", "boolean"),
    ("first", "string"), ("last", "string"), ("edtf", "string"), ("claimed", "boolean"), ("report_id", "string"),
    ("report_date", "string"), ("report_source", "string"), ("report_url", "string"), ("reports", "integer"),
)  # fmt: skip
"""What is said of an edge, with the type of each; days are ISO text."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor; ``id`` is its Wikidata id, or a hash of what it is where it has none."""

    id: str
    name: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """One pair of one event."""

    id: str
    source: str
    target: str
    event: Event
    values: dict[str, Value]


class Network:
    """The network of records; its nodes are complete when all edges have been taken."""

    def __init__(self, records: Iterable[Record], settings: Settings) -> None:
        self._records = records
        self._settings = settings
        self.nodes: dict[str, Node] = {}

    def edges(self) -> Iterator[Edge]:
        """Yield an edge for each pair of each event; an actor that acts on nobody is a node without one."""
        for record, event in events_once(self._records, self._settings):
            actors = {actor.id: actor for actor in record.actors}
            for pair in pairs(event, actors):
                source = self._node(pair.actor)
                if pair.recipient is not None:
                    values = {**self._values(record, event), "mutual": pair.mutual}
                    yield Edge(pair.id, source, self._node(pair.recipient), event, values)

    def _node(self, party: Party) -> str:
        actor = party.actor
        name = actor.wikidata or content_id(actor.kind, actor.name, party.code, length=12)
        if name not in self.nodes:
            cow = party.country.cow if party.country else ""
            told = {"kind": actor.kind, "code": party.code, "cow": cow, "sector": party.sector or "",
                    "wikidata": actor.wikidata or ""}  # fmt: skip
            self.nodes[name] = Node(name, actor.name, {key: value for key, value in told.items() if value})
        return name

    def _values(self, record: Record, event: Event) -> dict[str, Value]:
        report, when = record.report, event.date
        telling = self._settings.tellings.get(event.id)
        told: dict[str, Value | None] = {
            "event_id": event.id,
            "event": event.event,
            "mode": ";".join(event.mode) or None,
            "cameo": event.cameo,
            "quad_code": event.quad_code,
            "goldstein": float(event.goldstein),
            "event_scale": float(event.event_scale),
            "status": event.status,
            "first": when.first.isoformat() if when.first else None,
            "last": when.last.isoformat() if when.last else None,
            "edtf": edtf(when),
            "claimed": event.attributed_to is not None,
            "report_id": report.id,
            "report_date": report.date.isoformat(),
            "report_source": report.source,
            "report_url": report.url,
            "reports": telling.reports if telling else None,
        }
        return {name: value for name, value in told.items() if value is not None}
