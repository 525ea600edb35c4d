"""Tests of GeoJSON by a strict check of what RFC 7946 demands."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Record
from dragoman.write.geojson import geojson_text
from dragoman.write.settings import Settings


def read(*found: Record, **changes: object) -> list[dict[str, Any]]:
    """Read a feature collection and check its form, member by member."""
    text = "".join(geojson_text(found, Settings(**changes)))  # type: ignore[arg-type]
    whole = json.loads(text, parse_constant=refuse)
    assert set(whole) == {"type", "features"}
    assert whole["type"] == "FeatureCollection"
    for feature in whole["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert not {"type", "coordinates", "geometry", "features"} & set(feature["properties"])
    assert len({feature["id"] for feature in whole["features"]}) == len(whole["features"])
    features: list[dict[str, Any]] = whole["features"]
    return features


def refuse(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


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
