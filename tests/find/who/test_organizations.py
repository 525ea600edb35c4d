from __future__ import annotations

import pytest

from parses import cast, named


@pytest.mark.parametrize(
    ("last", "sector"),
    [("Bank", "BUS"), ("University", "EDU"), ("Times", "JRN"), ("Church", "REL"), ("Brigade", "MIL")],
)
def test_the_name_tells_the_sector_of_an_unknown_organization(last: str, sector: str) -> None:
    found = cast(f"Zorkian_PROPN_2_compound:ORG {last}_PROPN_3_nsubj:I-ORG closed|close_VERB_0_root")
    assert found.actors[0].sector == sector


def test_a_state_inside_the_name_is_the_organizations() -> None:
    found = cast("Kenya_PROPN_2_compound:ORG Zorkways_PROPN_3_nsubj:I-ORG closed|close_VERB_0_root")
    assert named(found, "Kenya Zorkways").code == "KEN"


def test_an_acronym_in_brackets_is_the_same() -> None:
    found = cast(
        "Sahel_PROPN_3_compound:ORG Herders_PROPN_3_compound:I-ORG Zork_PROPN_7_nsubj:I-ORG (_PUNCT_5_punct "
        "~SHZ_PROPN_3_appos:ORG ~)_PUNCT_5_punct agreed|agree_VERB_0_root"
    )
    assert named(found, "SHZ").id == named(found, "Sahel Herders Zork").id


def test_a_treaty_is_no_organization() -> None:
    assert not cast("Zorkian_PROPN_2_compound:ORG Treaty_PROPN_3_nsubj:I-ORG expired|expire_VERB_0_root").actors


@pytest.mark.parametrize(
    ("first", "again", "number"),
    [
        ("Zork Blat", "Zork", 1),
        ("Zork Inc", "Zork", 1),
        ("Bank Zork", "Bank", 2),
        ("Zork Motors", "Zork Steel", 2),
    ],
)
def test_an_organization_goes_by_its_first_word_or_without_its_legal_form(first: str, again: str, number: int) -> None:
    def line(name: str) -> str:
        words = name.split()
        tagged = [f"{word}_PROPN_{len(words)}_compound:{'I-' * (i > 0)}ORG" for i, word in enumerate(words[:-1])]
        last = f"{words[-1]}_PROPN_{len(words) + 1}_nsubj:{'I-' * (len(words) > 1)}ORG"
        return " ".join([*tagged, last, "bid_VERB_0_root"])

    found = cast(line(first), line(again))
    assert len([actor for actor in found.actors if actor.kind == "organization"]) == number
