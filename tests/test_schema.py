"""Tests that the published JSON Schema, the frozen types and the codebook's tables say the same."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import records
from dragoman import codes, model
from dragoman.record import to_dict

SCHEMA: dict[str, Any] = json.loads((files("dragoman") / "data" / "record.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema_and_closed() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    def closed(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert part["additionalProperties"] is False
                assert part["required"] == list(part["properties"])
            for value in part.values():
                closed(value)
        elif isinstance(part, list):
            for value in part:
                closed(value)

    closed(SCHEMA)


def test_the_sample_record_is_valid() -> None:
    VALIDATOR.validate(to_dict(records.record()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "cameo"), 40),
        (("events", 0, "goldstein"), "1.0"),
        (("events", 0, "status"), "past"),
        (("events", 0, "actor"), []),
        (("events", 0, "mode"), ["shout"]),
        (("events", 0, "date", "first"), "14 March 2025"),
        (("actors", 0, "code"), "China"),
        (("actors", 0, "wikidata"), "https://www.wikidata.org/wiki/Q148"),
        (("report", "title"), 5),
        (("report", "extra"), "x"),
        (("schema",), "dragoman-record/2"),
        (("refusals", 0, "start"), -1),
    ],
)
def test_a_broken_record_is_invalid(path: tuple[str | int, ...], value: object) -> None:
    made: Any = deepcopy(to_dict(records.record()))
    part = made
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not VALIDATOR.is_valid(made)


@pytest.mark.parametrize(
    ("name", "kind", "renamed"),
    [
        ("actor", model.Actor, {}),
        ("entity", model.Entity, {}),
        ("event", model.Event, {}),
        ("statement", model.Statement, {}),
        ("instrument", model.Instrument, {}),
        ("order", model.Order, {}),
        ("refusal", model.Refusal, {}),
        ("span", model.Span, {}),
        ("when", model.When, {"span": ["start", "end", "text"]}),
        ("place", model.Location, {"span": ["extracted_place"]}),
    ],
)
def test_fields_are_those_of_the_frozen_types(name: str, kind: type, renamed: dict[str, list[str]]) -> None:
    expected = [part for field in fields(kind) for part in renamed.get(field.name, [field.name])]
    published = list(SCHEMA["$defs"][name]["properties"])
    if name == "place":
        published = published[:-2]  # start and end of the span stand last
    assert published == expected


INTERNAL = {"body_start", "dateline", "origin"}
"""Fields of a report that are for reading only; the published record has a fixed form."""


def test_report_fields_are_those_of_the_frozen_type() -> None:
    published = list(SCHEMA["properties"]["report"]["properties"])
    expected = [field.name for field in fields(model.Report) if field.name not in INTERNAL] + ["sentences"]
    assert sorted(published) == sorted(expected)


def test_enumerations_are_the_codebooks() -> None:
    defs = SCHEMA["$defs"]
    event = defs["event"]["properties"]
    assert event["event"]["enum"] == list(codes.event_types())
    assert event["mode"]["items"]["enum"] == sorted(
        {mode for kind in codes.event_types().values() for mode in kind.modes}
    )
    assert event["context"]["items"]["enum"] == list(codes.contexts())
    assert event["status"]["enum"] == list(codes.STATUSES)
    assert defs["sector"]["enum"] == sorted(codes.sectors())
    assert defs["actor"]["properties"]["kind"]["enum"] == list(codes.KINDS)
    assert defs["actor"]["properties"]["mentions"]["items"]["properties"]["how"]["enum"] == list(codes.HOWS)
    assert defs["when"]["properties"]["precision"]["enum"] == list(codes.PRECISIONS)
    assert defs["when"]["properties"]["basis"]["enum"] == list(codes.BASES)
    assert defs["refusal"]["properties"]["reason"]["enum"] == list(codes.REFUSAL_REASONS)
    assert defs["statement"]["properties"]["kind"]["enum"] == list(codes.STATEMENT_KINDS)
    assert defs["order"]["properties"]["relation"]["enum"] == list(codes.ORDER_RELATIONS)
