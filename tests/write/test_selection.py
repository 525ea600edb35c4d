"""Tests of taking records from a ledger: all, or those of their events and statements that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import LimitReached
from dragoman.record import to_json
from dragoman.store import paging
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.write import selection
from dragoman.write.marks import marks_of
from dragoman.write.selection import selected
from ledgers import varied


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of five reports, ten days between them."""
    with Ledger(tmp_path / "ledger", write=True) as found:
        found.add([varied(number) for number in range(5)])
        yield found


def test_without_a_filter_all_records_come_as_they_were(ledger: Ledger) -> None:
    assert [to_json(record) for record in selected(ledger, Filter())] == [to_json(varied(n)) for n in range(5)]


def test_events_that_are_wanted_and_the_statements_that_vouch_for_them(ledger: Ledger) -> None:
    found = list(selected(ledger, Filter(event=("REJECT",))))
    assert [[event.event for event in record.events] for record in found] == [["REJECT"]] * 5
    assert [len(record.statements) for record in found] == [1] * 5
    assert all(record.order == () for record in found)
    assert all(marks_of(record).marks for record in found)
    found = list(selected(ledger, Filter(event=("CONSULT",))))
    assert [len(record.statements) for record in found] == [0] * 5
    assert [len(record.instruments) for record in found] == [1] * 5


def test_statements_that_are_wanted(ledger: Ledger) -> None:
    found = list(selected(ledger, Filter(stance=("rejects",))))
    assert [(len(record.events), len(record.statements)) for record in found] == [(0, 1)] * 5
    assert list(selected(ledger, Filter(stance=("supports",)))) == []


def test_days_and_parties(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(selected(ledger, Filter(first=date(2025, 3, 24), last=date(2025, 4, 3))))
    assert [record.report.date.day for record in found] == [24, 3]
    monkeypatch.setattr(selection, "_REPORTS", 2)
    found = list(selected(ledger, Filter(party=("IRN",))))
    assert [record.report.date.day for record in found] == [14, 24, 3, 13, 23]
    assert {event.event for record in found for event in record.events} == {"CONSULT"}


def test_pages_are_followed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST_ROWS", 2)
    found = list(selected(ledger, Filter(event=("CONSULT", "SUPPORT"))))
    assert [[event.event for event in record.events] for record in found] == [["CONSULT", "SUPPORT"]] * 5


def test_events_alone_or_statements_alone(ledger: Ledger) -> None:
    found = list(selected(ledger, Filter(party=("CHN",)), of="events"))
    vouching = {event.attributed_to for record in found for event in record.events} - {None}
    assert {stmt.id for record in found for stmt in record.statements} == vouching
    assert vouching
    found = list(selected(ledger, Filter(party=("CHN",)), of="statements"))
    assert [(len(record.events), len(record.statements)) for record in found] == [(0, 1)] * 5
    assert [len(record.events) for record in selected(ledger, Filter(), of="events")] == [3] * 5


def test_more_than_may_be(ledger: Ledger) -> None:
    assert len(list(selected(ledger, Filter(), of="events", most=15))) == 5
    with pytest.raises(LimitReached, match="more than 14 events or statements; add a filter"):
        list(selected(ledger, Filter(), of="events", most=14))
