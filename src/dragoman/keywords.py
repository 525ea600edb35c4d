"""The filters of a ledger as keyword arguments: plain strings or lists, days as dates or ISO text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from operator import index
from typing import Any, TypedDict

from dragoman.errors import BadConfig, BadInput
from dragoman.read.header import parse_day
from dragoman.store.filters import Filter
from dragoman.text import visible

__all__ = [
    "ActorFilters",
    "EventFilters",
    "InstrumentFilters",
    "PanelFilters",
    "PositionFilters",
    "ReportFilters",
    "StatementFilters",
    "TimelineFilters",
    "filter_of",
]

Words = str | Sequence[str]
Day = date | str


class InstrumentFilters(TypedDict, total=False):
    """Filters of instruments: their name, and the states that are parties to them."""

    instrument: str
    party: Words


class ActorFilters(TypedDict, total=False):
    """Filters of actors: codes, names or Wikidata ids."""

    party: Words


class ReportFilters(TypedDict, total=False):
    """Filters of reports: their days, publisher, words, ids, and when they came in."""

    first: Day
    last: Day
    since: Day
    source: str
    text: str
    report: Words


class PositionFilters(TypedDict, total=False):
    """Filters of positions: who takes which, when, in which reports."""

    actor: Words
    recipient: Words
    party: Words
    kind: Words
    stance: Words
    first: Day
    last: Day
    since: Day
    as_of: Day
    source: str
    report: Words


class StatementFilters(PositionFilters, total=False):
    """Filters of statements: those of positions, and the topic, instrument, words and ids."""

    topic: str
    instrument: str
    text: str
    id: Words


class TimelineFilters(TypedDict, total=False):
    """Filters of a timeline; changes of an instrument are filtered by days, actor and party only."""

    actor: Words
    recipient: Words
    party: Words
    event: Words
    mode: Words
    quad: int | Sequence[int]
    status: Words
    context: Words
    instrument: str
    first: Day
    last: Day
    since: Day
    as_of: Day
    source: str
    report: Words
    id: Words


class PanelFilters(TimelineFilters, total=False):
    """Filters of the events that a panel counts: those of a timeline, and where it was done."""

    place: str
    country: Words


class EventFilters(PanelFilters, total=False):
    """Filters of events: those of a panel, and words of the report."""

    text: str


def filter_of(kind: type, given: Mapping[str, Any]) -> Filter:
    """Return the filter that keywords ask for; None asks for nothing. ``kind`` lists the keywords that count.

    Raises:
        BadConfig: an unknown keyword, one that does not count here, or a value that cannot be used.
    """
    allowed: frozenset[str] = kind.__optional_keys__  # type: ignore[attr-defined]
    told: dict[str, Any] = {}
    for name, value in given.items():
        if name not in allowed:
            raise BadConfig(f"nothing here is filtered by {visible(name)!r}; use {', '.join(sorted(allowed))}")
        if value is not None:
            told[name] = _READERS.get(name, _words)(name, value)
    return Filter(**told)


def _day(name: str, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _unusable(name, value, "a date, or text such as 2025-03-14")
    try:
        return parse_day(value, name)
    except BadInput as error:
        raise BadConfig(str(error)) from error


def _moment(name: str, value: object) -> date:
    """Return a day, or a moment in UTC without its zone, as the ledger has them."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value) > len("2025-03-14") else value
        except ValueError as error:
            raise _unusable(name, value, "a day or a moment, such as 2025-03-14T08:00:00Z") from error
    if not isinstance(value, datetime):
        return _day(name, value)
    return value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)


def _numbers(name: str, value: object) -> tuple[int, ...]:
    values = value if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
    try:
        return tuple(map(index, values))
    except TypeError as error:
        raise _unusable(name, value, "a whole number, or a list of them") from error


def _words(name: str, value: object) -> str | tuple[str, ...]:
    """Return words as the filter has them: several where it takes several, else one."""
    if name not in _SEVERAL:
        if not isinstance(value, str):
            raise _unusable(name, value, "one text")
        return value
    values = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
    if not all(isinstance(item, str) for item in values):
        raise _unusable(name, value, "a text, or a list of texts")
    return values


def _unusable(name: str, value: object, wanted: str) -> BadConfig:
    return BadConfig(f"{name}: {visible(repr(value)[:40])} cannot be used; give {wanted}")


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "first": _day, "last": _day, "as_of": _day, "since": _moment, "quad": _numbers,
}  # fmt: skip
_SEVERAL = frozenset(field.name for field in fields(Filter) if field.default == ())
"""The parts of a filter that take several values."""
