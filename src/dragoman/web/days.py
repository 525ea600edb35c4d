"""The days of a request: an ISO date, and nothing else that a library would take for one."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

__all__ = ["Day"]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso(value: object) -> date:
    """Read a day; pydantic alone would take 0, and any number, for seconds since 1970."""
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and _ISO.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("day", "{value} is no day; give one as 2025-03-14", {"value": repr(value)[:60]})


Day = Annotated[date, BeforeValidator(_iso)]
"""A day, given as 2025-03-14."""
