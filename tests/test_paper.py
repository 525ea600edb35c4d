"""Tests of the commands that show a ledger on paper."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.errors import BadConfig
from dragoman.store.ledger import Ledger
from ledgers import varied


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("paper") / "ledger"
    with Ledger(path, write=True) as ledger:
        ledger.add([varied(number) for number in range(3)], added=datetime(2026, 1, 2, tzinfo=UTC))
    return str(path)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args, catch_exceptions=False)


def test_a_brief_goes_to_standard_output_as_markdown(folder: str) -> None:
    result = run("brief", "--ledger", folder, "--title", "To the minister")
    assert result.exit_code == 0
    assert result.output.startswith("# To the minister\n\n14 March 2025 to 3 April 2025\n")


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("b.html", (), "<!DOCTYPE html>"), ("b.md", (), "# Brief: Iran"), ("b.txt", (), "# Brief: Iran"),
        ("b.txt", ("--format", "html"), "<!DOCTYPE html>"),
    ],
)  # fmt: skip
def test_the_name_of_the_file_or_the_option_says_the_form(
    folder: str, tmp_path: Path, name: str, options: tuple[str, ...], begins: str
) -> None:
    out = tmp_path / name
    assert run("brief", "--ledger", folder, "--party", "IRN", "--out", str(out), *options).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_a_brief_is_of_what_the_options_ask_for(folder: str) -> None:
    last = run("brief", "--ledger", folder, "--days", "1").output
    assert "\n3 April 2025\n" in last
    assert "3 events" in last
    assert "0 reports" in run("brief", "--ledger", folder, "--actor", "FRA").output
    assert "3 events" in run("brief", "--ledger", folder, "--event", "CONSULT").output
    assert "0 events" in run("brief", "--ledger", folder, "--status", "future").output


@pytest.mark.parametrize("what", ["timeline", "network", "map"])
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_pictures_are_drawn_the_same_each_time(folder: str, tmp_path: Path, what: str, suffix: str) -> None:
    drawn = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}{suffix}"
        size = ("--width", "500", "--scale", "1", "--title", "Talks")
        assert run("draw", what, "--ledger", folder, "--out", str(out), *size).exit_code == 0
        drawn.append(out.read_bytes())
    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"<?xml" if suffix == ".svg" else b"\x89PNG")


def test_a_picture_is_of_what_the_options_ask_for(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    run("draw", "timeline", "--ledger", folder, "--out", str(out), "--from", "2025-03-15", "--to", "2025-04-03")
    assert "6 events by day from 15 March 2025 to 3 April 2025" in out.read_text(encoding="utf-8")
    run("draw", "network", "--ledger", folder, "--out", str(out), "--status", "negated")
    assert "No event between two actors" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.svgz"])
def test_other_kinds_of_pictures_are_refused(folder: str, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadConfig, match=r"\.svg or \.png"):
        run("draw", "map", "--ledger", folder, "--out", str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [("brief",), ("draw", "map", "--out", "x.svg")])
def test_a_folder_that_is_no_ledger_is_an_error_that_says_so(tmp_path: Path, args: tuple[str, ...]) -> None:
    with pytest.raises(BadConfig, match="ledger"):
        run(*args, "--ledger", str(tmp_path / "none"))


def test_the_command_line_starts_without_what_only_drawing_needs() -> None:
    code = "import sys, dragoman.cli; sys.exit(bool({'matplotlib', 'networkx', 'jinja2', 'duckdb'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
