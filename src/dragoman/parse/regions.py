"""Names of states, regions and cities, lower case, for telling places from persons and from each other."""

from __future__ import annotations

import csv
from functools import cache

from dragoman.tables import read_table

__all__ = ["behind_towns", "known_places"]


@cache
def behind_towns() -> frozenset[str]:
    """Return the names that may stand behind a town that lies there: of states, and of regions (tokens/regions.txt)."""
    return frozenset(
        {row["name"].lower() for row in _rows("actors/states.csv")} | set(read_table("tokens/regions.txt"))
    )


@cache
def known_places() -> frozenset[str]:
    """Return those, all other names of states, and larger cities."""
    cells = [cell for row in _rows("actors/states.csv") for cell in (row["names"], row["capitals"])]
    cells += [row["cities"] for row in _rows("mentions/cities.csv")]
    return behind_towns().union(*(cell.lower().split(";") for cell in cells))


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read_table(table)))
