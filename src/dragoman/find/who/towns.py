"""Tell which states a region or town may lie in, so that "the governor of Bavaria" and "police in Kumbo" have one.

The tables of actors know capitals and the cities whose name alone tells their state. Here the gazetteer is asked for
every other place: regions, smaller towns, islands and mountains. Names that several states share come with all of
them, and what else the report names decides (``marks.choose``).
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.gazetteer import Place, gazetteer
from dragoman.find.who.names import Name, Tables

__all__ = ["REGION", "VILLAGE", "states_of"]

REGION = "region"
"""The detail of a name that is a first-level area of its state."""
VILLAGE = "village"
"""The detail of a name of places so small that the state has to be named elsewhere in the report too."""

_AREAS = frozenset({"ADM1"})
_LAND = frozenset({"ISL", "ISLS", "MTS", "MT", "PEN", "RGN", "ADM2", "AIRB", "AIRP", "NVB", "MILB", "STM", "LK"})
"""Kinds of place that may be meant though nobody is counted there."""
_TOWN = 15_000
_KNOWN = 100_000
_OVERSHADOWS = 20
"""A large place of so many times the people of all its namesakes is meant where nothing speaks for them."""


def states_of(text: str, known: Tables, *, towns: bool = True) -> list[Name]:
    """Return the states that have a place of a name, each once and as the city form of its name.

    Without ``towns`` only regions and kinds of land are looked at: "the Rio Grande" is no town in Brazil.

    There are several where the name does not decide, and none where no place or no state is known by it. ``detail`` is
    REGION for first-level areas and VILLAGE where no place of the name is large enough to tell its state alone.
    """
    found = [place for place in gazetteer().find(text) if place.country in known.states]
    # by another name of theirs towns are meant where nothing has the name for its own: Babanusa, Babanūsah
    places = [place for place in found if place.main] or [place for place in found if place.population >= _TOWN]
    places = places if towns else [place for place in places if not place.feature.startswith("PPL")]
    regions = [place for place in places if place.feature in _AREAS]
    least = _KNOWN if regions else _TOWN
    large = [place for place in places if place in regions or place.population >= least]
    large += [place for place in places if place.feature in _LAND and not regions]
    codes = _codes(large or places)
    if len(codes) > 1 and large:
        codes = _outstanding(large) or codes
    detail = VILLAGE if not large else REGION if set(codes) <= set(_codes(regions)) else ""
    return [known.states[code]._replace(form="city", detail=detail) for code in codes]


def _codes(places: Sequence[Place]) -> list[str]:
    return list(dict.fromkeys(place.country for place in places))


def _outstanding(places: Sequence[Place]) -> list[str]:
    """Return the state of a place that all of its namesakes together are small beside."""
    people: dict[str, int] = {}
    for place in places:
        people[place.country] = max(people.get(place.country, 0), place.population)
    first, *others = sorted(people, key=lambda code: (-people[code], code))
    return [first] if people[first] >= max(_KNOWN, _OVERSHADOWS * sum(people[code] for code in others)) else []
