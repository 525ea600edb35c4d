"""Tests of dragoman.find.mended_phrases: captions, clauses and prepositions, and phrases that stay as they are."""

from __future__ import annotations

import pytest

from dragoman.find.mended import mended
from dragoman.find.mended_phrases import with_phrases
from scenes import relations, spell

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


@pytest.mark.parametrize("relation", ["ccomp", "parataxis", "xcomp"])
@pytest.mark.parametrize(("side", "verb"), [("left", "welcomes"), ("right", "greets"), ("center", "meets")])
def test_the_place_of_one_person_is_no_verb(side: str, verb: str, relation: str) -> None:
    found = relations(mended(spell(SINGLE.format(side=side, verb=verb, relation=relation))))
    assert found[verb] == ("root", "")
    assert (found["Orban"], found["Fico"]) == (("nsubj", verb), ("obj", verb))
    assert found[side] == ("advmod", "Orban")


@pytest.mark.parametrize(("first", "place"), [("3/nsubj", "0/root"), ("0/root", "1/amod"), ("0/root", "1/acl")])
def test_the_place_of_the_first_of_two_is_no_verb(first: str, place: str) -> None:
    found = relations(mended(spell(PAIR.format(first=first, place=place, side="left", verb="shake"))))
    assert found["shake"] == ("root", "")
    assert (found["Obama"], found["Xi"]) == (("nsubj", "shake"), ("conj", "Obama"))


def test_a_place_joined_to_the_persons_is_none_of_them() -> None:
    spec = (
        "Ruto/PROPN/7/nsubj and/CCONJ/3/cc Abiy/PROPN/1/conj ,/PUNCT/5/punct right/NOUN/1/conj ,/PUNCT/5/punct "
        "talk/VERB/0/root"
    )
    assert relations(mended(spell(spec)))["right"] == ("advmod", "Ruto")


def test_who_left_does_so_where_no_commas_set_the_word_apart() -> None:
    spec = "Orban/PROPN/2/nsubj left/VERB/0/root ,/PUNCT/2/punct and/CCONJ/6/cc Fico/PROPN/6/nsubj stayed/VERB/2/conj"
    assert relations(mended(spell(spec)))["left"] == ("root", "")


@pytest.mark.parametrize("relation", ["appos", "dep", "conj"])
@pytest.mark.parametrize(("noun", "verb"), [("photo", "meets"), ("picture", "receives"), ("image", "greets")])
def test_a_picture_is_not_what_its_caption_tells(noun: str, verb: str, relation: str) -> None:
    found = relations(mended(spell(PICTURE.format(noun=noun, verb=verb, relation=relation))))
    assert (found[verb], found[noun]) == (("root", ""), ("obl", verb))
    assert (found["Kenyatta"], found["Desalegn"]) == (("nsubj", verb), ("obj", verb))


def test_what_is_no_picture_keeps_its_place() -> None:
    assert relations(mended(spell(PICTURE.format(noun="town", verb="meets", relation="appos"))))["town"] == ("root", "")


