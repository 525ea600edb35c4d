"""Tests of coding one sentence between two named parties, with a coder that finds what it was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dragoman
from dragoman.model import ActReading, Event, Relation
from dragoman.relation import code_relation, find_words, relate
from fakes import ToldCoder, told_event
from scenes import spell

HIT = spell("Iran/PROPN/2/nsubj hit/VERB/0/root Iraq/PROPN/2/obj and/CCONJ/5/cc met=meet/VERB/2/conj Oman/PROPN/5/obj")
TEXT = "Iran hit Iraq and met Oman"
IRAN, IRAQ, OMAN = (0, 4), (9, 13), (22, 26)
ASSAULT = told_event("ASSAULT", IRAN, IRAQ)
CONSULT = replace(
    told_event("CONSULT", IRAN), actor=(*told_event("CONSULT", IRAN).actor, *told_event("CONSULT", OMAN).actor)
)


def coder(*events: Event, acts: tuple[ActReading, ...] = ()) -> ToldCoder:
    return ToldCoder({TEXT: replace(HIT, acts=acts)}, {TEXT: events})


def test_the_act_of_the_source_towards_the_target_wins() -> None:
    both = coder(ASSAULT, CONSULT)
    hit = code_relation(TEXT, "Iran", "Iraq", coder=both)
    assert (hit.event, hit.quad_code) == ("ASSAULT", 4)
    assert list(hit.scores) == ["ASSAULT", "CONSULT"]
    assert sum(hit.scores.values()) == pytest.approx(1)
    assert hit.scores["ASSAULT"] == pytest.approx(0.9 / (0.9 + 0.27), abs=1e-4)
    met = code_relation(TEXT, "Iran", "Oman", coder=both)
    assert (met.event, met.quad_code) == ("CONSULT", 1)


def test_roles_are_not_exchanged() -> None:
    assert code_relation(TEXT, "Iraq", "Iran", coder=coder(ASSAULT)) == Relation(None, None, {})


def test_parties_of_a_meeting_may_stand_in_either_place() -> None:
    assert code_relation(TEXT, "Oman", "Iran", coder=coder(CONSULT)).event == "CONSULT"


def test_without_an_act_between_them_there_is_none() -> None:
    assert code_relation(TEXT, "Oman", "Iraq", coder=coder(CONSULT)).scores == {"CONSULT": 1.0}
    assert code_relation(TEXT, "Iraq", "Oman", coder=coder()) == Relation(None, None, {})


def reading(event: str, chance: float, actor: dict[int, float], recipient: dict[int, float]) -> ActReading:
    chances = [tuple(side.get(i, 0.0) for i in range(6)) for side in (actor, recipient)]
    return ActReading(1, ((event, chance),), (), (), *chances)


def test_readings_of_the_network_vote_too() -> None:
    act = reading("THREATEN", 0.8, {0: 0.9}, {2: 0.9})
    assert code_relation(TEXT, "Iran", "Iraq", coder=coder(acts=(act,))) == Relation(
        "THREATEN", 3, {"THREATEN": 1.0}, "130"
    )
    against = code_relation(TEXT, "Iran", "Iraq", coder=coder(told_event("AID", IRAN, None, 0.3), acts=(act,)))
    assert against.event == "THREATEN"
    assert against.scores["AID"] > 0.2
    coded = code_relation(TEXT, "Iran", "Iraq", coder=coder(told_event("AID", IRAN, IRAQ, 0.3), acts=(act,)))
    assert coded.event == "AID"


def test_a_mutual_reading_has_both_as_actors() -> None:
    met = code_relation(TEXT, "Oman", "Iran", coder=coder(acts=(reading("CONSULT", 0.9, {0: 0.9, 5: 0.9}, {}),)))
    assert met.event == "CONSULT"
    hit = reading("ASSAULT", 0.9, {0: 0.9}, {2: 0.9})
    assert code_relation(TEXT, "Oman", "Iraq", coder=coder(acts=(hit,))).event is None


def test_a_party_that_is_not_named_is_anybody() -> None:
    assert relate(TEXT, None, IRAQ, coder=coder(ASSAULT)).event == "ASSAULT"
    assert relate(TEXT, IRAN, None, coder=coder(ASSAULT)).event == "ASSAULT"


@pytest.mark.parametrize("words", ["France", ""])
def test_parties_must_stand_in_the_sentence(words: str) -> None:
    with pytest.raises(dragoman.BadInput, match="give source and target as they stand in it"):
        code_relation(TEXT, words, "Iran", coder=coder())


@pytest.mark.parametrize(
    ("sentence", "words", "found"),
    [
        ("Iran hit Iraq", "Iraq", "Iraq"),
        ("Iranian guns hit Iran", "Iran", "Iran"),
        ("iranian guns hit iran", "Iran", "iran"),
        ("The IRAN of old", "Iran", "IRAN"),
        ("Pro-Iran groups", "Iran", "Iran"),
        ("Iranians left", "Iran", "Iran"),
        ("The U.S. left", "U.S.", "U.S."),
        ("Ankara (Turkey) left", "(Turkey)", "(Turkey)"),
    ],
)
def test_words_are_found_whole_before_in_part(sentence: str, words: str, found: str) -> None:
    place = find_words(sentence, words)
    assert place is not None
    assert sentence[slice(*place)] == found


def test_words_are_found_whole_though_a_part_comes_first() -> None:
    assert find_words("Iranian guns hit Iran", "Iran") == (17, 21)
    assert find_words("Iran hit", "Oman") is None
    assert find_words("Iran hit", "") is None


def test_an_act_that_was_not_done_counts_less() -> None:
    denied = replace(ASSAULT, status="negated")
    threat = replace(told_event("THREATEN", IRAN), recipient=())
    assert code_relation(TEXT, "Iran", "Iraq", coder=coder(denied, threat)).event == "THREATEN"


def test_the_cameo_code_is_that_of_the_strongest_act() -> None:
    assert code_relation(TEXT, "Iran", "Iraq", coder=coder(ASSAULT, replace(CONSULT, cameo="041"))).cameo == "190"


def test_the_package_offers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.relation.shared_coder", lambda: coder(ASSAULT))
    assert dragoman.code_relation(TEXT, "Iran", "Iraq").event == "ASSAULT"
