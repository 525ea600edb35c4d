"""Tests of training.gum: names out of phrases that stand within one another."""

from __future__ import annotations

from training.conllu import Doc, Sent, Word
from training.gum import gum
from training.rows import ANY, NUMERIC, Tagged

OPEN_NUMBER = {f"{edge}-{label}" for edge in "BI" for label in NUMERIC} | {"O"}


def word(form: str, upos: str, head: int, misc: str = "_", feats: str = "") -> Word:
    return Word(form, form.lower(), upos, feats, head, "dep", space=True, misc=misc)


def tagged(*words: Word) -> Tagged:
    (found,) = gum([Doc("d", [Sent(list(words))])])
    return found


def tags(found: Tagged) -> dict[str, set[str]]:
    return {form: set(choice) for form, choice in zip(found.words, found.allowed, strict=True)}


def test_the_run_of_names_in_a_span_is_the_name() -> None:
    found = tags(
        tagged(
            word("The", "DET", 1, "Entity=(1-organization-x"),
            word("Bank", "PROPN", 3, "Entity=1)"),
            word("of", "ADP", 1),
            word("paid", "VERB", -1),
            word("President", "PROPN", 3, "Entity=(2-person-y"),
            word("Lee", "PROPN", 4, "Entity=2)"),
            word("nine", "NUM", 3),
            word("guests", "NOUN", 3, "Entity=(3-person-z)"),
        )
    )
    assert (found["The"], found["Bank"]) == ({"O"}, {"B-ORG"})
    assert (found["President"], found["Lee"]) == ({"O"}, {"B-PERSON"})
    assert found["nine"] == OPEN_NUMBER
    assert found["guests"] == {"O"}


def test_a_name_holds_what_is_named_within_it() -> None:
    found = tags(
        tagged(
            word("The", "DET", 1, "Entity=(1-organization-x"),
            word("University", "PROPN", 4),
            word("of", "ADP", 3),
            word("Malta", "PROPN", 1, "Entity=(2-place-y)1)"),
            word("closed", "VERB", -1),
        )
    )
    assert (found["University"], found["of"], found["Malta"]) == ({"B-ORG"}, {"I-ORG"}, {"I-ORG"})


def test_a_capitalised_participle_belongs_to_the_name() -> None:
    found = tags(
        tagged(
            word("In", "ADP", 3),
            word("the", "DET", 3, "Entity=(1-place-x"),
            word("United", "VERB", 3),
            word("States", "PROPN", 4, "Entity=1)"),
            word("nothing", "PRON", -1),
        )
    )
    assert found["United"] == {"B-PLACE", "B-FACILITY"}
    assert found["States"] == {"I-PLACE", "I-FACILITY"}


def test_a_title_alone_is_no_name_and_leaves_the_country_to_itself() -> None:
    found = tags(
        tagged(
            word("The", "DET", 1, "Entity=(1-person-x"),
            word("President", "PROPN", 4),
            word("of", "ADP", 3),
            word("Chile", "PROPN", 1, "Entity=(2-place-y)1)"),
            word("left", "VERB", -1),
        )
    )
    assert (found["President"], found["of"]) == ({"O"}, {"O"})
    assert found["Chile"] == {"B-PLACE", "B-FACILITY"}


def test_people_in_the_plural_are_no_person() -> None:
    found = tags(
        tagged(
            word("Many", "ADJ", 1, "Entity=(1-person-x"),
            word("Maltese", "PROPN", 2, "Entity=1)", "Number=Plur"),
            word("left", "VERB", -1),
        )
    )
    assert found["Maltese"] == {"O", "B-GROUP", "I-GROUP", "B-ORG", "I-ORG"}


def test_what_may_go_on_is_left_open() -> None:
    found = tags(
        tagged(
            word("Ministry", "PROPN", 5, "Entity=(1-organization-x"),
            word("of", "ADP", 2),
            word("Trade", "PROPN", 0),
            word("and", "CCONJ", 4),
            word("Industry", "PROPN", 2, "Entity=1)"),
            word("paid", "VERB", -1),
        )
    )
    assert found["Ministry"] == found["Trade"] == ANY