BECAUSE = (
    "Oman/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj because/SCONJ/7/mark "
    "Chad/PROPN/7/nsubj left=leave/VERB/4/acl"
)
TABLED = (
    "Oman/PROPN/2/nsubj tabled=table/VERB/0/root the/DET/5/det proposed=propose/VERB/2/xcomp law/NOUN/4/obj "
    "after/SCONJ/8/mark deputies=deputy/NOUN/8/nsubj met=meet/VERB/5/acl"
)
CAPTION = (
    "Sarian/PROPN/3/nsubj ,/PUNCT/3/punct left=leave/VERB/0/root ,/PUNCT/7/punct and/CCONJ/7/cc Lomidze/PROPN/7/nsubj "
    "shake/VERB/3/conj hands=hand/NOUN/7/obj"
)
BETWEEN = (
    "calls=call/NOUN/9/nsubj between/ADP/4/case President/PROPN/4/nmod:desc Sarian/PROPN/1/nmod and/CCONJ/7/cc "
    "King/PROPN/7/nmod:desc Ali/PROPN/9/nsubj:pass were=be/AUX/9/aux:pass made=make/VERB/0/root"
)
SIDELINES = (
    "Talks=talk/NOUN/0/root on/ADP/4/case the/DET/4/det sidelines=sideline/NOUN/1/nmod "
    "of/ADP/6/case summits=summit/NOUN/1/nmod"
)
CLAIMS = "Reply/NOUN/0/root to/ADP/3/case US/PROPN/4/nmod claims=claim/NOUN/1/nmod"
WIDOWS = (
    "Suits=suit/NOUN/2/nsubj came=come/VERB/0/root/Tense=Past from/ADP/4/case men/NOUN/2/obl and/CCONJ/6/cc "
    "war/VERB/4/conj widows=widow/NOUN/6/obj"
)
PACT = "Mali/PROPN/2/nsubj broke=break/VERB/0/root the/DET/4/det Pact/PROPN/2/obj of/ADP/6/case {year}/NUM/2/obl"
OWNERS = (
    "Macron/PROPN/6/nsubj and/CCONJ/3/cc Chile/PROPN/1/conj 's/PART/3/case Boric/PROPN/1/conj met=meet/VERB/0/root "
    "Merz/PROPN/6/obj"
)
CALLS = "Oman/PROPN/2/nsubj made=make/VERB/0/root calls=call/NOUN/2/obj to/ADP/5/case Chad/PROPN/2/obj"


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (BECAUSE, "left", "advcl", "rejected"),
        (TABLED, "law", "obj", "tabled"),
        (TABLED, "proposed", "amod", "law"),
        (TABLED, "met", "advcl", "tabled"),
        (CAPTION, "shake", "root", ""),
        (CAPTION, "Sarian", "nsubj", "shake"),
        (CAPTION, "Lomidze", "conj", "Sarian"),
        (CAPTION, "left", "advmod", "Sarian"),
        (BETWEEN, "Ali", "conj", "Sarian"),
        (BETWEEN, "calls", "nsubj", "made"),
        (PACT.format(year="2015"), "2015", "nmod", "Pact"),
        (PACT.format(year="20"), "20", "obl", "broke"),
        (OWNERS, "Chile", "nmod:poss", "Boric"),
        (OWNERS, "and", "cc", "Boric"),
        (OWNERS, "Boric", "conj", "Macron"),
        (CALLS, "Chad", "obl", "made"),
        (SIDELINES, "summits", "nmod", "sidelines"),
        (CLAIMS, "US", "compound", "claims"),
        (CLAIMS, "to", "case", "claims"),
        (WIDOWS, "widows", "conj", "men"),
        (WIDOWS, "war", "compound", "widows"),
        (WIDOWS, "and", "cc", "widows"),
    ],
)
def test_slips_are_mended(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(with_phrases(spell(spec).tokens))[word] == (deprel, head)


@pytest.mark.parametrize("case", ["on", "at", "against", "into", "towards"])
def test_what_has_a_preposition_is_no_object(case: str) -> None:
    spec = f"Men/NOUN/2/nsubj opened=open/VERB/0/root fire/NOUN/2/obj {case}/ADP/6/case a/DET/6/det convoy/NOUN/2/obj"
    assert relations(with_phrases(spell(spec).tokens))["convoy"] == ("obl", "opened")
    assert relations(with_phrases(spell(spec).tokens))["fire"] == ("obj", "opened")


def test_a_clause_hangs_on_the_verb_that_describes_its_noun() -> None:
    spec = (
        "Oman/PROPN/2/nsubj left=leave/VERB/0/root talks=talk/NOUN/2/obj resumed=resume/VERB/3/acl after/SCONJ/7/mark "
        "Chad/PROPN/7/nsubj called=call/VERB/3/acl"
    )
    assert relations(with_phrases(spell(spec).tokens))["called"] == ("advcl", "resumed")


@pytest.mark.parametrize("word", ["after", "because", "although", "when", "as"])
def test_a_clause_with_a_subject_is_no_part_of_a_noun(word: str) -> None:
    assert relations(with_phrases(spell(BECAUSE.replace("because/SCONJ", f"{word}/SCONJ")).tokens))["left"] == (
        "advcl",
        "rejected",
    )


@pytest.mark.parametrize(
    "spec",
    [
        BECAUSE.replace("because/SCONJ/7/mark", "that/SCONJ/7/mark"),
        BECAUSE.replace("Chad/PROPN/7/nsubj ", "Chad/PROPN/7/obj "),
        BECAUSE.replace("left=leave/VERB/4/acl", "left=leave/VERB/4/acl:relcl"),
    ],
)
def test_other_clauses_stay_with_their_noun(spec: str) -> None:
    assert relations(with_phrases(spell(spec).tokens))["left"][1] == "offer"


def test_what_is_blamed_at_a_body_has_no_agent() -> None:
    spec = "Oman/PROPN/2/nsubj:pass blamed=blame/VERB/0/root at/ADP/5/case the/DET/5/det commission/NOUN/2/obl:agent"
    assert relations(with_phrases(spell(spec).tokens))["commission"] == ("obl", "blamed")


def test_what_is_counted_may_have_a_preposition_that_belongs_to_the_number() -> None:
    spec = "Oman/PROPN/2/nsubj sent=send/VERB/0/root up/ADV/4/advmod to/ADP/6/case 400/NUM/6/nummod troops/NOUN/2/obj"
    assert relations(with_phrases(spell(spec).tokens))["troops"] == ("obj", "sent")


@pytest.mark.parametrize("case", ["on", "against", "with", "at"])
def test_what_is_counted_behind_another_preposition_is_no_object(case: str) -> None:
    spec = f"Oman/PROPN/2/nsubj fired=fire/VERB/0/root {case}/ADP/5/case 12/NUM/5/nummod boats=boat/NOUN/2/obj"
    assert relations(with_phrases(spell(spec).tokens))["boats"] == ("obl", "fired")


def test_a_preposition_at_the_very_end_of_a_cut_sentence_is_no_fault() -> None:
    spec = "Iran/PROPN/2/nsubj sent=send/VERB/0/root letters=letter/NOUN/2/obj to/ADP/3/case"
    assert [token.text for token in with_phrases(spell(spec).tokens)] == ["Iran", "sent", "letters", "to"]


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        (SIDELINES.replace("on/ADP", "by/ADP"), "summits"),  # "the killing by soldiers of five men"
        (CLAIMS.replace("US/PROPN/4/nmod", "US/PROPN/4/nmod:poss"), "US"),
        (WIDOWS.replace("Tense=Past", "Tense=Pres"), "war"),  # "freeze what they hold and bar Americans"
    ],
)
def test_other_phrases_stay(spec: str, word: str) -> None:
    tokens = spell(spec).tokens
    token = next(t for t in tokens if t.text == word)
    assert relations(with_phrases(tokens))[word] == (token.deprel, tokens[token.head].text)
