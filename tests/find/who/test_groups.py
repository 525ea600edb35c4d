from __future__ import annotations

import pytest

from dragoman.find.who.actors import expand
from parses import cast, named

TRIO = (
    "China_PROPN_7_nsubj:PLACE ~,_PUNCT_3_punct Russia_PROPN_1_conj:PLACE ~,_PUNCT_6_punct and_CCONJ_6_cc "
    "Iran_PROPN_1_conj:PLACE met|meet_VERB_0_root"
)
PAIR = "Togo_PROPN_4_nsubj:PLACE and_CCONJ_3_cc Benin_PROPN_1_conj:PLACE met|meet_VERB_0_root"


def members(words: str, *lines: str) -> set[str]:
    found = cast(*lines)
    return {actor.code for actor in expand(found, named(found, words))}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The three countries", "The_DET_3_det three_NUM_3_nummod countries|country_NOUN_4_nsubj=plural"),
        ("The three sides", "The_DET_3_det three_NUM_3_nummod sides|side_NOUN_4_nsubj=plural"),
    ],
)
def test_three_countries_are_the_three_named(words: str, line: str) -> None:
    assert members(words, TRIO, f"{line} agreed|agree_VERB_0_root") == {"CHN", "RUS", "IRN"}


def test_the_trio_is_the_three_named() -> None:
    assert members("The trio", TRIO, "The_DET_2_det trio_NOUN_3_nsubj agreed|agree_VERB_0_root") == {
        "CHN",
        "RUS",
        "IRN",
    }


def test_both_sides_are_the_last_pair() -> None:
    line = "Both_DET_2_det sides|side_NOUN_3_nsubj=plural agreed|agree_VERB_0_root"
    assert members("Both sides", TRIO, PAIR, line) == {"TGO", "BEN"}


def test_a_number_that_nobody_fits_is_nobody() -> None:
    found = cast(PAIR, "The_DET_3_det five_NUM_3_nummod countries|country_NOUN_4_nsubj=plural agreed|agree_VERB_0_root")
    assert all(mention.span.text != "The five countries" for actor in found.actors for mention in actor.mentions)


def test_two_leaders_are_persons() -> None:
    found = cast(
        "Macron_PROPN_2_nsubj:PERSON met|meet_VERB_0_root Orban_PROPN_2_obj:PERSON",
        "The_DET_3_det two_NUM_3_nummod leaders|leader_NOUN_4_nsubj=plural agreed|agree_VERB_0_root",
        day="2024-03-03",
    )
    assert {actor.name for actor in expand(found, named(found, "The two leaders"))} == {
        "Emmanuel Macron",
        "Viktor Orbán",
    }


def test_the_leaders_of_two_countries_belong_to_both() -> None:
    line = (
        "The_DET_3_det two_NUM_3_nummod countries|country_NOUN_5_nmod:poss=plural ~'_PART_3_case "
        "leaders|leader_NOUN_6_nsubj=plural agreed|agree_VERB_0_root"
    )
    assert members("The two countries' leaders", PAIR, line) == {"TGO", "BEN"}


LEADERS = (
    "Putin_PROPN_4_nsubj:PERSON and_CCONJ_3_cc {other}_PROPN_1_conj:PERSON {verb}_VERB_0_root",
    "The_DET_2_det {noun}_NOUN_3_nsubj=plural agreed|agree_VERB_0_root",
)


@pytest.mark.parametrize(
    ("other", "noun", "codes"),
    [
        ("Xi", "leaders|leader", {"RUS", "CHN"}),
        ("Xi", "presidents|president", {"RUS", "CHN"}),
        ("Modi", "premiers|premier", {""}),
        ("Lavrov", "leaders|leader", {""}),
    ],
)
def test_the_leaders_are_those_of_two_states_told_of_together(other: str, noun: str, codes: set[str]) -> None:
    lines = [line.format(other=other, noun=noun, verb="met|meet") for line in LEADERS]
    words = f"The {noun.partition('|')[0]}"
    assert members(words, *lines) == codes


def test_ministers_of_several_states_are_taken_up_again() -> None:
    met = (
        "The_DET_3_det foreign_ADJ_3_amod ministers|minister_NOUN_8_nsubj=plural of_ADP_5_case Iraq_PROPN_3_nmod:PLACE "
        "and_CCONJ_7_cc Syria_PROPN_5_conj:PLACE met|meet_VERB_0_root"
    )
    agreed = "The_DET_2_det ministers|minister_NOUN_3_nsubj=plural agreed|agree_VERB_0_root"
    assert members("The ministers", met, agreed) == {"IRQ", "SYR"}


@pytest.mark.parametrize(("noun", "codes"), [("neighbours|neighbour", {"TGO", "BEN"}), ("sides|side", {"GHA", "UNO"})])
def test_two_neighbours_are_states_and_no_bodies(noun: str, codes: set[str]) -> None:
    told = "Ghana_PROPN_2_nsubj:PLACE told|tell_VERB_0_root UNESCO_PROPN_2_iobj:ORG"
    words = f"The two {noun.partition('|')[0]}"
    assert (
        members(words, PAIR, told, f"The_DET_3_det two_NUM_3_nummod {noun}_NOUN_4_nsubj=plural left|leave_VERB_0_root")
        == codes
    )
