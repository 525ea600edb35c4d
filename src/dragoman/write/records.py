"""Writes records as JSON Lines: one record, one line, as ``data/record.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model import Record
from dragoman.record import to_json
from dragoman.write.settings import Settings

__all__ = ["records_text"]


def records_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield records as lines.

    Raises:
        BadConfig: the text is to be withheld; a record without its text would be none.
    """
    for record in settings.shown(records, "a record holds the text of its report"):
        yield f"{to_json(record)}\n"
