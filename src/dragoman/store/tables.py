"""Hands values of Python to DuckDB by the column, and reads back what is asked about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.store.connect import rows_of

__all__ = ["chunks", "insert", "wanted"]


@contextmanager
def wanted(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> Iterator[None]:
    """Make the ids a table ``wanted`` for the time being."""
    con.register("wanted", pa.table({"id": pa.array(list(ids), pa.string())}))
    try:
        yield
    finally:
        con.unregister("wanted")


def insert(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, pa.Array]) -> None:
    """Put columns into a table of the same columns in the same order."""
    con.register("given", pa.table(columns))
    rows_of(con, f"INSERT INTO {table} SELECT * FROM given")  # noqa: S608 - the table's name is our own
    con.unregister("given")


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Yield the items so many at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
