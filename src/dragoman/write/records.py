"""Writes records as JSON Lines: one record, one line, as ``data/record.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Record
from dragoman.record import to_json

__all__ = ["record_lines"]


def record_lines(record: Record) -> Iterator[str]:
    """Yield the one line that holds a record, without its line end."""
    yield to_json(record)
