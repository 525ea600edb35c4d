"""Turns date phrases into TIMEX3 of TimeML: the span without its preposition, the type, and the value.

Ranges are two TIMEX3, "from 2009 to 2011" one for each year. The value has the grain of the words: 2009-06 for "early
June", 2004-W47 for "last week", P4Y for "the next four years", PAST_REF for "recently".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.find.when.date_clock import clock
from dragoman.find.when.date_expressions import (
    Between,
    Bound,
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
    Within,
    Years,
)
from dragoman.find.when.date_units import units_of
from dragoman.find.when.dates import DatePhrase
from dragoman.model import Sentence, When

__all__ = ["Timex", "timexes"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: its characters in the text, half-open, its type and its value ("" where the words give none)."""

    start: int
    end: int
    kind: str
    value: str


_LEADS = {"since", "until", "till", "through", "by", "before", "after", "from", "between", "in", "within", "at", "on"}
_JOINTS = {"to", "until", "till", "through", "and", "-", "–", "—"}
_REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "season": "SN", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_CLOCKED = {"second", "minute", "hour"}
_PARTS = {"morning": "MO", "dawn": "MO", "midday": "MI", "noon": "MI", "afternoon": "AF", "evening": "EV",
          "night": "NI", "tonight": "NI", "overnight": "NI", "midnight": "NI"}  # fmt: skip
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.IGNORECASE)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def timexes(found: DatePhrase, sentence: Sentence) -> tuple[Timex, ...]:
    """Return the TIMEX3 of a phrase of a sentence: two for a range whose halves stand apart, else one."""
    tokens = sentence.tokens[found.first : found.last + 1]
    while len(tokens) > 1 and tokens[0].text.lower() in _LEADS:
        tokens = tokens[1:]
    when = found.phrase.when if found.phrase else None
    if isinstance(found.expression, Between):
        cut = next((k for k, token in enumerate(tokens) if k and token.text.lower() in _JOINTS), None)
        if cut is not None and cut + 1 < len(tokens):
            first, last = found.expression.first, found.expression.last
            return (
                Timex(tokens[0].start, tokens[cut - 1].end, "DATE", _value(first, when.first if when else None)),
                Timex(tokens[cut + 1].start, tokens[-1].end, "DATE", _value(last, when.last if when else None)),
            )
    kind, value = _kind_and_value(found.expression, when)
    start = _start(sentence, tokens[0].index, found.expression)
    day_time = _day_time(sentence, found) if kind == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else ""
    return (Timex(start, tokens[-1].end, "TIME" if day_time else kind, value + day_time),)


def _start(sentence: Sentence, first: int, expression: Expression) -> int:
    """Return where a TIMEX3 begins: at "the" of "the 1980s", and after "a" of "a four-year" term."""
    token = sentence.tokens[first]
    if isinstance(expression, Length) and token.text.lower() == "a" and "-" in _texts_of(sentence, first + 1, 2):
        return sentence.tokens[first + 1].start
    definite = isinstance(expression, Years | Nth | Part | Period | Season | Stretch) and first > 0
    return sentence.tokens[first - 1].start if definite and _texts_of(sentence, first - 1, 1) == "the" else token.start


def _texts_of(sentence: Sentence, first: int, number: int) -> str:
    return "".join(token.text.lower() for token in sentence.tokens[first : first + number])


def _kind_and_value(expression: Expression, when: When | None) -> tuple[str, str]:
    if isinstance(expression, Vague):
        return "DATE", _REFS[expression.direction]
    if isinstance(expression, Often):
        return "SET", _length(expression.amount, expression.unit)
    if isinstance(expression, Length | Stretch | Within):
        return "DURATION", _length(expression.amount, expression.unit)
    if isinstance(expression, Shift) and expression.amount is None:
        return "DATE", _REFS[expression.direction]
    if when is None:
        return "DATE", ""
    if isinstance(expression, Bound):
        limit = expression.limit
        kind, _ = _kind_and_value(limit, when)
        return kind, _value(limit, _limit_day(expression.kind, when))
    return "DATE", _value(expression, _middle(when))


def _limit_day(kind: str, when: When) -> date | None:
    """Return a day of the date that bounds a stretch of days."""
    if kind == "since":
        return when.first
    if kind == "after":
        return when.first and when.first - timedelta(days=1)
    if kind == "before":
        return when.last and when.last + timedelta(days=1)
    return when.last


def _middle(when: When) -> date | None:
    if when.first is None or when.last is None:
        return when.first or when.last
    return when.first + (when.last - when.first) / 2


def _length(amount: float | None, unit: str) -> str:
    number = "X" if amount is None else f"{amount * 2 if unit == 'fortnight' else amount:g}"
    return f"P{'T' if unit in _CLOCKED else ''}{number}{_LETTERS.get(unit, 'D')}"


def _value(expression: Expression, day: date | None) -> str:
    """Return the value of a date of the calendar, in the grain of an expression, in which a day lies."""
    if day is None:
        return ""
    if isinstance(expression, Part):
        return _value(expression.whole, day)
    if isinstance(expression, Season):
        year = day.year - (expression.season == "winter" and day.month < 3)
        return f"{year:04d}-{_SEASONS[expression.season]}"
    if isinstance(expression, Years):
        return _years(expression)
    return _GRAINS.get(_grain(expression), date.isoformat)(day)


def _grain(expression: Expression) -> str:
    if isinstance(expression, Period | Nth | Shift):
        return expression.unit
    return "month" if isinstance(expression, Month) else "day"


def _years(years: Years) -> str:
    first, last = f"{years.first:04d}", f"{years.last:04d}"
    if first == last:
        return first
    if years.last - years.first == 99:
        return first[:2]
    return first[:3] if first[:3] == last[:3] else first


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_GRAINS: dict[str, Callable[[date], str]] = {
    "week": _week,
    "fortnight": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "month": lambda day: f"{day:%Y-%m}",
    "quarter": lambda day: f"{day:%Y}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day:%Y}-H{1 if day.month < 7 else 2}",
    "year": lambda day: f"{day:%Y}",
    "decade": lambda day: f"{day:%Y}"[:3],
    "century": lambda day: f"{day:%Y}"[:2],
}
"""How the value of each grain is made of a day in it."""


def _day_time(sentence: Sentence, found: DatePhrase) -> str:
    """Return what the words say of the time of day: "T18:00", "TMO", or nothing."""
    expression = found.expression
    if isinstance(expression, Time) and expression.hour:
        return f"T{expression.hour[:2]}:{expression.hour[2:]}"
    if isinstance(expression, Bound | Period | Shift | Nth):
        return ""
    units = units_of(sentence.tokens[found.first : found.last + 1])
    for i in range(len(units)):
        time = clock(units, i)
        if time is not None:
            return f"T{time[0][:2]}:{time[0][2:]}"
    text = " ".join(unit.low for unit in units)
    part = _PART.search(text)
    night = isinstance(expression, Deictic) and expression.first != expression.last
    return f"T{_PARTS[part[1]]}" if part else "TNI" if night else ""
