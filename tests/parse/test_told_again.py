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
            upos = "PROPN" if form[0].isupper() else "VERB" if form[0].isalpha() else "PUNCT"
            rows.append(f"{form} {form} {upos} {int(i > 0)} dep _ {tag or 'O'}")
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
        ("Morales/B-PLACE denied", [("Morales", "PERSON")]),
        # longer names are left alone, and what is no proper noun
        ("Morales/B-ORG Bank/I-ORG closed", [("Morales Bank", "ORG")]),
        ("morales fell", []),
        ("Mesa denied", []),
    ],
)
def test_a_word_of_a_full_name_is_the_person(text: str, found: list[tuple[str, str]]) -> None:
    assert names(FULL, text)[1] == found
    assert names(text, FULL)[0] == found


def test_a_state_or_body_of_the_name_of_a_person_in_the_same_text() -> None:
    full = "Denzel/B-PERSON Washington/I-PERSON left"
    assert names(full, "Washington/B-PLACE denied", "Washington fell")[1:] == [
        [("Washington", "PLACE")],
        [("Washington", "PLACE")],
    ]


def test_one_word_makes_no_family_name() -> None:
    assert names("Morales/B-PERSON left", "Evo denied") == [[("Morales", "PERSON")], []]


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (["Kano/B-PLACE fell", "Kano/B-ORG said", "Kano/B-PLACE burnt"], "PLACE"),
        (["Saham/B-PERSON said", "Saham/B-ORG paid", "Saham/B-ORG sold"], "ORG"),
        # as often: the first mention decides
        (["Saham/B-ORG paid", "Saham/B-PERSON said"], "ORG"),
        (["Saham/B-PERSON said", "Saham/B-ORG paid"], "PERSON"),
    ],
)
def test_a_name_is_what_most_of_its_mentions_say(texts: list[str], label: str) -> None:
    assert {found for sentence in names(*texts) for _, found in sentence} == {label}


def test_labels_of_other_kinds_and_other_names_have_no_vote() -> None:
    given = ["May/B-DATE began", "May/B-PERSON left", "May/B-DATE ended", "Mays/B-ORG won"]
    assert [label for sentence in names(*given) for _, label in sentence] == ["DATE", "PERSON", "DATE", "ORG"]


def test_a_known_place_that_full_names_tell_more_than_twice_as_often_is_a_person() -> None:
    full = "Denis/B-PERSON Kumasi/I-PERSON left"
    assert names("Kumasi/B-PLACE burnt", full, full)[0] == [("Kumasi", "PLACE")]
    assert names("Kumasi/B-PLACE spoke", full, full, full)[0] == [("Kumasi", "PERSON")]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Kind regards ,", "Abena/B-PLACE Sarpong/I-PLACE"], "PERSON"),
        (["Thanks !", "Abena/B-PLACE Osei/I-PLACE Sarpong/I-PLACE ."], "PERSON"),
        # no farewell, or no signature
        (["We left .", "Abena/B-PLACE Sarpong/I-PLACE"], "PLACE"),
        (["at its very best ,", "Costa/B-PLACE Rica/I-PLACE"], "PLACE"),
        (["Kind regards ,", "Costa/B-PLACE Rica/I-PLACE won"], "PLACE"),
        (["Kind regards ,", "Accra/B-PLACE"], "PLACE"),
        (["Kind regards ,", "Ghana/B-ORG Gas/I-ORG"], "ORG"),
    ],
)
def test_who_signs_is_a_person_wherever_named(texts: list[str], found: str) -> None:
    again = texts[1].removesuffix(" .").removesuffix(" won")
    assert {label for sentence in names(f"saw {again}", f"left {again}", *texts) for _, label in sentence} == {found}


def test_a_name_found_twice_is_found_where_it_was_missed() -> None:
    bank = "Banco/B-ORG Galicia/I-ORG"
    assert names(f"{bank} paid", f"with {bank}", "then Banco Galicia sold")[2] == [("Banco Galicia", "ORG")]
    assert names(f"{bank} paid", "then Banco Galicia sold")[1] == []
    # missed too often, in small letters, or part of another name
    assert names(f"{bank} paid", f"{bank} fell", "Banco Galicia sold", "Banco Galicia left")[2:] == [[], []]
    assert names("Will/B-PERSON paid", "Will/B-PERSON left", "they will")[2] == []
    assert names(f"{bank} paid", f"{bank} fell", "Nuevo/B-ORG Banco/I-ORG Galicia")[2] == [("Nuevo Banco", "ORG")]


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
