"""Tests of the release folder: all files are there and agree, and the same records give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import records
from dragoman.model import Telling
from dragoman.write.delimited import cell
from dragoman.write.release import write_release
from dragoman.write.settings import Settings

TABLES = ("events", "dyads", "actors", "statements", "changes")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    settings = Settings(title='Talks: "2025"', authors=("Example Institute", "A. Person"), licence="CC-BY-4.0")
    write_release([records.record(), records.told("a,\n“b”; 010")], settings, tmp_path)
    return tmp_path


def test_every_file_is_there_with_its_checksum(release: Path) -> None:
    names = {path.name for path in release.iterdir()}
    assert names == {
        *(f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet", "schema.json")),
        "codebook.md", "record.schema.json", "datapackage.json", "CITATION.cff", "README.md", "SHA256SUMS",
    }  # fmt: skip
    lines = (release / "SHA256SUMS").read_text().splitlines()
    sums = {name: value for value, _, name in (line.partition("  ") for line in lines)}
    assert set(sums) == names - {"SHA256SUMS"}
    for name, value in sums.items():
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == value


@pytest.mark.parametrize("name", TABLES)
def test_both_forms_of_a_table_say_the_same(name: str, release: Path) -> None:
    with (release / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    table = pq.read_table(release / f"{name}.parquet")
    assert table.column_names == header
    assert [[cell(row[column]) for column in header] for row in table.to_pylist()] == rows
    fields = json.loads((release / f"{name}.schema.json").read_text(encoding="utf-8"))["fields"]
    assert [field["name"] for field in fields] == header
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = [part for part in package["resources"] if part["name"] == name]
    assert (resource["path"], resource["rows"]) == (f"{name}.csv", len(rows))
    assert resource["schema"]["fields"] == fields


def test_the_citation_has_what_its_format_demands(release: Path) -> None:
    text = (release / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^cff-version: 1\.2\.0$", text, re.MULTILINE)
    assert re.search(r"^type: dataset$", text, re.MULTILINE)
    told = {name: json.loads(value) for name, value in re.findall(r'^(\w+): (".*")$', text, re.MULTILINE)}
    assert (told["title"], told["license"], told["version"]) == ('Talks: "2025"', "CC-BY-4.0", records.CODER)
    assert told["message"]
    authors = text.split("authors:\n")[1].split("version:")[0]
    assert re.findall(r'^  - name: "(.*)"$', authors, re.MULTILINE) == ["Example Institute", "A. Person"]


def test_the_codebook_has_every_column_and_code(release: Path) -> None:
    text = (release / "codebook.md").read_text(encoding="utf-8")
    for name in TABLES:
        for column in pq.read_schema(release / f"{name}.parquet").names:
            assert f"| {column} | " in text
    for words in ("| 010 | 0.0 | ", "| CONSULT | 1 | 2.5 | visit 4", "| USA | United States | 2 | US | 840 | USA |"):
        assert words in text
    assert "from 2 reports, dated 2025-03-14 to 2025-03-14" in (release / "README.md").read_text(encoding="utf-8")


def test_the_same_records_give_the_same_bytes(release: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    settings = Settings(title='Talks: "2025"', authors=("Example Institute", "A. Person"), licence="CC-BY-4.0")
    write_release([records.record(), records.told("a,\n“b”; 010")], settings, again)
    for path in release.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_release_of_nothing_and_without_text(tmp_path: Path) -> None:
    write_release([], Settings(), tmp_path)
    assert pq.read_table(tmp_path / "events.parquet").num_rows == 0
    assert "licence" in (tmp_path / "README.md").read_text(encoding="utf-8").lower()
    for path in tmp_path.iterdir():
        path.unlink()
    write_release([records.told("the secret words")], Settings(withhold_text=True), tmp_path)
    sentences = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert [row["sentence_text"] for row in sentences] == [None]
    assert "left out" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_events_that_several_reports_tell_are_in_each_table_once(tmp_path: Path) -> None:
    first = records.told("x")
    second = replace(first, events=(replace(first.events[0], id="e2"),))
    telling = Telling("joined", 2, 2, date(2025, 3, 15))
    write_release([first, second], Settings(tellings={"e1": telling, "e2": telling}), tmp_path)
    assert [pq.read_table(tmp_path / f"{name}.parquet").num_rows for name in TABLES] == [1, 1, 2, 2, 2]
