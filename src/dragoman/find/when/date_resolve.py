"""Resolve what a date phrase says into days, given the report's date, the tense and the date told before it.

A weekday is the nearest one that the tense allows: on or before the report's date for what happened, on or after it for
what is to come. A day and month without a year take the nearest year that the tense allows. Weeks run from Monday to
Sunday.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.find.when import calendar as cal
from dragoman.find.when.calendar import Window
from dragoman.find.when.date_expressions import (
    Between,
    Bound,
    Day,
    Deictic,
    Expression,
    Holiday,
    Month,
    Nth,
    Numeric,
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
from dragoman.find.when.date_steps import DAYS, MONTHS, edge, moved, unit_window

__all__ = ["Context", "basis_of", "resolve"]

_FAR, _CLOSE = 300, 31
"""A day so many days off that the tense asks for gives way to one so near that it forbids: the year would be told."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is resolved against: the report's date, the tense, the last date told, and the order of numbers."""

    published: date
    tense: str = "past"
    anchor: Window | None = None
    day_first: bool | None = None

    @property
    def origin(self) -> date:
        """The day that "the next day" or "later" count from: the last date told, else the report's own."""
        if self.anchor is None:
            return self.published
        return self.anchor.last or self.anchor.first or self.published


def basis_of(expression: Expression) -> str:
    """Tell whether an expression states a date of the calendar or tells it from another date: stated or relative."""
    if isinstance(expression, Part | Nth | Bound):
        inner = expression.limit if isinstance(expression, Bound) else expression.whole
        return basis_of(inner) if inner is not None else "stated"
    if isinstance(expression, Between):
        return max(basis_of(expression.first), basis_of(expression.last), key=["stated", "relative"].index)
    if isinstance(expression, Numeric | Years):
        return "stated"
    return (
        "stated" if isinstance(expression, Day | Month | Holiday | Season) and not _counted(expression) else "relative"
    )


def _counted(expression: Day | Month | Holiday | Season) -> bool:
    """Tell whether a day, month, season or feast is told from another date: "last March", "the 9th"."""
    if isinstance(expression, Day):
        return expression.month is None or expression.step is not None or expression.turn is not None
    if isinstance(expression, Month):
        return bool(expression.which) or expression.step is not None or expression.turn is not None
    return bool(expression.which) or (isinstance(expression, Season) and expression.step is not None)


def resolve(expression: Expression, context: Context) -> Window | None:
    """Return the days that an expression means, None where the words give no bound at all.

    "three days after the attack" comes back as the day that the phrase itself counts to; whether that is the day of the
    attack or of the main act is for the caller, who sees the words around.
    """
    handler = _HANDLERS.get(type(expression))
    return handler(expression, context) if handler else None


def _nearest(candidates: list[Window], context: Context, *, lenient: bool = False) -> Window | None:
    """Return the candidate nearest to the report's date among those that the tense allows, else the nearest of all."""
    published = context.published

    def distance(window: Window) -> int:
        first, last = window.first or published, window.last or published
        return 0 if first <= published <= last else min(abs((first - published).days), abs((last - published).days))

    if context.tense == "past":
        allowed = [w for w in candidates if w.first and w.first <= published]
    elif context.tense == "future":
        allowed = [w for w in candidates if w.last and w.last >= published]
    else:
        allowed = candidates
    best = min(allowed or candidates, key=distance, default=None)
    if lenient and best is not None and distance(best) > _FAR:
        nearest = min(candidates, key=distance)
        return nearest if distance(nearest) <= _CLOSE else best
    return best


def _safe_day(year: int, month: int, day: int) -> Window | None:
    """Return the window of a day, None for a day that the month does not have."""
    try:
        return cal.single(date(year, month, day))
    except ValueError:
        return None


def _day(e: Day, c: Context) -> Window | None:
    """Resolve a day of a month."""
    if e.month is None:
        return _day_of_month(e.day, c)
    year = _told_year(e, c)
    if year is not None:
        return _safe_day(year, e.month, e.day)
    if e.day == 29 and e.month == 2:
        reach = range(c.published.year - 4, c.published.year + 5)
    else:
        reach = range(c.published.year - 1, c.published.year + 2)
    found = [w for y in reach if 1 <= y <= 9999 and (w := _safe_day(y, e.month, e.day))]
    return _nearest(found, c, lenient=True)


