"""Whom a pronoun can mean, what speaks for each candidate, and the weights by which one is chosen.

The candidates are the actors told of before, coordinations of them, the subject that a fronted phrase looks forward to,
plain nouns, and nothing at all. Each has a few features (who it is, where it was last told of, how the clauses hang
together); their weights are learnt from annotated texts by ``training/pronouns.py`` and lie in
``data/mentions/pronouns.csv``. Only what agrees in person and number and what grammar does not bar is weighed.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import BadTable
from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import coordination
from dragoman.find.who.history import History, Thing
from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["Candidate", "agrees", "ahead", "candidates", "judged", "score", "sibling", "weights"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obl:agent"})
_OBJECTS = frozenset({"obj", "iobj"})
_WINDOW = 4
_FRONTED = frozenset({"obl", "advcl", "nmod", "obl:unmarked", "dislocated", "parataxis", "dep", "obl:npmod"})


@dataclass(slots=True, eq=False)
class Candidate:
    """One answer to what a pronoun means: an actor, a coordination of several, a plain noun, or nothing (all empty)."""

    features: dict[str, float]
    figure: Figure | None = None
    joint: tuple[Spot, ...] = ()
    thing: Thing | None = None


@cache
def weights() -> dict[str, float]:
    """Return the learnt weight of each feature."""
    path = files("dragoman") / "data" / "mentions" / "pronouns.csv"
    try:
        with path.open(encoding="utf-8") as file:
            return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}
    except (OSError, ValueError, KeyError) as error:
        raise BadTable(f"the table pronouns.csv cannot be read ({error}); install dragoman again") from error


def score(candidate: Candidate, learnt: dict[str, float]) -> float:
    """Return the weighted sum of a candidate's features."""
    return sum(learnt.get(name, 0.0) * value for name, value in candidate.features.items())


def agrees(figure: Figure, kind: str) -> bool:
    """Tell whether an actor can be meant by a pronoun of a kind at all: m, f, it or they."""
    if kind in {"m", "f"}:
        return figure.kind == "person" and not figure.plural and figure.gender in {"", kind}
    if kind == "it":
        return figure.kind in {"state", "organization"} or (figure.document and figure.kind != "person")
    return figure.plural or bool(figure.members) or figure.kind in {"group", "organization", "state"}


@dataclass(slots=True)
class _Place:
    """The pronoun that is being resolved, with what all candidates are compared to."""

    world: World
    line: Line
    i: int
    kind: str
    prefix: str
    subject: bool
    object: bool
    owner: bool
    governor: int
    governing: Figure | None
    link: str
    """How the pronoun's clause hangs on the governing one: ccomp of a verb of saying is "says", else its relation."""
    main: Figure | None
    earlier: Figure | None
    """The subjects of the main clauses of this sentence and of the one before."""
    clause_subject: Figure | None
    sibling: Figure | None
    wants: str


def candidates(world: World, history: History, line: Line, i: int, kind: str) -> list[Candidate]:
    """Return everything that a third-person pronoun at a token can mean, in the order of the text."""
    place = _place(world, line, i, kind)
    barred = _barred(world, line, i)
    found: list[Candidate] = []
    last: dict[Figure, Spot] = {}
    count: dict[Figure, int] = {}
    before = history.before(line.index, i, _WINDOW)
    for spot in before:
        figure = spot.figure.root()
        last[figure] = spot
        count[figure] = count.get(figure, 0) + 1
    scores = history.figures(line.index, i, _WINDOW)
    ranks = {figure: rank for rank, figure in enumerate(sorted(last, key=lambda one: last[one].where, reverse=True))}
    forward = ahead(world, line, i, kind)
    for figure, spot in last.items():
        if agrees(figure, kind) and figure not in barred:
            found.append(
                Candidate(_features(place, figure, spot, scores[figure], count[figure], ranks[figure]), figure)
            )
    if forward is not None:
        own = next((one for one in found if one.figure is forward), None)
        if own is None:
            own = Candidate({place.prefix + "bias-" + forward.kind: 1.0}, forward)
            found.append(own)
        own.features[place.prefix + "ahead"] = own.features["any:ahead"] = 1.0
    if kind == "they":
        found += _joint(place, before, barred, history)
    if kind in {"it", "they"}:
        found += _things(place, history)
        found.append(Candidate(_nothing(place)))
    return found


