"""Tests of tasks for Label Studio: offsets give the words, relations join regions, answers are allowed."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.label_studio import interface, label_studio_text
from dragoman.write.settings import Settings

XML = ET.fromstring(interface(Settings()))  # noqa: S314 - our own output


def allowed(tag: str, inner: str) -> dict[str, set[str]]:
    """Return what each control of the interface allows."""
    return {str(part.get("name")): {str(one.get("value")) for one in part.iter(inner)} for part in XML.iter(tag)}


def read(*found: Record) -> list[dict[str, Any]]:
    """Read tasks and check every part of each prediction against the interface."""
    tasks = json.loads("".join(label_studio_text(found, Settings())))
    labels, choices = allowed("Labels", "Label")["label"], allowed("Choices", "Choice")
    relations = {str(part.get("value")) for part in XML.iter("Relation")}
    for task in tasks:
        assert set(task) == {"data", "predictions"}
        text = task["data"]["text"]
        (prediction,) = task["predictions"]
        assert prediction["model_version"]
        regions = {part["id"]: part for part in prediction["result"] if part["type"] == "labels"}
        assert len(regions) == sum(part["type"] == "labels" for part in prediction["result"])
        for part in prediction["result"]:
            if part["type"] == "relation":
                assert {part["from_id"], part["to_id"]} <= set(regions)
                assert part["direction"] == "right"
                assert set(part["labels"]) <= relations
                continue
            value = part["value"]
            assert text[value["start"] : value["end"]] == value["text"]
            assert part["to_name"] == "text"
            if part["type"] == "labels":
                assert part["from_name"] == "label"
                assert set(value["labels"]) <= labels
            else:
                assert part["type"] == "choices"
                assert part["id"] in regions
                assert set(value["choices"]) <= choices[part["from_name"]]
    result: list[dict[str, Any]] = tasks
    return result


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
