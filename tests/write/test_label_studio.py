"""Tests of tasks for Label Studio: offsets give the words, relations join regions, answers are allowed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.label_studio import interface, label_studio_text
from dragoman.write.settings import Settings
from strict_marks import read_tasks


def read(*found: Record) -> list[dict[str, Any]]:
    return read_tasks("".join(label_studio_text(found, Settings())), interface(Settings()))


def test_a_task_a_report() -> None:
    (task,) = read(records.record())
    assert task["data"]["text"] == records.TEXT
    assert (task["data"]["date"], task["data"]["title"]) == ("2025-03-14", "Talks in Beijing")
    result = task["predictions"][0]["result"]
    regions = {part["id"]: part["value"] for part in result if part["type"] == "labels"}
    roles = {
        (regions[part["from_id"]]["text"], part["labels"][0], regions[part["to_id"]]["text"])
        for part in result
        if part["type"] == "relation"
    }
    assert {("met", "actor", "China"), ("met", "actor", "Iran"), ("met", "before", "signed")} <= roles
    assert ["actual"] in [part["value"]["choices"] for part in result if part["type"] == "choices"]


def test_a_carriage_return_does_not_move_what_follows() -> None:
    (task,) = read(records.told("a\r\nb\rc"))
    assert task["data"]["text"] == "a \nb\nc"


def test_no_reports_are_an_empty_list() -> None:
    assert read() == []
    assert len(read(records.record(), records.told("x"))) == 2


def test_withheld_text_is_refused() -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        list(label_studio_text([], Settings(withhold_text=True)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_keeps_its_offsets(words: str) -> None:
    (task,) = read(records.told(words))
    assert len(task["data"]["text"]) == len(words)
