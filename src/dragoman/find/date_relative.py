"""The grammar of dates told from the report's day or from another date: "last week", "two days later", "the coming weeks".

Each function looks for one kind of phrase at a unit and returns the expression with the index after its last unit, or
None. What the words mean in days is the resolver's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.date_expressions import (
    Day,
    Deictic,
    Expression,
    Holiday,
    Length,
    Month,
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
)
from dragoman.find.date_grammar import Found, absolute, low, month_of, number_of, weekday_of
from dragoman.find.date_units import Unit, word_set

__all__ = ["amount", "relative", "unit_of"]

_DETERMINERS = word_set("determiners")
_ROUGHLY = word_set("roughly")
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
_CALENDAR = frozenset(["day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight", "semester"])
_WINDOW = {"past": -1, "last": -1, "recent": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}
_PARTS = word_set("parts")
_TIMES = word_set("times")
_OFTEN = {
    "daily": (1, "day"), "weekly": (1, "week"), "monthly": (1, "month"), "quarterly": (3, "month"), "yearly": (1, "year"),
    "annual": (1, "year"), "annually": (1, "year"), "biannual": (6, "month"), "nightly": (1, "day"), "hourly": (1, "hour"),
}  # fmt: skip
_VAGUE = {"recently": -1, "lately": -1, "formerly": -1, "now": 0, "currently": 0, "nowadays": 0, "presently": 0, "soon": 1}


def unit_of(units: Sequence[Unit], i: int) -> str | None:
    """Return the unit of time that a word names, in the singular."""
    return units[i].kinds.get("unit") if 0 <= i < len(units) else None


def _plural(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a unit of time stands in the plural."""
    return low(units, i).endswith("s") or low(units, i) == "centuries"


def amount(units: Sequence[Unit], i: int) -> tuple[float | None, int] | None:
    """Read an amount before a unit of time: "three", "48", "a", "two and a half", "a few" (None), "twenty-five"."""
    while low(units, i) in _ROUGHLY or (low(units, i) in {"more", "less", "fewer", "at", "up"} and low(units, i + 1) in {"than", "least", "most", "to"}):
        i += 2 if low(units, i) in {"more", "less", "fewer", "at", "up"} else 1
    word = low(units, i)
    if word in {"a", "an"}:
        if low(units, i + 1) in {"few", "couple", "number", "dozen"}:
            end = i + 2 + (low(units, i + 2) == "of")
            return (2.0 if low(units, i + 1) == "couple" else 12.0 if low(units, i + 1) == "dozen" else None), end
        return 1.0, i + 1
    if word == "single":
        return 1.0, i + 1
    if word == "half" and low(units, i + 1) in {"a", "an"}:
        return 0.5, i + 2
    if word in {"several", "few", "many", "some", "countless", "dozens", "scores"}:
        return None, i + 1 + (low(units, i + 1) == "of")
    if i >= len(units):
        return None
    unit = units[i]
    if unit.number is not None and not unit.ordinal and unit.low.isdigit():
        value, end = float(unit.number), i + 1
    elif "number" in unit.kinds:
        value, end = float(unit.kinds["number"]), i + 1
        if value >= 20 and low(units, end) == "-" and end + 1 < len(units) and "number" in units[end + 1].kinds:
            value, end = value + float(units[end + 1].kinds["number"]), end + 2
        if low(units, end) == "hundred":
            value, end = value * 100, end + 1
    else:
        return None
    if low(units, end) == "and" and low(units, end + 1) == "a" and low(units, end + 2) == "half":
        value, end = value + 0.5, end + 3
    if low(units, end) in {"to", "or", "-"} and (second := amount(units, end + 1)) and second[0] and unit_of(units, second[1]):
        return second  # "two or three days", "10-15 years": the larger
    return value, end


def _other_day(units: Sequence[Unit], i: int) -> Found | None:
    """Find "today", "yesterday evening", "the day before yesterday", "overnight", "this morning", "last night"."""
    word, following = low(units, i), low(units, i + 1)
    simple = {"today": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "tonight": (0, 0), "overnight": (-1, 0)}.get(word)
    if simple:
        return Deictic(*simple), i + 1 + (following in _PARTS and word in {"yesterday", "tomorrow"})
    if word == "the" and following == "weekend" and low(units, i - 1) in {"on", "over", "at", "during", "for", "after", "until", "through"}:
        return Period("weekend", 0), i + 2
    if word in {"the", "on"} and following == "day" and low(units, i + 2) in {"before", "after"}:
        step = {"yesterday": -2, "tomorrow": 2}.get(low(units, i + 3))
        if step:
            return Deictic(step, step), i + 4
    if word == "this" and following in _PARTS:
        return Deictic(0, 0), i + 2
    if word == "last" and following in {"night", "evening"}:
        return Deictic(-1, -1), i + 2
    if word == "later" and following in {"today", "tonight"} or word == "earlier" and following == "today":
        return Deictic(0, 0), i + 2
    return None


