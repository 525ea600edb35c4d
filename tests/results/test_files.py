"""Tests of answers as files: one naming in all forms, every table, hostile cells, nothing lost."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

import ledger_rows
from dragoman.results.files import write_answer, write_table
from dragoman.results.panel import panel
from dragoman.results.rows import Row, answer_row
from dragoman.results.schema import table_schema
from dragoman.store.answers import Cell
from dragoman.write.columns import columns
from dragoman.write.delimited import split_list

EVENT = answer_row(ledger_rows.event("e1", place=ledger_rows.where("Beijing", 39.9, 116.4)))
NOWHERE = answer_row(ledger_rows.event("e2"))
STATEMENT = answer_row(
    ledger_rows.statement("s1", quotes=(ledger_rows.words("no; never", start=3),),
                          stances=(ledger_rows.stance("threats", "rejects"),))
)  # fmt: skip


def written(form: str, table: str, rows: list[Row]) -> bytes:
    out = io.BytesIO()
    write_answer(form, table, rows, out)
    return out.getvalue()


def cells(table: str, rows: list[Row]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", table, rows).decode(), newline="")))


@pytest.mark.parametrize(("table", "unit", "row"), [("events", "event", EVENT), ("statements", "statement", STATEMENT)])
def test_flat_columns_have_the_names_of_the_exports(table: str, unit: str, row: Row) -> None:
    (flat,) = cells(table, [row])
    exported = {column.name for column in columns(unit)}
    for role in ("actor", "recipient") if unit == "event" else ("speaker", "addressee"):
        for part in ("id", "name", "code", "sector", "text", "start", "end"):
            assert f"{role}_{part}" in flat
            assert f"{role}_{part}" in exported
    assert not any(name.endswith("s_text") or "stance_stance" in name for name in flat)


def test_parts_stand_with_semicolons_between_them() -> None:
    (flat,) = cells("statements", [STATEMENT])
    assert split_list(flat["quote_text"]) == ["no; never"]
    assert flat["quote_start"] == "3"
    assert (flat["stance"], flat["stance_towards"]) == ("rejects", "threats")
    (event,) = cells("events", [EVENT])
    assert split_list(event["actor_code"]) == [party["code"] for party in EVENT["actors"]]  # type: ignore[attr-defined]


def test_json_and_parquet_have_the_columns_in_their_order() -> None:
    (line,) = written("jsonl", "events", [EVENT]).decode().splitlines()
    assert list(json.loads(line)) == table_schema("events").names
    table = pq.read_table(io.BytesIO(written("parquet", "events", [EVENT, NOWHERE])))
    assert table.schema.equals(table_schema("events"))
    assert table.column("joined_event").to_pylist() == ["e1", "e2"]


def test_no_rows() -> None:
    assert written("jsonl", "events", []) == b""
    assert written("csv", "events", []).startswith(b"joined_event,event_id,")
    assert pq.read_table(io.BytesIO(written("parquet", "actors", []))).num_rows == 0
    assert json.loads(written("geojson", "events", []))["features"] == []


def test_points_for_what_has_coordinates() -> None:
    (point,) = json.loads(written("geojson", "events", [EVENT, NOWHERE]))["features"]
    assert (point["id"], point["geometry"]["coordinates"]) == ("e1", [116.4, 39.9])
    assert "lat" not in point["properties"]


@pytest.mark.parametrize("text", ['a "b"', "a,b", "a\r\nb", "\x85\u2028", "=1+1", "\u202eabc", "a;b\\"])
def test_hostile_cells_come_back(text: str) -> None:
    row = {**NOWHERE, "sentence_text": text, "contradictions": [text, "x"]}
    (flat,) = cells("events", [row])
    assert flat["sentence_text"] == text
    assert split_list(flat["contradictions"]) == [text, "x"]
    lines = written("jsonl", "events", [row]).decode().splitlines()
    assert [json.loads(line)["sentence_text"] for line in lines] == [text]


def test_a_panel() -> None:
    made = panel([Cell(("1", "2025-03"), 2.0, 2, 1), Cell(("1", "2025-04"), 0.0, 0, 0)], ["quad", "month"], "count")
    out = io.BytesIO()
    write_table("csv", made, out)
    assert out.getvalue().decode().splitlines() == [
        "quad,month,first_day,count_events,count_reports,count",
        "1,2025-03,2025-03-01,2,1,2",
        "1,2025-04,2025-04-01,0,0,0",
    ]
    out = io.BytesIO()
    write_table("jsonl", made, out)
    assert json.loads(out.getvalue().splitlines()[0])["first_day"] == "2025-03-01"
    out = io.BytesIO()
    write_table("parquet", made, out)
    assert pq.read_table(io.BytesIO(out.getvalue())).column("count").to_pylist() == [2, 0]