def _place(world: World, line: Line, i: int, kind: str) -> _Place:
    relation = line.tokens[i].deprel
    governor = line.head(i)
    subject, owner = relation in _SUBJECTS, relation == "nmod:poss"
    lemma = line.lemmas[governor] if governor >= 0 else ""
    words = world.known.words
    wants = ""
    if subject and lemma in words["speech-verb"]:
        wants = "says"
    elif relation in _OBJECTS and lemma in words["takes-actor"]:
        wants = "takes"
    elif (
        owner
        and governor >= 0
        and (world.scenes[line.index].hit_at[governor] is not None or lemma in words["state-like"])
    ):
        wants = "owns"
    beside = sibling(world, line, i) if owner else None
    group = "p:" if kind in {"m", "f"} else kind + ":"
    governing, link = _governing(world, line, i)
    return _Place(world, line, i, kind, group, subject, relation in _OBJECTS, owner, governor,
                  governing, link, _main(world, line.index, i), _main(world, line.index - 1, None),
                  _clause_subject(world, line, i), beside, wants)  # fmt: skip


def sibling(world: World, line: Line, i: int) -> Figure | None:
    """Return the actor that a possessive's noun is joined to: China in "China and its neighbours"."""
    spot = None
    if i > 1 and line.low[i - 1] in {"and", "or"}:
        spots = (world.board.at(line.index, j) for j in range(i - 1))
        spot = next((one for one in spots if one is not None and one.last == i - 2), None)
    governor = line.head(i)
    if spot is None and governor >= 0 and line.tokens[governor].deprel == "conj" and line.head(governor) >= 0:
        spot = world.board.at(line.index, line.head(governor))
    return spot.figure.root() if spot is not None else None


def judged(world: World, line: Line, i: int, kind: str) -> Figure | None:
    """Return whose deed is judged with a possessive's noun: Israel in "criticised Israel for its strikes"."""
    noun = line.head(i)
    if noun < 0 or line.case(noun) not in _JUDGED_FOR or line.tokens[noun].deprel not in {"obl", "nmod"}:
        return None
    above = line.head(noun)
    verb = above if line.tokens[noun].deprel == "obl" else line.head(above)
    if verb < 0 or line.lemmas[verb] not in world.known.words["judging"]:
        return None
    for kid in line.children(verb):
        spot = world.board.at(line.index, kid) if kid < i and line.tokens[kid].deprel in {"obj", "iobj"} else None
        if spot is not None and agrees(spot.figure.root(), kind):
            return spot.figure.root()
    return None


_JUDGED_FOR = frozenset({"for", "over", "because of"})


def _features(place: _Place, figure: Figure, spot: Spot, prominence: float, count: int, rank: int) -> dict[str, float]:
    line, world = place.line, place.world
    p = place.prefix
    where = world.lines[spot.line]
    relation = where.relation(spot.head)
    distance = min(line.index - spot.line, 3)
    kind = "document" if figure.document and spot.how == "document" else "people" if figure.plural else figure.kind
    form = "pronoun" if spot.how == "pronoun" else "named" if spot.how in {"name", "title", "short-name"} else "other"
    role = _role(relation)
    mine = "s" if place.subject else "o" if place.object else "p" if place.owner else "x"
    found = {
        p + "bias-" + kind: 1.0, p + "prominence": math.log1p(max(prominence, 0.0)) / 5.0,
        p + f"distance-{distance}": 1.0,
        p + "role-" + role: 1.0, p + f"{mine}-{role}": 1.0, p + "form-" + form: 1.0, p + "count": math.log1p(count),
        p + "rank": math.log1p(rank),
    }  # fmt: skip
    flags = {
        "governing": figure is place.governing, "governing-" + place.link: figure is place.governing,
        "main": figure is place.main, "earlier": figure is place.earlier, "inside": _inside(world, spot),
        "clause-subject": figure is place.clause_subject,
        "sibling": figure is place.sibling, "place": spot.place,
        "gender": place.kind in {"m", "f"} and figure.gender == place.kind,
        f"wants-{place.wants}-{kind}": bool(place.wants), "embedded": where.tokens[spot.head].deprel == "nmod",
        "first": spot.first <= 1, "quoted": _quoted(world, spot) not in {None, world.quote(line.tokens[place.i].start)},
        "near": distance == 0 and place.i - spot.head <= 4, "conj": where.tokens[spot.head].deprel == "conj",
        "adjective": where.tokens[spot.head].upos == "ADJ",
    }  # fmt: skip
    found.update({p + name: 1.0 for name, holds in flags.items() if holds})
    if distance == 0 and place.owner and figure is place.clause_subject:
        found[p + "own-subject"] = 1.0
    found.update({name.replace(p, "any:", 1): value for name, value in found.items()})
    return found


def _role(relation: str) -> str:
    if relation in _SUBJECTS:
        return "subject"
    if relation in _OBJECTS:
        return "object"
    if relation == "nmod:poss":
        return "owner"
    return relation if relation in {"obl", "nmod", "appos", "root"} else "inside"


