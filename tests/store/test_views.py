"""Tests of the views over a ledger: whose position a change of an instrument is, and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import ledgers
from dragoman.model import Record
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
        replace(sample, change=change, by=(code,), date=f"2025-03-{day:02d}" if day else None, start=sample.start - i,
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


def told_of(number: int, *changes: tuple[str, str | None]) -> Record:
    """Return a report of its own that tells changes of one accord, each with its date."""
    record = ledgers.varied(number)
    (deed,) = record.instruments
    (sample,) = deed.changes
    made = tuple(replace(sample, change=change, date=when) for change, when in changes)
    return replace(record, instruments=(replace(deed, changes=made, status=made[-1].change),))


def test_the_status_is_the_last_change_with_a_date_whatever_later_reports_tell_as_background(tmp_path: Path) -> None:
    reports = [
        told_of(0, ("breached", None), ("reaffirmed", "2025-03-14")),
        told_of(1, ("signed", "2015"), ("withdrawn-from", "2018-05"), ("breached", "2018-05-08")),
        told_of(2, ("breached", None)),
    ]
    with Ledger(tmp_path / "a", write=True) as writer:
        writer.add(reports)
        (story,) = writer.status("Accord")
        timeline = writer.timeline(Filter(instrument="Accord")).rows
        later = writer.timeline(Filter(instrument="Accord", first=date(2018, 5, 31))).rows
        before = writer.timeline(Filter(instrument="Accord", last=date(2015, 1, 1))).rows
    assert [row.when for row in story.changes] == [None, None, "2015", "2018-05", "2018-05-08", "2025-03-14"]
    assert (story.instrument.status, story.instrument.since) == ("reaffirmed", "2025-03-14")
    dated = [(row.day, row.last, row.precision) for row in timeline if row.kind == "change"][:3]
    assert dated == [
        (date(2015, 1, 1), date(2015, 12, 31), "year"),
        (date(2018, 5, 1), date(2018, 5, 31), "month"),
        (date(2018, 5, 8), date(2018, 5, 8), "day"),
    ]
    assert next(row.label for row in later if row.kind == "change") == "withdrawn-from"
    assert [row.label for row in before if row.kind == "change"] == ["signed"]


def test_the_status_of_what_is_told_as_background_only_is_the_last_told_and_has_no_date(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a", write=True) as writer:
        writer.add([told_of(0, ("signed", None), ("breached", None))])
        (story,) = writer.status("Accord")
    assert (story.instrument.status, story.instrument.since) == ("breached", None)
