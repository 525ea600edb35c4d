"""Tests of the views over a ledger: whose position a change of an instrument is, and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

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


def of_changes(path: Path, kind: str, *changes: tuple[str, str, int]) -> Ledger:
    """Fill a ledger with one instrument of a kind; each change has who makes it and the day of March."""
    record = ledgers.varied(0)
    (deed,) = record.instruments
    (sample,) = deed.changes
    made = tuple(
        replace(sample, change=change, by=(code,), date=date(2025, 3, day) if day else None, start=sample.start - i,
                end=sample.end - i)
        for i, (change, code, day) in enumerate(changes)
    )  # fmt: skip
    with Ledger(path, write=True) as writer:
        writer.add([replace(record, instruments=(replace(deed, kind=kind, changes=made, status=changes[-1][0]),))])
    return Ledger(path)


def test_the_status_is_that_of_the_record_whatever_the_place_of_its_words(tmp_path: Path) -> None:
    changes = [("lifted", "USA", 0), ("proposed", "CHN", 0), ("called-for", "CHN", 0)]
    with of_changes(tmp_path / "a", "agreement", *changes) as ledger:
        (story,) = ledger.status("Accord")
        assert story.instrument.status == "called-for"
        assert [row.change for row in story.changes] == ["lifted", "proposed", "called-for"]


def test_going_from_support_to_a_call_is_no_change_of_position_and_to_rejection_is(tmp_path: Path) -> None:
    changes = [("endorsed", "CHN", 1), ("called-for", "CHN", 2), ("rejected", "CHN", 3)]
    with of_changes(tmp_path / "a", "agreement", *changes) as ledger:
        rows = ledger.positions("Accord")
    assert [(row.stance, row.before) for row in rows] == [
        ("supports", None), ("calls-for", None), ("rejects", "calls-for")
    ]  # fmt: skip
    assert [row.until for row in rows] == [None, date(2025, 3, 3), None]


@pytest.mark.parametrize(("kind", "stances"), [("agreement", ["calls-for"]), ("sanctions", []), ("policy", [])])
def test_a_demand_about_sanctions_is_no_position_for_them(tmp_path: Path, kind: str, stances: list[str]) -> None:
    with of_changes(tmp_path / "a", kind, ("called-for", "CHN", 1)) as ledger:
        assert [row.stance for row in ledger.positions("Accord")] == stances
