"""Writes the date of an event in the forms that data sets use: EDTF, the codes of ACLED and UCDP.

EDTF is ISO 8601-2, levels 0 and 1. ACLED counts 1 for a day, 2 for a week, 3 for a month; UCDP's georeferenced events
1 for a day, 2 for two to six days, 3 for a week, 4 for a month, 5 for a year. What is coarser has no code there.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dragoman.model import When

__all__ = ["acled_precision", "edtf", "known_day", "ucdp_precision"]


def edtf(when: When) -> str | None:
    """Return a date as EDTF: a day, a month or a year where it is a whole one, else an interval; None for no bound.

    An open end is ``..``; a question mark says that the report gave no date and its own day stands in.
    """
    first, last = when.first, when.last
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    doubt = "?" if when.basis == "dateline" else ""
    if first == last:
        return first.isoformat() + doubt
    if _is_year(first, last):
        return f"{first:%Y}{doubt}"
    if _is_month(first, last):
        return f"{first:%Y-%m}{doubt}"
    return f"{first.isoformat()}{doubt}/{last.isoformat()}{doubt}"


def acled_precision(when: When) -> int | None:
    """Return ACLED's time precision; a report's day that stands in for an unsaid one counts as that week."""
    days = _days(when)
    if days is None or days > 31:
        return None
    if days == 1 and when.basis != "dateline":
        return 1
    return 2 if days <= 7 else 3


def ucdp_precision(when: When) -> int | None:
    """Return UCDP's date precision; a report's day that stands in for an unsaid one counts as two to six days."""
    days = _days(when)
    if days is None or days > 366:
        return None
    if days == 1 and when.basis != "dateline":
        return 1
    steps = ((6, 2), (7, 3), (31, 4))
    return next((code for most, code in steps if days <= most), 5)


def known_day(when: When) -> date | None:
    """Return the first day on which an event can have happened, for formats that have one day and no doubt."""
    return when.first if when.last is not None else None


def _days(when: When) -> int | None:
    if when.first is None or when.last is None:
        return None
    return (when.last - when.first).days + 1


def _is_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _is_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and last.day == monthrange(last.year, last.month)[1]
