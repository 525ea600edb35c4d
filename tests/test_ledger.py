"""Tests of the ledger for Python: what goes in is counted, and every question is answered with a whole table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dragoman
import ledgers
from dragoman.errors import BadConfig, BadInput, StoreBusy
from dragoman.model import Record
from dragoman.read.files import Rejected, make_report
from dragoman.results.schema import table_schema
from dragoman.results.table import Table
from dragoman.store import paging
from dragoman.store.answers import EventStory
from dragoman.store.ledger import Ledger as Store

RECORDS = [ledgers.varied(number) for number in range(7)]
TEXT = "Date: 2025-03-14\n\nChina and Iran met in Beijing on Friday."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dragoman.Ledger]:
    with dragoman.Ledger(tmp_path_factory.mktemp("asked") / "ledger") as made:
        made.add(RECORDS)
        yield made


def test_records_go_in_once(tmp_path: Path) -> None:
    ledger = dragoman.Ledger(str(tmp_path / "ledger"))
    assert ledger.add(iter(RECORDS[:3])) == dragoman.Addition(3, 0, 0, 0)
    assert ledger.add(RECORDS[2], RECORDS[3:5]) == dragoman.Addition(2, 0, 1, 0)
    assert ledger.add(ledgers.varied(0, coder="another")) == dragoman.Addition(0, 1, 0, 0)
    assert len(ledger.reports()) == 5
    ledger.close()


def test_what_is_text_is_coded_and_what_is_coded_is_known(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT.replace("Friday", "Thursday"), encoding="utf-8")
    (tmp_path / "two.txt").write_text("No day.", encoding="utf-8")
    taken: list[Record | Rejected] = []
    given: list[Any] = [
        tmp_path / "one.txt", str(tmp_path / "two.txt"), RECORDS[0],
        make_report(TEXT, source="Desk"), [Rejected("memo", "bad-input", "memo: no words")],
    ]  # fmt: skip
    with dragoman.Ledger(tmp_path / "ledger") as ledger:
        came = ledger.add(*given, texts=[TEXT, "Nothing."], note=taken.append)
        assert (came.added, came.recoded, came.known, came.rejected) == (4, 0, 0, 3)
        assert [rejected.name for rejected in came.rejections] == [str(tmp_path / "two.txt"), "memo", "text 2"]
        assert len(taken) == 7
        again = ledger.add(*given, texts=TEXT)
        assert (again.added, again.known) == (0, 4)
        assert ledger.add(texts="China and Iran met.", date="2025-03-14").added == 1
        assert {row["event"] for row in ledger.events(source="Desk")} == {"CONSULT"}


def test_what_cannot_be_added_is_refused_and_the_rest_is_in(tmp_path: Path) -> None:
    ledger = dragoman.Ledger(tmp_path / "ledger")
    ledger.add(RECORDS[0])
    assert len(ledger.reports()) == 1
    with pytest.raises(BadConfig, match="int cannot be added; give paths"):
        ledger.add(RECORDS[1], 7)  # type: ignore[arg-type]
    assert len(ledger.reports()) == 2
    with pytest.raises(BadConfig, match="0 workers"):
        ledger.add(RECORDS[2], texts=TEXT, workers=0)
    assert len(ledger.reports()) == 3
    ledger.close()


def test_one_writes_at_a_time_and_the_lock_is_given_back(tmp_path: Path) -> None:
    ledger = dragoman.Ledger(tmp_path / "ledger")
    with Store(tmp_path / "ledger", write=True), pytest.raises(StoreBusy):
        ledger.add(RECORDS[0])
    assert ledger.add(RECORDS[0]).added == 1
    assert len(ledger.events()) > 0
    with Store(tmp_path / "ledger", write=True) as other:
        other.add(RECORDS[1:3])
    assert len(ledger.reports()) == 3
    ledger.close()


def test_where_there_is_no_ledger_a_question_makes_none(tmp_path: Path) -> None:
    ledger = dragoman.Ledger(tmp_path / "ledger")
    with pytest.raises(BadConfig):
        ledger.events()
    assert not (tmp_path / "ledger").exists()
    assert repr(ledger) == f"Ledger({str(tmp_path / 'ledger')!r})"


@pytest.mark.parametrize("limit", [None, 1, 2, 3, 4, 100])
@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_pages_are_followed_to_the_end(
    ledger: dragoman.Ledger, limit: int | None, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ledger.reports(sort=sort)  # type: ignore[arg-type]
    monkeypatch.setattr(paging, "MOST_ROWS", 3)
    assert list(ledger.reports(limit=limit, sort=sort)) == list(whole)[:limit]  # type: ignore[arg-type]
    events = list(ledger.events(sort=sort, limit=limit))  # type: ignore[arg-type]
    monkeypatch.undo()
    assert events == list(ledger.events(sort=sort))[:limit]  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_is_at_least_one(ledger: dragoman.Ledger, limit: int) -> None:
    with pytest.raises(BadConfig, match="ask for one or more"):
        ledger.events(limit=limit)


def test_every_question_is_answered_with_its_columns(ledger: dragoman.Ledger) -> None:
    answers: list[Table] = [
        ledger.events(), ledger.statements(), ledger.instruments(), ledger.changes("Accord"), ledger.reports(),
        ledger.actors(), ledger.timeline("CHN"), ledger.positions("threats"),
    ]  # fmt: skip
    for table in answers:
        assert table.schema.equals(table_schema(table.name))
        assert len(table) > 0, table.name
        assert len(list(table)) == len(table) == len(table.to_pandas()) == len(table.to_polars())


def test_nothing_found_is_a_table_of_no_rows(ledger: dragoman.Ledger) -> None:
    table = ledger.events(actor="FRA")
    assert len(table) == 0
    assert table.schema.equals(table_schema("events"))


def test_filters_are_plain_words(ledger: dragoman.Ledger) -> None:
    everything = ledger.events(tellings=True)
    assert 0 < len(ledger.events(event="CONSULT", tellings=True)) < len(everything)
    some = ledger.events(source="Desk 0", tellings=True)
    assert {row["report_source"] for row in some} == {"Desk 0"}
    assert len(ledger.statements(stance="rejects", topic="threats")) > 0
    assert len(ledger.reports(last="2025-03-14")) == 1
    with pytest.raises(BadConfig, match="use"):
        ledger.statements(event="CONSULT")  # type: ignore[call-arg]


def test_words_lead_back_to_the_report(ledger: dragoman.Ledger) -> None:
    texts = {record.report.id: record.report.text for record in RECORDS}
    for row in ledger.events(tellings=True):
        text = texts[row["report_id"]]
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger_text"]
        for party in row["actors"]:
            assert texts[party["report_id"]][party["start"] : party["end"]] == party["text"]


def test_a_timeline_is_that_of_somebody(ledger: dragoman.Ledger) -> None:
    both = ledger.timeline("CHN", "IRN")
    assert {row["kind"] for row in ledger.timeline(instrument="Accord")} >= {"change"}
    assert len(both) <= len(ledger.timeline(party=["CHN"]))
    assert [row["first"] for row in both] == sorted(row["first"] for row in both)
    with pytest.raises(BadConfig, match="name one"):
        ledger.timeline()


def test_a_panel_has_every_cell(ledger: dragoman.Ledger) -> None:
    panel = ledger.aggregate(["event", "month"], first="2025-01-01", last="2025-12-31")
    events = {row["event"] for row in ledger.events()}
    assert {(row["event"], row["month"]) for row in panel} == {
        (event, f"2025-{month:02}") for event in events for month in range(1, 13)
    }
    assert sum(row["count"] for row in panel) == len(ledger.events(first="2025-01-01", last="2025-12-31"))
    assert panel[0]["first_day"] == date(2025, 1, 1)
    assert list(panel) == list(ledger.aggregate("event, month", first="2025-01-01", last="2025-12-31"))
    with pytest.raises(BadConfig, match="a panel by 'week day'"):
        ledger.aggregate("week day")


def test_records_come_back_as_they_went_in(ledger: dragoman.Ledger) -> None:
    assert sorted(record.report.id for record in ledger.records()) == sorted(item.report.id for item in RECORDS)


def test_one_thing_can_be_shown_and_all_be_counted(ledger: dragoman.Ledger) -> None:
    event = ledger.events(limit=1)[0]
    story = ledger.show(event["joined_event"])
    assert isinstance(story, EventStory)
    assert story.event.id == event["joined_event"]
    assert ledger.stats().reports == len(RECORDS)
    with pytest.raises(BadInput):
        ledger.changes("Treaty of Nowhere")


def test_a_closed_ledger_opens_again(tmp_path: Path) -> None:
    with dragoman.Ledger(tmp_path / "ledger") as ledger:
        ledger.add(RECORDS[0])
        assert len(ledger.reports()) == 1
    assert len(ledger.reports()) == 1
    ledger.close()
    ledger.close()
