"""What the endpoints answer with, as the interface describes it; rows are those of the ledger (store/answers.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from dragoman.store.answers import (
    ActorRow,
    Cell,
    ChangeRow,
    Difference,
    EventRow,
    InstrumentRow,
    PositionRow,
    ReportRow,
    StatementRow,
    Stats,
)
from dragoman.store.charts import Edge, Range, Spot
from dragoman.store.glances import Suggestion

__all__ = [
    "PROBLEMS", "ActorStory", "Actors", "Codes", "Differences", "Events", "InstrumentStory", "Instruments", "Matrix",
    "Network", "Panel", "Places", "Problem", "Reports", "ServerStats", "Statements", "Suggestions", "Timeline",
]  # fmt: skip

Row = TypeVar("Row")


class Problem(BaseModel):
    """An error: a stable code, and a message for people."""

    error: str
    message: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": "what is wrong"}
    for status in (400, 403, 404, 405, 411, 413, 414, 421, 422, 429, 500, 503)
}
"""Every endpoint's answers to what is not right."""


class Rows(BaseModel, Generic[Row]):
    """One page of a list, and the token of the next page."""

    items: list[Row]
    next: str | None


@dataclass(frozen=True, slots=True)
class OpenedReport(ReportRow):
    """A report as it was read, with its first sentence."""

    opening: str


@dataclass(frozen=True, slots=True)
class ServerStats(Stats):
    """How much the ledger holds, and whether texts may be coded here."""

    coding: bool


@dataclass(frozen=True, slots=True)
class ToldEvent(EventRow):
    """An event, also told in a sentence."""

    told: str


@dataclass(frozen=True, slots=True)
class ToldStatement(StatementRow):
    """A statement, also told as a sentence that its words end."""

    told: str


@dataclass(frozen=True, slots=True)
class ToldChange(ChangeRow):
    """A change of an instrument, also told in a clause, with ``it`` for the instrument."""

    told: str


class EntityCode(BaseModel):
    """The code of a country or body, with its name."""

    code: str
    name: str


class EventCode(BaseModel):
    """A PLOVER event type with its class and modes."""

    event: str
    quad_code: int
    modes: list[str]


class Codes(BaseModel):
    """The codes of the codebook."""

    events: list[EventCode]
    contexts: list[str]
    statuses: list[str]
    kinds: list[str]
    stances: list[str]
    entities: list[EntityCode]


class Office(BaseModel):
    """An office that an actor held, by the tables; days as far as the source gives them."""

    office: str
    code: str
    first: str | None
    last: str | None
    source: str


class Partner(BaseModel):
    """A country that an actor dealt with, by code, and in how many events."""

    code: str
    events: int


class ActorStory(BaseModel):
    """One actor: offices, other names, partners, and what it said lately."""

    name: str
    code: str
    sector: str | None
    kind: str
    wikidata: str | None
    aliases: list[str]
    offices: list[Office]
    partners: list[Partner]
    said: list[ToldStatement]


class InstrumentStory(BaseModel):
    """One instrument with all its changes and the positions towards it."""

    instrument: InstrumentRow
    changes: list[ToldChange]
    positions: list[PositionRow]


class Bin(BaseModel):
    """Events of one class and status in one step of time."""

    first: date
    last: date
    quad_code: int
    status: str
    events: int
    score: float


class Timeline(BaseModel):
    """Events by step of time, and those whose day is not known."""

    bucket: str
    first: date | None
    last: date | None
    earliest: date | None
    earlier: int
    bins: list[Bin]
    ranges: list[Range]
    ranges_left_out: int


class Node(BaseModel):
    """A country or body in the network."""

    code: str
    name: str
    events: int


class Network(BaseModel):
    """Who acts on whom."""

    nodes: list[Node]
    edges: list[Edge]
    edges_left_out: int
    first: date | None
    last: date | None


class Month(BaseModel):
    """Events of a dyad in one month."""

    month: str
    events: int
    score: float


class Dyad(BaseModel):
    """A dyad by month."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    events: int
    cells: list[Month]


class Matrix(BaseModel):
    """The busiest dyads by month."""

    months: list[str]
    dyads: list[Dyad]
    dyads_left_out: int


class Places(BaseModel):
    """Events by place."""

    places: list[Spot]
    places_left_out: int
    unplaced: int


class Panel(BaseModel):
    """Counts by the dimensions asked for."""

    by: list[str]
    measure: str
    cells: list[Cell]


class Differences(BaseModel):
    """What the ledger had on one day and not on another."""

    items: list[Difference]


class Suggestions(BaseModel):
    """Names that begin as typed."""

    items: list[Suggestion]


Events = Rows[ToldEvent]
Statements = Rows[ToldStatement]
Reports = Rows[OpenedReport]
Actors = Rows[ActorRow]
Instruments = Rows[InstrumentRow]
