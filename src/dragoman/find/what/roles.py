"""Find who acts and who is acted upon, from the places around a trigger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import Frames
from dragoman.find.what.match import Match
from dragoman.find.what.positions import Positions
from dragoman.find.who.names import key
from dragoman.model import Entity, Mention

__all__ = ["Roles", "Where"]

_VERB_ACTOR = ("subj",)
_VERB_RECIPIENT = (
    "obj",
    "iobj",
    "to",
    "with",
    "against",
    "from",
    "on",
    "at",
    "toward",
    "towards",
    "over",
    "comp",
    "of",
    "for",
)
_NOUN_ACTOR = ("poss", "by", "light", "compound", "of")
_NOUN_RECIPIENT = ("to", "with", "against", "on", "of", "from", "for", "toward", "towards", "over", "lightobj")
_OWNED = ("poss", "compound", "by", "of", "from")
_PEOPLE_PLACES = ("with", "between", "among", "and")
_HYPHENS = {"-", "–"}
_MUTUAL = {"CONSULT"}
_ADDRESSED = {"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONCEDE"}
"""What is done in words, and so by people of a state to that state too."""


@dataclass(frozen=True, slots=True)
class Where:
    """An actor in a role and the place that it was found in."""

    entity: Entity
    place: str


class Roles:
    """Fills actor and recipient of the acts of one sentence."""

    def __init__(
        self,
        tree: Tree,
        sentence: int,
        cast: CastIndex,
        frames: Frames,
        is_deed: Callable[[int], bool] = lambda _: False,
    ) -> None:
        """``is_deed`` tells whether a word is the trigger of an act itself."""
        self._tree = tree
        self._sentence = sentence
        self._cast = cast
        self._positions = Positions(tree, frames)
        self._classes = frames.classes
        self._is_deed = is_deed

    def fill(self, match: Match) -> tuple[list[Where], list[Where]]:
        """Return the actors and the recipients of an act; either list may be empty."""
        frame = match.frame
        own_actor, own_recipient = frame.places("actor"), frame.places("recipient")
        if own_actor == ("all",) or (match.event in _MUTUAL and not own_actor and not own_recipient):
            return self._participants(match), []
        verbal = frame.pos != "N"
        if frame.pos == "A" and not own_actor:
            own_actor = ("bearer",)
        places = own_actor or (_VERB_ACTOR if verbal else _NOUN_ACTOR)
        if verbal and self._tree[match.token].upos == "NOUN":
            places = (*places, "light")
        actors = [w for w in self._first(match, places, owned=True) if not self._by_deed(match, w)]
        taken = {where.entity.id for where in actors}
        if not actors and match.event == "CONSULT":
            # "after a visit to Moscow, Xi said": who visited is the subject of the clause
            actors = self._at(self._positions.tokens(match.token, "governor"), "governor", owned=False)
            taken = {where.entity.id for where in actors}
        places = own_recipient or (_VERB_RECIPIENT if verbal else _NOUN_RECIPIENT)
        if "none" in places or (match.event in _MUTUAL and not own_recipient and frame.mode != "visit"):
            return actors, []  # "talks between Iran and Oman on Syria"
        used = {where.place for where in actors}
        recipients = self._first(
            match, tuple(p for p in places if p not in used or p in own_recipient), owned=True, leave=taken
        )
        if verbal and not recipients:
            # whom something is said or given is a recipient whatever the frame expects
            recipients = self._first(match, ("iobj",), owned=True, leave=taken)
        return actors, recipients

    def _by_deed(self, match: Match, where: Where) -> bool:
        """Whether an actor only owns the deed that is the subject: "Britain's cuts closed forty clinics".

        Force is the exception: "Israeli strikes killed five" is an act of Israel's.
        """
        if where.place != "subj" or match.event in {"ASSAULT", "THREATEN"}:
            return False
        subjects = self._tree.subjects(match.token)
        return bool(subjects) and all(
            self._mention(k) is None and self._tree[k].upos == "NOUN" and self._is_deed(k) for k in subjects
        )

    def is_direct(self, match: Match, where: Where) -> bool:
        """Whether an actor is himself what is acted upon, not the owner of it: "police detained students".

        A state's own envoy is not: "recalled its ambassador" is done to another. A state is where its own people speak
        to it: "the front warned Paris", "a court told the state to pay".
        """
        entity, actor = where.entity, self._cast.actors[where.entity.id]
        places = self._positions.tokens(match.token, where.place)
        held = any(
            entity.start <= self._tree[k].start < entity.end and not self._is_own_envoy(k)
            for place in places
            for c in self._coordinated(place)
            for k in (c, *self._counted(c))
        )
        return held and (actor.kind != "state" or match.event in _ADDRESSED)

    def is_another_body(self, where: Where) -> bool:
        """Say whether somebody is people or a body of a state, with a sector, and not the state or its government."""
        entity = where.entity
        return self._cast.actors[entity.id].kind != "state" and entity.sector is not None

    def _counted(self, k: int) -> list[int]:
        """Return of whom a number tells some: "two of them", "the last of the prisoners"."""
        number = self._tree[k].upos in {"NUM", "PRON", "ADJ", "DET"}
        return [n for n in self._tree.kids(k, "nmod") if number and self._tree.case(n) == "of"]

    def nameless(self, match: Match) -> list[Where]:
        """Return who does an act if only what they are is told: "gunmen", "an armed group"."""
        places = match.frame.places("actor") or (_VERB_ACTOR if match.frame.pos != "N" else ("by", "light", "of"))
        for place in places:
            tokens = self._positions.tokens(match.token, place)
            mentions = [m for token in tokens for k in self._coordinated(token) if (m := self._mention(k))]
            found = [Where(e, place) for m in mentions for e in self._cast.nameless(m)]
            if found:
                return found
        return []

    def _is_own_envoy(self, k: int) -> bool:
        envoy = "DIPLO" in self._classes.get(self._tree[k].lemma.lower(), frozenset())
        return envoy and any(self._tree[o].upos == "PRON" for o in self._tree.kids(k, "nmod:poss"))

    def owners(self, match: Match) -> list[Where]:
        """Return all who share what an act is upon: "ties between Riyadh and Tehran", "Sino-Indian talks"."""
        found: list[Where] = []
        for token in match.objects:
            if self._mention(token) is not None:
                # "US senators were invited" share nothing; in "the call was made to the premier" he takes part
                found = self._merge(
                    found,
                    self._at([token], "to", owned=False) if match.event in _MUTUAL and match.mode != "visit" else [],
                )
                continue
            for place in ("between", "poss", "compound", "with"):
                sharers = self._positions.tokens(token, place)
                if place == "with":  # "Cuba's readiness for talks with X": X has no share in the readiness
                    sharers = [k for k in sharers if self._tree[k].head in {token, self._tree[token].head}]
                found = self._merge(found, self._at(sharers, place, owned=False))
        return found

    def speaker(self, verb: int) -> list[Where]:
        """Return the actors that speak at a verb of saying."""
        return self._at(self._tree.subjects(verb), "subj", owned=True)

    def subject(self, token: int) -> list[Where]:
        """Return the actors that are the logical subject of a predicate."""
        return self._at(self._tree.subjects(token), "subj", owned=True)

    def places(self, token: int, places: tuple[str, ...]) -> list[Where]:
        """Return the actors of the first of some places around a token."""
        for place in places:
            found = self._at(self._positions.tokens(token, place), place, owned=True)
            if found:
                return found
        return []

    def _participants(self, match: Match) -> list[Where]:
        i = match.token
        verbal = match.frame.pos != "N"
        spoken_to = match.mode == "phone" or any("prep:to" in need for need in match.frame.companions)
        people = (*_PEOPLE_PLACES, "to") if spoken_to else _PEOPLE_PLACES
        goods = not match.frame.objects or match.event == "COOPERATE"  # "discussed Ukraine", "swapped prisoners"
        topic = match.frame.places("actor") == ("all",) and goods
        objects = () if topic else ("obj",) if self._tree.objects(i) else ("iobj",)
        places = ("subj", *objects, *people) if verbal else ("poss", "by", "compound", "light", *people, "lightwith")
        found = self._all(match, places)
        if not verbal and len(found) == 1 and found[0].place in {"with", "lightwith"}:
            # "there has been progress in the talks with Saudi Arabia", Iran's minister said
            # of one state's officials both may be parties: "in a meeting with Kurdish deputies, Iraq's premier said"
            states = [where for where in found if self._cast.actors[where.entity.id].kind == "state"]
            for place in ("governor", "speaker", "host"):
                more = self._at(self._positions.tokens(i, place), place, owned=False)
                found = self._merge(found, _other_codes(more, states if place == "governor" else found))
        if not verbal and not any(w.place in {"between", "of", "light", "poss"} for w in found):
            found = self._merge(found, self._at(self._positions.tokens(i, "of"), "of", owned=False))
        if not verbal and not found:
            found = self._at(self._positions.tokens(i, "of"), "of", owned=False)
        if not verbal and (
            not found or ({w.place for w in found} == {"poss"} and len({w.entity.code for w in found}) == 1)
        ):
            speaking = [self._at(tokens, "governor", owned=False) for tokens in self._positions.speaking(i)]
            found = self._merge(found, self._merge(*speaking)) if all(speaking) else found
        return found

    def _all(self, match: Match, places: tuple[str, ...]) -> list[Where]:
        found: list[Where] = []
        for place in places:
            owned = place != "compound"
            found = self._merge(found, self._at(self._positions.tokens(match.token, place), place, owned=owned))
        return found

    def visited(self, match: Match) -> list[Where]:
        """Return the state of the place that a visit goes to, if the report names that state as an actor."""
        for place in match.frame.places("recipient") or ("to", "in"):
            for k in self._positions.tokens(match.token, place):
                for entity in self._tree.sentence.entities:
                    if entity.label == "PLACE" and entity.first <= k <= entity.last:
                        found = self._state(entity.first, entity.last)
                        if found is not None:
                            return [Where(found, place)]
        return []

    def _state(self, first: int, last: int) -> Entity | None:
        words = [key(token.text) for token in self._tree.tokens[first : last + 1]]
        named = self._cast.known.longest(words, 0)
        if named is None or named[0] != len(words) - 1 or not named[1]:
            return None
        actor = self._cast.state(named[1][0].code)
        start, end = self._tree[first].start, self._tree[last].end
        if actor is None:
            return None
        return Entity(actor.id, actor.code, actor.sector, self._text(first, last), start, end)

    def _text(self, first: int, last: int) -> str:
        """The words of some tokens as the text has them."""
        tokens = self._tree.tokens[first : last + 1]
        parts = [tokens[0].text]
        for one, other in pairwise(tokens):
            parts.append(" " * (other.start - one.end) + other.text)
        return "".join(parts)

    def _first(
        self, match: Match, places: tuple[str, ...], *, owned: bool, leave: set[str] | frozenset[str] = frozenset()
    ) -> list[Where]:
        """Return the actors of the first place that holds any but those to be left out."""
        for place in places:
            tokens = self._comp(match) if place == "comp" else self._positions.tokens(match.token, place)
            found = [w for w in self._at(tokens, place, owned=owned) if w.entity.id not in leave]
            if found:
                return found
        return []

    def _comp(self, match: Match) -> list[int]:
        """The subject of the complement ("demanded that Israel withdraw"), or whose act it is about."""
        found: list[int] = []
        for k in match.objects:
            if self._tree[k].upos in {"VERB", "ADJ", "AUX"}:
                found.extend(k2 for k2 in self._tree.kids(k, "nsubj") if self._tree[k2].deprel != "nsubj:pass")
                found.extend(self._tree.kids(k, "obl:agent"))
        return found

    def _at(self, tokens: list[int], place: str, *, owned: bool) -> list[Where]:
        found: list[Where] = []
        for token in tokens:
            for k in self._coordinated(token):
                found = self._merge(found, [Where(e, place) for e in self._entities(k, owned=owned)])
        return found

    def _coordinated(self, token: int) -> list[int]:
        """Return a token and what is coordinated with it or with any word of the name or title that it heads.

        The parser hangs the second of "Foreign Minister A, Foreign Minister B" now on the title, now on the name.
        """
        seen, queue = [token], [token]
        while queue:
            k = queue.pop(0)
            mention = self._mention(k)
            words = range(mention.first, mention.last + 1) if mention else (k,)
            for word in words:
                for c in self._tree.kids(word, "conj", "flat", "nmod", "appos"):
                    # "Tajik-Kyrgyz": the second may be read as part of the first one's name
                    pair = base(self._tree[c].deprel) == "conj" or self._tree[c - 1].text in _HYPHENS
                    pair = pair or (mention is not None and c == mention.last + 1 and self._is_same(mention, c))
                    if pair and c not in seen and c not in words:
                        seen.append(c)
                        queue.append(c)
        return seen

    def _is_same(self, mention: Mention, k: int) -> bool:
        """Whether a word right behind a title names who holds it: "the Secretary of State | John Kerry and Lavrov"."""
        other = self._mention(k)
        return other is not None and other.actor == mention.actor

    def carrier(self, noun: int) -> int | None:
        """Return the light verb that carries a noun of an act: "held | talks"."""
        return self._positions.carrier(noun)

    def _entities(self, token: int, *, owned: bool) -> list[Entity]:
        mention = self._mention(token)
        # "the head of the mission, Zambian Vice President Banda": who is named right behind
        behind = [k for k in self._tree.kids(token, "appos") if not self._in_brackets(k)]
        named = [e for k in behind for e in self._mentioned(k)]
        if mention is not None:
            return self._cast.entities(mention) or named
        if named:
            return named
        if not owned or self._tree[token].upos == "PRON":
            return []
        # "rejected the US proposal", "Israeli strikes killed": the owner stands for what it owns
        for place in _OWNED:
            owners = self._positions.tokens(token, place)
            found = [e for k in owners for c in self._tree.conjuncts(k) for e in self._mentioned(c)]
            if found:
                return found
        return [e for k in self._authors(token) for e in self._mentioned(k)]

    def _in_brackets(self, k: int) -> bool:
        return any(self._tree[p].text == "(" for p in self._tree.kids(k, "punct"))

    def _authors(self, noun: int) -> list[int]:
        """Return who makes the document that speaks: "adopted a resolution | demanding", "signed a statement"."""
        token = self._tree[noun]
        verb = token.head
        speaks = "SPEAKING_DOC" in self._classes.get(token.lemma, frozenset()) and self._tree.kids(noun, "acl")
        if not speaks or base(token.deprel) not in {"obj", "nsubj"} or verb < 0:
            return []
        issued = "ISSUING_VERB" in self._classes.get(self._tree[verb].lemma, frozenset())
        return self._tree.subjects(verb) if issued else []

    def _mentioned(self, token: int) -> list[Entity]:
        mention = self._mention(token)
        return self._cast.entities(mention) if mention is not None else []

    def _mention(self, token: int) -> Mention | None:
        if self._tree.is_relative(token):
            noun = self._tree.antecedent(token)
            if noun is not None:
                token = noun
        exact = self._cast.at(self._sentence, token)
        if exact is not None:
            return exact
        cover = self._cast.covering(self._sentence, token)
        # a word inside a name or title stands for the whole; a modifier before a noun does not stand for the noun
        if cover is not None and self._tree[token].head not in range(cover.first, cover.last + 1):
            return cover
        return None

    @staticmethod
    def _merge(found: list[Where], more: list[Where]) -> list[Where]:
        known = {where.entity.id for where in found}
        for where in more:
            if where.entity.id not in known:
                known.add(where.entity.id)
                found = [*found, where]
        return found


def _other_codes(more: list[Where], found: list[Where]) -> list[Where]:
    codes = {where.entity.code for where in found}
    return [where for where in more if where.entity.code not in codes]
