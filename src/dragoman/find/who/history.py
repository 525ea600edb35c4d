"""What a reader has in mind at a point of the text: how prominent each actor, and each thing, is there."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["History", "Thing", "weight"]

WINDOW = 4
"""How many sentences back a pronoun looks."""

DECAY = 0.5
"""How much of its prominence a mention keeps from one sentence to the next."""

QUOTED = 0.35
"""How much of its prominence a mention inside a quotation has for words outside of it."""

_WEIGHTS = {"nsubj": 80.0, "nsubj:pass": 72.0, "nsubj:outer": 72.0, "obl:agent": 60.0, "obj": 50.0, "iobj": 50.0,
            "obl": 34.0, "nmod": 26.0, "nmod:poss": 42.0, "appos": 30.0, "root": 60.0, "ccomp": 30.0, "compound": 22.0,
            "amod": 22.0, "nmod:desc": 22.0, "vocative": 30.0, "parataxis": 40.0, "xcomp": 30.0}  # fmt: skip
_DEFAULT = 24.0


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun that names no actor and yet may be what a pronoun means."""

    line: int
    head: int
    lemma: str
    plural: bool


def weight(line: Line, head: int) -> float:
    """Return how prominent a mention is by its place in its sentence."""
    relation = line.tokens[head].deprel
    value = _WEIGHTS.get(line.relation(head), _DEFAULT)
    if relation == "conj":
        value *= 0.9
    clause = line.clause(head)
    if line.tokens[clause].deprel == "root":
        value += 20.0
    elif line.tokens[clause].deprel in {"acl:relcl", "acl"}:
        value -= 8.0
    return value


class History:
    """Prominence of figures and things at any token, worked out from the mentions before it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._things: dict[int, list[Thing]] = {}
        self._weights: dict[tuple[int, int], float] = {}

    def before(self, line: int, head: int, window: int = WINDOW) -> list[Spot]:
        """Return the mentions before a token, in order, from a few sentences back on."""
        heads = self.world.board.heads
        found = []
        for index in range(max(0, line - window), line + 1):
            stop = head if index == line else self.world.lines[index].n
            found += [heads[index, i] for i in range(stop) if (index, i) in heads]
        return found

    def weigh(self, line: int, head: int) -> float:
        """Return the weight of a mention by its place, worked out once."""
        if (line, head) not in self._weights:
            self._weights[line, head] = weight(self.world.lines[line], head)
        return self._weights[line, head]

    def figures(self, line: int, head: int, window: int = WINDOW) -> dict[Figure, float]:
        """Return the figures mentioned before a token with their prominence there, in order of first mention.

        What is named only inside a quotation is less in mind outside of it.
        """
        found: dict[Figure, float] = {}
        inside = self.world.quote(self.world.lines[line].tokens[head].start)
        for spot in self.before(line, head, window):
            figure = spot.figure.root()
            value = self.weigh(spot.line, spot.head) * DECAY ** (line - spot.line)
            quote = self.world.quote(self.world.lines[spot.line].tokens[spot.head].start)
            if quote is not None and quote != inside:
                value *= QUOTED
            found[figure] = found.get(figure, 0.0) + value * (0.4 if spot.place else 1.0)
        return found

    def things(self, line: int, head: int, *, plural: bool, window: int = 1) -> list[tuple[Thing, float]]:
        """Return the things named before a token with their prominence there."""
        found: list[tuple[Thing, float]] = []
        for index in range(max(0, line - window), line + 1):
            things = [
                one for one in self._things_of(index) if one.plural == plural and (index < line or one.head < head)
            ]
            found += [(one, self.weigh(index, one.head) * DECAY ** (line - index)) for one in things]
        return found

    def _things_of(self, index: int) -> list[Thing]:
        if index not in self._things:
            line = self.world.lines[index]
            board = self.world.board
            self._things[index] = [
                Thing(index, token.index, token.lemma, token.feat("Number") == "Plur" or _joined(line, token.index))
                for token in line.tokens
                if token.upos == "NOUN"
                and (index, token.index) not in board.heads
                and token.deprel
                not in {"compound", "obl:unmarked", "nmod:desc", "obl:npmod", "fixed", "flat", "nmod:unmarked"}
                and token.lemma.lower() not in self.world.known.words["not-thing"]
            ]
        return [thing for thing in self._things[index] if (index, thing.head) not in self.world.board.heads]


def _joined(line: Line, i: int) -> bool:
    """Tell whether a noun begins a coordination, which "they" can mean as a whole."""
    return any(line.tokens[kid].deprel == "conj" and line.tokens[kid].upos == "NOUN" for kid in line.children(i))
