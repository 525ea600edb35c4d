from __future__ import annotations

import pytest

from parses import cast, mentions, named


def test_a_titled_person_in_no_table_gets_state_sector_office_and_name() -> None:
    found = cast(
        "Omani_ADJ_3_amod:GROUP Foreign_ADJ_3_amod Minister_NOUN_5_nmod:desc Sayyid_PROPN_5_nmod:desc "
        "Haitham_PROPN_8_nsubj:PERSON al_PROPN_5_flat:I-PERSON Maawali_PROPN_5_flat:I-PERSON spoke|speak_VERB_0_root"
    )
    (person,) = found.actors
    assert (person.name, person.code, person.sector, person.office) == (
        "Haitham al Maawali",
        "OMN",
        "GOV",
        "Foreign Minister",
    )
    assert person.mentions[0].span.text == "Omani Foreign Minister Sayyid Haitham al Maawali"
    assert person.mentions[0].head == 4


def test_an_unknown_person_has_no_code_and_a_refusal() -> None:
    found = cast("Zork_PROPN_3_nsubj:PERSON Blat_PROPN_1_flat:I-PERSON spoke|speak_VERB_0_root")
    assert found.actors[0].code == ""
    assert [refusal.reason for refusal in found.refusals] == ["unknown-actor"]


def test_a_former_leader_is_an_elite_and_a_present_one_holds_office() -> None:
    line = "Joe_PROPN_3_nsubj:PERSON Biden_PROPN_1_flat:I-PERSON spoke|speak_VERB_0_root"
    assert (cast(line, day="2022-03-01").actors[0].office, cast(line, day="2022-03-01").actors[0].sector) == (
        "President",
        "GOV",
    )
    assert (cast(line, day="2025-03-01").actors[0].office, cast(line, day="2025-03-01").actors[0].sector) == (
        "former President",
        "ELI",
    )


@pytest.mark.parametrize("second", ["Zelenskyy", "Zelensky"])
def test_a_later_spelling_is_the_same_person(second: str) -> None:
    found = cast(
        "Ukrainian_ADJ_2_amod:GROUP President_NOUN_3_nmod:desc Volodymyr_PROPN_5_nsubj:PERSON "
        "Zelenskiy_PROPN_3_flat:I-PERSON spoke|speak_VERB_0_root",
        f"{second}_PROPN_2_nsubj left|leave_VERB_0_root",
        day="2023-05-05",
    )
    assert named(found, second).id == named(found, "Ukrainian President Volodymyr Zelenskiy").id


def test_an_apposition_tells_who_a_person_is() -> None:
    found = cast(
        "Peru_PROPN_4_nmod:poss:PLACE ~'s_PART_1_case foreign_ADJ_4_amod minister_NOUN_9_nsubj ~,_PUNCT_6_punct "
        "Elena_PROPN_4_appos:PERSON Quispe_PROPN_6_flat:I-PERSON ~,_PUNCT_4_punct resigned|resign_VERB_0_root"
    )
    person = named(found, "Elena Quispe")
    assert (person.code, person.office) == ("PER", "foreign minister")
    assert mentions(person) == [("Peru's foreign minister", "title"), ("Elena Quispe", "name")]


def test_a_state_before_or_after_a_name_is_the_persons() -> None:
    before = cast(
        "Norway_PROPN_3_nmod:poss:PLACE ~'s_PART_1_case Ingrid_PROPN_5_nsubj:PERSON Lund_PROPN_3_flat:I-PERSON "
        "spoke|speak_VERB_0_root"
    )
    after = cast(
        "Ambassador_NOUN_2_nmod:desc Rosa_PROPN_6_nsubj:PERSON Ekeberg_PROPN_2_flat:I-PERSON of_ADP_5_case "
        "Sweden_PROPN_2_nmod:PLACE spoke|speak_VERB_0_root"
    )
    assert named(before, "Norway's Ingrid Lund").code == "NOR"
    assert next(actor for actor in after.actors if actor.kind == "person").code == "SWE"


def test_peoples_names_stand_for_the_state_or_for_people() -> None:
    side = named(cast("The_DET_2_det Russians|Russian_PROPN_3_nsubj=plural left|leave_VERB_0_root"), "The Russians")
    one = named(cast("An_DET_2_det Iranian_PROPN_3_nsubj left|leave_VERB_0_root"), "An Iranian")
    assert (side.kind, side.sector) == ("state", "GOV")
    assert (one.kind, one.code, one.sector) == ("person", "IRN", "CVL")


def test_food_is_no_actor() -> None:
    found = cast("Chinese_ADJ_2_amod:GROUP food_NOUN_3_nsubj sells|sell_VERB_0_root")
    assert not found.actors


