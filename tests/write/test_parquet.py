"""Tests of Parquet: pyarrow, polars and DuckDB read the same typed rows back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import records
from dragoman.write import parquet
from dragoman.write.columns import columns
from dragoman.write.parquet import arrow_schema, write_parquet
from dragoman.write.rows import rows
from dragoman.write.settings import UNITS, Settings

RECORDS = [records.record(), records.told("a\nb;\\“ü” 010")]


def written(unit: str) -> bytes:
    out = BytesIO()
    write_parquet(RECORDS, Settings(unit=unit), out)
    return out.getvalue()


@pytest.mark.parametrize("unit", UNITS)
def test_three_readers_have_the_rows(unit: str, tmp_path: Path) -> None:
    names = [column.name for column in columns(unit)]
    made = [{name: row[name] for name in names} for row in rows(unit, RECORDS, Settings(unit=unit))]
    path = tmp_path / "out.parquet"
    path.write_bytes(written(unit))
    assert pq.read_table(path).to_pylist() == made
    assert pl.read_parquet(path).to_dicts() == made
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    assert [dict(zip(names, row, strict=True)) for row in found.fetchall()] == made


def test_columns_are_typed_and_described() -> None:
    schema = pq.read_schema(BytesIO(written("event")))
    assert schema.field("cameo").type == pa.string()
    assert schema.field("first").type == pa.date32()
    assert schema.field("goldstein").type == pa.float64()
    assert schema.field("actor_start").type == pa.list_(pa.int64())
    assert schema.field("cameo").metadata[b"description"] == b"Closest CAMEO code, always text"
    assert schema.metadata[b"unit"] == b"event"
    assert set(arrow_schema("event").names) == set(schema.names)


def test_rows_are_written_group_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 3)
    file = pq.ParquetFile(BytesIO(written("event")))
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [3, 1]


def test_an_empty_table_has_its_columns() -> None:
    out = BytesIO()
    write_parquet([], Settings(unit="change"), out)
    assert pq.read_table(BytesIO(out.getvalue())).column_names == [column.name for column in columns("change")]


def test_the_same_records_give_the_same_bytes() -> None:
    assert written("dyad") == written("dyad")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=25)
def test_any_text_comes_back(words: str) -> None:
    out = BytesIO()
    write_parquet([records.told(words)], Settings(unit="statement"), out)
    (row,) = pq.read_table(BytesIO(out.getvalue())).to_pylist()
    assert (row["content_text"], row["quote_text"], row["speaker_name"]) == (words, [words], [words])
