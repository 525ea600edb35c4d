"""Draws events by time: cooperation above the line, conflict below it, status by texture, unsure dates as ranges."""

from __future__ import annotations

from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.draw.canvas import legend, new_figure, notes_of, place, styled, write_text
from dragoman.draw.look import DASHES, HATCHES, LIGHT, QUADS, Look, Picture, hatched
from dragoman.draw.steps import Bin, Spread, day_of, open_days, spread, ticks
from dragoman.store.answers import EventRow
from dragoman.text import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

__all__ = ["timeline"]

_LEFT, _RIGHT, _TOP = 46, 16, 46
_LANE = 11
_MOST_LANES = 9
_BARS = 250
_MONTHS = tuple(month_name)[1:]
_EPOCH = date(1970, 1, 1).toordinal()


@styled()
def timeline(events: Sequence[EventRow], look: Look | None = None) -> Picture:
    """Draw events by day, week, month or year; those whose date is not known to the step lie below as lines."""
    look = look or Look()
    title = look.title or "Events by date"
    found = spread(events, look.first, look.last)
    if found is None:
        return _nothing(look, title)
    lanes, undrawn = _lanes(found)
    notes = _notes(found, undrawn)
    lines = notes_of(notes, look.width - 32)
    labels = _legend_labels(found)
    columns = max(1, (look.width - _LEFT) // 190)
    below = 18 * -(-len(labels) // columns) + 15 * len(lines) + 10
    ranges = _LANE * len(lanes) + (24 if lanes else 6)
    height = look.height or _TOP + _BARS + 26 + ranges + below
    bars = max(60, height - _TOP - 26 - ranges - below)
    figure = new_figure(look.width, height)
    wide = look.width - _LEFT - _RIGHT
    head = place(figure, 0, 0, look.width, _TOP)
    head.set(xlim=(0, look.width), ylim=(0, _TOP))
    head.set_axis_off()
    write_text(head, 16, _TOP - 14, title, size=11.5, bold=True)
    write_text(head, 16, 10, _span(found), size=8.5, colour="soft")
    axes = place(figure, _LEFT, _TOP, wide, bars)
    _draw_bars(axes, found, look)
    if lanes:
        _draw_lanes(place(figure, _LEFT, _TOP + bars + 26, wide, ranges), found, lanes)
    foot = place(figure, 16, height - below, look.width - 32, below)
    foot.set(xlim=(0, look.width - 32), ylim=(below, 0))
    legend(foot, [_patch(kind) for kind, _ in labels], [label for _, label in labels], columns=columns)
    for i, note in enumerate(reversed(lines)):
        write_text(foot, 0, below - 10 - 15 * i, note, size=8.5, colour="soft")
    return Picture(figure, title, _told(found, notes))


def _nothing(look: Look, title: str) -> Picture:
    figure = new_figure(look.width, look.height or 120)
    axes = place(figure, 0, 0, look.width, look.height or 120)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    write_text(axes, 0.5, 0.5, "No event matches.", colour="soft", anchor="center")
    return Picture(figure, title, "No event matches.")


def _number(day: date) -> float:
    return float(day.toordinal() - _EPOCH)


def _limits(found: Spread) -> tuple[float, float]:
    """Return the days at the edges; a short time is given room, so that one day is no wall."""
    first = min([found.first, *(one.first for one in found.bins)])
    last = max([found.last, *(one.last for one in found.bins)])
    room = {"day": 6, "week": 21, "month": 90, "year": 1100}[found.step]
    lacking = max(0, room - (_number(last) - _number(first) + 1)) / 2
    return _number(first) - lacking - 0.5, _number(last) + 1 + lacking + 0.5


def _draw_bars(axes: Axes, found: Spread, look: Look) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - takes a moment to load

    steps: dict[date, list[Bin]] = defaultdict(list)
    for one in found.bins:
        steps[one.first].append(one)
    up = max((sum(len(one.events) for one in some if one.quad <= 2) for some in steps.values()), default=0)
    down = max((sum(len(one.events) for one in some if one.quad > 2) for some in steps.values()), default=0)
    room = 0.2 * max(up + down, 2)
    axes.set(xlim=_limits(found), ylim=(-max(down, 1) - room, max(up, 1) + room))
    for some in steps.values():
        _draw_step(axes, some, look, room)
    axes.axhline(0, color=LIGHT["ink"], linewidth=1.2, zorder=3)
    low, high = _limits(found)
    marked = tuple(steps) if len(steps) == 1 else ticks(_date(low + 0.5), _date(high - 0.5), max(2, look.width // 110))
    axes.set_xticks([_number(day) for day in marked], [_tick(day, high - low) for day in marked])
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):g}"))
    axes.grid(axis="y", color=LIGHT["line"], linewidth=0.7)
    axes.set_axisbelow(True)
    left = axes.get_xlim()[0]
    write_text(axes, left, max(up, 1) + room * 0.8, " cooperation ▲", size=8.5, colour="q1", bold=True, halo=True)
    write_text(axes, left, -max(down, 1) - room * 0.8, " conflict ▼", size=8.5, colour="q4", bold=True, halo=True)


def _draw_step(axes: Axes, some: list[Bin], look: Look, room: float) -> None:
    high = low = 0
    begin, end = _number(some[0].first), _number(some[0].last) + 1
    gap = 0.08 * (end - begin)
    order = sorted(some, key=lambda one: (one.quad, list(HATCHES).index(one.status)))
    for one in order:
        count = len(one.events)
        bottom = high if one.quad <= 2 else low - count
        high, low = (high + count, low) if one.quad <= 2 else (high, low - count)
        axes.bar(
            begin + gap, count, end - begin - 2 * gap, bottom, align="edge", zorder=2, **_fill(one.quad, one.status)
        )
    above = [look.marks[event.id] for one in some if one.quad <= 2 for event in one.events if event.id in look.marks]
    under = [look.marks[event.id] for one in some if one.quad > 2 for event in one.events if event.id in look.marks]
    middle = (begin + end) / 2
    for marks, y in ((above, high + room * 0.26), (under, low - room * 0.26)):
        if marks:
            write_text(axes, middle, y, " ".join(sorted(marks)), bold=True, anchor="center", halo=True)


def _fill(quad: int, status: str) -> dict[str, Any]:
    """Return how a bar is filled: solid where it happened, else tinted with the texture of its status."""
    material = quad in {2, 4}
    return {
        "facecolor": LIGHT[f"q{quad}" if status == "actual" else f"t{quad}"],
        "hatch": HATCHES[status] or None,
        "hatchcolor": LIGHT[f"q{quad}"],
        "edgecolor": LIGHT["ink" if material else "card"],
        "linewidth": 1.3 if material else 0.6,
    }


def _date(number: float) -> date:
    return date.fromordinal(min(max(1, int(number) + _EPOCH), date.max.toordinal()))


def _tick(day: date, days: float) -> str:
    """Return a day as exact as the number of days shown asks for."""
    if days > 1500:
        return str(day.year)
    return f"{_MONTHS[day.month - 1][:3]} {day.year}" if days > 130 else f"{day.day} {_MONTHS[day.month - 1][:3]}"


def _lanes(found: Spread) -> tuple[list[list[EventRow]], int]:
    """Put ranges into lanes so that none lie over each other, and return how many found no room."""
    low, high = _limits(found)
    apart = (high - low) / 80
    lanes: list[list[EventRow]] = []
    ends: list[float] = []
    undrawn = 0
    for event in found.ranges:
        begin, end = _reach(event, low, high)
        lane = next((i for i, end in enumerate(ends) if end + apart < begin), len(lanes))
        if lane == _MOST_LANES:
            undrawn += 1
            continue
        if lane == len(lanes):
            lanes.append([])
            ends.append(low)
        lanes[lane].append(event)
        ends[lane] = end
    return lanes, undrawn


def _reach(event: EventRow, low: float, high: float) -> tuple[float, float]:
    """Return from where to where a line goes; what is only known to be before a day is a short arrow to it."""
    first, last = open_days(event)
    end = min(high, _number(last) + 1)
    begin = max(low, _number(first)) if event.first else max(low, end - (high - low) / 24)
    return begin, max(end, begin + (high - low) / 160)


def _draw_lanes(axes: Axes, found: Spread, lanes: list[list[EventRow]]) -> None:
    low, high = _limits(found)
    axes.set(xlim=(low, high), ylim=(len(lanes) + 0.2, -1.6))
    axes.set_axis_off()
    write_text(axes, low, -1.05, "some day along a line, or before the end of an arrow", size=8.5, colour="soft")
    for y, lane in enumerate(lanes):
        for event in lane:
            begin, end = _reach(event, low, high)
            colour, dash = LIGHT[f"q{event.quad_code}"], DASHES[event.quad_code - 1]
            material = event.quad_code in {2, 4}
            axes.plot([begin, end], [y, y], color=colour, linewidth=3.2 if material else 1.8,
                      linestyle=(0, dash) if dash else "-", dash_capstyle="butt", solid_capstyle="butt")  # fmt: skip
            first, last = open_days(event)
            open_left = event.first is None or _number(first) < low
            axes.plot([begin], [y], marker="<" if open_left else "|", markersize=5, color=colour)
            axes.plot([end], [y], marker=">" if _number(last) + 1 > high else "|", markersize=5, color=colour)


def _legend_labels(found: Spread) -> list[tuple[tuple[int, str], str]]:
    quads = sorted({one.quad for one in found.bins} | {event.quad_code for event in found.ranges})
    statuses = hatched({one.status for one in found.bins})
    words = {
        "historical": "told as background",
        "future": "planned",
        "hypothetical": "supposed",
        "negated": "did not happen",
    }
    labels = [((quad, "actual"), QUADS[quad - 1] + (" (dark edge)" if quad in {2, 4} else "")) for quad in quads]
    return labels + [((1, status), words[status]) for status in statuses]


def _patch(kind: tuple[int, str]) -> Patch:
    from matplotlib.patches import Patch  # noqa: PLC0415 - takes a moment to load

    return Patch(**_fill(*kind))


def _notes(found: Spread, undrawn: int) -> list[str]:
    notes = []
    if found.earlier:
        notes.append(f"{counted(found.earlier, 'event')} before {day_of(found.first)} not drawn.")
    if found.later:
        notes.append(f"{counted(found.later, 'event')} after {day_of(found.last)} not drawn.")
    if undrawn:
        notes.append(f"{undrawn} more of unknown day not drawn.")
    return notes


def _span(found: Spread) -> str:
    days = day_of(found.first) if found.first == found.last else f"{day_of(found.first)} to {day_of(found.last)}"
    return f"{days}, by {found.step}"


def _told(found: Spread, notes: list[str]) -> str:
    """Say in words what the picture shows."""
    counts = Counter(one.quad for one in found.bins for _ in one.events)
    counts.update(event.quad_code for event in found.ranges)
    classes = ", ".join(f"{counts[quad]} of {QUADS[quad - 1]}" for quad in sorted(counts))
    total = counted(sum(counts.values()), "event")
    unsure = f" Of {len(found.ranges)} the day is not known." if found.ranges else ""
    told = f"{total} by {found.step} from {day_of(found.first)} to {day_of(found.last)}: {classes}.{unsure}"
    return " ".join([told, *notes])
