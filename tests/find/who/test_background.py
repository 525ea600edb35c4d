"""Tests of dragoman.find.who.background: whose people those are of whom no state is told.

``probe/doers.tsv`` holds sentences in which such people act: a trigger, the type, the status, the doer as code and
sector with ``/`` between, the code empty where nothing tells it, and the codes of the recipients.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.codes import STATUSES, entity_codes, event_types, sectors
from dragoman.pipeline import code

PROBE = Path(__file__).parents[2] / "probe" / "doers.tsv"
with PROBE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_probe_is_legal() -> None:
    assert len(ROWS) >= 30
    for row in ROWS:
        state, _, sector = row["actor"].partition("/")
        assert row["trigger"] in row["text"], row
        assert row["event"] in event_types(), row
        assert row["status"] in STATUSES, row
        assert {state, row["recipient"]} <= {"", *entity_codes()}, row
        assert sector in sectors(), row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_who_does_what_to_whom(row: dict[str, str]) -> None:
    found = set()
    for event in code(row["text"], date="2024-05-06").events:
        if row["trigger"] in {span.text for span in (event.trigger, *event.mentions)}:
            doers = ";".join(sorted({f"{one.code}/{one.sector or ''}" for one in event.actor}))
            sides = (doers, ";".join(sorted({one.code for one in event.recipient})))
            found.add((event.event, event.status, *sides))
    assert (row["event"], row["status"], row["actor"], row["recipient"]) in found


@pytest.mark.parametrize(
    ("text", "people", "state"),
    [
        ("Gunmen abducted two German aid workers. Police said they were searching the hills.", "Police", ""),
        ("Gunmen abducted two German aid workers in Niger. Police said they were searching.", "Police", "NER"),
        ("Security forces shot three Iranian students in Tehran. Police closed the campus.", "Police", "IRN"),
        ("The army shot a Malian trader. Police said nothing.", "Police", "MLI"),
        ("Rebels attacked the Malian army. Police said nothing.", "Police", "MLI"),
    ],
)
def test_a_state_whose_people_are_acted_on_is_not_the_reports_own(text: str, people: str, state: str) -> None:
    (found,) = [actor for actor in code(text, date="2024-05-06").actors if actor.name == people]
    assert found.code == state


@pytest.mark.parametrize(
    ("text", "people", "state"),
    [
        ("WASHINGTON, May 6 - The US froze the generals' money.\n\nMali held talks. The army said it was calm.", "army",
         "MLI"),
        ("KYIV, May 6 - Russia shelled Kherson.\n\nUkraine closed the road. The army said it was calm.", "army", "UKR"),
        ("Chad met Sudan.\n\nChad shut the border with Sudan. The army said it was calm.", "army", ""),
        ("Gabon was calm after a coup toppled President Ali Bongo. Benin rejoiced.\n\nThe army fled.", "army", ""),
    ],
)  # fmt: skip
def test_an_organ_is_that_of_the_only_state_of_its_paragraph(text: str, people: str, state: str) -> None:
    (found,) = [actor for actor in code(text, date="2024-05-06").actors if actor.name == people]
    assert found.code == state
