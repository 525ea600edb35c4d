"""Names told again: what a report says of a name where it is clear holds wherever the name stands.

A word alone says little, so the network reads "Morales" in one sentence as a body, in the next as a town and then as
nobody, though the report has "Evo Morales" and means one man.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import NamedEntity, Sentence
from dragoman.parse.known_names import known_places
from dragoman.tables import read_word_set

__all__ = ["name_again"]

Name = tuple[str, ...]

_KINDS = frozenset({"PERSON", "ORG", "PLACE", "FACILITY", "GROUP"})
_DOUBTFUL = frozenset({"ORG", "GROUP"})
"""Labels that a family name alone gets by mistake, however often."""
_SIGNED = 1000
"""So many mentions a signature is worth."""
_OFTEN = 2
"""So often a name must be found, and so many times as often as it is missed, to be found where it was missed."""


def name_again(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences with persons, bodies, places and peoples labelled as most mentions of the name are.

    Where two labels are as frequent the first mention decides, as a text says there what it speaks of. Two or three
    words alone under a farewell ("Kind regards,") are who signs, though they were taken for a place. A full name of a
    person decides for its first and its last word alone, as family names stand first in East Asia and Hungary; where
    that is a state, a region or a city as well, it counts half. Then capitalised proper nouns that are no name yet
    become one: words of a full name, and names found twice or more that are rarely missed.
    """
    told = _told(sentences)
    families: Counter[str] = Counter()
    for name, labels in told.items():
        if len(name) > 1 and _most(labels) == "PERSON":
            families.update({word: labels["PERSON"] for word in {name[0], name[-1]} if _is_family(word)})
    settled = {name: _settled(name, labels, families) for name, labels in told.items()}
    missed = _missed(sentences, {name for name, labels in told.items() if labels.total() >= _OFTEN}, families)
    counts = Counter(name for found in missed for _, name in found)
    surely = {name for name, count in counts.items() if name not in told or told[name].total() >= _OFTEN * count}
    surely |= {name for name in counts if len(name) == 1 and name[0] in families}
    return tuple(
        _named(sentence, settled, [(at, name) for at, name in found if name in surely])
        for sentence, found in zip(sentences, missed, strict=True)
    )


def _told(sentences: Sequence[Sentence]) -> dict[Name, Counter[str]]:
    """Count the labels of each name, in the order of first mentions."""
    told: defaultdict[Name, Counter[str]] = defaultdict(Counter)
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        for entity in sentence.entities:
            if entity.label in _KINDS:
                signs = before is not None and entity.label == "PLACE" and _signs(before, sentence, entity)
                told[_name(sentence, entity)]["PERSON" if signs else entity.label] += _SIGNED if signs else 1
    return told


def _name(sentence: Sentence, entity: NamedEntity) -> Name:
    return tuple(token.text for token in sentence.tokens[entity.first : entity.last + 1])


def _is_family(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _most(labels: Counter[str]) -> str:
    return labels.most_common(1)[0][0]


def _settled(name: Name, labels: Counter[str], families: Counter[str]) -> str:
    """Return the label of a name, given how often words stand first or last in full names of persons."""
    full = families[name[0]] if len(name) == 1 else 0
    if not full or name[0].lower() not in known_places():
        return "PERSON" if full else _most(labels)
    most = _most(Counter({label: 2 * count for label, count in labels.items()}) + Counter({"PERSON": full}))
    return "PERSON" if most in _DOUBTFUL else most


def _signs(before: Sentence, sentence: Sentence, entity: NamedEntity) -> bool:
    """Tell whether a name of two or three words is all of a sentence, and a farewell all of the one before."""
    if entity.first or not 1 <= entity.last <= 2 or any(t.upos != "PUNCT" for t in sentence.tokens[entity.last + 1 :]):
        return False
    words = [token.text.lower() for token in before.tokens if token.upos != "PUNCT"]
    return 0 < len(words) <= 3 and words[-1] in read_word_set("tokens", "farewells")


def _missed(sentences: Sequence[Sentence], names: set[Name], families: Counter[str]) -> list[list[tuple[int, Name]]]:
    """Return for each sentence where names and words of full names stand that are no entity, or part of none."""
    starts: defaultdict[str, list[Name]] = defaultdict(list)
    for name in sorted(names | {(word,) for word in families}, key=len, reverse=True):
        if name[0][0].isupper():
            starts[name[0]].append(name)
    return [list(_standing(sentence, starts)) for sentence in sentences]


def _standing(sentence: Sentence, starts: dict[str, list[Name]]) -> Iterator[tuple[int, Name]]:
    tokens = sentence.tokens
    free = [token.text in starts and token.upos == "PROPN" for token in tokens]
    if not any(free):
        return
    named = {i for entity in sentence.entities for i in range(entity.first, entity.last + 1)}
    end = 0
    for i in (i for i, is_free in enumerate(free) if is_free):
        for name in starts[tokens[i].text]:
            size = len(name)
            words = tuple(token.text for token in tokens[i : i + size])
            if i >= end and words == name and named.isdisjoint(range(i, i + size)):
                yield i, name
                end = i + size
                break


def _named(sentence: Sentence, settled: dict[Name, str], missed: list[tuple[int, Name]]) -> Sentence:
    kept = [
        entity
        if entity.label not in _KINDS or (label := settled[_name(sentence, entity)]) == entity.label
        else replace(entity, label=label)
        for entity in sentence.entities
    ]
    more = [NamedEntity(at, at + len(name) - 1, settled.get(name, "PERSON")) for at, name in missed]
    if not more and kept == list(sentence.entities):
        return sentence
    return replace(sentence, entities=tuple(sorted([*kept, *more], key=lambda entity: entity.first)))
