"""Tests of what drawings count: each figure is that of the list which the same filter gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from dragoman.draw.steps import last_of
from dragoman.model import Entity, Location, Record, When
from dragoman.store.answers import EventRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import pages
from ledgers import told, varied
from records import entity, span

MET = "China and Russia met in Beijing on Friday to talk about trade."
HELD = "Russia and China held talks in Beijing on Friday, a spokesman said of the ministers' trade agenda."
MONTH = When(date(2025, 3, 1), date(2025, 3, 31), "month", "stated")
BEFORE = When(None, date(2025, 3, 13), "span", "before")
FILTERS = (
    Filter(),
    Filter(actor=("CHN",)),
    Filter(party=("Russia",)),
    Filter(first=date(2025, 3, 20)),
    Filter(text="accord"),
    Filter(text='"in Beijing on Friday" trade'),
    Filter(quad=(1,), status=("actual",)),
)


def aimed(record: Record) -> Record:
    """Give the first event of a record a recipient, a place and no sure day, and the second only a month."""
    iran: Entity = entity("i", "IRN", "Iran")
    place = Location(span("Beijing"), "Beijing", "1816670", 39.9, 116.4, "CHN", "PPLC")
    first, second, *others = record.events
    first = replace(first, actor=(first.actor[0],), recipient=(iran,), date=BEFORE, event_loc=place)
    second = replace(second, actor=(first.actor[0],), recipient=(iran,), date=MONTH, event_loc=None)
    return replace(record, events=(first, second, *others))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("charts") / "ledger"
    met = [told(1, MET), told(2, HELD)]
    russia = [replace(event, actor=event.actor[:1], recipient=event.actor[1:]) for event in met[0].events]
    with Ledger.open(path, write=True) as opened:
        opened.add([replace(met[0], events=tuple(russia)), met[1], aimed(varied(0)), *(varied(n) for n in range(1, 5))])
    with Ledger.open(path) as opened:
        yield opened


def listed(ledger: Ledger, wanted: Filter) -> list[EventRow]:
    return [row for page in pages(lambda **place: ledger.events(wanted, **place)) for row in page.rows]


def test_the_ledger_has_an_event_with_two_tellings(ledger: Ledger) -> None:
    assert [row.reports for row in listed(ledger, Filter(party=("RUS",)))] == [2]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_ties_count_what_the_list_has(ledger: Ledger, wanted: Filter) -> None:
    edges, left_out = ledger.charts(wanted).edges(limit=100)
    assert left_out == 0
    for edge in edges:
        one = replace(wanted, actor=(edge.actor,), recipient=(edge.recipient,), quad=(edge.quad_code,))
        assert edge.events == len(listed(ledger, one)), edge
        assert edge.actor != edge.recipient
    codes = {code for row in listed(ledger, wanted) for party in row.actors + row.recipients for code in [party.code]}
    tied = {(edge.actor, edge.recipient) for edge in edges}
    for pair in combinations(sorted(codes), 2):
        for actor, recipient in (pair, pair[::-1]):
            both = listed(ledger, replace(wanted, actor=(actor,), recipient=(recipient,)))
            assert ((actor, recipient) in tied) == bool(both)


def test_the_weaker_ties_are_counted(ledger: Ledger) -> None:
    whole, _ = ledger.charts().edges(limit=100)
    assert len(whole) > 1
    shown, left_out = ledger.charts().edges(limit=1)
    assert (shown, left_out) == (whole[:1], len(whole) - 1)
    assert ledger.charts(Filter(actor=("Atlantis",))).edges(limit=5) == ((), 0)


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_months_of_dyads_add_up_to_ties(ledger: Ledger, wanted: Filter) -> None:
    cells, left_out = ledger.charts(wanted).dyad_months(months=1200, limit=100)
    edges, _ = ledger.charts(wanted).edges(limit=100)
    assert left_out == 0
    assert sum(cell.events for cell in cells) == sum(edge.events for edge in edges)
    for cell in cells:
        assert cell.total == sum(
            one.events for one in cells if one.actor == cell.actor and one.recipient == cell.recipient
        )


def test_months_before_those_asked_for_and_dyads_beyond_the_limit_are_left_out(ledger: Ledger) -> None:
    cells, _ = ledger.charts().dyad_months(months=1200, limit=100)
    latest = max(cell.month for cell in cells)
    recent, _ = ledger.charts().dyad_months(months=1, limit=100)
    assert {cell.month for cell in recent} == {latest}
    dyads = {(cell.actor, cell.recipient) for cell in cells}
    few, left_out = ledger.charts().dyad_months(months=1200, limit=1)
    assert ({(cell.actor, cell.recipient) for cell in few} <= dyads, left_out) == (True, len(dyads) - 1)


@pytest.mark.parametrize("step", ["day", "week", "month", "year"])
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_an_event_stands_in_a_bar_or_is_a_range(ledger: Ledger, wanted: Filter, step: str) -> None:
    rows = listed(ledger, wanted)
    bins = ledger.charts(wanted).bins(step)
    ranges, left_out = ledger.charts(wanted).ranges(step)
    assert left_out == 0
    assert sum(one.events for one in bins) + len(ranges) == len(rows) == ledger.charts(wanted).count()
    assert {row.id for row in ranges} <= {row.id for row in rows}
    for one in bins:
        assert last_of(one.begin, step) >= one.begin


def test_what_is_known_to_the_month_is_a_range_among_days_and_stands_in_a_bar_of_months(ledger: Ledger) -> None:
    spans = {step: {(row.first, row.last) for row in ledger.charts().ranges(step)[0]} for step in ("day", "month")}
    assert spans == {"day": {(None, BEFORE.last), (MONTH.first, MONTH.last)}, "month": {(None, BEFORE.last)}}
    days = ledger.charts().days()
    assert days is not None
    assert days.first <= days.news <= date(2025, 3, 14) <= days.last
    assert ledger.charts(Filter(actor=("Atlantis",))).days() is None


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_places_are_counted_by_class_and_what_has_none_is_counted(ledger: Ledger, wanted: Filter) -> None:
    spots, left_out, unplaced = ledger.charts(wanted).spots()
    rows = listed(ledger, wanted)
    placed = [row for row in rows if row.place is not None and row.place.lat is not None]
    assert left_out == 0
    assert unplaced == len(rows) - len(placed)
    for spot in spots:
        assert spot.events == sum(spot.quads) == sum(row.place.name == spot.place for row in placed if row.place)
    assert sum(spot.events for spot in spots) == len(placed)


def test_a_panel_counts_only_reports_with_the_words(ledger: Ledger) -> None:
    for text in ("accord", "trade", '"in Beijing on Friday" trade', "nothing-of-this"):
        cells = ledger.aggregate(Filter(text=text), by=("event",))
        assert sum(cell.events for cell in cells) == len(listed(ledger, Filter(text=text))), text
