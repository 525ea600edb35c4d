"""Decodes TopoJSON: the outlines of countries as rings of longitude and latitude.

A topology keeps each border once, as an arc of steps between whole numbers; a ring is a list of arcs, of which those
with a negative number are gone backwards (the TopoJSON format specification, version 1.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from dragoman.errors import BadTable

__all__ = ["Shape", "countries", "shapes"]

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: its name, and the rings of its outline, of which those of lakes and enclaves run the other way."""

    name: str
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Shape, ...]:
    """Return the countries of the map of the package (Natural Earth, 1:110 million).

    Raises:
        BadTable: the map is missing or damaged.
    """
    try:
        raw = (files("dragoman") / "web" / "static" / "countries.json").read_text(encoding="utf-8")
        return tuple(shapes(json.loads(raw), "countries"))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise BadTable(
            f"the map of the installed package cannot be read ({error!r}); install dragoman again"
        ) from error


def shapes(topology: dict[str, Any], name: str) -> Iterator[Shape]:
    """Yield the polygons of an object of a topology; geometries of other kinds have no outline and are left out.

    Raises:
        KeyError, IndexError, TypeError: it is no topology, or lacks the object.
    """
    arcs = _arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
        rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        if rings:
            yield Shape(str(geometry.get("properties", {}).get("name", "")), rings)


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs as points: sums of their steps, scaled where the topology is quantised."""
    transform = topology.get("transform")
    if transform is None:
        return [tuple((float(x), float(y)) for x, y, *_ in arc) for arc in topology["arcs"]]
    (wide, tall), (left, low) = transform["scale"], transform["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(step[side] for step in arc)) for side in (0, 1))
        found.append(tuple((x * wide + left, y * tall + low) for x, y in zip(xs, ys, strict=True)))
    return found


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return the points of arcs put end to end; each begins where the one before has ended, so that point goes."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
