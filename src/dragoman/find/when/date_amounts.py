"""The grammar of amounts of time: "two weeks ago", "a day later", "the past three years", "within 48 hours".

Each function looks for one kind of phrase at a unit and returns the expression with the index after its last unit, or
None. No function calls itself, so that a text of nothing but numbers costs no more than any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when.date_expressions import Length, Often, Shift, Stretch, Within
from dragoman.find.when.date_grammar import Found, low, month_of, weekday_of
from dragoman.find.when.date_units import Unit, word_set

__all__ = ["amount", "length_of_time", "often", "plural", "shift", "stretch", "unit_of", "within", "words_go_on"]

_Amount = tuple[float | None, int]

_ROUGHLY = word_set("roughly")
_DETERMINERS = word_set("determiners")
_WINDOW = {
    "past": -1, "last": -1, "recent": -1, "previous": -1, "preceding": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip
_OFTEN = {
    "daily": (1, "day"), "nightly": (1, "day"), "hourly": (1, "hour"), "weekly": (1, "week"), "monthly": (1, "month"),
    "quarterly": (3, "month"), "biannual": (6, "month"), "yearly": (1, "year"), "annual": (1, "year"),
    "annually": (1, "year"),
}  # fmt: skip
_TOWARDS = {
    "ago": (-1, "report"), "hence": (1, "report"), "earlier": (-1, "text"), "later": (1, "text"), "prior": (-1, "text"),
    "afterwards": (1, "text"), "afterward": (1, "text"), "previously": (-1, "text"), "before": (-1, "text"),
    "after": (1, "text"), "on": (1, "text"), "following": (1, "event"), "into": (1, "event"), "since": (1, "event"),
}  # fmt: skip
_ARTICLES = {"a", "an"}


def unit_of(units: Sequence[Unit], i: int) -> str | None:
    """Return the unit of time that a word names, in the singular."""
    return units[i].kinds.get("unit") if 0 <= i < len(units) else None


def plural(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a unit of time stands in the plural."""
    return low(units, i).endswith("s")


def _roughly(units: Sequence[Unit], i: int) -> int:
    """Step over "about", "more than", "at least" and the like before an amount."""
    for _ in range(3):
        if low(units, i) in _ROUGHLY:
            i += 1
        elif (low(units, i), low(units, i + 1)) in _COMPARED:
            i += 2
    return i


_COMPARED = {("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to")}


def amount(units: Sequence[Unit], i: int) -> _Amount | None:
    """Read an amount before a unit of time: "three", "48", "a", "two and a half", "twenty-five", "a few" (None).

    Of two amounts ("two or three days", "10-15 years") the larger counts.
    """
    i = _roughly(units, i)
    read = _in_words(units, i) or _number(units, i)
    if read is None:
        return None
    value, end = read
    if value is not None and [low(units, end + k) for k in range(3)] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    if low(units, end) in {"to", "or", "-"}:
        second = _number(units, end + 1)
        if second and unit_of(units, second[1]):
            return second
    return value, end


def _in_words(units: Sequence[Unit], i: int) -> _Amount | None:
    """Read "a", "a few", "a couple of", "half a", "several", "single"."""
    word, following = low(units, i), low(units, i + 1)
    if word in _ARTICLES:
        value = {"few": None, "number": None, "couple": 2.0, "dozen": 12.0}
        return (value[following], i + 2 + (low(units, i + 2) == "of")) if following in value else (1.0, i + 1)
    if word == "half" and following in _ARTICLES:
        return 0.5, i + 2
    if word in {"several", "few", "many", "some", "countless", "dozens", "scores"}:
        return None, i + 1 + (following == "of")
    return (1.0, i + 1) if word == "single" else None


def _number(units: Sequence[Unit], i: int) -> _Amount | None:
    """Read a number in digits or words: "48", "three", "twenty-five", "two hundred"."""
    if not 0 <= i < len(units):
        return None
    unit = units[i]
    if unit.number is not None and unit.low.isdigit():
        return float(unit.number), i + 1
    if "number" not in unit.kinds:
        return None
    value, end = float(unit.kinds["number"]), i + 1
    if value >= 20 and low(units, end) == "-" and end + 1 < len(units) and "number" in units[end + 1].kinds:
        value, end = value + float(units[end + 1].kinds["number"]), end + 2
    return (value * 100, end + 1) if low(units, end) == "hundred" else (value, end)


def words_go_on(units: Sequence[Unit], i: int) -> bool:
    """Tell whether words that name another event follow "before" or "after"."""
    word = low(units, i)
    if not word or not word[0].isalnum() or (word.endswith("ed") and len(word) > 4):
        return False  # "the week before gutted the act"
    return word not in _NO_EVENT


_NO_EVENT = word_set("no-event")


