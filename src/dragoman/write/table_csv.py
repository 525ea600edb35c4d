"""Writes rows of any unit as CSV, with a sidecar that says what each column holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dragoman.model import Record
from dragoman.write.columns import columns, table_schema
from dragoman.write.delimited import cell, csv_line, excel_cell
from dragoman.write.rows import rows
from dragoman.write.settings import Settings

__all__ = ["csv_lines", "csv_sidecar"]

BOM = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def csv_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the lines of a CSV file, the column names first; with ``excel`` after a byte-order mark."""
    names = [column.name for column in columns(settings.unit)]
    shown = excel_cell if settings.excel else cell
    yield (BOM if settings.excel else "") + csv_line(names)
    for row in rows(settings.unit, records, settings):
        yield csv_line(shown(row[name]) for name in names)


def csv_sidecar(settings: Settings) -> str:
    """Return the description of the columns as JSON, in the form of a Table Schema."""
    return json.dumps(table_schema(settings.unit), ensure_ascii=False, indent=1) + "\n"
