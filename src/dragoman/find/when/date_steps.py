"""Step through the calendar by units of time: the week after, two months before, the edge of the past three years."""

from __future__ import annotations

from datetime import date

from dragoman.find.when import calendar as cal
from dragoman.find.when.calendar import Window

__all__ = ["DAYS", "MONTHS", "edge", "moved", "unit_window"]

DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Length in days of the units that are counted in days."""
MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
"""Length in months of the units that are counted in months."""
_HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}


def unit_window(day: date, unit: str, step: int) -> Window | None:
    """Return the calendar unit so many steps from the one in which a day lies, None for hours."""
    if unit in {"day", "night"}:
        return cal.single(cal.days(day, step))
    if unit in {"week", "fortnight"}:
        return cal.week(cal.days(day, 7 * step))
    if unit == "weekend":
        saturday = cal.days(day, 5 - day.weekday() + 7 * step)
        return cal.span(saturday, cal.days(saturday, 1))
    length = MONTHS.get(unit)
    if length is None:
        return None
    if length >= 12:
        return _years_window(day.year, length // 12, step)
    first = cal.plus_months(day.replace(day=1, month=(day.month - 1) // length * length + 1), length * step)
    if unit == "month":
        return cal.month(first.year, first.month)
    number = (first.month - 1) // length + 1
    return cal.quarter(first.year, number) if unit == "quarter" else cal.half(first.year, number)


def _years_window(year: int, size: int, step: int) -> Window | None:
    """Return the year, decade or century so many steps away."""
    if not size < year + size * step < 9999 - size:
        return None
    first = (year + size * step) // size * size + (size == 100)
    return cal.years(first, first + size - 1)


def moved(base: date, amount: float, unit: str, direction: int, *, exact: bool) -> Window | None:
    """Return the window an amount of time away, as wide as the unit is coarse.

    Days and weeks lead to a day, months and a single year to a month, years to a year; ``exact`` to a day always.
    """
    if unit in _HOURS:
        return cal.single(cal.days(base, direction * int(amount * _HOURS[unit] // 24)))
    if unit in DAYS:
        return cal.single(cal.days(base, round(amount * DAYS[unit]) * direction))
    if unit not in MONTHS:
        return None
    day = cal.plus_months(base, round(amount * MONTHS[unit]) * direction)
    if exact:
        return cal.single(day)
    fine = MONTHS[unit] < 12 or (unit == "year" and amount <= 1.5)
    return cal.month(day.year, day.month) if fine else cal.year(day.year)


def edge(base: date, amount: float | None, unit: str, direction: int) -> date | None:
    """Return the far end of a stretch of time, None where its length is not told."""
    if amount is None:
        return None
    if unit in DAYS:
        return cal.days(base, direction * round(amount * DAYS[unit]))
    if unit in MONTHS:
        return cal.plus_months(base, direction * round(amount * MONTHS[unit]))
    return cal.days(base, direction * int(amount * _HOURS.get(unit, 0) // 24))
