"""Takes from a ledger what an export asks for: records, with those of their events and statements that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import TypeVar

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


def selected(ledger: Ledger, wanted: Filter) -> Iterator[Record]:
    """Yield the newest records of a ledger by day and id, each with the events and statements that a filter wants.

    A part of the filter that events have and statements lack, such as a type, leaves no statements but those that vouch
    for the events, and the other way round. Instruments come with the reports that have anything.
    """
    if wanted == Filter():
        yield from ledger.records()
        return
    events, statements = _Wanted(), _Wanted()
    if not _asks(wanted, _STATEMENTS_ONLY):
        events.take(ledger.events, wanted)
    if not _asks(wanted, _EVENTS_ONLY):
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

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.reports: dict[str, date] = {}

    def take(self, listing: Callable[..., Page[Row]], wanted: Filter) -> None:
        for page in pages(partial(listing, wanted, tellings=True)):
            for row in page.rows:
                self.ids.add(row.telling)
                self.reports[row.report] = row.report_date


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
