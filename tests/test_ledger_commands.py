"""Tests of the commands on a ledger, with a coder that needs no model."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import dragoman.store.index
from dragoman import cli
from dragoman.read import fetch
from dragoman.read.addresses import Target
from dragoman.read.fetch import Answer
from dragoman.results.schema import table_schema
from dragoman.store.ledger import Ledger
from fakes import GOOD, FakeCoder
from ledgers import varied


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.pipeline.Coder", FakeCoder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767323045")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "ledger"
    with Ledger(path, write=True) as writer:
        writer.add([varied(number) for number in range(3)])
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.cli, [str(argument) for argument in arguments])


def ask(ledger: Path, *arguments: object) -> str:
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_add_and_add_again(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{GOOD} {number}")
    (folder / "bad.txt").write_text("no date here")
    first = run("add", folder, "--workers", "1", "--ledger", tmp_path / "new")
    assert first.exit_code == 1
    assert first.stderr.splitlines()[0].startswith(f"rejected: {folder / 'bad.txt'}: no date")
    assert first.stderr.splitlines()[1] == f"3 reports added, 1 rejected in {tmp_path / 'new'}"
    before = sorted(path.name for path in (tmp_path / "new").rglob("*.gz"))
    again = run("add", folder, "--workers", "1", "--ledger", tmp_path / "new")
    assert again.stderr.splitlines()[1] == f"0 reports added, 3 there already, 1 rejected in {tmp_path / 'new'}"
    assert sorted(path.name for path in (tmp_path / "new").rglob("*.gz")) == before, "a second run adds nothing"
    assert "reports                 3" in ask(tmp_path / "new", "stats")


def test_watch_adds_what_is_new(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "1.txt").write_text(GOOD)
    result = run("watch", folder, "--rounds", "2", "--every", "1", "--ledger", tmp_path / "new")
    assert result.exit_code == 0
    assert result.stderr.count("1 report added") == 1
    (folder / "2.txt").write_text(f"{GOOD} again")
    result = run("watch", folder, "--rounds", "1", "--ledger", tmp_path / "new")
    assert "1 report added, 1 there already" in result.stderr


def test_search_finds_and_filters(ledger: Path) -> None:
    assert len(ask(ledger, "search").splitlines()) == 18
    table = ask(ledger, "search", "--event", "CONSULT", "--from", "2025-03-24", "--to", "2025-03-24")
    assert "2025-03-24  CONSULT multilateral  China (CHN), Iran (IRN)  in Beijing" in table
    assert "“China and Iran met in Beijing on Friday.”  Desk 1" in table
    assert ask(ledger, "search", "harbour") == ""
    assert len(ask(ledger, "search", "deputy", "minister", "--of", "reports").splitlines()) == 3
    assert len(ask(ledger, "search", "--of", "statements", "--format", "jsonl").splitlines()) == 3
    assert ask(ledger, "search", "Accord", "--of", "instruments").startswith("accord")
    assert ask(ledger, "search", "Zhaoxu", "--of", "actors").startswith("Ma Zhaoxu  person  CHN GOV")
    assert len(ask(ledger, "search", "--limit", "2", "--format", "jsonl").splitlines()) == 2
    assert len(ask(ledger, "search", "--all", "--format", "jsonl").splitlines()) == 9


def test_formats_agree(ledger: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in ask(ledger, "search", "--format", "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(ask(ledger, "search", "--format", "csv"))))
    run("search", "--format", "parquet", "--out", tmp_path / "rows.parquet", "--ledger", ledger)
    columns = pq.read_table(tmp_path / "rows.parquet").to_pydict()
    for name in ("joined_event", "event_id", "cameo", "date", "sentence_text", "report_id"):
        assert [row[name] for row in rows] == [row[name] for row in table] == columns[name]
    assert {row["cameo"] for row in table} == {"040", "057", "120"}
    assert list(rows[0]) == list(columns)
    assert table[0]["actor_code"] == "CHN;IRN"
    assert table[0]["actor_start"] == ";".join(str(actor["start"]) for actor in rows[0]["actors"])
    places = json.loads(ask(ledger, "search", "--format", "geojson"))
    assert [place["geometry"]["coordinates"] for place in places["features"]] == [[116.4, 39.9]] * 3
    assert places["features"][0]["properties"]["joined_event"] == places["features"][0]["id"]
    assert run("search", "--of", "reports", "--format", "geojson", "--ledger", ledger).exit_code != 0


def test_what_exports_have_too_has_the_same_name_and_value(ledger: Path) -> None:
    exported = csv.DictReader(io.StringIO(ask(ledger, "export", "--shape", "csv")))
    asked = {row["event_id"]: row for row in csv.DictReader(io.StringIO(ask(ledger, "search", "--format", "csv")))}
    shared = 0
    for row in exported:
        both = set(row) & set(asked[row["event_id"]])
        shared = len(both)
        assert {name: row[name] for name in both} == {name: asked[row["event_id"]][name] for name in both}
    assert shared > 50


@pytest.mark.parametrize(
    ("arguments", "table"),
    [
        (["search"], "events"),
        (["search", "--of", "statements"], "statements"),
        (["search", "--of", "reports"], "reports"),
        (["search", "--of", "actors"], "actors"),
        (["search", "--of", "instruments"], "instruments"),
        (["timeline", "CHN"], "timeline"),
        (["positions", "threats"], "positions"),
        (["diff", "2020-01-01", "2999-01-01"], "differences"),
    ],
)
def test_every_answer_is_written_in_every_form(ledger: Path, tmp_path: Path, arguments: list[str], table: str) -> None:
    rows = [json.loads(line) for line in ask(ledger, *arguments, "--format", "jsonl").splitlines()]
    assert rows
    assert all(list(row) == list(table_schema(table).names) for row in rows)
    run(*arguments, "--format", "parquet", "--out", tmp_path / "rows.parquet", "--ledger", ledger)
    assert pq.read_table(tmp_path / "rows.parquet").schema.equals(table_schema(table))
    read = list(csv.DictReader(io.StringIO(ask(ledger, *arguments, "--format", "csv"))))
    assert len(read) == len(rows)


def test_no_rows_are_a_table_with_names_and_a_note(ledger: Path) -> None:
    (line,) = ask(ledger, "search", "harbour", "--format", "csv").splitlines()
    assert line.startswith("joined_event,event_id,first,last,date,")
    assert run("search", "harbour", "--ledger", ledger).stderr == "nothing found\n"
    assert run("timeline", "Atlantis", "--ledger", ledger).stderr == "nothing found\n"


def test_what_the_limit_leaves_out_is_said(ledger: Path) -> None:
    said = [run("search", "--limit", limit, "--ledger", ledger).stderr for limit in (1, 8, 9)]
    assert said == ["only the first 1 row; --limit gives more\n", "only the first 8 rows; --limit gives more\n", ""]
    days = ("diff", "2020-01-01", "2999-01-01")
    assert run(*days, "--limit", 8, "--ledger", ledger).stderr.startswith("only the first 8 rows")
    assert run(*days, "--limit", 9, "--ledger", ledger).stderr == ""
    (line,) = ask(ledger, *days, "--limit", 1).splitlines()
    assert "  0 -> 1 report  " in line


def test_an_id_that_is_too_short(ledger: Path) -> None:
    event = json.loads(ask(ledger, "search", "--limit", "1", "--format", "jsonl"))["joined_event"]
    assert "one is asked for by 6 or more characters" in str(run("show", event[:5], "--ledger", ledger).exception)


def test_show(ledger: Path) -> None:
    event = json.loads(ask(ledger, "search", "--event", "CONSULT", "--format", "jsonl").splitlines()[0])
    text = ask(ledger, "show", event["joined_event"])
    assert "coded by: frame meet (confidence 0.91)" in text
    assert "history:" in text
    told = json.loads(ask(ledger, "show", event["joined_event"][:8], "--format", "jsonl"))
    assert told["event"] == event
    assert told["tellings"] == [event]
    assert told["history"][0]["report_id"] == event["report_id"]
    assert "3 events, 1 statement" in ask(ledger, "show", event["report_id"])
    report = json.loads(ask(ledger, "show", event["report_id"], "--format", "jsonl"))
    assert report["events"][0]["joined_event"] in {item["joined_event"] for item in report["events"]}
    assert "signed by CHN, IRN" in ask(ledger, "show", "Accord")


def test_timeline_positions_status(ledger: Path) -> None:
    days = [line[:10] for line in ask(ledger, "timeline", "CHN").splitlines() if line.startswith("2025")]
    assert days == sorted(days)
    assert len(days) == 12
    assert len(ask(ledger, "timeline", "CHN-IRN", "--limit", "2").splitlines()) == 4
    assert "change signed  CHN, IRN" in ask(ledger, "timeline", "Accord")
    assert "Ma Zhaoxu (CHN)  rejects  threats  since 2025-03-14  3 times" in ask(ledger, "positions", "threats")
    assert ask(ledger, "status", "accord").startswith("accord-chn-irn-2025  agreement  Accord  signed since 2025-03-14")


def test_panels_are_filled_with_zeros(ledger: Path) -> None:
    panel = ask(ledger, "aggregate", "--by", "event,month", "--from", "2025-02-01", "--to", "2025-04-30")
    assert panel.splitlines() == [
        "CONSULT  2025-02  0", "CONSULT  2025-03  2", "CONSULT  2025-04  1",
        "REJECT  2025-02  0", "REJECT  2025-03  2", "REJECT  2025-04  1",
        "SUPPORT  2025-02  0", "SUPPORT  2025-03  2", "SUPPORT  2025-04  1",
    ]  # fmt: skip
    table = list(csv.DictReader(io.StringIO(ask(ledger, "aggregate", "--by", "dyad", "--format", "csv"))))
    assert table == [{"dyad": "CHN-IRN", "count_events": "3", "count_reports": "3", "count": "3"}]
    scores = ask(ledger, "aggregate", "--by", "year,event", "--measure", "score")
    assert "2025  CONSULT  4" in scores


def test_diff_join_split_check(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Ledger(path, write=True) as writer:
        writer.add([varied(0), varied(1)])
    assert len(ask(path, "diff", "2020-01-01", "2999-01-01").splitlines()) == 6
    consults = ask(path, "search", "--event", "CONSULT", "--format", "jsonl").splitlines()
    first, second = (json.loads(line)["joined_event"] for line in consults)
    joined = run("join", first, second, "--ledger", path)
    assert joined.stderr == f"{first} is in a group of 2 tellings now\n"
    assert "2 reports, 1 independent" in ask(path, "search", "--event", "CONSULT"), "the texts are the same"
    ask(path, "rebuild")
    assert "2 reports" in ask(path, "show", second)
    assert run("split", second, "--ledger", path).stderr == f"{second} is in a group of 1 telling now\n"
    assert len(ask(path, "search", "--event", "CONSULT", "--format", "jsonl").splitlines()) == 2
    assert ask(path, "check") == "no faults\n"
    segment = next((path / "segments").glob("*.gz"))
    segment.write_bytes(segment.read_bytes()[:-20])
    result = run("check", "--ledger", path)
    assert result.exit_code == 1
    assert "its bytes are not those that were written" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--event", "FIGHT"], "is not in the codebook"),
        (["aggregate", "--by", "colour"], "a panel by 'colour'"),
        (["aggregate", "--by", "month,year"], "one span of time"),
        (["diff", "2025-01-02", "2025-01-01"], "is not before"),
        (["show", "nothing-like-it"], "no event, statement, report or instrument"),
        (["status", "nothing like it"], "no report of the ledger names such an instrument"),
    ],
)
def test_one_clear_line_for_what_cannot_be(ledger: Path, arguments: list[str], said: str) -> None:
    result = run(*arguments, "--ledger", ledger)
    assert said in str(result.exception)


def test_an_index_of_an_older_form_is_rebuilt_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger"
    with Ledger(path, write=True) as writer:
        writer.add([varied(0)])
    (index,) = (path / "index").glob("*.duckdb")
    with duckdb.connect(str(index)) as con:
        con.execute("UPDATE meta SET value = '0' WHERE name = 'version'")
    made: list[int] = []
    fill = dragoman.store.index._fill

    def counted(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as what it stands for
        made.append(1)
        fill(*arguments, **options)

    monkeypatch.setattr("dragoman.store.index._fill", counted)
    assert run("rebuild", "--ledger", path).stderr.startswith("1 report and 3 events in ")
    assert made == [1]


def test_no_ledger() -> None:
    assert "no ledger here" in str(run("stats", "--ledger", "nowhere").exception)


def test_add_takes_columns(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("published,body\n2025-03-14,China met Iran.\n2025-03-14,\n")
    result = run("add", table, "--columns", "text=body,date=published", "--workers", "1", "--ledger", tmp_path / "new")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[1] == f"1 report added, 1 rejected in {tmp_path / 'new'}"


FEED = b"""<rss version="2.0"><channel><title>News</title><item><link>https://example.org/1</link>
<pubDate>Fri, 14 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
PAGE = (
    b"<html><body><article><p>China met Iran on Friday, the ministry said, and they agreed.</p></article></body></html>"
)


def test_watch_asks_the_web_for_each_page_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    @contextmanager
    def answer(target: Target, *_: object) -> Iterator[Answer]:
        asked.append(target.path)
        pages = {"/feed": ("application/rss+xml", FEED), "/1": ("text/html", PAGE)}
        kind, body = pages.get(target.path, ("text/plain", b""))
        yield Answer(200 if body else 404, {"content-type": kind}, iter([body]))

    monkeypatch.setattr(fetch, "look_up", lambda *_: ["93.184.216.34"])
    monkeypatch.setattr(fetch, "open_answer", answer)
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    feed = "https://example.org/feed"
    result = run("watch", feed, "--rounds", "2", "--every", "1", "--workers", "1", "--ledger", tmp_path / "new")
    assert result.exit_code == 0, result.output
    assert "1 report added" in result.stderr
    assert asked == ["/robots.txt", "/feed", "/1", "/feed"]
