"""Tests of brat's stand-off form, re-read by a strict reader written from its description."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.codes import event_types
from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.brat import configuration, stand_off, write_brat
from dragoman.write.settings import Settings
from strict_marks import Lines, brat_sections, read_brat


def of(record: Record) -> Lines:
    return read_brat(record.report.text, "".join(stand_off(record)), configuration())


def test_events_have_their_roles() -> None:
    found = of(records.record())
    (met,) = [line for line in found.values() if line[0] == "CONSULT" and len(line) > 2]
    roles = {role.split(":")[0]: found[role.split(":")[1]][1] for role in met[1:]}
    assert roles == {"actor": "China", "actor2": "Iran", "place": "Beijing", "date": "on Friday"}
    notes = [line[2] for line in found.values() if line[0] == "AnnotatorNotes"]
    assert notes[0].startswith("cameo 040; mode multilateral; context diplomatic; first 2025-03-14")


def test_statuses_are_attributes() -> None:
    for status, name in (("negated", "Negation"), ("historical", "Historical"), ("future", "Future")):
        found = of(records.told("x y", status=status))
        assert {line[0] for key, line in found.items() if key[0] == "A"} >= {name, "Claimed", "Kind", "Stance"}
    actual = of(records.told("x y"))
    assert "Negation" not in {line[0] for line in actual.values()}


def test_files_are_named_by_the_reports_and_texts_are_whole(tmp_path: Path) -> None:
    record = records.told("one\r\ntwo\tthree “four”\n")
    write_brat([record, records.record()], Settings(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ab12cd34ef56ab12.ann", "ab12cd34ef56ab12.txt", "annotation.conf",
    ]  # fmt: skip
    write_brat([record], Settings(), tmp_path)
    with (tmp_path / "ab12cd34ef56ab12.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    assert text == record.report.text
    lines = (tmp_path / "ab12cd34ef56ab12.ann").read_text(encoding="utf-8")
    labels = {line[0] for line in read_brat(text, lines, (tmp_path / "annotation.conf").read_text()).values()}
    assert {"Organization", "ACCUSE", "Statement"} <= labels
    assert lines.partition("\n")[0].split("\t")[1].partition(" ")[2] == "0 3;5 8;9 21"


def test_withheld_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        write_brat([], Settings(withhold_text=True), tmp_path)


def test_the_configuration_has_every_section_and_type() -> None:
    parts = brat_sections(configuration())
    assert list(parts) == ["entities", "relations", "events", "attributes"]
    assert set(parts["events"]) == set(event_types())
    assert all(re.fullmatch(r"[\w-]+", name) for names in parts.values() for name in names)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: not text.isspace()))
def test_any_text_keeps_its_offsets(words: str) -> None:
    assert of(records.told(words))
