"""Tests of dragoman.parse.tags: auxiliaries and particles are closed classes."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.parse.tags import choose_tags, closed_lemma

NAMES = ["AUX", "NOUN", "PART", "PROPN", "VERB"]


def best(word: str, *order: str) -> str:
    """Return the tag of a word whose tags score in this order, the others below."""
    scores = np.full((1, len(NAMES)), -9.0, np.float32)
    for rank, name in enumerate(order):
        scores[0, NAMES.index(name)] = -rank
    return choose_tags([word], scores, NAMES)[0]


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("refused", "VERB"),
        ("denied", "VERB"),
        ("was", "AUX"),
        ("Has", "AUX"),
        ("’ll", "AUX"),
        ("wo", "AUX"),
        ("got", "AUX"),
    ],
)
def test_only_auxiliaries_are_auxiliaries(word: str, tag: str) -> None:
    assert best(word, "AUX", "VERB", "NOUN") == tag


@pytest.mark.parametrize(
    ("word", "tag"), [("refusal", "NOUN"), ("did", "NOUN"), ("to", "PART"), ("n’t", "PART"), ("’", "PART")]
)
def test_only_particles_are_particles(word: str, tag: str) -> None:
    assert best(word, "PART", "NOUN", "VERB") == tag


def test_closed_words_may_have_other_tags() -> None:
    assert best("have", "VERB", "AUX") == "VERB"
    assert best("need", "NOUN", "AUX") == "NOUN"


def test_the_scores_are_left_as_they_are() -> None:
    scores = np.zeros((1, len(NAMES)), np.float32)
    choose_tags(["refused"], scores, NAMES)
    assert not scores.any()
    assert choose_tags(["x"], np.array([[0, 1]], np.float32), ["NOUN", "VERB"]) == ["VERB"]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("was", "AUX", "be"), ("Did", "AUX", "do"), ("ca", "AUX", "can"), ("n't", "PART", "not"), ("'s", "AUX", None),
     ("'s", "PART", "'s"), ("was", "VERB", None), ("refused", "VERB", None)],
)  # fmt: skip
def test_lemmas_of_closed_words(word: str, tag: str, lemma: str | None) -> None:
    assert closed_lemma(word, tag) == lemma


@pytest.mark.parametrize(
    ("word", "order", "tag"),
    [
        ("minutes.pdf", ("PROPN", "NOUN"), "NOUN"),
        ("Annex-2.DOCX", ("PROPN", "NOUN"), "NOUN"),
        ("http://un.example/minutes.pdf", ("PROPN", "NOUN"), "PROPN"),
        ("Minutes", ("PROPN", "NOUN"), "PROPN"),
        ("hostage", ("VERB", "NOUN"), "NOUN"),
        ("host", ("VERB", "NOUN"), "VERB"),
    ],
)
def test_files_are_no_proper_nouns_and_hostages_no_verbs(word: str, order: tuple[str, ...], tag: str) -> None:
    assert best(word, *order) == tag
