"""Tell what the names beside a place name say of it: the area that it lies in, a town in it, others of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.find.gazetteer import Place, distance, place_key
from dragoman.model import Sentence

__all__ = ["AREAS", "WHOLE_STATE", "Beside", "Name", "beside", "is_inside"]

WHOLE_STATE = frozenset({"PCLI", "PCLD"})
AREAS = frozenset({"ADM1", "ADM2"})
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod:desc"})
"""An area does not follow a name where it belongs to the noun after it: "in Warsaw, US officials"."""
_JOINTS = frozenset({",", "and", "or", ";", "&", "the"})
_FEW = 3
"""So many names make an enumeration."""
_MOST = 0.6
"""The share of the names of an enumeration that tells of what kind all are."""
_NEAR, _NEARER = 150.0, 60.0
"""Kilometres from the middle of a first and second-level area within which a town may lie in it."""


@dataclass(slots=True)
class Name:
    """A name on its way to being resolved: tokens ``first`` to ``last`` of a sentence and the places that bear it."""

    sentence: Sentence
    first: int
    last: int
    text: str
    candidates: tuple[Place, ...] = ()
    kind: str = ""
    """The word for the kind of area beside it: "Kursk province"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name: the places that the area after it may be, and the town before it."""

    area: tuple[Place, ...] = ()
    town: Place | None = None
    like: tuple[str, str] | None = None
    """Feature and country (empty for states) of nearly all names of the enumeration that it stands in."""

    @property
    def decides(self) -> bool:
        """Tell whether anything is beside the name."""
        return bool(self.area or self.town or self.like)


def beside(names: Sequence[Name], alone: Sequence[Place | None]) -> list[Beside]:
    """Return what stands beside each name; ``alone`` are the places that they would be by themselves.

    In an enumeration of states, or of areas of one state, a comma sets apart names of one kind: "Oregon, Georgia and
    Texas". Elsewhere what follows a comma is what the name before lies in: "Atlanta, Georgia".
    """
    likes: dict[int, tuple[str, str]] = {}
    for group in _enumerations(names):
        kinds = Counter(_kind(place) for k in group if (place := alone[k]) is not None)
        kind, count = kinds.most_common(1)[0] if kinds else (None, 0)
        if kind is not None and count >= max(2, _MOST * len(group)):
            likes |= dict.fromkeys(group, kind)
    found = []
    for k, name in enumerate(names):
        if k in likes:
            found.append(Beside(like=likes[k]))
            continue
        area = names[k + 1].candidates if k + 1 < len(names) and _lies_in(name, names[k + 1]) else ()
        town = alone[k - 1] if k and k - 1 not in likes and _lies_in(names[k - 1], name) else None
        found.append(Beside(area, None if town is None or town.feature in WHOLE_STATE else town))
    return found


def _kind(place: Place) -> tuple[str, str] | None:
    if place.feature in WHOLE_STATE:
        return "PCLI", ""
    return ("ADM1", place.country) if place.feature == "ADM1" else None


def _enumerations(names: Sequence[Name]) -> Iterator[list[int]]:
    """Yield runs of names of one sentence with nothing but commas, "and" and "or" between them."""
    run: list[int] = []
    for k, name in enumerate(names):
        if run and not _joined(names[run[-1]], name):
            if len(run) >= _FEW:
                yield run
            run = []
        run.append(k)
    if len(run) >= _FEW:
        yield run


def _joined(one: Name, two: Name) -> bool:
    between = one.sentence.tokens[one.last + 1 : two.first]
    return one.sentence is two.sentence and bool(between) and all(t.text.lower() in _JOINTS for t in between)


def _lies_in(name: Name, after: Name) -> bool:
    """Tell whether a name follows another after a comma or "in" alone and belongs to nothing else."""
    tokens = name.sentence.tokens
    return (
        after.sentence is name.sentence
        and after.first == name.last + 2
        and tokens[name.last + 1].text in {",", "in"}
        and tokens[after.last].deprel not in _MODIFIERS
    )


def is_inside(place: Place, area: Place) -> bool:
    """Tell whether a place lies in a state or area."""
    if area.feature in WHOLE_STATE:
        return bool(area.country) and place.country == area.country and place.feature not in WHOLE_STATE
    if area.country != place.country or area.feature not in AREAS:
        return False
    town = place.feature not in AREAS
    if area.feature == "ADM2":
        return town and place.admin1 == area.admin1 and distance(place, area.lat, area.lon) < _NEARER
    same = place_key(place.admin1) == place_key(area.name)
    return same or (town and distance(place, area.lat, area.lon) < _NEAR)
