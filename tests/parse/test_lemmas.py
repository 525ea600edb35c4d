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


def test_a_listed_lemma_goes_before_the_rules() -> None:
    rules = ["l0+", "l1+"]
    scores = np.array([[0.0, 9.0], [0.0, 9.0]], dtype=np.float32)
    assert choose_lemmas(["Thanks", "talks"], ["NOUN", "NOUN"], scores, rules) == ["thanks", "talk"]
