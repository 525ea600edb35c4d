"""Tests of dragoman.find.what.denials: the words that deny an act, and those that only look like it."""

from __future__ import annotations

import pytest

from dragoman.find.what.denials import Denials
from scenes import frames, scene

KNOWN = frames(attitudes={"future": "plan"})
CASES = {
    "not": ("Iran/PROPN/3/nsubj not/PART/3/advmod struck=strike/VERB/0/root", "negated by not"),
    "gave no aid": ("Iran/PROPN/2/nsubj gave=give/VERB/0/root no/DET/4/det aid/NOUN/2/obj", "negated by no"),
    "not one euro": (
        "Not/PART/3/advmod one/NUM/3/nummod euro/NOUN/4/nsubj struck=strike/VERB/0/root",
        "negated by Not",
    ),
    "a denial at the very end, of something else": (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj not/PART/3/advmod",
        "",
    ),
    "not only": ("Iran/PROPN/4/nsubj not/PART/4/advmod only/ADV/4/advmod struck=strike/VERB/0/root", ""),
    "on nothing": (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root on/ADP/4/case nothing/PRON/2/obl",
        "negated by nothing",
    ),
    "not once": ("Not/PART/2/advmod once/ADV/3/advmod struck=strike/VERB/0/root Oman/PROPN/3/obj", "negated by Not"),
    "not once but twice": (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root not/PART/4/advmod once/ADV/2/advmod but/CCONJ/4/cc",
        "",
    ),
    "nor": ("Nor/CCONJ/3/cc Iran/PROPN/3/nsubj struck=strike/VERB/0/root Oman/PROPN/3/obj", "negated by nor"),
    "nor before a finite verb": (
        "strike/VERB/4/conj/VerbForm=Fin nor/CCONJ/1/cc ,/PUNCT/4/punct Iran/PROPN/0/root",
        "negated by nor",
    ),
    "nor before a joined infinitive": (
        "strike/VERB/4/conj/VerbForm=Inf nor/CCONJ/1/cc ,/PUNCT/4/punct Iran/PROPN/0/root",
        "",
    ),
    "for nothing": ("Iran/PROPN/2/nsubj struck=strike/VERB/0/root for/ADP/4/case nothing/PRON/2/obl", ""),
}


@pytest.mark.parametrize(("spec", "why"), CASES.values(), ids=CASES.keys())
def test_what_denies_an_act(spec: str, why: str) -> None:
    one = scene(spec, known=KNOWN)
    verb = next(token.index for token in one.tree.tokens if token.upos == "VERB")
    found = Denials(one.tree, KNOWN.attitudes, lambda _: None).of(verb, -1)
    assert (found or ("", ""))[1] == why
