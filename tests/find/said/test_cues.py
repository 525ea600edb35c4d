"""Cues: the table is sound, the longest reading wins, verbs that the reader took for something else are still found."""

from __future__ import annotations

import pytest

from dragoman.find.said.cues import is_saying, spot_cues
from dragoman.find.tree import Tree
from find.said.speech_trees import tree

SAID = "Lee/Lee/PROPN/2/nsubj said/say/VERB/0/root+past no/no/INTJ/2/obj"


def test_a_verb_of_saying() -> None:
    (cue,) = spot_cues(Tree(tree(SAID, "Lee said no")))
    assert (cue.token, cue.pos, cue.readings[0].kind) == (1, "V", "open")
    assert cue.reading("clause") is not None
    assert cue.reading("name") is None


def test_the_longest_words_win() -> None:
    cells = (
        "Lee/Lee/PROPN/2/nsubj made/make/VERB/0/root+past it/it/PRON/2/obj very/very/ADV/5/advmod "
        "clear/clear/ADJ/2/xcomp "
        "that/that/SCONJ/8/mark he/he/PRON/8/nsubj knew/know/VERB/2/ccomp+past"
    )
    cue = spot_cues(Tree(tree(cells, "Lee made it very clear that he knew")))[0]
    assert (cue.first, cue.last) == (1, 4)
    assert cue.readings[0].words == ("make", "it", "clear")


def test_phrases() -> None:
    cells = (
        "According/accord/VERB/4/case to/to/ADP/1/fixed the/the/DET/4/det note/note/NOUN/5/obl "
        "fell/fall/VERB/0/root+past"
    )
    (cue,) = [one for one in spot_cues(Tree(tree(cells, "According to the note fell"))) if one.pos == "P"]
    assert (cue.first, cue.last) == (0, 1)


def test_a_verb_read_as_a_noun() -> None:
    cells = "Lee/Lee/PROPN/2/compound denied/denied/NOUN/0/root it/it/PRON/2/obj"
    (cue,) = spot_cues(Tree(tree(cells, "Lee denied it")))
    assert cue.readings[0].words == ("deny",)


@pytest.mark.parametrize("deprel", ["amod", "compound"])
def test_modifiers_are_no_cues(deprel: str) -> None:
    cells = f"the/the/DET/3/det promised/promised/ADJ/3/{deprel} aid/aid/NOUN/0/root"
    assert spot_cues(Tree(tree(cells, "the promised aid"))) == []


def test_nouns_of_saying() -> None:
    assert is_saying("allegation")
    assert not is_saying("table")
