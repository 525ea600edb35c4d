from __future__ import annotations

import pytest

from parses import cast, named, world


def codes(*lines: str) -> set[str]:
    return {actor.code for actor in cast(*lines).actors if actor.kind == "state"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tehran_PROPN_2_nsubj:PLACE rejected|reject_VERB_0_root the_DET_4_det offer_NOUN_2_obj", {"IRN"}),
        ("Talks|talk_NOUN_4_nsubj=plural with_ADP_3_case Tehran_PROPN_1_nmod:PLACE failed|fail_VERB_0_root", {"IRN"}),
        ("They_PRON_2_nsubj met|meet_VERB_0_root in_ADP_4_case Geneva_PROPN_2_obl:PLACE", set()),
        ("Envoys|envoy_NOUN_2_nsubj=plural met|meet_VERB_0_root near_ADP_4_case Ankara_PROPN_2_obl:PLACE", set()),
        ("Vienna_PROPN_2_compound:PLACE talks|talk_NOUN_3_nsubj=plural resumed|resume_VERB_0_root", set()),
        (
            "Moscow_PROPN_4_nmod:poss:PLACE ~'s_PART_1_case new_ADJ_4_amod policy_NOUN_5_nsubj failed|fail_VERB_0_root",
            {"RUS"},
        ),
    ],
)
def test_capitals_act_for_their_state_unless_they_are_a_place(line: str, expected: set[str]) -> None:
    assert codes(line) == expected


def test_a_visited_city_is_its_state() -> None:
    found = cast("Merkel_PROPN_2_nsubj:PERSON visited|visit_VERB_0_root Tianjin_PROPN_2_obj:PLACE", day="2016-09-05")
    assert named(found, "Tianjin").code == "CHN"


def test_a_name_that_two_states_share_is_settled_by_the_rest_of_the_report() -> None:
    sentence = "Congo_PROPN_2_nsubj:PLACE protested|protest_VERB_0_root"
    there = "Kinshasa_PROPN_2_nsubj:PLACE denied|deny_VERB_0_root it_PRON_2_obj"
    assert codes(sentence, there) == {"COD"}
    undecided = cast(sentence)
    assert not undecided.actors
    assert [refusal.reason for refusal in undecided.refusals] == ["low-confidence"]


def test_a_state_is_no_state_where_only_its_other_sense_has_words() -> None:
    georgia = "Georgia_PROPN_2_compound:PLACE voters|voter_NOUN_3_nsubj=plural chose|choose_VERB_0_root"
    atlanta = "Atlanta_PROPN_2_nsubj:PLACE cheered|cheer_VERB_0_root"
    assert named(cast(georgia, atlanta), "Georgia voters").code == "USA"
    assert named(cast(georgia), "Georgia voters").code == "GEO"


@pytest.mark.parametrize("words", ["Persian Gulf", "Washington Post", "South China Sea"])
def test_longer_names_are_no_states(words: str) -> None:
    pieces = words.split()
    last = len(pieces)
    line = " ".join(f"{word}_PROPN_{last}_compound" for word in pieces[:-1]) + f" {pieces[-1]}_PROPN_{last + 1}_nsubj"
    assert not codes(f"{line} changed|change_VERB_0_root")


def test_a_dateline_is_no_actor() -> None:
    found = cast(
        "SEOUL_PROPN_5_dep:PLACE ~--_PUNCT_1_punct The_DET_4_det minister_NOUN_5_nsubj spoke|speak_VERB_0_root"
    )
    assert [actor.kind for actor in found.actors] == ["person"]
    assert found.actors[0].code == "KOR"


def test_marks_choose_among_forms_of_one_state() -> None:
    laid, _ = world("Iranian_ADJ_2_amod:GROUP officials|official_NOUN_3_nsubj=plural left|leave_VERB_0_root")
    assert [(mark.form, mark.name.code if mark.name else "") for mark in laid.scenes[0].marks] == [("adjective", "IRN")]


def test_words_that_name_nobody_have_no_form() -> None:
    found = cast(
        "A_DET_2_det bank_NOUN_3_nsubj left|leave_VERB_0_root Chile_PROPN_3_obj:PLACE after_ADP_7_case "
        "Vietnam_PROPN_7_compound War_PROPN_3_obl"
    )
    assert {actor.code for actor in found.actors if actor.kind == "state"} == {"CHL"}
