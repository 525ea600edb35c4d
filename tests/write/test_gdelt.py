"""Tests of GDELT rows, re-read by a strict reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Event, Location, Record, Span, Telling, When
from dragoman.write.gdelt import COLUMNS, gdelt_lines
from dragoman.write.settings import Settings
from strict import GDELT_HEADER, Row, read_gdelt

X = Span(0, 1, "x")


def read(*found: Record, **changes: object) -> list[Row]:
    return read_gdelt("".join(gdelt_lines(found, Settings(**changes))))  # type: ignore[arg-type]


def with_event(**changes: object) -> Record:
    record = records.record()
    event: Event = replace(record.events[0], **changes)  # type: ignore[arg-type]
    return replace(record, events=(event,))


def test_columns_are_those_of_the_codebook() -> None:
    assert list(COLUMNS) == GDELT_HEADER
    assert len(COLUMNS) == 61


def test_a_row_an_actor_and_a_recipient() -> None:
    met, reject, *signed = read(records.record())
    assert (met["SQLDATE"], met["FractionDate"]) == ("20250314", "2025.2027")
    assert (met["Actor1Code"], met["Actor2Code"], met["EventCode"]) == ("CHNGOV", "IRNGOV", "040")
    assert (met["Actor1Name"], met["Actor1Type1Code"], met["QuadClass"]) == ("CHINA", "GOV", "1")
    assert (met["NumMentions"], met["NumSources"], met["NumArticles"]) == ("2", "1", "1")
    assert (met["ActionGeo_Type"], met["ActionGeo_FullName"]) == ("4", "Beijing, China")
    assert (met["ActionGeo_CountryCode"], met["ActionGeo_FeatureID"]) == ("CH", "")
    assert (met["DATEADDED"], met["SOURCEURL"], met["AvgTone"]) == ("20250314000000", "Our desk", "")
    assert (reject["Actor1Name"], reject["Actor2Code"], reject["EventRootCode"]) == ("MA ZHAOXU", "", "12")
    assert [row["Actor1CountryCode"] for row in signed] == ["CHN", "IRN"]
    assert [row["IsRootEvent"] for row in (met, reject, *signed)] == ["1", "0", "0", "0"]


def test_a_body_has_its_group_and_type() -> None:
    (row,) = read(records.told("the UN"))
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"]) == ("IGOUNOGOVMIL", "UNO")
    assert (row["Actor1CountryCode"], row["Actor1Type1Code"], row["Actor1Type2Code"]) == ("", "IGO", "GOV")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("010", "010", "01")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Location(X, "Iran", "1", 32.0, 53.0, "IRN", "PCLI"), ("1", "Iran", "IR")),
        (Location(X, "Maryland", "1", 39.0, -76.8, "USA", "ADM1"), ("2", "Maryland, United States", "US")),
        (Location(X, "Nowhere", "1", 39.0, -76.8, "USA", "PPL"), ("3", "Nowhere, United States", "US")),
        (Location(X, "Xinjiang", "1", 42.0, 85.0, "CHN", "ADM1"), ("5", "Xinjiang, China", "CH")),
        (Location(X, "Black Sea", "1", 43.0, 34.0, None, "SEA"), ("4", "Black Sea", "")),
        (Location(X), ("", "", "")),
    ],
)  # fmt: skip
def test_kinds_of_places(place: Location, expected: tuple[str, str, str]) -> None:
    (row,) = read(with_event(event_loc=place))
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == expected


@pytest.mark.parametrize(
    ("day", "fraction"),
    [
        ("2025-01-01", "2025.0027"),
        ("2013-04-01", "2013.2493"),
        ("2015-02-18", "2015.1315"),
        ("2024-12-31", "2024.9890"),
    ],
)
def test_fractions_of_a_year(day: str, fraction: str) -> None:
    when = date.fromisoformat(day)
    (row,) = read(with_event(date=When(when, when, "day", "stated")))
    assert row["FractionDate"] == fraction


@pytest.mark.parametrize(("cameo", "quad"), [("0254", "1"), ("061", "2"), ("090", "3"), ("1012", "3"), ("1823", "4")])
def test_the_class_follows_the_code(cameo: str, quad: str) -> None:
    (row,) = read(with_event(cameo=cameo))
    assert (row["QuadClass"], row["EventBaseCode"]) == (quad, cameo[:3])


def test_what_has_no_day_or_has_not_happened_is_left_out() -> None:
    assert read(with_event(date=When(None, date(2025, 3, 13), "span", "before"))) == []
    assert read(with_event(status="hypothetical")) == []
    assert read(with_event(status="negated")) == []
    assert len(read(with_event(status="historical"))) == 1
    assert len(read(with_event(status="future"), statuses=("future",))) == 1


def test_a_ledger_fills_the_counts() -> None:
    record = with_event(mentions=())
    key = record.events[0].id
    (row,) = read(record, tellings={key: Telling("j", 5, 3, date(2025, 3, 20))})
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("5", "3", "5")
    assert row["DATEADDED"] == "20250320000000"
    (row,) = read(record, tellings={key: Telling("j", 5, 3, date(2025, 3, 20), 9)})
    assert row["NumMentions"] == "9"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_keeps_its_line(words: str) -> None:
    (row,) = read(records.told(words))
    assert row["EventCode"] == "010"
