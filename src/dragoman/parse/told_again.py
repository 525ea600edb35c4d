"""Names of persons told again: a family name alone is the person whom the report names in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import NamedEntity, Sentence

__all__ = ["name_again"]

_DOUBTFUL = frozenset({"ORG", "GROUP"})
"""Labels that a family name alone gets by mistake. A place is left: towns and countries are family names too."""


def name_again(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences with single words that are part of a person's full name elsewhere labelled as persons.

    A word alone says little, so the network reads "Morales" in one sentence as a body and in another as nobody, though
    the report has "Evo Morales". The first and the last word of a name of two words or more count, as family names
    stand first in East Asia and Hungary. Only capitalised proper nouns that are no name yet, or one word labelled as a
    body or a people, change.
    """
    families = {
        sentence.tokens[at].text
        for sentence in sentences
        for entity in sentence.entities
        if entity.label == "PERSON" and entity.last > entity.first
        for at in (entity.first, entity.last)
    }
    families = {word for word in families if len(word) > 1 and word[0].isupper()}
    return tuple(_named(sentence, families) for sentence in sentences) if families else tuple(sentences)


def _named(sentence: Sentence, families: set[str]) -> Sentence:
    named = {i for entity in sentence.entities for i in range(entity.first, entity.last + 1)}
    kept = [
        replace(entity, label="PERSON")
        if entity.first == entity.last and entity.label in _DOUBTFUL and sentence.tokens[entity.first].text in families
        else entity
        for entity in sentence.entities
    ]
    more = [
        NamedEntity(i, i, "PERSON")
        for i, token in enumerate(sentence.tokens)
        if i not in named and token.upos == "PROPN" and token.text in families
    ]
    if not more and kept == list(sentence.entities):
        return sentence
    return replace(sentence, entities=tuple(sorted([*kept, *more], key=lambda entity: entity.first)))
