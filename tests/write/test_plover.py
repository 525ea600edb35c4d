"""Tests of the exchange format of PLOVER."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import records
from dragoman.model import Telling, When
from dragoman.write.plover import plover_events, plover_text
from dragoman.write.settings import Settings


def test_one_event_a_line_in_plovers_fields() -> None:
    lines = list(plover_text([records.record()], Settings()))
    assert len(lines) == 3
    event = json.loads(lines[0])
    assert event == {
        "id": records.record().events[0].id,
        "has_event": True,
        "date": "2025-03-14",
        "enddate": "2025-03-14",
        "actor": [
            {
                "code": "CHN", "sector": "GOV", "entity_text": "China", "identifier_id": None,
                "identifier_text": "China", "office": None,
            },
            {
                "code": "IRN", "sector": "GOV", "entity_text": "Iran", "identifier_id": None, "identifier_text": "Iran",
                "office": None,
            },
        ],
        "recipient": [],
        "event": ["CONSULT"],
        "mode": ["multilateral"],
        "context": ["diplomatic"],
        "quad_code": 1,
        "event_scale": 4.0,
        "event_loc": {
            "extracted_place": "Beijing", "resolved_place": "Beijing", "geonameid": "1816670", "lat": 39.9,
            "lon": 116.4, "country_code": "CHN", "feature_code": "PPLC",
        },
        "event_text": ["met", "met"],
        "text": "China and Iran met in Beijing on Friday.",
        "text_info": {"sequence": 0, "start": 17, "end": 57},
        "cite_info": {
            "citation": "ab12cd34ef56ab12", "url": None, "title": "Talks in Beijing", "language": "en",
            "publication": "Our desk", "coder": records.CODER, "codebook": "dragoman-1",
        },
        "coder": records.CODER,
        "status": "actual",
        "date_precision": "day",
        "date_basis": "relative",
    }  # fmt: skip


def test_the_required_date_of_a_background_event_is_its_last_possible_day() -> None:
    record = records.record()
    before = replace(record.events[0], date=When(None, date(2025, 3, 13), "day", "before"))
    (event, *_) = plover_events([replace(record, events=(before,))], Settings())
    assert (event["date"], event["enddate"], event["date_basis"]) == ("2025-03-13", "2025-03-13", "before")


def test_a_record_without_events_has_no_lines() -> None:
    assert list(plover_text([records.record(events=[], order=[])], Settings())) == []


def test_withheld_text_leaves_offsets_and_hashes() -> None:
    record = records.record()
    (event, *_) = plover_events([record], Settings(withhold_text=True))
    assert event["text"] is None
    assert event["event_text"] == []
    assert event["event_loc"]["extracted_place"] is None
    assert event["event_loc"]["resolved_place"] == "Beijing"
    assert {entity["entity_text"] for entity in event["actor"]} == {None}
    place = event["text_info"]
    words = record.report.text[place["start"] : place["end"]]
    assert sha256(words.encode()).hexdigest() == place["sha256"]
    assert words not in json.dumps(event)


def test_statuses_are_a_choice_and_what_many_tell_is_written_once() -> None:
    first, second = records.record(), replace(records.record(), events=(replace(records.record().events[0], id="x"),))
    telling = Telling("joined", 2, 1, date(2025, 3, 15))
    tellings = {first.events[0].id: telling, "x": telling}
    assert len(list(plover_events([first, second], Settings()))) == 4
    assert [row["id"] for row in plover_events([first, second], Settings(tellings=tellings))] == [
        event.id for event in first.events
    ]
    assert list(plover_events([first], Settings(statuses=("future",)))) == []


MANUAL = {
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip


def test_fields_are_the_manuals_and_a_few_of_our_own() -> None:
    record = records.record()
    tellings = {record.events[0].id: Telling("joined", 3, 2, date(2025, 3, 15))}
    told, *rest = plover_events([record], Settings(tellings=tellings))
    own = {"status", "date_precision", "date_basis"}
    assert set(told) - MANUAL - own == {"joined_event", "reports", "independent_reports"}
    assert (told["joined_event"], told["reports"], told["independent_reports"]) == ("joined", 3, 2)
    assert all(set(row) - MANUAL == own for row in rest)
    assert {"id", "date", "actor", "event"} <= set(told)
