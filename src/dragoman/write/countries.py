"""The codes by which other data sets know a country, a sector or a kind of place, from one table each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from dragoman.tables import read_table

__all__ = ["Country", "Feature", "cameo_sector", "countries", "country", "feature", "icews_sectors"]


@dataclass(frozen=True, slots=True)
class Country:
    """What a code of the codebook is called elsewhere; what a data set has no code for is empty.

    ``cow`` is the Correlates of War number and ``iso_numeric`` the ISO one, both as text; ``fips`` is FIPS 10-4;
    ``cameo_actor`` begins a CAMEO actor code, of which the next three are parts.
    """

    code: str
    name: str
    iso_numeric: str
    cow: str
    fips: str
    cameo_actor: str
    cameo_country: str
    cameo_group: str
    cameo_type: str
    icews_name: str


@dataclass(frozen=True, slots=True)
class Feature:
    """How exact a place of a GeoNames feature code is; ``level`` is spot, district, province and so on.

    ``where_prec`` is UCDP's code, ``geo_precision`` ACLED's; None where they have none.
    """

    level: str
    where_prec: int | None
    geo_precision: int | None


_SPOT = Feature("spot", 1, 1)


@cache
def countries() -> dict[str, Country]:
    """Return all codes of the codebook."""
    rows = csv.DictReader(read_table("exports/countries.csv"))
    return {row["code"]: Country(**{name: row[name] for name in Country.__slots__}) for row in rows}


def country(code: str | None) -> Country | None:
    """Return what a code is called elsewhere, or None for none and for several codes together."""
    return countries().get(code or "")


@cache
def _sectors() -> dict[str, dict[str, str]]:
    return {row["sector"]: row for row in csv.DictReader(read_table("exports/sectors.csv"))}


def cameo_sector(sector: str) -> str:
    """Return CAMEO's code for a sector, or an empty text where CAMEO has none."""
    return _sectors()[sector]["cameo"]


def icews_sectors(sector: str) -> list[str]:
    """Return the sectors that ICEWS gives an actor of a sector."""
    return [name for name in _sectors()[sector]["icews"].split(",") if name]


@cache
def _features() -> dict[str, Feature]:
    rows = csv.DictReader(read_table("exports/features.csv"))
    return {
        row["feature_code"]: Feature(row["level"], *(int(row[name]) if row[name] else None for name in _PRECISIONS))
        for row in rows
    }


_PRECISIONS = ("where_prec", "geo_precision")


def feature(code: str | None) -> Feature | None:
    """Return how exact a place is; None without a code, a spot for buildings, bases and the like."""
    return None if code is None else _features().get(code, _SPOT)
