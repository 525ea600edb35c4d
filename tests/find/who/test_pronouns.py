from __future__ import annotations

import pytest

from dragoman.find.who.pronouns import pronoun_class
from parses import cast, named, world


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("he_PRON_2_nsubj", "m"),
        ("her_PRON_2_nsubj", "f"),
        ("its_PRON_2_nsubj", "it"),
        ("them_PRON_2_nsubj", "they"),
        ("we_PRON_2_nsubj", "we"),
        ("US_PRON_2_nsubj", ""),
        ("it_PRON_2_expl", ""),
        ("its_VERB_2_advmod", "it"),
        ("that_SCONJ_2_mark", ""),
        ("who_PRON_2_nsubj=rel", "rel"),
    ],
)
def test_pronouns_are_told_apart(token: str, kind: str) -> None:
    laid, _ = world(f"{token} spoke|speak_VERB_0_root")
    assert pronoun_class(laid.lines[0], 0) == kind


def test_he_is_the_man_who_speaks() -> None:
    found = cast(
        "Lavrov_PROPN_2_nsubj:PERSON said|say_VERB_0_root he_PRON_4_nsubj agreed|agree_VERB_2_ccomp", day="2020-02-02"
    )
    assert "Lavrov" in named(found, "he").name


def test_she_is_not_a_man() -> None:
    found = cast(
        "Macron_PROPN_2_nsubj:PERSON met|meet_VERB_0_root Merkel_PROPN_2_obj:PERSON",
        "She_PRON_2_nsubj left|leave_VERB_0_root",
        day="2020-02-02",
    )
    assert named(found, "She").name == "Angela Merkel"


def test_its_neighbours_are_those_of_the_state_beside() -> None:
    found = cast(
        "Washington_PROPN_2_nsubj:PLACE saw|see_VERB_0_root disputes|dispute_NOUN_2_obj=plural between_ADP_5_case "
        "China_PROPN_3_nmod:PLACE and_CCONJ_8_cc its_PRON_8_nmod:poss neighbours|neighbour_NOUN_5_conj=plural"
    )
    assert named(found, "its").code == "CHN"


def test_a_fronted_possessive_looks_forward() -> None:
    found = cast(
        "Putin_PROPN_2_nsubj:PERSON left|leave_VERB_0_root",
        "After_ADP_3_case his_PRON_3_nmod:poss speech_NOUN_6_obl ~,_PUNCT_3_punct Macron_PROPN_6_nsubj:PERSON "
        "spoke|speak_VERB_0_root",
        day="2020-02-02",
    )
    assert named(found, "his").name == "Emmanuel Macron"


def test_an_object_pronoun_is_not_its_subject() -> None:
    found = cast(
        "Iran_PROPN_2_nsubj:PLACE threatened|threaten_VERB_0_root Iraq_PROPN_2_obj:PLACE",
        "Turkey_PROPN_2_nsubj:PLACE warned|warn_VERB_0_root it_PRON_2_obj",
    )
    assert named(found, "it").code != "TUR"


def test_we_in_a_quotation_is_the_speaker() -> None:
    found = cast(
        "“_PUNCT_3_punct ~We_PRON_3_nsubj agree_VERB_6_ccomp ~,_PUNCT_3_punct ~”_PUNCT_3_punct said|say_VERB_0_root "
        "Macron_PROPN_6_nsubj:PERSON",
        day="2020-02-02",
    )
    assert named(found, "We").name == "Emmanuel Macron"


def test_a_relative_pronoun_is_what_it_describes() -> None:
    found = cast(
        "Macron_PROPN_5_nsubj:PERSON ~,_PUNCT_4_punct who_PRON_4_nsubj=rel spoke|speak_VERB_1_acl:relcl "
        "left|leave_VERB_0_root",
        day="2020-02-02",
    )
    assert named(found, "who").name == "Emmanuel Macron"


@pytest.mark.parametrize(
    ("verb", "case", "relation", "owner"),
    [
        ("criticised|criticise", "for", "2_obl", "ISR"),
        ("thanked|thank", "over", "3_nmod", "ISR"),
        ("left|leave", "for", "2_obl", "PER"),
        ("criticised|criticise", "with", "2_obl", "PER"),
    ],
)
def test_whom_one_judges_is_whose_deed_it_is(verb: str, case: str, relation: str, owner: str) -> None:
    found = cast(
        f"Peru_PROPN_2_nsubj:PLACE {verb}_VERB_0_root Israel_PROPN_2_obj:PLACE {case}_ADP_6_case "
        f"its_PRON_6_nmod:poss strikes|strike_NOUN_{relation}"
    )
    assert named(found, "its").code == owner


@pytest.mark.parametrize(("word", "owner"), [("back", "PER"), ("again", "CHL")])
def test_whom_one_summons_is_anothers_envoy(word: str, owner: str) -> None:
    found = cast(
        "Chile_PROPN_2_nsubj:PLACE jailed|jail_VERB_0_root him_PRON_2_obj",
        "Peru_PROPN_2_nsubj:PLACE summoned|summon_VERB_0_root its_PRON_4_nmod:poss ambassador_NOUN_2_obj "
        f"{word}_ADV_2_advmod",
    )
    assert named(found, "its").code == owner
