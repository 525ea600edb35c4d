"""Reads the day of publication from the forms that tables, pages, feeds and letters give it in.

The day is taken as written, in the time zone in which it was written: what appears in Beijing on Friday morning is of
Friday, whatever day it is elsewhere. Forms that different countries read differently, such as 3/4/2025, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from dragoman.errors import BadInput
from dragoman.read.header import parse_day
from dragoman.text import visible

__all__ = ["day_of", "first_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_REST = r"\s+(\d{4})(?:[\s,].{0,40})?"
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]+day,?\s+)?({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?{_REST}", re.IGNORECASE | re.ASCII
)
_DAY_FIRST = re.compile(
    rf"(?:[a-z]+day,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\.?,?{_REST}", re.IGNORECASE | re.ASCII
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T\s].{0,40})?", re.ASCII | re.DOTALL)
_RFC = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}.{0,40}", re.ASCII)
_LATEST_SECONDS = 32_472_144_000
"""The first second of the year 2999; larger numbers count milliseconds."""


def day_of(value: object, name: str) -> date:
    """Return the day that a value names: a date, ISO text, 20250314, 14 March 2025, an RFC 822 date, or Unix time.

    Raises:
        BadInput: it is none of these, or no day of the calendar.
    """
    if isinstance(value, datetime):
        return parse_day(value.date().isoformat(), name)
    if isinstance(value, date):
        return parse_day(value.isoformat(), name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _day_of_number(value, name)
    written = str(value).strip()
    for iso in (_iso(written), _worded(written)):
        if iso:
            return parse_day(iso, name)
    if _RFC.fullmatch(written):
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - only letters and feeds need it

        try:
            return parse_day(parsedate_to_datetime(written).date().isoformat(), name)
        except ValueError as error:
            raise BadInput(f"{name}: there is no day {visible(written[:40])!r}; correct the date") from error
    raise BadInput(
        f"{name}: cannot read the date {visible(written[:40])!r}; write it as YYYY-MM-DD, for example 2025-03-14"
    )


def first_day(values: Iterable[object], name: str) -> date | None:
    """Return the day of the first value that names one, or None."""
    for value in values:
        try:
            return day_of(value, name)
        except BadInput:
            continue
    return None


def _iso(written: str) -> str | None:
    if match := _ISO.fullmatch(written):
        return match[1]
    if match := _COMPACT.fullmatch(written):
        return "-".join(match.groups())
    return None


def _worded(written: str) -> str | None:
    if match := _MONTH_FIRST.fullmatch(written):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(written):
        day, month, year = match.groups()
    else:
        return None
    return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02d}-{int(day):02d}"


def _day_of_number(value: float, name: str) -> date:
    written = str(int(value)) if value == value and abs(value) < 1e18 else ""  # noqa: PLR0124 - not a number
    if len(written) == 8 and (match := _COMPACT.fullmatch(written)) and "1500" <= match[1] <= "2999":
        return parse_day("-".join(match.groups()), name)
    seconds = value / 1000 if abs(value) >= _LATEST_SECONDS else value
    try:
        return parse_day(datetime.fromtimestamp(seconds, UTC).date().isoformat(), name)
    except (ValueError, OverflowError, OSError) as error:
        raise BadInput(f"{name}: cannot read the date {value}; write it as YYYY-MM-DD") from error
