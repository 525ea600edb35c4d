from datetime import date

import pytest

from dragoman.draw.steps import date_of, spread, ticks
from ledger_rows import event


def test_nothing_makes_no_spread() -> None:
    assert spread([]) is None


@pytest.mark.parametrize(
    ("last", "step"), [("2025-03-14", "day"), ("2025-05-01", "day"), ("2025-12-01", "week"), ("2028-01-01", "month"),
                       ("2035-01-01", "year")],
)  # fmt: skip
def test_the_step_is_the_finest_that_makes_few_enough(last: str, step: str) -> None:
    found = spread([event("a"), event("b", day=last)])
    assert found is not None
    assert found.step == step


def test_bins_hold_a_step_a_class_and_a_status() -> None:
    events = [event("a"), event("b"), event("c", "ASSAULT"), event("d", status="future")]
    found = spread(events)
    assert found is not None
    told = [(one.first, one.quad, one.status, len(one.events)) for one in found.bins]
    day = date(2025, 3, 14)
    assert told == [(day, 1, "actual", 2), (day, 1, "future", 1), (day, 4, "actual", 1)]


def test_what_may_have_been_in_several_steps_is_a_range() -> None:
    month = event("m", last=date(2025, 3, 31), precision="month")
    found = spread([event("a"), month, event("before", day=None)], date(2025, 3, 1))
    assert found is not None
    assert {one.id for one in found.ranges} == {"before", "m"}
    assert sum(len(one.events) for one in found.bins) == 1
    coarse = spread([month, event("z", day="2029-01-01")], date(2025, 1, 1), date(2029, 12, 31))
    assert coarse is not None
    assert (coarse.step, coarse.ranges) == ("month", ())


def test_background_does_not_widen_the_days_and_is_counted() -> None:
    found = spread([event("a"), event("old", day="1979-11-04", status="historical")])
    assert found is not None
    assert (found.first, found.earlier) == (date(2025, 3, 14), 1)


def test_days_asked_for_bound_what_is_shown() -> None:
    events = [event("a", day="2025-03-01"), event("b"), event("c", day="2025-04-01")]
    found = spread(events, date(2025, 3, 10), date(2025, 3, 20))
    assert found is not None
    assert (found.earlier, found.later, len(found.bins)) == (1, 1, 1)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(day: str) -> None:
    for step in ("2025-03-14", day):
        found = spread([event("a", day=day), event("b", day=step)])
        assert found is not None
        assert found.bins


@pytest.mark.parametrize(
    ("first", "last", "most", "told"),
    [
        ("2025-03-10", "2025-03-14", 8, ["2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13", "2025-03-14"]),
        ("2025-03-01", "2025-03-20", 3, ["2025-03-01", "2025-03-08", "2025-03-15"]),
        ("2025-01-15", "2025-06-14", 6, ["2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"]),
        ("2021-03-22", "2024-08-24", 4, ["2022-01-01", "2023-01-01", "2024-01-01"]),
        ("1979-01-01", "2025-01-01", 5, ["1980-01-01", "1990-01-01", "2000-01-01", "2010-01-01", "2020-01-01"]),
        ("2025-03-14", "2025-03-14", 2, ["2025-03-14"]),
    ],
)
def test_ticks_are_round_days_and_few_enough(first: str, last: str, most: int, told: list[str]) -> None:
    assert [str(day) for day in ticks(date.fromisoformat(first), date.fromisoformat(last), most)] == told


def test_ticks_reach_over_the_whole_calendar() -> None:
    assert 0 < len(ticks(date.min, date.max, 8)) <= 8


@pytest.mark.parametrize(
    ("iso", "written"), [("2025-03-04", "4 March 2025"), ("2018-05", "May 2018"), ("2018", "2018")]
)
def test_a_date_is_written_as_far_as_it_is_known(iso: str, written: str) -> None:
    assert date_of(iso) == written
