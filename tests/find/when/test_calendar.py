from __future__ import annotations

from datetime import date

import pytest

from dragoman.find.when import calendar as cal


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(1999, "1999-04-04", "1999-04-11"), (2016, "2016-03-27", "2016-05-01"), (2025, "2025-04-20", "2025-04-20")],
)
def test_easter(year: int, western: str, orthodox: str) -> None:
    assert cal.easter(year).isoformat() == western
    assert cal.orthodox_easter(year).isoformat() == orthodox


@pytest.mark.parametrize(
    ("rule", "length", "year", "first", "last"),
    [
        ("fixed 12-25", 1, 2024, "2024-12-25", "2024-12-25"),
        ("easter -2", 1, 2024, "2024-03-29", "2024-03-29"),
        ("weekday 11 4 3", 1, 2024, "2024-11-28", "2024-11-28"),
        ("weekday 5 -1 0", 1, 2025, "2025-05-26", "2025-05-26"),
        ("table ramadan", 0, 2023, "2023-03-23", "2023-04-20"),
        ("table nowruz", 0, 2024, "2024-03-20", "2024-03-20"),
        ("once 2001-09-11", 1, 2020, "2001-09-11", "2001-09-11"),
    ],
)
def test_feasts(rule: str, length: int, year: int, first: str, last: str) -> None:
    assert cal.feast(rule, length, year) == [cal.span(date.fromisoformat(first), date.fromisoformat(last))]


def test_a_feast_beyond_the_table_is_not_guessed() -> None:
    assert cal.feast("table ramadan", 0, 1950) == []


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", 1, 10),
        ("mid", 11, 20),
        ("late", 21, 29),
        ("first-half", 1, 15),
        ("second-half", 16, 29),
        ("end", 23, 29),
    ],
)
def test_parts_of_a_month(part: str, first: int, last: int) -> None:
    assert cal.part_of(cal.month(2024, 2), part) == cal.span(date(2024, 2, first), date(2024, 2, last))


def test_parts_of_a_decade_are_whole_years() -> None:
    assert cal.part_of(cal.years(1990, 1999), "mid") == cal.years(1994, 1996)


def test_winter_begins_in_december_and_ends_in_february() -> None:
    assert cal.season(2023, "winter") == cal.span(date(2023, 12, 1), date(2024, 2, 29))


def test_weeks_run_from_monday_to_sunday() -> None:
    assert cal.week(date(2025, 3, 16)) == cal.span(date(2025, 3, 10), date(2025, 3, 16))


def test_the_same_day_of_a_shorter_month_is_its_last() -> None:
    assert cal.plus_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert cal.plus_months(date(2025, 1, 31), -2) == date(2024, 11, 30)


def test_days_stay_within_the_calendar() -> None:
    assert cal.days(date.max, 1) == date.max
    assert cal.days(date.min, -1) == date.min
    assert cal.plus_months(date(1, 1, 1), -5).year == 1
