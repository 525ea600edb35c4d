"""Calendar arithmetic: windows of days, months, quarters, seasons and movable feasts.

A window is a first and a last day with a precision. Weeks run from Monday to Sunday. Winter is named after the year in
which it begins. Easter follows the anonymous Gregorian computus and, for the Orthodox, Meeus's Julian one; lunar feasts
come from a table (``data/dates/movable_feasts.csv``, 1990 to 2035).
"""

from __future__ import annotations

import calendar as gregorian
import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.tables import read_table

__all__ = [
    "SEASON_MONTHS",
    "Window",
    "days",
    "easter",
    "feast",
    "half",
    "month",
    "orthodox_easter",
    "part_of",
    "plus_months",
    "quarter",
    "season",
    "single",
    "span",
    "week",
    "year",
    "years",
]

DAY = timedelta(days=1)
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season, as the press of the northern hemisphere reckons it."""


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, either of which may be open, with the precision that the words give."""

    first: date | None
    last: date | None
    precision: str

    def clipped(self, first: date | None = None, last: date | None = None) -> Window:
        """Return the window cut to lie between two days; a cut window is a span."""
        start = max(self.first, first) if self.first and first else self.first
        end = min(self.last, last) if self.last and last else self.last
        if (start and end and start > end) or (start, end) == (self.first, self.last):
            return self
        return span(start, end)


def single(day: date) -> Window:
    """Return the window of one day."""
    return Window(day, day, "day")


def span(first: date | None, last: date | None) -> Window:
    """Return the window between two days, a day when they are the same."""
    return Window(first, last, "day" if first is not None and first == last else "span")


