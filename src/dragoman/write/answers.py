"""Writes what the ledger answers: as text to read, as CSV, JSON Lines or Parquet, as GeoJSON where there are places.

In CSV and Parquet a row is flat: parties are joined by semicolons, and the words behind a row come with the report and
the offsets. JSON Lines has every part of a row. The order of the rows is that of the answer.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, BinaryIO, get_type_hints

from dragoman.errors import BadConfig
from dragoman.store.answers import EventRow, StanceRow, Words
from dragoman.text import visible

__all__ = ["ANSWER_FORMATS", "flat", "write_answers"]

ANSWER_FORMATS = ("table", "csv", "jsonl", "parquet", "geojson")

Values = dict[str, Any]


def write_answers(form: str, rows: Sequence[Any], output: BinaryIO, *, lines: Callable[[Any], Iterable[str]]) -> None:
    """Write rows in a format; ``lines`` gives the lines of a row of the table, without their ends.

    Raises:
        BadConfig: the rows have no places, and GeoJSON is of places.
    """
    if form == "table":
        for row in rows:
            output.writelines(f"{visible(line)}\n".encode() for line in lines(row))
    elif form == "jsonl":
        output.writelines(f"{_json(row if isinstance(row, dict) else asdict(row))}\n".encode() for row in rows)
    elif form == "csv":
        output.writelines(_csv([flat(row) for row in rows]))
    elif form == "parquet":
        _write_parquet([flat(row) for row in rows], output)
    else:
        output.write((_json(_geojson(rows)) + "\n").encode())


def _json(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, default=_plain)
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def flat(row: object) -> Values:
    """Return a row as one level of names and values, the same names for every row of a type.

    Values are text, numbers, days, or None. Words come with their report and offsets, parties with codes and sectors.
    """
    if isinstance(row, dict):
        return row
    values: Values = {}
    hints = get_type_hints(type(row))
    for field in fields(row):  # type: ignore[arg-type]
        _flatten(values, field.name, getattr(row, field.name), str(hints[field.name]))
    return values


def _flatten(values: Values, name: str, value: Any, hint: str) -> None:  # noqa: ANN401 - a field of any row
    if "answers.Party" in hint:
        values[name] = "; ".join(party.name for party in value)
        values[f"{name}_codes"] = ";".join(party.code for party in value)
        values[f"{name}_sectors"] = ";".join(party.sector or "" for party in value)
    elif "answers.Place" in hint:
        values[name] = (value.name or value.words.text) if value else None
        for part in ("geonameid", "lat", "lon", "country", "feature"):
            values[f"{name}_{part}"] = getattr(value, part) if value else None
        _flatten(values, f"{name}_words", value.words if value else None, "answers.Words")
    elif isinstance(value, tuple):
        values[name] = "; ".join(_shown(item) for item in value)
    elif "answers.Words" in hint:
        values[name] = value.text if value else None
        for part in ("report", "start", "end"):
            values[f"{name}_{part}"] = getattr(value, part) if value else None
    else:
        values[name] = value


def _shown(item: object) -> str:
    if isinstance(item, Words):
        return item.text
    if isinstance(item, StanceRow):
        return f"{item.stance} {item.towards}"
    return str(item)


def _columns(rows: Sequence[Values]) -> list[str]:
    """Return the names of all columns, in the order in which rows have them."""
    return list(dict.fromkeys(name for row in rows for name in row))


def _csv(rows: Sequence[Values]) -> Iterator[bytes]:
    file = io.StringIO()
    writer = csv.DictWriter(file, _columns(rows), lineterminator="\n", restval="")
    if rows:
        writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    yield file.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    return "" if value is None else value.isoformat() if isinstance(value, (date, datetime)) else value


def _write_parquet(rows: Sequence[Values], output: BinaryIO) -> None:
    import pyarrow as pa  # noqa: PLC0415 - only this format needs it
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    table = {}
    for name in _columns(rows):
        column = pa.array([row.get(name) for row in rows])
        table[name] = column.cast(pa.string()) if pa.types.is_null(column.type) else column
    pq.write_table(pa.table(table), output)


def _geojson(rows: Sequence[object]) -> Values:
    if not all(isinstance(row, EventRow) for row in rows):
        raise BadConfig("GeoJSON is of events; choose csv, jsonl or parquet for these rows")
    features = []
    for row in rows:
        if isinstance(row, EventRow) and row.place is not None and row.place.lat is not None:
            point = {"type": "Point", "coordinates": [row.place.lon, row.place.lat]}
            features.append({"type": "Feature", "id": row.id, "geometry": point, "properties": flat(row)})
    return {"type": "FeatureCollection", "features": features}
