"""Tests of panels as tables."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from dragoman.results.panel import panel
from dragoman.store.answers import Cell


@pytest.mark.parametrize(
    ("span", "shown", "first"),
    [
        ("day", "2025-03-14", date(2025, 3, 14)),
        ("week", "2025-W01", date(2024, 12, 30)),
        ("month", "2025-03", date(2025, 3, 1)),
        ("quarter", "2025-Q1", date(2025, 1, 1)),
        ("quarter", "2025-Q4", date(2025, 10, 1)),
        ("year", "2025", date(2025, 1, 1)),
    ],
)
def test_a_span_of_time_has_its_first_day(span: str, shown: str, first: date) -> None:
    made = panel([Cell(("CHN-IRN", shown), 2.0, 2, 1)], ["dyad", span], "count")
    assert made[0] == {
        "dyad": "CHN-IRN", span: shown, "first_day": first, "count_events": 2, "count_reports": 1, "count": 2,
    }  # fmt: skip


def test_counts_are_whole_numbers_and_means_are_not() -> None:
    cells = [Cell(("1",), 2.5, 2, 1), Cell(("2",), None, 0, 0)]
    made = panel(cells, ["quad"], "score")
    assert [row["score"] for row in made] == [2.5, None]
    assert [row["quad"] for row in made] == [1, 2]
    assert made.schema.field("score").type == pa.float64()
    assert panel([], ["event"], "tellings").schema.field("tellings").type == pa.int64()


def test_a_panel_of_nothing_has_its_columns() -> None:
    assert panel([], ["dyad", "month"], "reports").columns == (
        "dyad", "month", "first_day", "count_events", "count_reports", "reports",
    )  # fmt: skip
