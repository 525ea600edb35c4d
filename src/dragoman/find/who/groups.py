"""Groups told of by their number: "the three countries", "both sides", "the two leaders", "the trio"."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.history import History
from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["coordination", "count", "find_members", "find_uncounted", "group_of"]

_NUMBERS = {"two": 2, "2": 2, "both": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "3": 3, "trio": 3, "four": 4,
            "4": 4,
            "quartet": 4, "five": 5, "5": 5, "six": 6, "6": 6, "seven": 7, "7": 7, "quad": 4}  # fmt: skip
_LOOK_BACK = 6
_ARTICLES = frozenset({"the", "these", "those"})


def count(line: Line, head: int) -> int:
    """Return how many a definite phrase counts: 2 for "the two sides", "both ministers"; 0 when it counts nobody."""
    own = _NUMBERS.get(line.low[head], 0)
    definite, number = line.kid(head, "nmod:poss") in range(head), 0
    for i in range(head - 1, max(head - 6, -1), -1):
        low, token = line.low[i], line.tokens[i]
        if low == "both" or (low in _NUMBERS and token.upos in {"NUM", "DET", "ADJ"}):
            number, definite = number or _NUMBERS[low], definite or low == "both"
        elif low in _ARTICLES or (token.upos == "PRON" and token.deprel == "nmod:poss"):
            definite = True
            break
        elif token.upos not in {"ADJ", "NOUN", "PROPN", "NUM"} and not line.is_hyphen(i):
            break
    if own:
        return own if definite or line.low[head] == "both" else 0
    return number if definite else 0


def group_of(world: World, members: Sequence[Figure], name: str) -> Figure:
    """Return the group with these members, made once."""
    roots = list(dict.fromkeys(member.root() for member in members))
    if len(roots) == 1:
        return roots[0]
    for figure in world.board.figures:
        if figure.members and figure.same is None and set(map(id, figure.spread())) == set(map(id, roots)):
            return figure
    sectors = {member.sector for member in roots}
    figure = Figure(name, "group", "", sectors.pop() if len(sectors) == 1 else None, plural=True, members=roots)
    return world.board.add(figure)


def coordination(world: World, spot: Spot) -> list[Spot]:
    """Return the mentions that are coordinated with one, itself among them."""
    line = world.lines[spot.line]
    found = []
    for i in line.conjuncts(line.first_conjunct(spot.head)):
        other = world.board.at(spot.line, i)
        if other is not None:
            found.append(other)
    return found


def find_members(
    world: World, history: History, line: int, head: int, number: int, *, people: bool, office: str = ""
) -> list[Figure]:
    """Find who "the two sides" or "the two leaders" are, before a token; empty when nobody fits.

    In order: a coordination or group of that size, a pair that meets or talks, exactly so many named in one sentence.
    With ``people`` the members are persons where there are such, of one ``office`` if given, and states otherwise. Two
    countries, nations or neighbours are two states, and no bodies.
    """
    if people:
        members = _search(world, history, line, head, number, _holding(office))
        if members:
            return members
    states = world.known.states
    countries = world.lines[line].lemmas[head] in _COUNTRIES
    return _search(world, history, line, head, number, _Party(states if countries else None))


_COUNTRIES = frozenset({"country", "nation", "state", "government", "neighbor", "neighbour", "republic", "kingdom"})


def find_uncounted(world: World, history: History, line: int, head: int, office: str = "") -> list[Figure]:
    """Find who "the ministers" or "the leaders" are: persons of several states named together shortly before."""
    for number in _UNCOUNTED:
        members = _search(world, history, line, head, number, _holding(office), _NEAR)
        if len({member.code for member in members} - {""}) > 1:
            return members
    return []


_UNCOUNTED = (2, 3, 4)
_NEAR = 2
"""Sentences within which those named together are meant, this one among them."""


def _holding(office: str) -> Callable[[Figure], bool]:
    """Return what tells a holder of an office: of any, if empty; a counterpart holds whatever office the other does."""

    def fits(figure: Figure) -> bool:
        if figure.kind == "group":
            return bool(office and figure.code) and figure.noun.endswith(office)
        plain = figure.rank.partition(" of ")[0]
        return _is_person(figure) and (plain.endswith(office) or plain == "counterpart")

    return fits


def _is_person(figure: Figure) -> bool:
    return figure.kind == "person"


@dataclass(frozen=True)
class _Party:
    """Tells what has a code, or one of the codes of ``states``; persons stand for their states where these count."""

    states: Container[str] | None = None

    def __call__(self, figure: Figure) -> bool:
        return bool(figure.code) if self.states is None else figure.code in self.states


def _search(
    world: World,
    history: History,
    line: int,
    head: int,
    number: int,
    fits: Callable[[Figure], bool],
    back: int = _LOOK_BACK,
) -> list[Figure]:
    for index in range(line, max(-1, line - back), -1):
        stop = head if index == line else world.lines[index].n
        spots = [spot for spot in history.before(index, stop, 0) if not spot.quiet or spot.figure.root().members]
        members = _coordinated(world, spots, stop, number, fits) or _exactly(spots, number, fits)
        if members:
            return members
    return []


def _coordinated(
    world: World, spots: list[Spot], stop: int, number: int, fits: Callable[[Figure], bool]
) -> list[Figure]:
    """Take the nearest coordination or earlier group of the right size in one sentence, subjects first."""
    found: list[tuple[bool, int, list[Figure]]] = []
    for spot in spots:
        line = world.lines[spot.line]
        joined = [other for other in coordination(world, spot) if other.head < stop]
        if spot.figure.root().members:
            members = _parties(spot.figure.spread(), fits)
        elif len(joined) >= 2 and joined[0] is spot:
            members = _parties([one for other in joined for one in other.figure.spread()], fits)
        else:
            members = _parties([one.figure for one in _with(world, spot)], fits)
        if len(members) == number:
            found.append((line.relation(spot.head) in {"nsubj", "nsubj:pass"}, spot.head, members))
    return max(found, key=lambda entry: entry[:2])[2] if found else []


def _parties(figures: Sequence[Figure], fits: Callable[[Figure], bool]) -> list[Figure]:
    """Keep those that fit, each state once: persons stand for their states where states are asked for."""
    found: list[Figure] = []
    for figure in figures:
        figure = figure.root()
        same = [one for one in found if one is figure or (isinstance(fits, _Party) and one.code == figure.code)]
        if fits(figure) and not same:
            found.append(figure)
    return found


def _with(world: World, spot: Spot) -> list[Spot]:
    """Return a subject and whom it meets or talks with: "Hayashi met with Park"."""
    line = world.lines[spot.line]
    if line.relation(spot.head) not in {"nsubj", "nsubj:pass"}:
        return []
    found = coordination(world, spot)
    predicate = line.head(line.first_conjunct(spot.head))
    for kid in line.children(predicate) if predicate >= 0 else []:
        other = world.board.at(spot.line, kid)
        meets = line.tokens[kid].deprel == "obj" and line.lemmas[predicate] in {
            "meet",
            "receive",
            "host",
            "call",
            "phone",
            "telephone",
        }
        if other is not None and (meets or (line.tokens[kid].deprel == "obl" and line.case(kid) == "with")):
            found += coordination(world, other)
    return found


def _exactly(spots: list[Spot], number: int, fits: Callable[[Figure], bool]) -> list[Figure]:
    """Take the parties of one sentence when they are exactly so many."""
    members = _parties([one for spot in spots if not spot.place for one in spot.figure.spread()], fits)
    if len(members) > number:
        states = _parties(
            [spot.figure for spot in spots if not spot.place and spot.figure.root().kind == "state"], fits
        )
        members = states if len(states) == number else members
    return members if len(members) == number else []
