"""Reads JSON Lines, one report an object, and files of one JSON object or one list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dragoman.errors import BadInput, DragomanError
from dragoman.model import Report
from dragoman.read.columns import choose_columns, report_of_row
from dragoman.read.decode import decode
from dragoman.read.files import Rejected, too_large
from dragoman.read.source import Options, Source

__all__ = ["MAX_LINE_BYTES", "read", "read_document"]

MAX_LINE_BYTES = 8_000_000
"""Room for a report of the longest kind with everything written as ``\\uXXXX``."""


def read(source: Source, options: Options) -> Iterator[Report | Rejected]:
    """Read one report a line; a line that is none is rejected by its number, and the next one read."""
    number = 0
    while line := source.stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        name = f"{source.name}, line {number}"
        if len(line) > MAX_LINE_BYTES:
            yield Rejected.because(name, too_large(name, MAX_LINE_BYTES))
            _skip_line(source, line)
        elif line.strip():
            try:
                value = _parse(_decode(line, name), name)
                _refuse_own_records(value, source.name)
            except _OwnRecords as error:
                yield Rejected.because(source.name, error)
                return
            except DragomanError as error:
                yield Rejected.because(name, error)
                continue
            yield _report(value, options, name)


def read_document(source: Source, options: Options) -> Iterator[Report | Rejected]:
    """Read a file that is one JSON object, or a list of objects, as a whole."""
    value = _parse(decode(source.read_all(), source.name), source.name)
    if not isinstance(value, list):
        _refuse_own_records(value, source.name)
        yield _report(value, options, source.name)
        return
    for number, item in enumerate(value, 1):
        yield _report(item, options, f"{source.name}, item {number}")


class _OwnRecords(BadInput):
    """A file of records where reports were expected."""


def _refuse_own_records(value: object, name: str) -> None:
    if isinstance(value, dict) and str(value.get("schema", "")).startswith("dragoman-record/"):
        raise _OwnRecords(
            f"{name}: these are dragoman's records, not reports; name the reports that they were made from"
        )


def _report(value: object, options: Options, name: str) -> Report | Rejected:
    try:
        if not isinstance(value, dict):
            raise BadInput(f"{name}: no JSON object; a report is one with at least text and date")
        row = _Row(value)
        return report_of_row(row, choose_columns(row.names(options), options.columns, name), options, name)
    except DragomanError as error:
        return Rejected.because(name, error)


class _Row(dict[str, object]):
    """A JSON object whose inner values can also be named by a path, ``article.body``."""

    def names(self, options: Options) -> list[str]:
        """Return the names of its values, with the paths that the user gave and that lead somewhere."""
        for path in options.columns.values():
            if path not in self and (value := _at(self, path.split("."))) is not None:
                self[path] = value
        return list(self)


def _at(value: object, path: list[str]) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _decode(line: bytes, name: str) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: no UTF-8 at byte {error.start}, and JSON is in UTF-8; write the line anew") from error


def _parse(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise BadInput(f"{name}: JSON nested too deeply; give a flat object a report") from error
    except json.JSONDecodeError as error:
        raise BadInput(f"{name}: not JSON ({error.msg} at character {error.pos}); write one object a line") from error
    except ValueError as error:  # a number of more than 4,300 digits
        raise BadInput(f"{name}: not JSON that can be read ({error}); correct the line") from error


def _skip_line(source: Source, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(MAX_LINE_BYTES)
