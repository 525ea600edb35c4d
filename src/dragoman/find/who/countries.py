"""States told of by what they are: "his country", "the kingdom", "the Islamic Republic", "that nation"."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.history import History
from dragoman.find.who.lines import Line
from dragoman.find.who.names import Name
from dragoman.find.who.world import World

__all__ = ["country_class", "place_country"]


def place_country(world: World, history: History, index: int, i: int) -> None:
    """Place "the country", "his country", "the kingdom", "the Islamic Republic", "that nation" on its state."""
    line = world.lines[index]
    if world.board.at(index, i) is not None:
        return
    first, last = line.phrase(i)
    owner = line.possessor(i)
    figure = None
    if owner >= 0:
        spot = world.board.at(index, owner)
        codes = spot.figure.codes() if spot is not None else []
        state = world.known.states.get(codes[0]) if len(codes) == 1 else None
        figure = world.board.state(state) if state is not None else None
    elif _apposed(world, line, i) is not None:
        figure = _apposed(world, line, i)
    elif not line.is_plural(i) and any(line.low[kid] in {"the", "this", "that"} for kid in line.children(i) if kid < i):
        figure = _in_focus(world, history, line, i)
    if figure is not None:
        world.board.put(Spot(index, first, last, i, "description", figure, place=line.case(i) == "in"))


def _apposed(world: World, line: Line, i: int) -> Figure | None:
    """Return the state that "a country that ..." stands beside."""
    head = line.head(i)
    spot = world.board.at(line.index, head) if line.tokens[i].deprel == "appos" and head >= 0 else None
    if spot is None and i >= 3:
        comma = line.phrase(i)[0] - 1
        spot = world.board.at(line.index, comma - 1) if comma > 0 and line.low[comma] == "," else None
    return spot.figure.root() if spot is not None and spot.figure.root().kind == "state" else None


def country_class(world: World, line: Line, i: int) -> frozenset[str] | None:
    """Return the codes that a noun for a state allows: monarchies for "kingdom", empty for any, else None."""
    words = world.known.words
    lemma = line.lemmas[i]
    if lemma in words["country"]:
        before = f"{line.low[i - 1]} {lemma}" if i > 0 else ""
        return words.get(before, frozenset()) if before in words else frozenset()
    two = f"{line.low[i - 1]} {lemma}" if i > 0 else ""
    if two in words and line.is_capital(i):
        return words[two]
    if lemma in {"kingdom", "sultanate", "emirate", "federation", "island"} and line.tokens[i].upos in {
        "NOUN",
        "PROPN",
    }:
        return words[lemma]
    if lemma == "republic" and line.is_capital(i):
        return frozenset()
    return None


def _in_focus(world: World, history: History, line: Line, i: int) -> Figure | None:
    """Return the most prominent state before a token that "the country" can mean."""
    allowed = country_class(world, line, i) or frozenset()
    barred = _barred_states(world, line, i)
    scores: dict[str, float] = {}
    for figure, value in history.figures(line.index, i, 6).items():
        for code in figure.codes():
            if code in world.known.states and (not allowed or code in allowed) and code not in barred:
                share = 1.0 if figure.kind == "state" else 0.5
                scores[code] = scores.get(code, 0.0) + value * share / len(figure.codes())
    for mark in world.scenes[line.index].marks:
        if mark.last < i and mark.name is not None and mark.name.kind == "state" and mark.form == "adjective":
            code = mark.name.code
            if (not allowed or code in allowed) and code not in barred:
                scores[code] = scores.get(code, 0.0) + 20.0
    if not scores and allowed:
        named = {mark.name.code for scene in world.scenes for mark in scene.marks if mark.name is not None}
        scores = dict.fromkeys(sorted(allowed & named), 1.0)
        scores = scores if len(scores) == 1 else {}
    if not scores:
        return None
    state: Name = world.known.states[max(scores, key=lambda code: scores[code])]
    return world.board.state(state)


def _barred_states(world: World, line: Line, i: int) -> set[str]:
    """Return the states that "the country" cannot mean: whose missions are in it, who visits it."""
    barred: set[str] = set()
    governor = line.head(i)
    if governor < 0:
        return barred
    if line.case(i) in {"in", "from", "to"}:
        noun = governor if line.tokens[governor].upos in {"NOUN", "PROPN"} else line.kid(governor, "obj", "nsubj:pass")
        for mark in world.scenes[line.index].marks:
            owns = line.has_ending(mark.last) and mark.last < noun <= mark.last + 4
            if mark.name is not None and mark.last < noun and (owns or line.head(mark.head) == noun):
                barred.add(mark.name.code)
    relation = line.tokens[i].deprel
    if (
        relation in {"obj", "obl"}
        and line.tokens[governor].upos == "VERB"
        and line.case(i) not in {"in", "across", "throughout"}
    ):
        subject = line.subject(governor)
        spot = world.board.at(line.index, subject) if subject >= 0 else None
        if spot is not None:
            barred.update(spot.figure.codes())
    return barred
