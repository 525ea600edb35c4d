"""Tests of POLECAT rows, re-read by a strict reader."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Record
from dragoman.write.polecat import COLUMNS, polecat_lines
from dragoman.write.settings import Settings
from strict import POLECAT_HEADER, Row, read_polecat


def read(*found: Record, **changes: object) -> list[Row]:
    return read_polecat("".join(polecat_lines(found, Settings(**changes))))  # type: ignore[arg-type]


def test_a_row_an_event() -> None:
    assert list(COLUMNS) == POLECAT_HEADER
    met, reject, signed = read(records.record())
    assert (met["Event Type"], met["Event Mode"], met["Quad Code"]) == ("CONSULT", "multilateral", "VERBAL COOPERATION")
    assert (met["Actor Name"], met["Actor Country"], met["Actor COW"]) == ("China; Iran", "CHN; IRN", "710; 630")
    assert (met["Primary Actor Sector"], met["Actor Sectors"]) == ("GOV; GOV", "GOV")
    assert (met["Recipient Name"], met["Intensity"]) == ("None", "4.0")
    assert (met["City"], met["Province"], met["Country"], met["GeoNames ID"]) == (
        "Beijing",
        "Beijing",
        "CHN",
        "1816670",
    )
    assert (met["Raw Placename"], met["Publication Date"], met["Story People"]) == (
        "Beijing",
        "2025-03-14",
        "Ma Zhaoxu",
    )
    assert (reject["Actor Name"], reject["Quad Code"]) == ("Ma Zhaoxu", "VERBAL CONFLICT")
    assert signed["Actor Name"] == "China; Iran"
    assert met["Event ID"] == f"{records.record().report.id}_{records.record().events[0].id}"


def test_withheld_text_and_semicolons() -> None:
    (row,) = read(records.told("a; b"), withhold_text=True)
    assert (row["Actor Name Raw"], row["Raw Placename"]) == ("None", "None")
    assert row["Actor Name"] == "a, b"
    (row,) = read(records.told("a; b"))
    assert row["Actor Name Raw"] == "a, b"


def test_what_has_not_happened_is_left_out() -> None:
    record = records.record()
    assert read(replace(record, events=(replace(record.events[0], status="negated"),))) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_keeps_its_line(words: str) -> None:
    assert len(read(records.told(words))) == 1
