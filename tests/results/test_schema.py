"""Tests of the columns that a ledger's tables have in Python."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

import ledger_rows
from dragoman.results.rows import Row, answer_row, change_rows
from dragoman.results.schema import STRUCTS, TABLES, answer_columns, shown_columns, table_schema
from dragoman.store.answers import (
    ActorRow,
    ChangeRow,
    Difference,
    InstrumentRow,
    PositionRow,
    ReportRow,
    StatusRow,
    TimelineRow,
)
from dragoman.write.parquet import arrow_schema

DOCUMENT = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
DAY = date(2025, 3, 14)
WORDS = ledger_rows.words("met", start=15)
DEED = InstrumentRow("k", "Accord", ("Accord",), "agreement", ("CHN",), 2025, "signed", "2025-03-14", 1, (WORDS,))
ANSWERS = {
    "events": ledger_rows.event("e1", place=ledger_rows.where("Beijing", 39.9, 116.4), date_words=WORDS),
    "statements": ledger_rows.statement("s1", quotes=(WORDS,), stances=(ledger_rows.stance("threats", "rejects"),)),
    "instruments": DEED,
    "timeline": TimelineRow(DAY, DAY, "day", "event", "e1", "CONSULT", ("China",), (), 1, WORDS, WORDS),
    "positions": PositionRow("Iran", "IRN", None, "talks", "supports", DAY, None, None, 1, "s1", WORDS, WORDS),
    "differences": Difference("added", "event", "e1", datetime(2025, 3, 15), "CHN CONSULT", 0, 1, WORDS),  # noqa: DTZ001
    "reports": ReportRow("r1", DAY, None, None, None, "en", "c", datetime(2025, 3, 15), "r1", 9, 1, 0),  # noqa: DTZ001
    "actors": ActorRow("Iran", "state", "IRN", "GOV", None, "Q794", 1, 1, 0, 0, (WORDS,)),
}


def made(table: str) -> Row:
    if table == "changes":
        change = ChangeRow("k", "signed", ("CHN",), "2025-03-14", WORDS, WORDS, DAY)
        return change_rows(StatusRow(DEED, (change,)))[0]
    return answer_row(ANSWERS[table])


@pytest.mark.parametrize("table", TABLES)
def test_a_row_has_the_columns_of_its_table_and_no_others(table: str) -> None:
    assert set(made(table)) == set(table_schema(table).names)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_comes_back_from_arrow(table: str) -> None:
    row = made(table)
    (back,) = pa.Table.from_pylist([row], schema=table_schema(table)).to_pylist()
    assert back == {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_shown_is_there(table: str) -> None:
    assert shown_columns(table)
    assert set(shown_columns(table)) <= set(table_schema(table).names)


@pytest.mark.parametrize(("table", "unit"), [("events", "event"), ("statements", "statement")])
def test_columns_of_the_exports_have_the_same_type_here(table: str, unit: str) -> None:
    exported, here = arrow_schema(unit), table_schema(table)
    shared = set(exported.names) & set(here.names)
    assert len(shared) > 15
    assert {name: here.field(name).type for name in shared} == {name: exported.field(name).type for name in shared}


def test_days_codes_and_parties_are_typed() -> None:
    schema = table_schema("events")
    assert schema.field("first").type == pa.date32()
    assert schema.field("cameo").type == pa.string()
    assert schema.field("added").type == pa.timestamp("us", tz="UTC")
    party = schema.field("actors").type.value_type
    assert pa.types.is_struct(party)
    assert party.field("start").type == pa.int64()
    assert schema.field("cameo").metadata[b"description"] == b"Closest CAMEO code, always text"


def test_moments_are_in_utc() -> None:
    row = answer_row(replace(ledger_rows.event("e1"), added=datetime(2025, 3, 15, 8), withdrawn=None))  # noqa: DTZ001
    assert row["added"] == datetime(2025, 3, 15, 8, tzinfo=UTC)
    assert row["withdrawn"] is None


@pytest.mark.parametrize("table", [*TABLES, *STRUCTS])
def test_every_column_is_described(table: str) -> None:
    title = f"`list[{table}]`" if table in STRUCTS else f"`{table}`"
    section = DOCUMENT.split(f"### {title}\n")[1].split("\n#")[0]
    for column in answer_columns(table):
        assert f"| `{column.name}` | {column.type} | {column.description} |" in section
    assert len(re.findall(r"^\| `", section, re.MULTILINE)) == len(answer_columns(table))