def _which(units: Sequence[Unit], i: int) -> Found | None:
    """Find "last week", "this Friday", "next March", "the previous autumn", "that evening", "the same day"."""
    j = i + 1 if low(units, i) in {"the", "this", "that"} and low(units, i + 1) in _WHICH else i
    if low(units, j) == "this" and low(units, j + 1) in {"past", "coming", "upcoming"}:
        j += 1
    which = _WHICH.get(low(units, j))
    if which is None:
        return None
    name, step, anchored = which
    the, k = low(units, i) == "the", j + 1
    if the and name == "last" and low(units, j) == "past":
        return None  # "the past week": time up to now
    if low(units, k) == "such":
        return None
    found = _named_after(units, k, name)
    if found:
        return found
    unit = unit_of(units, k)
    if unit is None or unit not in _CALENDAR or _plural(units, k):
        part = low(units, k) in _PARTS | _TIMES and anchored
        return (Period("day", step, anchored=True), k + 1) if part else None
    if low(units, j) in {"past", "current", "very"} and not the:
        return None
    if unit in {"day", "night"}:
        return (Period("day", step, anchored=True), k + 1) if anchored or name == "next" else None
    if name == "this" and low(units, j) == "current":
        step = 0
    if the and name == "next" and unit in {"week", "month", "year", "decade"}:
        return Stretch(1.0, unit, 1), k + 1
    if name == "same" and low(units, j) == "very":
        return None
    return Period("week" if unit == "fortnight" else unit, step, anchored), k + 1


def _named_after(units: Sequence[Unit], k: int, which: str) -> Found | None:
    """Find the weekday, month, season or feast after "last", "next", "the previous" and the like."""
    weekday = weekday_of(units, k)
    if weekday:
        return Weekday(weekday[0], which), weekday[1]
    month = month_of(units, k)
    if month and number_of(units, month[1]) is None:
        return Month(month[0], which=which), month[1]
    if k < len(units) and "season" in units[k].kinds:
        return Season(units[k].kinds["season"], which=which), k + 1
    found = absolute(units, k) if k < len(units) and units[k].capital else None
    if found and isinstance(found[0], Holiday) and found[0].year is None:
        return Holiday(found[0].rule, found[0].days, which=which), found[1]
    return None


