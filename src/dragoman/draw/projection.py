"""Turns longitude and latitude into places on paper: the whole earth, or one region without much distortion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

__all__ = ["View", "unwrapped", "view_of"]

_WIDE = 150.0
"""From this many degrees on the whole earth is shown."""
_LEAST = 24.0
"""Degrees of longitude that are shown at least, so that one place has its region around it."""


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows, in degrees, and how it is projected.

    The whole earth is in the Natural Earth projection (Tom Patterson; the polynomial of Bojan Šavrič and others, 2011),
    a region in equidistant cylindrical projection with its middle parallel true.
    """

    west: float
    south: float
    east: float
    north: float
    whole: bool = False

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the place on paper, in degrees of longitude along the true parallel."""
        if not self.whole:
            return lon * cos(radians((self.south + self.north) / 2)), lat
        phi = radians(lat)
        p2, p4 = phi**2, phi**4
        x = lon * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
        y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
        return x, y * 180 / 3.141592653589793

    def frame(self) -> tuple[float, float, float, float]:
        """Return the edges on paper: left, bottom, right, top."""
        if self.whole:
            return (self.project(-180, 0)[0], self.project(0, self.south)[1],
                    self.project(180, 0)[0], self.project(0, self.north)[1])  # fmt: skip
        return (*self.project(self.west, self.south), *self.project(self.east, self.north))


def view_of(places: Sequence[tuple[float, float]]) -> View:
    """Return a view that shows places, given as longitude and latitude, with room around them."""
    if not places:
        return View(-180, -58, 180, 84, whole=True)
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    if max(lons) - min(lons) > _WIDE:
        return View(-180, -58, 180, 84, whole=True)
    wide = max((max(lons) - min(lons)) * 1.3, _LEAST)
    tall = max((max(lats) - min(lats)) * 1.4, wide * 0.5)
    east, north = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    south = max(-85.0, north - tall / 2)
    return View(east - wide / 2, south, east + wide / 2, min(85.0, north + tall / 2))


def unwrapped(ring: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Return a ring that leaps over the 180th meridian as two, cut there; other rings come back alone, as they are."""
    points: list[tuple[float, float]] = []
    turns = 0
    for i, (lon, lat) in enumerate(ring):
        if i and abs(lon - ring[i - 1][0]) > 180:
            turns += 1 if lon < ring[i - 1][0] else -1
        points.append((lon + 360 * turns, lat))
    if all(-180 <= lon <= 180 for lon, _ in points):
        return [points]
    shift = -360 if max(lon for lon, _ in points) > 180 else 360
    pieces = (_cut(_cut(moved, 180, 1), -180, -1) for moved in (points, [(lon + shift, lat) for lon, lat in points]))
    return [piece for piece in pieces if len(piece) > 2]


def _cut(points: Sequence[tuple[float, float]], edge: float, side: int) -> list[tuple[float, float]]:
    """Return what of a polygon lies on one side of a meridian: west of it for 1, east of it for -1."""
    kept: list[tuple[float, float]] = []
    for (lon, lat), (before, lower) in zip(points, [points[-1], *points[:-1]], strict=True) if points else ():
        inside, was = side * lon <= side * edge, side * before <= side * edge
        if inside != was:
            kept.append((edge, lower + (lat - lower) * (edge - before) / (lon - before)))
        if inside:
            kept.append((lon, lat))
    return [*kept, kept[0]] if kept and kept[0] != kept[-1] else kept
