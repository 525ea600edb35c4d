from __future__ import annotations

from dragoman.find.who.actors import expand
from parses import cast, named

FIRST = (
    "A_DET_3_det joint_ADJ_3_amod statement_NOUN_10_nsubj issued|issue_VERB_3_acl after_ADP_6_case "
    "talks|talk_NOUN_4_obl=plural between_ADP_8_case Egypt_PROPN_6_nmod:PLACE and_CCONJ_11_cc called|call_VERB_0_root "
    "Turkey_PROPN_8_conj:PLACE"
)


def test_a_statement_speaks_for_those_who_talked() -> None:
    found = cast(
        FIRST,
        "The_DET_2_det statement_NOUN_3_nsubj urged|urge_VERB_0_root calm_NOUN_3_obj",
        "It_PRON_2_nsubj praised|praise_VERB_0_root Qatar_PROPN_2_obj:PLACE",
    )
    for words in ("A joint statement", "The statement", "It"):
        assert {actor.code for actor in expand(found, named(found, words))} == {"EGY", "TUR"}, words
    assert [m.how for m in named(found, "The statement").mentions][:2] == ["document", "document"]


def test_a_statement_of_one_author_is_the_author() -> None:
    found = cast(
        "The_DET_3_det Kenyan_ADJ_3_amod:GROUP ministry_NOUN_5_nmod:poss ~'s_PART_3_case statement_NOUN_6_nsubj "
        "denied|deny_VERB_0_root it_PRON_6_obj"
    )
    assert named(found, "The Kenyan ministry's statement").name == "Kenyan ministry"


def test_a_statement_of_nobody_is_no_actor() -> None:
    assert not cast("The_DET_2_det statement_NOUN_3_nsubj denied|deny_VERB_0_root it_PRON_3_obj").actors
