"""Tests of dragoman.find.what.speech: the verb of saying over a clause."""

from __future__ import annotations

import pytest

from dragoman.find.what.speech import speech_verb
from scenes import scene

ATTITUDES = {"say": "speech", "add": "speech", "want": "hypothetical"}
CASES = {
    "before the clause": ("Iran/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj left=leave/VERB/2/ccomp", "said"),
    "after the clause": (
        "Oman/PROPN/2/nsubj left=leave/VERB/0/root ,/PUNCT/2/punct I/PRON/5/nsubj said=say/VERB/2/parataxis",
        "said",
    ),
    "over the first of two clauses": (
        (
            "Iran/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj came=come/VERB/2/ccomp and/CCONJ/6/cc "
            "left=leave/VERB/4/conj"
        ),
        "said",
    ),
    "over a clause in a clause": (
        (
            "Iran/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj wanted=want/VERB/2/ccomp to/PART/6/mark "
            "left=leave/VERB/4/xcomp"
        ),
        "said",
    ),
    "nobody speaks": (
        "Oman/PROPN/2/nsubj left=leave/VERB/0/root ,/PUNCT/2/punct it/PRON/5/expl said=say/VERB/2/parataxis",
        None,
    ),
    "no content": (
        (
            "Iran/PROPN/2/nsubj said=say/VERB/0/root so/ADV/2/advmod after/SCONJ/6/mark Oman/PROPN/6/nsubj "
            "left=leave/VERB/2/advcl"
        ),
        None,
    ),
    "no verb of saying": ("Iran/PROPN/2/nsubj saw=see/VERB/0/root Oman/PROPN/4/nsubj left=leave/VERB/2/ccomp", None),
    "no other verb": ("Oman/PROPN/2/nsubj left=leave/VERB/0/root", None),
}


@pytest.mark.parametrize(("spec", "verb"), CASES.values(), ids=CASES)
def test_the_verb_of_saying(spec: str, verb: str | None) -> None:
    one = scene(spec)
    assert speech_verb(one.tree, one.at("left"), ATTITUDES) == (one.at(verb) if verb else None)
