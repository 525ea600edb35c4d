"""The grammar of whole date phrases: parts, bounds, ranges, clock times around the simple dates.

"early this month", "the first quarter of 2009", "since April", "from Monday to Wednesday", "at 3 p.m. GMT on Tuesday",
"the night of 1 May", "in the second half of August".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.date_expressions import (
    Between,
    Bound,
    Day,
    Deictic,
    Expression,
    Length,
    Month,
    Nth,
    Often,
    Part,
    Period,
    Season,
    Shift,
    Stretch,
    Time,
    Vague,
    Weekday,
    Within,
    Years,
)
from dragoman.find.date_grammar import Found, absolute, low, month_of, season, weekday_of, year_number
from dragoman.find.date_relative import part_of_whole, relative, unit_of
from dragoman.find.date_units import Unit, word_set

__all__ = ["starts", "whole_phrase"]

_BOUNDS = {"through": "until", "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after"}
_UNBOUNDABLE = Length | Often | Vague | Within | Bound
_ZONES = word_set("zones")
_DAY_TIMES = word_set("day-times")
_PORTIONS = {"beginning": "begin", "start": "begin", "end": "end", "close": "end", "middle": "mid", "turn": "begin", "whole": "", "course": "", "rest": "later"}
_MOVED = word_set("moved")
_STARTERS = word_set("starters")


def starts(unit: Unit, named: frozenset[str]) -> bool:
    """Tell whether a date phrase can begin at a unit; ``named`` are the first words of the named days."""
    return bool(unit.kinds) or unit.low in _STARTERS or unit.low[0].isdigit() or unit.low in named


def whole_phrase(units: Sequence[Unit], i: int) -> Found | None:
    """Find the longest date phrase that begins at a unit."""
    found = _range(units, i) or _bound(units, i) or _clocked(units, i)
    if found is None:
        return None
    return _after_phrase(units, *found)


def _simple(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date without bounds: a part of one, a calendar date or a relative one."""
    return _part(units, i) or _ordinal_unit(units, i) or absolute(units, i) or relative(units, i)