def _told_year(e: Day | Month, c: Context) -> int | None:
    """Return the year that the words give a day or month, None where they give none."""
    if e.turn is not None:
        return c.origin.year + e.turn
    return c.published.year + e.step if e.step is not None else e.year


def _day_of_month(day: int, c: Context) -> Window | None:
    """Resolve "the 25th": in the month of the date told before, else the nearest that the tense allows."""
    anchor = c.anchor.first if c.anchor else None
    if anchor:
        found = _safe_day(anchor.year, anchor.month, day)
        if found and (c.tense != "past" or (found.first or anchor) <= c.published):
            return found
    months = [cal.plus_months(c.published.replace(day=1), n) for n in (-1, 0, 1)]
    return _nearest([w for m in months if (w := _safe_day(m.year, m.month, day))], c)


def _numeric(e: Numeric, c: Context) -> Window | None:
    """Resolve "03/04/2025": the only possible order, else the one that the text's other dates or nearness decide."""
    if e.one > 12 or e.two > 12:
        return _safe_day(e.year, *((e.two, e.one) if e.one > 12 else (e.one, e.two)))
    day_first, month_first = _safe_day(e.year, e.two, e.one), _safe_day(e.year, e.one, e.two)
    if c.day_first is not None:
        return day_first if c.day_first else month_first
    both = [w for w in (day_first, month_first) if w]
    return _nearest(both, Context(c.published, "present"))


def _month(e: Month, c: Context) -> Window | None:
    """Resolve a month."""
    year = _told_year(e, c)
    if year is not None:
        return cal.month(year, e.month)
    return _which([cal.month(y, e.month) for y in _near_years(c)], e.which, c)


def _near_years(c: Context) -> range:
    """Return the years around the report's and, where it lies far off, the last date's."""
    year = c.published.year
    return range(max(year - 2, 1), min(year + 3, 9999))


def _which(candidates: list[Window], which: str, c: Context, *, lenient: bool = False) -> Window | None:
    """Choose among the yearly windows of a month, season or feast by "last", "next", "this", "previous"."""
    base = c.origin if which in {"previous", "following", "same"} else c.published
    if which in {"last", "previous"}:
        return max((w for w in candidates if w.last and w.last < base), key=_start, default=None)
    if which in {"next", "following"}:
        return min((w for w in candidates if w.first and w.first > base), key=_start, default=None)
    if which in {"this", "same"}:
        same = [w for w in candidates if w.first and w.first.year == base.year]
        return _nearest(same or candidates, Context(c.published, "present"))
    return _nearest(candidates, c, lenient=lenient)


def _start(window: Window) -> date:
    """Return the first day of a window for sorting."""
    return window.first or date.min


def _years(e: Years, _c: Context) -> Window | None:
    """Resolve years."""
    return cal.years(e.first, e.last)


def _weekday(e: Weekday, c: Context) -> Window | None:
    """Resolve a weekday."""
    published, base = c.published, c.origin
    if e.which in {"previous", "following", "same"}:
        back, ahead = (base.weekday() - e.weekday) % 7, (e.weekday - base.weekday()) % 7
        step = {"previous": -(back or 7), "following": ahead or 7, "same": ahead}[e.which]
        return cal.single(cal.days(base, step))
    back, ahead = (published.weekday() - e.weekday) % 7, (e.weekday - published.weekday()) % 7
    # Said on a Monday, "next Wednesday" is not the day after tomorrow.
    far = 7 if published.weekday() < e.weekday and ahead <= 3 else 0
    # On a Friday "on Friday" is that day, for what is planned too: a week off, the press says "next Friday".
    plain = -back if c.tense == "past" else ahead
    steps = {"last": -(back or 7), "next": (ahead or 7) + far, "this": e.weekday - published.weekday()}
    return cal.single(cal.days(published, steps.get(e.which, plain)))


