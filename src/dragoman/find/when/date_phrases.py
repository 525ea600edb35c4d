"""The grammar of whole date phrases: bounds, ranges and clock times around the simple dates.

"since April", "by Friday", "from Monday to Wednesday", "between March 3 and 5", "at 3 p.m. GMT on Tuesday".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when.date_clock import clock
from dragoman.find.when.date_expressions import (
    Between,
    Bound,
    Day,
    Deictic,
    Expression,
    Month,
    Part,
    Period,
    Season,
    Shift,
    Stretch,
    Time,
    Weekday,
    Years,
)
from dragoman.find.when.date_grammar import Found, absolute, low, month_of, season, weekday_of, year_number
from dragoman.find.when.date_parts import date_like, simple
from dragoman.find.when.date_relative import relative
from dragoman.find.when.date_units import Unit, holiday_words, word_set

__all__ = ["starts", "whole_phrase"]

_BOUNDS = {
    "since": "since", "until": "until", "till": "until", "through": "until", "by": "by", "before": "before",
    "after": "after",
}  # fmt: skip
_DAY_TIMES = word_set("day-times")
_MOVED = word_set("moved")
_ALONE = word_set("alone")
_REACH = 5
"""How many units after its first word a phrase may wait for a word that is of dates only."""
_STARTERS = word_set("starters")
_NO_NOUN = word_set("no-noun")
_JOINTS = {"between": {"and", "-"}, "from": {"to", "until", "till", "through", "-"}}


def starts(units: Sequence[Unit]) -> list[bool]:
    """Tell for each unit whether a date phrase can begin there: a word that opens one, with a date word soon after."""
    named = holiday_words()
    dated = [bool(u.kinds) or u.low[0].isdigit() or u.low in named or u.low in _ALONE for u in units]
    return [dated[i] or (unit.low in _STARTERS and True in dated[i : i + _REACH]) for i, unit in enumerate(units)]


def whole_phrase(units: Sequence[Unit], i: int) -> Found | None:
    """Find the longest date phrase that begins at a unit."""
    found = _framed(units, i) or _range(units, i) or _bound(units, i) or _clocked(units, i)
    return _extended(units, *found) if found else None


def _clocked(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date with the time of day before it ("12:00 UTC Monday", "3 p.m. on Tuesday"), or either alone."""
    time = clock(units, i)
    if time is None:
        return simple(units, i)
    hour, j = time
    k = j + (low(units, j) == ",")
    k += low(units, k) in {"on", "in"}
    k += low(units, k) == "the" and low(units, k + 1) in _DAY_TIMES
    k += low(units, k) in _DAY_TIMES
    k += low(units, k) == "on"
    found = date_like(units, k)
    return found if found and isinstance(found[0], Weekday | Day | Deictic) else (Time(hour), j)


def _extended(units: Sequence[Unit], expression: Expression, i: int) -> Found:
    """Take in a part of the day or a clock time after a day: "Friday morning", "Tuesday at 3 p.m. GMT"."""
    if not isinstance(expression, Weekday | Day | Deictic | Bound | Between):
        return expression, i
    j = i + (low(units, i) == "'s")
    i = j + 1 if low(units, j) in _DAY_TIMES else i
    k = i + (low(units, i) == ",")
    k += low(units, k) in {"at", "around"}
    time = clock(units, k) if k > i else None
    i = time[1] if time else i
    if low(units, i) == "," and low(units, i + 1) in {"a", "the"} and weekday_of(units, i + 2):
        i += 3  # "on 9 May, a Saturday"
    return expression, i


def _bound(units: Sequence[Unit], i: int) -> Found | None:
    """Find "since April", "until the end of June", "by Friday", "before Christmas", "after 2015"."""
    word = low(units, i)
    if word not in _BOUNDS or (low(units, i + 1) in _DAY_TIMES and low(units, i + 2) in {"on", "of"}):
        return None  # "before dawn on Thursday" is Thursday
    found = date_like(units, i + 1)
    if found is None and low(units, i + 1) == "the" and season(units, i + 2):
        found = date_like(units, i + 2)
    if found is None:
        time = clock(units, i + 1)
        return (Time(time[0]), time[1]) if time else None
    limit, end = found
    return (Bound(_BOUNDS[word], limit), end) if _bounds(units, word, limit, end) else None


def _bounds(units: Sequence[Unit], word: str, limit: Expression, end: int) -> bool:
    """Tell whether a date is itself the limit, and not part of what is: "before Monday's vote" dates the vote."""
    if word == "through":
        return isinstance(limit, Day | Weekday)  # "through March" is all of March
    possessed = low(units, end) == "'s" or (isinstance(limit, Years | Month) and _noun_follows(units, end))
    if word in {"before", "after", "by"} and possessed:
        return False
    return word == "since" or not isinstance(limit, Shift | Stretch)


def _noun_follows(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a word stands after a year or month that it may modify: "after 2015 talks"."""
    return i < len(units) and units[i].text.isalpha() and units[i].low not in _NO_NOUN


def _framed(units: Sequence[Unit], i: int) -> Found | None:
    """Find "from March to May", "between 2014 and 2016", "from 9 to 12 July"."""
    word = low(units, i)
    first = _end_point(units, i + 1) if word in _JOINTS else None
    if first is None:
        return None
    if isinstance(first[0], Between):
        return first
    if low(units, first[1]) not in _JOINTS[word] or _moved(units, i):
        return None
    return _joined(first, _end_point(units, first[1] + 1))


def _moved(units: Sequence[Unit], i: int) -> bool:
    """Tell whether "from" at a unit tells what a date was changed from: "postponed from Monday to Wednesday"."""
    return low(units, i) == "from" and any(low(units, i - k) in _MOVED for k in range(1, 6))


def _range(units: Sequence[Unit], i: int) -> Found | None:
    """Find "Monday to Wednesday", "March-April", "March 30 to April 2"."""
    first = absolute(units, i) or relative(units, i)
    if first is None or not isinstance(first[0], Day | Month | Weekday | Years | Season):
        return None
    if low(units, first[1]) not in {"-", "to", "through"} or _moved(units, i - 1):
        return None
    last = absolute(units, first[1] + 1) or relative(units, first[1] + 1)
    month = month_of(units, first[1] + 1)
    if last is None and isinstance(first[0], Month) and month:
        last = Month(month[0]), month[1]
    return _joined(first, last)


def _joined(first: Found, last: Found | None) -> Found | None:
    """Join two dates of a kind to a range."""
    if last is None or not _alike(first[0], last[0]):
        return None
    return Between(*_shared(first[0], last[0])), last[1]


def _end_point(units: Sequence[Unit], i: int) -> Found | None:
    """Find a date that "from" or "between" begins or ends with; years and months need no other word to lead to them."""
    found = date_like(units, i)
    if found:
        return _extended(units, *found) if isinstance(found[0], Weekday | Day | Deictic) else found
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
    if (
        not isinstance(first, Day | Month)
        or not isinstance(last, Day | Month)
        or first.year is not None
        or last.year is None
    ):
        return first, last
    earlier = first.month is not None and last.month is not None and first.month > last.month
    year = last.year - earlier
    return (Day(first.day, first.month, year) if isinstance(first, Day) else Month(first.month, year)), last
