"""Pages of a listing: how many rows, in which order, and the token that asks for the next ones."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

from dragoman.errors import BadConfig
from dragoman.store.answers import Page
from dragoman.text import visible

__all__ = ["MOST_ROWS", "Sort", "check_limit", "order_by", "pages", "read_token", "token"]

Row = TypeVar("Row")

MOST_ROWS = 1000
"""Rows that one page may have."""

Sort = Literal["oldest", "newest", "best"]
"""Order of a listing: by day, or by how well the report fits the words searched."""

_ORDERS = {"oldest": ("day", "ASC"), "newest": ("day", "DESC"), "best": ("score", "DESC")}


def pages(ask: Callable[..., Page[Row]], limit: int | None = None) -> Iterator[Page[Row]]:
    """Yield the pages of a listing one after another, to its end or until they hold ``limit`` rows.

    ``ask`` is called with the token ``after`` and the ``limit`` of each page.
    """
    after: str | None = None
    left = limit
    while left is None or left > 0:
        page = ask(after=after, limit=min(left or MOST_ROWS, MOST_ROWS))
        yield page
        after = page.after
        if after is None:
            return
        left = None if left is None else left - len(page.rows)


def check_limit(limit: int) -> None:
    """Check the number of rows asked for.

    Raises:
        BadConfig: it is none from 1 to 1000.
    """
    if not 1 <= limit <= MOST_ROWS:
        raise BadConfig(f"a page of {limit} rows; ask for 1 to {MOST_ROWS}")


def token(values: Sequence[Any]) -> str:
    """Return the token of a row: what it is ordered by, and its id."""
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def read_token(given: str, kind: type[date] | type[float]) -> tuple[Any, str]:
    """Return what a token says: a value of the order and an id.

    Raises:
        BadConfig: no listing gave this token.
    """
    try:
        value, item = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
        read = date.fromisoformat(value) if kind is date else float(value)
    except (ValueError, TypeError) as error:
        raise BadConfig(f"the token {visible(given[:40])!r} is none that this listing gave; ask without one") from error
    return read, str(item)


def order_by(sort: Sort, after: str | None) -> tuple[str, str, str, list[Any]]:
    """Return the column of an order, its direction, and the condition with its parameters to stand beyond a token.

    Raises:
        BadConfig: the order is unknown, or no listing gave this token.
    """
    if sort not in _ORDERS:
        raise BadConfig(f"order {visible(str(sort))!r}; it is one of {', '.join(_ORDERS)}")
    column, direction = _ORDERS[sort]
    if after is None:
        return column, direction, "true", []
    value, item = read_token(after, date if column == "day" else float)
    return column, direction, f"({column}, id) {'>' if direction == 'ASC' else '<'} (?, ?)", [value, item]
