"""Tests of the ledger as a whole: what is added is there, once, and comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import records
from dragoman.errors import BadConfig, StoreBusy
from dragoman.read.files import Rejected
from dragoman.record import to_json
from dragoman.store.filters import Filter
from dragoman.store.ledger import Added, Ledger
from ledgers import varied

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_records_come_back_as_they_were(folder: Path) -> None:
    with Ledger(folder) as ledger:
        assert [to_json(record) for record in ledger.records()] == [to_json(varied(number)) for number in range(3)]
        assert [record.report for record in ledger.records()] == [varied(number).report for number in range(3)]


def test_adding_again_adds_nothing(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        before = ledger.stats()
        assert ledger.add([varied(1), varied(2)]) == Added(0, 0, 2, 0)
        assert ledger.stats() == before


def test_a_report_twice_in_one_run_is_added_once(tmp_path: Path) -> None:
    with Ledger(tmp_path / "new", write=True) as ledger:
        assert ledger.add([varied(1), varied(1)]) == Added(1, 0, 1, 0)
        assert ledger.stats().reports == 1


def test_reports_that_are_there_are_not_read_again(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        reports = [varied(number).report for number in range(5)]
        left = list(ledger.unread(reports, records.CODER))
        assert left == reports[3:]
        assert list(ledger.unread(reports, "another coder")) == reports
        assert ledger.add([]) == Added(0, 0, 3, 0)


def test_rejections_are_kept_and_counted(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        assert ledger.add([Rejected("a.txt", "bad-input", "no date")]) == Added(0, 0, 0, 1)
        assert ledger.stats().rejections == 1


def test_a_new_coder_codes_again_and_the_older_assertion_stays(folder: Path) -> None:
    later = datetime(2026, 2, 2, tzinfo=UTC)
    with Ledger(folder, write=True) as ledger:
        assert ledger.events().rows[0].added == MOMENT.replace(tzinfo=None)
        old = {row.telling for row in ledger.events(limit=1000, tellings=True).rows}
        assert ledger.add([varied(0, coder="newer", leave_out=1)], added=later) == Added(0, 1, 0, 0)
        new = {row.telling for row in ledger.events(limit=1000, tellings=True).rows}
        (gone,) = old - new
        assert new < old
        story = ledger.show(gone)
        assert [(line.coder, line.holds) for line in story.history] == [(records.CODER, True), ("newer", False)]  # type: ignore[union-attr]
        assert ledger.stats().assertions == 4
        assert ledger.stats().reports == 3
        # what stays keeps the day on which it was first added
        kept = ledger.events(Filter(report=(varied(0).report.id,)), tellings=True).rows
        assert {row.added for row in kept} == {MOMENT.replace(tzinfo=None)}
        # and the ledger can still be asked what it knew before
        before = ledger.events(Filter(as_of=MOMENT.date()), limit=1000, tellings=True).rows
        assert {row.telling for row in before} == old
        assert next(iter(ledger.records())).coder == "newer"


def test_a_rebuilt_index_gives_the_same_answers(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        ledger.add([varied(0, coder="newer", leave_out=1)], added=MOMENT)
        ledger.add([varied(0, coder="newest"), varied(7)], added=MOMENT)
        before = [ledger.events(limit=1000), ledger.statements(limit=1000), ledger.reports(), ledger.instruments()]
        ledger.rebuild()
        after = [ledger.events(limit=1000), ledger.statements(limit=1000), ledger.reports(), ledger.instruments()]
        assert before == after


def test_one_writer_and_many_readers(folder: Path) -> None:
    with Ledger(folder, write=True) as writer, Ledger(folder) as one, Ledger(folder) as two:
        with pytest.raises(StoreBusy, match=r"being written to by process \d+ since"):
            Ledger(folder, write=True)
        assert one.stats().reports == two.stats().reports == 3
        writer.add([varied(9)])
        assert one.stats().reports == two.stats().reports == 4


def test_a_reader_does_not_write(folder: Path) -> None:
    with Ledger(folder) as ledger, pytest.raises(BadConfig, match="opened for reading"):
        ledger.add([varied(9)])


def test_no_ledger_is_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="no ledger here; make one with"):
        Ledger(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_other_things_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadConfig, match="is no ledger and not empty"):
        Ledger(tmp_path, write=True)


def test_a_reader_follows_when_segments_are_merged(folder: Path) -> None:
    with Ledger(folder, write=True) as writer, Ledger(folder) as reader:
        writer.add([varied(5)], added=MOMENT)
        records = reader.records()
        seen = [next(records)]
        writer.rebuild()
        assert len(list((folder / "segments").glob("*.gz"))) == 1
        seen += records
        assert [to_json(record) for record in seen] == [to_json(varied(number)) for number in (0, 1, 2, 5)]
