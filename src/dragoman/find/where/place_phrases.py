"""Find the places that phrases name: "in Geneva", "at a hotel in the Iraqi capital", "held on the margins of X"."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.errors import BadTable
from dragoman.find.cast import CastIndex
from dragoman.find.gazetteer import Place
from dragoman.find.tree import Tree, base
from dragoman.find.where.toponyms import WHOLE_STATE, Toponym, Toponyms
from dragoman.find.who.names import key
from dragoman.model import Location, Span
from dragoman.tables import read_table

__all__ = ["PlacePhrases", "Spot", "narrowest", "place_words"]

_DEPTH = 4
"""So many nouns deep a place may stand: "on the margins of a meeting at a hotel in Bali"."""

_WIDTHS = {"CONT": 4, "RGN": 3, "OCN": 3, "SEA": 3, "PCLI": 2, "PCLD": 2, "ADM1": 1}
_NAMED = frozenset({"name", "short-name", "acronym"})
_BRANCHES = ("appos", "flat", "compound", "nmod", "nmod:desc")


@cache
def place_words(name: str) -> frozenset[str]:
    """Return the words of one class of ``data/places/words.csv``.

    Raises:
        BadTable: the table is missing, damaged or lacks the class.
    """
    try:
        return _classes()[name]
    except KeyError as error:
        raise BadTable(f"places/words.csv lacks the class {name!r}; install dragoman again") from error


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split(";")) for row in csv.DictReader(read_table("places/words.csv"))}


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that say where something is, with the place meant where the gazetteer knows it."""

    span: Span
    place: Place | None

    @property
    def is_state(self) -> bool:
        """Whether the place is a whole state or territory."""
        return self.place is not None and self.place.feature in WHOLE_STATE

    @property
    def location(self) -> Location:
        """The spot as a record gives it."""
        place = self.place
        if place is None:
            return Location(self.span)
        code = place.country or None
        return Location(self.span, place.name, place.geonameid or None, place.lat, place.lon, code, place.feature)


def narrowest(spots: list[Spot]) -> Spot | None:
    """Return the spot that says most closely where: a building or town before an area, an area before a state."""
    return min(spots, key=lambda spot: (_width(spot.place), spot.span.start)) if spots else None


def _width(place: Place | None) -> int:
    return _WIDTHS.get(place.feature, 0) if place is not None else 0


