"""Tests of dragoman.find.who.apposed: persons whose state stands before their names, with others'."""

from __future__ import annotations

import pytest

from parses import cast, named

NAMED = (
    "The_DET_4_det {count}_NUM_4_nummod {nation}_ADJ_4_amod:GROUP {noun}s|{noun}_NOUN_9_nsubj=plural "
    "~,_PUNCT_6_punct Ana_PROPN_4_appos:PERSON and_CCONJ_8_cc Luis_PROPN_{head}:PERSON left|leave_VERB_0_root"
)


@pytest.mark.parametrize(
    ("count", "nation", "noun", "state"),
    [
        ("two", "Kenyan", "minister", "KEN"),
        ("two", "Fijian", "senator", "FJI"),
        ("both", "Peruvian", "lawmaker", "PER"),
        ("two", "Danish", "diplomat", "DNK"),
    ],
)
def test_those_named_behind_a_description_of_several_are_of_its_state(
    count: str, nation: str, noun: str, state: str
) -> None:
    found = cast(NAMED.format(count=count, nation=nation, noun=noun, head="6_conj"))
    assert (named(found, "Ana").code, named(found, "Luis").code) == (state, state)


def test_one_name_behind_a_description_of_several_may_be_anybody() -> None:
    found = cast(NAMED.format(count="two", nation="Kenyan", noun="minister", head="9_obj"))
    assert not named(found, "Ana").code


def test_as_many_of_the_same_sort_are_the_same() -> None:
    first = (
        "Three_NUM_3_nummod Israeli_ADJ_3_amod:GROUP {one}s|{one}_NOUN_4_nsubj=plural met|meet_VERB_0_root "
        "Oman_PROPN_4_obj:PLACE"
    )
    later = "The_DET_3_det {count}_NUM_3_nummod {other}s|{other}_NOUN_4_nsubj=plural left|leave_VERB_0_root"
    found = cast(first.format(one="senator"), later.format(count="three", other="lawmaker"))
    assert named(found, "The three lawmakers").code == "ISR"
    found = cast(first.format(one="senator"), later.format(count="four", other="lawmaker"))
    assert named(found, "The four lawmakers").code != "ISR"
    found = cast(first.format(one="judge"), later.format(count="three", other="lawmaker"))
    assert named(found, "The three lawmakers").name != "Three Israeli judges"
