"""Tests of dragoman.find.where.gatherings: the place of a meeting carried from one telling to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.find.where.gatherings import Gathering, gatherings, with_gatherings
from dragoman.model import Entity, Event, Location, Span
from records import event
from scenes import scene

MET = event("e0", "CONSULT", "met")


def entity(code: str) -> Entity:
    return Entity(code.lower(), code, None, code, 0, 3)


def at(name: str) -> Location:
    return Location(Span(0, len(name), name))


def told(
    start: int,
    sentence: int = 0,
    codes: str = "IRN OMN",
    place: str = "",
    status: str = "actual",
    kind: str = "CONSULT",
) -> Event:
    made = replace(MET, event=kind, status=status, sentence=sentence, actor=tuple(map(entity, codes.split())))
    where = at(place) if place else None
    return replace(made, recipient=(), mentions=(), trigger=Span(start, start + 3, "met"), event_loc=where)


def places(events: list[Event], *gathered: Gathering) -> list[str | None]:
    return [one.event_loc.span.text if one.event_loc else None for one in with_gatherings(events, list(gathered))]


def test_the_meeting_told_last_gets_the_place() -> None:
    assert places([told(0), told(50, 1)], Gathering(2, 90, at("Muscat"))) == [None, "Muscat"]


def test_a_place_that_is_known_stays() -> None:
    assert places([told(0, place="Doha")], Gathering(1, 90, at("Muscat"))) == ["Doha"]


def test_a_retelling_takes_the_place() -> None:
    again = told(90, 1, codes="IRN")
    assert places([told(0, place="Doha"), again], Gathering(1, 90, None)) == ["Doha", "Doha"]


@pytest.mark.parametrize(
    "earlier",
    [told(0, codes="IRN"), told(0, status="future"), told(0, kind="ACCUSE"), told(95), told(0, sentence=-20)],
    ids=["one party", "to come", "no meeting", "told after", "far off"],
)
def test_what_is_not_pointed_at(earlier: Event) -> None:
    assert places([earlier], Gathering(1, 90, at("Muscat"))) == [None]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("the/DET/2/det meeting/NOUN/0/root", ["meeting"]),
        ("the/DET/2/det talks=talk/NOUN/0/root in/ADP/4/case Muscat/PROPN/2/nmod", ["talks"]),
        ("a/DET/2/det meeting/NOUN/0/root", []),
        ("the/DET/3/det last/ADJ/3/amod meeting/NOUN/0/root", []),
        ("the/DET/2/det meeting/NOUN/0/root of/ADP/4/case farmers/NOUN/2/nmod", []),
        ("the/DET/2/det reactor/NOUN/0/root", []),
    ],
)
def test_nouns_that_point_back(spec: str, expected: list[str]) -> None:
    one = scene(spec)
    assert one.words(gatherings(one.tree)) == expected
