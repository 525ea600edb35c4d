"""Tests of the command line: formats, exit codes, messages; with a coder that needs no model."""

from __future__ import annotations

import errno
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dragoman import cli
from dragoman.version import __version__
from fakes import GOOD, FakeCoder
from strict import read_gdelt, read_icews, read_polecat


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.pipeline.Coder", FakeCoder)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.cli, [str(argument) for argument in arguments], input=stdin)


def test_records_are_the_default_where_there_is_no_terminal(good: Path) -> None:
    result = run("code", good)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["text"] == GOOD
    assert result.stderr == ""


def test_formats(good: Path) -> None:
    assert json.loads(run("code", good, "--format", "record").stdout)["schema"] == "dragoman-record/1"
    assert json.loads(run("code", good, "--format", "plover").stdout)["event"] == ["CONSULT"]
    assert "CONSULT  actual  2025-03-14  “met”" in run("code", good, "--format", "table").stdout


def test_formats_of_other_programs(good: Path, tmp_path: Path) -> None:
    assert len(read_gdelt(run("code", good, "--format", "gdelt").stdout)) == 1
    assert len(read_icews(run("code", good, "--format", "icews").stdout)) == 1
    assert len(read_polecat(run("code", good, "--format", "polecat").stdout)) == 1
    assert run("code", good, "--format", "csv", "--out", tmp_path / "events.csv").exit_code == 0
    assert (tmp_path / "events.csv").read_text(encoding="utf-8").count("\n") == 2
    assert '"cameo"' in (tmp_path / "events.schema.json").read_text(encoding="utf-8")
    assert run("code", good, "--format", "parquet").stdout_bytes.startswith(b"PAR1")


def test_colours_in_the_table(good: Path) -> None:
    assert "\x1b" not in run("code", good, "--format", "table").stdout
    assert "\x1b" not in run("code", good, "--format", "table", "--no-color").stdout
    assert "\x1b[32m" in run("code", good, "--format", "table", "--color").stdout


