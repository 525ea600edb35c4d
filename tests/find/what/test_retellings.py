"""Tests of dragoman.find.what.retellings: one act told twice, and answers to what was told before."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from dragoman.find.what.retellings import Told, join_tellings
from dragoman.model import Entity, Event, Span, When

DAY = When(date(2025, 3, 14), date(2025, 3, 14), "day", "dateline")
SERIAL = count()


def event(
    kind: str,
    actors: str,
    recipients: str = "",
    *,
    sentence: int = 0,
    status: str = "actual",
    when: When = DAY,
    trigger: str = "met",
) -> Event:
    """Make an event of country codes."""
    start = 100 * next(SERIAL)

    def side(codes: str) -> tuple[Entity, ...]:
        return tuple(Entity(code, code, "GOV", code, start, start + 3) for code in codes.split())

    return Event(
        "", kind, (), (), "040", 1.0, 1, 2.5, status, None, side(actors), side(recipients),
        Span(start, start + len(trigger), trigger), (), sentence, when, None, 0.9, "frame",
    )  # fmt: skip


def stated(day: int) -> When:
    return When(date(2025, 3, day), date(2025, 3, day), "day", "stated")


MET = event("CONSULT", "CHN IRN RUS")
HIT = event("ASSAULT", "IRN", "ISR")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (MET, event("CONSULT", "CHN IRN RUS", sentence=1)),
        (MET, event("CONSULT", "IRN", sentence=12)),
        (MET, event("CONSULT", "IRN", status="historical")),
        (event("CONSULT", "CHN IRN", when=stated(13)), event("CONSULT", "CHN", when=stated(13))),
        (event("CONSULT", "CHN IRN", when=stated(13)), event("CONSULT", "CHN")),
        (HIT, event("ASSAULT", "IRN", "ISR")),
        (HIT, event("ASSAULT", "IRN")),
    ],
)
def test_a_definite_retelling_is_a_mention(first: Event, again: Event) -> None:
    (joined,) = join_tellings([Told(first), Told(again, definite=True)])
    assert joined.trigger == first.trigger
    assert again.trigger in joined.mentions
    assert joined.actor == first.actor


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (MET, event("CONSULT", "FRA")),
        (MET, event("CONSULT", "CHN", sentence=13)),
        (MET, event("AGREE", "CHN IRN RUS")),
        (MET, event("CONSULT", "CHN IRN", status="future")),
        (event("CONSULT", "CHN IRN", status="negated"), event("CONSULT", "CHN IRN")),
        (event("CONSULT", "CHN IRN", when=stated(13)), event("CONSULT", "CHN", when=stated(12))),
        (event("CONSULT", "CHN"), event("CONSULT", "CHN")),
        (HIT, event("ASSAULT", "IRN", "USA")),
        (HIT, event("ASSAULT", "IRN USA", "ISR")),
    ],
)
def test_another_act_stays_an_event(first: Event, other: Event) -> None:
    assert len(join_tellings([Told(first), Told(other, definite=True)])) == 2


def test_words_that_do_not_point_back_tell_a_new_act() -> None:
    assert len(join_tellings([Told(MET), Told(event("CONSULT", "CHN IRN RUS"))])) == 2


def test_the_latest_act_that_fits_is_told_again_and_order_is_kept() -> None:
    first, second = event("CONSULT", "CHN IRN"), event("CONSULT", "CHN IRN")
    again = event("CONSULT", "CHN IRN")
    joined = join_tellings([Told(first), Told(HIT), Told(second), Told(again, definite=True)])
    assert [one.trigger for one in joined] == [first.trigger, HIT.trigger, second.trigger]
    assert again.trigger in joined[2].mentions
    assert joined[0].mentions == ()


OFFERS = frozenset({"AGREE", "REQUEST"})
OFFER = event("AGREE", "OMN", trigger="offered")


@pytest.mark.parametrize("kind", ["AGREE", "REQUEST"])
def test_an_answer_goes_to_whoever_made_the_offer(kind: str) -> None:
    offer = event(kind, "OMN", trigger="offered")
    _, answer = join_tellings([Told(offer), Told(event("REJECT", "IRN", sentence=3), answers=OFFERS)])
    assert [entity.code for entity in answer.recipient] == ["OMN"]
    assert answer.why.endswith("recipient by what was told before (offered)")


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        (OFFER, Told(event("REJECT", "IRN", sentence=4), answers=OFFERS)),
        (OFFER, Told(event("REJECT", "OMN"), answers=OFFERS)),
        (OFFER, Told(event("REJECT", "IRN"))),
        (event("ACCUSE", "OMN"), Told(event("REJECT", "IRN"), answers=OFFERS)),
        (event("AGREE", ""), Told(event("REJECT", "IRN"), answers=OFFERS)),
    ],
    ids=["too far", "its own offer", "names its other side", "no offer", "an offer of nobody"],
)
def test_what_is_no_answer_keeps_its_recipients(before: Event, answer: Told) -> None:
    assert join_tellings([Told(before), answer])[1].recipient == ()
