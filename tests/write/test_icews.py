"""Tests of ICEWS rows, re-read by a strict reader."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Actor, Record
from dragoman.write.icews import COLUMNS, icews_lines
from dragoman.write.parties import Party
from dragoman.write.settings import Settings
from strict import ICEWS_HEADER, Row, read_icews


def read(*found: Record) -> list[Row]:
    return read_icews("".join(icews_lines(found, Settings())))


def test_a_row_a_source_and_a_target() -> None:
    assert list(COLUMNS) == ICEWS_HEADER
    met, reject, *_ = read(records.record())
    assert (met["Source Name"], met["Source Sectors"], met["Source Country"]) == ("China", "", "China")
    assert (met["Target Name"], met["Target Country"]) == ("Iran", "Iran")
    assert (met["Event Text"], met["CAMEO Code"], met["Intensity"]) == ("Consult, not specified below", "040", "1.0")
    assert (met["Event Date"], met["Sentence Number"], met["Publisher"]) == ("2025-03-14", "1", "Our desk")
    assert (met["City"], met["Country"], met["Latitude"]) == ("Beijing", "China", "39.9")
    assert (reject["Source Name"], reject["Source Sectors"], reject["Target Name"]) == ("Ma Zhaoxu", "Government", "")
    assert reject["Source Country"] == "China"


def test_a_body_of_a_country_has_it_in_brackets_and_names_are_icews_own() -> None:
    record = records.told("the army")
    army = replace(record.actors[0], code="RUS", sector="MIL", other_sectors=())
    told = replace(record, actors=(army, record.actors[1]), events=(
        replace(record.events[0], actor=(replace(record.events[0].actor[0], code="RUS", sector="MIL"),)),))  # fmt: skip
    (row,) = read(told)
    assert row["Source Name"] == "the army (Russian Federation)"
    assert (row["Source Sectors"], row["Source Country"]) == ("Military,Government", "Russian Federation")
    assert row["CAMEO Code"] == "010"


def test_a_body_of_the_world_has_no_country() -> None:
    (row,) = read(records.told("the UN"))
    assert (row["Source Name"], row["Source Country"], row["Target Name"]) == ("the UN", "", "Iran")


def test_what_has_not_happened_is_left_out() -> None:
    record = records.record()
    assert read(replace(record, events=(replace(record.events[0], status="future"),))) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_keeps_its_line(words: str) -> None:
    assert len(read(records.told(words))) == 1


def test_parties_have_what_the_rows_need() -> None:
    entity = records.record().events[0].actor[0]
    party = Party(Actor("a", "x", "person", "", None), "", None, entity)
    assert (party.country, party.cameo_code, party.cameo_types) == (None, "", ())
