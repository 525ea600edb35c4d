"""Tests of dragoman.parse.lemmas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.lemmas import apply_rule, choose_lemmas, make_rule

WORD = st.text(alphabet="abcdeXYZ'éß", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("countries", "country", "l3+y"),
        ("Talks", "talk", "l1+"),
        ("went", "go", "=go"),
        ("Iran", "Iran", "k0+"),
        ("said", "say", "l2+y"),
        ("THE", "the", "l0+"),
    ],
)
def test_rules_say_how_a_lemma_is_made(form: str, lemma: str, rule: str) -> None:
    assert make_rule(form, lemma) == rule
    assert apply_rule(form, rule) == lemma


@given(WORD, WORD)
def test_a_rule_made_from_a_pair_gives_the_lemma_back(form: str, lemma: str) -> None:
    assert apply_rule(form, make_rule(form, lemma)) == lemma


@given(WORD, st.sampled_from(["l3+y", "k9+", "l0+", "=go", "l12+e"]))
def test_any_rule_gives_a_lemma_for_any_word(form: str, rule: str) -> None:
    assert apply_rule(form, rule)


def lemma(form: str, tag: str, *best: str, feats: str = "") -> str:
    """Return the lemma of a form for which the network prefers these rules in this order."""
    scores = -np.arange(len(best), dtype=np.float32)[None]
    return choose_lemmas([form], [tag], [feats], scores, best)[0]


def test_a_listed_lemma_goes_before_the_rules() -> None:
    assert lemma("Thanks", "NOUN", "l1+") == "thanks"
    assert lemma("talks", "NOUN", "l1+") == "talk"


@pytest.mark.parametrize(
    ("form", "tag", "best", "expected"),
    [
        ("1,250,000", "NUM", "k0+", "1250000"),
        ("3,500.75", "NUM", "k0+", "3500.75"),
        ("7,5", "NUM", "k0+", "7,5"),
        ("Sept.", "PROPN", "k0+", "September"),
        ("Nov", "PROPN", "k3+oember", "November"),
        ("Sun.", "PROPN", "k0+", "Sunday"),
        ("Sun", "PROPN", "k0+", "Sun"),
        ("--", "PUNCT", "k1+", "--"),
        ("…", "PUNCT", "k0+", "…"),
        ("shelling", "NOUN", "l3+", "shelling"),
        ("disputed", "ADJ", "l2+", "disputed"),
        ("Disputed", "ADJ", "k0+", "Disputed"),
        ("etc.", "NOUN", "k0+.", "etc."),
    ],
)
def test_lemmas_that_the_form_and_its_tag_tell(form: str, tag: str, best: str, expected: str) -> None:
    assert lemma(form, tag, best) == expected


@pytest.mark.parametrize(
    ("form", "best", "feats", "expected"),
    [
        ("Emirates", "k0+", "Number=Plur", "Emirate"),
        ("Ministries", "k1+", "Number=Plur", "Ministry"),
        ("Marshes", "k0+", "Number=Plur", "Marsh"),
        ("Andes", "k0+", "Number=Sing", "Andes"),
        ("Congress", "k0+", "Number=Plur", "Congress"),
        ("Philippines", "k1+", "Number=Plur", "Philippine"),
    ],
)
def test_plurals_of_names(form: str, best: str, feats: str, expected: str) -> None:
    assert lemma(form, "PROPN", best, feats=feats) == expected


@pytest.mark.parametrize(
    ("form", "tag", "best", "expected"),
    [
        ("googling", "VERB", "l3+", "google"),
        ("nearsourcing", "VERB", "l3+", "nearsource"),
        ("counterpunches", "VERB", "l1+", "counterpunch"),
        ("counterinsurgencies", "NOUN", "l1+", "counterinsurgency"),
        ("mis-matches", "NOUN", "l1+", "mis-match"),
    ],
)
def test_words_that_no_list_knows_are_undone_as_regular_ones_are(form: str, tag: str, best: str, expected: str) -> None:
    assert lemma(form, tag, best) == expected
