"""Tests of dragoman.find.mended_phrases: captions whose verb the parser hung on a picture or on a person's place."""

from __future__ import annotations

import pytest

from dragoman.find.mended import mended
from scenes import spell

SINGLE = (
    "Orban/PROPN/3/nsubj ,/PUNCT/1/punct {side}/VERB/0/root ,/PUNCT/3/punct {verb}/VERB/3/{relation} Fico/PROPN/5/nsubj"
)
PAIR = (
    "Obama/PROPN/{first} ,/PUNCT/3/punct {side}/VERB/{place} ,/PUNCT/3/punct and/CCONJ/7/cc Xi/PROPN/7/nsubj "
    "{verb}/VERB/3/conj hands/NOUN/7/obj"
)
PICTURE = (
    "In/ADP/3/case this/DET/3/det {noun}/NOUN/0/root ,/PUNCT/3/punct Kenyatta/PROPN/3/{relation} {verb}/VERB/3/acl "
    "Desalegn/PROPN/6/nsubj"
)


def links(spec: str) -> dict[str, tuple[str, str]]:
    """Return the relation and the upper word of each word, "" above the root."""
    tokens = mended(spell(spec))
    return {token.text: (token.deprel, tokens[token.head].text if token.head >= 0 else "") for token in tokens}


@pytest.mark.parametrize("relation", ["ccomp", "parataxis", "xcomp"])
@pytest.mark.parametrize(("side", "verb"), [("left", "welcomes"), ("right", "greets"), ("center", "meets")])
def test_the_place_of_one_person_is_no_verb(side: str, verb: str, relation: str) -> None:
    found = links(SINGLE.format(side=side, verb=verb, relation=relation))
    assert found[verb] == ("root", "")
    assert (found["Orban"], found["Fico"]) == (("nsubj", verb), ("obj", verb))
    assert found[side] == ("advmod", "Orban")


@pytest.mark.parametrize(("first", "place"), [("3/nsubj", "0/root"), ("0/root", "1/amod"), ("0/root", "1/acl")])
def test_the_place_of_the_first_of_two_is_no_verb(first: str, place: str) -> None:
    found = links(PAIR.format(first=first, place=place, side="left", verb="shake"))
    assert found["shake"] == ("root", "")
    assert (found["Obama"], found["Xi"]) == (("nsubj", "shake"), ("conj", "Obama"))


def test_a_place_joined_to_the_persons_is_none_of_them() -> None:
    spec = (
        "Ruto/PROPN/7/nsubj and/CCONJ/3/cc Abiy/PROPN/1/conj ,/PUNCT/5/punct right/NOUN/1/conj ,/PUNCT/5/punct "
        "talk/VERB/0/root"
    )
    assert links(spec)["right"] == ("advmod", "Ruto")


def test_who_left_does_so_where_no_commas_set_the_word_apart() -> None:
    spec = "Orban/PROPN/2/nsubj left/VERB/0/root ,/PUNCT/2/punct and/CCONJ/6/cc Fico/PROPN/6/nsubj stayed/VERB/2/conj"
    assert links(spec)["left"] == ("root", "")


@pytest.mark.parametrize("relation", ["appos", "dep", "conj"])
@pytest.mark.parametrize(("noun", "verb"), [("photo", "meets"), ("picture", "receives"), ("image", "greets")])
def test_a_picture_is_not_what_its_caption_tells(noun: str, verb: str, relation: str) -> None:
    found = links(PICTURE.format(noun=noun, verb=verb, relation=relation))
    assert (found[verb], found[noun]) == (("root", ""), ("obl", verb))
    assert (found["Kenyatta"], found["Desalegn"]) == (("nsubj", verb), ("obj", verb))


def test_what_is_no_picture_keeps_its_place() -> None:
    assert links(PICTURE.format(noun="town", verb="meets", relation="appos"))["town"] == ("root", "")
