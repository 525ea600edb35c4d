"""Tests of dragoman.find.where.targets: a place that is acted upon stands for its state."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.model import Record


def coded(text: str) -> Record:
    return code(text, date="2026-11-26")


TARGETS = {
    "Russian forces shelled Kharkiv.": ["Kharkiv UKR"],
    "Azerbaijani drones hit a depot near Vardenis.": ["Vardenis ARM"],
    "Colombian planes bombed a camp outside Barinas.": ["Barinas VEN"],
    "Houthi missiles struck the port of Eilat.": ["Eilat ISR"],
    "Rwandan troops overran a post at Goma.": ["Goma COD"],
    "Norway sent tents to Gaziantep.": ["Gaziantep TUR"],
    "Turkish jets struck eleven villages in the Qandil range.": ["Qandil IRQ"],
    "Cuban doctors treated 4,000 patients in Kiribati.": ["Kiribati KIR"],
    "Turkish jets struck eleven villages in Iraq.": ["Iraq IRQ"],
    # a state's own army does not act on its state by shelling a town of it; gunmen do
    "Sudanese jets bombed Kosti.": [],
    "Gunmen stormed a warehouse in Guayaquil.": ["Guayaquil ECU"],
    # troops that leave act on nobody
    "The Russian army withdrew from Kherson.": [],
}


@pytest.mark.parametrize(("text", "recipients"), TARGETS.items())
def test_what_is_done_to_a_place_is_done_to_its_state(text: str, recipients: list[str]) -> None:
    event = coded(text).events[0]
    assert [f"{entity.entity_text} {entity.code}" for entity in event.recipient] == recipients


def test_the_state_is_an_actor_of_the_record_once() -> None:
    record = coded("Russian forces shelled Kharkiv. Russian jets bombed Sumy.")
    (state,) = (actor for actor in record.actors if actor.code == "UKR")
    assert [(mention.span.text, mention.how) for mention in state.mentions] == [
        ("Kharkiv", "capital"),
        ("Sumy", "capital"),
    ]
    assert {entity.id for event in record.events for entity in event.recipient} == {state.id}


def test_a_state_that_the_report_names_is_the_one_meant() -> None:
    record = coded("Ukraine asked for help. Russian forces shelled Kharkiv.")
    assert [actor.name for actor in record.actors if actor.code == "UKR"] == ["Ukraine"]
