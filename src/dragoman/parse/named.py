"""Make named entities of the network's spans, by what form says whatever the network thinks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import NamedEntity, Token
from dragoman.parse.entities import name_of_person
from dragoman.parse.forms import is_address, is_file
from dragoman.parse.known_names import behind_towns, body_names, known_places, peoples, state_names
from dragoman.tables import read_word_set

__all__ = ["named_entities"]

Span = tuple[int, int, str]

_NAMES = frozenset({"PERSON", "ORG", "PLACE", "FACILITY", "GROUP"})
_BODIES = frozenset({"ORG", "GROUP"})
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.?-?){1,3}")
_ZONE = re.compile(r"[A-Z]{2,4}T")
_TIME = re.compile(r"(?i)[ap]\.?m\.?|\d\d?[:.]\d\d|hours|noon|midnight")
_QUOTES = frozenset({'"', "“", "”", "„", "``", "''"})


def named_entities(tokens: Sequence[Token], spans: Sequence[Span]) -> tuple[NamedEntity, ...]:
    """Return the entities of a sentence, of its words and of spans (first, last, label), ``last`` inclusive.

    Addresses, files, numbers and abbreviations like CEO are no names; a slash parts two; a state is a place, whatever
    it does, and a known body is none; "cork ireland" is two places; initials belong to the name behind them; "Okafor,
    Ngozi" in quotation marks is one person; a title is no part of a person's name, and alone it is none.
    """
    words = [token.text for token in tokens]
    found = [part for span in spans for part in _parts(words, *span)]
    if any(label == "PERSON" for _, _, label in found):
        found = _family_first(tokens, words, _with_initials(words, found))
    return tuple(NamedEntity(*span) for span in found)


def _parts(words: list[str], first: int, last: int, label: str) -> Iterator[Span]:
    """Yield what is a name of a span, in one part or more."""
    if label not in _NAMES:
        yield first, last, label
        return
    if first == last and (words[first] in read_word_set("tokens", "no_names") or _is_zone(words, first)):
        return
    start = first
    for i in range(first, last + 2):
        if i > last or words[i] == "/" or _is_form(words[i]):
            if start < i:
                yield from _whole(words, start, i - 1, label)
            start = i + 1


def _is_form(word: str) -> bool:
    return is_address(word) or is_file(word.rsplit("/", 1)[-1])


def _is_zone(words: list[str], at: int) -> bool:
    """Tell whether a word is a time zone: capitals that end in T behind a time of day."""
    before = at - 2 if at > 1 and words[at - 1] == "(" else at - 1
    return before >= 0 and bool(_ZONE.fullmatch(words[at]) and _TIME.fullmatch(words[before]))


def _whole(words: list[str], first: int, last: int, label: str) -> Iterator[Span]:
    label = _known(_written(words[first : last + 1]), label)
    if not any(character.isalpha() for word in words[first : last + 1] for character in word):
        return
    if label == "PERSON":
        name = name_of_person(words, first, last)
        if name:
            yield *name, label
        return
    cut = _region(words[first : last + 1]) if label == "PLACE" and first < last else 0
    if cut:
        yield first, last - cut, label
    yield last - cut + 1 if cut else first, last, label


def _known(name: str, label: str) -> str:
    """Return the label of a known state, body or two peoples that were taken for something else; else the same."""
    if "-" in name and set(name.split("-")) <= peoples():
        return "GROUP"  # "the Kyrgyz-Tajik border"
    if label in _BODIES:
        return "PLACE" if name in state_names() else label
    return "ORG" if name in body_names() else label


def _written(words: list[str]) -> str:
    return " ".join(words).replace(" - ", "-")


def _region(words: list[str]) -> int:
    """Return how many words at the end of a place are the state or region that it lies in; 0 where none are."""
    lower = [word.lower() for word in words]
    size = next((size for size in (3, 2, 1) if _written(lower[-size:]) in behind_towns()), 0)
    size = size or int(words[-1] in read_word_set("tokens", "postal_codes"))
    if not size or size >= len(words) or _written(lower) in known_places():
        return 0
    town = words[-size - 1]
    is_body = town.isupper() and not words[-1].isupper()
    return 0 if is_body or not town[0].isalpha() or town.lower() in read_word_set("tokens", "no_towns") else size


def _with_initials(words: list[str], spans: list[Span]) -> list[Span]:
    """Join initials that were read as a person of their own to the name behind them."""
    found: list[Span] = []
    for first, last, label in spans:
        before = found[-1] if found else None
        if (
            before
            and label == before[2] == "PERSON"
            and before[1] + 1 == first
            and all(map(_INITIALS.fullmatch, words[before[0] : first]))
        ):
            found[-1] = (before[0], last, label)
        else:
            found.append((first, last, label))
    return found


def _family_first(tokens: Sequence[Token], words: list[str], spans: list[Span]) -> list[Span]:
    """Join a family name and given names that stand with a comma between them in quotation marks, as in mail."""
    for at in [i for i in range(2, len(words) - 2) if words[i] == ","]:
        first = at - 2 if at > 2 and words[at - 2][0].isalpha() else at - 1
        last = at + 2 if at + 3 < len(words) and words[at + 2][0].isalpha() else at + 1
        if (
            words[first - 1] in _QUOTES
            and words[last + 1] in _QUOTES
            and all(tokens[i].upos == "PROPN" for i in range(first, last + 1) if i != at)
            and any(label == "PERSON" and first <= a <= last for a, _, label in spans)
        ):
            outside = [span for span in spans if span[1] < first or span[0] > last]
            spans = sorted([*outside, (first, last, "PERSON")])
    return spans
