"""The command ``serve``, run as people run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import BadConfig
from dragoman.serve import _listen


def test_without_a_ledger_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", "--ledger", str(tmp_path / "none")])
    assert result.exit_code != 0
    assert "dragoman add" in str(result.exception)


def test_reports_that_cannot_be_coded_are_named(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("China met Iran.", encoding="utf-8")
    result = CliRunner().invoke(cli, ["serve", str(tmp_path / "undated.txt")])
    assert "undated.txt" in result.stderr
    assert "nothing to show" in str(result.exception)


@pytest.mark.enable_socket
def test_a_taken_port_is_named() -> None:
    with _listen("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(BadConfig, match="--port"):
            _listen("127.0.0.1", first.getsockname()[1])


def test_reports_are_coded_shown_and_forgotten(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Date: 2025-03-14\n\nChina and Iran met in Beijing on Friday.", encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "serve", str(report), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        assert re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        server.send_signal(2)
        assert server.wait(20) in {0, 130, -2}
    assert list(tmp_path.glob("dragoman-*")) == []
