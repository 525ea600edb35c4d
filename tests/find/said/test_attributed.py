"""Who vouches for an event: the report, or the statement that tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.find.said.attributed import attribute
from dragoman.model import Entity, Event, Parse, Span, Statement, When
from find.said.speech_trees import tree

TEXT = "Lee said Iran rejected the plan."
CELLS = (
    "Lee/Lee/PROPN/2/nsubj said/say/VERB/0/root+past Iran/Iran/PROPN/4/nsubj rejected/reject/VERB/2/ccomp+past "
    "the/the/DET/6/det plan/plan/NOUN/4/obj ././PUNCT/2/punct"
)
PARSE = Parse((tree(CELLS, TEXT),))
NEVER = When(None, None, "day", "dateline")


def entity(key: str, code: str) -> Entity:
    return Entity(key, code, "GOV", "Lee", 0, 3)


def statement(key: str = "s0", code: str = "USA", *, start: int = 9, cue: str = "said", who: str = "lee") -> Statement:
    content = Span(start, 31, TEXT[start:31])
    return Statement(key, (entity(who, code),), (), Span(4, 8, cue), content, (), "assert", None, NEVER, 0)


def event(kind: str = "REJECT", code: str = "IRN", status: str = "actual") -> Event:
    span = Span(14, 22, "rejected")
    actor = (entity("iran", code),)
    return Event("e0", kind, (), (), "120", -4.0, 3, -2.0, status, None, actor, (), span, (), 0, NEVER, None, 0.9, "")


def vouched(one: Event, *statements: Statement) -> str | None:
    return attribute((one,), statements, PARSE)[0].attributed_to


def test_the_report_itself() -> None:
    assert vouched(event()) is None


def test_somebody_else_tells_it() -> None:
    assert vouched(event(), statement()) == "s0"


def test_outside_of_what_is_said() -> None:
    assert vouched(event(), statement(start=23)) is None


def test_the_speaker_does_it_by_saying_it() -> None:
    assert vouched(event(), statement(code="IRN")) is None


@pytest.mark.parametrize("status", ["historical"])
def test_what_the_speaker_did_before_is_told(status: str) -> None:
    assert vouched(event(status=status), statement(code="IRN")) == "s0"


def test_deeds_are_told_by_the_doer_too() -> None:
    assert vouched(event(kind="RETREAT"), statement(code="IRN")) == "s0"


def test_according_to_passes_on_what_the_same_parties_did() -> None:
    assert vouched(event(), statement(code="IRN", cue="according to")) == "s0"


def test_a_saying_that_another_tells_is_his_claim() -> None:
    inner, outer = statement("s0", "IRN", who="iran"), statement("s1", "USA", start=0)
    assert vouched(event(), inner, outer) == "s1"


def test_the_innermost_speaker_claims() -> None:
    assert vouched(event(kind="ASSAULT"), statement("s0", "USA"), statement("s1", "GBR", start=0, who="kim")) == "s0"


def test_nothing_else_of_the_event_changes() -> None:
    (done,) = attribute((event(),), (statement(),), PARSE)
    assert done == replace(event(), attributed_to="s0")
