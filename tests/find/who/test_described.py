from __future__ import annotations

from parses import cast, mentions, named

MA = (
    "Iraqi_ADJ_3_amod:GROUP Foreign_ADJ_3_amod Minister_NOUN_4_nmod:desc Fuad_PROPN_6_nsubj:PERSON "
    "Hussein_PROPN_4_flat:I-PERSON spoke|speak_VERB_0_root"
)


def test_officials_of_a_state_are_one_mention_headed_by_the_noun() -> None:
    found = cast("Iranian_ADJ_2_amod:GROUP officials|official_NOUN_3_nsubj=plural left|leave_VERB_0_root")
    (actor,) = found.actors
    assert (actor.kind, actor.code, actor.sector) == ("group", "IRN", "GOV")
    assert (actor.mentions[0].span.text, actor.mentions[0].head) == ("Iranian officials", 1)


def test_an_office_without_a_name_is_its_holder_named_elsewhere() -> None:
    found = cast(
        "Iraq_PROPN_4_nmod:poss:PLACE ~'s_PART_1_case foreign_ADJ_4_amod minister_NOUN_5_nsubj left|leave_VERB_0_root",
        MA,
        "The_DET_2_det minister_NOUN_3_nsubj smiled|smile_VERB_0_root",
    )
    person = named(found, "Iraq's foreign minister")
    assert person.name == "Fuad Hussein"
    assert ("The minister", "title") in mentions(person)


def test_an_office_without_a_name_anywhere_is_the_holder_of_the_day() -> None:
    line = "The_DET_3_det French_ADJ_3_amod:GROUP president_NOUN_4_nsubj called|call_VERB_0_root"
    assert named(cast(line, day="2010-06-01"), "The French president").name == "Nicolas Sarkozy"
    assert named(cast(line, day="2020-06-01"), "The French president").name == "Emmanuel Macron"


def test_a_year_in_the_sentence_forbids_the_holder_of_today() -> None:
    line = (
        "The_DET_3_det French_ADJ_3_amod:GROUP president_NOUN_4_nsubj called|call_VERB_0_root in_ADP_6_case "
        "2009_NUM_4_obl"
    )
    assert named(cast(line, day="2020-06-01"), "The French president").name == "French president"


def test_a_government_is_its_state() -> None:
    found = cast("The_DET_3_det Kenyan_ADJ_3_amod:GROUP government_NOUN_4_nsubj agreed|agree_VERB_0_root")
    assert [(actor.kind, actor.code) for actor in found.actors] == [("state", "KEN")]


def test_officials_of_two_states_are_a_group_with_members() -> None:
    found = cast(
        "US_PROPN_4_compound:PLACE and_CCONJ_3_cc Chinese_ADJ_1_conj:GROUP officials|official_NOUN_5_nsubj=plural "
        "met|meet_VERB_0_root"
    )
    group = named(found, "US and Chinese officials")
    by_id = {actor.id: actor for actor in found.actors}
    assert {by_id[member].code for member in group.members} == {"USA", "CHN"}
    assert group.code == ""


def test_people_without_a_state_are_of_the_reports_only_one() -> None:
    found = cast(
        "Togo_PROPN_2_nsubj:PLACE voted|vote_VERB_0_root", "Soldiers|soldier_NOUN_2_nsubj=plural fired|fire_VERB_0_root"
    )
    assert (named(found, "Soldiers").code, named(found, "Soldiers").sector) == ("TGO", "MIL")


def test_people_without_a_state_stay_unknown_between_two() -> None:
    found = cast(
        "Togo_PROPN_2_nsubj:PLACE warned|warn_VERB_0_root Benin_PROPN_2_obj:PLACE",
        "Soldiers|soldier_NOUN_2_nsubj=plural fired|fire_VERB_0_root",
    )
    assert named(found, "Soldiers").code == ""
    assert [refusal.reason for refusal in found.refusals] == ["unknown-actor"]


def test_western_diplomats_are_of_no_state() -> None:
    found = cast(
        "Lebanon_PROPN_2_nsubj:PLACE waited|wait_VERB_0_root",
        "Western_ADJ_2_amod diplomats|diplomat_NOUN_3_nsubj=plural spoke|speak_VERB_0_root",
    )
    assert named(found, "Western diplomats").code == ""


def test_the_neighbours_of_a_state_are_not_it() -> None:
    found = cast(
        "China_PROPN_3_nmod:poss:PLACE ~'s_PART_1_case neighbours|neighbour_NOUN_4_nsubj=plural "
        "protested|protest_VERB_0_root"
    )
    assert named(found, "China's neighbours").code == ""


def test_the_bloc_is_the_body_named_before() -> None:
    found = cast(
        "The_DET_3_det European_ADJ_3_amod:ORG Union_PROPN_4_nsubj:I-ORG agreed|agree_VERB_0_root",
        "The_DET_2_det bloc_NOUN_3_nsubj paid|pay_VERB_0_root",
    )
    assert named(found, "The bloc").code == "EUR"
