from __future__ import annotations

from datetime import date

import pytest

from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.web.panels import matrix, network, timeline


@pytest.mark.parametrize("bucket", ["day", "week", "month", "year", None])
def test_every_event_of_a_timeline_stands_in_a_bin_or_is_a_range(ledger: Ledger, bucket: str | None) -> None:
    found = timeline(ledger, Filter(), bucket)
    ranges = len(found["ranges"]) + found["ranges_left_out"]
    assert sum(bin_["events"] for bin_ in found["bins"]) + ranges == ledger.stats().events
    for bin_ in found["bins"]:
        assert found["first"] <= bin_["first"] <= bin_["last"] <= found["last"]


def test_a_timeline_of_a_few_days_goes_by_day(ledger: Ledger) -> None:
    day = next(date.fromisoformat(bin_["first"]) for bin_ in timeline(ledger, Filter(), "day")["bins"])
    found = timeline(ledger, Filter(first=day, last=day), None)
    assert (found["bucket"], found["first"], found["last"]) == ("day", day.isoformat(), day.isoformat())


def test_a_timeline_goes_over_the_days_asked_for_in_the_finest_step_that_gives_few_bars(ledger: Ledger) -> None:
    for years, step in ((0, "week"), (5, "month"), (15, "year")):
        wanted = Filter(first=date(2025 - years, 1, 1), last=date(2025, 12, 31))
        found = timeline(ledger, wanted, None)
        assert found["bucket"] == step
        assert (found["first"] <= str(wanted.first), found["last"] >= str(wanted.last)) == (True, True)


def test_a_timeline_of_the_news_counts_the_background_before_it(ledger: Ledger) -> None:
    whole = timeline(ledger, Filter(), None)
    found = timeline(ledger, Filter(), None, news=True)
    assert whole["earliest"] == found["earliest"] < found["first"]
    assert found["earlier"] > 0
    shown = sum(bin_["events"] for bin_ in found["bins"]) + len(found["ranges"]) + found["ranges_left_out"]
    assert shown + found["earlier"] == ledger.stats().events
    asked = Filter(first=date.fromisoformat(whole["earliest"]))
    assert timeline(ledger, asked, None, news=True)["earlier"] == 0


def test_a_timeline_of_nothing_is_empty(ledger: Ledger) -> None:
    found = timeline(ledger, Filter(actor=("Atlantis",)), None)
    assert found["bins"] == []
    assert found["first"] is None
    empty = timeline(ledger, Filter(first=date(1950, 1, 1), last=date(1950, 1, 9)), None)
    assert (empty["bucket"], empty["first"], empty["last"]) == ("day", "1950-01-01", "1950-01-09"), "one can go on"
    assert empty["bins"] == empty["ranges"] == []


def test_ranges_have_no_sure_day(ledger: Ledger) -> None:
    found = timeline(ledger, Filter(), None)["ranges"]
    assert found
    assert all(row["first"] is None or row["first"] != row["last"] for row in found)


def test_edges_lead_between_nodes_and_the_strongest_stay(ledger: Ledger) -> None:
    whole = network(ledger, Filter())
    codes = {node["code"] for node in whole["nodes"]}
    assert all({edge["actor"], edge["recipient"]} <= codes for edge in whole["edges"])
    part = network(ledger, Filter(), limit=2)
    assert part["edges"] == whole["edges"][:2]
    assert part["edges_left_out"] == len(whole["edges"]) - 2


def test_the_days_of_a_network_are_those_to_choose_from(ledger: Ledger) -> None:
    whole = network(ledger, Filter())
    part = network(ledger, Filter(first=date(2025, 3, 14), last=date(2025, 3, 14)))
    assert (part["first"], part["last"]) == (whole["first"], whole["last"])
    assert whole["first"] < "2025-03-14" <= whole["last"]
    assert len(part["edges"]) < len(whole["edges"])
    assert network(ledger, Filter(actor=("Atlantis",)))["first"] is None


def test_a_matrix_has_each_month_once_and_its_dyads_by_weight(ledger: Ledger) -> None:
    found = matrix(ledger, Filter())
    assert found["months"] == sorted(set(found["months"]))
    weights = [dyad["events"] for dyad in found["dyads"]]
    assert weights == sorted(weights, reverse=True)
    assert all(cell["month"] in found["months"] for dyad in found["dyads"] for cell in dyad["cells"])
    assert matrix(ledger, Filter(actor=("Atlantis",))) == {"months": [], "dyads": [], "dyads_left_out": 0}
