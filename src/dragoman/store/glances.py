"""What a page shows at a glance: openings of reports, places on a map, events of unsure days, names that begin so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.store.connect import Database
from dragoman.store.filters import Filter, event_conditions, folded
from dragoman.store.statements import query

__all__ = ["Range", "Spot", "Suggestion", "openings", "ranges", "spots", "suggest"]

_MOST_SPOTS = 1000
_MOST_RANGES = 60
_MOST_NAMES = 10


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


@dataclass(frozen=True, slots=True)
class Range:
    """An event whose day is not known, with the first and last day on which it can have happened."""

    id: str
    first: date | None
    last: date | None
    quad_code: int
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that a search may be for: an actor's, an instrument's or a place's."""

    kind: str
    id: str
    name: str
    code: str | None
    reports: int


def openings(db: Database, reports: Sequence[str]) -> dict[str, str]:
    """Return the first sentence of each report."""
    found = db.rows("SELECT report, arg_min(text, n) FROM sentences WHERE report IN (SELECT unnest(?)) GROUP BY report",
                    [list(reports)])  # fmt: skip
    return {str(report): str(text) for report, text in found}


def spots(db: Database, wanted: Filter, *, seconds: float | None = None) -> tuple[tuple[Spot, ...], int, int]:
    """Return the places of events, the busiest first, how many more there are, and how many events have no place."""
    where, params = _where(wanted)
    found = db.rows(query("spots", where=where), params, seconds=seconds)
    placed = [row for row in found if row[3] is not None and row[4] is not None]
    unplaced = sum(row[5] for row in found if row[3] is None or row[4] is None)
    rows = tuple(Spot(name, geoname, country, lat, lon, events, (a, b, c, d))
                 for name, geoname, country, lat, lon, events, a, b, c, d in placed[:_MOST_SPOTS])  # fmt: skip
    return rows, len(placed) - len(rows), unplaced


def ranges(db: Database, wanted: Filter, *, seconds: float | None = None) -> tuple[tuple[Range, ...], int]:
    """Return events whose day is not known, the latest first, and how many more there are."""
    where, params = _where(wanted)
    found = db.rows(query("ranges", where=where, limit=_MOST_RANGES), params, seconds=seconds)
    return tuple(Range(*row[:6]) for row in found), (found[0][6] - len(found) if found else 0)


def suggest(db: Database, text: str, *, seconds: float | None = None) -> tuple[Suggestion, ...]:
    """Return the most reported names in which a word begins with the text, accents and case aside."""
    beginning = folded(text)
    if not beginning:
        return ()
    found = db.rows(query("suggest", limit=_MOST_NAMES), [beginning, f" {beginning}"], seconds=seconds)
    return tuple(Suggestion(*row) for row in found)


def _where(wanted: Filter) -> tuple[str, list[object]]:
    conditions = event_conditions(wanted)
    where = " AND ".join(sql for sql, _ in conditions) or "true"
    return where, [param for _, some in conditions for param in some]
