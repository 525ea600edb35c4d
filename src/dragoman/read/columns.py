"""Finds text, date, title and the rest in a row of named values, by the names that corpora use or as the user says."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from dragoman.errors import BadConfig, BadInput
from dragoman.model import Report
from dragoman.read.days import day_of
from dragoman.read.files import is_address, make_report
from dragoman.read.source import Options
from dragoman.tables import read_table
from dragoman.text import visible

__all__ = ["FIELDS", "choose_columns", "parse_columns", "report_of_row"]

FIELDS = ("text", "date", "title", "source", "url", "dateline")
_SHOWN = 12
"""Columns named in a message."""


def parse_columns(written: str) -> dict[str, str]:
    """Return the mapping that ``text=body,date=published`` says.

    Raises:
        BadConfig: it is written otherwise, or names a field that reports do not have.
    """
    columns: dict[str, str] = {}
    for part in written.split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if field not in FIELDS or not equals or not column:
            raise BadConfig(f"cannot read {part.strip()!r}; write FIELD=COLUMN with a field of {', '.join(FIELDS)}")
        if field in columns:
            raise BadConfig(f"{field} is given twice; keep one")
        columns[field] = column
    return columns


@cache
def _known() -> dict[str, tuple[str, ...]]:
    rows = list(csv.DictReader(read_table("read/columns.csv")))
    return {field: tuple(row["column"] for row in rows if row["field"] == field) for field in FIELDS}


def choose_columns(names: Collection[str], columns: Mapping[str, str], name: str) -> dict[str, tuple[str, ...]]:
    """Return for each field the columns to take it from, the best first: those the user named, else the known ones.

    Raises:
        BadInput: a column that the user named is not there, or none is known to hold the text.
    """
    by_small_name = {column.strip().lower(): column for column in reversed(list(names))}
    chosen: dict[str, tuple[str, ...]] = {}
    for field in FIELDS:
        if field in columns:
            if columns[field] not in names:
                raise BadInput(f"{name}: no column {columns[field]!r}; the columns are {_list(names)}")
            chosen[field] = (columns[field],)
        else:
            chosen[field] = tuple(by_small_name[small] for small in _known()[field] if small in by_small_name)
    if not chosen["text"]:
        raise BadInput(
            f"{name}: no column is known to hold the text; name it with --columns text=COLUMN, one of {_list(names)}"
        )
    return chosen


def report_of_row(
    row: Mapping[str, object], chosen: Mapping[str, tuple[str, ...]], options: Options, name: str
) -> Report:
    """Return the report in a row.

    Raises:
        BadInput: the row has no text, no date, or is no report for another reason.
        LimitReached: its text is too long.
    """
    text = next(_texts(row, chosen["text"]), None)
    if text is None:
        raise BadInput(f"{name}: no text in {_list(chosen['text'])}; give one, or name its column with --columns")
    named = list(_texts(row, chosen["source"]))
    addresses = [value for value in named if is_address(value)]  # trafilatura writes the address under "source"
    url = next(filter(is_address, (*_texts(row, chosen["url"]), *addresses)), None)
    hosts = (urlsplit(address).hostname for address in addresses)
    source = next((value for value in (*named, *hosts) if value and not is_address(value)), None)
    return make_report(
        text,
        day=options.day or _day(row, chosen["date"], name),
        title=next(_texts(row, chosen["title"]), None),
        source=source,
        url=url,
        dateline=next(_texts(row, chosen["dateline"]), None),
        name=name,
    )


def _day(row: Mapping[str, object], columns: Iterable[str], name: str) -> date | None:
    for column in columns:
        value = row.get(column)
        if value is not None and value != "":
            return day_of(value, name)
    return None


def _texts(row: Mapping[str, object], columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        value = row.get(column)
        if isinstance(value, Mapping):  # schema.org writes a publisher as an object with a name
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            yield value


def _list(names: Collection[str]) -> str:
    shown = ", ".join(visible(column[:40]) for column in list(names)[:_SHOWN])
    return f"{shown} ..." if len(names) > _SHOWN else shown
