"""Reads CSV and tab-separated tables, one report a row under a line of column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.model import Report
from dragoman.read.columns import choose_columns, report_of_row
from dragoman.read.decode import encoding_of
from dragoman.read.files import MAX_CHARACTERS, Rejected
from dragoman.read.source import Options, Source

__all__ = ["MAX_LINE", "read"]

MAX_LINE = 8_000_000
"""Characters of a line of the file, with the separators and other columns."""
_SEPARATORS = ",;\t|"
_MAX_COLUMNS = 1000
_LOOKED_AT = 65_536
"""Bytes from which the encoding is told."""


def read(source: Source, options: Options) -> Iterator[Report | Rejected]:
    """Read one report a row; a row that is none is rejected by its line, and the next one read.

    Raises:
        BadInput: the first line gives no column names, or none for the text.
    """
    encoding = encoding_of(source.stream.peek(_LOOKED_AT)[:_LOOKED_AT], source.name)
    # bytes that are none in the encoding become half characters, for which make_report rejects their row
    lines = _Lines(
        io.TextIOWrapper(source.stream, encoding=encoding, errors="surrogateescape", newline=""), source.name
    )
    first = next(lines, "")
    separator = "\t" if source.suffix == ".tsv" else max(_SEPARATORS, key=first.count)
    header = next(csv.reader([first], delimiter=separator), [])
    if not any(header):
        raise BadInput(f"{source.name}: no column names; write them on the first line, such as date,title,text")
    if len(header) > _MAX_COLUMNS:
        raise LimitReached(f"{source.name}: more than {_MAX_COLUMNS:,} columns; leave out those that are not needed")
    chosen = choose_columns(header, options.columns, source.name)
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        name = f"{source.name}, line {lines.number + 1}"
        try:
            cells = _next_row(rows, name)
            if cells is None:
                return
            if not cells:
                continue
            if len(cells) > len(header):
                raise BadInput(
                    f"{name}: {len(cells)} cells under {len(header)} column names; quote cells with separators"
                )
            yield report_of_row(dict(zip(header, cells, strict=False)), chosen, options, name)
        except DragomanError as error:
            yield Rejected.because(name, error)


class _Lines:
    """The lines of a table, counted; one that is too long is refused, skipped, and the next one read."""

    def __init__(self, file: io.TextIOWrapper, name: str) -> None:
        self.number = 0
        """Lines read so far."""
        self._file = file
        self._name = name

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(MAX_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
            while line and not line.endswith(("\n", "\r")):
                line = self._file.readline(MAX_LINE)
            raise LimitReached(f"{self._name}, line {self.number}: longer than {MAX_LINE:,} characters; split the row")
        return line


def _next_row(rows: Iterator[list[str]], name: str) -> list[str] | None:
    """Return the next row, or None at the end; the limit of a cell is the module's, so it is set for the moment."""
    before = csv.field_size_limit(MAX_CHARACTERS + 1)
    try:
        return next(rows, None)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise BadInput(
                f"{name}: a quotation mark that opens here is never closed, so nothing after it could be read; close it"
            ) from error
        raise BadInput(
            f"{name}: no row of a table ({error}); quote the cell and double the quotation marks in it"
        ) from error
    finally:
        csv.field_size_limit(before)
