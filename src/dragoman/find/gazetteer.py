"""Look up places by name in the gazetteer that comes with the package.

The tables are read when the first name is looked up, so a report without places costs nothing. Names stand sorted, each
with the offsets of its places in the text of the other table, and are found by halving; nothing is split or built
before it is asked for, so that reading costs no more than unpacking.
"""

from __future__ import annotations

import gzip
import math
import zlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from dragoman.errors import BadTable
from dragoman.find.who.keys import key

__all__ = ["COLUMNS", "Gazetteer", "Place", "distance", "gazetteer", "place_key"]

COLUMNS = ("geonameid", "name", "alternates", "lat", "lon", "country", "admin1", "feature_code", "population")

MOST = 40
"""So many places of one name are weighed, our own first; a village beyond these is never meant."""

_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "the"}
_KINDS = {
    "province", "provinces", "oblast", "governorate", "region", "state", "county", "krai", "prefecture", "district",
    "city", "department", "municipality", "town", "village", "area", "enclave", "island", "peninsula", "division",
    "territory",
}  # fmt: skip
_EARTH = 6371.0


class Place(NamedTuple):
    """A place of the gazetteer.

    ``country`` is an ISO 3166 alpha-3 code (KOS for Kosovo) or empty where a place lies in no one state; ``feature`` a
    feature code of GeoNames; ``admin1`` the name of the first-level area around it. ``main`` says that it was looked up
    by its first name and not by one of its many alternates.
    """

    geonameid: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    feature: str
    population: int
    main: bool


def place_key(name: str) -> str:
    """Return the form in which names of places are compared: marks, case, points and hyphens do not count."""
    return " ".join(_WORDS.get(word, word) for word in key(name).lower().split())


def distance(one: Place, lat: float, lon: float) -> float:
    """Return the kilometres along the earth's surface from a place to a point in degrees."""
    a, b = math.radians(one.lat), math.radians(lat)
    across = math.radians(lon - one.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


class Gazetteer:
    """The places of one folder of tables."""

    def __init__(self, folder: Traversable) -> None:
        """Read the tables.

        Raises:
            BadTable: a table is missing or damaged.
        """
        self._rows = _unpacked(folder, "places.tsv.gz")
        self._names = _unpacked(folder, "names.tsv.gz")
        if not self._rows.startswith("\t".join(COLUMNS).encode() + b"\n"):
            raise BadTable("places.tsv.gz: the columns are not those of this version; install dragoman again")
        self._found: dict[str, tuple[Place, ...]] = {}

    def find(self, name: str) -> tuple[Place, ...]:
        """Return the places of a name, our own first, then the most populous, none where no place has it.

        What is not found as it stands is looked for without its article ("al-Raqqa") and without the word for its kind
        ("Kursk province", "the city of Kursk").
        """
        wanted = place_key(name)
        for attempt in dict.fromkeys((wanted, _bare(wanted), _short(wanted), _short(_bare(wanted)))):
            found = self._at(attempt)
            if found:
                return found
        return ()

    def has(self, name: str) -> bool:
        """Return whether some place has just this for its first name."""
        return any(place.main for place in self._at(place_key(name)))

    def _at(self, wanted: str) -> tuple[Place, ...]:
        if not wanted:
            return ()
        known = self._found.get(wanted)
        if known is None:
            offsets = _offsets(self._names, wanted.encode() + b"\t")
            known = self._found[wanted] = tuple(map(self._place, offsets[:MOST]))
        return known

    def _place(self, offset: str) -> Place:
        main = not offset.startswith("~")
        start = int(offset.removeprefix("~"))
        row = self._rows[start : self._rows.find(b"\n", start)].decode()
        try:
            geonameid, name, _, lat, lon, country, admin1, feature, people = row.split("\t")
            return Place(geonameid, name, float(lat), float(lon), country, admin1, feature, int(people), main)
        except ValueError as error:
            message = f"places.tsv.gz: {row!r} cannot be read ({error}); install dragoman again"
            raise BadTable(message) from error


def _unpacked(folder: Traversable, name: str) -> bytes:
    try:
        return gzip.decompress(folder.joinpath(name).read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        message = f"{name}: the table of places cannot be read ({error}); install dragoman again"
        raise BadTable(message) from error


def _offsets(names: bytes, prefix: bytes) -> list[str]:
    """Return the cells after the key of the line that begins with a key and a tab; lines are sorted by their bytes."""
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", 0, (low + high) // 2) + 1
        end = names.find(b"\n", start)
        if names.startswith(prefix, start):
            return names[start + len(prefix) : end].decode().split(" ")
        if names[start:end] < prefix:
            low = end + 1
        else:
            high = start
    return []


def _bare(wanted: str) -> str:
    first, _, rest = wanted.partition(" ")
    return rest if rest and first in _ARTICLES else wanted


def _short(wanted: str) -> str:
    words = wanted.split()
    if len(words) > 2 and words[0] in _KINDS and words[1] == "of":
        return " ".join(words[2:])
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _KINDS else wanted


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the installed package, read once when first asked for."""
    return Gazetteer(files("dragoman") / "data" / "places")
