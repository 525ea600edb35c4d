"""Tests of the connection to the index: it reads nothing else, cannot be reconfigured, and queries can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import LimitReached, StoreDamaged
from dragoman.store import connect
from dragoman.store.connect import Database
from dragoman.store.filters import Filter
from dragoman.store.folder import Folder
from dragoman.store.index import generations
from dragoman.store.ledger import Ledger

ENDLESS = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = 7"


@pytest.fixture
def database(folder: Path) -> Database:
    return Database(generations(Folder(folder))[-1])


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "COPY reports TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "DELETE FROM events",
        "CREATE TABLE mine (a INTEGER)",
    ],
)
def test_nothing_but_reading_the_index(database: Database, sql: str) -> None:
    with pytest.raises(StoreDamaged):
        database.rows(sql)
    assert database.one("SELECT count(*) FROM events") == 9


def test_a_slow_query_is_stopped(database: Database) -> None:
    begun = time.monotonic()
    with pytest.raises(LimitReached, match="took longer than it may"):
        database.rows(ENDLESS, seconds=0.2)
    assert time.monotonic() - begun < 20
    assert database.one("SELECT count(*) FROM events") == 9, "and the next one answers"


def test_a_limit_of_the_ledger_is_that_of_every_query(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(con: duckdb.DuckDBPyConnection, _sql: str, _params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return con.execute(ENDLESS).fetchall()

    with Ledger(folder) as ledger:
        row = ledger.events().rows[0]
        ledger.seconds = 0.2
        monkeypatch.setattr(connect, "rows_of", slow)
        for ask in (ledger.stats, partial(ledger.show, row.id), partial(ledger.openings, [row.report]), ledger.events,
                    partial(ledger.diff, date(2025, 1, 1), date(2025, 2, 1)), ledger.charts().days):  # fmt: skip
            begun = time.monotonic()
            with pytest.raises(LimitReached, match="took longer than it may"):
                ask()
            assert time.monotonic() - begun < 20


def test_queries_can_be_stopped_from_another_thread(database: Database) -> None:
    timer = threading.Timer(0.3, database.interrupt)
    timer.start()
    with pytest.raises(LimitReached):
        database.rows(ENDLESS)
    timer.join()


def test_several_threads_ask_at_once(folder: Path) -> None:
    with Ledger(folder) as ledger:
        found: list[int] = []

        def ask() -> None:
            found.extend(len(ledger.events(Filter(actor=("CHN",)), tellings=True).rows) for _ in range(5))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [9] * 20


def test_a_writer_takes_less_memory_than_a_reader(database: Database) -> None:
    def limit(*, read_only: bool) -> float:
        con = connect.connect(database.path, read_only=read_only)
        try:
            return float(con.execute("SELECT current_setting('memory_limit')").fetchall()[0][0].split()[0])
        finally:
            con.close()

    read = limit(read_only=True)
    database.close()
    assert limit(read_only=False) == 762.9, "800 MB in MiB"
    assert read == 1.8
