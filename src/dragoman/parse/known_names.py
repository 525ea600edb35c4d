"""Names that are known: of states, regions, cities and bodies, for telling one kind from another."""

from __future__ import annotations

import csv
from functools import cache

from dragoman.tables import read_table, read_word_set

__all__ = ["behind_towns", "body_names", "known_places", "peoples", "state_names"]


@cache
def state_names() -> frozenset[str]:
    """Return the names of states and of parts of them that stand for nothing else, as they are written."""
    names: set[str] = set()
    for row in _rows("actors/states.csv"):
        names |= {row["name"], *row["names"].split(";")} - {"", *row["ambiguous"].split(";")}
    return frozenset(names)


@cache
def body_names() -> frozenset[str]:
    """Return the names of bodies and groups that stand for nothing else, as they are written, without article."""
    cells = [cell for row in _rows("actors/bodies.csv") for cell in (row["name"], row["acronyms"], row["aliases"])]
    cells += [cell for row in _rows("actors/groups.csv") for cell in (row["name"], row["aliases"])]
    names = {name.removeprefix("the ") for cell in cells for name in cell.split(";")}
    places = known_places()
    return frozenset(n for n in names if n and n.lower() not in places) - read_word_set("tokens", "bodies_and_more")


@cache
def peoples() -> frozenset[str]:
    """Return the adjectives of states and the names of their inhabitants, as they are written."""
    cells = [cell for row in _rows("actors/states.csv") for cell in (row["adjectives"], row["inhabitants"])]
    return frozenset(name for cell in cells for name in cell.split(";") if name)


@cache
def behind_towns() -> frozenset[str]:
    """Return, lower case, what may stand behind a town that lies there: states, and regions (tokens/regions.txt)."""
    return frozenset(
        {row["name"].lower() for row in _rows("actors/states.csv")} | set(read_table("tokens/regions.txt"))
    )


@cache
def known_places() -> frozenset[str]:
    """Return those, all other names of states, and larger cities, lower case."""
    cells = [cell for row in _rows("actors/states.csv") for cell in (row["names"], row["capitals"])]
    cells += [row["cities"] for row in _rows("mentions/cities.csv")]
    return behind_towns().union(*(cell.lower().split(";") for cell in cells)) - {""}


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read_table(table)))
