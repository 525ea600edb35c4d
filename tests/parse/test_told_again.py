"""Tests of dragoman.parse.told_again: family names alone."""

from __future__ import annotations

from itertools import count

import pytest

import factory
from dragoman.model import Sentence
from dragoman.parse.told_again import name_again


def sentences(*texts: str) -> list[Sentence]:
    """Make sentences of words with tags, as in "Evo/B-PERSON Morales/I-PERSON left/O"; names are proper nouns."""
    made = []
    for number, text in zip(count(), texts):
        rows = []
        for i, cell in enumerate(text.split()):
            form, _, tag = cell.partition("/")
            rows.append(f"{form} {form} {'PROPN' if form[0].isupper() else 'VERB'} {int(i > 0)} dep _ {tag or 'O'}")
        made.append(factory.sentence("\n".join(rows), index=number))
    return made


def names(*texts: str) -> list[list[tuple[str, str]]]:
    return [
        [(" ".join(t.text for t in s.tokens[e.first : e.last + 1]), e.label) for e in s.entities]
        for s in name_again(sentences(*texts))
    ]


FULL = "Evo/B-PERSON Morales/I-PERSON left"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Morales denied", [("Morales", "PERSON")]),
        ("Morales/B-ORG denied", [("Morales", "PERSON")]),
        ("Morales/B-GROUP denied", [("Morales", "PERSON")]),
        ("Evo denied", [("Evo", "PERSON")]),
        # a place is left alone, and so are longer names and what is no proper noun
        ("Morales/B-PLACE burnt", [("Morales", "PLACE")]),
        ("Morales/B-ORG Bank/I-ORG closed", [("Morales Bank", "ORG")]),
        ("morales fell", []),
        ("Mesa denied", []),
    ],
)
def test_a_word_of_a_full_name_is_the_person(text: str, found: list[tuple[str, str]]) -> None:
    assert names(FULL, text)[1] == found
    assert names(text, FULL)[0] == found


def test_one_word_makes_no_family_name() -> None:
    assert names("Morales/B-PERSON left", "Morales/B-ORG denied")[1] == [("Morales", "ORG")]


def test_names_stay_in_the_order_of_words() -> None:
    assert names(FULL, "Morales met Kim/B-PERSON in Sucre/B-PLACE with Evo")[1] == [
        ("Morales", "PERSON"),
        ("Kim", "PERSON"),
        ("Sucre", "PLACE"),
        ("Evo", "PERSON"),
    ]


def test_sentences_without_change_stay_as_they_are() -> None:
    given = sentences(FULL, "Talks began")
    assert name_again(given) == tuple(given)
