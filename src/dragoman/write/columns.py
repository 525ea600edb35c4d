"""The columns of the tables that dragoman exports: names, types and descriptions, for each unit of rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.tables import read_table

__all__ = ["Column", "columns", "table_schema"]

_FRICTIONLESS = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "list": {"type": "list", "itemType": "string", "delimiter": ";"},
    "list[integer]": {"type": "list", "itemType": "integer", "delimiter": ";"},
}
"""The types in the words of Table Schema."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``type`` is string, integer, number, boolean, date, list (of strings) or list[integer]."""

    name: str
    type: str
    description: str


@cache
def columns(unit: str) -> tuple[Column, ...]:
    """Return the columns of a unit, in order."""
    rows = csv.DictReader(read_table("exports/columns.csv"))
    return tuple(
        Column(row["name"], row["type"], row["description"])
        for row in rows
        if row["units"] == "all" or unit in row["units"].split()
    )


def table_schema(unit: str) -> dict[str, Any]:
    """Return the columns of a unit as a Table Schema (Frictionless Data): name, type and description of each field."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
            {"name": column.name, **_FRICTIONLESS[column.type], "description": column.description}
            for column in columns(unit)
        ],
        "missingValues": [""],
    }
