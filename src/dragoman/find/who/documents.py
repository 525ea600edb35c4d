"""Statements, communiques and letters that speak for those who issued them."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import coordination, group_of
from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["is_document", "place_document"]

_ISSUES = frozenset(
    {"issue", "release", "publish", "sign", "adopt", "make", "send", "write", "post", "circulate", "deliver"}
)
_SUBJECTS = ("nsubj", "nsubj:pass")
_MEETINGS = frozenset(
    {"talk", "meeting", "summit", "negotiation", "discussion", "consultation", "conference", "dialogue"}
)
_LOOK_BACK = 8


def is_document(world: World, line: Line, i: int) -> bool:
    """Tell whether a token is a noun for a text that can speak for its authors."""
    return line.tokens[i].upos in {"NOUN", "PROPN"} and line.lemmas[i] in world.known.words["document"]


def place_document(world: World, index: int, i: int) -> None:
    """Place the mention of a document whose authors the text gives, at its noun."""
    line = world.lines[index]
    figure = _authors(world, line, i) or _earlier(world, line, i)
    if figure is None or world.board.at(index, i) is not None:
        return
    speaks = line.tokens[i].deprel == "nsubj" or line.case(i) == "according to" or _according(line, i)
    first, last = line.phrase(i)
    spot = world.board.put(Spot(index, first, last, i, "document", figure, quiet=not speaks))
    spot.figure.document = True


def _according(line: Line, i: int) -> bool:
    return any(line.low[kid] in {"according", "per"} for kid in line.children(i))


def _authors(world: World, line: Line, i: int) -> Figure | None:
    for found in (_owners(world, line, i), _issuers(world, line, i), _subject(world, line, i)):
        members = [one for spot in found for one in (spot.figure.spread() or [spot.figure])]
        if len(found) == 1 and found[0].figure.root().members:
            return found[0].figure.root()
        if members:
            return group_of(world, members, " and ".join(dict.fromkeys(member.name for member in members)))
    return None


def _owners(world: World, line: Line, i: int) -> list[Spot]:
    """Return whose statement it is: "the ministry's statement", "a US statement", "a statement by the two sides"."""
    found: list[Spot] = []
    for kid in line.children(i):
        relation = line.tokens[kid].deprel
        spot = world.board.at(line.index, kid)
        owner = relation in {"nmod:poss", "compound", "amod", "nmod:desc"}
        by = relation == "nmod" and line.case(kid) in {"by", "from"}
        if spot is not None and (owner or by):
            found += coordination(world, spot)
    return found


def _issuers(world: World, line: Line, i: int) -> list[Spot]:
    """Return who issued it, in a participle after the noun: "issued by Oman", "issued after talks between them"."""
    for kid in line.children(i):
        if line.tokens[kid].deprel not in {"acl", "acl:relcl", "advcl"} or line.lemmas[kid] not in _ISSUES:
            continue
        found: list[Spot] = []
        for part in line.children(kid):
            spot = world.board.at(line.index, part)
            relation = line.tokens[part].deprel
            if spot is not None and (relation in {"obl:agent", "nsubj"} or line.case(part) == "by"):
                found += coordination(world, spot)
        return found or _participants(world, line, kid) or _run_on(world, line, i)
    return _run_on(world, line, i)


def _run_on(world: World, line: Line, i: int) -> list[Spot]:
    """Return who issued it by the words alone, where the parser lost the participle or the talks."""
    if i + 1 >= line.n or line.lemmas[i + 1] not in _ISSUES:
        return []
    for j in range(i + 2, min(i + 12, line.n)):
        if line.low[j] in {"between", "by"}:
            spots = (world.board.at(line.index, k) for k in range(j + 1, line.n))
            first = next((spot for spot in spots if spot is not None and spot.first in {j + 1, j + 2}), None)
            return coordination(world, first) if first is not None else []
        if line.tokens[j].feat("VerbForm") == "Fin":
            return []
    return []


def _participants(world: World, line: Line, verb: int) -> list[Spot]:
    """Return who took part in the meeting that a document came out of."""
    for part in line.children(verb):
        if line.lemmas[part] not in _MEETINGS:
            continue
        for kid in line.children(part):
            spot = world.board.at(line.index, kid)
            if spot is not None and line.case(kid) in {"between", "among", "of", "with"}:
                return coordination(world, spot)
    return []


def _subject(world: World, line: Line, i: int) -> list[Spot]:
    """Return who says something in it or issues it: "the ministry said in a statement", "Oman issued a statement"."""
    verb = line.head(i)
    if verb < 0 or line.tokens[verb].upos != "VERB":
        return []
    relation, case = line.tokens[i].deprel, line.case(i)
    if relation == "nsubj:pass" and line.lemmas[verb] in _ISSUES:
        agent = line.kid(verb, "obl:agent")
        spot = world.board.at(line.index, agent) if agent >= 0 else None
        return coordination(world, spot) if spot is not None else []
    issued = relation == "obj" and line.lemmas[verb] in _ISSUES
    if not issued and not (relation == "obl" and case == "in"):
        return []
    subject = line.subject(verb)
    spot = world.board.at(line.index, subject) if subject >= 0 else None
    if spot is None:
        return []
    return [spot] if spot.figure.root().members else coordination(world, spot)


def _earlier(world: World, line: Line, i: int) -> Figure | None:
    """Return the authors of the last document, for "the statement" told of again."""
    if not any(line.low[kid] in {"the", "this", "that"} for kid in line.children(i)):
        return None
    for index in range(line.index, max(-1, line.index - _LOOK_BACK), -1):
        stop = i if index == line.index else world.lines[index].n
        for j in range(stop - 1, -1, -1):
            spot = world.board.at(index, j)
            if spot is not None and spot.how == "document":
                return spot.figure.root()
    return None
