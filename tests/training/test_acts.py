"""Tests of training.acts: the written corpus read into words with their acts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.acts import EVENTS, MODES, STATUSES, Text, read_texts

FOLDER = Path(__file__).parents[2] / "training" / "text" / "written"
SENTENCE = "Iran and Oman called off the talks, and Iran blamed Oman."


def text(tmp_path: Path, *events: dict[str, Any]) -> Text:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": SENTENCE, "events": list(events)}) + "\n\n", encoding="utf-8")
    (found,) = read_texts(path)
    return found


def test_labels_begin_with_none() -> None:
    assert (EVENTS[0], MODES[0]) == ("", "")
    assert len(EVENTS) == 17
    assert "CONSULT/visit" in MODES
    assert STATUSES[0] == "actual"


def test_an_act_has_the_places_of_its_words(tmp_path: Path) -> None:
    found = text(
        tmp_path,
        {"trigger": "called off", "type": "REJECT", "mode": "meet", "status": "historical", "actor": ["Iran", "Oman"],
         "recipient": []},
    )  # fmt: skip
    (act,) = found.acts
    assert [found.words[i] for i in act.trigger] == ["called"]
    assert [found.words[i] for i in act.actor] == ["Iran", "Oman"]
    assert (act.event, act.mode, act.status, act.recipient) == ("REJECT", "REJECT/meet", "historical", [])


def test_what_is_not_said_is_the_usual(tmp_path: Path) -> None:
    (act,) = text(tmp_path, {"trigger": "blamed", "type": "ACCUSE"}).acts
    assert (act.mode, act.status, act.actor, act.recipient) == ("", "actual", [], [])


def test_a_mode_that_is_none_of_the_types_is_left_out(tmp_path: Path) -> None:
    (act,) = text(tmp_path, {"trigger": "blamed", "type": "ACCUSE", "mode": "visit"}).acts
    assert act.mode == ""


def test_the_second_of_two_equal_words_can_be_meant(tmp_path: Path) -> None:
    (act,) = text(
        tmp_path, {"trigger": "blamed", "type": "ACCUSE", "actor": [["Iran", 2]], "recipient": [["Oman", 2]]}
    ).acts
    assert (act.actor, act.recipient) == ([9], [11])


def test_a_retelling_is_an_act_of_the_same_kind(tmp_path: Path) -> None:
    found = text(tmp_path, {"trigger": "called off", "also": ["talks"], "type": "REJECT", "actor": ["Iran"]})
    assert [[found.words[i] for i in act.trigger] for act in found.acts] == [["called"], ["talks"]]
    assert {(act.event, tuple(act.actor)) for act in found.acts} == {("REJECT", (0,))}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_all_words_of_the_corpus_are_found(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row, found in zip(rows, read_texts(path), strict=True):
        assert all(act.trigger and act.event in EVENTS and act.mode in MODES for act in found.acts), row["text"]
        named = [event for event in row.get("events", []) for _ in (event["trigger"], *event.get("also", []))]
        for event, act in zip(named, found.acts, strict=True):
            assert bool(act.actor) == bool(event.get("actor")), (row["text"], event)
            assert bool(act.recipient) == bool(event.get("recipient")), (row["text"], event)
            assert act.status in STATUSES
