"""Twelve reports in the manner of news agencies, with the events that the codebook demands in each sentence.

``tests/reports/develop`` may be read when the coder is mended; ``tests/reports/held_out`` is only ever measured: who
looks at what fails there makes it worthless. Both were labelled before the coder had seen them. The form is that of the
gold records (docs/evaluation.md), so ``dragoman eval record tests/reports/develop`` measures them too. The floors in
``gates.json`` lie a little under what was measured.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.codes import STATUSES, entity_codes, event_types
from dragoman.evaluate.record import evaluate_records
from dragoman.pipeline import Coder

TESTS = Path(__file__).parents[2]
REPORTS = TESTS / "reports"
GATES: dict[str, Any] = json.loads((TESTS / "gates.json").read_text(encoding="utf-8"))
HALVES = ["develop", "held_out"]
FIGURES = ["event_recall", "event_precision", "event_full"]


def records(half: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((REPORTS / half).glob("*.gold.json"))]


@pytest.mark.parametrize("half", HALVES)
def test_the_labels_are_legal_and_stand_in_the_text(half: str) -> None:
    found = records(half)
    assert len(found) == len(list((REPORTS / half).glob("*.txt"))) == 6
    for gold in found:
        text = (REPORTS / half / gold["document"]).read_text(encoding="utf-8")
        for event in gold["events"]:
            place = gold["sentences"][event["sentence"]]
            sentence = text[place["start"] : place["end"]]
            assert all(word in sentence for word in event["trigger"]), event
            assert set(event["types"]) <= set(event_types()), event
            assert set(event["status"]) <= set(STATUSES), event
            assert event["actors"], event
            assert {*event["actors"], *event["recipients"]} <= set(entity_codes()), event


@pytest.mark.parametrize("half", HALVES)
def test_events_of_reports(
    half: str, capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    measured = evaluate_records(REPORTS / half, Coder())
    figures, gate = measured["figures"], GATES[f"reports/{half}"]
    required = sum(not event.get("optional") for gold in records(half) for event in gold["events"])
    assert int(measured["counts"]["event_recall"].partition("/")[2]) == required >= 70
    for name in FIGURES:
        record_property(name, figures[name])
    with capsys.disabled():
        shown = ", ".join(f"{name} {figures[name]} (floor {gate['at_least'][name]})" for name in FIGURES)
        sys.stdout.write(f"\nreports, {half}: {shown}\n")
    assert all(figures[name] >= gate["at_least"][name] for name in FIGURES), measured["counts"]
    assert figures["must_not_made"] <= gate["at_most"]["must_not_made"], measured["counts"]
