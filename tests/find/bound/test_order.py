"""Order: 118 stories and reports written for the tests, closing without contradictions, one line for all events."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.codes import ORDER_RELATIONS
from dragoman.find.bound.order import line
from dragoman.find.bound.order_graph import Stated, close
from dragoman.find.bound.order_words import Memory, rows, word_set
from dragoman.model import Event, Order, Record, Span, When
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report

STORIES = Path(__file__).with_name("order_stories.jsonl")
REPORTS = Path(__file__).with_name("order_reports.jsonl")
FLIP = {"before": "after", "after": "before"}
NAMES = "abcdef"


@cache
def record(text: str) -> Record:
    return shared_coder().code(make_report(text, day="2025-11-24"))


def stories(path: Path = STORIES) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def told_by(word: str, found: Record) -> set[str]:
    at = found.report.text.index(word)
    return {
        event.id
        for event in found.events
        if any(span.start < at + len(word) and at < span.end for span in (event.trigger, *event.mentions))
    }


def states(story: dict[str, Any], relation: str) -> bool:
    found = record(story["text"])
    first, second = told_by(story["first"], found), told_by(story["second"], found)
    return any(
        (pair.first in first and pair.second in second and pair.relation == relation)
        or (pair.first in second and pair.second in first and FLIP.get(pair.relation) == relation)
        for pair in found.order
    )


def stated(first: str, relation: str, second: str, strength: int = 3) -> Stated:
    return Stated(first, relation, second, 0, 1, strength)


def pairs(order: tuple[Order, ...]) -> set[tuple[str, str, str]]:
    return {(pair.first, pair.relation, pair.second) for pair in order}


def event(name: str, day: date | None = None, start: int = 0) -> Event:
    when = When(day, day, "day", "stated") if day else When(None, None, "span", "before")
    span = Span(start, start + 1, "x")
    why = "made for a test"
    return Event(name, "CONSULT", (), (), "040", 1.0, 1, 2.5, "actual", None, (), (), span, (), 0, when, None, 0.8, why)


def test_stories_whose_events_are_found_have_their_order() -> None:
    owed = [s for s in stories() if told_by(s["first"], record(s["text"])) and told_by(s["second"], record(s["text"]))]
    missed = [s for s in owed if not states(s, s["relation"])]
    assert len(owed) >= 40
    assert len(missed) <= len(owed) / 5, missed


def test_nine_of_ten_reports_have_their_order_whether_their_events_are_found_or_not() -> None:
    reports = stories(REPORTS)
    missed = [r for r in reports if not states(r, r["relation"])]
    assert len(reports) >= 40
    assert len(missed) <= len(reports) / 10, missed


def test_no_story_is_told_backwards() -> None:
    backwards = [s for s in stories() + stories(REPORTS) if s["relation"] in FLIP and states(s, FLIP[s["relation"]])]
    assert not backwards


def test_what_follows_is_added_as_before() -> None:
    order = close([stated("a", "before", "b"), stated("c", "after", "b")])
    assert ("a", "before", "c") in pairs(order)


def test_an_answer_and_an_effect_come_after_what_they_answer() -> None:
    order = close([stated("a", "in-response-to", "b"), stated("c", "because", "a")])
    assert {("b", "before", "a"), ("a", "before", "c"), ("b", "before", "c")} <= pairs(order)


def test_what_happens_during_an_event_shares_its_place() -> None:
    order = close([stated("a", "during", "b"), stated("b", "before", "c"), stated("d", "before", "b")])
    assert {("a", "before", "c"), ("d", "before", "a")} <= pairs(order)


def test_the_weaker_of_two_contradicting_relations_is_dropped() -> None:
    order = close([stated("b", "before", "a", 1), stated("a", "before", "b", 3)])
    assert pairs(order) == {("a", "before", "b")}


def test_a_circle_is_never_closed() -> None:
    order = close([stated("a", "before", "b"), stated("b", "before", "c"), stated("c", "before", "a", 1)])
    assert pairs(order) == {("a", "before", "b"), ("b", "before", "c"), ("a", "before", "c")}


@given(
    st.lists(
        st.builds(
            stated, st.sampled_from(NAMES), st.sampled_from(ORDER_RELATIONS), st.sampled_from(NAMES), st.integers(1, 3)
        )
    )
)
def test_closing_never_contradicts_itself(found: list[Stated]) -> None:
    before = set()
    for pair in close(found):
        if pair.relation == "before":
            before.add((pair.first, pair.second))
        elif pair.relation != "during":
            before.add((pair.second, pair.first))
    assert not {(b, a) for a, b in before} & before
    assert not {(a, a) for a in NAMES} & before


def test_one_line_holds_all_events_once_with_the_stated_order_first() -> None:
    events = [event("a", date(2025, 3, 3), 10), event("b", date(2025, 3, 1), 20), event("c", None, 30)]
    placed = line(events, close([stated("a", "before", "b")]))
    assert [e.id for e in placed] == ["c", "a", "b"]
    assert [e.id for e in line(events, ())] == ["c", "b", "a"]


def test_a_line_survives_an_order_of_events_that_are_not_there() -> None:
    assert line([event("a")], (Order("a", "before", "z", 0, 1),)) == (event("a"),)


def test_nouns_point_at_the_latest_act_told_by_their_own_verb() -> None:
    memory = Memory()
    memory.note([], [("meet", event("a")), ("attack", event("b"))])
    memory.note([event("c")], [("talk", event("c"))])
    assert [e.id for e in memory.find("meeting")] == ["a"]
    assert [e.id for e in memory.find("talk")] == ["c"]
    assert memory.find("treaty") == []


def test_every_connective_has_a_relation_of_the_codebook() -> None:
    for by in rows().values():
        for some in by.values():
            assert all(row.relation.removeprefix("~") in ORDER_RELATIONS for row in some)
    assert "move" in word_set("pointing")


def test_events_that_did_not_happen_stand_in_no_order() -> None:
    found = record("If Chad attacked Sudan after Libya withdrew its troops, Egypt would respond, analysts said.")
    unreal = {e.id for e in found.events if e.status in {"hypothetical", "negated"}}
    assert not unreal & {name for pair in found.order for name in (pair.first, pair.second)}


def test_ids_of_order_are_the_events_own() -> None:
    found = record(stories()[0]["text"])
    assert {name for pair in found.order for name in (pair.first, pair.second)} <= {e.id for e in found.events}
    assert replace(found.order[0]) in found.order
