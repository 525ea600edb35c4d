"""The grammar of parts of dates: "early this month", "mid-2024", "the first quarter of 2009", "the night of 1 May"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when.date_amounts import plural, unit_of
from dragoman.find.when.date_expressions import (
    Bound,
    Day,
    Deictic,
    Length,
    Month,
    Nth,
    Often,
    Part,
    Period,
    Season,
    Shift,
    Stretch,
    Vague,
    Weekday,
    Within,
    Years,
)
from dragoman.find.when.date_grammar import Found, absolute, low, month_of, year_number
from dragoman.find.when.date_relative import relative
from dragoman.find.when.date_units import Unit, word_set

__all__ = ["date_like", "simple"]

_UNBOUNDABLE = Length | Often | Vague | Within | Bound
_WHOLES = Period | Month | Years | Weekday | Season
_PORTIONS = {
    "beginning": "begin", "start": "begin", "turn": "begin", "end": "end", "close": "end", "middle": "mid", "whole": "",
    "course": "", "rest": "later",
}  # fmt: skip
_NTH_UNITS = {"quarter", "week", "day", "weekend", "month", "decade"}
_DAY_TIMES = word_set("day-times")
_CALENDAR = word_set("calendar-units")
_DEPTH = 2
"""How deep parts of parts are read: "the end of the first half of 2024"."""


def simple(units: Sequence[Unit], i: int, depth: int = 0) -> Found | None:
    """Find a date without bounds: a part of one, a calendar date or a relative one."""
    part = (_part(units, i, depth) or _ordinal_unit(units, i, depth)) if depth <= _DEPTH else None
    return part or absolute(units, i) or relative(units, i)


def date_like(units: Sequence[Unit], i: int, depth: int = 0) -> Found | None:
    """Find a date that can bound or be divided: no duration, frequency or vague word."""
    found = simple(units, i, depth)
    return None if found is None or isinstance(found[0], _UNBOUNDABLE) else found


def _whole(units: Sequence[Unit], i: int, depth: int) -> Found | None:
    """Find what a part is taken of: any date, "the week", or a bare year or month that the part vouches for."""
    found = date_like(units, i, depth + 1)
    if found:
        return found
    year = year_number(units, i)
    if year is not None and 1900 <= year <= 2099:
        return Years(year, year), i + 1
    j = i + 1 if low(units, i) == "the" else i
    month = month_of(units, j)
    if month:
        return Month(month[0]), month[1]
    if j < len(units) and "season" in units[j].kinds:
        return Season(units[j].kinds["season"]), j + 1
    unit = unit_of(units, j)
    return (Period(unit, 0), j + 1) if unit in _CALENDAR and unit and j > i and not plural(units, j) else None


def _around(part: str, found: Found | None) -> Found | None:
    """Put a part around a whole; single days stay whole, save their night."""
    if found is None:
        return None
    whole, end = found
    single = isinstance(whole, Weekday | Deictic | Day) and part not in {"night", "earlier", "later"}
    return (whole if single else Part(part, whole)), end


def _part(units: Sequence[Unit], i: int, depth: int) -> Found | None:
    """Find "early this month", "mid-2024", "the end of the year", "later this week", "the night of 1 May"."""
    word, j = low(units, i), i + 1
    if word in {"early", "late", "mid"}:
        j += low(units, j) == "-"
        found = _whole(units, j + (low(units, j) in {"in", "on"}), depth)
        return None if found is None or isinstance(found[0], Stretch | Shift) else _around(word, found)
    if word in {"earlier", "later"}:
        found = _whole(units, j + (low(units, j) in {"in", "on"}), depth)
        return _around(word, found) if found and isinstance(found[0], _WHOLES) else None
    k = j if word == "the" else i
    k += low(units, k) == "very"
    portion = _PORTIONS.get(low(units, k))
    if portion is not None and low(units, k + 1) == "of":
        return _around(portion, _whole(units, k + 2, depth))
    if low(units, k) in {"year", "month", "week"} and low(units, k + 1) in {"'s", "-"} and low(units, k + 2) == "end":
        return Part("end", Period(low(units, k), 0)), k + 3
    return _time_of_day(units, i, k, depth)


def _time_of_day(units: Sequence[Unit], i: int, k: int, depth: int) -> Found | None:
    """Find "the night of 1 May", "the morning of Saturday", "dawn on Thursday" after "at"."""
    led = k > i or low(units, i - 1) in {"at", "by", "around", "before", "after"}
    if low(units, k) not in _DAY_TIMES or low(units, k + 1) not in {"of", "on"} or not led:
        return None
    found = _whole(units, k + 2, depth)
    if found is None or not isinstance(found[0], Weekday | Day | Deictic):
        return None
    return _around("night", found) if low(units, k) == "night" else found


def _ordinal_unit(units: Sequence[Unit], i: int, depth: int) -> Found | None:
    """Find "the first quarter of 2009", "Q3 2009", "the last week of March", "the second half of August"."""
    j = i + 1 if low(units, i) == "the" else i
    if j >= len(units):
        return None
    unit, following = units[j], units[j + 1] if j + 1 < len(units) else None
    if unit.low == "q" and following is not None and following.glued and following.number in {1, 2, 3, 4}:
        return _of_whole(units, j + 2, following.number or 1, "quarter", depth)
    number = unit.number if unit.ordinal else int(unit.kinds.get("ordinal", 0))
    name = "half" if low(units, j + 1) == "half" else unit_of(units, j + 1)
    if not number or name is None or not (name == "half" or (name in _NTH_UNITS and not plural(units, j + 1))):
        return None
    return _of_whole(units, j + 2, number, name, depth)


def _of_whole(units: Sequence[Unit], i: int, number: int, unit: str, depth: int) -> Found | None:
    """Complete the n-th unit by what it is of; quarters may stand alone."""
    j = i + 1 if low(units, i) in {"of", "in"} else i
    found = _whole(units, j, depth)
    if found and (j > i or isinstance(found[0], Years)) and isinstance(found[0], Years | Month | Period | Season):
        return Nth(number, unit, found[0]), found[1]
    alone = unit == "quarter" and number > 0 and low(units, i) != "of"
    return (Nth(number, unit, None), i) if alone else None