def shift(units: Sequence[Unit], i: int) -> Found | None:
    """Find "two weeks ago", "a day later", "three days after the attack", "a week from now", "hours after"."""
    read = amount(units, i)
    value, j = read or (None, i)
    unit = unit_of(units, j)
    if unit is None or (read is None and not plural(units, j)):
        return None
    exact, k = False, j + 1
    three = [low(units, k + n) for n in range(3)]
    if three == ["and", "a", "half"] and value is not None:
        value, k = value + 0.5, k + 3
    elif three in (["and", "a", "day"], ["to", "the", "day"]):  # "a year and a day after", "a week to the day after"
        exact, k = True, k + 3
    return _towards(units, k, value, unit, exact=exact)


def _towards(units: Sequence[Unit], k: int, value: float | None, unit: str, *, exact: bool) -> Found | None:
    """Complete a shift by the word that says whence and whither: "ago", "later", "after", "from now"."""
    word, following = low(units, k), low(units, k + 1)
    if word == "from" and following in {"now", "today"}:
        return Shift(value, unit, 1, "report", exact), k + 2
    if (word, following) in {("ahead", "of"), ("prior", "to")}:
        return Shift(value, unit, -1, "event", exact), k + 2
    if word not in _TOWARDS:
        return None
    direction, origin = _TOWARDS[word]
    if word in {"on", "since"} and (value is None or words_go_on(units, k + 1) or following not in {".", ","}):
        return None  # "three years on," but not "two days on the road"
    if word == "following" and (value is None or following != "the"):
        return None
    if word in {"before", "after"} and words_go_on(units, k + 1):
        origin = "event"
    return Shift(value, unit, direction, origin, exact), k + 1


def stretch(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the past three years", "recent days", "the coming weeks", "the last few months", "the past week"."""
    j = i + 1 if low(units, i) in _DETERMINERS else i
    j += low(units, j) == "very"
    word = low(units, j)
    if word not in _WINDOW:
        return None
    read = amount(units, j + 1) if low(units, j + 1) not in _ARTICLES else None
    value, k = read or (None, j + 1)
    k += low(units, k) in {"straight", "consecutive", "full", "calendar", "whole", "trading", "working"}
    unit = unit_of(units, k)
    if unit is None:
        return None
    if read is None and plural(units, k):
        return (
            None
            if word in {"last", "previous", "preceding", "following"}
            else (Stretch(None, unit, _WINDOW[word]), k + 1)
        )
    if read is None:
        return (Stretch(1.0, unit, -1), k + 1) if word == "past" and j > i else None
    return Stretch(value, unit, _WINDOW[word]), k + 1


def within(units: Sequence[Unit], i: int) -> Found | None:
    """Find "within days", "within 48 hours", "in three days' time"."""
    word = low(units, i)
    if word not in {"within", "in"}:
        return None
    read = amount(units, i + 1 + (low(units, i + 1) in {"the", "just"}))
    value, k = read or (None, i + 1 + (low(units, i + 1) in {"the", "just"}))
    unit = unit_of(units, k)
    if unit is None:
        return None
    if word == "within":
        return Within(1.0 if read is None and not plural(units, k) else value, unit), k + 1
    timed = low(units, k + 1) in {"'", "'s"} and low(units, k + 2) == "time"
    return (Shift(value, unit, 1, "report"), k + 3) if timed else None


def often(units: Sequence[Unit], i: int) -> Found | None:
    """Find "every week", "each Friday", "weekly", "per month"."""
    word = low(units, i)
    if word in _OFTEN:
        return Often(*_OFTEN[word]), i + 1
    if word not in {"every", "each", "per"}:
        return None
    read = amount(units, i + 1)
    value, j = read or (1.0, i + 1)
    unit = unit_of(units, j)
    if unit and (unit != "second" or word == "per"):
        return Often(value or 1.0, unit), j + 1
    if weekday_of(units, i + 1):
        return Often(1.0, "week"), i + 2
    return (Often(1.0, "year"), i + 2) if month_of(units, i + 1) else None


def length_of_time(units: Sequence[Unit], i: int) -> Found | None:
    """Find "three days", "a four-year" (term), "41-year", "90 days", "for decades": how long."""
    read = amount(units, i)
    if read is None:
        unit = unit_of(units, i)
        led = low(units, i - 1) in {"for", "in", "lasting", "over"}  # "for years", "in minutes"
        return (Length(None, unit), i + 1) if unit and plural(units, i) and led else None
    value, j = read
    if low(units, i) in _ARTICLES and j == i + 1:
        inner = _number(units, j)
        value, j = inner if inner and low(units, inner[1]) == "-" else read
    j += low(units, j) == "-"
    j += low(units, j) in {"straight", "consecutive", "full", "whole", "more"}
    unit = unit_of(units, j)
    loose = low(units, i) in _ARTICLES and unit in {"second", "quarter", "weekend", "night"}
    if unit is None or loose or unit == "quarter" or (unit == "second" and not plural(units, j)):
        return None
    if "old" in {low(units, j + 1), low(units, j + 2) if low(units, j + 1) == "-" else ""}:
        return None  # an age
    return Length(value, unit), j + 1
