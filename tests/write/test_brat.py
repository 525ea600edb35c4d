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

Read = dict[str, tuple[str, ...]]


def section(name: str) -> dict[str, str]:
    """Return the names that a section of the configuration declares, each with what follows it."""
    text = configuration().split(f"[{name}]\n")[1].split("\n[")[0]
    rows = [line.partition(" ") for line in text.splitlines() if line]
    return {row[0]: row[2] for row in rows}


def read(text: str, lines: list[str]) -> Read:
    """Read annotations and check each line: declared types, offsets that give the words, ids that are there."""
    found: Read = {}
    for line in lines:
        assert line.endswith("\n")
        assert len(line.splitlines()) == 1
        name, rest = line[:-1].split("\t", 1)
        if name == "*":
            label, *ends = rest.split(" ")
            assert label in section("relations")
            assert len(ends) > 1
            assert set(ends) <= set(found)
            continue
        assert name not in found
        assert re.fullmatch(r"[TERA#]\d+", name)
        found[name] = _read_line(name, rest, text, found)
    return found


def _read_line(name: str, rest: str, text: str, found: Read) -> tuple[str, ...]:
    if name[0] == "T":
        head, shown = rest.split("\t")
        label, places = head.split(" ", 1)
        assert label in section("entities") or label in section("events")
        fragments = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        assert fragments == sorted(fragments)
        assert all(0 <= start < end <= len(text) for start, end in fragments)
        assert " ".join(text[start:end] for start, end in fragments) == shown
        return (label, shown)
    if name[0] == "E":
        head, *roles = rest.split(" ")
        label, trigger = head.split(":")
        assert found[trigger][0] == label
        assert label in section("events")
        for role in roles:
            kind, target = role.split(":")
            assert re.sub(r"\d+$", "", kind) in section("events")[label]
            assert target in found
        return (label, *roles)
    if name[0] == "R":
        label, first, second = rest.split(" ")
        assert label in section("relations")
        assert first.startswith("Arg1:")
        assert second.startswith("Arg2:")
        assert {first[5:], second[5:]} <= set(found)
        return (label, first[5:], second[5:])
    if name[0] == "A":
        label, target, *value = rest.split(" ")
        assert target in found
        allowed = section("attributes")[label].partition("Value:")[2].split("|")
        assert (not value and allowed == [""]) or value[0] in allowed
        return (label, target, *value)
    label, target = rest.split("\t", maxsplit=1)[0].split(" ")
    assert (label, target in found) == ("AnnotatorNotes", True)
    return (label, target, rest.split("\t")[1])


def of(record: Record) -> Read:
    return read(record.report.text, list(stand_off(record)))


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
    with (tmp_path / "ab12cd34ef56ab12.ann").open(encoding="utf-8", newline="") as file:
        lines = re.findall(r"[^\n]*\n", file.read())
    labels = {line[0] for line in read(text, lines).values()}
    assert {"Organization", "ACCUSE", "Statement"} <= labels
    assert lines[0].split("\t")[1].partition(" ")[2] == "0 3;5 8;9 21"


def test_withheld_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        write_brat([], Settings(withhold_text=True), tmp_path)


def test_the_configuration_has_every_section_and_type() -> None:
    parts = re.findall(r"^\[(\w+)\]$", configuration(), re.MULTILINE)
    assert parts == ["entities", "relations", "events", "attributes"]
    assert set(section("events")) == set(event_types())
    assert all(re.fullmatch(r"[\w-]+", name) for part in parts for name in section(part))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: not text.isspace()))
def test_any_text_keeps_its_offsets(words: str) -> None:
    assert of(records.told(words))
