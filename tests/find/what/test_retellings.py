"""Tests of dragoman.find.what.retellings: one act told twice, and answers to what was told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from dragoman.find.what.retellings import Told, join_tellings
from dragoman.model import Entity, Event, Refusal, Span, When

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
    ((joined,), _) = join_tellings([Told(first), Told(again, definite=True)])
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
    assert len(join_tellings([Told(first), Told(other, definite=True)])[0]) == 2


def test_words_that_do_not_point_back_tell_a_new_act() -> None:
    assert len(join_tellings([Told(MET), Told(event("CONSULT", "CHN IRN RUS"))])[0]) == 2


def test_the_latest_act_that_fits_is_told_again_and_order_is_kept() -> None:
    first, second = event("CONSULT", "CHN IRN"), event("CONSULT", "CHN IRN")
    again = event("CONSULT", "CHN IRN")
    joined, _ = join_tellings([Told(first), Told(HIT), Told(second), Told(again, definite=True)])
    assert [one.trigger for one in joined] == [first.trigger, HIT.trigger, second.trigger]
    assert again.trigger in joined[2].mentions
    assert joined[0].mentions == ()


OFFERS = frozenset({"AGREE", "REQUEST"})
OFFER = event("AGREE", "OMN", trigger="offered")


@pytest.mark.parametrize("kind", ["AGREE", "REQUEST"])
def test_an_answer_goes_to_whoever_made_the_offer(kind: str) -> None:
    offer = event(kind, "OMN", trigger="offered")
    (_, answer), _ = join_tellings([Told(offer), Told(event("REJECT", "IRN", sentence=3), answers=OFFERS)])
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
    assert join_tellings([Told(before), answer])[0][1].recipient == ()


NOBODY = Refusal(0, 7, "topic-only", "CONSULT: nobody is named as doing it")


def nameless(word: str, mode: tuple[str, ...] = ()) -> Told:
    """Make the telling of a definite noun that names nobody."""
    return Told(replace(event("CONSULT", "", trigger=word), mode=mode), (word,), definite=True, otherwise=NOBODY)


def test_a_noun_that_names_nobody_means_what_was_told_by_the_word_nearest_to_its_own() -> None:
    met, talked = event("CONSULT", "JPN KOR"), event("CONSULT", "JPN KOR", trigger="talked")
    events, refusals = join_tellings([Told(met, ("meet",)), Told(talked, ("talk",)), nameless("meeting")])
    assert [len(one.mentions) for one in events] == [1, 0]
    assert refusals == []


def test_a_visit_to_somebody_is_a_meeting_of_two() -> None:
    received = event("CONSULT", "PSE", "JOR", trigger="received")
    ((joined,), refusals) = join_tellings([Told(received, ("receive",)), nameless("meeting")])
    assert joined.mentions
    assert refusals == []


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (event("CONSULT", "JPN"), nameless("meeting")),
        (event("CONSULT", "JPN KOR", status="future"), nameless("meeting")),
        (event("CONSULT", "JPN KOR"), nameless("visit", ("visit",))),
        (replace(event("CONSULT", "JPN KOR"), mode=("phone",)), nameless("meeting")),
        (HIT, nameless("meeting")),
    ],
    ids=["one party alone", "still to come", "no visit", "a call", "no meeting"],
)
def test_a_noun_that_names_nobody_and_means_nothing_told_is_refused(before: Event, again: Told) -> None:
    events, refusals = join_tellings([Told(before), again])
    assert [one.mentions for one in events] == [()]
    assert refusals == [NOBODY]
