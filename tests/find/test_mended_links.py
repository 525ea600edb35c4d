"""Tests of dragoman.find.mended_links: slips in what links clauses and phrases, and links that stay as they are."""

from __future__ import annotations

import pytest

from dragoman.find.mended_links import base, with_links
from scenes import relations, spell


def test_a_relation_without_its_subtype() -> None:
    assert base("nsubj:pass") == "nsubj"


AGAINST = (
    "Oman/PROPN/2/nsubj spoke=speak/VERB/0/root out/ADP/2/compound:prt against/ADP/2/mark a/DET/6/det cap/NOUN/2/obj"
)
FOLLOWING = (
    "Oman/PROPN/2/nsubj built=build/VERB/0/root on/ADP/4/case hopes=hope/NOUN/2/obl following/VERB/2/advcl "
    "Modi/PROPN/8/nmod:poss ’s/PART/6/case visit/NOUN/2/obl"
)
AFTER_TOUR = (
    "Oman/PROPN/2/nsubj ended=end/VERB/0/root talks=talk/NOUN/2/obj following/VERB/6/case a/DET/6/det tour/NOUN/2/obj"
)
SEVERED = "Iraqi/ADJ/2/amod ties=tie/NOUN/0/root severed=sever/VERB/2/amod in/ADP/5/case 2016/NUM/3/obl"
TRIP = (
    "Oman/PROPN/2/nsubj ended=end/VERB/0/root a/DET/4/det trip/NOUN/2/obj to/ADP/6/case Asia/PROPN/4/nmod "
    ",/PUNCT/9/punct which/PRON/9/nsubj included=include/VERB/2/parataxis talks=talk/NOUN/9/obj"
)
WHO = (
    "Oman/PROPN/2/nsubj met=meet/VERB/0/root an/DET/4/det aide/NOUN/2/obj of/ADP/6/case Modi/PROPN/4/nmod "
    ",/PUNCT/9/punct who/PRON/9/nsubj spoke=speak/VERB/2/parataxis"
)
WHO_SPOKE = WHO.replace("parataxis", "ccomp")
BEFORE = (
    "Days=day/NOUN/4/obl:unmarked before/SCONJ/4/mark Oman/PROPN/4/nsubj left=leave/VERB/0/root ,/PUNCT/8/punct "
    "Chad/PROPN/8/nsubj had=have/AUX/8/aux closed=close/VERB/4/parataxis"
)


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (AGAINST, "cap", "obl", "spoke"),
        (FOLLOWING, "following", "case", "visit"),
        (FOLLOWING, "visit", "obl", "built"),
        (AFTER_TOUR, "tour", "obl", "ended"),
        (SEVERED, "severed", "acl", "ties"),
        (TRIP, "included", "acl:relcl", "trip"),
        (WHO, "spoke", "acl:relcl", "Modi"),
        (WHO_SPOKE, "spoke", "acl:relcl", "Modi"),
        (BEFORE, "closed", "root", ""),
        (BEFORE, "left", "advcl", "closed"),
    ],
)
def test_slips_are_mended(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(with_links(spell(spec).tokens))[word] == (deprel, head)


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("a/DET/2/det dog/NOUN/3/nsubj came=come/VERB/0/root following/VERB/3/advcl him/PRON/4/obj", "following"),
        ("He/PRON/2/nsubj asked=ask/VERB/0/root who/PRON/4/nsubj left=leave/VERB/2/ccomp", "left"),
        ("the/DET/3/det severed=sever/VERB/3/amod ties=tie/NOUN/0/root", "severed"),
    ],
)
def test_sound_trees_stay(spec: str, word: str) -> None:
    tokens = spell(spec).tokens
    token = next(t for t in tokens if t.text == word)
    assert relations(with_links(tokens))[word] == (token.deprel, tokens[token.head].text)
