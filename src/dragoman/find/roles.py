"""Find who acts and who is acted upon, from the places around a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.cast import CastIndex
from dragoman.find.frames import Frames
from dragoman.find.match import Match
from dragoman.find.tree import Tree, base
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
_OWNED = ("poss", "by", "compound", "of", "from")
_PEOPLE_PLACES = ("with", "between", "among", "and")
_MUTUAL = {"CONSULT"}


@dataclass(frozen=True, slots=True)
class Where:
    """An actor in a role and the place that it was found in."""

    entity: Entity
    place: str


class Roles:
    """Fills actor and recipient of the acts of one sentence."""

    def __init__(self, tree: Tree, sentence: int, cast: CastIndex, frames: Frames) -> None:
        self._tree = tree
        self._sentence = sentence
        self._cast = cast
        self._light = frames.light_verbs

    def fill(self, match: Match) -> tuple[list[Where], list[Where]]:
        """Return the actors and the recipients of an act; either list may be empty."""
        frame = match.frame
        own_actor, own_recipient = frame.places("actor"), frame.places("recipient")
        if own_actor == ("all",) or (match.event in _MUTUAL and not own_actor and not own_recipient):
            return self._participants(match), []
        verbal = frame.pos != "N"
        actors = self._first(match, own_actor or (_VERB_ACTOR if verbal else _NOUN_ACTOR), owned=verbal)
        taken = {where.entity.id for where in actors}
        places = own_recipient or (_VERB_RECIPIENT if verbal else _NOUN_RECIPIENT)
        if "none" in places:
            return actors, []
        used = {where.place for where in actors}
        recipients = self._first(
            match, tuple(p for p in places if p not in used or p in own_recipient), owned=True, leave=taken
        )
        return actors, recipients

    def speaker(self, verb: int) -> list[Where]:
        """Return the actors that speak at a verb of saying."""
        return self._at(self._tree.subjects(verb), "subj", owned=True)

    def subject(self, token: int) -> list[Where]:
        """Return the actors that are the logical subject of a predicate."""
        return self._at(self._tree.subjects(token), "subj", owned=True)

    def places(self, token: int, places: tuple[str, ...]) -> list[Where]:
        """Return the actors of the first of some places around a token."""
        for place in places:
            found = self._at(self._tokens(token, place), place, owned=True)
            if found:
                return found
        return []

    def _participants(self, match: Match) -> list[Where]:
        i = match.token
        verbal = match.frame.pos != "N"
        places = (
            ("subj", "obj", "iobj", *_PEOPLE_PLACES)
            if verbal
            else ("poss", "by", "compound", "light", *_PEOPLE_PLACES, "lightwith")
        )
        found = self._all(match, places)
        if not verbal and not any(w.place in {"between", "of", "light", "poss"} for w in found):
            found = self._merge(found, self._at(self._tokens(i, "of"), "of", owned=False))
            found = (
                self._merge(found, self._at(self._tokens(i, "governor"), "governor", owned=False)) if found else found
            )
        if not verbal and not found:
            found = self._at(self._tokens(i, "of"), "of", owned=False)
        return found

    def _all(self, match: Match, places: tuple[str, ...]) -> list[Where]:
        found: list[Where] = []
        for place in places:
            owned = place in {"subj", "light", "obj", "with", "lightwith"}
            found = self._merge(found, self._at(self._tokens(match.token, place), place, owned=owned))
        return found

    def _first(
        self, match: Match, places: tuple[str, ...], *, owned: bool, leave: set[str] | frozenset[str] = frozenset()
    ) -> list[Where]:
        """Return the actors of the first place that holds any but those to be left out."""
        for place in places:
            tokens = self._comp(match) if place == "comp" else self._tokens(match.token, place)
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

    def _tokens(self, i: int, place: str) -> list[int]:
        tree = self._tree
        if place == "subj":
            return tree.subjects(i)
        if place == "obj":
            return tree.objects(i) if tree[i].upos in {"VERB", "AUX"} else []
        if place == "iobj":
            return tree.kids(i, "iobj")
        if place == "poss":
            owners = tree.kids(i, "nmod:poss")
            return owners or (self._shared_owner(i) if base(tree[i].deprel) == "conj" else [])
        if place == "compound":
            return [k for k in tree.kids(i, "compound", "amod", "nmod:desc", "nmod") if not tree.case(k)]
        if place == "light":
            return self._light_subject(i)
        if place in {"lightobj", "lightwith"}:
            return self._light_others(i, place)
        if place == "governor":
            return self._governor(i)
        return self._prepositional(i, place)

    def _shared_owner(self, i: int) -> list[int]:
        first = self._tree.first_conjunct(i)
        return self._tree.kids(first, "nmod:poss")

    def _prepositional(self, i: int, word: str) -> list[int]:
        tree = self._tree
        found = [k for k in tree.kids(i, "obl", "nmod") if tree.case(k) == word and not tree.kids(k, "aux")]
        if word == "by":
            found += [k for k in tree.kids(i, "obl:agent") if k not in found]
        if not found and word in {"by", "between"} and tree[i].upos == "NOUN":
            # "the lifting of sanctions by Washington": the parser may hang the agent on the inner noun
            found = [
                k
                for o in tree.kids(i, "nmod")
                if tree.case(o) == "of"
                for k in tree.kids(o, "nmod")
                if tree.case(k) == word
            ]
        if not found and tree[i].upos == "VERB":
            # the parser often hangs a verb's preposition on its object: "held talks | with Iran"
            found = [
                k
                for o in tree.objects(i)
                for k in tree.kids(o, "nmod")
                if tree.case(k) == word and word in {"with", "against", "to", "from"}
            ]
        return found

    def _light_verb(self, i: int) -> int | None:
        """Return the verb that carries an eventive noun: "held talks", "a series of attacks was launched"."""
        token = self._tree[i]
        head = token.head
        if head < 0:
            return None
        if base(token.deprel) == "conj":
            return self._light_verb(self._tree.first_conjunct(i))
        if base(token.deprel) == "nmod" and self._tree.case(i) == "of":
            return self._light_verb(head)
        governor = self._tree[head]
        if base(token.deprel) in {"obj", "nsubj"} and governor.upos == "VERB" and governor.lemma in self._light:
            return head
        if (
            base(token.deprel) == "obl"
            and governor.upos == "VERB"
            and governor.lemma in {"engage", "enter", "participate", "take", "come"}
        ):
            return head
        return None

    def _light_subject(self, i: int) -> list[int]:
        verb = self._light_verb(i)
        if verb is not None:
            return (
                [] if self._tree[i].deprel == "nsubj" and not self._tree.is_passive(verb) else self._tree.subjects(verb)
            )
        return []

    def _light_others(self, i: int, place: str) -> list[int]:
        verb = self._light_verb(i)
        if verb is None:
            return []
        tree = self._tree
        wanted = {"with"} if place == "lightwith" else {"to", "with", "against", "on", "from", "at", "for"}
        found = [k for k in tree.kids(verb, "obl") if tree.case(k) in wanted]
        return found if place == "lightwith" else [*tree.kids(verb, "iobj"), *found]

    def _governor(self, i: int) -> list[int]:
        """The subject of the clause that a meeting stands in: "in talks with Blinken, Wang presented"."""
        token = self._tree[i]
        if base(token.deprel) in {"obl", "nmod"} and self._tree.case(i) in {
            "in",
            "during",
            "at",
            "after",
            "following",
            "before",
        }:
            for governor in self._tree.ancestors(i):
                if self._tree[governor].upos in {"VERB", "AUX"}:
                    return self._tree.subjects(governor)
        return []

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
                for c in self._tree.kids(word, "conj"):
                    if c not in seen and c not in words:
                        seen.append(c)
                        queue.append(c)
        return seen

    def _entities(self, token: int, *, owned: bool) -> list[Entity]:
        mention = self._mention(token)
        if mention is not None:
            return self._cast.entities(mention)
        if not owned or self._tree[token].upos == "PRON":
            return []
        # "rejected the US proposal", "Israeli strikes killed": the owner stands for what it owns
        for place in _OWNED:
            owners = self._tokens(token, place)
            found = [e for k in owners for c in self._tree.conjuncts(k) for e in self._mentioned(c)]
            if found:
                return found
        return []

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