def _quoted(world: World, spot: Spot) -> tuple[int, int] | None:
    return world.quote(world.lines[spot.line].tokens[spot.head].start)


def _nothing(place: _Place) -> dict[str, float]:
    """Return the features of a pronoun that means nothing in particular."""
    p, line, i = place.prefix, place.line, place.i
    found = {p + "none": 1.0}
    if place.wants:
        found[p + "none-wants"] = 1.0
    if place.governor >= 0 and place.subject:
        if line.kid(place.governor, "cop") >= 0:
            found[p + "none-cop"] = 1.0
        if line.kid(place.governor, "csubj", "ccomp", "xcomp", "advcl") > i:
            found[p + "none-clause"] = 1.0
        if line.tokens[place.governor].upos == "ADJ":
            found[p + "none-adjective"] = 1.0
    if place.owner:
        found[p + "none-owner"] = 1.0
    return found


def _things(place: _Place, history: History) -> list[Candidate]:
    """Return the plain nouns before a pronoun that it can mean."""
    line, found = place.line, []
    things = history.things(line.index, place.i, plural=place.kind == "they", window=2)
    for rank, (thing, prominence) in enumerate(reversed(things)):
        if thing.line == line.index and (thing.head == place.governor or _same_clause(line, thing.head, place.i)):
            continue
        where = place.world.lines[thing.line]
        role = _role(where.relation(thing.head))
        p, distance = place.prefix + "thing-", line.index - thing.line
        mine = "s" if place.subject else "o" if place.object else "p" if place.owner else "x"
        features = {
            p + "bias": 1.0, p + "prominence": math.log1p(prominence) / 5.0, p + f"distance-{distance}": 1.0,
            p + f"{mine}-{role}": 1.0, p + "rank": math.log1p(rank), p + "role-" + role: 1.0,
        }  # fmt: skip
        if place.wants:
            features[p + "wants-" + place.wants] = 1.0
        if any(where.low[kid] == "the" for kid in where.children(thing.head)):
            features[p + "definite"] = 1.0
        if distance == 0 and place.i - thing.head <= 4:
            features[p + "near"] = 1.0
        found.append(Candidate(features, thing=thing))
    return found


def _joint(place: _Place, before: list[Spot], barred: set[Figure], history: History) -> list[Candidate]:
    """Return the coordinations before a plural pronoun."""
    line, world, found = place.line, place.world, []
    for spot in before:
        if line.index - spot.line > 2:
            continue
        joined = [one for one in coordination(world, spot) if one.where < (line.index, place.i)]
        if len(joined) < 2 or joined[0] is not spot:
            continue
        members = {one.figure.root() for one in joined}
        if barred & members or len(members) < 2:
            continue
        where = world.lines[spot.line]
        role, p = _role(where.relation(spot.head)), "they:joint-"
        mine = "s" if place.subject else "o" if place.object else "p" if place.owner else "x"
        value = history.weigh(spot.line, spot.head)
        features = {p + "bias": 1.0, p + f"distance-{line.index - spot.line}": 1.0, p + f"{mine}-{role}": 1.0,
                    p + "prominence": math.log1p(value) / 5.0, p + "role-" + role: 1.0}  # fmt: skip
        if place.governing in members or place.clause_subject in members:
            features[p + "governing"] = 1.0
        found.append(Candidate(features, joint=tuple(joined)))
    return found + _companions(place, barred)


def _companions(place: _Place, barred: set[Figure]) -> list[Candidate]:
    """Return a subject with whom it meets or talks with before: "He met Park to continue their talks"."""
    line, board, found = place.line, place.world.board, []
    for token in line.tokens[: place.i]:
        other = board.at(line.index, token.index)
        if other is None or (line.case(token.index) != "with" and token.deprel != "obj"):
            continue
        verb = line.head(line.first_conjunct(token.index))
        subject = line.subject(verb) if verb >= 0 and line.tokens[verb].upos == "VERB" else -1
        spot = board.at(line.index, subject) if 0 <= subject < token.index else None
        if (
            spot is None
            or spot.figure.root() is other.figure.root()
            or barred & {spot.figure.root(), other.figure.root()}
        ):
            continue
        if token.deprel == "obj" and line.lemmas[verb] not in {"meet", "host", "receive", "join"}:
            continue
        mine = "s" if place.subject else "o" if place.object else "p" if place.owner else "x"
        found.append(Candidate({"they:with-bias": 1.0, f"they:with-{mine}": 1.0}, joint=(spot, other)))
    return found


