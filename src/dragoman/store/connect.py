"""Connections to the index: hardened, and every query on a clock.

What the index holds came from outside and queries may come from a web page, so a connection reads no other file, loads
nothing, and cannot be talked out of it. Only this package imports DuckDB.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from dragoman.errors import LimitReached, StoreDamaged, StoreUnwritable
from dragoman.text import visible

__all__ = ["Database", "committed", "connect", "rows_of", "store_errors"]

_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
}
_MEMORY = {"read": "2GB", "write": "800MB"}
"""Without a limit DuckDB takes most of the machine's memory; what does not fit goes to files beside the index. It would
keep as much of the index as the limit allows, which a writer, who passes over it, has no use for."""


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open an index file, hardened.

    Raises:
        StoreDamaged: the file is no index.
        StoreUnwritable: the disk is full or the file may not be written.
    """
    with store_errors(path):
        config = {**_HARDENED, "memory_limit": _MEMORY["read" if read_only else "write"]}
        return duckdb.connect(str(path), read_only=read_only, config=config)


def rows_of(
    con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[object] | Mapping[str, object] = ()
) -> list[tuple[Any, ...]]:
    """Run a statement to its end and return its rows, so that the connection is free for the next."""
    return con.execute(sql, dict(params) if isinstance(params, Mapping) else list(params)).fetchall()


@contextmanager
def committed(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Make what is written within one transaction, committed where nothing fails."""
    rows_of(con, "BEGIN")
    yield
    rows_of(con, "COMMIT")


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn DuckDB's errors into those of the package."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise LimitReached("the query took longer than it may; ask for less, or give it more time") from error
    except duckdb.OutOfMemoryException as error:
        raise LimitReached(
            f"this needs more memory than it may take ({_MEMORY['read']} to answer, {_MEMORY['write']} to write) and "
            "than the disk beside the ledger has; ask for less, or make room there"
        ) from error
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        if "No space left" in said or "out of disk space" in said.lower():
            raise StoreUnwritable(
                f"{visible(str(path))}: the disk is full; what was added before is safe, so free some space and run "
                "`dragoman rebuild`"
            ) from error
        raise StoreDamaged(
            f"{visible(str(path))}: the index cannot be used ({said}); run `dragoman rebuild`, which makes it again"
        ) from error


class Database:
    """One index file, opened for reading; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._con = connect(path, read_only=True)
        self._running: set[duckdb.DuckDBPyConnection] = set()
        self._guard = threading.Lock()
        self._retired = False
        self.seconds: float | None = None
        """How long a query may take for which nothing else is said, or None for no limit."""

    def rows(self, sql: str, params: Sequence[object] = (), *, seconds: float | None = None) -> list[tuple[Any, ...]]:
        """Run a query and return its rows.

        Raises:
            LimitReached: it ran longer than ``seconds``, or what the database allows, or was interrupted.
            StoreDamaged: the index cannot be read.
        """
        with store_errors(self.path), self._cursor(self.seconds if seconds is None else seconds) as cursor:
            return rows_of(cursor, sql, params)

    def one(self, sql: str, params: Sequence[object] = ()) -> Any:  # noqa: ANN401 - a value of any column
        """Return the first value of the first row, or None without rows."""
        found = self.rows(sql, params)
        return found[0][0] if found else None

    def interrupt(self) -> None:
        """Stop the queries that run now; each raises ``LimitReached``."""
        with self._guard:
            for cursor in self._running:
                cursor.interrupt()

    def close(self) -> None:
        """Close the file."""
        self._con.close()

    def retire(self) -> None:
        """Close the file once no query runs on it any more; take no new ones."""
        with self._guard:
            self._retired = True
            if not self._running:
                self._con.close()

    @contextmanager
    def _cursor(self, seconds: float | None) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._con.cursor()
        timer = threading.Timer(seconds, cursor.interrupt) if seconds is not None else None
        with self._guard:
            self._running.add(cursor)
        try:
            if timer is not None:
                timer.daemon = True
                timer.start()
            yield cursor
        finally:
            if timer is not None:
                timer.cancel()
            with self._guard:
                self._running.discard(cursor)
                cursor.close()
                if self._retired and not self._running:
                    self._con.close()
