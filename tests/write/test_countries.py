"""Tests of the tables that say what other data sets call a country, a sector or a place."""

from __future__ import annotations

import re

import pytest

from dragoman import codes
from dragoman.find.gazetteer import gazetteer
from dragoman.write.countries import cameo_sector, countries, country, feature, icews_sectors


def test_every_code_of_the_codebook_has_a_row() -> None:
    assert set(countries()) == set(codes.entity_codes())


def test_codes_have_the_form_of_their_lists() -> None:
    for row in countries().values():
        assert re.fullmatch(r"(\d{3})?", row.iso_numeric)
        assert re.fullmatch(r"([1-9]\d{0,2})?", row.cow)
        assert re.fullmatch(r"([A-Z]{2})?", row.fips)
        assert re.fullmatch(r"([A-Z]{3})+", row.cameo_actor)
        assert all(re.fullmatch(r"([A-Z]{3})?", part) for part in (row.cameo_country, row.cameo_group, row.cameo_type))
        assert row.name


@pytest.mark.parametrize("column", ["cow", "fips", "iso_numeric", "cameo_country"])
def test_no_two_countries_share_a_code(column: str) -> None:
    found = [getattr(row, column) for row in countries().values() if getattr(row, column)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("code", "cow", "fips", "numeric", "cameo"),
    [
        ("USA", "2", "US", "840", "USA"),
        ("GBR", "200", "UK", "826", "GBR"),
        ("DEU", "255", "GM", "276", "DEU"),
        ("CHN", "710", "CH", "156", "CHN"),
        ("CHE", "225", "SZ", "756", "CHE"),
        ("UKR", "369", "UP", "804", "UKR"),
        ("ROU", "360", "RO", "642", "ROM"),
        ("KOS", "347", "KV", "", "KSV"),
        ("AFG", "700", "AF", "004", "AFG"),
        ("HKG", "", "HK", "344", "HKG"),
        ("VAT", "", "VT", "336", "VAT"),
    ],
)
def test_some_codes_that_are_easily_taken_for_others(code: str, cow: str, fips: str, numeric: str, cameo: str) -> None:
    row = countries()[code]
    assert (row.cow, row.fips, row.iso_numeric, row.cameo_country) == (cow, fips, numeric, cameo)


def test_bodies_have_a_group_and_a_type() -> None:
    assert countries()["UNO"].cameo_actor == "IGOUNO"
    assert (countries()["EUR"].cameo_country, countries()["EUR"].cameo_group) == ("EUR", "EEC")
    assert country("CHN;IRN") is None
    assert country("") is None
    assert country(None) is None


def test_every_sector_is_told_of() -> None:
    for sector in codes.sectors():
        assert re.fullmatch(r"([A-Z]{3})?", cameo_sector(sector))
        assert all(icews_sectors(sector))
    assert cameo_sector("JRN") == "MED"
    assert cameo_sector("MED") == "HLH"
    assert icews_sectors("MIL") == ["Military", "Government"]


@pytest.mark.parametrize(
    ("code", "level", "where_prec", "geo_precision"),
    [
        ("PPLC", "spot", 1, 1), ("PAL", "spot", 1, 1), ("AIRB", "spot", 1, 1), ("ADM1", "province", 4, 3),
        ("ADM2", "district", 3, 2), ("PCLI", "country", 6, None), ("SEA", "water", 7, None),
        ("RGN", "region", 5, None), ("CONT", "continent", None, None),
    ],
)  # fmt: skip
def test_how_exact_a_place_is(code: str, level: str, where_prec: int | None, geo_precision: int | None) -> None:
    found = feature(code)
    assert found is not None
    assert (found.level, found.where_prec, found.geo_precision) == (level, where_prec, geo_precision)
    assert feature(None) is None


def test_places_of_the_gazetteer_have_the_level_that_their_name_says() -> None:
    levels = {"Camp David": "spot", "Iran": "country", "Black Sea": "water", "Xinjiang": "province", "Donbas": "region"}
    for name, level in levels.items():
        found = feature(gazetteer().find(name)[0].feature)
        assert found is not None
        assert found.level == level, name
