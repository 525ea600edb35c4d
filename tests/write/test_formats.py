"""Tests of the list of formats: each can be written, is described, and refuses what it has no place for."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

import records
from dragoman.errors import BadConfig
from dragoman.write.formats import FORMATS, prepared, sidecar, write, write_folder
from dragoman.write.settings import UNITS, Settings


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_sample(name: str, tmp_path: Path) -> None:
    form = FORMATS[name]
    settings = prepared(form, Settings())
    if form.kind == "folder":
        write_folder(form, [records.record()], settings, tmp_path)
        assert list(tmp_path.iterdir())
        return
    out = BytesIO()
    write(form, [records.record()], settings, out)
    assert out.getvalue()
    assert form.kind == "binary" or out.getvalue().decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_described(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert re.fullmatch(r"(\.\w+)+|", form.suffix)
    assert re.match(r"[a-z]+/[\w.+-]+", form.media_type)
    assert form.kind in {"text", "binary", "folder"}
    assert form.what
    assert form.tool
    assert set(form.units) <= set(UNITS)


def test_units_fit_their_format() -> None:
    assert prepared(FORMATS["csv"], Settings()).unit == "event"
    assert prepared(FORMATS["csv"], Settings(unit="dyad")).unit == "dyad"
    assert prepared(FORMATS["gdelt"], Settings()).unit == ""
    with pytest.raises(BadConfig, match="gdelt has no rows of the unit 'dyad'; leave the unit out"):
        prepared(FORMATS["gdelt"], Settings(unit="dyad"))
    with pytest.raises(BadConfig, match="choose event, dyad"):
        prepared(FORMATS["parquet"], Settings(unit="week"))
    with pytest.raises(BadConfig, match="plover is not for spreadsheets"):
        prepared(FORMATS["plover"], Settings(excel=True))


def test_a_record_without_its_text_is_none() -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        write(FORMATS["record"], [], Settings(withhold_text=True), BytesIO())


def test_only_tables_of_text_need_a_description() -> None:
    assert '"cameo"' in (sidecar(FORMATS["csv"], prepared(FORMATS["csv"], Settings())) or "")
    assert sidecar(FORMATS["parquet"], prepared(FORMATS["parquet"], Settings())) is None
