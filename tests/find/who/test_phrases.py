from __future__ import annotations

from dragoman.find.who.offices import claim
from parses import world

RUN = (
    "Vice_ADJ_4_amod Foreign_ADJ_4_amod Minister_NOUN_5_nmod:desc Ma_PROPN_7_nsubj:PERSON Zhaoxu_PROPN_5_flat:I-PERSON"
)


def told(line: str) -> tuple[str, str | None, str | None]:
    laid, _ = world(line)
    made = claim(laid.board, laid.phrases[0][0])
    return made.code, made.sector, made.office


def test_a_title_and_a_name_are_one_run() -> None:
    laid, _ = world(f"Chinese_ADJ_4_amod:GROUP {RUN} ~,_PUNCT_5_punct spoke|speak_VERB_0_root".replace("_7_", "_8_"))
    (phrase,) = laid.phrases[0]
    assert phrase.run is not None
    assert (phrase.first, phrase.last) == (0, 5)


def test_an_office_is_told_without_state_and_name() -> None:
    line = f"Chinese_ADJ_4_amod:GROUP {RUN} spoke|speak_VERB_0_root"
    assert told(line) == ("CHN", "GOV", "Vice Foreign Minister")


def test_the_words_beside_a_broad_noun_give_its_sector() -> None:
    line = (
        "The_DET_2_det head_NOUN_9_nsubj of_ADP_8_case Iran_PROPN_8_nmod:poss:PLACE ~'s_PART_4_case "
        "parliament_NOUN_8_compound security_NOUN_8_compound committee_NOUN_2_nmod spoke|speak_VERB_0_root"
    )
    assert told(line)[:2] == ("IRN", "LEG")


def test_the_envoy_is_of_the_sending_state() -> None:
    line = (
        "The_DET_3_det Russian_ADJ_3_amod:GROUP ambassador_NOUN_6_nsubj to_ADP_5_case Turkey_PROPN_3_nmod:PLACE "
        "left|leave_VERB_0_root"
    )
    assert told(line) == ("RUS", "GOV", "ambassador")


def test_former_holders_are_elites() -> None:
    line = "former_ADJ_3_amod US_PROPN_3_compound:PLACE envoy_NOUN_4_nsubj spoke|speak_VERB_0_root"
    assert told(line) == ("USA", "ELI", "former envoy")


def test_backed_by_a_state_is_not_of_it() -> None:
    line = (
        "Russian_ADJ_3_obl:PLACE ~-_PUNCT_3_punct ~backed|back_VERB_4_amod mutineers|mutineer_NOUN_5_nsubj=plural "
        "fired|fire_VERB_0_root"
    )
    assert told(line)[:2] == ("", "REB")


def test_based_in_a_state_belongs_there() -> None:
    line = (
        "Turkey_PROPN_3_obl:PLACE ~-_PUNCT_3_punct ~based|base_VERB_4_amod activists|activist_NOUN_5_nsubj=plural "
        "marched|march_VERB_0_root"
    )
    assert told(line)[0] == "TUR"


def test_an_army_spokesman_is_military() -> None:
    line = "Israeli_ADJ_3_amod:GROUP army_NOUN_3_compound spokesman_NOUN_4_nsubj spoke|speak_VERB_0_root"
    assert told(line)[:2] == ("ISR", "MIL")


def test_a_president_elect_keeps_the_office() -> None:
    line = (
        "South_ADJ_2_amod:GROUP Korean_ADJ_3_amod:I-GROUP President_NOUN_6_nmod:desc "
        "~-_PUNCT_5_punct ~elect_ADJ_3_amod Yoon_PROPN_7_nsubj:PERSON spoke|speak_VERB_0_root"
    )
    assert told(line) == ("KOR", "GOV", "President-elect")


def test_who_somebody_is_of_tells_the_sector_of_a_broad_noun() -> None:
    line = (
        "The_DET_2_det {whose}_NOUN_4_nmod:poss=plural ~'_PART_2_case leader_NOUN_5_nsubj left|leave_VERB_0_root "
        "Iran_PROPN_5_obj:PLACE"
    )
    laid, _ = world(line.format(whose="rebels|rebel"))
    assert claim(laid.board, laid.phrases[0][-1]).sector == "REB"
    laid, _ = world(line.format(whose="miners|miner"))
    assert claim(laid.board, laid.phrases[0][-1]).sector == "LAB"
