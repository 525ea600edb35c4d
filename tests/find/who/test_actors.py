from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.find.who.actors import expand, find_actors
from dragoman.find.who.names import tables
from dragoman.model import Actor, Cast, Parse
from factory import report
from parses import cast, named, read

LINES = (
    "China_PROPN_5_nsubj:PLACE ~,_PUNCT_3_punct Russia_PROPN_1_conj:PLACE ~and_CCONJ_3_cc met|meet_VERB_0_root",
    "They_PRON_2_nsubj thanked|thank_VERB_0_root Omani_ADJ_4_amod:GROUP mediators|mediator_NOUN_2_obj=plural",
)


def test_an_empty_report_has_no_actors() -> None:
    assert find_actors(Parse(()), report("")) == Cast((), ())


def test_ids_count_in_order_of_first_mention() -> None:
    found = cast(*LINES)
    assert [actor.id for actor in found.actors] == [f"a{i}" for i in range(1, len(found.actors) + 1)]
    firsts = [min(m.span.start for m in actor.mentions) for actor in found.actors if actor.mentions]
    assert firsts == sorted(firsts)


def test_every_mention_is_verbatim_and_heads_are_not_shared() -> None:
    parse, made = read(*LINES)
    found = find_actors(parse, made)
    heads = [(m.sentence, m.head) for actor in found.actors for m in actor.mentions]
    assert len(heads) == len(set(heads))
    for actor in found.actors:
        for mention in actor.mentions:
            assert mention.actor == actor.id
            assert mention.first <= mention.head <= mention.last
            assert made.text[mention.span.start : mention.span.end] == mention.span.text


def test_the_same_report_gives_the_same_cast() -> None:
    assert cast(*LINES) == cast(*LINES)


def test_conjuncts_are_mentions_of_their_own() -> None:
    found = cast(*LINES)
    assert {named(found, "China").code, named(found, "Russia").code} == {"CHN", "RUS"}


def test_expand_gives_members_of_groups_in_groups_once() -> None:
    def actor(name: str, *members: str) -> Actor:
        return Actor(name, name, "group" if members else "state", "", None, members=members)

    inner, one, two = actor("g2", "a1", "a2"), actor("a1"), actor("a2")
    outer, loop = actor("g1", "g2", "a2"), actor("g3", "g3", "a1")
    found = Cast((outer, inner, one, two, loop))
    assert expand(found, outer) == (one, two)
    assert expand(found, one) == (one,)
    assert expand(found, loop) == (one,)


def test_other_tables_can_be_given() -> None:
    parse, made = read(LINES[0])
    assert find_actors(parse, made, tables()) == find_actors(parse, made)


@pytest.mark.parametrize("name", ["roles.csv", "words.csv", "cities.csv", "pronouns.csv"])
def test_the_word_lists_are_in_the_package(name: str) -> None:
    path = Path(__file__).parents[3] / "src" / "dragoman" / "data" / "mentions" / name
    assert path.read_text(encoding="utf-8").count("\n") > 10


def test_the_probe_is_well_formed() -> None:
    path = Path(__file__).parents[2] / "probe" / "actors.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        assert set(entry) == {"date", "text", "mentions"}
        for mention in entry["mentions"]:
            assert mention["text"] in entry["text"]
