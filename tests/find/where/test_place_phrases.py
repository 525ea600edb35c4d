"""Tests of dragoman.find.where.place_phrases: places named by phrases, however deep they stand."""

from __future__ import annotations

import pytest

import factory
from dragoman.errors import BadTable
from dragoman.find.where.place_phrases import PlacePhrases, Spot, narrowest, place_words
from dragoman.find.where.toponyms import Toponyms
from dragoman.model import Location, Parse, Span
from scenes import Scene, scene

MET = "they/PRON/2/nsubj met=meet/VERB/0/root "


def phrases(one: Scene) -> PlacePhrases:
    text = " ".join(token.text for token in one.sentence.tokens)
    tops = Toponyms(factory.report(text), Parse((one.sentence,)), one.cast)
    return PlacePhrases(tops, one.index, one.tree)


def beside(spec: str, word: str = "met") -> list[str]:
    one = scene(spec, {"Iran": "IRN"})
    return [spot.place.name if spot.place else spot.span.text for spot in phrases(one).beside(one.at(word))]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (MET + "in/ADP/4/case Lima/PROPN/2/obl//B-PLACE", ["Lima"]),
        (MET + "in/ADP/2/obl Lima/PROPN/2/obl//B-PLACE", ["Lima"]),
        (MET + "from/ADP/4/case Lima/PROPN/2/obl//B-PLACE", []),
        (MET + "in/ADP/4/case Iran/PROPN/2/obl", ["Iran"]),
        (MET + "at/ADP/4/case hotels=hotel/NOUN/2/obl in/ADP/6/case Lima/PROPN/4/nmod//B-PLACE", ["Lima"]),
        (MET + "in/ADP/5/case the/DET/5/det city/NOUN/2/obl of/ADP/7/case Lima/PROPN/5/nmod//B-PLACE", ["Lima"]),
        (MET + "in/ADP/4/case support/NOUN/2/obl of/ADP/6/case Lima/PROPN/4/nmod//B-PLACE", []),
        (MET + "in/ADP/5/case Iraqi/ADJ/5/amod capital/NOUN/2/obl", ["Baghdad"]),
        (MET + "in/ADP/4/case capital/NOUN/2/obl Kabul/PROPN/4/appos//B-PLACE", ["Kabul"]),
        (MET + "on/ADP/4/case margins=margin/NOUN/2/obl of/ADP/6/case talks=talk/NOUN/4/nmod in/ADP/8/case "
         "Lima/PROPN/6/nmod//B-PLACE", ["Lima"]),
        (MET + "during/ADP/4/case visit/NOUN/2/obl to/ADP/6/case Lima/PROPN/4/nmod//B-PLACE", ["Lima"]),
        (MET + "after/ADP/4/case visit/NOUN/2/obl to/ADP/6/case Lima/PROPN/4/nmod//B-PLACE", []),
    ],
)  # fmt: skip
def test_phrases_at_a_verb(spec: str, expected: list[str]) -> None:
    assert beside(spec) == expected


@pytest.mark.parametrize(
    "spec",
    [
        "talks=talk/NOUN/0/root held=hold/VERB/1/acl in/ADP/4/case Lima/PROPN/2/obl//B-PLACE",
        "talks=talk/NOUN/0/root ,/PUNCT/3/punct held=hold/VERB/1/parataxis in/ADP/5/case Lima/PROPN/3/obl//B-PLACE",
        "talks=talk/NOUN/3/nsubj will/AUX/3/aux open/VERB/0/root in/ADP/5/case Lima/PROPN/3/obl//B-PLACE",
    ],
)
def test_where_something_is_held(spec: str) -> None:
    one = scene(spec)
    assert [spot.span.text for spot in phrases(one).held(one.at("talks"))] == ["Lima"]


def test_phrases_after_what_is_spoken_of_are_left_out() -> None:
    one = scene(MET + "attack/NOUN/2/obj in/ADP/5/case Lima/PROPN/2/obl//B-PLACE")
    found = phrases(one)
    assert [spot.span.text for spot in found.beside(1)] == ["Lima"]
    assert list(found.beside(1, until=2)) == []


def test_spots() -> None:
    words = Span(0, 4, "Lima")
    assert Spot(words, None).location == Location(words)
    one = scene(MET + "in/ADP/4/case Peru/PROPN/2/obl//B-PLACE in/ADP/6/case Lima/PROPN/2/obl//B-PLACE")
    spots = list(phrases(one).beside(1))
    assert [spot.is_state for spot in spots] == [True, False]
    best = narrowest(spots)
    assert best is not None
    assert best.location.geonameid == "3936456"
    assert narrowest([]) is None


def test_classes_of_words() -> None:
    assert "in" in place_words("in")
    with pytest.raises(BadTable, match=r"words\.csv"):
        place_words("no such class")
