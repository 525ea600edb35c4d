"""The SQL of the package, kept in files: whole scripts, and queries with places for conditions.

Only texts of this package are put into the places; what a user gives is a parameter, always.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["query", "script"]


def query(name: str, **parts: object) -> str:
    """Return the query of ``sql/NAME.sql`` with ``{part}`` replaced by each part."""
    text = _read(name)
    for part, value in parts.items():
        text = text.replace(f"{{{part}}}", str(value))
    return text


@cache
def script(name: str) -> tuple[str, ...]:
    """Return the statements of ``sql/NAME.sql``, in order; each ends with a semicolon at the end of a line."""
    return tuple(part.strip() for part in f"{_read(name)}\n".split(";\n") if part.strip())


@cache
def _read(name: str) -> str:
    text = (files("dragoman.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
