"""Tests of the whole program as people run it: processes of its own, the real model, the examples of the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import dragoman
from dragoman import Coder
from dragoman.cli import cli
from dragoman.read.files import make_report
from dragoman.write.formats import FORMATS
from strict import read_gdelt, read_icews, read_polecat
from strict_marks import GEXF, read_brat, read_geojson, read_gexf, read_spacy, read_tasks

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SAMPLE = EXAMPLES / "joint_statement.txt"
SCHEMA = json.loads((files("dragoman") / "data" / "record.schema.json").read_text(encoding="utf-8"))


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.fixture(scope="module")
def coded() -> bytes:
    """Return what coding the folder of examples prints."""
    done = run("code", EXAMPLES, "--workers", "1", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_every_example_gives_a_valid_record(coded: bytes) -> None:
    validator = Draft202012Validator(SCHEMA)
    lines = coded.decode("utf-8").splitlines()
    assert len(lines) == len(list(EXAMPLES.glob("*.txt"))) >= 4
    for line in lines:
        record = json.loads(line)
        validator.validate(record)
        assert record["events"]
        text = record["report"]["text"]
        for event in record["events"]:
            for span in (event["trigger"], *event["mentions"]):
                assert text[span["start"] : span["end"]] == span["text"]
            for entity in (*event["actor"], *event["recipient"]):
                assert text[entity["start"] : entity["end"]] == entity["entity_text"]


def test_the_same_bytes_in_another_process_another_order_and_with_more_workers(coded: bytes) -> None:
    paths = sorted(EXAMPLES.glob("*.txt"), reverse=True)
    again = run("code", *paths, "--workers", "2", PYTHONHASHSEED="2")
    assert (again.returncode, again.stderr) == (0, b"")
    assert again.stdout.splitlines() == coded.splitlines()[::-1]


def test_python_and_the_command_line_give_the_same_bytes(coded: bytes) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    lines = [line for line in coded.decode("utf-8").splitlines() if json.loads(line)["report"]["text"] == text]
    assert lines == [dragoman.to_json(dragoman.code(text))]


def test_the_table_shows_words_and_events() -> None:
    done = run("code", SAMPLE, "--format", "table")
    assert done.returncode == 0
    shown = done.stdout.decode("utf-8")
    assert "1 The United States, Japan and South Korea agreed at Camp David" in shown
    assert "“agreed”" in shown


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    body = SAMPLE.read_text(encoding="utf-8")
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(body + f"\n\nReport {number}.", encoding="utf-8")
    command = f"{sys.executable} -m dragoman code {tmp_path} | head -c 20; echo $PIPESTATUS"
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.endswith(b"0\n")


def test_a_line_of_200_000_characters_is_coded(tmp_path: Path) -> None:
    words = "Iran and China met in Beijing. " + ("a" * 1_999 + " ") * 100  # few words, so that it is quick
    path = tmp_path / "long.txt"
    path.write_text(f"Date: 2025-03-14 {words[:199_983]}", encoding="utf-8")
    done = run("code", path)
    assert done.returncode == 0, done.stderr.decode()
    record = json.loads(done.stdout)
    assert len(record["report"]["text"]) == 200_000
    assert record["events"][0]["event"] == "CONSULT"


def test_line_ends_and_a_byte_order_mark_do_not_move_offsets(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "Date: 2025-03-14\r\n\r\n“Iran” condemned Israel.\r\n".encode())
    record = json.loads(run("code", path).stdout)
    (event, *_) = record["events"]
    assert record["report"]["text"].startswith("Date: 2025-03-14\r\n\r\n“Iran”")
    assert record["report"]["text"][event["trigger"]["start"] : event["trigger"]["end"]] == "condemned"


def test_frames_of_ones_own_are_part_of_the_coders_name(tmp_path: Path) -> None:
    frames = tmp_path / "mine.tsv"
    frames.write_text("lemma\tpos\tevent\tcameo\n", encoding="utf-8")
    done = run("code", SAMPLE, "--frames", frames)
    assert "; frames " in json.loads(done.stdout)["coder"]
    missing = run("code", SAMPLE, "--frames", tmp_path / "none.tsv")
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert missing.stderr.decode().startswith(f"dragoman: {tmp_path / 'none.tsv'}: ")


def test_a_user_s_own_seats_and_capitals_reach_events_and_places(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "table,name,code,sector,kind,capitals\n"
        "states,Indonesia,IDN,,state,Balikpapan\n"
        "seats,Green Palace,KEN,GOV,building,\n",
        encoding="utf-8",
    )
    report = make_report(
        "Date: 2027-03-02\n\nKenyan officials protested. Japan's foreign minister visited the Green Palace on Monday. "
        "France and Germany signed the deal in the Indonesian capital. Tokyo accused Balikpapan of stalling."
    )

    def told(coder: Coder) -> list[tuple[str, list[str], str | None]]:
        events = coder.code(report).events
        return [
            (event.event, [one.code for one in event.recipient], getattr(event.event_loc, "resolved_place", None))
            for event in events
            if event.event in {"CONSULT", "SUPPORT"} or event.recipient
        ]

    assert told(Coder()) == [("CONSULT", [], None), ("SUPPORT", [], "Jakarta")]
    assert told(Coder(actors=own)) == [
        ("CONSULT", ["KEN"], None), ("SUPPORT", [], "Balikpapan"), ("ACCUSE", ["IDN"], None)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def exported(coded: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the coded examples in every format, each as the command writes it."""
    folder = tmp_path_factory.mktemp("exported")
    (folder / "records.jsonl").write_bytes(coded)
    for name in FORMATS:
        out = folder / f"{name}{FORMATS[name].suffix}"
        result = CliRunner().invoke(cli, ["export", str(folder / "records.jsonl"), "--shape", name, "--out", str(out)])
        assert result.exit_code == 0, name
    return folder


def test_the_examples_in_every_format_are_read_strictly(exported: Path) -> None:
    def text(name: str) -> str:
        return (exported / name).read_bytes().decode("utf-8")

    assert text("record.jsonl") == text("records.jsonl")
    pairs = len(read_gdelt(text("gdelt.csv")))
    assert len(read_icews(text("icews.tab"))) == pairs > 0
    assert 0 < len(read_polecat(text("polecat.tsv"))) < pairs
    assert read_geojson(text("geojson.geojson"))
    assert list(read_gexf(text("gexf.gexf")).iter(f"{GEXF}edge"))
    assert len(read_tasks(text("label-studio.json"), text("label-studio.config.xml"))) == len(
        read_spacy(text("spacy.jsonl"))
    )
    for path in (exported / "brat").glob("*.txt"):
        words = path.read_bytes().decode("utf-8")
        lines = path.with_suffix(".ann").read_bytes().decode("utf-8")
        assert read_brat(words, lines, text("brat/annotation.conf"))