def test_a_proposal_has_its_state_as_a_mention() -> None:
    found = cast("The_DET_3_det US_PROPN_3_compound:PLACE proposal_NOUN_4_nsubj failed|fail_VERB_0_root")
    assert mentions(found.actors[0]) == [("US", "name")]


def test_a_council_that_a_state_owns_is_the_states() -> None:
    found = cast(
        "Russia_PROPN_4_nmod:poss:PLACE ~'s_PART_1_case Security_PROPN_4_compound:ORG Council_PROPN_5_nsubj:I-ORG "
        "met|meet_VERB_0_root"
    )
    assert named(found, "Security Council").code == "RUS"


@pytest.mark.parametrize(
    ("owner", "label", "name", "code"),
    [("Israel", "PLACE", "Katz", "ISR"), ("EU", "ORG", "Kallas", "EUR"), ("Ukraine", "PLACE", "Sybiha", "UKR")],
)
def test_a_leader_behind_the_own_state_is_no_organization(owner: str, label: str, name: str, code: str) -> None:
    found = cast(
        f"{owner}_PROPN_3_nmod:poss:{label} ~'s_PART_1_case {name}_PROPN_4_nsubj:ORG spoke|speak_VERB_0_root",
        day="2025-03-14",
    )
    person = named(found, f"{owner}'s {name}")
    assert (person.kind, person.code) == ("person", code)


@pytest.mark.parametrize(("name", "kinds"), [("Merz", ["person"]), ("Ford", ["organization"])])
def test_a_head_of_government_in_office_is_no_organization(name: str, kinds: list[str]) -> None:
    found = cast(f"Ana_PROPN_2_nsubj:PERSON told|tell_VERB_0_root {name}_PROPN_2_iobj:ORG", day="2025-09-12")
    assert [actor.kind for actor in found.actors if actor.name.endswith(name)] == kinds


def test_a_firm_behind_its_state_is_no_leader() -> None:
    found = cast("France_PROPN_3_nmod:poss:PLACE ~'s_PART_1_case Renault_PROPN_4_nsubj:ORG spoke|speak_VERB_0_root")
    assert [actor.kind for actor in found.actors] == ["state", "organization"]


def test_a_particle_that_opens_a_sentence_belongs_to_the_name() -> None:
    found = cast(
        "Jean-Yves_PROPN_4_nsubj:PERSON Le_PROPN_1_flat:I-PERSON Drian_PROPN_1_flat:I-PERSON spoke|speak_VERB_0_root",
        "Le_PROPN_2_compound Drian_PROPN_3_nsubj left|leave_VERB_0_root",
    )
    assert [span for span, _ in mentions(found.actors[0])] == ["Jean-Yves Le Drian", "Le Drian"]


def test_a_title_that_ends_in_another_is_one_title() -> None:
    found = cast(
        "Saudi_ADJ_3_amod:GROUP Crown_PROPN_3_compound Prince_PROPN_4_compound Mohammed_PROPN_7_nsubj:PERSON "
        "bin_PROPN_4_flat:I-PERSON Salman_PROPN_4_flat:I-PERSON spoke|speak_VERB_0_root",
        day="2025-03-14",
    )
    person = named(found, "Saudi Crown Prince Mohammed bin Salman")
    assert (person.name, person.code, person.sector) == ("Mohammed bin Salman", "SAU", "GOV")


@pytest.mark.parametrize(
    ("name", "noun", "code"),
    [("Biden", "administration", "USA"), ("Netanyahu", "government", "ISR"), ("Maduro", "regime", "VEN")],
)
@pytest.mark.parametrize("label", [":ORG", ":PERSON", ""])
def test_a_government_called_after_a_person_is_that_of_the_persons_state(
    name: str, noun: str, code: str, label: str
) -> None:
    found = cast(
        f"The_DET_3_det {name}_PROPN_3_compound{label} {noun}_NOUN_4_nsubj warned|warn_VERB_0_root "
        "Chad_PROPN_4_obj:PLACE",
        day="2025-03-14",
    )
    government = named(found, f"The {name} {noun}")
    assert (government.kind, government.code, government.sector) == ("state", code, "GOV")


def test_people_of_a_government_called_after_a_person() -> None:
    found = cast(
        "Trump_PROPN_3_compound administration_NOUN_3_compound officials|official_NOUN_4_nsubj met|meet_VERB_0_root "
        "Chad_PROPN_4_obj:PLACE",
        day="2025-03-14",
    )
    assert named(found, "Trump administration officials").code == "USA"


def test_a_government_of_unknown_name_is_not_that_of_the_only_state() -> None:
    found = cast(
        "The_DET_3_det Duplessis_PROPN_3_compound government_NOUN_4_nsubj warned|warn_VERB_0_root "
        "Chad_PROPN_4_obj:PLACE"
    )
    assert named(found, "The Duplessis government").code == ""
