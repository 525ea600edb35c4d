"""Rows of the ledger as JSON: dates in ISO form, tuples as lists, fields by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from dragoman.brief.sentences import change_sentence, event_sentence, statement_sentence
from dragoman.store.answers import ChangeRow, EventRow, Page, StatementRow

__all__ = ["page", "plain"]


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values
    """Return frozen rows as the values of JSON; what can be told in a sentence is, as ``told``."""
    if is_dataclass(value) and not isinstance(value, type):
        return {**{field.name: plain(getattr(value, field.name)) for field in fields(value)}, **_told(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat()  # the ledger keeps moments in UTC, without saying so
    if isinstance(value, date):
        return value.isoformat()
    return value


def _told(row: object) -> dict[str, str]:
    if isinstance(row, EventRow):
        return {"told": event_sentence(row)}
    if isinstance(row, StatementRow):
        return {"told": statement_sentence(row)}
    return {"told": change_sentence(row)} if isinstance(row, ChangeRow) else {}


def page(found: Page[Any], more: Callable[[Iterable[Any]], Iterable[dict[str, Any]]] | None = None) -> dict[str, Any]:
    """Return a page of rows with the token of the next; ``more`` may put further fields beside those of each row."""
    items = [plain(row) for row in found.rows]
    if more is not None:
        items = [{**item, **extra} for item, extra in zip(items, more(found.rows), strict=True)]
    return {"items": items, "next": found.after}
