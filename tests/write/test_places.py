"""Tests of what the exports say of a place beyond the record."""

from __future__ import annotations

from dragoman.find.gazetteer import gazetteer
from dragoman.model import Location, Span
from dragoman.write.places import site


def location(name: str) -> Location:
    found = gazetteer().find(name)
    place = next((place for place in found if place.feature.startswith("PPL")), found[0])
    return Location(
        Span(0, 1, name), place.name, place.geonameid or None, place.lat, place.lon, place.country, place.feature
    )


def test_a_town_lies_in_its_province_and_country() -> None:
    where = site(location("Isfahan"))
    assert (where.level, where.country and where.country.fips) == ("spot", "IR")
    assert where.admin1 == "Isfahan"
    assert where.at("spot") == "Isfahan"
    assert where.at("district") is None


def test_a_province_is_its_own_and_a_country_or_a_sea_has_none() -> None:
    assert site(location("Xinjiang")).admin1 == location("Xinjiang").resolved_place
    assert site(location("Iran")).admin1 is None
    assert site(location("Black Sea")).admin1 is None


def test_nothing_is_said_of_no_place_and_of_an_unknown_one() -> None:
    where = site(None)
    assert (where.level, where.admin1, where.country, where.at("spot")) == ("", None, None, None)
    where = site(Location(Span(0, 1, "x")))
    assert (where.level, where.admin1, where.country, where.at("spot")) == ("", None, None, None)
    where = site(Location(Span(0, 1, "x"), "Nowhere Ville", None, 1.0, 2.0, "FRA", "PPL"))
    assert where.admin1 is None
