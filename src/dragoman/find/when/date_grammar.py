"""The grammar of calendar dates: days, months, years, decades, quarters and named days, as the press writes them.

Each function looks for one kind of phrase at a unit and returns the expression with the index after its last unit, or
None. "14 March 2025", "March 14-16", "2025-03-14", "the 1980s", "Easter" are found; "Resolution 2231", "2,000 troops",
the verb "march" and Mrs May are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.find.when.date_expressions import Between, Day, Expression, Holiday, Month, Numeric, Season, Years
from dragoman.find.when.date_units import Unit, holiday_words, word_set

__all__ = [
    "COUNTED",
    "Found",
    "absolute",
    "first_found",
    "low",
    "month_of",
    "number_of",
    "season",
    "weekday_of",
    "year_number",
]

Found = tuple[Expression, int]

_STEPS = {"last": -1, "this": 0, "next": 1}
_TURNS = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}


@dataclass(frozen=True, slots=True)
class _YearOf:
    """The year of a day or month as it is told: a number, a step from the report's or a turn from the date before."""

    year: int | None = None
    step: int | None = None
    turn: int | None = None

    @property
    def told(self) -> bool:
        """Tell whether any year is told."""
        return not (self.year is None and self.step is None and self.turn is None)

    def day(self, number: int, month: int) -> Day:
        """Return a day of a month in this year."""
        return Day(number, month, self.year, self.step, self.turn)


_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_DECADE = re.compile(r"(1[0-9]|20)?(\d)0s")
_IN_TIME = word_set("in-time")
_OWNERS = word_set("owners")
_CABINETS = {"government", "cabinet", "administration", "ministry", "premiership"}
_MONTH_LEADS = word_set("month-leads")
COUNTED = word_set("counted")
"""Nouns that a four-digit number before them counts, so that it is no year."""
_GROUPS = word_set("groups")
"""Nouns that make a day and month before them a name: "the March 14 alliance"."""
_FOLLOWERS = word_set("followers")
_MEASURES = word_set("measures")
_NO_NOUN = word_set("no-noun")


def low(units: Sequence[Unit], i: int) -> str:
    """Return the lower-case form of a unit, or an empty string outside the sentence."""
    return units[i].low if 0 <= i < len(units) else ""


def number_of(units: Sequence[Unit], i: int) -> int | None:
    """Return the digits at a unit as a number, None when there are none."""
    return units[i].number if 0 <= i < len(units) else None


def year_number(units: Sequence[Unit], i: int) -> int | None:
    """Return the four-digit number at a unit where it may be a year by its form, 1000 to 2199."""
    if not 0 <= i < len(units):
        return None
    unit = units[i]
    if unit.number is None or len(unit.low) != 4 or not 1000 <= unit.number <= 2199:
        return None
    return unit.number


def _full_stop(units: Sequence[Unit], i: int) -> int:
    """Step over the full stop of an abbreviation."""
    return i + 1 if low(units, i) == "." and units[i].glued and i + 1 < len(units) else i


def weekday_of(units: Sequence[Unit], i: int) -> tuple[int, int] | None:
    """Return the weekday named at a unit and the index after it; short forms only with a capital and a date or "on"."""
    if not 0 <= i < len(units):
        return None
    kinds = units[i].kinds
    if "weekday" in kinds:
        return int(kinds["weekday"]), i + 1
    if "weekday-short" in kinds and units[i].capital:
        end = _full_stop(units, i + 1)
        follows = end + 1 if low(units, end) == "," else end
        dated = number_of(units, follows) is not None or (follows < len(units) and _month_kind(units[follows]))
        if dated or (low(units, i - 1) == "on" and kinds["weekday-short"] not in {"5", "6"}):
            return int(kinds["weekday-short"]), end
    return None


def _month_kind(unit: Unit) -> int | None:
    """Return the month that a capitalised word names, in full or shortened."""
    if not unit.capital:
        return None
    value = unit.kinds.get("month") or unit.kinds.get("month-short")
    return int(value) if value else None


def month_of(units: Sequence[Unit], i: int) -> tuple[int, int] | None:
    """Return the month named at a unit and the index after it."""
    if not 0 <= i < len(units):
        return None
    value = _month_kind(units[i])
    if value is None:
        return None
    return value, _full_stop(units, i + 1) if "month-short" in units[i].kinds else i + 1


def _day_number(units: Sequence[Unit], i: int) -> int | None:
    """Return the day of a month at a unit: "14", "14th", "01"."""
    value = number_of(units, i)
    if value is None or not 1 <= value <= 31 or len(units[i].low) > 4:
        return None
    return value if low(units, i + 1) not in {"%", "percent", "per"} else None


