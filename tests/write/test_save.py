"""Tests of putting records into a file or folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import dragoman
import records
from dragoman.errors import BadConfig
from dragoman.model import Record


def test_a_file_a_table_with_its_description_and_a_folder(tmp_path: Path) -> None:
    dragoman.save([records.record()], tmp_path / "dyads.parquet", "parquet", unit="dyad")
    assert pq.read_table(tmp_path / "dyads.parquet").num_rows == 4
    dragoman.save([records.record()], str(tmp_path / "events.csv"), "csv", statuses=("actual",))
    assert json.loads((tmp_path / "events.schema.json").read_text(encoding="utf-8"))["fields"]
    dragoman.save([records.record()], tmp_path / "release", "release", title="Talks")
    assert (tmp_path / "release" / "SHA256SUMS").is_file()


def test_what_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="there is no format 'xml'; choose one of record, plover"):
        dragoman.save([], tmp_path / "x", "xml")
    with pytest.raises(BadConfig, match="leave the unit out"):
        dragoman.save([], tmp_path / "x", "gdelt", unit="dyad")
    with pytest.raises(TypeError):
        dragoman.save([], tmp_path / "x", "gdelt", colour="red")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_stops_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")

    def broken() -> Iterator[Record]:
        yield records.record()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dragoman.save(broken(), tmp_path / "out.csv", "csv")
    assert (tmp_path / "out.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