class PlacePhrases:
    """Finds the places in the phrases of one sentence.

    ``doers`` are the codes of those who act and ``objects`` what they act upon, for telling whose country "the country"
    is.
    """

    def __init__(
        self,
        toponyms: Toponyms,
        index: CastIndex,
        tree: Tree,
        doers: frozenset[str] = frozenset(),
        objects: tuple[int, ...] = (),
    ) -> None:
        self._toponyms = toponyms
        self._index = index
        self._tree = tree
        self._doers = doers
        self._objects = objects

    def toponym(self, k: int) -> Toponym | None:
        """Return the place name that a token heads."""
        top = self._toponyms.at(self._tree.sentence.index, k)
        return top if top is not None and self._tree[k].head not in range(top.first, top.last + 1) else None

    def case(self, k: int) -> str:
        """Return the preposition before a place, which the parser may have hung on another word."""
        case = self._tree.case(k)
        top = self.toponym(k) if not case else None
        if top is None:
            return case
        before = top.first - 1
        if before > 0 and self._tree[before].lemma == "the":
            before -= 1
        return self._tree[before].lemma if before >= 0 and self._tree[before].upos == "ADP" else ""

    def beside(self, i: int, until: int | None = None) -> Iterator[Spot]:
        """Yield the places of the phrases at a word, of those before another word where one is given."""
        tree = self._tree
        for k in tree.kids(i, "obl", "nmod"):
            case = self.case(k)
            if until is not None and i < until < k:
                continue
            occasion = tree[k].lemma in place_words("sideline") | place_words("gathering")
            if case in place_words("in") or (occasion and case in place_words("during")):
                yield from self.of_noun(k)

    def held(self, i: int) -> Iterator[Spot]:
        """Yield the place of what is held somewhere: "the meeting, held at X", "talks opened in X"."""
        tree = self._tree
        clauses = tree.kids(i, "acl")
        after = i + 2 if i + 1 < len(tree.tokens) and tree[i + 1].text == "," else i + 1
        if after < len(tree.tokens) and tree[after].upos == "VERB":
            clauses.append(after)  # the parser may hang it on the main clause
        if base(tree[i].deprel) == "nsubj":
            clauses.append(tree[i].head)
        for k in dict.fromkeys(clauses):
            if tree[k].lemma in place_words("held"):
                yield from self.beside(k)

    def of_noun(self, k: int, depth: int = 0) -> Iterator[Spot]:
        """Yield the place that a noun names or, failing that, the place that what it means is in."""
        tree = self._tree
        top = self.toponym(k)
        spot = Spot(top.span, top.place) if top is not None else self.standing_for(k)
        if spot is not None:
            yield spot
            return
        if tree[k].upos not in {"NOUN", "PROPN"} or depth == _DEPTH:
            return
        lemma = tree[k].lemma.lower()
        if lemma == "capital":
            yield from self._capital(k)
        if lemma in place_words("site") | place_words("gathering"):
            for m in tree.kids(k, *_BRANCHES):
                if tree[m].deprel != "nmod:poss" and not tree.case(m) and self.toponym(m) is not None:
                    yield from self.of_noun(m, depth + 1)
        if lemma in place_words("gathering"):
            yield from self.held(k)
        for m in tree.kids(k, "nmod", "obl", "compound"):
            if self._lies_in(lemma, tree.case(m)):
                yield from self.of_noun(m, depth + 1)

    @staticmethod
    def _lies_in(lemma: str, case: str) -> bool:
        of = case == "of" and lemma in place_words("where-of") | place_words("sideline")
        visit = lemma in place_words("visit") and case in place_words("visit-goal")
        return of or visit or case in place_words("within")

    def standing_for(self, k: int) -> Spot | None:
        """Return the state that "the country", or its name where the reader gave it no label, stands for."""
        mention = self._index.at(self._tree.sentence.index, k)
        members = self._index.members(mention) if mention is not None else []
        if mention is None or len(members) != 1 or members[0].kind != "state":
            return None
        code = members[0].code
        if mention.how == "description" and self._tree[k].lemma.lower() in place_words("site"):
            code = self._other_than_owner(code)
        elif mention.how not in _NAMED:
            return None
        actor = self._index.state(code)
        place = self._toponyms.state(actor.name, code) if actor is not None else None
        return Spot(mention.span, place) if place is not None else None

    def _other_than_owner(self, code: str) -> str:
        """Read "attacked Saudi missions in the country": the attackers' country, since the Saudis own the missions."""
        owners: set[str] = set()
        for o in self._objects:
            for m in self._tree.kids(o, "nmod:poss", "amod", "compound"):
                mention = self._index.covering(self._tree.sentence.index, m)
                owners |= {actor.code for actor in self._index.members(mention)} if mention is not None else set()
        return next(iter(self._doers)) if code in owners and len(self._doers) == 1 else code

    def _capital(self, k: int) -> Iterator[Spot]:
        """Yield the capital of the state named before the word, where the town itself is not: "the Iraqi capital"."""
        tree = self._tree
        for m in tree.kids(k, "amod", "nmod:poss", "compound", "nmod"):
            codes = {name.code for name in self._index.known.names.get(key(tree[m].text), ()) if name.kind == "state"}
            if len(codes) == 1 and not tree.kids(k, "appos", "flat"):
                place = self._toponyms.capital(next(iter(codes)))
                if place is not None:
                    yield Spot(self._toponyms.words(tree.sentence, min(m, k), max(m, k)), place)
