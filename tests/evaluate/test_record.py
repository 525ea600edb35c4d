"""Tests of measuring records against gold records."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import records
from dragoman.errors import BadInput
from dragoman.evaluate.record import evaluate_records, score_record
from dragoman.record import to_dict
from fakes import GOOD, FakeCoder

GOLD: dict[str, Any] = {
    "document": "sample",
    "published": "2025-03-14",
    "sentences": [{"start": 17, "end": 58}, {"start": 58, "end": 118}, {"start": 118, "end": 200}],
    "events": [
        {
            "id": "g1", "sentence": 0, "types": ["CONSULT", "AGREE"], "trigger": ["met"], "actors": ["CHN", "IRN"],
            "status": ["actual"], "modes": ["multilateral"], "date": ["2025-03-14"], "place": "Beijing",
            "attributed": False,
        },
        {
            "id": "g2", "sentence": 1, "types": ["REJECT"], "trigger": ["reject"], "actors": ["CHN"],
            "recipients": ["USA"], "recipients_optional": True, "status": ["actual"], "attributed": True,
        },
        {
            "id": "g3", "sentence": 2, "types": ["SUPPORT"], "trigger": ["signed"], "actors": ["CHN"],
            "status": ["actual"],
        },
        {
            "id": "g4", "sentence": 2, "types": ["AID"], "trigger": ["gave"], "actors": ["IRN"], "status": ["actual"],
            "optional": True,
        },
    ],
    "must_not": [
        {"sentence": 1, "types": ["THREATEN"], "trigger": ["threats"], "why": "threats are only spoken of"},
        {"sentence": 2, "types": ["AGREE"], "why": "signing is SUPPORT"},
    ],
    "statements": [
        {
            "sentence": 1, "speaker": [], "speaker_name": "Ma Zhaoxu", "cue": "said", "content": "reject the threats",
            "quotes": ["We reject the threats"],
        },
    ],
    "instruments": [
        {"name": ["Accord"], "changes": [{"change": ["signed"], "by": "CHN, IRN"}]},
        {"name": ["Other Treaty"], "optional": True},
    ],
    "persons": [{"name": "Ma Zhaoxu", "country": "CHN", "sector": "GOV"}],
    "coreference": [{"sentence": 2, "text": "two countries", "is": ["China", "IRN"]}],
    "order": [["g1", "before", "g3"]],
}  # fmt: skip


def scored(gold: dict[str, Any] = GOLD, record: dict[str, Any] | None = None) -> dict[str, str]:
    return score_record(gold, record or to_dict(records.record())).fractions()


def changed(*path: str | int, to: object) -> dict[str, Any]:
    """Return the sample record with one place changed."""
    record: Any = deepcopy(to_dict(records.record()))
    part = record
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = to
    return dict(record)


def test_a_right_record() -> None:
    assert scored() == {
        "coreference": "1/1",
        "event_full": "3/3",
        "event_precision": "3/3",
        "event_recall": "3/3",
        "field_actors": "3/3",
        "field_attributed": "2/2",
        "field_date": "1/1",
        "field_mode": "1/1",
        "field_place": "1/1",
        "field_recipients": "1/1",
        "field_status": "3/3",
        "instrument_change_recall": "1/1",
        "instrument_recall": "1/1",
        "must_not_made": "0/2",
        "order_recall": "1/1",
        "person_recall": "1/1",
        "quote_recall": "1/1",
        "statement_precision": "1/1",
        "statement_recall": "1/1",
        "verbatim_spans": "10/10",
    }


@pytest.mark.parametrize(
    ("record", "figures"),
    [
        (
            changed("events", 0, "event", to="AID"),
            {"event_recall": "2/3", "event_precision": "2/3", "order_recall": "0/1"},
        ),
        (changed("events", 0, "event", to="AGREE"), {"event_recall": "3/3"}),
        (changed("events", 0, "actor", 0, "code", to="USA"), {"event_recall": "3/3", "event_full": "2/3"}),
        (changed("events", 0, "status", to="hypothetical"), {"event_recall": "2/3", "event_precision": "2/2"}),
        (changed("events", 0, "status", to="historical"), {"field_status": "2/3", "event_full": "2/3"}),
        (changed("events", 0, "mode", to=[]), {"field_mode": "0/1"}),
        (changed("events", 0, "date", "first", to=None), {"field_date": "0/1"}),
        (changed("events", 0, "event_loc", to=None), {"field_place": "0/1"}),
        (changed("events", 1, "attributed_to", to=None), {"field_attributed": "1/2"}),
        (changed("events", 1, "event", to="THREATEN"), {"must_not_made": "0/2", "event_precision": "2/3"}),
        (changed("events", 2, "event", to="AGREE"), {"must_not_made": "1/2"}),
        (changed("events", 0, "trigger", "text", to="meet"), {"verbatim_spans": "9/10", "event_recall": "3/3"}),
        (changed("statements", 0, "quotes", to=[]), {"quote_recall": "0/1", "statement_recall": "1/1"}),
        (
            changed("statements", 0, "content", "text", to="We accept"),
            {"statement_recall": "0/1", "statement_precision": "1/1"},
        ),
        (changed("statements", to=[]), {"statement_recall": "0/1"}),
        (changed("actors", 2, "sector", to="MIL"), {"person_recall": "0/1"}),
        (changed("actors", 3, "mentions", to=[]), {"coreference": "0/1"}),
        (changed("instruments", 0, "changes", 0, "by", to=["USA"]), {"instrument_change_recall": "0/1"}),
        (changed("order", 0, "relation", to="because"), {"order_recall": "0/1"}),
    ],
)
def test_each_figure_sees_its_own_faults(record: dict[str, Any], figures: dict[str, str]) -> None:
    found = scored(record=record)
    assert {figure: found[figure] for figure in figures} == figures


def test_order_may_be_told_the_other_way_round() -> None:
    record = to_dict(records.record())
    (pair,) = record["order"]
    pair.update(first=pair["second"], second=pair["first"], relation="after")
    assert scored(record=record)["order_recall"] == "1/1"


def test_an_act_told_again_counts_as_found() -> None:
    gold = deepcopy(GOLD)
    gold["events"].append({**gold["events"][0], "id": "g5", "sentence": 2})
    record = to_dict(records.record())
    assert scored(gold, record)["event_recall"] == "3/4"
    record["events"][0]["mentions"].append(record["events"][2]["trigger"])
    assert scored(gold, record)["event_recall"] == "4/4"


def test_what_went_wrong_is_said() -> None:
    notes: list[str] = []
    record = changed("events", 0, "event", to="AID")
    score_record(GOLD, record, notes.append)
    assert "MISSED sample g1 ['CONSULT', 'AGREE'] ['CHN', 'IRN'] None" in notes
    assert "EXTRA sample 0 AID 'met' ['CHN', 'IRN'] -> [] actual" in notes
    assert "NO ORDER sample g1 before g3 (not met: g1)" in notes


def test_wrong_fields_are_said() -> None:
    notes: list[str] = []
    record = changed("events", 0, "date", to=None)
    record["order"], record["instruments"] = [], []
    score_record(GOLD, record, notes.append)
    assert "WRONG date sample g1 CONSULT 'met' ['CHN', 'IRN'] -> [] actual" in notes
    assert {"NO ORDER sample g1 before g3", "NO INSTRUMENT sample Accord"} <= set(notes)
    assert "NO CHANGE sample Accord ['signed'] ['CHN', 'IRN']" in notes


def test_a_folder(tmp_path: Path) -> None:
    gold = {
        "document": "one",
        "published": "2025-03-14",
        "sentences": [{"start": 17, "end": 32}],
        "events": [{**GOLD["events"][0], "actors": ["CHN"]}],
    }
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(GOOD)
        (tmp_path / f"{name}.gold.json").write_text(json.dumps({**gold, "document": name}))
    (tmp_path / "two.txt").write_text("undated")
    notes: list[str] = []
    result = evaluate_records(tmp_path, FakeCoder(), note=notes.append)
    assert result["documents"] == {
        "one": {"event_recall": "1/1", "event_precision": "1/1"},
        "two": {"event_recall": "0/1"},
    }
    assert result["figures"]["event_recall"] == 50.0
    assert result["figures"]["event_f1"] == 66.7
    assert result["figures"]["statement_f1"] == 0.0
    assert any(note.startswith(f"NO RECORD {tmp_path / 'two.txt'}: no date") for note in notes)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no NAME\.gold\.json in this folder"):
        evaluate_records(tmp_path, FakeCoder())