def _barred(world: World, line: Line, i: int) -> set[Figure]:
    """Return the actors that grammar keeps a pronoun from meaning: others of its own clause, what it is part of."""
    barred: set[Figure] = set()
    token = line.tokens[i]
    owner = token.deprel == "nmod:poss"
    for j in range(line.n):
        spot = world.board.at(line.index, j)
        if spot is not None and (spot.first <= i <= spot.last or (not owner and _same_clause(line, j, i))):
            barred.add(spot.figure.root())
    partner = line.head(i) + 2
    if owner and i < partner < line.n and line.tokens[partner - 1].upos == "ADP":
        for j in range(partner, line.n):  # "his meeting with X" is nobody's but another's than X
            spot = world.board.at(line.index, j)
            if spot is not None and spot.first in {partner, partner + 1}:
                barred.add(spot.figure.root())
    if token.deprel in {"obj", "iobj", "obl"} or (owner and _is_summoned(line, line.head(i))):
        subject = line.subject(line.clause(i))
        spot = world.board.at(line.index, subject) if subject >= 0 else None
        if spot is not None:
            barred.add(spot.figure.root())
    quote = world.quote(token.start)
    if quote is not None:
        speaker = world.speaker(line.index)
        if speaker is not None:
            barred.add(speaker.figure.root())
    return barred


def _is_summoned(line: Line, noun: int) -> bool:
    """Tell whether an envoy is called in, who is another's, and not home: "Chad summoned its ambassador"."""
    verb = line.head(noun)
    if verb < 0 or line.lemmas[verb] != "summon" or line.tokens[noun].deprel != "obj":
        return False
    beside = {line.low[kid] for kid in line.children(verb)}
    return not beside & {"back", "home", "consultation", "consultations"}


def _same_clause(line: Line, head: int, i: int) -> bool:
    """Tell whether two noun phrases are arguments of one predicate."""
    first = line.first_conjunct(head)
    return line.head(first) == line.head(i) and line.head(i) >= 0 and line.tokens[first].deprel in {
        "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod",
    }  # fmt: skip


def _clause_subject(world: World, line: Line, i: int) -> Figure | None:
    """Return the subject of the pronoun's own clause, which a possessive often means."""
    subject = line.subject(line.clause(i))
    spot = world.board.at(line.index, subject) if 0 <= subject < i else None
    return spot.figure.root() if spot is not None else None


def _governing(world: World, line: Line, i: int) -> tuple[Figure | None, str]:
    """Return the subject of the nearest clause above the pronoun's, X in "X said he", and how the two are linked."""
    clause, steps = line.clause(i), 0
    while line.head(clause) >= 0 and steps < line.n:
        link = line.tokens[clause].deprel
        clause = line.clause(clause)
        subject = line.kid(clause, "nsubj", "nsubj:pass")
        if subject >= 0:
            spot = world.board.at(line.index, subject)
            says = link == "ccomp" and line.lemmas[clause] in world.known.words["speech-verb"]
            return (spot.figure.root() if spot is not None else None), "says" if says else link
        steps += 1
    return None, ""


def _main(world: World, index: int, before: int | None) -> Figure | None:
    """Return the subject of a sentence's main clause, if it stands before a token."""
    if index < 0:
        return None
    line = world.lines[index]
    root = next((token.index for token in line.tokens if token.head < 0), -1)
    subject = line.kid(root, "nsubj", "nsubj:pass") if root >= 0 else -1
    spot = world.board.at(index, subject) if subject >= 0 and (before is None or subject < before) else None
    return spot.figure.root() if spot is not None else None


def _inside(world: World, spot: Spot) -> bool:
    """Tell whether a mention lies inside a wider one, as Japan in "Japan's whaling fleet"."""
    line = world.lines[spot.line]
    above = line.head(spot.head)
    other = world.board.at(spot.line, above) if above >= 0 else None
    return other is not None and other.first <= spot.head <= other.last


def ahead(world: World, line: Line, i: int, kind: str) -> Figure | None:
    """Return the subject that a pronoun in a fronted phrase looks forward to: "After his inauguration, Trump"."""
    at, steps = i, 0
    while line.head(at) >= 0 and steps <= line.n:
        governor = line.head(at)
        subjects = [
            kid
            for kid in line.children(governor)
            if line.tokens[kid].deprel in {"nsubj", "nsubj:pass"} and kid < governor
        ]
        subject = max(subjects, default=-1)
        if subject > i and line.tokens[at].deprel in _FRONTED:
            spot = world.board.at(line.index, subject)
            if spot is not None and spot.how != "pronoun" and agrees(spot.figure.root(), kind):
                return spot.figure.root() if not spot.first <= i <= spot.last else None
        at = governor
        steps += 1
    return None
