"""Tell whose land or town an act is done to where no people are named: "shelled Kharkiv", "a camp at Angostura".

A place that is acted upon stands for the state that it lies in. Doers of that state's own organs do not act on their
state by this; whoever fights it may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree
from dragoman.find.what.match import Match
from dragoman.find.what.positions import Positions
from dragoman.find.what.roles import Where
from dragoman.find.where.place_phrases import place_words
from dragoman.find.where.toponyms import Toponym, Toponyms
from dragoman.find.who.names import Tables, tables
from dragoman.model import Actor, Cast, Entity, Event, Mention, Parse, Span

__all__ = ["Targets", "is_of_place", "with_states"]

_STATE_KEY = "state "
"""Begins the key of a state that nothing but a place of it names, before its code."""
_PHYSICAL = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "RETREAT", "AID"})
_FIGHTERS = frozenset({"REB", "UAF", "PRM", "CRM"})
"""Sectors of people who act against the state that they are of."""
_NAMED = frozenset({"NOUN", "PROPN"})
_INSIDE = ("compound", "amod", "nmod:desc", "nmod:poss", "appos", "flat")


class Targets:
    """Finds the states of the places that the acts of one sentence are done to."""

    def __init__(self, toponyms: Toponyms, index: CastIndex, tree: Tree, positions: Positions) -> None:
        self._toponyms = toponyms
        self._index = index
        self._tree = tree
        self._positions = positions

    def of(self, match: Match, actors: list[Where]) -> list[Where]:
        """Return the states of what an act is done to, or nothing where its words name no place of another."""
        leaves = match.mode == "withdraw"  # troops that go act on nobody
        if leaves or match.event not in _PHYSICAL or "none" in match.frame.places("recipient"):
            return []
        own = {where.entity.code for where in actors if where.entity.sector not in _FIGHTERS}
        for place, k in self._reached(match):
            for entity in (*self._there(k), *map(self._state, self._at(k))):
                if entity is not None and entity.code not in own:
                    return [Where(entity, place)]
        return []

    def _there(self, k: int) -> Iterator[Entity]:
        """Yield the states that a thing or people of no known state are in: "treated 4,000 patients in Kiribati"."""
        sentence = self._tree.sentence.index
        for n in self._tree.kids(k, "nmod") if not self._known(k) else ():
            mention = self._index.at(sentence, n) if self._tree.case(n) in place_words("in") else None
            if mention is not None and self._index.actors[mention.actor].kind == "state":
                yield from self._index.entities(mention)

    def _reached(self, match: Match) -> Iterator[tuple[str, int]]:
        """Yield the words that an act reaches, with their places: what it is upon, then the goals of its frame."""
        for k in match.objects:
            if self._tree[k].upos in _NAMED:
                yield "obj", k
        goals = place_words(f"{match.event.lower()}-goal")
        for place in match.frame.places("recipient") or tuple(sorted(goals)):
            for k in self._positions.tokens(match.token, place):
                yield place, k

    def _at(self, k: int) -> Iterator[Toponym]:
        """Yield the places that a word names, is made of ("the Kharkiv power plant") or lies in ("a camp at Bria")."""
        if self._known(k):
            return
        beside = [n for n in self._tree.kids(k, *_INSIDE) if not self._known(n)]
        beside += [n for n in self._behind(k) if self._tree.case(n) in place_words("in") | {"of"}]
        inside = [m for n in beside for m in self._tree.kids(n, *_INSIDE) if not self._known(m)]
        for n in (k, *beside, *inside):
            top = self._toponyms.at(self._tree.sentence.index, n)
            if top is not None:
                yield top

    def _behind(self, k: int) -> list[int]:
        """Return the phrases of a word, also one right behind it that hangs on the verb: "overran a post | at Goma"."""
        own = self._tree.kids(k, "nmod", "obl")
        last = max(self._tree.subtree(k))
        on_verb = self._tree.kids(self._tree[k].head, "obl") if self._tree[k].deprel == "obj" else []
        return [*own, *(n for n in on_verb if min(self._tree.subtree(n)) == last + 1)]

    def _known(self, k: int) -> bool:
        """Say whether a word names an actor of a state, who then would have been taken for the recipient."""
        mention = self._index.at(self._tree.sentence.index, k)
        return mention is not None and bool(self._index.members(mention))

    def _state(self, top: Toponym) -> Entity | None:
        code = top.place.country if top.place is not None else ""
        if code not in self._index.known.states:
            return None
        state = self._index.known.states[code]
        actor = self._index.state(code)
        key, sector = (actor.id, actor.sector) if actor is not None else (_STATE_KEY + code, state.sector)
        return Entity(key, code, sector, top.span.text, top.span.start, top.span.end)


def is_of_place(entity: Entity) -> bool:
    """Say whether nothing but a place of its own brought a state into an event."""
    return entity.id.startswith(_STATE_KEY)


def with_states(cast: Cast, parse: Parse, events: Iterable[Event], known: Tables | None = None) -> Cast:
    """Return the cast with the states that only places of theirs brought into events, named by these places.

    ``known`` are the tables that the cast was found with, the package's own by default.
    """
    found: dict[str, dict[tuple[int, int], Mention]] = {}
    for event in events:
        for entity in event.recipient:
            if is_of_place(entity):
                where = (entity.start, entity.end)
                found.setdefault(entity.id, {})[where] = _mention(parse, event.sentence, entity)
    states = (known if known is not None else tables()).states
    added: list[Actor] = []
    for key, mentions in found.items():
        state = states[key.removeprefix(_STATE_KEY)]
        named = tuple(mentions[where] for where in sorted(mentions))
        added.append(Actor(key, state.name, "state", state.code, state.sector, wikidata=state.wikidata or None,
                           mentions=named))  # fmt: skip
    return replace(cast, actors=(*cast.actors, *added)) if added else cast


def _mention(parse: Parse, sentence: int, entity: Entity) -> Mention:
    """Return the words of a place as a mention of its state."""
    tokens = parse.sentences[sentence].tokens
    inside = [token for token in tokens if entity.start <= token.start < entity.end]
    first, last = inside[0].index, inside[-1].index
    head = next((token.index for token in inside if not first <= token.head <= last), last)
    return Mention(
        entity.id, sentence, first, last, head, Span(entity.start, entity.end, entity.entity_text), "capital"
    )
