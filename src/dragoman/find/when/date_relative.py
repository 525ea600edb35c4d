"""The grammar of days and periods told from the report's day or from another date: "last week", "that evening".

Each function looks for one kind of phrase at a unit and returns the expression with the index after its last unit, or
None. What the words mean in days is the resolver's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when import date_amounts as amounts
from dragoman.find.when.date_amounts import plural, unit_of, words_go_on
from dragoman.find.when.date_expressions import (
    Day,
    Deictic,
    Holiday,
    Month,
    Period,
    Season,
    Shift,
    Stretch,
    Time,
    Vague,
    Weekday,
)
from dragoman.find.when.date_grammar import Found, absolute, first_found, low, month_of, number_of, weekday_of
from dragoman.find.when.date_units import Unit, word_set

__all__ = ["relative"]

_WHICH = {
    "last": ("last", -1, False),
    "past": ("last", -1, False),
    "next": ("next", 1, False),
    "this": ("this", 0, False),
    "coming": ("next", 1, False),
    "upcoming": ("next", 1, False),
    "current": ("this", 0, False),
    "previous": ("previous", -1, True),
    "preceding": ("previous", -1, True),
    "prior": ("previous", -1, True),
    "following": ("following", 1, True),
    "ensuing": ("following", 1, True),
    "same": ("same", 0, True),
    "that": ("same", 0, True),
    "very": ("same", 0, True),
}
"""What each word says: the name of the choice, the steps, and whether they count from a date in the text before."""
_CALENDAR = word_set("calendar-units")
_PARTS = word_set("parts")
_TIMES = word_set("times")
_AFTER_DAY = word_set("after-day")
_PAPERS = word_set("papers")
_VAGUE = {
    "recently": -1,
    "lately": -1,
    "formerly": -1,
    "now": 0,
    "currently": 0,
    "nowadays": 0,
    "presently": 0,
    "soon": 1,
}
_SIMPLE = {"today": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "tonight": (0, 0), "overnight": (-1, 0)}
_PAIRS = {
    ("this", "morning"): 0, ("this", "afternoon"): 0, ("this", "evening"): 0, ("last", "night"): -1,
    ("last", "evening"): -1, ("later", "today"): 0, ("later", "tonight"): 0, ("earlier", "today"): 0,
}  # fmt: skip
_EDGES = {"before": -1, "after": 1, "earlier": -1, "later": 1, "previous": -1, "following": 1, "prior": -1}


def _other_day(units: Sequence[Unit], i: int) -> Found | None:
    """Find "today", "yesterday evening", "the day before yesterday", "overnight", "this morning", "last night"."""
    word, following = low(units, i), low(units, i + 1)
    if word in _SIMPLE:
        return Deictic(*_SIMPLE[word]), i + 1 + (following in _PARTS and word in {"yesterday", "tomorrow"})
    if (word, following) in _PAIRS:
        step = _PAIRS[word, following]
        return Deictic(step, step), i + 2
    if word == "the" and following == "day" and low(units, i + 2) in {"before", "after"}:
        step = {"yesterday": -2, "tomorrow": 2}.get(low(units, i + 3), 0)
        return (Deictic(step, step), i + 4) if step else None
    led = low(units, i - 1) in {"on", "over", "at", "during", "for", "after", "until", "through"}
    return (Period("weekend", 0), i + 2) if word == "the" and following == "weekend" and led else None


def _which(units: Sequence[Unit], i: int) -> Found | None:
    """Find "last week", "this Friday", "next March", "the previous autumn", "that evening", "the same day"."""
    j = i + 1 if low(units, i) in {"the", "this", "that"} and low(units, i + 1) in _WHICH else i
    recent = low(units, i) == "this" and low(units, i + 1) == "past"  # "this past weekend" is the last one
    word, the = low(units, j), low(units, i) == "the"
    if word not in _WHICH or (the and word == "past") or (word == "very" and j == i):
        return None  # "the past week" is the time up to now
    name, _, anchored = _WHICH[word]
    found = _named_after(units, j + 1, name)
    if found:
        return found
    unit = unit_of(units, j + 1)
    if unit is None or unit not in _CALENDAR or plural(units, j + 1):
        part = anchored and low(units, j + 1) in _PARTS | _TIMES
        return (Period("day", _WHICH[word][1], anchored=True), j + 2) if part else None
    if recent:
        return (Period(unit, -1) if unit == "weekend" else Stretch(1.0, unit, -1)), j + 2
    return _period(word, unit, j + 2, the=the)


def _period(word: str, unit: str, end: int, *, the: bool) -> Found | None:
    """Return the period that "last", "the next", "that" and the like make of a unit of time."""
    name, step, anchored = _WHICH[word]
    if unit in {"day", "night"}:
        return (Period("day", step, anchored=True), end) if anchored or name == "next" else None
    if word in {"past", "current"} and not the:
        return None
    if the and name == "next" and unit in {"week", "month", "year", "decade"}:
        return Stretch(1.0, unit, 1), end
    return Period("week" if unit == "fortnight" else unit, step, anchored), end


def _named_after(units: Sequence[Unit], k: int, which: str) -> Found | None:
    """Find the weekday, month, season or feast after "last", "next", "the previous" and the like."""
    weekday, month = weekday_of(units, k), month_of(units, k)
    if weekday:
        return Weekday(weekday[0], which), weekday[1]
    if month and number_of(units, month[1]) is None:
        return Month(month[0], which=which), month[1]
    if k < len(units) and "season" in units[k].kinds:
        return Season(units[k].kinds["season"], which=which), k + 1
    found = absolute(units, k) if k < len(units) and units[k].capital else None
    if found and isinstance(found[0], Holiday) and found[0].year is None:
        return Holiday(found[0].rule, found[0].days, which=which), found[1]
    return None


def _edge_day(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the day before", "the week after", "the year previous", with "the" for the amount."""
    unit = unit_of(units, i + 1)
    if low(units, i) != "the" or unit is None or unit not in _CALENDAR or plural(units, i + 1):
        return None
    step = _EDGES.get(low(units, i + 2))
    if step is None:
        return None
    unit = "day" if unit == "night" else unit
    if low(units, i + 2) in {"before", "after", "following", "prior"} and words_go_on(units, i + 3):
        return Shift(1.0, unit, step, "event"), i + 3
    return Period(unit, step, anchored=True), i + 3


