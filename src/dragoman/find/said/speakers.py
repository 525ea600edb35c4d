"""Find which actors of the cast a noun phrase names as speakers or addressees."""

from __future__ import annotations

from dragoman.find.cast import CastIndex
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun
from dragoman.find.who.actors import expand
from dragoman.model import Cast, Entity, Mention

__all__ = ["Speakers"]

_OWNED = ("nmod:poss", "compound", "nmod", "amod", "nmod:desc")


class Speakers:
    """Looks up the actors that phrases name; unlike parties of an event, speakers need no code."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._index = CastIndex(cast)

    def entities(self, layout: Layout, noun: Noun) -> tuple[Entity, ...]:
        """Return one entity for each actor that a phrase names, coordinated ones included, or an empty tuple."""
        sentence = layout.sentence.index
        found: dict[str, Entity] = {}
        for head in self._heads(layout, noun):
            mention = self._mention(layout, sentence, head, noun)
            for entity in self._of(mention) if mention is not None else self._owner(layout, sentence, head):
                found.setdefault(entity.id, entity)
        return tuple(found.values())

    def codes_at(self, layout: Layout, token: int) -> set[str]:
        """Return the codes of the actors that a token names or stands in the name of."""
        sentence = layout.sentence.index
        mention = self._index.at(sentence, token) or self._index.covering(sentence, token)
        return {entity.code for entity in self._of(mention) if entity.code} if mention is not None else set()

    def _heads(self, layout: Layout, noun: Noun) -> list[int]:
        """Return the head of a phrase and those coordinated with it inside the phrase, or with its titles and names."""
        heads = [noun.head]
        for head in heads:
            mention = self._index.at(layout.sentence.index, head)
            words = range(mention.first, mention.last + 1) if mention is not None else (head,)
            for word in words:
                heads += [k for k in layout.tree.kids(word, "conj") if noun.first <= k <= noun.last and k not in heads]
        return heads

    def _mention(self, layout: Layout, sentence: int, head: int, noun: Noun) -> Mention | None:
        tree = layout.tree
        if tree.is_relative(head):
            antecedent = tree.antecedent(head)
            head = antecedent if antecedent is not None else head
        exact = self._index.at(sentence, head)
        if exact is not None:
            return exact
        cover = self._index.covering(sentence, head)
        if cover is not None and tree[head].head not in range(cover.first, cover.last + 1):
            return cover
        return self._apposed(layout, sentence, head, noun)

    def _apposed(self, layout: Layout, sentence: int, head: int, noun: Noun) -> Mention | None:
        """Return the name beside a head that is no mention itself: "the spokesman, Ann Lee"."""
        tree = layout.tree
        for k in tree.kids(head, "appos", "flat", "nmod:desc"):
            mention = self._index.at(sentence, k) if noun.first <= k <= noun.last else None
            if mention is not None and mention.how in {"name", "title", "short-name", "description"}:
                return mention
        return None

    def _owner(self, layout: Layout, sentence: int, head: int) -> tuple[Entity, ...]:
        """Return who owns what speaks: Amnesty for "Amnesty's report"."""
        tree = layout.tree
        if tree[head].upos not in {"NOUN", "PROPN"}:
            return ()
        for place in _OWNED:
            for k in tree.kids(head, place):
                if tree[k].deprel == "nmod" and tree.case(k) not in {"of", "by", "from", "for", "at"}:
                    continue
                mention = self._index.at(sentence, k) or self._index.covering(sentence, k)
                if mention is not None:
                    return self._of(mention)
        return ()

    def _of(self, mention: Mention) -> tuple[Entity, ...]:
        actor = self._index.actors.get(mention.actor)
        if actor is None:
            return ()
        span = mention.span
        return tuple(
            Entity(one.id, one.code, one.sector, span.text, span.start, span.end)
            for one in expand(self._cast, actor)
            if one.code or one.name
        )
