"""Tests of dragoman.find.what.tellings: which words of one sentence tell one act."""

from __future__ import annotations

import pytest

from dragoman.model import Event
from dragoman.pipeline import code


def told(text: str) -> list[Event]:
    """Return the meetings of a text."""
    return [event for event in code(text, date="2024-05-06").events if event.event == "CONSULT"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Peruvian and Chilean premiers met at the Amazon summit in Leticia.", "met summit"),
        ("Mongolia's president hosts a meeting with the Lao premier during a summit in Ulaanbaatar.", "meeting summit"),
        ("The Indian and Nepali premiers met on the sidelines of the BRICS summit in Kazan.", "met summit"),
        ("Delegates from Angola and Zambia gathered in Lusaka for a second round of talks.", "gathered round talks"),
        ("Modi met Xi on the margins of an EU foreign ministers' meeting in Prague.", "met meeting"),
        ("Kenya and Uganda signed the deal after talks mediated by Rwanda.", "talks mediated"),
        ("Kenya hosted a conference that Somalia and Ethiopia attended.", "hosted attended"),
        ("The Indonesian president sat down to dinner with the Malaysian premier.", "sat dinner"),
    ],
)
def test_a_gathering_where_others_meet_is_told_with_their_meeting(text: str, words: str) -> None:
    found = told(text)
    assert len(found) == 1
    assert {span.text for span in (found[0].trigger, *found[0].mentions)} >= {*words.split()}


@pytest.mark.parametrize(
    "text",
    [
        "The Serbian president met the Croatian premier after talks between Kosovo and Albania.",
        "The Swedish king visited Oslo, and the Danish premier spoke with the Finnish president.",
    ],
)
def test_meetings_of_others_stay_meetings_of_their_own(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Chad's army struck the capital of Niger and captured President Mohamed Bazoum.", ["", "abduct"]),
        ("Chad's army opened fire on a market in Niger, killing two Nigeriens.", [""]),
    ],
)
def test_whom_an_attack_takes_is_an_act_of_its_own(text: str, modes: list[str]) -> None:
    found = [event for event in code(text, date="2022-05-06").events if event.event == "ASSAULT"]
    assert ["abduct" if "abduct" in event.mode else "" for event in found] == modes
