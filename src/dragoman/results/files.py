"""Writes what the ledger answers for other programs: CSV, JSON Lines, Parquet, and GeoJSON for what has a place.

Columns have the names and types of ``data/exports/answers.csv``, which are those of Python and, for what exports have
too, those of the exports. Rows are written as they come, so an answer of any length needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.results.rows import Row
from dragoman.results.schema import STRUCTS, answer_columns, table_schema
from dragoman.results.table import Table
from dragoman.text import json_line
from dragoman.write.columns import Column
from dragoman.write.delimited import cell, csv_line

__all__ = ["FILE_FORMATS", "write_answer", "write_table"]

FILE_FORMATS = ("csv", "jsonl", "parquet", "geojson")

_GROUP = 10_000
"""Rows of a row group of Parquet."""


def write_answer(form: str, table: str, rows: Iterable[Row], out: BinaryIO) -> None:
    """Write rows of one of ``TABLES`` in one of ``FILE_FORMATS``; GeoJSON is of events alone."""
    if form == "csv":
        out.writelines(line.encode() for line in _csv(answer_columns(table), rows))
    elif form == "jsonl":
        out.writelines(f"{json_line(row)}\n".encode() for row in _ordered(table, rows))
    elif form == "parquet":
        _parquet(table_schema(table), rows, out)
    else:
        out.writelines(line.encode() for line in _geojson(_ordered(table, rows)))


def write_table(form: str, table: Table, out: BinaryIO) -> None:
    """Write a table whose columns are known only now, such as a panel, as CSV, JSON Lines or Parquet."""
    if form == "parquet":
        pq.write_table(table.to_arrow(), out, compression="zstd")
    elif form == "csv":
        columns = tuple(Column(name, "string", "") for name in table.columns)
        out.writelines(line.encode() for line in _csv(columns, table))
    else:
        out.writelines(f"{json_line(row)}\n".encode() for row in table)


def _ordered(table: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with their columns in the order of the table's."""
    names = [column.name for column in answer_columns(table)]
    for row in rows:
        yield {name: row[name] for name in names}


def _csv(columns: Iterable[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a CSV file, the names of the columns first; what has parts is a column for each of them."""
    flat = list(_flat_columns(tuple(columns)))
    yield csv_line(name for name, _, _ in flat)
    for row in rows:
        yield csv_line(cell(_value(row[column], part)) for _, column, part in flat)


def _flat_columns(columns: tuple[Column, ...]) -> Iterator[tuple[str, str, str | None]]:
    """Yield name of each flat column, the column that it is taken from, and the part of it.

    The parts of ``actors`` are ``actor_id``, ``actor_text`` and so on, as exports have them.
    """
    names = {column.name for column in columns}
    for column in columns:
        struct = column.type.removeprefix("list[").removesuffix("]")
        if struct not in STRUCTS:
            yield column.name, column.name, None
            continue
        of = column.name.removesuffix("s")
        for part in answer_columns(struct):
            name = of if part.name == of else f"{of}_{part.name}"
            if name not in names and not (part.name == "report_id" and "report_id" in names):
                yield name, column.name, part.name


def _value(value: Any, part: str | None) -> Any:  # noqa: ANN401 - a cell of any column
    if part is not None:
        return [item[part] for item in value]
    return list(value) if isinstance(value, tuple) else value


def _parquet(schema: pa.Schema, rows: Iterable[Row], out: BinaryIO) -> None:
    waiting = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(waiting, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _geojson(rows: Iterable[Row]) -> Iterator[str]:
    """Yield one feature collection (RFC 7946), a point for each event whose place has coordinates, a line each."""
    yield '{"type": "FeatureCollection", "features": ['
    mark = "\n"
    for row in rows:
        if row["lat"] is not None and row["lon"] is not None:
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            properties = {name: value for name, value in row.items() if name not in {"lat", "lon"}}
            feature = {"type": "Feature", "id": row["joined_event"], "geometry": point, "properties": properties}
            yield mark + json_line(feature)
            mark = ",\n"
    yield "\n]}\n"
