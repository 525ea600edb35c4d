"""Tests of panels and of looking for those whom they count: doers whose country is not known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from ledgers import attack, varied

ATTACKS = Filter(event=("ASSAULT",))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("panels") / "ledger"
    made = [
        attack(1, "Rebels", "REB"),
        attack(2, "Unidentified gunmen", "UAF"),
        attack(3, "rebels", "REB"),
        attack(4, "Ibn Said", "OPP", how="name"),
        varied(0),
    ]
    with Ledger(path, write=True) as writer:
        writer.add(made)
    with Ledger(path) as reader:
        yield reader


def counts(ledger: Ledger, by: str, wanted: Filter) -> dict[str, int]:
    return {cell.by[0]: cell.events for cell in ledger.aggregate(wanted, by=(by,))}


def test_doers_without_a_country_are_counted_by_what_they_are_and_their_sector(ledger: Ledger) -> None:
    attacks = counts(ledger, "actor", ATTACKS)
    assert sum(attacks.values()) == 4
    assert set(attacks) == {"rebels (REB)", "unidentified gunmen (UAF)", "Ibn Said (OPP)"}
    assert attacks["unidentified gunmen (UAF)"] == attacks["Ibn Said (OPP)"] == 1
    assert "" not in counts(ledger, "actor", Filter())
    assert set(counts(ledger, "dyad", ATTACKS)) == {f"{doer}-MLI" for doer in attacks}


@pytest.mark.parametrize(
    ("who", "found"),
    [("REB", 2), ("UAF", 1), ("MIL", 0), ("gunmen (UAF)", 1), ("gunmen (REB)", 0), ("Rebels", 2), ("rebels (REB)", 2)],
)
def test_doers_without_a_country_are_found_by_their_sector(ledger: Ledger, who: str, found: int) -> None:
    assert sum(row.reports for row in ledger.events(Filter(actor=(who,))).rows) == found


def test_a_sector_finds_those_who_receive_as_well(ledger: Ledger) -> None:
    assert sum(row.reports for row in ledger.events(Filter(recipient=("MIL",))).rows) == 4
    assert sum(row.reports for row in ledger.events(Filter(party=("REB", "MLI"))).rows) == 2


def test_the_drawing_of_ties_has_countries_and_bodies_only(ledger: Ledger) -> None:
    edges, left_out = ledger.charts(ATTACKS).edges(limit=10)
    assert edges == ()
    assert left_out == 0
