"""Sorts events by steps of time: a day, a week, a month or a year long, as the days to show ask for."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.store.answers import EventRow

__all__ = ["Bin", "Spread", "date_of", "day_of", "finest", "first_of", "last_of", "open_days", "spread", "ticks"]

_MOST_STEPS = 62
_STEPS = ("day", "week", "month", "year")
_DAY = timedelta(days=1)
_DAYS_APART = (1, 2, 7, 14)
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000)


@dataclass(frozen=True, slots=True)
class Bin:
    """The events of one quad class and status in one step of time; both days are included."""

    first: date
    last: date
    quad: int
    status: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Events by time: those known to the step in bins, the others as ranges, and what lies outside the days shown."""

    step: str
    first: date
    last: date
    bins: tuple[Bin, ...]
    ranges: tuple[EventRow, ...]
    earlier: int
    later: int


def day_of(day: date) -> str:
    """Return a day as people write it: 14 March 2025."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def date_of(iso: str) -> str:
    """Return an ISO day, month or year as people write it: 14 March 2025, March 2025, 2025."""
    year, *rest = iso.split("-")
    return " ".join([*(str(int(day)) for day in rest[1:]), *(month_name[int(month)] for month in rest[:1]), year])


def open_days(event: EventRow) -> tuple[date, date]:
    """Return the first and last day on which an event may have happened; an open side is closed by the other."""
    first = event.first or event.last or event.report_date
    return first, event.last or event.first or event.report_date


def spread(events: Sequence[EventRow], first: date | None = None, last: date | None = None) -> Spread | None:
    """Sort events by steps of time, or return None where there are none.

    Without days given, the days of what is no background are shown: what reports tell as earlier history would press
    the news into a corner, so it is counted as ``earlier``. The step is the finest that makes at most 62.
    """
    if not events:
        return None
    news = [event for event in events if event.status != "historical" and event.first is not None] or list(events)
    first = first or min(open_days(event)[0] for event in news)
    last = max(last or max(open_days(event)[1] for event in news), first)
    step = finest(first, last, _MOST_STEPS)
    earlier = sum(open_days(event)[1] < first for event in events)
    later = sum(open_days(event)[0] > last for event in events)
    shown = [event for event in events if open_days(event)[1] >= first and open_days(event)[0] <= last]
    sure = [event for event in shown if event.first is not None and _within_one(event, step)]
    known = {event.id for event in sure}
    ranges = sorted(
        (event for event in shown if event.id not in known), key=lambda event: (*open_days(event), event.id)
    )
    return Spread(step, first, last, tuple(_bins(sure, step)), tuple(ranges), earlier, later)


def finest(first: date, last: date, most: int) -> str:
    """Return the finest step that divides the days into at most so many parts, or a year where none does."""
    return next((step for step in _STEPS if _count(first, last, step) <= most), "year")


def _bins(events: Iterable[EventRow], step: str) -> Iterable[Bin]:
    found: dict[tuple[date, int, str], list[EventRow]] = {}
    for event in events:
        key = (first_of(open_days(event)[0], step), event.quad_code, event.status)
        found.setdefault(key, []).append(event)
    for (begin, quad, status), some in sorted(found.items()):
        yield Bin(begin, last_of(begin, step), quad, status, tuple(sorted(some, key=lambda event: event.id)))


def _within_one(event: EventRow, step: str) -> bool:
    first, last = open_days(event)
    return first_of(first, step) == first_of(last, step)


def first_of(day: date, step: str) -> date:
    """Return the first day of the step of time that a day is in; weeks begin on Mondays."""
    if step == "week":
        return day - min(day - date.min, timedelta(days=day.weekday()))
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def last_of(begin: date, step: str) -> date:
    """Return the last day of the step of time that begins on a day."""
    if step == "day":
        return begin
    if step == "week":
        return begin + min(date.max - begin, timedelta(days=6))
    if step == "year":
        return begin.replace(month=12, day=31)
    following = date.max if begin.month == 12 else begin.replace(month=begin.month + 1)
    return begin.replace(day=31) if begin.month == 12 else following - _DAY


def _count(first: date, last: date, step: str) -> int:
    if step in {"day", "week"}:
        return (last - first_of(first, step)).days // (7 if step == "week" else 1) + 1
    years = last.year - first.year
    return years + 1 if step == "year" else 12 * years + last.month - first.month + 1


def ticks(first: date, last: date, most: int) -> tuple[date, ...]:
    """Return round days to write below an axis: the closest together of which there are at most ``most``.

    They are so many days apart, or the first days of months or years that are.
    """
    days = (last - first).days
    for apart in _DAYS_APART:
        if days // apart + 1 <= most:
            return tuple(first + timedelta(days=apart * i) for i in range(days // apart + 1))
    begin, end = 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
    if first.day > 1:
        begin += 1
    for apart in _MONTHS_APART:
        months = range(-(-begin // apart) * apart, end + 1, apart)
        if len(months) <= most:
            return tuple(date(max(1, month // 12), month % 12 + 1, 1) for month in months)
    return ()
