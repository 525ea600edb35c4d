"""Tests of dragoman.find.what.menaces: threats made without a verb of threatening."""

from __future__ import annotations

import pytest

from dragoman.find.what.menaces import is_menace, menaces
from scenes import frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN"}
KNOWN = frames(
    "retaliate V - - THREATEN - 130",
    classes={"PENALTY": "price;response", "SUFFER_VERB": "pay", "MEET_VERB": "meet"},
    attitudes={"speech": "say tell"},
)
SAID = "Iran/PROPN/2/nsubj said=say/VERB/0/root "
PAY = SAID + "Oman/PROPN/5/nsubj would/AUX/5/aux pay/VERB/2/ccomp a/DET/7/det price/NOUN/5/obj"
MET = (
    SAID + "attacks=attack/NOUN/8/nsubj:pass by/ADP/5/case Oman/PROPN/3/nmod will/AUX/8/aux be/AUX/8/aux:pass "
    "met=meet/VERB/2/ccomp/Voice=Pass with/ADP/10/case response/NOUN/8/obl"
)
THERE = SAID + "there/PRON/5/expl will/AUX/5/aux be/VERB/2/ccomp a/DET/7/det response/NOUN/5/nsubj"
TO_OMAN = THERE + " to/ADP/9/case Oman/PROPN/7/nmod"
TOLD = (
    "Iran/PROPN/2/nsubj told=tell/VERB/0/root Oman/PROPN/2/iobj it/PRON/6/nsubj will/AUX/6/aux pay/VERB/2/ccomp "
    "price/NOUN/6/obj"
)


def made(spec: str) -> list[tuple[str, list[str], list[str]]]:
    one = scene(spec, ACTORS, KNOWN)
    return [
        (one.sentence.tokens[act.match.token].text, [w.entity.entity_text for w in act.actors],
         [w.entity.entity_text for w in act.recipients])
        for act in menaces(one.tree, one.matcher, one.roles, one.frames)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spec", "word", "recipients"),
    [
        (PAY, "pay", ["Oman"]),
        (MET, "met", ["Oman"]),
        (THERE, "be", []),
        (TO_OMAN, "be", ["Oman"]),
        (TOLD, "pay", ["Oman"]),
    ],
)
def test_who_says_that_another_will_suffer_threatens(spec: str, word: str, recipients: list[str]) -> None:
    assert made(spec) == [(word, ["Iran"], recipients)]


@pytest.mark.parametrize(
    "spec",
    [
        PAY.replace("Oman/PROPN", "Iran/PROPN"),
        PAY.replace("would/AUX", "did=do/AUX"),
        PAY.replace("price/NOUN", "fee/NOUN"),
        PAY.replace("pay/VERB", "ask/VERB"),
        PAY.replace("said=say", "heard=hear"),
        PAY.replace("a/DET/7/det", "no/DET/7/det"),
        THERE.replace("Iran/PROPN", "Locals=local/NOUN"),
        MET.replace("response/NOUN", "tea/NOUN"),
    ],
)
def test_other_sayings_do_not(spec: str) -> None:
    assert made(spec) == []


def test_who_will_suffer_threatens_nobody_himself() -> None:
    one = scene(PAY.replace("Iran/PROPN", "Locals=local/NOUN"), ACTORS, KNOWN)
    assert is_menace(one.tree, one.at("pay"), KNOWN)
    assert not is_menace(one.tree, one.at("said"), KNOWN)
    past = scene(PAY.replace("would/AUX", "did=do/AUX"), ACTORS, KNOWN)
    assert not is_menace(past.tree, past.at("pay"), KNOWN)
