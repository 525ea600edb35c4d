"""Tests of the rules that every record keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import records
from dragoman.check import check
from dragoman.errors import BadRecord
from dragoman.model import Change, Entity, Order, Record, Refusal, Span, Stance, When


def changed(part: str, index: int = 0, /, **changes: object) -> Record:
    """Return the sample record with one item of one part changed."""
    record = records.record()
    items = list(getattr(record, part))
    items[index] = replace(items[index], **changes)
    return replace(record, **{part: tuple(items)})  # type: ignore[arg-type]


WRONG_WORDS = Span(17, 22, "Chile")
OUTSIDE = Span(5, 5000, "x")


def test_the_sample_is_sound() -> None:
    check(records.record())


def test_an_actor_of_unknown_country_may_speak() -> None:
    record = changed("actors", 2, code="")
    (stmt,) = record.statements
    check(replace(record, statements=(replace(stmt, speaker=(replace(stmt.speaker[0], code=""),)),)))


def test_an_actor_of_unknown_country_may_act_if_its_sector_is_known() -> None:
    record = records.record()
    event = record.events[0]
    check(changed("events", actor=(replace(event.actor[0], code="", sector="REB"), *event.actor[1:])))


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (changed("sentences", text="China or Iran"), "a sentence 'China or Iran' is not what the report has"),
        (changed("sentences", 1, start=20, text=records.TEXT[20:116]), "begins before the one before it ends"),
        (changed("actors", kind="country"), "kind 'country' is not in the codebook"),
        (changed("actors", code="XYZ"), "code 'XYZ' is not in the codebook"),
        (changed("events", recipient=(Entity("x", "", None, "China", 17, 22),)), "code '' is not in the codebook"),
        (changed("actors", sector="PRESS"), "sector 'PRESS' is not in the codebook"),
        (changed("actors", members=("nobody",)), "a member that is no actor"),
        (changed("actors", id="x"), "is no actor of the record"),
        (changed("events", event="TALK"), "event type 'TALK' is not in the codebook"),
        (changed("events", mode=("yield",)), "mode 'yield' is not in the codebook"),
        (changed("events", event_scale=2.0), "score 2.0 is not the codebook's"),
        (changed("events", quad_code=2), "quad code 2 is not 1"),
        (changed("events", cameo="40"), "CAMEO code '40' is not in the codebook"),
        (changed("events", goldstein=3.0), "Goldstein score 3.0 is not that of 040"),
        (changed("events", status="past"), "status 'past' is not in the codebook"),
        (changed("events", context=("war",)), "context 'war' is not in the codebook"),
        (changed("events", confidence=1.2), "confidence 1.2 is not between 0 and 1"),
        (changed("events", trigger=WRONG_WORDS), "trigger 'Chile' is not what the report has at 17 to 22"),
        (changed("events", mentions=(OUTSIDE,)), "lies at 5 to 5000, which is no place in the text"),
        (changed("events", sentence=1), "is not in sentence 1"),
        (changed("events", sentence=9), "is in sentence 9, which there is not"),
        (changed("events", actor=()), "has no actor"),
        (
            changed("events", actor=(Entity("x", "", None, "China", 17, 22),)),
            "an actor of whom neither a code nor a sector is known",
        ),
        (
            changed("events", recipient=(Entity("x", "CHN", None, "China", 17, 22),)),
            "'China' is no actor of the record",
        ),
        (changed("events", attributed_to="x"), "attributed to a statement that the record lacks"),
        (changed("events", date=When(None, None, "week", "stated")), "precision 'week' is not in the codebook"),
        (changed("events", date=When(None, None, "day", "guess")), "date basis 'guess' is not in the codebook"),
        (
            changed("events", date=When(date(2025, 3, 2), date(2025, 3, 1), "span", "stated")),
            r"ends \(2025-03-01\) before it begins \(2025-03-02\)",
        ),
        (changed("statements", kind="shout"), "kind 'shout' is not in the codebook"),
        (changed("statements", cue=WRONG_WORDS), "'Chile' is not what the report has"),
        (changed("statements", sentence=7), "is in sentence 7"),
        (changed("statements", stance=(Stance("x", "likes", 1, 2),)), "stance 'likes' is not in the codebook"),
        (changed("instruments", parties=("XX",)), "code 'XX' is not in the codebook"),
        (changed("instruments", status="torn"), "status 'torn' is not in the codebook"),
        (changed("instruments", changes=(Change("torn", (), None, 1, 2),)), "change 'torn' is not in the codebook"),
        (replace(records.record(), order=(Order("x", "before", "y", 1, 2),)), "names an event that the record lacks"),
        (replace(records.record(), order=(Order("x", "near", "y", 1, 2),)), "order 'near' is not in the codebook"),
        (replace(records.record(), refusals=(Refusal(1, 2, "bored", ""),)), "refusal 'bored' is not in the codebook"),
        (replace(records.record(), refusals=(Refusal(2, 2, "duplicate", ""),)), "refusal lies at 2 to 2"),
    ],
)
def test_each_fault_is_found(record: Record, fault: str) -> None:
    with pytest.raises(BadRecord, match=fault) as caught:
        check(record)
    assert str(caught.value).startswith("report ab12cd34ef56ab12: ")


def test_two_items_with_one_id_are_a_fault() -> None:
    record = records.record()
    twice = replace(record, events=(record.events[0], record.events[0]), order=())
    with pytest.raises(BadRecord, match="two events have one id"):
        check(twice)


def test_many_faults_are_counted() -> None:
    record = records.record()
    broken = tuple(replace(event, quad_code=9, sentence=99) for event in record.events)
    with pytest.raises(BadRecord, match="and 3 more; please report this fault of dragoman"):
        check(replace(record, events=broken))
