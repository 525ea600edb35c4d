from __future__ import annotations

import pytest

from parses import cast, mentions

MAJOR = "John_PROPN_3_nsubj:PERSON {name}_PROPN_1_flat:I-PERSON spoke|speak_VERB_0_root"


@pytest.mark.parametrize("name", ["Major", "Nepal", "Boys", "Mayor", "Kan", "Christian"])
def test_a_family_name_that_is_another_word_too_refers_back(name: str) -> None:
    found = cast(MAJOR.format(name=name), f"Later_ADV_3_advmod {name}_PROPN_3_nsubj:PERSON left|leave_VERB_0_root")
    (person,) = found.actors
    assert (person.kind, len(person.mentions)) == ("person", 2)


def test_who_says_something_is_the_namesake_of_a_state_until_the_state_is_named() -> None:
    told = "{name}_PROPN_2_nsubj:PLACE told|tell_VERB_0_root reporters_NOUN_2_obj"
    person = cast(MAJOR.format(name="Nepal"), told.format(name="Nepal")).actors[0]
    assert len(person.mentions) == 2
    named_before = "He_PRON_2_nsubj lives|live_VERB_0_root in_ADP_4_case Nepal_PROPN_2_obl:PLACE"
    found = cast(MAJOR.format(name="Nepal"), named_before, told.format(name="Nepal"))
    assert "state" in {actor.kind for actor in found.actors}


def test_a_title_before_another_name_is_no_family_name() -> None:
    found = cast(MAJOR.format(name="Major"), "Major_PROPN_2_nmod:desc Bob_PROPN_3_nsubj:PERSON left|leave_VERB_0_root")
    assert [actor.name for actor in found.actors] == ["John Major", "Bob"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Then_ADV_5_advmod al_PROPN_4_dep ~-_PUNCT_4_punct ~Shaker_PROPN_5_nsubj:PERSON left|leave_VERB_0_root",
         "al-Shaker"),
        ("Then_ADV_4_advmod Al_PROPN_3_dep Shaker_PROPN_4_nsubj:PERSON left|leave_VERB_0_root", "Al Shaker"),
        ("Then_ADV_4_advmod ibn_PROPN_3_dep Shaker_PROPN_4_nsubj:PERSON left|leave_VERB_0_root", "ibn Shaker"),
    ],
)  # fmt: skip
def test_a_short_name_begins_with_its_particle(line: str, name: str) -> None:
    full = "Zaid_PROPN_4_nsubj:PERSON ibn_PROPN_1_flat:I-PERSON Shaker_PROPN_1_flat:I-PERSON spoke|speak_VERB_0_root"
    found = cast(full, line)
    assert [words for words, _ in mentions(found.actors[0])] == ["Zaid ibn Shaker", name]
