"""Writes rows of any unit as a typed Parquet file, in pieces, so that no export has to fit into memory."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import BinaryIO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import Record
from dragoman.version import __version__
from dragoman.write.columns import columns
from dragoman.write.rows import Row, rows
from dragoman.write.settings import Settings

__all__ = ["ARROW_TYPES", "ParquetTable", "arrow_schema", "write_parquet"]

GROUP = 20_000
"""Rows of a row group: some tens of megabytes while they are gathered."""

ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
    "list[integer]": pa.list_(pa.int64()),
}
"""Arrow's type for each type of a column."""


def arrow_schema(unit: str) -> pa.Schema:
    """Return the columns of a unit as an Arrow schema, each with its description."""
    fields = [
        pa.field(column.name, ARROW_TYPES[column.type], metadata={"description": column.description})
        for column in columns(unit)
    ]
    return pa.schema(fields, metadata={"creator": f"dragoman {__version__}", "unit": unit})


class ParquetTable:
    """A Parquet file being written row by row; as a context manager it ends the file, and leaves the stream open."""

    def __init__(self, out: BinaryIO, unit: str) -> None:
        self._schema = arrow_schema(unit)
        self._writer = pq.ParquetWriter(out, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._write_group()
        finally:
            self._writer.close()

    def add(self, row: Row) -> None:
        """Take a row; a group of them is written at a time."""
        self._waiting.append(row)
        if len(self._waiting) >= GROUP:
            self._write_group()

    def _write_group(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting.clear()


def write_parquet(records: Iterable[Record], settings: Settings, out: BinaryIO) -> None:
    """Write the rows of the unit that the settings name."""
    with ParquetTable(out, settings.unit) as table:
        for row in rows(settings.unit, records, settings):
            table.add(row)