def test_standard_input() -> None:
    result = run("code", "-", stdin=GOOD.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["text"] == GOOD
    result = run("code", "-", stdin=b"")
    assert result.exit_code == 1
    assert result.stderr.startswith("rejected: standard input: empty")


def test_a_date_above_that_of_the_file(good: Path) -> None:
    assert json.loads(run("code", good, "--date", "2020-01-02").stdout)["report"]["date"] == "2020-01-02"


def test_a_folder_with_bad_reports_codes_the_good_ones(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "fault.txt").write_text("Date: 2025-03-14 China met FAULT")
    (tmp_path / "undated.txt").write_text("China met Iran.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "last.txt").write_text(GOOD)
    result = run("code", tmp_path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    said = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in said] == [
        ["rejected", str(tmp_path / f"{name}.txt")] for name in ("empty", "fault", "gone", "undated")
    ]
    assert "please report it" in said[1]
    assert good.name not in result.stderr


def test_many_reports_use_workers_and_keep_their_order(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text(f"{GOOD} {number}")
    (tmp_path / "5.txt").write_bytes(b"")
    one = run("code", tmp_path, "--workers", "1")
    many = run("code", tmp_path, "--workers", "2")
    assert one.exit_code == many.exit_code == 1
    assert one.stdout == many.stdout
    assert len(one.stdout.splitlines()) == 9


def test_reports_of_a_table_are_coded_and_named(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    rows = ["2025-03-14,China met Iran.", "2025-03-14,", "2025-03-14,China met FAULT."] * 4
    table.write_text("published,body\n" + "\n".join(rows))
    result = run("code", table, "--columns", "text=body,date=published", "--workers", "1")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 4
    said = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in said[:3]] == [f"{table}, line {number}" for number in (3, 4, 6)]
    assert len(said) == 8


def test_out_is_replaced_as_a_whole(tmp_path: Path, good: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    result = run("code", good, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["report"]["text"] == GOOD


def test_out_stays_when_nothing_was_coded(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    assert run("code", tmp_path / "missing.txt", "--out", out).exit_code == 1
    assert out.read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["code"], "Missing argument 'PATH...'"),
        (["code", "x.txt", "--format", "xml"], "'xml' is not one of 'table', 'record', 'plover'"),
        (["code", "x.txt", "--date", "2025-02-30"], "there is no day 2025-02-30 in the calendar"),
        (["code", "x.txt", "--date", "yesterday"], "write it as YYYY-MM-DD"),
        (["code", "x.csv", "--columns", "words=body"], "write FIELD=COLUMN with a field of text, date, title"),
        (["code", "x.csv", "--columns", "text=a,text=b"], "text is given twice"),
        (["code", "x.txt", "--workers", "0"], "0 is not in the range x>=1"),
        (["eval", "record", "nowhere"], "'nowhere' does not exist"),
        (["eval", "treebank", "nowhere"], "'nowhere' does not exist"),
        (["fly"], "No such command 'fly'"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_version_and_help() -> None:
    assert run("--version").stdout == f"dragoman, version {__version__}\n"
    assert "Date: 2025-03-14" in run("code", "-h").stdout


def test_every_command_and_option_has_help() -> None:
    def walk(command: click.Command) -> None:
        assert command.help
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or (isinstance(parameter, click.Option) and parameter.help)
        if isinstance(command, click.Group):
            for inner in command.commands.values():
                walk(inner)

    walk(cli.cli)


def ends(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the whole program and return its exit code."""
    monkeypatch.setattr("sys.argv", ["dragoman", *map(str, arguments)])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_exit_codes_of_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, good: Path) -> None:
    assert ends(monkeypatch, "code", good) == 0
    assert ends(monkeypatch, "--version") == 0
    assert ends(monkeypatch, "code", tmp_path / "missing.txt") == 1
    assert ends(monkeypatch, "code") == 2


def test_one_clear_line_for_what_stops_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, good: Path
) -> None:
    assert ends(monkeypatch, "code", good, "--out", tmp_path / "no" / "out") == 2
    assert capsys.readouterr().err == (
        f"dragoman: {tmp_path / 'no' / 'out'}: cannot be written (No such file or directory); "
        "name a file in a folder you may write to\n"
    )
    (tmp_path / "table.txt").write_text("Date: 2025-03-14 China met TABLE")
    assert ends(monkeypatch, "code", tmp_path / "table.txt") == 2
    assert capsys.readouterr().err == "dragoman: the table states.csv cannot be read\n"


def test_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, good: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeCoder, "code", interrupt)
    (tmp_path / "out").write_text("old")
    assert ends(monkeypatch, "code", good, "--out", tmp_path / "out") == 130
    assert capsys.readouterr().err.strip() == "dragoman: stopped; a file named by --out is as it was"
    assert (tmp_path / "out").read_text() == "old"


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], good: Path) -> None:
    class Full(io.RawIOBase):
        @property
        def buffer(self) -> Full:
            return self

        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sys.stdout", Full())
    assert ends(monkeypatch, "code", good) == 1
    assert capsys.readouterr().err == "dragoman: No space left on device; check the disk and the path\n"


def test_actors_are_looked_up() -> None:
    result = run("actors", "sergei", "lavrov", "--date", "2025-03-14")
    assert result.exit_code == 0
    assert result.stdout.startswith("On 2025-03-14 sergei lavrov is Sergei Lavrov, person, RUS GOV, Foreign Minister.")
    told = json.loads(run("actors", "NATO", "--format", "json").stdout)
    assert told["rows"][0]["code"] == "IGO"


def test_an_actor_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(monkeypatch, "actors", "Lavrof") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dragoman: 'Lavrof' is in no actor table; names like it: Lavrov")
    assert ends(monkeypatch, "actors", "Lavrof", "--format", "json") == 1
    assert "Lavrov" in json.loads(capsys.readouterr().out)["near"]


def test_own_actors(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.csv"
    own.write_text("table,name,code\nbodies,Alpine League,IGO\n")
    assert "Alpine League  organization  IGO" in run("actors", "Alpine League", "--actors", own).stdout
    assert json.loads(run("code", good, "--actors", own).stdout)["coder"].endswith("; actors own.csv")
    own.write_text("table,name,code\nbodies,Alpine League,ALP\n")
    assert ends(monkeypatch, "actors", "Alpine League", "--actors", own) == 2
    assert "own.csv, line 2, column code: 'ALP' is no code" in capsys.readouterr().err
