"""Read the words that put events in order, and keep in mind what was told for words that point back at it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, partial

from dragoman.find.pointing import pointing_nouns
from dragoman.model import Event
from dragoman.tables import read_table, read_word_set

__all__ = ["Memory", "Row", "rows", "word_set"]

_LOOK_BACK = 10
"""How many sentences back a noun can point."""

_STEM = 6
"""Letters that a noun shares with the verb that it is made of."""


@dataclass(frozen=True, slots=True)
class Row:
    """A connective (columns of ``data/order/connectives.tsv``)."""

    words: tuple[str, ...]
    place: str
    relation: str


@cache
def rows() -> dict[str, dict[str, tuple[Row, ...]]]:
    """Return the connectives by part (link, verb, adverb, answer) and first word, longest first."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in csv.DictReader(read_table("order/connectives.tsv"), delimiter="\t"):
        words = tuple(row["words"].split())
        found.setdefault(row["pos"], {}).setdefault(words[0], []).append(Row(words, row["place"], row["relation"]))
    return {
        pos: {first: tuple(sorted(some, key=lambda r: -len(r.words))) for first, some in by.items()}
        for pos, by in found.items()
    }


word_set = partial(read_word_set, "order")
"""Returns a set of words of ``data/order/word_sets.tsv`` by its name."""


class Memory:
    """What a reader of a report keeps in mind: the main events of the sentence before, and how each event was told."""

    def __init__(self) -> None:
        self.mains: list[Event] = []
        self._told: list[list[tuple[str, Event]]] = []

    def note(self, mains: list[Event], told: list[tuple[str, Event]]) -> None:
        """Take in one sentence."""
        self.mains = mains or self.mains
        self._told.append(told)

    def find(self, noun: str) -> list[Event]:
        """Return the event that a noun points back at: the latest told by its own verb, else by one like it.

        A noun that the table lacks points at a verb that begins as it does: "condemnation" at "condemn".
        """
        stem = noun[:_STEM] if len(noun) > _STEM else None
        for lemma in pointing_nouns().get(noun, () if stem is None else (stem,)):
            for told in reversed(self._told[-_LOOK_BACK:]):
                for name, event in reversed(told):
                    if name == lemma or (lemma == stem and name.startswith(stem)):
                        return [event]
        return []
