"""Tests of dragoman.find.what.learned: the network's reading of acts beside the frames."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.find.what.acts import ActBuilder
from dragoman.find.what.frames import Frames
from dragoman.find.what.learned import KNOWN as KNOWN_CHANCE
from dragoman.find.what.learned import LIKELY, SURE, Learned
from dragoman.model import ActReading
from scenes import Scene, frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN"}
KNOWN = frames(
    "hit V - - ASSAULT - 190", "hit V - ACTOR ASSAULT - 190", "rest V - - PROTEST strike 143", light="hold",
    attitudes={"speech": "stress", "hypothetical": "seek"},
)  # fmt: skip
SPEC = "Iran/PROPN/2/nsubj hit/VERB/0/root on/ADP/4/case Oman/PROPN/2/obl by/ADP/6/case chance/NOUN/2/obl"


def read(
    word: str, event: str, chance: float, *, mode: tuple[str, float] | None = None, spec: str = SPEC,
    actor: tuple[float, ...] = (), recipient: tuple[float, ...] = (), known: Frames = KNOWN,
) -> tuple[Scene, Learned]:  # fmt: skip
    """Make a scene with one reading, whose first type has a chance."""
    one = scene(spec, ACTORS, known)
    modes = (mode,) if mode else ()
    reading = ActReading(one.at(word), ((event, chance),), modes, (), actor, recipient)
    one = replace(one, sentence=replace(one.sentence, acts=(reading,)))
    return one, Learned(one.sentence, one.tree, one.index, known)


@pytest.mark.parametrize(("chance", "found"), [(SURE, True), (SURE - 0.01, False)])
def test_a_word_that_no_frame_has_taken_is_an_act_where_the_network_is_sure(chance: float, *, found: bool) -> None:
    one, learned = read("chance", "CONSULT", chance, mode=("CONSULT/visit", 0.9))
    matches = learned.matches(set())
    assert [(m.token, m.event, m.mode, m.cameo) for m in matches] == (
        [(one.at("chance"), "CONSULT", "visit", "042")] if found else []
    )


def test_a_word_with_a_frame_of_the_type_needs_less() -> None:
    _, learned = read("hit", "ASSAULT", KNOWN_CHANCE)
    assert [match.event for match in learned.matches(set())] == ["ASSAULT"]
    assert read("hit", "ASSAULT", KNOWN_CHANCE - 0.01)[1].matches(set()) == []
    assert read("hit", "PROTEST", KNOWN_CHANCE)[1].matches(set()) == []


@pytest.mark.parametrize("lemma", ["seek", "hold"])
def test_a_word_that_only_carries_or_colours_another_act_needs_all(lemma: str) -> None:
    spec = SPEC.replace("hit/VERB", f"hit={lemma}/VERB")
    frame = frames(f"{lemma} V - - ASSAULT - 190", light="hold", attitudes={"hypothetical": "seek"})
    assert read("hit", "ASSAULT", SURE - 0.01, spec=spec, known=frame)[1].matches(set()) == []
    assert len(read("hit", "ASSAULT", SURE, spec=spec, known=frame)[1].matches(set())) == 1


@pytest.mark.parametrize(("lemma", "found"), [("collide", 0), ("capsize", 0), ("ram", 1)])
def test_a_mishap_is_nobodys_act(lemma: str, found: int) -> None:
    known = replace(KNOWN, classes={"collide": frozenset({"MISHAP_VERB"}), "capsize": frozenset({"MISHAP_VERB"})})
    _, learned = read("hit", "COOPERATE", 0.99, spec=SPEC.replace("hit/VERB", f"hit={lemma}/VERB"), known=known)
    assert len(learned.matches(set())) == found


def test_plain_saying_is_no_act() -> None:
    spec = SPEC.replace("hit/VERB", "stressed=stress/VERB")
    _, learned = read("stressed", "REJECT", 0.99, spec=spec)
    assert learned.matches(set()) == []


def test_words_that_are_taken_or_stand_beside_one_are_left_alone() -> None:
    one, learned = read("chance", "CONSULT", 0.99)
    assert learned.matches({one.at("chance")}) == []
    assert learned.matches({one.at("by")}) == []
    assert len(learned.matches({one.at("hit")})) == 1


def test_prepositions_and_names_are_no_triggers() -> None:
    assert read("on", "ASSAULT", 0.99)[1].matches(set()) == []
    assert read("Oman", "ASSAULT", 0.99)[1].matches(set()) == []


def test_a_mode_of_another_type_is_no_mode() -> None:
    _, learned = read("hit", "ACCUSE", 0.95, mode=("CONSULT/visit", 0.9))
    assert [match.mode for match in learned.matches(set())] == [""]


@pytest.mark.parametrize(
    ("own", "read_mode", "mode"),
    [
        ("", ("ASSAULT/aerial", LIKELY), "aerial"),
        ("", ("ASSAULT/aerial", LIKELY - 0.01), ""),
        ("", ("PROTEST/riot", 0.9), ""),
        ("beat", ("ASSAULT/aerial", 0.9), "beat"),
    ],
)
def test_a_mode_is_the_network_s_only_where_the_frame_is_silent(
    own: str, read_mode: tuple[str, float], mode: str
) -> None:
    one, learned = read("hit", "ASSAULT", 0.9, mode=read_mode)
    act = ActBuilder(one.tree, one.matcher, one.roles, KNOWN).build(replace(one.match("hit"), mode=own))
    assert learned.mode(act) == mode


def test_without_a_reading_nothing_changes() -> None:
    one, learned = read("chance", "CONSULT", 0.95)
    act = ActBuilder(one.tree, one.matcher, one.roles, KNOWN).build(one.match("hit"))
    assert learned.complete(act) is act


def test_empty_roles_are_filled_by_who_the_network_points_at() -> None:
    spec = "It/PRON/2/nsubj hit/VERB/0/root ,/PUNCT/2/punct Iran/PROPN/2/dep Oman/PROPN/2/dep"
    one, learned = read(
        "hit", "ASSAULT", 0.9, spec=spec, actor=(0.9, 0, 0, 0.95, 0.1), recipient=(0, 0, 0, 0.95, 0.9),
    )  # fmt: skip
    builder = ActBuilder(one.tree, one.matcher, one.roles, KNOWN)
    act = learned.complete(builder.build(one.match("hit")))
    assert [(w.entity.id, w.place) for w in act.actors] == [("iran", "model")]
    assert [(w.entity.id, w.place) for w in act.recipients] == [("oman", "model")]


@pytest.mark.parametrize(
    ("meeting", "topic", "found"),
    [
        ("nsubj", "PROPN/4/nmod:poss raids=raid/NOUN/2/obj", []),
        ("obl", "PROPN/4/nmod:poss raids=raid/NOUN/2/obj", ["iran"]),
        ("nsubj", "PRON/2/obj", ["iran"]),
    ],
)
def test_what_a_meeting_was_about_takes_no_part_in_it(meeting: str, topic: str, found: list[str]) -> None:
    known = frames("meeting N - - CONSULT - 040")
    spec = f"meeting/NOUN/2/{meeting} covered=cover/VERB/0/root Iran=Iran/{topic}"
    one, learned = read("meeting", "CONSULT", 0.9, spec=spec, actor=(0, 0, 0.9), known=known)
    act = replace(ActBuilder(one.tree, one.matcher, one.roles, known).build(one.match("meeting")), actors=[])
    assert [where.entity.id for where in learned.complete(act).actors] == found


def test_filled_roles_stay_as_the_tree_has_them() -> None:
    spec = "Iran/PROPN/2/nsubj hit/VERB/0/root Oman/PROPN/2/obj"
    one, learned = read("hit", "ASSAULT", 0.9, spec=spec, actor=(0.0, 0.0, 0.9), recipient=(0.9, 0.0, 0.0))
    act = learned.complete(ActBuilder(one.tree, one.matcher, one.roles, KNOWN).build(one.match("hit")))
    assert [w.entity.id for w in (*act.actors, *act.recipients)] == ["iran", "oman"]


def completed(spec: str, word: str, *, actor: str = "", recipient: str = "") -> tuple[list[str], list[str]]:
    """Return the ids of both sides of an act after the network has pointed at a word for each."""
    words = [part.split("/")[0].split("=")[0] for part in spec.split()]
    one, learned = read(
        word, "ASSAULT", 0.9, spec=spec, actor=tuple(0.9 * (w == actor) for w in words),
        recipient=tuple(0.9 * (w == recipient) for w in words),
    )  # fmt: skip
    act = learned.complete(ActBuilder(one.tree, one.matcher, one.roles, KNOWN).build(one.match("hit")))
    return [w.entity.id for w in act.actors], [w.entity.id for w in act.recipients]


def test_a_doer_that_the_tree_shows_is_not_replaced() -> None:
    spec = "Gunmen=gunman/NOUN/2/nsubj hit/VERB/0/root back/ADV/2/advmod ,/PUNCT/2/punct Oman/PROPN/2/dep"
    assert completed(spec, "hit", actor="Oman") == ([], [])
    assert completed(spec.replace("Gunmen=gunman/NOUN", "It/PRON"), "hit", actor="Oman") == (["oman"], [])
    of_oman = "Gunmen=gunman/NOUN/4/nsubj near/ADP/3/case Oman/PROPN/1/nmod hit/VERB/0/root back/ADV/4/advmod"
    assert completed(of_oman, "hit", actor="Oman") == (["oman"], [])


@pytest.mark.parametrize(("roles", "found"), [("", ["oman"]), ("actor=all", [])])
def test_who_shares_an_act_does_it_to_nobody(roles: str, found: list[str]) -> None:
    known = frames(f"hit V - - ASSAULT - 190 {roles}".strip())
    spec = "Iran/PROPN/2/nsubj hit/VERB/0/root back/ADV/2/advmod then/ADV/2/advmod Oman/PROPN/2/dep"
    one, learned = read("hit", "ASSAULT", 0.9, spec=spec, recipient=(0.0, 0.0, 0.0, 0.0, 0.9), known=known)
    act = learned.complete(ActBuilder(one.tree, one.matcher, one.roles, known).build(one.match("hit")))
    assert [w.entity.id for w in act.recipients] == found


AND_LEFT = (
    "Iran/PROPN/2/nsubj hit/VERB/0/root back/ADV/2/advmod and/CCONJ/5/cc left=leave/VERB/2/conj for/ADP/7/case "
    "Oman/PROPN/5/obl"
)


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        (AND_LEFT, []),
        (AND_LEFT.replace("2/conj", "2/xcomp"), ["oman"]),
        (AND_LEFT.replace("2/conj", "3/acl:relcl"), []),
        (AND_LEFT.replace("2/conj", "2/parataxis"), []),
    ],
)
def test_a_recipient_stands_in_the_clause_of_the_act(spec: str, found: list[str]) -> None:
    assert completed(spec, "hit", recipient="Oman") == (["iran"], found)


@pytest.mark.parametrize(("link", "doers"), [("cop", []), ("case", ["oman"])])
def test_what_somebody_is_said_to_be_is_no_doer(link: str, doers: list[str]) -> None:
    spec = f"those/PRON/4/nsubj hit/VERB/1/acl were=be/AUX/4/{link} Oman/PROPN/0/root"
    assert completed(spec, "hit", actor="Oman") == (doers, [])
