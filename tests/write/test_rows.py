"""Tests of the rows of tables: what each unit is about, and that columns and rows agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

import records
from dragoman.model import Record, Telling
from dragoman.write.columns import columns, table_schema
from dragoman.write.rows import Row, rows
from dragoman.write.settings import UNITS, Settings

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (float,), "boolean": (bool,), "date": (date,), "list": (list,),
    "list[integer]": (list,),
}  # fmt: skip


def table(unit: str, record: Record | None = None, **changes: object) -> list[Row]:
    settings = Settings(unit=unit, **changes)  # type: ignore[arg-type]
    return list(rows(unit, [record or records.record()], settings))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("record", [records.record(), records.told("“Ja;\\\n")], ids=["sample", "told"])
@pytest.mark.parametrize("withheld", [False, True])
def test_rows_have_the_columns_of_their_unit_in_their_types(unit: str, record: Record, *, withheld: bool) -> None:
    found = table(unit, record, withhold_text=withheld)
    assert found
    for row in found:
        assert set(row) == {column.name for column in columns(unit)}
        for column in columns(unit):
            value = row[column.name]
            assert value is None or isinstance(value, TYPES[column.type]), column.name
            if column.type == "integer":
                assert not isinstance(value, bool)
            if isinstance(value, Sequence) and not isinstance(value, str):
                inner = int if column.type == "list[integer]" else str
                assert all(part is None or isinstance(part, inner) for part in value), column.name


@pytest.mark.parametrize("unit", UNITS)
def test_columns_are_described_once(unit: str) -> None:
    names = [column.name for column in columns(unit)]
    assert len(names) == len(set(names))
    fields = table_schema(unit)["fields"]
    assert [field["name"] for field in fields] == names
    assert all(field["description"] for field in fields)


@pytest.mark.parametrize("unit", UNITS)
def test_withheld_text_is_nowhere_and_its_offsets_and_hashes_are(unit: str) -> None:
    record = records.record()
    for row in table(unit, record, withhold_text=True):
        assert all(not value for name, value in row.items() if name == "text" or name.endswith("_text"))
        starts = [name for name in row if name == "start" or name.endswith("_start")]
        assert starts
        for name in starts:
            hashed = row.get(name.replace("start", "sha256"))
            start, end = row[name], row[name.replace("start", "end")]
            if isinstance(start, int) and isinstance(end, int) and hashed is not None:
                assert sha256(record.report.text[start:end].encode()).hexdigest() == hashed
    assert row["report_sha256"] == sha256(record.report.text.encode()).hexdigest()


def test_withheld_topics_are_names_only() -> None:
    (said,) = table("statement", withhold_text=True)
    assert said["stance_towards"] == [None]
    (told,) = table("statement", records.told("Accord"), withhold_text=True)
    assert told["stance_towards"] == ["Accord"]


def test_an_event_is_one_row_with_its_roles_as_lists() -> None:
    met, reject, _ = table("event")
    assert (met["event"], met["actor_code"], met["recipient_code"]) == ("CONSULT", ["CHN", "IRN"], [])
    assert (met["cameo"], met["place"], met["country_cow"], met["where_prec"]) == ("040", "Beijing", "710", 1)
    assert (met["date"], met["edtf"], met["time_precision"]) == ("2025-03-14", "2025-03-14", 1)
    assert (reject["edtf"], reject["time_precision"]) == ("2025-03-14?", 2)
    assert reject["attributed_name"] == ["Ma Zhaoxu"]
    assert (met["mentions"], met["sentence_text"]) == (2, "China and Iran met in Beijing on Friday.")


def test_dyads_and_actors_take_the_same_events_apart() -> None:
    dyads = [(row["event"], row["actor_code"], row["recipient_code"], row["mutual"]) for row in table("dyad")]
    assert dyads == [
        ("CONSULT", "CHN", "IRN", True),
        ("REJECT", "CHN", None, False),
        ("SUPPORT", "CHN", None, False),
        ("SUPPORT", "IRN", None, False),
    ]
    roles = [(row["event"], row["role"], row["actor_code"], row["counterpart_code"]) for row in table("actor")]
    assert roles[:2] == [("CONSULT", "actor", "CHN", []), ("CONSULT", "actor", "IRN", [])]
    told = table("actor", records.told("x"))
    assert [(row["role"], row["counterpart_code"]) for row in told] == [("actor", ["IRN"]), ("recipient", ["UNO"])]


def test_statements_and_changes() -> None:
    (said,) = table("statement")
    assert (said["speaker_code"], said["stance_towards"], said["stance"]) == (["CHN"], ["threats"], ["rejects"])
    assert said["quote_text"] == ["We reject the threats,"]
    (change,) = table("change")
    assert (change["instrument"], change["change"], change["by"], change["text"]) == (
        "Accord", "signed", ["CHN", "IRN"], "signed",
    )  # fmt: skip


def test_a_ledger_says_how_often_an_event_is_told_and_each_is_written_once() -> None:
    record = records.record()
    telling = Telling("joined", 4, 2, date(2025, 3, 16))
    again = replace(record, events=(replace(record.events[0], id="again"),))
    tellings = {record.events[0].id: telling, "again": telling}
    found = list(rows("event", [record, again], Settings(unit="event", tellings=tellings)))
    assert [row["event_id"] for row in found] == [event.id for event in record.events]
    counts = [(row["joined_event"], row["reports"], row["independent_reports"], row["first_added"]) for row in found]
    assert counts == [("joined", 4, 2, date(2025, 3, 16)), (None, None, None, None), (None, None, None, None)]


def test_statuses_are_a_choice() -> None:
    record = records.record(events=[records.event("e", "REJECT", "reject", sentence=1, cameo="120", goldstein=-4.0,
                            quad_code=3, event_scale=-2.0, status="future")], order=[])  # fmt: skip
    assert len(table("event", record)) == 1
    assert table("event", record, statuses=("actual",)) == []
