"""Tests of reading records back: what was written comes back, and what is no record is refused with a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import records
from dragoman import reread
from dragoman.errors import BadInput
from dragoman.model import Mention, Record
from dragoman.record import to_json
from dragoman.reread import read_records, record_from_dict, record_from_json


def bare(record: Record) -> Record:
    """Return a record without what the published form leaves out."""
    actors = tuple(
        replace(actor, mentions=tuple(Mention(m.actor, 0, -1, -1, -1, m.span, m.how) for m in actor.mentions))
        for actor in record.actors
    )
    events = tuple(replace(event, confidence=round(event.confidence, 2)) for event in record.events)
    return replace(record, actors=actors, events=events, report=replace(record.report, body_start=0))


def test_a_record_comes_back_as_it_was() -> None:
    record = records.record()
    again = record_from_json(to_json(record))
    assert bare(again) == bare(record)
    assert to_json(again) == to_json(record)


def test_mentions_lie_in_their_sentences() -> None:
    again = record_from_json(to_json(records.record()))
    for actor in again.actors:
        for mention in actor.mentions:
            sent = again.sentences[mention.sentence]
            assert sent.start <= mention.span.start < sent.end


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 3: is no JSON"),
        ("[" * 100_000, "line 3: is no JSON"),
        ("[]", "line 3: is no dragoman-record/1"),
        ('{"schema": "dragoman-record/2"}', "line 3: is no dragoman-record/1"),
        ('{"schema": "dragoman-record/1"}', r"line 3: is no whole dragoman-record/1 \(KeyError: 'report'\)"),
    ],
)
def test_what_is_no_record_is_refused(line: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        record_from_json(line, "line 3")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("report", "date"), "14 March"),
        (("report", "text"), 5),
        (("report", "text"), "another text"),
        (("report", "sentences"), None),
        (("events", 0, "trigger", "start"), 3),
        (("events", 0, "trigger", "start"), "3"),
        (("events", 0, "event"), "MEET"),
        (("events", 0, "sentence"), None),
        (("events", 0, "confidence"), "high"),
        (("events", 0, "actor", 0, "id"), "nobody"),
        (("events", 0, "more"), 1),
        (("actors", 0, "code"), 5),
        (("statements", 0, "stance", 0, "stance"), "likes"),
        (("instruments", 0, "changes", 0, "date"), "soon"),
        (("order", 0, "first"), "nothing"),
        (("refusals", 0, "reason"), "why not"),
    ],
)
def test_a_damaged_record_is_refused(path: tuple[str | int, ...], value: object) -> None:
    row: Any = json.loads(to_json(records.record()))
    part = row
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(BadInput, match=r"^line 1: "):
        record_from_dict(row, "line 1")


def test_files_of_records_are_read_line_by_line(tmp_path: Path) -> None:
    line = to_json(records.record())
    (tmp_path / "good.jsonl").write_bytes(f"\ufeff{line}\n\n{line}".encode())
    (tmp_path / "bad.jsonl").write_bytes(b"{}\n\xff\xfe\n" + line.encode() + b"\n")
    said: list[str] = []
    names = [str(tmp_path / name) for name in ("good.jsonl", "bad.jsonl", "gone.jsonl")]
    assert [to_json(record) for record in read_records(names, said.append)] == [line] * 3
    bad, gone = names[1:]
    assert said[0].startswith(f"{bad}: line 1: is no dragoman-record/1")
    assert said[1].startswith(f"{bad}: line 2: is no UTF-8")
    assert said[2].startswith(f"{gone}: cannot be read (No such file")


def test_a_line_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "MAX_LINE", 100)
    path = tmp_path / "long.jsonl"
    path.write_text("x" * 101 + "\n" + to_json(records.record()))
    said: list[str] = []
    assert list(read_records([str(path)], said.append)) == []
    assert said == [f"{path}: line 1: longer than the 100 bytes that a record may have"]