def days(day: date, number: int) -> date:
    """Return the day so many days later, kept within the calendar."""
    ordinal = min(max(day.toordinal() + number, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def plus_months(day: date, number: int) -> date:
    """Return the same day of the month so many months later, or the month's last day where it is too short."""
    index = min(max(day.year * 12 + day.month - 1 + number, 12), 9999 * 12 + 11)
    year_, month_ = divmod(index, 12)
    return date(year_, month_ + 1, min(day.day, gregorian.monthrange(year_, month_ + 1)[1]))


def month(year_: int, month_: int) -> Window:
    """Return the window of a month."""
    return Window(date(year_, month_, 1), date(year_, month_, gregorian.monthrange(year_, month_)[1]), "month")


def year(year_: int) -> Window:
    """Return the window of a calendar year."""
    return Window(date(year_, 1, 1), date(year_, 12, 31), "year")


def years(first: int, last: int) -> Window:
    """Return the window from the first day of one year to the last day of another."""
    return year(first) if first == last else span(date(first, 1, 1), date(last, 12, 31))


def week(day: date) -> Window:
    """Return the week, Monday to Sunday, in which a day lies."""
    monday = days(day, -day.weekday())
    return span(monday, days(monday, 6))


def _months(year_: int, first: int, number: int) -> Window:
    """Return the window of several months from the first of a month."""
    start = date(year_, first, 1)
    return span(start, plus_months(start, number) - DAY)


def quarter(year_: int, number: int) -> Window:
    """Return the calendar quarter 1 to 4 of a year."""
    return _months(year_, number * 3 - 2, 3)


def half(year_: int, number: int) -> Window:
    """Return the first or second half of a year."""
    return _months(year_, number * 6 - 5, 6)


def season(year_: int, name: str) -> Window:
    """Return the season that begins in a year."""
    return _months(year_, SEASON_MONTHS[name], 3)


def _share(window: Window, low: float, high: float) -> Window:
    """Return the stretch between two shares of a bounded window."""
    if window.first is None or window.last is None:
        return window
    length = (window.last - window.first).days + 1
    return span(days(window.first, round(low * length)), days(window.first, max(round(high * length), 1) - 1))


_THIRDS = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "first-half": (0, 0.5),
    "second-half": (0.5, 1),
}
_EDGE_DAYS = {"month": 7, "year": 15, "span": 7}


def part_of(window: Window, part: str) -> Window:
    """Return the early, mid or late third, a half, or the first or last days ("begin", "end") of a window.

    The thirds of a month are its days 1 to 10, 11 to 20 and the rest; of a year four months each; of a decade the years
    0 to 3, 4 to 6 and 7 to 9. A single day is returned whole: "late on Friday" is Friday.
    """
    if window.precision == "day" or window.first is None or window.last is None:
        return window
    if part in {"begin", "end"}:
        length = (window.last - window.first).days
        reach = min(_EDGE_DAYS[window.precision], length + 1) - 1
        reach = min(reach, 2) if length <= 7 else reach
        if part == "begin":
            return span(window.first, days(window.first, reach))
        return span(days(window.last, -reach), window.last)
    if window.precision == "month":
        begins = {"early": 1, "mid": 11, "late": 21, "first-half": 1, "second-half": 16}[part]
        ends = {"early": 10, "mid": 20, "first-half": 15}.get(part, window.last.day)
        return span(window.first.replace(day=begins), window.first.replace(day=ends))
    if window.precision == "year" and part in _THIRDS:
        if part.endswith("half"):
            return half(window.first.year, 1 if part == "first-half" else 2)
        return _months(window.first.year, {"early": 1, "mid": 5, "late": 9}[part], 4)
    first, last = window.first, window.last
    if first.month == first.day == 1 and last.month == 12 and last.day == 31 and not part.endswith("half"):
        length = last.year - first.year + 1
        low, high = {"early": (0, 4), "mid": (4, 7), "late": (7, 10)}[part]
        return years(first.year + length * low // 10, first.year + length * high // 10 - 1)
    return _share(window, *_THIRDS[part])


def easter(year_: int) -> date:
    """Return Western Easter Sunday of a year."""
    a, (b, c) = year_ % 19, divmod(year_, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month_, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year_, month_, day + 1)


def orthodox_easter(year_: int) -> date:
    """Return Orthodox Easter Sunday of a year in the Gregorian calendar, for 1900 to 2099."""
    d = (19 * (year_ % 19) + 15) % 30
    e = (2 * (year_ % 4) + 4 * (year_ % 7) - d + 34) % 7
    month_, day = divmod(d + e + 114, 31)
    return date(year_, month_, day + 1) + timedelta(days=13)


@cache
def _feasts() -> dict[str, list[Window]]:
    """Read the table of lunar feasts."""
    table: dict[str, list[Window]] = {}
    for row in csv.DictReader(read_table("dates/movable_feasts.csv")):
        window = span(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        table.setdefault(row["feast"], []).append(window)
    return table


def _nth_weekday(year_: int, month_: int, number: int, weekday: int) -> date:
    """Return the n-th (or, for -1, the last) given weekday of a month."""
    if number < 0:
        last = month(year_, month_).last or date(year_, month_, 28)
        return days(last, -((last.weekday() - weekday) % 7))
    first = date(year_, month_, 1)
    return days(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))


def feast(rule: str, length: int, year_: int) -> list[Window]:
    """Return the windows of a feast in a year by its rule; none where the table does not reach.

    Rules: ``fixed MM-DD``, ``once YYYY-MM-DD``, ``easter N`` and ``orthodox-easter N`` (days from Easter Sunday),
    ``weekday MONTH N WEEKDAY`` (the N-th such weekday), ``table NAME``.
    """
    kind, _, value = rule.partition(" ")
    if kind == "table":
        return [w for w in _feasts().get(value, []) if w.first and w.first.year == year_]
    if kind == "once":
        return [single(date.fromisoformat(value))]
    if kind == "fixed":
        first = date.fromisoformat(f"{year_:04d}-{value}")
    elif kind == "weekday":
        first = _nth_weekday(year_, *(int(x) for x in value.split()))
    else:
        first = days(easter(year_) if kind == "easter" else orthodox_easter(year_), int(value))
    return [span(first, days(first, length - 1))]
