"""Writes rows of any unit as a typed Parquet file, in pieces, so that no export has to fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import Record
from dragoman.version import __version__
from dragoman.write.columns import columns
from dragoman.write.rows import Row, rows
from dragoman.write.settings import Settings

__all__ = ["ParquetTable", "arrow_schema", "write_parquet"]

GROUP = 20_000
"""Rows of a row group: some tens of megabytes while they are gathered."""

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
    "list[integer]": pa.list_(pa.int64()),
}


def arrow_schema(unit: str) -> pa.Schema:
    """Return the columns of a unit as an Arrow schema, each with its description."""
    fields = [
        pa.field(column.name, _TYPES[column.type], metadata={"description": column.description})
        for column in columns(unit)
    ]
    return pa.schema(fields, metadata={"creator": f"dragoman {__version__}", "unit": unit})


class ParquetTable:
    """A Parquet file being written row by row."""

    def __init__(self, out: BinaryIO, unit: str) -> None:
        self._schema = arrow_schema(unit)
        self._writer = pq.ParquetWriter(out, self._schema, compression="zstd")

    def write(self, found: Iterable[Row]) -> None:
        """Write rows, a group at a time."""
        waiting: Iterator[Row] = iter(found)
        while group := list(islice(waiting, GROUP)):
            self._writer.write_table(pa.Table.from_pylist(group, schema=self._schema))

    def close(self) -> None:
        """Write the end of the file; the stream stays open."""
        self._writer.close()


def write_parquet(records: Iterable[Record], settings: Settings, out: BinaryIO) -> None:
    """Write the rows of the unit that the settings name."""
    table = ParquetTable(out, settings.unit)
    try:
        table.write(rows(settings.unit, records, settings))
    finally:
        table.close()
