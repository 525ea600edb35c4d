"""What a date phrase says before it is resolved: the values that the grammar builds and the resolver reads."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Between",
    "Bound",
    "Day",
    "Deictic",
    "Expression",
    "Holiday",
    "Length",
    "Month",
    "Nth",
    "Numeric",
    "Often",
    "Part",
    "Period",
    "Season",
    "Shift",
    "Stretch",
    "Time",
    "Vague",
    "Weekday",
    "Within",
    "Years",
]


@dataclass(frozen=True, slots=True)
class Day:
    """ "14 March 2025", "Friday 14 March", "the 25th": a day of a month; month and year may be left open.

    ``step`` counts years from the report's, as in "14 March last year", ``turn`` from the date told before, as in
    "14 March of that year"; None where the words do not say.
    """

    day: int
    month: int | None = None
    year: int | None = None
    step: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """ "14/03/2025": two numbers that are day and month in an order to be found out, and a year."""

    one: int
    two: int
    year: int


@dataclass(frozen=True, slots=True)
class Month:
    """ "March 2015", "March", "last March": a month; ``which`` is last, next, this, previous, following or empty.

    ``step`` counts years from the report's, as in "March last year", ``turn`` from the date told before, as in "March
    of the following year"; None where the words do not say.
    """

    month: int
    year: int | None = None
    which: str = ""
    step: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """ "2015", "2014-16", "the 1980s", "the 19th century"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "Friday", "last Friday", "the previous Friday": a day of the week, 0 for Monday."""

    weekday: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class Deictic:
    """ "today", "yesterday", "overnight": days counted from the report's own."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Period:
    """ "last week", "this year", "the previous day", "that month": a unit of the calendar so many steps away.

    ``anchored`` when it counts from a date in the text before it and not from the report's date.
    """

    unit: str
    step: int
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """ "the spring", "last autumn", "summer 2024"."""

    season: str
    year: int | None = None
    which: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """ "Nowruz", "Christmas Eve", "Easter 2024": a named day or feast with its rule."""

    rule: str
    days: int
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """ "early this month", "late March", "the end of 2023", "later this week": a part of something.

    ``part`` is early, mid, late, first-half, second-half, begin, end, night, earlier or later.
    """

    part: str
    whole: Expression


@dataclass(frozen=True, slots=True)
class Nth:
    """ "the first quarter of 2009", "the last week of March": the n-th unit of something; -1 is the last."""

    number: int
    unit: str
    whole: Expression | None


@dataclass(frozen=True, slots=True)
class Shift:
    """ "two weeks ago", "a day earlier", "three days after the attack": an amount of time from a point.

    ``amount`` is None for "some". ``origin`` is report ("ago"), text ("later") or event (words that name another event
    follow). ``exact`` when the words count to the day.
    """

    amount: float | None
    unit: str
    direction: int
    origin: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """ "since April", "until June", "by Friday", "before Christmas", "after 2015"."""

    kind: str
    limit: Expression


@dataclass(frozen=True, slots=True)
class Between:
    """ "March 14-16", "between 2014 and 2016", "from Monday to Wednesday"."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Stretch:
    """ "the past three years", "recent days", "the coming weeks": time up to or from the report's date."""

    amount: float | None
    unit: str
    direction: int


@dataclass(frozen=True, slots=True)
class Within:
    """ "within days", "within 48 hours"."""

    amount: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Length:
    """ "for three days", "a four-year term": how long, without saying when."""

    amount: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Often:
    """ "every week", "annual", "on Fridays": how often."""

    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Vague:
    """ "recently", "now", "soon": -1 past, 0 present, 1 future."""

    direction: int


@dataclass(frozen=True, slots=True)
class Time:
    """ "at 18:00 GMT", "at dawn": a time of a day that the text does not name beside it.

    ``hour`` is a four-digit time of day, or empty where only the part of the day is said.
    """

    hour: str = ""
    part: str = ""


Expression = (
    Day
    | Numeric
    | Month
    | Years
    | Weekday
    | Deictic
    | Period
    | Season
    | Holiday
    | Part
    | Nth
    | Shift
    | Bound
    | Between
    | Stretch
    | Within
    | Length
    | Often
    | Vague
    | Time
)
