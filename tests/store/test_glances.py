from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Location, When
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from records import record, span


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("glances") / "ledger"
    first = record()
    place = Location(span("Beijing"), "Beijing", "1816670", 39.9, 116.4, "CHN", "PPLC")
    early = When(None, date(2025, 3, 13), "span", "before")
    events = [replace(event, event_loc=None) for event in first.events]
    events[0] = replace(events[0], event_loc=place)
    events[-1] = replace(events[-1], date=early)
    with Ledger.open(path, write=True) as opened:
        opened.add([replace(first, events=tuple(events))])
    with Ledger.open(path) as opened:
        yield opened


def test_a_report_opens_with_its_first_sentence(ledger: Ledger) -> None:
    report = ledger.reports().rows[0].id
    assert ledger.openings([report])[report].startswith("China and Iran met")
    assert ledger.openings([]) == {}


def test_places_are_counted_by_class_and_what_has_none_is_counted(ledger: Ledger) -> None:
    spots, left_out, unplaced = ledger.spots()
    assert [(spot.place, spot.geonameid, spot.country, spot.events, sum(spot.quads)) for spot in spots] == [
        ("Beijing", "1816670", "CHN", 1, 1)
    ]
    assert left_out == 0
    assert unplaced == ledger.stats().events - 1
    assert ledger.spots(Filter(actor=("Atlantis",))) == ((), 0, 0)


def test_events_of_unsure_days_are_ranges(ledger: Ledger) -> None:
    ranges, left_out = ledger.ranges()
    assert (None, date(2025, 3, 13)) in [(row.first, row.last) for row in ranges]
    assert left_out == 0


@pytest.mark.parametrize(
    ("text", "found"), [("chi", "China"), ("CHI", "China"), ("zhao", "Ma Zhaoxu"), ("beij", "Beijing")]
)
def test_names_are_suggested_by_the_beginning_of_a_word(ledger: Ledger, text: str, found: str) -> None:
    assert found in [row.name for row in ledger.suggest(text)]


@pytest.mark.parametrize("text", ["", "haoxu", "%", "_", "'"])
def test_nothing_is_suggested_for_what_begins_no_word(ledger: Ledger, text: str) -> None:
    assert ledger.suggest(text) == ()
