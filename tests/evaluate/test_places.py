"""Tests of dragoman.evaluate.places: figures of found and resolved place names."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import BadInput
from dragoman.evaluate.places import evaluate_places

TEXT = "The minister flew from Nairobi to Kampala on Monday."
GEOVIRUS = """<articles><article><source>https://example.org</source><text>{}</text><locations>
<location><name>Nairobi</name><start>24</start><end>31</end><lat>-1.3</lat><lon>36.8</lon></location>
<location><name>Kampala</name><start>35</start><end>42</end><lat>{}</lat><lon>32.6</lon></location>
</locations></article></articles>"""
LGL = """<articles><article><text>{}</text><toponyms><toponym><start>23</start><end>30</end><phrase>Nairobi</phrase>
<gaztag geonameid="184745"><lat>-1.28</lat><lon>36.82</lon></gaztag></toponym>
<toponym><start>4</start><end>12</end><phrase>minister</phrase></toponym></toponyms></article></articles>"""


def write(folder: Path, text: str) -> Path:
    path = folder / "gold.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_counted_from_one_are_met_exactly(tmp_path: Path) -> None:
    figures = evaluate_places(write(tmp_path, GEOVIRUS.format(TEXT, 0.3)))
    assert (figures["articles"], figures["toponyms"], figures["resolved"]) == (1, 2, 2)
    assert figures["exact"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert figures["within_161_km"] == figures["within_161_km_of_known"] == 100.0
    assert figures["mean_km"] < 20


def test_a_place_far_off(tmp_path: Path) -> None:
    figures = evaluate_places(write(tmp_path, GEOVIRUS.format(TEXT, 40.0)))
    assert figures["exact"]["f1"] == 100.0
    assert figures["within_161_km"] == 50.0
    assert figures["mean_km"] > 2000


def test_the_form_of_lgl_gzipped(tmp_path: Path) -> None:
    path = tmp_path / "gold.xml.gz"
    path.write_bytes(gzip.compress(LGL.format(TEXT).encode()))
    figures = evaluate_places(path)
    assert figures["toponyms"] == 2
    assert figures["exact"]["recall"] == figures["exact"]["precision"] == 50.0
    assert (figures["resolved"], figures["within_161_km"]) == (1, 100.0)


@pytest.mark.parametrize("text", ["", "<articles/>", "no xml", "<articles><article>"])
def test_other_files(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="GeoVirus or LGL"):
        evaluate_places(write(tmp_path, text))


def test_damaged_gzip(tmp_path: Path) -> None:
    path = tmp_path / "gold.xml.gz"
    path.write_bytes(b"\x1f\x8b\x08nothing")
    with pytest.raises(BadInput, match="cannot be read as XML"):
        evaluate_places(path)


def test_the_command(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["eval", "places", str(write(tmp_path, GEOVIRUS.format(TEXT, 0.3)))])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["overlapping"]["f1"] == 100.0
