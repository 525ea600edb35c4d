"""Tests of dragoman.find.what.meetings, and of the sentences that tell of meetings, calls and letters or seem to.

``probe/contacts.tsv`` holds sentences with a trigger, the type, the status, and the codes of actors and recipients
divided by ``;``. The type ``none`` means that nothing is to be coded at the trigger.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.codes import STATUSES, entity_codes, event_types
from dragoman.pipeline import code

PROBE = Path(__file__).parents[2] / "probe" / "contacts.tsv"
with PROBE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_probe_is_legal() -> None:
    for row in ROWS:
        assert row["trigger"] in row["text"], row
        assert row["event"] in {"none", *event_types()}, row
        assert row["status"] in (STATUSES if row["event"] != "none" else {""}), row
        assert set(filter(None, f"{row['actor']};{row['recipient']}".split(";"))) <= set(entity_codes()), row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_contacts(row: dict[str, str]) -> None:
    found = set()
    for event in code(row["text"], date="2024-05-06").events:
        if row["trigger"] in {span.text for span in (event.trigger, *event.mentions)}:
            sides = (";".join(sorted({one.code for one in side})) for side in (event.actor, event.recipient))
            found.add((event.event, event.status, *sides))
    wanted = (row["event"], row["status"], row["actor"], row["recipient"])
    assert wanted in found if row["event"] != "none" else not found, found