def _edge_day(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the day before", "the week after", "the year previous", "a day earlier" with "the" for the amount."""
    if low(units, i) != "the":
        return None
    unit = unit_of(units, i + 1)
    if unit is None or unit not in _CALENDAR or _plural(units, i + 1):
        return None
    step = {"before": -1, "after": 1, "earlier": -1, "later": 1, "previous": -1, "following": 1, "prior": -1}.get(low(units, i + 2))
    if step is None:
        return None
    end = i + 3
    if low(units, i + 2) in {"before", "after", "following", "prior"} and _goes_on(units, end):
        return Shift(1.0, "day" if unit == "night" else unit, step, "event"), end
    return Period("day" if unit == "night" else unit, step, anchored=True), end


def _goes_on(units: Sequence[Unit], i: int) -> bool:
    """Tell whether words that name another event follow "before" or "after"."""
    word = low(units, i)
    if word.endswith("ed") and len(word) > 4:
        return False  # "had the week before gutted the act"
    if not word or word in {".", ",", ";", ":", ")", "!", "?", '"', "”", "-", "and", "but", "or", "that", "to", "at", "in", "on", "by"}:
        return False
    return word not in {"was", "is", "were", "had", "has", "will", "would", "after", "when", "for", "with", "from", "as"}


_TOWARDS = {
    "ago": (-1, "report"), "earlier": (-1, "text"), "later": (1, "text"), "afterwards": (1, "text"), "afterward": (1, "text"),
    "previously": (-1, "text"), "hence": (1, "report"), "before": (-1, "text"), "after": (1, "text"), "prior": (-1, "text"),
    "following": (1, "event"), "on": (1, "text"), "into": (1, "event"), "since": (1, "event"),
}  # fmt: skip


def _shift(units: Sequence[Unit], i: int) -> Found | None:
    """Find "two weeks ago", "a day later", "three days after the attack", "a week from now", "hours after"."""
    read = amount(units, i)
    value, j = read if read else (None, i)
    # A year and a day: the unit that is finer decides.
    unit = unit_of(units, j)
    if unit is None or (read is None and not _plural(units, j)):
        return None
    exact, k = False, j + 1
    if low(units, k) == "and" and low(units, k + 1) == "a" and low(units, k + 2) in {"half", "day"}:
        exact = low(units, k + 2) == "day"
        value = value + 0.5 if value is not None and not exact else value
        k += 3
    if low(units, k) == "to" and low(units, k + 1) == "the" and low(units, k + 2) == "day":
        exact, k = True, k + 3
    if low(units, k) == "from" and low(units, k + 1) in {"now", "today"}:
        return Shift(value, unit, 1, "report", exact), k + 2
    if low(units, k) == "ahead" and low(units, k + 1) == "of":
        return Shift(value, unit, -1, "event", exact), k + 2
    towards = _TOWARDS.get(low(units, k))
    if towards is None or (low(units, k) in {"on", "since"} and _goes_on(units, k + 1)):
        return None
    direction, origin = towards
    end = k + 1
    if low(units, k) in {"on", "since", "following"} and (value is None or low(units, end) not in {".", ",", "the"}):
        return None
    if low(units, k) == "prior" and low(units, end) == "to":
        return Shift(value, unit, direction, "event", exact), end + 1
    if low(units, k) in {"before", "after"} and _goes_on(units, end):
        origin = "event"
    if unit in {"second", "minute", "hour"} and read is None and origin == "report":
        return None
    return Shift(value, unit, direction, origin, exact), end


def _stretch(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the past three years", "recent days", "the coming weeks", "the last few months", "the past week"."""
    j = i + 1 if low(units, i) in _DETERMINERS else i
    j += low(units, j) == "very"
    direction = _WINDOW.get(low(units, j))
    if direction is None:
        return None
    word, k = low(units, j), j + 1
    read = amount(units, k)
    value, k = read if read and low(units, k) not in {"a", "an"} else (None, k)
    k += low(units, k) in {"straight", "consecutive", "full", "calendar", "whole", "trading", "working"}
    unit = unit_of(units, k)
    if unit is None:
        return None
    if read is None and not _plural(units, k):
        if word != "past" or j == i:
            return None
        value = 1.0
    if word in {"last", "previous", "preceding", "following"} and read is None and _plural(units, k):
        return None
    return Stretch(value, unit, direction), k + 1


def _within(units: Sequence[Unit], i: int) -> Found | None:
    """Find "within days", "within 48 hours", "in two weeks", "in three days' time"."""
    word = low(units, i)
    if word not in {"within", "in"}:
        return None
    j = i + 1 + (low(units, i + 1) in {"the", "just"})
    read = amount(units, j)
    value, k = read if read else (None, j)
    unit = unit_of(units, k)
    if unit is None:
        return None
    if word == "within":
        return Within(1.0 if read is None and not _plural(units, k) else value, unit), k + 1
    timed = low(units, k + 1) == "'" and low(units, k + 2) == "time" or low(units, k + 1) == "'s" and low(units, k + 2) == "time"
    if timed:
        return Shift(value, unit, 1, "report"), k + 3
    return None


def _often(units: Sequence[Unit], i: int) -> Found | None:
    """Find "every week", "each Friday", "on Fridays", "weekly", "twice a year"."""
    word = low(units, i)
    if word in _OFTEN:
        return Often(*_OFTEN[word]), i + 1
    if word in {"every", "each", "per"}:
        read = amount(units, i + 1)
        value, j = read if read else (1.0, i + 1)
        unit = unit_of(units, j)
        if unit and not (unit == "second" and word != "per"):
            return Often(value or 1.0, unit), j + 1
        if weekday_of(units, i + 1) or month_of(units, i + 1):
            return Often(1.0, "week" if weekday_of(units, i + 1) else "year"), i + 2
    if word.endswith("days") and i < len(units) and word[:-1] in {"mondays", "tuesday"[:-1]}:
        return Often(1.0, "week"), i + 1
    return None


def _length(units: Sequence[Unit], i: int) -> Found | None:
    """Find "three days", "a four-year" (term), "41-year", "90 days", "decades": how long."""
    read = amount(units, i)
    if read is None:
        # "for years", "in minutes": a bare plural is a length only after such a word.
        bare = unit_of(units, i) is not None and _plural(units, i) and low(units, i - 1) in {"for", "in", "lasting", "over"}
        return (Length(None, unit_of(units, i) or "day"), i + 1) if bare else None
    value, j = read
    if low(units, i) in {"a", "an"} and j == i + 1 and (inner := amount(units, j)) and low(units, inner[1]) == "-":
        value, j = inner
    j += low(units, j) == "-"
    j += low(units, j) in {"straight", "consecutive", "full", "whole", "more"}
    unit = unit_of(units, j)
    if unit is None or unit in {"second", "quarter", "weekend", "night"} and low(units, i) in {"a", "an"}:
        return None
    if unit in {"quarter"} or (unit == "second" and not _plural(units, j)):
        return None
    if low(units, j + 1) == "-" and low(units, j + 2) == "old" or low(units, j + 1) == "old":
        return None  # an age
    return Length(value, unit), j + 1


def _vague(units: Sequence[Unit], i: int) -> Found | None:
    """Find "recently", "now", "currently", "soon"."""
    direction = _VAGUE.get(low(units, i))
    return (Vague(direction), i + 1) if direction is not None else None


def _weekday(units: Sequence[Unit], i: int) -> Found | None:
    """Find a weekday: "Friday", "Friday morning", "Friday last"."""
    found = weekday_of(units, i)
    if found is None:
        return None
    weekday, end = found
    if units[i].text.endswith("days") or not units[i].capital and low(units, i - 1) not in {"on", "last", "next", "this", "by"}:
        return None
    follows = units[end] if end < len(units) else None
    if follows and follows.capital and follows.text.isalpha() and follows.low in _PAPERS:
        return None
    if low(units, i - 1) in {"black", "bloody", "super", "red", "cyber", "giving"} and units[i - 1].capital:
        return None
    if follows and follows.low in {"prayer", "sermon"} and low(units, end + 1) in {"leader", "leaders"}:
        return None
    return Weekday(weekday), end


_AFTER_DAY = word_set("after-day")
_PAPERS = word_set("papers")


def _clause_time(units: Sequence[Unit], i: int) -> Found | None:
    """Find a part of a day that no day is named for: "at dawn", "in the evening", "at midnight"."""
    word = low(units, i)
    if word in _TIMES and low(units, i - 1) in {"at", "by", "before", "after", "around", "until", "since", "the"}:
        return Time(part=word), i + 1
    if word in _PARTS and low(units, i - 1) == "the" and low(units, i - 2) in {"in", "during"}:
        return Time(part=word), i + 1
    return None


def _day_only(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the 25th" after a preposition, or "the first of next month"."""
    if low(units, i) != "the" or i + 1 >= len(units) or not units[i + 1].ordinal:
        return None
    number, before, after = units[i + 1].number, low(units, i - 1), low(units, i + 2)
    if number is None or not 1 <= number <= 31 or before not in {"on", "by", "before", "until", "till", "since", "from", "of", "after"}:
        return None
    follows = units[i + 2] if i + 2 < len(units) else None
    if follows is not None and follows.text.isalpha() and after not in _AFTER_DAY:
        return None  # "on the 4th floor"
    return Day(number), i + 2


def _every_whole(units: Sequence[Unit], i: int) -> Found | None:
    """Find "all week", "all weekend", "all afternoon"."""
    if low(units, i) != "all":
        return None
    unit = unit_of(units, i + 1)
    if unit in {"day", "night"} or low(units, i + 1) in _PARTS:
        return Deictic(0, 0), i + 2
    if unit in {"week", "weekend", "month", "year"} and not _plural(units, i + 1):
        return Period(unit, 0), i + 2
    return None


_FINDERS = (
    _other_day, _stretch, _which, _edge_day, _within, _shift, _day_only, _weekday, _every_whole, _often, _length, _clause_time, _vague,
)  # fmt: skip


def relative(units: Sequence[Unit], i: int) -> Found | None:
    """Find a phrase told from the report's day, from another date, or of a length of time, that begins at a unit."""
    if not 0 <= i < len(units):
        return None
    for finder in _FINDERS:
        found = finder(units, i)
        if found:
            return found
    return None


def part_of_whole(part: str, whole: Expression) -> Expression:
    """Put a part around a whole, leaving single days as they are."""
    return whole if isinstance(whole, Weekday | Deictic | Day) and part not in {"night", "earlier", "later"} else Part(part, whole)
