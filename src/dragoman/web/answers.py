"""Rows of the ledger as JSON: dates in ISO form, tuples as lists, fields by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from dragoman.store.answers import Page

__all__ = ["page", "plain"]


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values
    """Return frozen rows as the values of JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat()  # the ledger keeps moments in UTC, without saying so
    if isinstance(value, date):
        return value.isoformat()
    return value


def page(found: Page[Any], more: Callable[[Iterable[Any]], Iterable[dict[str, Any]]] | None = None) -> dict[str, Any]:
    """Return a page of rows with the token of the next; ``more`` may put further fields beside those of each row."""
    items = [plain(row) for row in found.rows]
    if more is not None:
        items = [{**item, **extra} for item, extra in zip(items, more(found.rows), strict=True)]
    return {"items": items, "next": found.after}
