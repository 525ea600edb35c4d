"""The columns of the tables that a ledger gives in Python, and their types in Arrow.

The list is ``data/exports/answers.csv``. A column that the exported tables have too takes its type and description from
there, so that Python, CSV and Parquet agree.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from dragoman.tables import read_table
from dragoman.version import __version__
from dragoman.write.columns import Column, columns
from dragoman.write.parquet import ARROW_TYPES

__all__ = ["STRUCTS", "TABLES", "answer_columns", "arrow_type", "schema_of", "shown_columns", "table_schema"]

TABLES = ("events", "statements", "instruments", "timeline", "positions", "changes", "differences", "reports",
          "actors")  # fmt: skip
STRUCTS = ("party", "words", "stance")
"""What a cell of the type ``list[NAME]`` has one or more of; their parts are listed as those of a table are."""

_UNITS = {"events": ("event",), "statements": ("statement",)}
"""The units of the exported tables that a table takes types and descriptions from; the others take them from both."""
_OTHER_UNITS = ("change", "event")


@cache
def answer_columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, or the parts of a struct, in order."""
    units = _UNITS.get(table, _OTHER_UNITS)
    shared = {column.name: column for unit in reversed(units) for column in columns(unit)}
    return tuple(
        Column(row["name"], row["type"], row["description"]) if row["type"] else shared[row["name"]]
        for row in _listed()
        if row["table"] == table
    )


@cache
def shown_columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns that are shown where a table is looked at."""
    return tuple(row["name"] for row in _listed() if row["table"] == table and row["shown"])


def table_schema(table: str) -> pa.Schema:
    """Return the columns of a table as an Arrow schema, each with its description."""
    return schema_of(table, answer_columns(table))


def schema_of(table: str, listed: Iterable[Column]) -> pa.Schema:
    """Return columns as an Arrow schema; ``table`` is kept in its metadata."""
    return pa.schema(map(_field, listed), metadata={"creator": f"dragoman {__version__}", "table": table})


def arrow_type(name: str) -> pa.DataType:
    """Return the Arrow type for the name of a column's type."""
    if name == "timestamp":
        return pa.timestamp("us", tz="UTC")
    struct = name.removeprefix("list[").removesuffix("]")
    if struct in STRUCTS:
        return pa.list_(pa.struct(list(map(_field, answer_columns(struct)))))
    return ARROW_TYPES[name]


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, arrow_type(column.type), metadata={"description": column.description})


@cache
def _listed() -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(read_table("exports/answers.csv")))
