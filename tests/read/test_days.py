"""Tests of days as tables, pages, feeds and letters write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.errors import BadInput
from dragoman.read.days import day_of, first_day

DAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-14", " 2025-03-14 ", "2025-03-14T23:59:59-05:00", "2025-03-14 10:00:00.123456 UTC",
        "20250314",
        "20250314T103000Z", "20250314103000", 20250314, 20250314.0, 1741937400, 1741937400.5, 1741937400000,
        "14 March 2025", "14 Mar. 2025", "14th March 2025", "Friday, 14 March 2025", "March 14, 2025", "Mar 14 2025",
        "Friday, March 14, 2025 10:30 AM EST",
        "march 14th, 2025", "Fri, 14 Mar 2025 23:30:00 -0500",
        "14 Mar 2025 10:00 GMT", date(2025, 3, 14), datetime(2025, 3, 14, 23, 30, tzinfo=UTC),
    ],
)  # fmt: skip
def test_forms_that_are_read(value: object) -> None:
    assert day_of(value, "f") == DAY


@pytest.mark.parametrize(
    "value",
    [
        "", "today", "3/4/2025", "14.03.2025", "2025-02-30", "31 February 2025", "February 31, 2025", "2025",
        "March 2025",
        20250230, 10**30, float("nan"), float("inf"), -(10**17), True, None, [], {"a": 1}, "0000-00-00", "99999999",
        "March 14, 2025" + " " * 100_000 + "x", "2025-03-14" + "T" * 100_000, "1" * 100_000,
    ],
)  # fmt: skip
def test_forms_that_are_refused(value: object) -> None:
    with pytest.raises(BadInput, match=r"^f: "):
        day_of(value, "f")


def test_the_first_that_is_a_day() -> None:
    assert first_day(["", "soon", "14 March 2025", "2024-01-01"], "f") == DAY
    assert first_day(["", None], "f") is None
