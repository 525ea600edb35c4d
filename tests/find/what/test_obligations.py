"""Tests of dragoman.find.what.obligations: requests made without a verb of asking."""

from __future__ import annotations

import pytest

from dragoman.find.what.obligations import demands
from scenes import frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN"}
KNOWN = frames(
    "meet V - - CONSULT - 040",
    inner=["REQUEST/appeal >CONSULT meet 026", "REQUEST/appeal * change 020"],
    attitudes={"speech": "say add"},
)
SAID = "Iran/PROPN/2/nsubj said=say/VERB/0/root "
MEET = "Oman/PROPN/5/nsubj {0}/AUX/5/aux meet/VERB/2/ccomp him/PRON/5/obj"


def made(spec: str) -> list[tuple[str, str, str, list[str], list[str]]]:
    one = scene(spec, ACTORS, KNOWN)
    return [
        (one.sentence.tokens[act.match.token].text, act.match.mode, act.match.cameo,
         [w.entity.entity_text for w in act.actors], [w.entity.entity_text for w in act.recipients])
        for act in demands(one.tree, one.matcher, one.roles, one.frames)
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["should", "must"])
def test_what_another_should_do_is_a_request(word: str) -> None:
    assert made(SAID + MEET.format(word)) == [("meet", "meet", "026", ["Iran"], ["Oman"])]


def test_a_clause_without_a_frame_asks_for_change() -> None:
    spec = (
        "Oman/PROPN/3/nsubj must/AUX/3/aux pay/VERB/0/root ,/PUNCT/3/punct Iran/PROPN/6/nsubj said=say/VERB/3/parataxis"
    )
    assert made(spec) == [("pay", "change", "020", ["Iran"], ["Oman"])]


def test_a_need_that_is_told_is_a_request_to_nobody() -> None:
    spec = SAID + "there/PRON/4/expl was=be/VERB/2/ccomp a/DET/6/det need/NOUN/4/nsubj to/PART/8/mark meet/VERB/6/acl"
    assert made(spec) == [("meet", "meet", "026", ["Iran"], [])]


@pytest.mark.parametrize(
    "spec",
    [
        SAID + MEET.format("will"),
        SAID + MEET.format("must").replace("Oman", "Iran"),
        "Oman/PROPN/3/nsubj must/AUX/3/aux pay/VERB/0/root",
        "It/PRON/2/nsubj said=say/VERB/0/root " + MEET.format("must"),
        SAID + "guests=guest/NOUN/5/nsubj should/AUX/5/aux leave/VERB/2/ccomp",
        SAID + "it/PRON/4/nsubj met=meet/VERB/2/ccomp a/DET/6/det need/NOUN/4/obj",
    ],
    ids=["no duty", "a duty of one's own", "the report's voice", "nobody speaks", "nobody known", "no such need"],
)
def test_what_is_no_request(spec: str) -> None:
    assert made(spec) == []


def test_the_reason_is_told() -> None:
    one = scene(SAID + MEET.format("must"), ACTORS, KNOWN)
    (act,) = demands(one.tree, one.matcher, one.roles, one.frames)
    assert (act.status.status, act.status.reason) == ("actual", "said: said")
    assert act.match.frame.source == "a duty or need told by a speaker"