def _deictic(e: Deictic, c: Context) -> Window | None:
    """Resolve "yesterday" and the like."""
    return cal.span(cal.days(c.published, e.first), cal.days(c.published, e.last))


def _period(e: Period, c: Context) -> Window | None:
    """Resolve "last week", "this year", "the previous month"; what is past and still runs ends with the report."""
    if e.anchored:
        base = c.anchor.first if e.step < 0 and c.anchor and c.anchor.first else c.origin
        return unit_window(base, e.unit, e.step)
    published = c.published
    step = e.step
    if e.unit == "weekend" and step <= 0:
        # On a Wednesday "the weekend" of what happened is the one before; on a Sunday "last weekend" is a week off.
        past = c.tense == "past" and published.weekday() < 5
        step = -1 if past or step < 0 else 0
    found = unit_window(published, e.unit, step)
    running = found and found.first and found.first <= published and step == 0 and c.tense == "past"
    return found.clipped(last=published) if found and running else found


def _season(e: Season, c: Context) -> Window | None:
    """Resolve a season."""
    if e.year is not None or e.step is not None:
        return cal.season(e.year or c.published.year + (e.step or 0), e.season)
    return _which([cal.season(y, e.season) for y in _near_years(c)], e.which, c)


def _holiday(e: Holiday, c: Context) -> Window | None:
    """Resolve a named day or feast."""
    reach = [e.year] if e.year is not None else list(_near_years(c))
    return _which([w for y in reach for w in cal.feast(e.rule, e.days, y)], e.which, c, lenient=True)


def _part(e: Part, c: Context) -> Window | None:
    """Resolve a part of something."""
    whole = resolve(e.whole, Context(c.published, "present", c.anchor) if isinstance(e.whole, Period) else c)
    if whole is None:
        return None
    if e.part == "night" and whole.last:
        return cal.span(whole.first, cal.days(whole.last, 1))
    if e.part == "earlier":
        return whole.clipped(last=c.published)
    if e.part == "later":
        later = cal.days(c.published, 1) if c.tense != "past" else None
        return whole.clipped(first=later)
    return cal.part_of(whole, e.part) if e.part else whole


def _nth(e: Nth, c: Context) -> Window | None:
    """Resolve "the first quarter of 2009", "the last week of March", "the third quarter"."""
    if e.whole is None:
        quarters = [cal.quarter(y, e.number) for y in _near_years(c) if 1 <= e.number <= 4]
        return _nearest(quarters, c)
    whole = resolve(e.whole, Context(c.published, "present", c.anchor) if isinstance(e.whole, Period) else c)
    if whole is None or whole.first is None or whole.last is None:
        return None
    if e.unit == "half":
        return cal.part_of(whole, "first-half" if e.number == 1 else "second-half")
    if e.unit in {"quarter", "month"}:
        start = whole.last if e.number < 0 else cal.plus_months(whole.first, MONTHS[e.unit] * (e.number - 1))
        return unit_window(start, e.unit, 0)
    return _nth_days(e, whole.first, whole.last)


def _nth_days(e: Nth, first: date, last: date) -> Window | None:
    """Return the n-th day, week or weekend between two days."""
    if e.unit == "weekend":
        saturday = cal.days(last, -((last.weekday() - 5) % 7)) if e.number < 0 else first
        saturday = cal.days(saturday, (5 - saturday.weekday()) % 7 + 7 * max(e.number - 1, 0))
        return cal.span(saturday, cal.days(saturday, 1))
    length = DAYS.get(e.unit)
    if length is None:
        return cal.span(first, last)
    if e.number < 0:
        return cal.span(cal.days(last, 1 - length), last)
    start = cal.days(first, (e.number - 1) * length)
    return cal.span(start, min(cal.days(start, length - 1), last)) if start <= last else None


