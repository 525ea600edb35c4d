"""Tests of dragoman.find.what.contexts: contexts by the words of a clause."""

from __future__ import annotations

import pytest

from dragoman.find.what.contexts import find_contexts
from dragoman.find.what.frames import load_frames
from scenes import frames, scene

KNOWN = frames(contexts={"military": "troop;naval base", "economic": "tariff;trade", "cbrn": "uranium"})
MET = (
    "They/PRON/2/nsubj discussed=discuss/VERB/0/root tariffs=tariff/NOUN/2/obj after/SCONJ/6/mark "
    "troops=troop/NOUN/6/nsubj left=leave/VERB/2/advcl the/DET/9/det Naval/ADJ/9/amod Base/NOUN/6/obj"
)


@pytest.mark.parametrize(
    ("trigger", "contexts"),
    [("discussed", ("economic", "military")), ("left", ("military",)), ("tariffs", ("economic", "military"))],
)
def test_contexts_of_a_clause(trigger: str, contexts: tuple[str, ...]) -> None:
    one = scene(MET, known=KNOWN)
    assert find_contexts(one.tree, one.at(trigger), KNOWN) == contexts


def test_two_words_are_found_side_by_side() -> None:
    one = scene("A/DET/3/det naval/ADJ/3/amod base/NOUN/0/root", known=KNOWN)
    assert find_contexts(one.tree, 2, KNOWN) == ("military",)
    apart = scene("A/DET/4/det naval/ADJ/4/amod old/ADJ/4/amod base/NOUN/0/root", known=KNOWN)
    assert find_contexts(apart.tree, 3, KNOWN) == ()


@pytest.mark.parametrize(
    ("noun", "context"),
    [
        ("tariffs=tariff", "economic"),
        ("troops=troop", "military"),
        ("uranium", "cbrn"),
        ("refugees=refugee", "migration"),
    ],
)
def test_the_packages_words(noun: str, context: str) -> None:
    known = load_frames()
    one = scene(f"They/PRON/2/nsubj discussed=discuss/VERB/0/root {noun}/NOUN/2/obj", known=known)
    assert context in find_contexts(one.tree, 1, known)
