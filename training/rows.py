"""Words with the set of tags allowed for each, and the row in which a corpus lays them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ANY", "LABELS", "NUMERIC", "TAGS", "Row", "Tagged", "loose"]

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
