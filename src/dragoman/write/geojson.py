"""Writes events as GeoJSON (RFC 7946): one point feature for each event whose place has coordinates.

The properties are the columns of the event table, lists as arrays. Events without coordinates are left out. A point may
stand for a whole province or country: ``where_prec`` says how exact it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dragoman.model import Record
from dragoman.text import json_line
from dragoman.write.columns import columns
from dragoman.write.rows import Row, Value, rows
from dragoman.write.settings import Settings

__all__ = ["geojson_text"]


def geojson_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one feature collection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    names = [column.name for column in columns("event") if column.name not in {"lat", "lon"}]
    mark = "\n"
    for row in rows("event", records, settings):
        if row["lat"] is not None and row["lon"] is not None:
            yield mark + json_line(_feature(row, names))
            mark = ",\n"
    yield "\n]}\n"


def _feature(row: Row, names: list[str]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": {name: _plain(row[name]) for name in names},
    }


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
