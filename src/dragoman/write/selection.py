"""Takes from a ledger what an export asks for: records, with those of their events and statements that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Literal, TypeVar

from dragoman.errors import LimitReached
from dragoman.model import Record
from dragoman.store.answers import EventRow, Page, StatementRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import pages

__all__ = ["selected"]

_EVENTS_ONLY = ("event", "mode", "quad", "status", "context", "place", "country")
_STATEMENTS_ONLY = ("kind", "stance", "topic")
_REPORTS = 500
"""So many reports are asked for at a time."""

Row = TypeVar("Row", EventRow, StatementRow)


def selected(
    ledger: Ledger, wanted: Filter, *, of: Literal["events", "statements"] | None = None, most: int | None = None
) -> Iterator[Record]:
    """Yield the newest records of a ledger by day and id, each with the events and statements that a filter wants.

    Kept are the events that fit, the statements that fit, the statements that vouch for an event that is kept, order
    between events that are kept, and the actors and instruments of the report; refusals are not. A part of the filter
    that events have and statements lack, such as a type, keeps no statements but those that vouch, and the other way
    round. ``of`` says that the filter is for events alone, or for statements. Without it, and with an empty filter,
    records come whole.

    Raises:
        LimitReached: more than ``most`` events or statements fit.
    """
    if of is None and wanted == Filter():
        yield from ledger.records()
        return
    events, statements = _Wanted(most), _Wanted(most)
    if of != "statements" and not _asks(wanted, _STATEMENTS_ONLY):
        events.take(ledger.events, wanted)
    if of != "events" and not _asks(wanted, _EVENTS_ONLY):
        statements.take(ledger.statements, wanted)
    reports = iter(sorted({**events.reports, **statements.reports}.items(), key=lambda item: (item[1], item[0])))
    while names := [name for name, _ in islice(reports, _REPORTS)]:
        for record in ledger.records(Filter(report=tuple(names))):
            yield _cut(record, events.ids, statements.ids)


def _asks(wanted: Filter, names: tuple[str, ...]) -> bool:
    """Tell whether a filter has any of these parts."""
    empty = {field.name: field.default for field in fields(Filter)}
    return any(getattr(wanted, name) != empty[name] for name in names)


class _Wanted:
    """Ids of the tellings that a filter wants, and the days of their reports."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self.ids: set[str] = set()
        self.reports: dict[str, date] = {}

    def take(self, listing: Callable[..., Page[Row]], wanted: Filter) -> None:
        for page in pages(partial(listing, wanted, tellings=True)):
            for row in page.rows:
                self.ids.add(row.telling)
                self.reports[row.report] = row.report_date
            if self._most is not None and len(self.ids) > self._most:
                raise LimitReached(
                    f"more than {self._most:,} events or statements; add a filter, or use `dragoman export` for all"
                )


def _cut(record: Record, events: set[str], statements: set[str]) -> Record:
    """Return a record with these events and statements only, and the statements that vouch for the events."""
    kept = tuple(event for event in record.events if event.id in events)
    said = statements | {event.attributed_to for event in kept if event.attributed_to is not None}
    names = {event.id for event in kept}
    return replace(
        record,
        events=kept,
        statements=tuple(stmt for stmt in record.statements if stmt.id in said),
        order=tuple(pair for pair in record.order if {pair.first, pair.second} <= names),
        refusals=(),
    )