def _shift(e: Shift, c: Context) -> Window | None:
    """Resolve "two weeks ago", "a day later"; some days or years ago are open at the far end."""
    base = c.published if e.origin == "report" else c.origin
    if e.amount is not None:
        found = moved(base, e.amount, e.unit, e.direction, exact=e.exact)
        if found and e.origin == "report" and e.unit in {"week", "fortnight"} and e.amount > 1 and found.first:
            return cal.span(cal.days(found.first, -3), cal.days(found.first, 3))
        return found
    if e.unit in {"second", "minute", "hour"}:
        return cal.span(*sorted((base, cal.days(base, e.direction)))) if e.direction > 0 else cal.single(base)
    if e.direction < 0:
        return cal.span(None, cal.days(base, -1))
    return cal.span(cal.days(base, 1), None)


def _stretch(e: Stretch, c: Context) -> Window | None:
    """Resolve "the past three years", "the coming weeks": open at the far end where no number is given."""
    if e.direction < 0:
        start = edge(c.published, e.amount, e.unit, -1)
        return cal.span(start, c.published)
    return cal.span(cal.days(c.published, 1), edge(c.published, e.amount, e.unit, 1))


def _within(e: Within, c: Context) -> Window | None:
    """Resolve "within 48 hours": from now on for what is to come, from the date told before for what happened."""
    base = c.origin if c.tense == "past" else c.published
    if e.amount is None and e.unit in {"second", "minute", "hour"}:
        return cal.single(base)
    return cal.span(base, edge(base, e.amount, e.unit, 1))


def _vague(e: Vague, c: Context) -> Window | None:
    """Resolve "recently", "now", "soon"."""
    if e.direction == 0:
        return cal.single(c.published)
    return cal.span(None, c.published) if e.direction < 0 else cal.span(cal.days(c.published, 1), None)


def _bound(e: Bound, c: Context) -> Window | None:
    """Resolve "since", "until", "by", "before" and "after" a date."""
    tense = "past" if e.kind == "since" else c.tense
    if e.kind in {"until", "by"} and isinstance(e.limit, Day | Month | Season | Holiday):
        tense = "present" if tense == "past" else tense  # "gave it until 15 April"
    limit = resolve(e.limit, Context(c.published, tense, c.anchor, c.day_first))
    if limit is None:
        return None
    published = c.published
    if e.kind == "since":
        return cal.span(limit.first, max(published, limit.first) if limit.first else published)
    if e.kind == "after":
        return cal.span(cal.days(limit.last, 1), published if limit.last < published else None) if limit.last else None
    whole = isinstance(e.limit, Part) and e.limit.part == "end"
    last = cal.days(limit.first, -1) if e.kind == "before" and limit.first and not whole else limit.last
    if last is not None and last >= published and (c.tense != "past" or e.kind != "by"):
        return cal.span(published, last)
    if e.kind == "by" and limit.precision == "day":
        return limit
    return cal.span(None, last)


def _between(e: Between, c: Context) -> Window | None:
    """Resolve a range."""
    first, last = resolve(e.first, c), resolve(e.last, c)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    end = last.last
    if end < first.first:
        if isinstance(e.last, Weekday):
            last = cal.single(cal.days(end, 7))
            if c.tense == "past" and last.last and last.last > c.published:
                first, last = cal.single(cal.days(first.first, -7)), cal.single(cal.days(last.last, -7))
        elif isinstance(e.last, Month | Day):
            day = cal.plus_months(end, 12)
            last = cal.month(day.year, day.month) if isinstance(e.last, Month) else cal.single(day)
        else:
            return None
    return cal.span(first.first, last.last)


def _time(_e: Time, c: Context) -> Window | None:
    """Resolve a time of day without its day: the day told before in the sentence's neighbourhood, else the report's."""
    return cal.single(c.origin)


_HANDLERS: dict[type, Callable[..., Window | None]] = {
    Day: _day,
    Numeric: _numeric,
    Month: _month,
    Years: _years,
    Weekday: _weekday,
    Deictic: _deictic,
    Period: _period,
    Season: _season,
    Holiday: _holiday,
    Part: _part,
    Nth: _nth,
    Shift: _shift,
    Stretch: _stretch,
    Within: _within,
    Vague: _vague,
    Bound: _bound,
    Between: _between,
    Time: _time,
}