def _vague(units: Sequence[Unit], i: int) -> Found | None:
    """Find "recently", "now", "currently", "soon"."""
    direction = _VAGUE.get(low(units, i))
    return (Vague(direction), i + 1) if direction is not None else None


def _weekday(units: Sequence[Unit], i: int) -> Found | None:
    """Find a weekday that is no part of a name: not "Black Monday", "the Sunday Times", "the Friday prayer leader"."""
    found = weekday_of(units, i)
    before, led = low(units, i - 1), {"on", "last", "next", "this", "by"}
    if found is None or not (units[i].capital or before in led):
        return None
    end = found[1]
    follows = units[end] if end < len(units) else None
    paper = follows is not None and follows.capital and follows.low in _PAPERS
    named = before in {"black", "bloody", "super", "red", "cyber", "giving"} and units[i - 1].capital
    office = low(units, end) in {"prayer", "sermon"} and low(units, end + 1) in {"leader", "leaders"}
    return None if paper or named or office else (Weekday(found[0]), end)


def _clause_time(units: Sequence[Unit], i: int) -> Found | None:
    """Find a part of a day that no day is named for: "at dawn", "in the evening", "at midnight"."""
    word, before = low(units, i), low(units, i - 1)
    if word in _TIMES and before in {"at", "by", "before", "after", "around", "until", "since", "the"}:
        return Time(part=word), i + 1
    if word in _PARTS and before == "the" and low(units, i - 2) in {"in", "during"}:
        return Time(part=word), i + 1
    return None


def _day_only(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the 25th" after a preposition, not "the 4th floor"."""
    number = number_of(units, i + 1)
    if low(units, i) != "the" or number is None or not units[i + 1].ordinal or not 1 <= number <= 31:
        return None
    if low(units, i - 1) not in {"on", "by", "before", "until", "till", "since", "from", "of", "after"}:
        return None
    follows = units[i + 2] if i + 2 < len(units) else None
    if follows is not None and follows.text.isalpha() and follows.low not in _AFTER_DAY:
        return None
    return Day(number), i + 2


def _all_of(units: Sequence[Unit], i: int) -> Found | None:
    """Find "all week", "all weekend", "all afternoon"."""
    if low(units, i) != "all":
        return None
    unit = unit_of(units, i + 1)
    if low(units, i + 1) in _PARTS | {"day", "night"}:
        return Deictic(0, 0), i + 2
    whole = unit in {"week", "weekend", "month", "year"} and not plural(units, i + 1)
    return (Period(unit, 0), i + 2) if unit and whole else None


_FINDERS = (
    _other_day, amounts.stretch, _which, _edge_day, amounts.within, amounts.shift, _day_only, _weekday, _all_of,
    amounts.often, amounts.length_of_time, _clause_time, _vague,
)  # fmt: skip


def relative(units: Sequence[Unit], i: int) -> Found | None:
    """Find a phrase told from the report's day, from another date, or of a length of time, that begins at a unit."""
    return first_found(_FINDERS, units, i)
