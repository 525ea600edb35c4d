"""Tests of dates in the forms that data sets use."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import When
from dragoman.write.dates import acled_precision, edtf, known_day, ucdp_precision


def when(first: str, last: str, basis: str = "stated") -> When:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return When(days[0], days[1], "span", basis)


@pytest.mark.parametrize(
    ("first", "last", "prefix", "full", "acled", "ucdp"),
    [
        ("2025-03-14", "2025-03-14", "2025-03-14", "2025-03-14", 1, 1),
        ("2025-03-10", "2025-03-12", "2025-03", "2025-03-10/2025-03-12", 2, 2),
        ("2025-03-10", "2025-03-16", "2025-03", "2025-03-10/2025-03-16", 2, 3),
        ("2025-03-10", "2025-03-17", "2025-03", "2025-03-10/2025-03-17", 3, 4),
        ("2024-02-01", "2024-02-29", "2024-02", "2024-02", 3, 4),
        ("2023-02-01", "2023-02-27", "2023-02", "2023-02-01/2023-02-27", 3, 4),
        ("2025-03-31", "2025-04-01", "2025", "2025-03-31/2025-04-01", 2, 2),
        ("2024-01-01", "2024-12-31", "2024", "2024", None, 5),
        ("2024-01-01", "2024-12-30", "2024", "2024-01-01/2024-12-30", None, 5),
        ("2019-01-01", "2023-12-31", None, "2019-01-01/2023-12-31", None, None),
        ("2024-12-31", "2025-01-01", None, "2024-12-31/2025-01-01", 2, 2),
        ("", "2025-03-13", None, "../2025-03-13", None, None),
        ("2025-03-15", "", None, "2025-03-15/..", None, None),
        ("", "", None, None, None, None),
    ],
)
def test_each_form(
    first: str, last: str, prefix: str | None, full: str | None, acled: int | None, ucdp: int | None
) -> None:
    told = when(first, last)
    assert (told.known, edtf(told)) == (prefix, full)
    assert (acled_precision(told), ucdp_precision(told)) == (acled, ucdp)


def test_a_day_that_only_stands_in_is_in_doubt() -> None:
    told = when("2025-03-14", "2025-03-14", "dateline")
    assert edtf(told) == "2025-03-14?"
    assert (acled_precision(told), ucdp_precision(told)) == (2, 2)
    assert edtf(when("2025-03-01", "2025-03-31", "dateline")) == "2025-03?"
    assert edtf(when("2025-01-01", "2025-12-31", "dateline")) == "2025?"
    assert edtf(when("2025-03-01", "2025-03-02", "dateline")) == "2025-03-01?/2025-03-02?"


def test_a_format_of_one_day_has_the_first_where_both_are_known() -> None:
    assert known_day(when("2025-03-10", "2025-03-12")) == date(2025, 3, 10)
    assert known_day(when("", "2025-03-12")) is None
    assert known_day(when("2025-03-10", "")) is None
