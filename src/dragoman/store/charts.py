"""What the drawings of a page count: events by time, who acts on whom, dyads by month, places, unsure days.

Each is one query that looks at few columns and gives only the rows that are drawn. An event that several reports tell
counts once in each bar, tie, cell or place where one of them puts it, which is what a list with the same filter has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.store.connect import Database
from dragoman.store.filters import Filter, event_conditions, word_conditions
from dragoman.store.statements import query

__all__ = ["Bin", "Charts", "Days", "DyadMonth", "Edge", "Range", "Spot"]

_MOST_SPOTS = 1000
_MOST_RANGES = 60
_DEALT = ", e.actor_codes, e.recipient_codes"
_PLACED = ", e.place, e.place_text, e.geonameid, e.country, e.lat, e.lon"


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events of a class and status the step of time that begins on a day has, and their mean score."""

    begin: date
    quad_code: int
    status: str
    events: int
    score: float


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day with events, and the first with one that is not told as background."""

    first: date
    news: date
    last: date


@dataclass(frozen=True, slots=True)
class Range:
    """An event that is not known to the step of time, with the first and last day on which it can have happened."""

    id: str
    first: date | None
    last: date | None
    quad_code: int
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """How many events of a class one code directs at another, and their mean score."""

    actor: str
    recipient: str
    quad_code: int
    events: int
    score: float


@dataclass(frozen=True, slots=True)
class DyadMonth:
    """How many events one code directs at another in a month, their mean score; ``total`` is of all months shown."""

    actor: str
    recipient: str
    month: date
    events: int
    score: float
    total: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with its events by class: verbal and material cooperation, verbal and material conflict."""

    place: str
    geonameid: str | None
    country: str | None
    lat: float
    lon: float
    events: int
    quads: tuple[int, int, int, int]


class Charts:
    """Counts the events that a filter wants; a query that takes longer than ``seconds`` raises ``LimitReached``."""

    def __init__(self, db: Database, wanted: Filter, seconds: float | None = None) -> None:
        self._db = db
        self._seconds = seconds
        conditions = [*event_conditions(wanted), *word_conditions(wanted)]
        self._where = " AND ".join(sql for sql, _ in conditions) or "true"
        self._params = [param for _, some in conditions for param in some]

    def days(self) -> Days | None:
        """Return the first and last day with events, or None where there are none."""
        ((first, news, last),) = self._ask("", query("days"))
        return None if first is None else Days(first, news or first, last)

    def count(self) -> int:
        """Return how many events there are."""
        ((events,),) = self._ask("", "SELECT count(*) - count(shared) + count(DISTINCT shared) FROM told")
        return int(events)

    def bins(self, step: str) -> tuple[Bin, ...]:
        """Count the events that are known to a step of time (day, week, month or year), by step, class and status."""
        return tuple(Bin(*row) for row in self._ask("", query("bins", step=step)))

    def ranges(self, step: str) -> tuple[tuple[Range, ...], int]:
        """Return the events that are not known to a step of time, the latest first, and how many more there are."""
        found = self._ask(", e.event, e.trigger_text", query("ranges", step=step, limit=_MOST_RANGES))
        rows = tuple(
            Range(item, first, last, quad, status, f"{event} “{words}”")
            for item, first, last, quad, status, event, words, _ in found
        )
        return rows, (found[0][7] - len(found) if found else 0)

    def edges(self, *, limit: int) -> tuple[tuple[Edge, ...], int]:
        """Return who acts on whom how often, the strongest first, and how many more there are."""
        found = self._ask(_DEALT, query("dealt") + query("edges", limit=limit))
        return tuple(Edge(*row[:5]) for row in found), (found[0][5] - len(found) if found else 0)

    def dyad_months(self, *, months: int, limit: int) -> tuple[tuple[DyadMonth, ...], int]:
        """Return the months of the busiest dyads, dyad by dyad, and how many more dyads there are.

        Only the ``months`` up to the last that has events are looked at.
        """
        found = self._ask(_DEALT, query("dealt") + query("months", months=months, limit=limit))
        shown = len({row[:2] for row in found})
        return tuple(DyadMonth(*row[:6]) for row in found), (found[0][6] - shown if found else 0)

    def spots(self) -> tuple[tuple[Spot, ...], int, int]:
        """Return the places of events, the busiest first, how many more there are, and how many events have none."""
        of_quad = "count(*) FILTER ({0}) - count(shared) FILTER ({0}) + count(DISTINCT shared) FILTER ({0})"
        quads = ", ".join(of_quad.format(f"quad_code = {quad}") for quad in (1, 2, 3, 4))
        found = self._ask(_PLACED, query("spots", quads=quads))
        placed = [row for row in found if row[3] is not None and row[4] is not None]
        unplaced = sum(row[5] for row in found if row[3] is None or row[4] is None)
        rows = tuple(
            Spot(name, geoname, country, lat, lon, events, (a, b, c, d))
            for name, geoname, country, lat, lon, events, a, b, c, d in placed[:_MOST_SPOTS]
        )
        return rows, len(placed) - len(rows), unplaced

    def _ask(self, columns: str, rest: str) -> list[tuple[Any, ...]]:
        """Run a query over the tellings that are wanted; ``columns`` are those that it needs besides the usual ones."""
        sql = query("charted", where=self._where, columns=columns) + rest
        return self._db.rows(sql, self._params, seconds=self._seconds)
