from __future__ import annotations

from dragoman.find.who.figures import Board, Figure, Spot
from dragoman.find.who.lines import Line
from parses import read


def board() -> Board:
    parse, report = read("Iran_PROPN_3_nsubj and_CCONJ_1_cc left|leave_VERB_0_root")
    return Board(report, [Line(sent, i) for i, sent in enumerate(parse.sentences)])


def test_of_two_mentions_with_one_head_the_wider_stays() -> None:
    made = board()
    one, two = made.add(Figure("a", "state", "IRN")), made.add(Figure("b", "state", "IRQ"))
    made.put(Spot(0, 0, 0, 0, "name", one))
    made.put(Spot(0, 0, 1, 0, "title", two))
    made.put(Spot(0, 0, 0, 0, "name", one))
    assert [actor.name for actor in made.cast().actors] == ["b"]


def test_joined_figures_are_one_actor() -> None:
    made = board()
    one, two = made.add(Figure("a", "person")), made.add(Figure("b", "person", "IRN", "GOV"))
    made.put(Spot(0, 0, 0, 0, "name", one))
    made.put(Spot(0, 2, 2, 2, "name", two))
    made.join(one, two)
    (actor,) = made.cast().actors
    assert (actor.name, actor.code, len(actor.mentions)) == ("a", "IRN", 2)


def test_members_of_groups_are_in_the_cast_without_mentions_of_their_own() -> None:
    made = board()
    members = [made.add(Figure(code, "state", code)) for code in ("IRN", "IRQ")]
    group = made.add(Figure("both", "group", members=members))
    made.put(Spot(0, 0, 0, 0, "group", group))
    cast = made.cast()
    assert [actor.id for actor in cast.actors] == ["a1", "a2", "a3"]
    assert cast.actors[0].members == ("a2", "a3")
    assert not cast.refusals


def test_quiet_mentions_are_left_out() -> None:
    made = board()
    made.put(Spot(0, 0, 0, 0, "document", made.add(Figure("a", "state", "IRN")), quiet=True))
    assert not made.cast().actors
