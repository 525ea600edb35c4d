"""Tests of CSV: pandas, polars and DuckDB read the same back, and a spreadsheet computes nothing."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import records
from dragoman.write.delimited import cell
from dragoman.write.rows import rows
from dragoman.write.settings import UNITS, Settings
from dragoman.write.table_csv import csv_lines, csv_sidecar

HOSTILE = 'a "quoted",\n\tline; \\ “Ünï” \r\n \r=1+1 NA null 010'
RECORDS = [records.record(), records.told(HOSTILE)]

PANDAS = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
POLARS = {"integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
DUCKDB = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def written(unit: str, folder: Path, **changes: object) -> tuple[Path, list[dict[str, Any]]]:
    """Write a table and its description, and return the file with the description's fields."""
    chosen = Settings(unit=unit, **changes)  # type: ignore[arg-type]
    path = folder / "out.csv"
    path.write_bytes("".join(csv_lines(RECORDS, chosen)).encode())
    fields: list[dict[str, Any]] = json.loads(csv_sidecar(chosen))["fields"]
    return path, fields


def expected(unit: str) -> list[list[object]]:
    """Return the rows as any reader should have them: lists as their text, absent as None."""
    found = rows(unit, RECORDS, Settings(unit=unit))
    names = [field["name"] for field in json.loads(csv_sidecar(Settings(unit=unit)))["fields"]]
    return [[cell(row[n]) or None if isinstance(row[n], list) else row[n] for n in names] for row in found]


def by_pandas(path: Path, fields: list[dict[str, Any]]) -> list[list[object]]:
    kinds = {field["name"]: PANDAS.get(field["type"], "str") for field in fields}
    frame = pd.read_csv(path, dtype=kinds, keep_default_na=False, na_values=[""])
    days = [field["name"] for field in fields if field["type"] == "date"]
    made = [[None if pd.isna(value) else value for value in row] for row in frame.itertuples(index=False)]
    places = [list(frame.columns).index(name) for name in days]
    return [
        [date.fromisoformat(str(v)) if i in places and v is not None else v for i, v in enumerate(row)] for row in made
    ]


def by_polars(path: Path, fields: list[dict[str, Any]]) -> list[list[object]]:
    kinds = {field["name"]: POLARS.get(field["type"], pl.String) for field in fields}
    return [list(row) for row in pl.read_csv(path, schema=kinds).rows()]


def by_duckdb(path: Path, fields: list[dict[str, Any]]) -> list[list[object]]:
    kinds = {field["name"]: DUCKDB.get(field["type"], "VARCHAR") for field in fields}
    found = duckdb.read_csv(str(path), header=True, delimiter=",", quotechar='"', escapechar='"', dtype=kinds)
    return [list(row) for row in found.fetchall()]


@pytest.mark.parametrize("unit", UNITS)
def test_three_readers_have_the_same_rows(unit: str, tmp_path: Path) -> None:
    path, fields = written(unit, tmp_path)
    assert by_polars(path, fields) == expected(unit)
    assert by_duckdb(path, fields) == expected(unit)
    assert by_pandas(path, fields) == expected(unit)


def test_010_stays_010(tmp_path: Path) -> None:
    path, fields = written("event", tmp_path)
    place = [field["name"] for field in fields].index("cameo")
    for read in (by_pandas, by_polars, by_duckdb):
        assert [row[place] for row in read(path, fields)] == ["040", "120", "057", "010"]
    sniffed = duckdb.execute("SELECT cameo FROM read_csv(?)", [str(path)]).fetchall()
    assert sniffed[-1] == ("010",)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_comes_back(words: str) -> None:
    made = "".join(csv_lines([records.told(words)], Settings(unit="event")))
    header, row = csv.reader(StringIO(made, newline=""))
    found = dict(zip(header, row, strict=True))
    assert (found["report_title"], found["trigger_text"], found["sentence_text"]) == (words, words, words)


def test_a_spreadsheet_gets_a_mark_and_no_formula(tmp_path: Path) -> None:
    record = records.told("=HYPERLINK(1)")
    path = tmp_path / "out.csv"
    path.write_bytes("".join(csv_lines([record], Settings(unit="event", excel=True))).encode())
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    assert row["report_title"] == "'=HYPERLINK(1)"
    assert row["cameo"] == "'010"
    assert row["goldstein"] == "0.0"
    assert row["event_scale"] == "-2.0"
    assert not any(value.startswith(("=", "+", "@", "\t", "\r")) for value in row.values())


def test_an_empty_table_has_its_header() -> None:
    (line,) = csv_lines([], Settings(unit="dyad"))
    assert line.startswith("event_id,dyad_id,")
