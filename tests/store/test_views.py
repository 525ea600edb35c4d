"""Tests of the views over a ledger: whose position a change of an instrument is, and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import ledgers
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger in which China signs and endorses an accord, and Iran signs and rejects it."""
    record = ledgers.varied(0)
    (deed,) = record.instruments
    (signed,) = deed.changes
    taken = (signed, replace(signed, change="endorsed", by=("CHN",)), replace(signed, change="rejected", by=("IRN",)))
    path = tmp_path_factory.mktemp("views") / "ledger"
    with Ledger(path, write=True) as writer:
        writer.add([replace(record, instruments=(replace(deed, changes=taken, status="rejected"),))])
    with Ledger(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), {("CHN", "supports"), ("IRN", "rejects")}),
        (Filter(actor=("CHN",)), {("CHN", "supports")}),
        (Filter(actor=("China",)), {("CHN", "supports")}),
        (Filter(actor=("IRN GOV", "FRA")), {("IRN", "rejects")}),
        (Filter(party=("Iran",)), {("IRN", "rejects")}),
        (Filter(actor=("FRA",)), set()),
        (Filter(stance=("rejects",)), {("IRN", "rejects")}),
        (Filter(kind=("assert",)), set()),
        (Filter(recipient=("CHN",)), set()),
    ],
)
def test_changes_of_an_instrument_are_positions_of_those_asked_for(
    ledger: Ledger, wanted: Filter, found: set[tuple[str, str]]
) -> None:
    assert {(row.code, row.stance) for row in ledger.positions("Accord", wanted)} == found


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        (Filter(instrument="Accord"), ["endorsed", "rejected", "signed"]),
        (Filter(instrument="Accord", party=("China",)), ["endorsed", "signed"]),
        (Filter(instrument="Accord", party=("CHN", "IRN")), ["signed"]),
        (Filter(instrument="Accord", actor=("IRN", "FRA")), ["rejected", "signed"]),
    ],
)
def test_changes_in_a_timeline_are_by_those_asked_for(ledger: Ledger, wanted: Filter, changes: list[str]) -> None:
    rows = ledger.timeline(wanted).rows
    assert sorted(row.label for row in rows if row.kind == "change") == changes