def _date_like(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date that can bound or be divided: no duration, frequency or vague word."""
    found = _simple(units, i)
    if found is None or isinstance(found[0], _UNBOUNDABLE):
        return None
    return found


def _whole(units: Sequence[Unit], i: int) -> Found | None:
    """Find what a part is taken of: any date, "the week", or a bare year that the part vouches for."""
    found = _date_like(units, i)
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
    if j > i and unit in {"day", "week", "month", "quarter", "year", "decade", "century", "weekend"} and not low(units, j).endswith("s"):
        return Period(unit, 0), j + 1
    return None


def _part(units: Sequence[Unit], i: int) -> Found | None:
    """Find "early this month", "mid-2024", "the end of the year", "later this week", "the night of 1 May", "year's end"."""
    word, j = low(units, i), i + 1
    if word in {"early", "late", "mid"}:
        j += low(units, j) == "-"
        j += low(units, j) in {"in", "on"}
        found = _whole(units, j)
        return (part_of_whole(word, found[0]), found[1]) if found and not isinstance(found[0], Stretch | Shift) else None
    if word in {"earlier", "later"}:
        j += low(units, j) in {"in", "on"}
        found = _whole(units, j)
        return (part_of_whole(word, found[0]), found[1]) if found and isinstance(found[0], Period | Month | Years | Weekday | Season) else None
    k = j if word == "the" else i
    k += low(units, k) == "very"
    portion = _PORTIONS.get(low(units, k))
    if portion is not None and low(units, k + 1) == "of":
        found = _whole(units, k + 2)
        return (part_of_whole(portion, found[0]), found[1]) if found else None
    if low(units, k) in _DAY_TIMES and low(units, k + 1) in {"of", "on"} and (k > i or low(units, i - 1) in {"at", "by", "around", "before", "after"}):
        found = _whole(units, k + 2)
        night = low(units, k) == "night"
        return (part_of_whole("night" if night else "", found[0]), found[1]) if found and isinstance(found[0], Weekday | Day | Deictic) else None
    if low(units, k) in {"year", "month", "week"} and low(units, k + 1) in {"'s", "-"} and low(units, k + 2) == "end":
        return Part("end", Period(low(units, k), 0)), k + 3
    return None


def _ordinal_unit(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the first quarter of 2009", "Q3 2009", "the last week of March", "the second half of August"."""
    j = i + 1 if low(units, i) == "the" else i
    if j >= len(units):
        return None
    unit = units[j]
    if unit.low == "q" and j + 1 < len(units) and units[j + 1].glued and units[j + 1].number in {1, 2, 3, 4}:
        return _of_whole(units, j + 2, units[j + 1].number or 1, "quarter")
    number = unit.number if unit.ordinal else int(unit.kinds["ordinal"]) if "ordinal" in unit.kinds else None
    if number is None:
        return None
    name = low(units, j + 1)
    if name == "half" or unit_of(units, j + 1) in {"quarter", "week", "day", "weekend", "month", "decade"} and not name.endswith("s"):
        return _of_whole(units, j + 2, number, "half" if name == "half" else unit_of(units, j + 1) or "day")
    return None


def _of_whole(units: Sequence[Unit], i: int, number: int, unit: str) -> Found | None:
    """Complete the n-th unit by what it is of; quarters may stand alone."""
    j = i + 1 if low(units, i) in {"of", "in"} else i
    found = _whole(units, j)
    if found and (j > i or isinstance(found[0], Years)) and isinstance(found[0], Years | Month | Period | Season):
        return Nth(number, unit, found[0]), found[1]
    if unit == "quarter" and number > 0 and low(units, i) != "of":
        return Nth(number, unit, None), i
    return None


def _clock(units: Sequence[Unit], i: int) -> tuple[str, int] | None:
    """Find a time of day: "3 p.m.", "18:00", "17.05", "0800 UTC", "six o'clock", with its zone; "HHMM" or empty."""
    if i >= len(units):
        return None
    unit, j = units[i], i + 1
    hour, minute = unit.number, 0
    if hour is None and "number" in unit.kinds and low(units, j) in {"o'clock", "a.m.", "p.m.", "am", "pm"}:
        hour = int(unit.kinds["number"])
    parts = unit.low.replace(".", ":").split(":")
    timed = len(parts) == 2 and all(p.isdigit() and len(p) <= 2 for p in parts) and len(parts[1]) == 2 and int(parts[0]) < 24 and int(parts[1]) < 60
    if timed and (":" in unit.low or low(units, i - 1) == "at"):
        hour, minute = int(parts[0]), int(parts[1])
    elif timed and low(units, j) in {"a.m.", "p.m.", "am", "pm", "gmt", "utc"}:
        hour, minute = int(parts[0]), int(parts[1])
    else:
        timed = False
    if hour is None:
        return None
    half = low(units, j).replace(".", "")
    if half in {"am", "pm"} and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
        timed, j = True, j + 1
    elif low(units, j) == "o'clock":
        timed, j = True, j + 1
    elif low(units, j) in {"p", "a"} and low(units, j + 1) == "." and low(units, j + 2) == "m":
        hour = hour % 12 + (12 if low(units, j) == "p" else 0)
        timed, j = True, j + 3 + (low(units, j + 3) == ".")
    elif not timed and len(unit.low) == 4 and low(units, j) in {"gmt", "utc", "hours", "hrs", "local"}:
        hour, minute, timed = hour // 100, hour % 100, True
    if not timed or hour > 24 or minute > 59:
        return None
    if low(units, j) == "(" and (inner := _clock(units, j + 1)) and low(units, inner[1]) == ")":
        return f"{hour % 24:02d}{minute:02d}", inner[1] + 1  # "8 a.m. (0600 GMT)"
    bracket = low(units, j) == "(" and low(units, j + 1) in _ZONES
    k = j + bracket
    if low(units, k) in _ZONES:
        k += 1
        k += low(units, k) in {"time", "standard"}
        j = k + (bracket and low(units, k) == ")")
    return f"{hour % 24:02d}{minute:02d}", j


def _clocked(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date with the time of day before it ("12:00 UTC Monday", "3 p.m. on Tuesday"), or either alone."""
    clock = _clock(units, i)
    if clock is None:
        return _simple(units, i)
    hour, j = clock
    k = j + (low(units, j) == ",")
    k += low(units, k) in {"on", "in"}
    k += low(units, k) == "the" and low(units, k + 1) in _DAY_TIMES
    k += (low(units, k) in _DAY_TIMES) * 1
    k += low(units, k) == "on"
    found = _date_like(units, k)
    if found and isinstance(found[0], Weekday | Day | Deictic):
        return found
    return Time(hour), j


def _after_phrase(units: Sequence[Unit], expression: Expression, i: int) -> Found:
    """Take in a part of the day or a clock time after a day: "Friday morning", "Tuesday at 3 p.m. GMT"."""
    if isinstance(expression, Weekday | Day | Deictic | Bound | Between):
        j = i + (low(units, i) == "'s")
        if low(units, j) in _DAY_TIMES:
            i = j + 1
        k = i + (low(units, i) == ",")
        k += low(units, k) in {"at", "around"}
        clock = _clock(units, k)
        if clock and k > i:
            i = clock[1]
        if low(units, i) == "," and low(units, i + 1) in {"a", "the"} and weekday_of(units, i + 2):
            i += 3  # "on 9 May, a Saturday"
    return expression, i


def _bound(units: Sequence[Unit], i: int) -> Found | None:
    """Find "since April", "until the end of June", "by Friday", "before Christmas", "after 2015"."""
    kind = _BOUNDS.get(low(units, i))
    if kind is None:
        return None
    j = i + 1 + (low(units, i + 1) in {"the", "late", "early"} and season(units, i + 2) is not None and low(units, i + 1) == "the")
    if low(units, i + 1) in _DAY_TIMES and low(units, i + 2) in {"on", "of"}:
        return None  # "before dawn on Thursday" is Thursday
    found = _date_like(units, i + 1) or (_date_like(units, j) if j > i + 1 else None)
    if found is None:
        clock = _clock(units, i + 1)
        return (Time(clock[0]), clock[1]) if clock else None
    limit, end = found
    possessed = low(units, end) == "'s" or (end < len(units) and isinstance(limit, Years | Month) and _noun_follows(units, end))
    if low(units, i) == "through" and not isinstance(limit, Day | Weekday):
        return None  # "through March" is all of March
    if kind in {"before", "after", "by"} and possessed or kind != "since" and isinstance(limit, Shift | Stretch):
        return None  # "before Monday's vote" dates the vote
    return Bound(kind, limit), end


def _noun_follows(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a word stands after a year or month that it may modify: "after 2015 talks"."""
    unit = units[i]
    return unit.text.isalpha() and unit.low not in {"and", "or", "but", "to", "in", "at", "with", "as", "when", "while", "the", "it", "on", "of", "for", "if", "was", "is", "were", "has", "had"}


def _range(units: Sequence[Unit], i: int) -> Found | None:
    """Find "from March to May", "between 2014 and 2016", "Monday to Wednesday", "from 9 to 12 July"."""
    word = low(units, i)
    if word in {"between", "from"}:
        first = _end_point(units, i + 1)
        if first is None:
            return None
        if isinstance(first[0], Between):
            return first
        joints = {"and", "-"} if word == "between" else {"to", "until", "till", "through", "-"}
        moved = word == "from" and any(low(units, i - k) in _MOVED for k in range(1, 6))
        if low(units, first[1]) not in joints or moved:
            return None  # "postponed from Monday to Wednesday" is no range
        last = _end_point(units, first[1] + 1)
        return (Between(*_shared(first[0], last[0])), last[1]) if last and _alike(first[0], last[0]) else None
    first = absolute(units, i) or relative(units, i)
    if first is None or not isinstance(first[0], Day | Month | Weekday | Years | Season):
        return None
    if low(units, first[1]) not in {"-", "to", "through"}:
        return None
    last = absolute(units, first[1] + 1) or relative(units, first[1] + 1)
    if last is None and isinstance(first[0], Month) and (month := month_of(units, first[1] + 1)):
        last = Month(month[0]), month[1]
    if last is None or not _alike(first[0], last[0]):
        return None
    return Between(*_shared(first[0], last[0])), last[1]


def _end_point(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date that "from" or "between" begins or ends with; years and months need no other word to lead to them."""
    found = _date_like(units, i)
    if found and isinstance(found[0], Weekday | Day | Deictic):
        return _after_phrase(units, *found)
    if found:
        return found
    year = year_number(units, i)
    if year is not None and 1500 <= year <= 2100:
        return Years(year, year), i + 1
    month = month_of(units, i)
    return (Month(month[0]), month[1]) if month else None


def _alike(first: Expression, last: Expression) -> bool:
    """Tell whether two dates can be the ends of one range."""
    kinds = {type(first), type(last)}
    return len(kinds) == 1 or kinds <= {Day, Month, Years, Period, Part, Deictic} or kinds <= {Weekday, Deictic, Day}


def _shared(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """Give the first date of a range the year that stands only with the second."""
    if isinstance(first, Day | Month) and isinstance(last, Day | Month) and first.year is None and last.year is not None:
        earlier = first.month is not None and last.month is not None and first.month > last.month
        year = last.year - earlier
        if isinstance(first, Day):
            return Day(first.day, first.month, year), last
        return Month(first.month, year), last
    return first, last
