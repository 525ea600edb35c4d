"""Tests of GeoJSON by a strict check of what RFC 7946 demands."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Record
from dragoman.write.geojson import geojson_text
from dragoman.write.settings import Settings
from strict_marks import read_geojson


def read(*found: Record, **changes: object) -> list[dict[str, Any]]:
    return read_geojson("".join(geojson_text(found, Settings(**changes))))  # type: ignore[arg-type]


def test_an_event_with_a_place_is_a_point() -> None:
    (met,) = read(records.record())
    assert met["geometry"]["coordinates"] == [116.4, 39.9]
    told = met["properties"]
    assert (told["event"], told["cameo"], told["first"]) == ("CONSULT", "040", "2025-03-14")
    assert (told["actor_code"], told["where_prec"], told["place"]) == (["CHN", "IRN"], 1, "Beijing")


def test_nothing_to_show_is_a_collection_of_none() -> None:
    assert read() == []
    assert read(records.record(events=[], order=[])) == []


def test_withheld_text() -> None:
    (row,) = read(records.told("x" * 20), withhold_text=True)
    assert row["properties"]["trigger_text"] is None
    assert row["properties"]["cameo"] == "010"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back(words: str) -> None:
    (row,) = read(records.told(words))
    assert row["properties"]["trigger_text"] == words
