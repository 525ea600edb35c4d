"""Tests of dragoman.find.who.towns: the states of regions and towns, and the people and offices that they give one."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.find.who.names import tables
from dragoman.find.who.towns import REGION, VILLAGE, states_of

STATES = {
    "Bavaria": ["DEU"],
    "Sinaloa": ["MEX"],
    "Kumbo": ["CMR"],
    "Taraz": ["KAZ"],
    "Babanusa": ["SDN"],
    "Durango": ["MEX"],
    "Nowhereville": [],
}


@pytest.mark.parametrize(("name", "codes"), STATES.items())
def test_a_place_tells_its_state(name: str, codes: list[str]) -> None:
    assert [state.code for state in states_of(name, tables())] == codes


def test_a_name_of_several_states_comes_with_all() -> None:
    assert {state.code for state in states_of("Punjab", tables())} == {"PAK", "IND"}
    assert {state.detail for state in states_of("Punjab", tables())} == {REGION}
    assert {"ESP", "VEN"} <= {state.code for state in states_of("Valencia", tables())}


def test_a_village_alone_does_not_tell_its_state() -> None:
    found = states_of("Ejido Durango", tables())
    assert [(state.code, state.detail) for state in found] == [("MEX", VILLAGE)]


def test_a_river_is_no_town() -> None:
    assert states_of("Rio Grande", tables(), towns=False) != states_of("Rio Grande", tables())


def actors(text: str) -> list[tuple[str, str | None]]:
    """Return code and sector of the actors of the first event of a text."""
    record = code(text, date="2026-11-26")
    return [(entity.code, entity.sector) for entity in record.events[0].actor] if record.events else []


ACTORS = {
    "The governor of Bavaria criticised Austria.": [("DEU", "GOV")],
    "The chief minister of Bihar criticised Nepal.": [("IND", "GOV")],
    "Guerrero's governor appealed to Washington.": [("MEX", "GOV")],
    "Police in Arequipa detained eleven miners.": [("PER", "COP")],
    "A court in Lyon jailed four smugglers.": [("FRA", "JUD")],
    "Teachers in Oaxaca blocked the motorway.": [("MEX", "EDU")],
    "Farmers marched through Thessaloniki.": [("GRC", "AGR")],
    # villages that can only be of one state, where the report names none
    "Soldiers burned four huts at Kutum and Tawila.": [("SDN", "MIL")],
    # a bare number of people, and no number of things
    "Thousands protested in Athens on Friday.": [("GRC", "CVL")],
    "Hundreds besieged the Danish embassy in Karachi.": [("PAK", "CVL")],
    "Iran exported thousands of tonnes of rice.": [("IRN", "GOV")],
    # a name of many states tells none
    "Rebels in Central Province burned a bridge.": [],
    # and a bloc is of no state
    "The bloc condemned Turkey.": [("", "PTY")],
}


@pytest.mark.parametrize(("text", "expected"), ACTORS.items())
def test_people_are_of_the_state_of_their_town(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize("office", ["Catalonia's president", "Tatarstan's president", "the premier of Saxony"])
def test_the_head_of_a_region_is_not_the_head_of_its_state(office: str) -> None:
    record = code(f"On Monday {office} visited Lisbon.", date="2026-11-26")
    (holder,) = (actor for actor in record.actors if actor.office is not None)
    assert holder.name.lower() in office.lower()
    assert holder.code in {"ESP", "RUS", "DEU"}


def test_a_company_that_sues_a_state_is_not_of_it() -> None:
    assert actors("The company sued Chile on Monday.") == [("", "BUS")]
    assert actors("The Czech bank sued Zimbabwe.") == [("CZE", "BUS")]
