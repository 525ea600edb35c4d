from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.model import Location
from dragoman.store.ledger import Ledger
from records import record, span


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("glances") / "ledger"
    first = record()
    place = Location(span("Beijing"), "Beijing", "1816670", 39.9, 116.4, "CHN", "PPLC")
    events = [replace(event, event_loc=None) for event in first.events]
    events[0] = replace(events[0], event_loc=place)
    with Ledger.open(path, write=True) as opened:
        opened.add([replace(first, events=tuple(events))])
    with Ledger.open(path) as opened:
        yield opened


def test_a_report_opens_with_its_first_sentence(ledger: Ledger) -> None:
    report = ledger.reports().rows[0].id
    assert ledger.openings([report])[report].startswith("China and Iran met")
    assert ledger.openings([]) == {}


@pytest.mark.parametrize(
    ("text", "found"), [("chi", "China"), ("CHI", "China"), ("zhao", "Ma Zhaoxu"), ("beij", "Beijing")]
)
def test_names_are_suggested_by_the_beginning_of_a_word(ledger: Ledger, text: str, found: str) -> None:
    assert found in [row.name for row in ledger.suggest(text)]


@pytest.mark.parametrize("text", ["", "haoxu", "%", "_", "'"])
def test_nothing_is_suggested_for_what_begins_no_word(ledger: Ledger, text: str) -> None:
    assert ledger.suggest(text) == ()
