"""Tests of training.contexts: weights of contexts learnt from labelled acts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from dragoman.codes import contexts

pytest.importorskip("scipy", reason="only what trains needs scipy")
from training.contexts import Example, examples, fit, measure, rounded

NAMES = tuple(contexts())


def test_an_act_has_its_evidence_and_its_labels(tmp_path: Path) -> None:
    act = {
        "trigger": "shelled", "type": "ASSAULT", "mode": "heavy-weapons", "actor": ["Iran"], "recipient": ["Oman"],
        "context": ["military"], "also": [["shelling", 1]],
    }  # fmt: skip
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": "Iran shelled Oman. The shelling lasted a day.", "events": [act]}) + "\n")
    (found,) = examples(path)
    assert found.labels == {"military"}
    wanted = {"bias", "type=ASSAULT", "mode=ASSAULT/heavy-weapons", "actor=GOV", "recipient=GOV", "nations=several"}
    assert wanted <= set(found.shares)
    assert {"trigger:shell", "trigger:shelling", "sentence:shelling"} <= set(found.shares)
    assert "sentence:day" not in found.shares  # it says nothing of what the act is about


def test_what_goes_with_a_context_speaks_for_it() -> None:
    train = []
    for number in range(30):
        shares = {
            "bias": 1.0,
            f"sentence:{'tank' if number % 2 else 'loan'}": 1.0,
            "report:once" if number < 2 else "report:more": 1.0,
        }
        train.append(Example(shares, frozenset({"military"} if number % 2 else {"economic"})))
    names, values = fit(train)
    assert "report:once" not in names
    assert values[names.index("sentence:tank"), NAMES.index("military")] > 1
    assert values[names.index("sentence:tank"), NAMES.index("economic")] < -1
    weights = rounded(names, values)
    assert np.abs(weights.values).max() == 127
    assert (
        np.abs(
            weights.values[weights.rows["sentence:tank"]] * weights.step - values[names.index("sentence:tank")]
        ).max()
        <= weights.step
    )
    assert measure(train, weights) == {"given": 30, "labelled": 30, "both": 30}
    wrong = [Example(train[1].shares, frozenset({"health"}))]
    assert measure(wrong, weights) == {"given": 1, "labelled": 1}
