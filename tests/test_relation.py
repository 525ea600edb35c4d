"""Tests of coding one sentence between two named parties, with a coder that needs no model."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Relation
from fakes import FakeCoder


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.relation.shared_coder", FakeCoder)


def test_the_act_between_two_parties() -> None:
    # the fake coder finds China only, so China is both the one who acts and one of those who act together
    assert dragoman.code_relation("China met Iran.", "China", "China") == Relation("CONSULT", 1, {"CONSULT": 0.9})


def test_no_act_between_them() -> None:
    assert dragoman.code_relation("China met Iran.", "Iran", "China") == Relation(None, None, {})


@pytest.mark.parametrize("words", ["France", ""])
def test_parties_must_stand_in_the_sentence(words: str) -> None:
    with pytest.raises(dragoman.BadInput, match="give source and target as they stand in it"):
        dragoman.code_relation("China met Iran.", words, "Iran")
