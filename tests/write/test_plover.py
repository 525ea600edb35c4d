"""Tests of the exchange format of PLOVER."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import records
from dragoman.model import When
from dragoman.write.plover import plover_events, plover_lines


def test_one_event_a_line_in_plovers_fields() -> None:
    lines = list(plover_lines(records.record()))
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
    (event, *_) = plover_events(replace(record, events=(before,)))
    assert (event["date"], event["enddate"], event["date_basis"]) == ("2025-03-13", "2025-03-13", "before")


def test_a_record_without_events_has_no_lines() -> None:
    assert list(plover_lines(records.record(events=[], order=[]))) == []
