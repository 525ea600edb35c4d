"""Tests of dragoman.find.cast: actors by the tokens of their mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.find.cast import CastIndex
from dragoman.model import Actor, Cast, Mention, Span
from scenes import cast_of, spell

SENTENCE = spell(
    "Foreign/ADJ/2/amod Minister/PROPN/5/nsubj Wang/PROPN/2/flat Yi/PROPN/2/flat met=meet/VERB/0/root them/PRON/5/obj"
)
CAST = cast_of(
    {"Foreign Minister Wang Yi": "CHN person", "Wang Yi": "CHN person", "Oman": "OMN", "Iran": "IRN",
     "them": "Oman+Iran+Nobody group", "Nobody": "- group"},
    SENTENCE,
)  # fmt: skip


def test_a_mention_is_found_at_its_head_and_covers_its_words() -> None:
    index = CastIndex(CAST)
    at = index.at(0, 1)
    assert at is not None
    assert at.span.text == "Foreign Minister Wang Yi"
    assert index.at(0, 0) is None
    assert index.covering(0, 0) == at
    assert index.at(1, 1) is None


def test_the_widest_mention_covers_a_token() -> None:
    covering = CastIndex(CAST).covering(0, 3)
    assert covering is not None
    assert covering.span.text == "Foreign Minister Wang Yi"


def test_an_office_is_told_with_the_name_behind_it() -> None:
    actor = Actor("wang", "Wang Yi", "person", "CHN", "GOV", mentions=tuple(
        Mention("wang", 0, 0, last, head, Span(SENTENCE.tokens[0].start, SENTENCE.tokens[last].end, ""), "title")
        for last, head in ((1, 1), (3, 2))
    ))  # fmt: skip
    at = CastIndex(Cast((actor,), ())).at(0, 1)
    assert at is not None
    assert at.last == 3


def test_a_group_is_its_members_with_a_code() -> None:
    index = CastIndex(CAST)
    mention = index.at(0, 5)
    assert mention is not None
    assert [actor.id for actor in index.members(mention)] == ["oman", "iran"]
    entities = index.entities(mention)
    assert [(e.id, e.code, e.sector, e.entity_text) for e in entities] == [
        ("oman", "OMN", "GOV", "them"),
        ("iran", "IRN", "GOV", "them"),
    ]
    assert all((e.start, e.end) == (mention.span.start, mention.span.end) for e in entities)


def test_an_actor_that_is_not_there_has_no_members() -> None:
    mention = CastIndex(CAST).at(0, 5)
    assert mention is not None
    assert CastIndex(CAST).members(replace(mention, actor="gone")) == []


def test_states_are_found_by_code_but_persons_are_not() -> None:
    index = CastIndex(CAST)
    state = index.state("OMN")
    assert state is not None
    assert state.name == "Oman"
    assert index.state("CHN") is None
    assert CastIndex(Cast(())).state("OMN") is None


@pytest.mark.parametrize(
    ("name", "how", "code", "sector", "found"),
    [
        ("gunmen", "description", "", "UAF", ["Gunmen"]),
        ("suicide bomber", "title", "", "REB", ["Gunmen"]),
        ("Ali Hassan", "title", "", "REB", []),
        ("gunmen", "description", "MLI", "UAF", []),
        ("people", "description", "", None, []),
    ],
)
def test_people_without_a_name_whose_state_nothing_tells(
    name: str, how: str, code: str, sector: str | None, found: list[str]
) -> None:
    mention = Mention("g", 0, 0, 0, 0, Span(0, 6, "Gunmen"), how)
    index = CastIndex(Cast((Actor("g", name, "group", code, sector, mentions=(mention,)),)))
    assert [entity.entity_text for entity in index.nameless(mention)] == found
