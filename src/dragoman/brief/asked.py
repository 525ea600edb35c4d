"""Asks a ledger for all rows of a filter, and says in words what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from dragoman.brief.names import day_of
from dragoman.codes import entity_codes
from dragoman.store.answers import EventRow, Page, StatementRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import pages

__all__ = ["every", "last_days", "period_of", "scope_of", "title_of"]

Row = TypeVar("Row")
_SEVERAL = (
    "actor", "recipient", "party", "event", "mode", "status", "context", "kind", "stance", "country", "report",
)  # fmt: skip


def every(
    listing: Callable[..., Page[Row]], wanted: Filter, *, most: int, **options: object
) -> tuple[tuple[Row, ...], bool]:
    """Return the rows of all pages of a listing up to ``most``, and whether there are more."""
    found = tuple(pages(partial(listing, wanted, **options), most))
    return tuple(row for page in found for row in page.rows), found[-1].after is not None


def last_days(ledger: Ledger, wanted: Filter, days: int) -> Filter:
    """Return the filter for the last so many days: up to its last day, or else to the newest report of the ledger."""
    last = wanted.last
    if last is None:
        newest = ledger.reports(Filter(source=wanted.source), limit=1, sort="newest").rows
        last = newest[0].day if newest else date.max
    first = last - min(timedelta(days=days - 1), last - date.min)
    return replace(wanted, first=max(first, wanted.first) if wanted.first else first, last=last)


def title_of(wanted: Filter) -> str:
    """Return a title that names whom and what was asked for."""
    who = list(map(_named, (*wanted.party, *wanted.actor, *wanted.recipient)))
    who += filter(None, (wanted.instrument, wanted.topic))
    return f"Brief: {', '.join(who)}" if who else "Diplomatic brief"


def _named(party: str) -> str:
    """Return a party as it was asked for, a state or body by its name instead of its code."""
    code, _, sector = party.partition(" ")
    name = entity_codes().get(code, code) if code.isupper() else code
    return f"{name} {sector}".strip()


def period_of(wanted: Filter, events: Sequence[EventRow], statements: Sequence[StatementRow]) -> str:
    """Return the days asked for, or else those of the reports that were found."""
    days = [row.report_date for rows in (events, statements) for row in rows]
    first, last = wanted.first or min(days, default=None), wanted.last or max(days, default=None)
    if first is None or last is None:
        return "no day"
    return day_of(first) if first == last else f"{day_of(first)} to {day_of(last)}"


def scope_of(wanted: Filter) -> tuple[str, ...]:
    """Return what was asked for, in words."""
    return tuple(_asked(wanted))


def _asked(wanted: Filter) -> Iterator[str]:
    for name in _SEVERAL:
        values = getattr(wanted, name)
        if values:
            told = list(map(_named, values)) if name in {"actor", "recipient", "party", "country"} else values
            yield f"{name}: {' and '.join(told) if name == 'party' else ' or '.join(told)}"
    if wanted.quad:
        yield f"quad class: {' or '.join(map(str, wanted.quad))}"
    for name in ("topic", "place", "instrument", "text", "source"):
        if getattr(wanted, name):
            yield f"{name}: {getattr(wanted, name)}"
    if wanted.since:
        yield f"new in the ledger since {wanted.since.isoformat()}"
    if wanted.as_of:
        yield f"as the ledger knew on {day_of(wanted.as_of)}"
