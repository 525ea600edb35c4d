"""Tests of the command that writes records in other formats."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import records
from dragoman.cli import cli
from dragoman.errors import BadConfig
from dragoman.record import to_json
from dragoman.store.ledger import Ledger
from ledgers import varied
from strict import read_gdelt


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_text(f"{to_json(records.record())}\n", encoding="utf-8")
    return file


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)], input=stdin)


def test_a_file_of_records_in_another_format(path: Path) -> None:
    result = run(path, "--shape", "gdelt")
    assert result.exit_code == 0
    assert len(read_gdelt(result.stdout)) == 4
    assert run("-", "--shape", "gdelt", stdin=path.read_bytes()).stdout == result.stdout


def test_a_table_has_its_description_beside_it(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "dyads.csv"
    assert run(path, "--shape", "csv", "--unit", "dyad", "--out", out).exit_code == 0
    header = out.read_text(encoding="utf-8").splitlines()[0].split(",")
    fields = json.loads((tmp_path / "dyads.schema.json").read_text(encoding="utf-8"))["fields"]
    assert [field["name"] for field in fields] == header


def test_a_binary_format(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "statements.parquet"
    assert run(path, "--shape", "parquet", "--unit", "statement", "--out", out).exit_code == 0
    assert pq.read_table(out).num_rows == 1
    assert run(path, "--shape", "parquet").stdout_bytes.startswith(b"PAR1")


def test_choices(path: Path) -> None:
    assert len(run(path, "--shape", "csv", "--status", "future").stdout.splitlines()) == 1
    assert len(run(path, "--shape", "csv", "--status", "future", "--status", "actual").stdout.splitlines()) == 4
    assert run(path, "--shape", "csv", "--excel").stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert "We reject" not in run(path, "--shape", "csv", "--unit", "statement", "--withhold-text").stdout


def test_what_is_no_record_is_named_and_the_rest_is_written(path: Path) -> None:
    result = run("-", path, "--shape", "plover", stdin=b"{}\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("rejected: standard input: line 1: is no dragoman-record/1")
    assert len(result.stdout.splitlines()) == 3


def test_out_stays_when_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")
    assert run(tmp_path / "gone.jsonl", "--shape", "csv", "--out", tmp_path / "out.csv").exit_code == 1
    assert (tmp_path / "out.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--shape", "xml"], "'xml' is not one of"),
        ([], "Missing option '--shape'"),
        (["--shape", "gdelt", "--unit", "dyad"], "gdelt has no rows of the unit"),
        (["--shape", "plover", "--excel"], "plover is not for spreadsheets"),
        (["--shape", "record", "--withhold-text"], "choose another format"),
    ],
)
def test_wrong_usage(path: Path, arguments: list[str], said: str) -> None:
    result = run(path, *arguments)
    assert result.exit_code != 0
    assert said in (result.stderr or str(result.exception))


def test_a_folder_of_files(path: Path, tmp_path: Path) -> None:
    assert run(path, "--shape", "brat", "--out", tmp_path / "brat").exit_code == 0
    assert len(list((tmp_path / "brat").iterdir())) == 3
    told = ["--title", "Talks", "--author", "A. Person", "--licence", "CC-BY-4.0"]
    assert run(path, "--shape", "release", "--out", tmp_path / "release", *told).exit_code == 0
    assert 'title: "Talks"' in (tmp_path / "release" / "CITATION.cff").read_text(encoding="utf-8")
    assert "is there already" in str(run(path, "--shape", "brat", "--out", tmp_path / "brat").exception)
    assert "name it with --out" in str(run(path, "--shape", "brat").exception)
    assert "has no title" in str(run(path, "--shape", "csv", *told).exception)


def test_a_labelling_interface_beside_the_tasks(path: Path, tmp_path: Path) -> None:
    assert run(path, "--shape", "label-studio", "--out", tmp_path / "tasks.json").exit_code == 0
    assert (tmp_path / "tasks.config.xml").read_text(encoding="utf-8").startswith("<View>")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of three reports that tell the same talks and of one of another day."""
    folder = tmp_path / "ledger"
    with Ledger(folder, write=True) as found:
        found.add([varied(number) for number in range(3)], added=datetime(2026, 1, 2, tzinfo=UTC))
    return folder


def test_a_ledger_says_how_often_an_event_is_told(ledger: Path) -> None:
    rows = read_gdelt(run("--ledger", ledger, "--shape", "gdelt").stdout)
    with Ledger(ledger) as found:
        tellings = found.tellings()
        events = [event for record in found.records() for event in record.events]
    joined = {tellings[event.id].event for event in events}
    assert len(joined) <= len(rows)
    assert sum(int(row["NumArticles"]) for row in rows if row["EventCode"] == "040") == 3
    assert {row["DATEADDED"] for row in rows} == {"20260102000000"}


def test_a_part_of_a_ledger(ledger: Path) -> None:
    result = run("--ledger", ledger, "--shape", "plover", "--event", "CONSULT", "--from", "2025-03-15", "--quad", 1)
    assert result.exit_code == 0
    assert {json.loads(line)["event"][0] for line in result.stdout.splitlines()} == {"CONSULT"}
    result = run("--ledger", ledger, "--shape", "csv", "--unit", "statement", "--stance", "supports")
    assert len(result.stdout.splitlines()) == 1
    assert isinstance(run("--ledger", ledger, "--shape", "csv", "--event", "MEET").exception, BadConfig)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a file of records"),
        (["-", "--ledger", "x"], "not both"),
        (["-", "--event", "CONSULT"], "only a ledger can be searched"),
        (["--ledger", "x", "--from", "yesterday"], "write it as YYYY-MM-DD"),
    ],
)
def test_files_or_a_ledger(arguments: list[str], said: str) -> None:
    result = run(*arguments, "--shape", "csv")
    assert result.exit_code == 2
    assert said in result.stderr
