"""Draws a brief's timeline and map, and says the same in tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.brief.gather import Gathered
from dragoman.brief.names import day_of, days_of
from dragoman.draw.canvas import inline_svg
from dragoman.draw.look import Look
from dragoman.draw.places import map_of, spots
from dragoman.draw.steps import Spread, spread
from dragoman.draw.timeline import timeline
from dragoman.store.answers import EventRow

__all__ = ["Drawn", "Table", "drawn"]

_WIDE, _NARROW = 780, 360


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, as rows under columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture for a wide and for a narrow page, in elements of SVG, and its table; without SVG for plain text."""

    caption: str
    wide: str
    narrow: str
    table: Table


def drawn(gathered: Gathered, *, svg: bool) -> tuple[Drawn, ...]:
    """Return the timeline and the map of a brief, as far as its events have days and places.

    The numbers in them are those of the weightiest lines. On the map is only what happened.
    """
    made = []
    numbers, wanted = gathered.numbers, gathered.wanted
    found = spread(gathered.events, wanted.first, wanted.last)
    if found is not None:
        looks = [Look(width, first=wanted.first, last=wanted.last, marks=numbers) for width in (_WIDE, _NARROW)]
        wide, narrow = [
            inline_svg(timeline(gathered.events, look), f"time{i}-") if svg else "" for i, look in enumerate(looks)
        ]
        caption = f"Events by {found.step}. Numbers are those of the lines in short."
        made.append(Drawn(caption, wide, narrow, _steps(found)))
    placed = tuple(event for event in gathered.events if event.status in (wanted.status or ("actual",)))
    if spots(placed):
        looks = [Look(width, marks=numbers) for width in (_WIDE, _NARROW)]
        wide, narrow = [inline_svg(map_of(placed, look), f"map{i}-") if svg else "" for i, look in enumerate(looks)]
        caption = "Places of events that happened. Numbers in brackets are those of the lines in short."
        made.append(Drawn(caption, wide, narrow, _places(placed)))
    return tuple(made)


def _steps(found: Spread) -> Table:
    """Return the steps that have events, with what each has of cooperation and conflict."""
    steps: dict[tuple[date, date], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in found.bins:
        steps[one.first, one.last][(one.quad > 2) + 2 * (one.status != "actual")] += len(one.events)
    precision = {"month": "month", "year": "year"}.get(found.step, "day")
    rows = [
        (days_of(first, last, precision), *(str(count or "") for count in counts), str(sum(counts)))
        for (first, last), counts in sorted(steps.items())
    ]
    for count, when in ((found.earlier, f"before {day_of(found.first)}"), (len(found.ranges), "day not known")):
        if count:
            rows.append((when, "", "", "", "", str(count)))
    unsure = "planned, supposed, background or not done"
    return Table(("when", "▲ happened", "▼ happened", f"▲ {unsure}", f"▼ {unsure}", "events"), tuple(rows))


def _places(events: Sequence[EventRow]) -> Table:
    rows = [
        (spot.name, spot.country, str(len(spot.cooperation) or ""), str(len(spot.conflict) or ""),
         "somewhere in it" if spot.vague else "")
        for spot in spots(events)
    ]  # fmt: skip
    return Table(("place", "country", "▲ cooperation", "▼ conflict", "how exact"), tuple(rows))
