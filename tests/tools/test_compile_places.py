"""Tests of tools/compile_places.py: what becomes of names, areas and the two tables."""

from __future__ import annotations

import csv

import pytest

from tools.compile_places import OWN, Row, Town, _middle, _names, _plain, _short, _towns


def test_alternates_are_other_names_in_latin_letters() -> None:
    texts = ["ALP", "Halab", "halab", "Ḩalab", "حلب", "Alep", "ALEP", "Al", "Halab;Alep"]
    assert list(_plain("Aleppo", texts)) == ["Halab", "Alep"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kursk Oblast", ["Kursk"]), ("Province of Turin", ["Turin"]), ("Tibet", []), ("Oblast", [])],
)
def test_short_names_of_areas(name: str, expected: list[str]) -> None:
    assert list(_short(name)) == expected


def test_the_middle_is_that_of_all_towns_but_those_on_far_islands() -> None:
    assert _middle([1.0, 2.0]) == 1.5
    assert _middle([0.0, *(10.0 + k / 40 for k in range(41)), 90.0]) == 10.5
    crowded_in_the_east = [*(0.0 + k for k in range(5)), *(5.0 + k / 100 for k in range(300))]
    assert _middle(crowded_in_the_east) == pytest.approx(4.0, abs=0.01)


def test_towns_go_by_country() -> None:
    rows = [{"country_code": "AD", "latitude": 1.0, "longitude": 2.0, "population": 3, "state": "Encamp"}]
    assert _towns(rows) == {"AD": [Town(1.0, 2.0, 3, "Encamp", "")]}


def test_first_names_and_alternates_are_told_apart() -> None:
    one = Row("1", "Kyiv", 50.5, 30.5, "UKR", "PPLC", alternates=["Kiev", "Kief"], equals=("Kiev",))
    two = Row("2", "Kief", 48.0, -100.0, "USA", "PPL")
    assert _names([one, two], [100, 200, 300]) == {"kyiv": ["100"], "kiev": ["100"], "kief": ["~100", "200"]}


@pytest.mark.parametrize("name", ["regions", "waters", "lands", "sites"])
def test_our_own_places_are_whole(name: str) -> None:
    with (OWN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [(row["name"], row["country"]) for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert row["name"].strip() == row["name"] != ""
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["country"] == "" or (len(row["country"]) == 3 and row["country"].isupper()), row
        assert row["feature_code"].isalnum(), row
