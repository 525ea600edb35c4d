"""The probe set of events: fresh sentences of four kinds that mislead, with the event at one trigger of each.

``events.tsv``, and ``events_later.tsv`` and ``events_fresh.tsv``, each written when those before had served their turn,
hold the trigger's words (several divided by ``/`` where any of them may be taken), the type, the status, and the codes
of actors and recipients divided by ``;``. The type ``none`` means that nothing is to be coded there. Cases that fail
stay in the file; the floors in ``gates.json`` lie a little under what was measured.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dragoman.codes import STATUSES, entity_codes, event_types
from dragoman.model import Event
from dragoman.pipeline import code

PROBES = [Path(__file__).parents[2] / "probe" / name for name in ("events.tsv", "events_later.tsv", "events_fresh.tsv")]
FLOORS: dict[str, float] = json.loads(
    (Path(__file__).parents[2] / "gates.json").read_text(encoding="utf-8")
)["probe/events"]["at_least"]  # fmt: skip
GROUPS = ["negation", "role-swap", "nominal", "passive"]
Row = dict[str, str]


@cache
def rows() -> list[Row]:
    found = []
    for path in PROBES:
        with path.open(encoding="utf-8", newline="") as lines:
            found += list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return found


def codes(cell: str) -> list[str]:
    return sorted(filter(None, cell.split(";")))


def what(event: Event) -> tuple[str, str, list[str], list[str]]:
    """Return what the probe asks of an event."""
    actor, recipient = ({entity.code for entity in side} for side in (event.actor, event.recipient))
    return event.event, event.status, sorted(actor), sorted(recipient)


def at_trigger(row: Row) -> list[Event]:
    words = set(row["trigger"].split("/"))
    events = code(row["text"], date="2025-03-14").events
    return [event for event in events if words & {span.text for span in (event.trigger, *event.mentions)}]


def fault(row: Row) -> str | None:
    """Say what is wrong with the coding of a row, or return None."""
    found = [what(event) for event in at_trigger(row)]
    if row["event"] == "none":
        return f"{row['text']} -> {found}" if found else None
    wanted = (row["event"], row["status"], codes(row["actor"]), codes(row["recipient"]))
    return None if wanted in found else f"{row['text']} -> {found or 'nothing'}, not {wanted}"


def test_the_probe_is_large_and_legal() -> None:
    counts = Counter(row["group"] for row in rows())
    assert set(counts) == set(GROUPS)
    assert min(counts.values()) >= 120
    assert len({row["text"] for row in rows()}) == len(rows())
    for row in rows():
        assert all(word in row["text"] for word in row["trigger"].split("/")), row
        assert row["event"] in {"none", *event_types()}, row
        assert row["status"] in (STATUSES if row["event"] != "none" else {""}), row
        assert set(codes(row["actor"])) | set(codes(row["recipient"])) <= set(entity_codes()), row


def test_roles_are_swapped_in_pairs() -> None:
    sides = Counter((row["event"], row["actor"], row["recipient"]) for row in rows() if row["group"] == "role-swap")
    assert all(sides[event, recipient, actor] == count for (event, actor, recipient), count in sides.items())


@pytest.mark.parametrize("group", GROUPS)
def test_share_of_events_right(
    group: str, capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    faults = [fault(row) for row in rows() if row["group"] == group]
    wrong = [one for one in faults if one]
    share = 100 * (1 - len(wrong) / len(faults))
    record_property("share", share)
    with capsys.disabled():
        sys.stdout.write(f"\nprobe of events, {group}: {share:.1f}% of {len(faults)} right (floor {FLOORS[group]})\n")
    assert share >= FLOORS[group], f"{len(wrong)} wrong:\n" + "\n".join(wrong)
