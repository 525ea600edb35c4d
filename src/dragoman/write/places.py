"""What the exports say of a place beyond the record: how exact it is and what lies around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.find.gazetteer import gazetteer
from dragoman.model import Location
from dragoman.write.countries import Country, Feature, country, feature

__all__ = ["Site", "site"]


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its country and precision; all parts are None where there is no place or the gazetteer has none."""

    location: Location | None
    country: Country | None
    feature: Feature | None

    @property
    def level(self) -> str:
        """Return spot, district, province, country, region, water or continent, or an empty text."""
        return self.feature.level if self.feature else ""

    @property
    def admin1(self) -> str | None:
        """Return the name of the first-level area around the place, or None."""
        place = self.location
        if place is None or place.resolved_place is None or self.level in {"country", "continent", "water"}:
            return None
        if self.level == "province":
            return place.resolved_place
        return _admin1(place.resolved_place, place.geonameid, place.lat, place.lon)

    def at(self, level: str) -> str | None:
        """Return the place's name where it is of this level, else None."""
        return self.location.resolved_place if self.location and self.level == level else None


def site(location: Location | None) -> Site:
    """Return what there is to say of an event's place."""
    if location is None:
        return Site(None, None, None)
    return Site(location, country(location.country_code), feature(location.feature_code))


@lru_cache(maxsize=10_000)
def _admin1(name: str, geonameid: str | None, lat: float | None, lon: float | None) -> str | None:
    for place in gazetteer().find(name):
        if (geonameid and place.geonameid == geonameid) or (place.lat, place.lon) == (lat, lon):
            return place.admin1 or None
    return None