def _year_after(units: Sequence[Unit], i: int) -> tuple[_YearOf, int]:
    """Return the year that completes a day or month, however it is told, and the index after it."""
    j = i + 1 if low(units, i) in {",", "of"} else i
    year = year_number(units, j)
    if (
        year is not None
        and low(units, j + 1) not in COUNTED
        and not (low(units, j + 1) == "," and _thousands(units, j))
    ):
        return _YearOf(year), j + 1
    if low(units, i) == ",":
        return _YearOf(), i
    the = low(units, j) in {"the", "that"} and low(units, j + 1) in _TURNS
    k = j + 1 if the else j
    word = low(units, k)
    if low(units, k + 1) == "year" and word in _STEPS and not the:
        return _YearOf(step=_STEPS[word]), k + 2
    if low(units, k + 1) == "year" and word in _TURNS and (the or word == "that"):
        return _YearOf(turn=_TURNS[word]), k + 2
    return _YearOf(), i


def _thousands(units: Sequence[Unit], j: int) -> bool:
    """Tell whether a comma and digits glued to a number go on with it."""
    return j + 2 < len(units) and units[j + 1].glued and units[j + 2].glued and units[j + 2].number is not None


def _joint(units: Sequence[Unit], i: int) -> int | None:
    """Return the index after a word or dash that joins two days of one phrase."""
    if low(units, i) == "," and low(units, i + 1) in {"and", "or"}:
        return i + 2
    return i + 1 if low(units, i) in {"-", "to", "and", "or", "through", "until", "till", "&"} else None


def _named_group(units: Sequence[Unit], i: int) -> bool:
    """Tell whether the word after a date makes it the name of a group."""
    return low(units, i) in _GROUPS


def _iso(units: Sequence[Unit], i: int) -> Found | None:
    """Find "2025-03-14" or "2025/03/14"."""
    year = year_number(units, i)
    mark = low(units, i + 1)
    if year is None or mark not in {"-", "/"} or low(units, i + 3) != mark or i + 4 >= len(units):
        return None
    one, two = number_of(units, i + 2), number_of(units, i + 4)
    if one is None or two is None or not (1 <= one <= 12 and 1 <= two <= 31) or not units[i + 4].glued:
        return None
    return Day(two, one, year), i + 5


def _numeric(units: Sequence[Unit], i: int) -> Found | None:
    """Find "14/03/2025", "3/14/25" or "14.03.2025"."""
    dotted = _DOTTED.fullmatch(units[i].low)
    if dotted:
        one, two, year = (int(x) for x in dotted.groups())
        end = i + 1
    else:
        if low(units, i + 1) != "/" or low(units, i + 3) != "/" or i + 4 >= len(units) or not units[i + 4].glued:
            return None
        numbers = number_of(units, i), number_of(units, i + 2), number_of(units, i + 4)
        if numbers[0] is None or numbers[1] is None or numbers[2] is None:
            return None
        one, two, year, end = numbers[0], numbers[1], numbers[2], i + 5
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if not (1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12):
        return None
    return Numeric(one, two, year), end


def _day_first(units: Sequence[Unit], i: int) -> Found | None:
    """Find "14 March 2025", "the 14th of March", "14-16 March", "14 and 15 March"."""
    first = _day_number(units, i)
    if first is None:
        return None
    last, j = first, i + 1
    while (joint := _joint(units, j) or (j + 1 if low(units, j) == "," else None)) is not None:
        following = _day_number(units, joint)
        if following is None or following <= last:
            break
        last, j = following, joint + 1
    of = j + 1 if low(units, j) == "of" else j
    month = month_of(units, of)
    if month is None or (low(units, i - 1) in {"$", "€", "£"}):
        return None
    year, end = _year_after(units, month[1])
    if _named_group(units, end):
        return None
    start = year.day(first, month[0])
    return (start if last == first else Between(start, year.day(last, month[0]))), end


def _month_first(units: Sequence[Unit], i: int) -> Found | None:
    """Find "March 14, 2025", "March 14-16", "March 14 and 15", "March 30 to April 2"."""
    month = month_of(units, i)
    if month is None:
        return None
    j = month[1] + 1 if low(units, month[1]) == "the" else month[1]
    first = _day_number(units, j)
    if first is None or (units[j].glued and low(units, j - 1) != "."):
        return None
    follows = units[j + 1] if j + 1 < len(units) else None
    if low(units, i - 1) == "in" and follows and follows.text.isalpha() and follows.low not in _FOLLOWERS:
        return None  # "in March 14 people drowned"
    last, end = first, j + 1
    while (joint := _joint(units, end) or (end + 1 if low(units, end) == "," else None)) is not None:
        following = _day_number(units, joint)
        counted = low(units, joint + 1) in COUNTED or month_of(units, joint + 1) is not None
        if following is None or following <= last or counted or low(units, joint + 1) in {"of", ":"}:
            break
        last, end = following, joint + 1
    year, end = _year_after(units, end)
    if _named_group(units, end):
        return None
    start = year.day(first, month[0])
    return (start if last == first else Between(start, year.day(last, month[0]))), end


