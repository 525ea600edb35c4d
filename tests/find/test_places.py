"""Tests of dragoman.find.places: the place that the text puts beside an act."""

from __future__ import annotations

import pytest

import factory
from dragoman.find.places import place_of
from scenes import Scene, scene

HELD = "Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj "
CASES = {
    "beside the verb": (HELD + "in/ADP/5/case Muscat/PROPN/2/obl//B-PLACE", "held", "Muscat"),
    "beside the verb over a noun": (HELD + "in/ADP/5/case Muscat/PROPN/2/obl//B-PLACE", "talks", "Muscat"),
    "beside a noun": (HELD + "in/ADP/5/case Muscat/PROPN/3/nmod//B-PLACE", "talks", "Muscat"),
    "of several words": (
        HELD + "near/ADP/5/case Port/PROPN/2/obl//B-PLACE Said/PROPN/5/flat//I-PLACE",
        "held",
        "Port Said",
    ),
    "a building": (HELD + "at/ADP/5/case Fort/PROPN/2/obl//B-FACILITY Ad/PROPN/5/flat//I-FACILITY", "held", "Fort Ad"),
    "to a place": (HELD + "to/ADP/5/case Muscat/PROPN/2/obl//B-PLACE", "held", None),
    "a month": (HELD + "in/ADP/5/case May/PROPN/2/obl//B-DATE", "held", None),
    "no name": (HELD + "in/ADP/6/case the/DET/6/det capital/NOUN/2/obl", "held", None),
    "nothing": (HELD, "talks", None),
    "an actor": (HELD + "in/ADP/5/case Oman/PROPN/2/obl//B-PLACE", "held", None),
}


def placed(one: Scene, word: str) -> str | None:
    text = " ".join(token.text for token in one.sentence.tokens)
    found = place_of(one.tree, one.at(word), factory.report(text), one.index)
    if found is None:
        return None
    assert text[found.span.start : found.span.end] == found.span.text
    return found.span.text


@pytest.mark.parametrize(("spec", "trigger", "place"), CASES.values(), ids=CASES)
def test_the_place_of_an_act(spec: str, trigger: str, place: str | None) -> None:
    assert placed(scene(spec, {"Oman": "OMN", "Iran": "IRN"}), trigger) == place
