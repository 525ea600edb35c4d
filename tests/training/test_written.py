"""Tests of the written corpus itself: its strings stand in its texts and its codes are those of the codebook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.codes import STATUSES, cameo_names, contexts, event_types

FOLDER = Path(__file__).parents[2] / "training" / "text" / "written"
FILES = sorted(FOLDER.glob("*.jsonl"))
REASONS = {
    "topic", "non-political", "no-actor", "supposed", "metaphor", "negated-report", "generic", "requested-act",
    "statement-only", "planned-act", "threatened-act", "refused-act",
}  # fmt: skip
NEVER_FUTURE = {"CONSULT", "AGREE"}
UNSCORED = {"176", "1834", "1951", "1952"}
"""Codes of CAMEO without a score in the ICEWS version, which the tables of the package therefore lack."""


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def stands(string: str | list[Any], text: str) -> bool:
    """Tell whether a string, or its n-th occurrence, is in the text."""
    name, count = (string, 1) if isinstance(string, str) else (string[0], int(string[1]))
    start = -1
    for _ in range(count):
        start = text.find(name, start + 1)
        if start < 0:
            return False
    return bool(name)


def strings(row: dict[str, Any]) -> Iterator[str | list[Any]]:
    """Yield each labelled string of a row's events, refusals and statements."""
    for event in row["events"]:
        yield event["trigger"]
        yield from event.get("also", [])
        yield from event["actor"]
        yield from event["recipient"]
    for refused in row.get("not_events", []):
        yield refused["trigger"]
    for said in row.get("statements", []):
        yield from (said["speaker"], said["cue"], said["content"], *said.get("quotes", []))


def test_there_are_files() -> None:
    assert len(FILES) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_string_is_verbatim(path: Path) -> None:
    missing = [
        (row["text"], string) for row in rows(path) for string in strings(row) if not stands(string, row["text"])
    ]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_code_is_one_of_the_codebook(path: Path) -> None:
    types, names = event_types(), cameo_names()
    wrong = [
        (row["text"], event)
        for row in rows(path)
        for event in row["events"]
        if event["type"] not in types
        or (event.get("mode") and event["mode"] not in types[event["type"]].modes)
        or event["cameo"] not in {*names, *UNSCORED}
        or event["status"] not in STATUSES
        or not set(event["context"]) <= set(contexts())
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_event_has_an_actor_and_no_meeting_or_promise_is_future(path: Path) -> None:
    wrong = [
        (row["text"], event)
        for row in rows(path)
        for event in row["events"]
        if not event["actor"] or (event["status"] == "future" and event["type"] in NEVER_FUTURE)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_refusal_has_a_known_reason(path: Path) -> None:
    assert {refused["why"] for row in rows(path) for refused in row.get("not_events", [])} <= REASONS


def test_no_text_stands_twice() -> None:
    counts = Counter(row["text"] for path in FILES for row in rows(path))
    assert [text for text, count in counts.items() if count > 1] == []
