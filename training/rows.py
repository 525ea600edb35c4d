"""Words with the set of tags allowed for each, and the row in which a corpus lays them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ANY", "LABELS", "NUMERIC", "TAGS", "Row", "Tagged", "loose", "name_of_person"]

LABELS = ("PERSON", "ORG", "PLACE", "FACILITY", "GROUP", "EVENT", "LAW", "DATE", "NUMBER", "MONEY")
TAGS = ("O", *(f"{edge}-{label}" for label in LABELS for edge in "BI"))
ANY = frozenset(TAGS)
NUMERIC = ("DATE", "NUMBER", "MONEY")


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words with the set of tags allowed for each."""

    words: list[str]
    allowed: list[frozenset[str]]


def marks(edge: str, labels: Iterable[str]) -> frozenset[str]:
    """Return the tags of one edge, ``B`` or ``I``, for these labels."""
    return frozenset(f"{edge}-{label}" for label in labels)


def loose(labels: Iterable[str]) -> frozenset[str]:
    """Return the tags of a word that is outside or somewhere in a span with one of these labels."""
    return frozenset({"O"}) | marks("B", labels) | marks("I", labels)


class Row:
    """Words under construction: everything outside until spans are laid over it."""

    def __init__(self, words: list[str], outside: frozenset[str]) -> None:
        self.words = words
        self.allowed = [outside] * len(words)

    def span(self, first: int, last: int, labels: Iterable[str]) -> None:
        """Lay a span over words ``first`` to ``last`` (inclusive) that has one of these labels."""
        labels = tuple(labels)
        self.allowed[first] = marks("B", labels)
        for i in range(first + 1, last + 1):
            self.allowed[i] = marks("I", labels)

    def unknown(self, first: int, last: int) -> None:
        """Say nothing about words ``first`` to ``last`` (inclusive)."""
        for i in range(first, last + 1):
            self.allowed[i] = ANY

    def free_capitals(self) -> None:
        """Say nothing about capitalised words outside spans, for sources that left some names unmarked."""
        for i, word in enumerate(self.words):
            if word[0].isupper() and "O" in self.allowed[i]:
                self.allowed[i] = ANY

    def done(self) -> Tagged:
        """Return the words with their allowed tags."""
        return Tagged(self.words, self.allowed)


def name_of_person(words: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the part of a span of words that is a person's name, or None where the whole span is a title.

    What stands up to the last title goes, as in "US Defense Secretary Ash Carter"; so does all from "of" on, which
    follows an office or says where somebody is from.
    """
    lower = [word.lower() for word in words[first : last + 1]]
    size = lower.index("of") if "of" in lower else len(lower)
    name = 0
    for i, word in enumerate(lower[:size]):
        if word in _TITLES or (i == name and size > 1 and word in _SURNAMES):
            name = i + 1
        elif i == name and word in _FILLERS:
            name += 1
    while size > name and not words[first + size - 1][0].isalpha():
        size -= 1
    return (first + name, first + size - 1) if name < size else None


_FILLERS = {"the", "-", ",", "and"}
_LISTED = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").split("\n")
_TITLES = {line for line in _LISTED if line and line[-1] != "*" and line[0] != "#"}
_SURNAMES = {line[:-1] for line in _LISTED if line.endswith("*")}
