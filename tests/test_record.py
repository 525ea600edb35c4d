"""Tests of assembling records and of their published form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.errors import BadRecord
from dragoman.model import Cast, Event, Parse, Record
from dragoman.record import assemble, to_dict, to_json
from factory import report


def test_everything_stands_in_the_order_of_the_text() -> None:
    record = records.record()
    assert [actor.name for actor in record.actors] == ["China", "Iran", "Ma Zhaoxu", "China and Iran"]
    assert [event.trigger.text for event in record.events] == ["met", "reject", "signed"]


def test_ids_are_content_hashes_whatever_the_finders_call_things() -> None:
    record = records.record()
    again = records.record(events=list(reversed(records.parts()["events"])))  # type: ignore[call-overload]
    assert to_json(record) == to_json(again)
    ids = [item.id for item in record.actors] + [item.id for item in record.events]
    ids += [record.statements[0].id, record.instruments[0].id]
    assert len(set(ids)) == len(ids)
    assert all(len(name) == 12 and set(name) <= set("0123456789abcdef") for name in ids)


def test_an_events_id_is_its_claim_not_how_sure_it_is() -> None:
    def ids(**changes: object) -> list[str]:
        found: list[Event] = records.parts()["events"]  # type: ignore[assignment]
        events = [replace(event, **changes) for event in found]  # type: ignore[arg-type]
        return [event.id for event in records.record(events=events).events]

    assert ids() == ids(confidence=0.5, why="another rule")
    assert not set(ids()) & set(ids(status="historical"))


def test_references_follow_the_new_ids() -> None:
    record = records.record()
    china, iran, _, both = record.actors
    assert both.members == (china.id, iran.id)
    assert [entity.id for entity in record.events[0].actor] == [china.id, iran.id]
    assert record.events[1].attributed_to == record.statements[0].id
    assert (record.order[0].first, record.order[0].second) == (record.events[0].id, record.events[2].id)
    assert china.mentions[0].actor == china.id


def test_two_items_of_the_same_content_get_two_ids() -> None:
    events = [records.event("e1", "CONSULT", "met"), records.event("e2", "CONSULT", "met")]
    record = records.record(events=events, order=[])
    assert record.events[0].id != record.events[1].id


@pytest.mark.parametrize(
    "changes",
    [
        {"events": [records.event("e1", "CONSULT", "met"), records.event("e1", "CONSULT", "signed")]},
        {"events": [records.event("e1", "CONSULT", "met", actor=(records.entity("nobody", "CHN", "China"),))]},
        {"events": [records.event("e1", "CONSULT", "met", attributed_to="nothing")]},
        {"events": []},  # the order names events that are gone
    ],
)
def test_keys_that_clash_or_lead_nowhere_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        records.record(**changes)


def test_published_form() -> None:
    made = to_dict(records.record())
    assert list(made) == [
        "schema", "coder", "report", "actors", "events", "statements", "instruments", "order", "refusals",
    ]  # fmt: skip
    assert list(made["report"]) == ["id", "date", "title", "source", "url", "language", "text", "sentences"]
    event = made["events"][0]
    assert list(event) == [
        "id", "event", "mode", "context", "cameo", "goldstein", "quad_code", "event_scale", "status", "attributed_to",
        "actor", "recipient", "trigger", "mentions", "sentence", "date", "event_loc", "confidence", "why",
    ]  # fmt: skip
    assert event["date"] == {
        "first": "2025-03-14", "last": "2025-03-14", "precision": "day", "basis": "relative",
        "start": 47, "end": 56, "text": "on Friday",
    }  # fmt: skip
    assert made["events"][1]["date"]["text"] is None
    assert event["confidence"] == 0.91
    assert isinstance(event["goldstein"], float)
    assert event["event_loc"]["extracted_place"] == "Beijing"
    assert made["events"][1]["event_loc"] is None


def test_json_is_one_line_of_readable_text() -> None:
    line = to_json(records.record())
    assert "“We reject the threats,”" in line
    assert json.loads(line) == to_dict(records.record())


def _empty(text: str) -> Record:
    return assemble(report(text), Parse(()), Cast(()), coder="x")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_stays_on_one_line_and_comes_back(text: str) -> None:
    line = to_json(_empty(text))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["text"] == text
