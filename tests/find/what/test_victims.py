"""Tests of whom force, arrest and release fall on: people told of by what they are, at home and abroad."""

from __future__ import annotations

import pytest

from dragoman.pipeline import code

AT_HOME = [
    ("Turkish police detained 40 students during a protest in Ankara.", ["40 students TUR EDU"]),
    ("The opposition leader was arrested by Ugandan police on Friday.", ["The opposition leader UGA OPP"]),
    ("Egyptian authorities released 30 detainees on Thursday.", ["30 detainees EGY CVL"]),
    ("Russia's Supreme Court banned the opposition party.", ["the opposition party RUS OPP"]),
    ("Ethiopian soldiers shot protesters in Bahir Dar.", ["protesters ETH CVL"]),
    (
        "Zimbabwe's police arrested two street vendors and a trade unionist.",
        ["two street vendors ZWE BUS", "a trade unionist ZWE LAB"],
    ),
    ("Jordanian gendarmes dispersed pensioners in Amman with water cannon.", ["pensioners JOR CVL"]),
    ("A court in Kigali sentenced two pastors to five years in prison.", ["two pastors RWA REL"]),
]

ABROAD = [
    ("French troops killed 14 villagers near Gao in Mali.", ["14 villagers MLI CVL"]),
    ("US forces arrested three men in Mosul on Sunday.", ["three men IRQ CVL"]),
    ("Russian missiles killed four people in Kharkiv.", ["four people UKR CVL"]),
    ("Russian border guards detained two Norwegian trawlermen.", ["two Norwegian trawlermen NOR LAB"]),
    ("Rwandan troops abducted villagers in eastern Democratic Republic of Congo.", ["villagers COD CVL"]),
    # a hospital in a town of another state is not the doer's own, and what is done to a town is done to its state
    ("Israeli forces raided a hospital in Jenin.", ["a hospital PSE MED"]),
]


def struck(text: str) -> list[list[str]]:
    """Return the recipients of each event as words, code and sector."""
    return [
        [f"{entity.entity_text} {entity.code} {entity.sector}" for entity in event.recipient]
        for event in code(text, date="2025-03-14").events
    ]


@pytest.mark.parametrize(("text", "recipients"), AT_HOME)
def test_a_states_own_people_are_recipients_of_what_it_does_to_them(text: str, recipients: list[str]) -> None:
    assert recipients in struck(text)


@pytest.mark.parametrize(("text", "recipients"), ABROAD)
def test_people_belong_to_where_they_are_found(text: str, recipients: list[str]) -> None:
    assert all(found == recipients for found in struck(text))
    assert struck(text)


def test_those_killed_are_no_doers() -> None:
    text = "The soldiers killed in the raid were French."
    assert not code(text, date="2025-03-14").events


@pytest.mark.parametrize(
    "text",
    [
        "China reiterated its stance on Taiwan.",
        "The Ugandan government expressed Uganda's readiness for a truce.",
        "Cuba defended Cuba's right to trade.",
    ],
)
def test_a_state_is_no_recipient_of_what_it_says_of_itself(text: str) -> None:
    assert not any(struck(text))


@pytest.mark.parametrize(
    "text",
    [
        "Members of both parties in Congress spurned Brasília's plea for a reopened American base at Manta.",
        "Were the court to turn down the Tatars' petition, their lawyers say, Strasbourg would be the next stop.",
        "The accord on a common fare had been refused twice by the operators of the southern lines.",
    ],
)
def test_who_has_no_code_receives_nothing(text: str) -> None:
    record = code(text, date="2025-03-14")
    assert all(entity.code for event in record.events for entity in event.recipient)


def test_words_of_an_order_run_forwards() -> None:
    text = (
        "Lima's bus drivers and the poorest districts' mayors agreed on a common fare of one sol for schoolchildren. "
        "The accord had been refused twice by the operators of the southern lines.\n\n"
        "The army was not deployed in Chittagong, the home ministry clarified, although a battalion had been placed on "
        "standby."
    )
    assert all(one.start < one.end for one in code(text, date="2024-05-01").order)


BY_WHAT_IS_HIS = {
    "Peru's congress rejected the president's bill.": ["the president PER GOV"],
    "The Thai army turned down a request from the parliamentary committee.": ["the parliamentary committee THA LEG"],
    "Kenya's president praised the army's courage.": ["the army KEN MIL"],
    # a minister's praise of his own country's or government's deeds is done to nobody
    "The Iranian foreign minister praised his country's readiness.": [],
    "France's defence minister praised the government's decision.": [],
}


@pytest.mark.parametrize(("text", "recipients"), BY_WHAT_IS_HIS.items())
def test_another_body_of_the_state_is_acted_upon_by_what_is_its_own(text: str, recipients: list[str]) -> None:
    assert struck(text)[0] == recipients