def _month_alone(units: Sequence[Unit], i: int) -> Found | None:
    """Find "March 2015", "March" after a word that leads to a month, "March's", "March-April"."""
    month = month_of(units, i)
    if month is None:
        return None
    year, end = _year_after(units, month[1])
    if year.told:
        return Month(month[0], year.year, "", year.step, year.turn), end
    if _in_name(units, i, end) or not _may_be_month(units, i):
        return None
    return Month(month[0]), end


def _in_name(units: Sequence[Unit], i: int, end: int) -> bool:
    """Tell whether a month is part of a day or a name: "March 14", "the March 14 alliance"."""
    before = low(units, i - 1)
    day = _day_number(units, end) is not None
    group = _named_group(units, end + 1) or (_named_group(units, end) and number_of(units, i - 1) is not None)
    joined = end == i + 1 and end < len(units) and units[end].glued and low(units, end) == "-"
    return (day and before != "in") or group or (joined and month_of(units, end + 1) is None)


def _may_be_month(units: Sequence[Unit], i: int) -> bool:
    """Tell whether the word before a capitalised month, or the month itself, shows that it is no name or verb."""
    word, before = units[i].low, low(units, i - 1)
    leads = before in _MONTH_LEADS or (before == "-" and low(units, i - 2) in {"mid", "early", "late"})
    if "month" not in units[i].kinds:
        return leads and (word not in {"mar", "jan", "jun"} or before in {"in", "since", "until"})
    if word in {"may", "march"} and before in {"the", "a", "an", "to", "and", "or", "before", "after"}:
        # "the May meeting" names a month; "the March of Return", "to May and her party" do not.
        follows = units[i + 1] if i + 1 < len(units) else None
        noun = (
            follows is not None
            and follows.text.isalpha()
            and follows.text.islower()
            and follows.low not in _NO_NOUN | _CABINETS
        )
        return before in {"the", "a", "an"} and noun
    possessor = low(units, i + 1) == "'s"  # "January's talks" may begin a sentence
    return leads or (word not in {"may", "march", "april", "june", "august"} and (before != "" or possessor))


def _spread(units: Sequence[Unit], first: int, i: int) -> Found:
    """Complete a year to a span of years: "2014-16", "2014/15", "2014-2016"."""
    if low(units, i) in {"-", "/"} and units[i].glued and i + 1 < len(units) and units[i + 1].glued:
        last = units[i + 1].number
        if last is not None and len(units[i + 1].low) == 2:
            last += first // 100 * 100
        if last is not None and first < last <= first + 100:
            return Years(first, last), i + 2
    return Years(first, first), i


def _year(units: Sequence[Unit], i: int) -> Found | None:
    """Find a year where the words around it say that it is one."""
    year = year_number(units, i)
    if year is None or _no_year(units, i):
        return None
    found = _spread(units, year, i + 1)
    return found if _led_to_year(units, i, year, found[1]) else None


def _no_year(units: Sequence[Unit], i: int) -> bool:
    """Tell whether what follows a four-digit number makes it a measure, a time or a count."""
    before, after = low(units, i - 1), low(units, i + 1)
    if after in _MEASURES or (after in {".", ","} and _thousands(units, i)):
        return True
    return after in COUNTED and before not in {"in", "since", "during"}  # "in 2022 men of the Alliance" has its year


def _led_to_year(units: Sequence[Unit], i: int, year: int, end: int) -> bool:
    """Tell whether the words before a four-digit number, or around it, make it a year."""
    before, modern = low(units, i - 1), 1900 <= year <= 2099
    if before in {"in", "since", "during", "throughout", "circa", "year", "early", "late", "mid"}:
        return True
    if before == "as" and low(units, i - 2) in {"early", "late", "recently", "back"}:  # "as early as 2006"
        return True
    if not modern:
        return before == "of" and year >= 1500
    follows = units[end] if end < len(units) else None
    if before in _OWNERS:  # "the 2015 accord"
        return follows is not None and (follows.text[:1].isalpha() or follows.low == "-")
    if before == "(":
        return follows is not None and follows.low in {")", ",", ";"}
    if before == "-":
        return low(units, i - 2) in {"mid", "early", "late", "post", "pre"}
    if before in {"and", "or"} or (before == "to" and year_number(units, i - 2) is not None):
        return year_number(units, i - 2) is not None
    return before in _IN_TIME or before in {"fiscal", "financial", "fy", "back", "both", "only"}


