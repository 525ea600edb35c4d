"""Panels of counts as tables: a column for each dimension, for both counts and for the measure asked for."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.results.schema import schema_of
from dragoman.results.table import Table
from dragoman.store.answers import Cell
from dragoman.store.panels import first_day
from dragoman.write.columns import Column

__all__ = ["panel"]

_SPANS = ("day", "week", "month", "quarter", "year")
_MEANS = {
    "score": "Mean PLOVER score of the events, -10 to 10; empty where there are none",
    "goldstein": "Mean Goldstein score of the events, -10 to 10; empty where there are none",
}
_COUNTS = {
    "count": "Events",
    "reports": "Reports that tell them",
    "independent": "Those of them that are no copies of another",
    "tellings": "Tellings of the events",
}


def panel(cells: Sequence[Cell], by: Sequence[str], measure: str) -> Table:
    """Return cells as rows, in their order; a span of time also has its first day, which sorts and can be drawn."""
    columns = [Column(name, "integer" if name == "quad" else "string", f"Value of the dimension {name}") for name in by]
    span = next((place for place, name in enumerate(by) if name in _SPANS), None)
    if span is not None:
        columns.append(Column("first_day", "date", f"First day of the {by[span]}"))
    columns += [
        Column("count_events", "integer", "Events in the cell"),
        Column("count_reports", "integer", "Reports that tell them"),
    ]
    if measure in _MEANS:
        columns.append(Column(measure, "number", _MEANS[measure]))
    else:
        columns.append(Column(measure, "integer", _COUNTS[measure]))
    rows = [_row(cell, by, span, measure) for cell in cells]
    return Table.of_pages("panel", [rows], schema_of("panel", columns))


def _row(cell: Cell, by: Sequence[str], span: int | None, measure: str) -> dict[str, object]:
    row: dict[str, object] = {
        name: int(value) if name == "quad" else value for name, value in zip(by, cell.by, strict=True)
    }
    if span is not None:
        row["first_day"] = first_day(by[span], cell.by[span])
    value = cell.value if measure in _MEANS or cell.value is None else int(cell.value)
    return {**row, "count_events": cell.events, "count_reports": cell.reports, measure: value}
