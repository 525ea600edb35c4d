"""Pronouns that may name an actor, and the actor each one means."""

from __future__ import annotations

from dragoman.find.who.antecedents import Candidate, agrees, ahead, candidates, judged, score, sibling, weights
from dragoman.find.who.figures import Figure
from dragoman.find.who.groups import group_of
from dragoman.find.who.history import History
from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["pronoun_class", "resolve"]

THIRD = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
         "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "theirs": "they",
         "themselves": "they"}  # fmt: skip
FIRST = {"i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i", "we": "we", "us": "we", "our": "we", "ours": "we",
         "ourselves": "we"}  # fmt: skip
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def pronoun_class(line: Line, i: int) -> str:
    """Return m, f, it, they, i, we or rel for a pronoun that may name an actor, and nothing for any other word."""
    token, low = line.tokens[i], line.low[i]
    if token.upos != "PRON" and low not in THIRD:  # no other word looks like these, whatever the tagger says
        return ""
    if low in THIRD:
        return "" if token.deprel == "expl" else THIRD[low]
    if low in FIRST:
        return FIRST[low] if token.text != "US" else ""
    if low in RELATIVE and token.feat("PronType") in {"Rel", None} and token.deprel not in {"det", "mark"}:
        return "rel"
    return ""


def resolve(world: World, history: History, index: int, i: int, kind: str) -> Figure | None:
    """Find whom a third-person pronoun means; None when it means a thing, nothing, or nobody fits."""
    line = world.lines[index]
    if line.low[i] in _REFLEXIVE:
        subject = line.subject(line.clause(i))
        spot = world.board.at(index, subject) if subject >= 0 else None
        if spot is not None and agrees(spot.figure.root(), kind):
            return spot.figure.root()
    if kind in {"m", "f"} and line.tokens[i].deprel == "nmod:poss":
        forward = ahead(world, line, i, kind)
        if (
            forward is not None and forward.words
        ):  # the press writes "After his inauguration, Trump" of nobody but Trump
            return forward
    if line.tokens[i].deprel == "nmod:poss":
        beside = sibling(world, line, i)
        if beside is not None and agrees(beside, kind):  # "China and its neighbours"
            return beside
        doer = judged(world, line, i, kind)
        if doer is not None:
            return doer
    learnt = weights()
    best: Candidate | None = None
    highest = 0.0
    for candidate in candidates(world, history, line, i, kind):
        value = score(candidate, learnt)
        if best is None or value > highest:
            best, highest = candidate, value
    if best is None:
        return None
    if best.joint:
        members = [spot.figure.root() for spot in best.joint]
        return group_of(world, members, " and ".join(dict.fromkeys(member.name for member in members)))
    return best.figure