def _decade(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the 1980s", "the '80s", "the nineties"."""
    unit = units[i]
    if unit.low == "'" and i + 1 < len(units) and units[i + 1].glued and low(units, i - 1) in _IN_TIME:
        digits = units[i + 1].low
        if len(digits) == 2 and digits.isdigit():  # "since '82"
            year = int(digits) + (1900 if int(digits) >= 40 else 2000)
            return Years(year, year), i + 2
    match = _DECADE.fullmatch(unit.low)
    if match and (match.group(1) or low(units, i - 1) in {"the", "'", "early", "late", "mid", "-"}):
        century = int(match.group(1) or "19") * 100
        first = century + int(match.group(2)) * 10
        return Years(first, first + 9), i + 1
    tens = year_number(units, i)
    if (
        tens is not None
        and tens % 10 == 0
        and low(units, i + 1) == "'s"
        and low(units, i - 1) in {"the", "early", "late"}
    ):
        return (Years(tens, tens + 9), i + 2) if not _noun_like(units, i + 2) else None
    if "decade-word" in unit.kinds and low(units, i - 1) in {"the", "early", "late", "mid", "-"}:
        first = 1900 + int(unit.kinds["decade-word"])
        return Years(first, first + 9), i + 1
    return None


def _noun_like(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a lower-case word that could be a noun stands at a unit."""
    return i < len(units) and units[i].text.islower() and len(units[i].text) > 3


def _century(units: Sequence[Unit], i: int) -> Found | None:
    """Find "the 19th century", "18th-century"."""
    unit = units[i]
    number = unit.number if unit.ordinal else int(unit.kinds.get("ordinal", 0))
    j = i + 2 if low(units, i + 1) == "-" else i + 1
    if number and 1 < number <= 21 and low(units, j) == "century":
        return Years((number - 1) * 100 + 1, number * 100), j + 1
    return None


def _holiday(units: Sequence[Unit], i: int) -> Found | None:
    """Find a named day or feast: "Nowruz", "Good Friday", "New Year's Day 2024"; not "Christmas Island"."""
    for key, rule, length in holiday_words().get(units[i].low, ()):
        end = i + len(key)
        if end > len(units) or any(units[i + k].low != word for k, word in enumerate(key)):
            continue
        digits = units[i].low[0].isdigit()
        if not digits and not any(u.capital for u in units[i:end]):
            continue
        named = end < len(units) and units[end].capital and units[end].text.isalpha() and not digits
        if named or low(units, end) in {"agreement", "accord", "accords", "offensive", "island", "islands"}:
            return None
        year, after = _year_after(units, end)
        return (Holiday(rule, length, year.year), after) if year.year is not None else (Holiday(rule, length), end)
    return None


def season(units: Sequence[Unit], i: int) -> Found | None:
    """Find "summer 2024", "the spring of 1999", "the autumn"; a bare season needs a word before it that leads to it."""
    if not 0 <= i < len(units) or "season" not in units[i].kinds:
        return None
    name, before, word = units[i].kinds["season"], low(units, i - 1), units[i].low
    if word in {"spring", "fall"} and before in {"to", "will", "would", "may", "could", "can", "a", "not"}:
        return None
    year, end = _year_after(units, i + 1)
    if year.year is not None or year.step is not None:
        return Season(name, year.year, step=year.step), end
    falls = low(units, i + 1) in {"of", "in", "from", "to"} and word in {"fall", "spring"}  # "the fall of Kabul"
    title = units[i].capital and i + 1 < len(units) and units[i + 1].capital  # "the Prague Spring"
    led = before in ({"in", "this", "since"} if word == "fall" else _SEASON_LEADS)
    return (Season(name), i + 1) if led and not falls and not title else None


_SEASON_LEADS = {"the", "since", "until", "by", "in", "this", "during", "early", "late", "mid", "-"}


def _dated_weekday(units: Sequence[Unit], i: int) -> Found | None:
    """Find a weekday with its date: "Friday, March 14", "Friday the 14th of March", "Fri 14 March"."""
    weekday = weekday_of(units, i)
    if weekday is None:
        return None
    j = weekday[1]
    j += low(units, j) == ","
    j += low(units, j) == "the"
    if j < len(units):
        return _day_first(units, j) or _month_first(units, j)
    return None


_FINDERS = (
    _holiday, _iso, _numeric, _dated_weekday, _day_first, _month_first, _month_alone, _century, _decade, _year, season,
)  # fmt: skip


def first_found(
    finders: Iterable[Callable[[Sequence[Unit], int], Found | None]], units: Sequence[Unit], i: int
) -> Found | None:
    """Return what the first finder that finds something finds at a unit; None also where there is no such unit."""
    if not 0 <= i < len(units):
        return None
    return next((found for finder in finders if (found := finder(units, i))), None)


def absolute(units: Sequence[Unit], i: int) -> Found | None:
    """Find a calendar date of any kind that begins at a unit."""
    return first_found(_FINDERS, units, i)
