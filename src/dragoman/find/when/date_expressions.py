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
    """A day of a month: "14 March 2025", "Friday 14 March", "the 25th"; month and year may be left open.

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
    """Two numbers that are day and month in an order to be found out, and a year: "14/03/2025"."""

    one: int
    two: int
    year: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month: "March 2015", "March", "last March"; ``which`` is last, next, this, previous, following or empty.

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
    """One year or several: "2015", "2014-16", "the 1980s", "the 19th century"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday: "Friday", "last Friday", "the previous Friday"."""

    weekday: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class Deictic:
    """Days counted from the report's own: "today", "yesterday", "overnight"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar so many steps away: "last week", "this year", "the previous day", "that month".

    ``anchored`` when it counts from a date in the text before it and not from the report's date.
    """

    unit: str
    step: int
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season: "the spring", "last autumn", "summer 2024"."""

    season: str
    year: int | None = None
    which: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day or feast with its rule: "Nowruz", "Christmas Eve", "Easter 2024"."""

    rule: str
    days: int
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of something: "early this month", "late March", "the end of 2023", "later this week".

    ``part`` is early, mid, late, first-half, second-half, begin, end, night, earlier or later.
    """

    part: str
    whole: Expression


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit of something, -1 for the last: "the first quarter of 2009", "the last week of March"."""

    number: int
    unit: str
    whole: Expression | None


@dataclass(frozen=True, slots=True)
class Shift:
    """An amount of time from a point: "two weeks ago", "a day earlier", "three days after the attack".

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
    """A limit of time: "since April", "until June", "by Friday", "before Christmas", "after 2015"."""

    kind: str
    limit: Expression


@dataclass(frozen=True, slots=True)
class Between:
    """A range: "March 14-16", "between 2014 and 2016", "from Monday to Wednesday"."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time up to or from the report's date: "the past three years", "recent days", "the coming weeks"."""

    amount: float | None
    unit: str
    direction: int


@dataclass(frozen=True, slots=True)
class Within:
    """Time within which something happens: "within days", "within 48 hours"."""

    amount: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long, without saying when: "for three days", "a four-year term"."""

    amount: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Often:
    """How often: "every week", "annual", "per month"."""

    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A word that names no day, -1 for the past, 0 the present, 1 the future: "recently", "now", "soon"."""

    direction: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a day that the text does not name beside it: "at 18:00 GMT", "at dawn".

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
