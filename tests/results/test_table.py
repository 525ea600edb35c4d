"""Tests of the tables that a ledger answers with: pandas, polars and DuckDB have the same values."""

from __future__ import annotations

import sys
from datetime import date

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledger_rows
from dragoman.errors import MissingExtra
from dragoman.results.rows import answer_row
from dragoman.results.schema import shown_columns, table_schema
from dragoman.results.table import Table
from dragoman.store.answers import EventRow


def table(*rows: EventRow, page: int = 2) -> Table:
    made = [answer_row(row) for row in rows]
    pages = [made[start : start + page] for start in range(0, len(made), page)]
    return Table.of_pages("events", pages, table_schema("events"), shown_columns("events"))


FIVE = table(*(ledger_rows.event(f"e{n}", day=None if n == 2 else f"2025-03-1{n}", cameo="010") for n in range(5)))


def test_rows_are_counted_looped_over_and_numbered() -> None:
    assert len(FIVE) == 5
    assert [row["event_id"] for row in FIVE] == ["e0", "e1", "e2", "e3", "e4"]
    assert FIVE[1] == list(FIVE)[1]
    assert FIVE[-1]["event_id"] == "e4"
    assert FIVE[1]["actors"][0]["name"] == "China"
    with pytest.raises(IndexError):
        _ = FIVE[5]


@pytest.mark.parametrize("part", [slice(1, 3), slice(None), slice(3, 1), slice(None, None, -1), slice(-2, None)])
def test_a_range_of_rows_is_a_table(part: slice) -> None:
    assert list(FIVE[part]) == list(FIVE)[part]


def test_data_frames_have_the_same_values() -> None:
    frame, polars = FIVE.to_pandas(), FIVE.to_polars()
    assert list(frame.columns) == polars.columns == list(FIVE.columns)
    assert list(frame["cameo"]) == polars["cameo"].to_list() == ["010"] * 5
    assert frame["first"].dt.day.tolist()[:2] == [10, 11]
    assert frame["first"].isna().tolist() == [False, False, True, False, False]
    assert polars["first"].to_list()[:3] == [date(2025, 3, 10), date(2025, 3, 11), None]
    assert polars["actors"].to_list()[0][0]["code"] == "CHN"
    assert [party["code"] for party in frame["actors"][0]] == ["CHN", "IRN"]


def test_the_type_of_a_column_does_not_hang_on_what_is_absent() -> None:
    empty, full = table().to_pandas(), FIVE.to_pandas()
    assert str(full["date_start"].dtype) == "Int64"
    assert (empty.dtypes == full.dtypes).all()
    assert table().to_polars().schema == FIVE.to_polars().schema


def test_what_reads_arrow_reads_a_table() -> None:
    with duckdb.connect() as connection:
        found = connection.register("events", FIVE).sql("SELECT cameo, first FROM events ORDER BY event_id")
        assert found.fetchall()[:2] == [("010", date(2025, 3, 10)), ("010", date(2025, 3, 11))]
    assert pa.table(FIVE).equals(FIVE.to_arrow())
    assert pl.DataFrame(FIVE).equals(FIVE.to_polars())


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named_with_what_installs_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"{library}.*pip install 'dragoman\[frames\]'"):
        getattr(FIVE, f"to_{library}")()


def test_a_look_at_a_table_says_how_many_rows_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    many = table(*(ledger_rows.event(f"e{n}") for n in range(25)))
    assert repr(many).splitlines()[0] == "events: 25 rows, the first 10 shown"
    assert max(map(len, repr(many).splitlines())) <= 80
    assert many._repr_html_().count("<tr>") == 1 + 20
    assert "25 rows, the first 20 shown" in many._repr_html_()
    assert repr(table()) == "events: 0 rows"
    assert "0 rows" in table()._repr_html_()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(words: str) -> None:
    row = ledger_rows.event("e1", sentence=ledger_rows.words(words), actors=(ledger_rows.party(words, "CHN"),))
    (back,) = table(row)
    assert (back["sentence_text"], back["actor_name"], back["actors"][0]["text"]) == (words, [words], words)
    assert table(row).to_polars()["sentence_text"].to_list() == [words]
    assert table(row).to_pandas()["sentence_text"].tolist() == [words]
