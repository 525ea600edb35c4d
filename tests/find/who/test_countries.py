from __future__ import annotations

import pytest

from parses import cast, named


@pytest.mark.parametrize(
    ("first", "words", "code"),
    [
        ("Saudi_PROPN_3_nsubj:PLACE Arabia_PROPN_1_flat:I-PLACE agreed|agree_VERB_0_root", "The kingdom", "SAU"),
        ("Iran_PROPN_2_nsubj:PLACE agreed|agree_VERB_0_root", "The country", "IRN"),
        ("Oman_PROPN_2_nsubj:PLACE agreed|agree_VERB_0_root", "The sultanate", "OMN"),
    ],
)
def test_a_description_is_the_state_in_focus(first: str, words: str, code: str) -> None:
    noun = words.split()[1]
    found = cast(first, f"The_DET_2_det {noun}_NOUN_3_nsubj paid|pay_VERB_0_root")
    assert named(found, words).code == code


def test_a_kingdom_is_no_republic() -> None:
    found = cast(
        "Jordan_PROPN_2_nsubj:PLACE warned|warn_VERB_0_root France_PROPN_2_obj:PLACE",
        "The_DET_2_det kingdom_NOUN_3_nsubj paid|pay_VERB_0_root",
    )
    assert named(found, "The kingdom").code == "JOR"


def test_his_country_is_the_speakers() -> None:
    found = cast(
        "Omani_ADJ_2_amod:GROUP Minister_NOUN_3_nmod:desc Haitham_PROPN_4_nsubj:PERSON praised|praise_VERB_0_root "
        "his_PRON_6_nmod:poss country_NOUN_4_obj"
    )
    assert (named(found, "his country").code, named(found, "his country").kind) == ("OMN", "state")


def test_a_states_missions_are_in_another_country() -> None:
    found = cast(
        "Iranian_ADJ_2_amod:GROUP protesters|protester_NOUN_3_nsubj=plural attacked|attack_VERB_0_root "
        "Oman_PROPN_6_nmod:poss:PLACE ~'s_PART_4_case missions|mission_NOUN_3_obj=plural in_ADP_9_case the_DET_9_det "
        "country_NOUN_6_nmod"
    )
    assert named(found, "the country").code == "IRN"


def test_no_country_is_in_focus_where_none_was_named() -> None:
    found = cast("The_DET_2_det country_NOUN_3_nsubj paid|pay_VERB_0_root")
    assert not found.actors
