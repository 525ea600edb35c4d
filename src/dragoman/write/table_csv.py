"""Writes rows of any unit as CSV, with a sidecar that says what each column holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dragoman.model import Record
from dragoman.write.columns import columns, table_schema
from dragoman.write.delimited import cell, csv_line, excel_cell
from dragoman.write.rows import Row, rows
from dragoman.write.settings import Settings

__all__ = ["csv_head", "csv_lines", "csv_row", "csv_sidecar"]

BOM = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def csv_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the lines of a CSV file, the column names first; with ``excel`` after a byte-order mark."""
    yield csv_head(settings.unit, excel=settings.excel)
    for row in rows(settings.unit, records, settings):
        yield csv_row(settings.unit, row, excel=settings.excel)


def csv_head(unit: str, *, excel: bool = False) -> str:
    """Return the line of the column names of a unit."""
    return (BOM if excel else "") + csv_line(column.name for column in columns(unit))


def csv_row(unit: str, row: Row, *, excel: bool = False) -> str:
    """Return one row of a unit as a line."""
    shown = excel_cell if excel else cell
    return csv_line(shown(row[column.name]) for column in columns(unit))


def csv_sidecar(settings: Settings) -> str:
    """Return the description of the columns as JSON, in the form of a Table Schema."""
    return json.dumps(table_schema(settings.unit), ensure_ascii=False, indent=1) + "\n"
