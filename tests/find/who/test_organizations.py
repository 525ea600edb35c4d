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
