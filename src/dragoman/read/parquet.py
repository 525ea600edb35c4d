"""Reads Parquet files, one report a row, a few rows at a time and only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.model import Report
from dragoman.read.columns import choose_columns, report_of_row
from dragoman.read.files import Rejected
from dragoman.read.source import Options, Source

__all__ = ["read"]

_BATCH = 64
"""Rows that are held at once."""
_BUFFER_BYTES = 1 << 20
_MAX_METADATA_BYTES = 20_000_000
_MAX_GROUP_BYTES = 1_000_000_000
"""Unpacked bytes of one column in one group of rows, as the file declares them."""


def read(source: Source, options: Options) -> Iterator[Report | Rejected]:
    """Read one report a row; a row that is none is rejected by its number, and the next one read.

    Raises:
        BadInput: the file is damaged, or has no column for the text.
        LimitReached: a group of rows is too large, or many rows repeat one value so that the file is a bomb.
    """
    done = 0
    try:
        with source.seekable() as stream:
            for row, chosen in _rows(stream, source, options):
                done += 1
                yield _report(row, chosen, options, f"{source.name}, row {done}")
    except (pa.ArrowException, OSError, ValueError) as error:
        read_so_far = f" after {done:,} rows" if done else ""
        raise BadInput(
            f"{source.name}: no Parquet file that can be read{read_so_far} ({_first_line(error)}); write it anew"
        ) from error


def _rows(
    stream: BinaryIO, source: Source, options: Options
) -> Iterator[tuple[dict[str, object], dict[str, tuple[str, ...]]]]:
    """Give each row, with the columns that each field may be taken from."""
    file = ParquetFile(
        stream, pre_buffer=False, buffer_size=_BUFFER_BYTES, thrift_string_size_limit=_MAX_METADATA_BYTES,
        thrift_container_size_limit=_MAX_METADATA_BYTES,
    )  # fmt: skip
    chosen = choose_columns(file.schema_arrow.names, options.columns, source.name)
    needed = list(dict.fromkeys(column for columns in chosen.values() for column in columns))
    _check_groups(file, needed, source.name)
    for batch in file.iter_batches(batch_size=_BATCH, columns=needed):
        columns = {column: _in_microseconds(batch.column(column)) for column in needed}
        for index in range(batch.num_rows):
            row = {column: values[index].as_py() for column, values in columns.items()}
            source.meter.add_unpacked(sum(map(len, map(str, row.values()))), source.name)
            yield row, chosen


def _report(
    row: dict[str, object], chosen: dict[str, tuple[str, ...]], options: Options, name: str
) -> Report | Rejected:
    try:
        return report_of_row(row, chosen, options, name)
    except DragomanError as error:
        return Rejected.because(name, error)


def _check_groups(file: ParquetFile, needed: list[str], name: str) -> None:
    for group in map(file.metadata.row_group, range(file.metadata.num_row_groups)):
        for chunk in map(group.column, range(group.num_columns)):
            if chunk.path_in_schema.split(".")[0] in needed and chunk.total_uncompressed_size > _MAX_GROUP_BYTES:
                raise LimitReached(
                    f"{name}: a group of rows has more than {_MAX_GROUP_BYTES // 1_000_000:,} MB in one column; "
                    "write the file with smaller groups"
                )


def _in_microseconds(values: Any) -> Any:  # noqa: ANN401 - pyarrow has no type information
    """Return an array as it is, but times in microseconds, because Python's have no nanoseconds."""
    if pa.types.is_timestamp(values.type) and values.type.unit == "ns":
        return values.cast(pa.timestamp("us", values.type.tz), safe=False)
    return values


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
