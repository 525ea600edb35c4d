"""Read the tables of nouns that name instruments and of words that change them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, partial

from dragoman.codes import CHANGES
from dragoman.errors import BadTable
from dragoman.tables import read_table, read_word_set

__all__ = ["ChangeRow", "NounRow", "change_rows", "nouns", "word_set"]

NO_CHANGE = "-"
"""Stands in the table for a use of a word that changes nothing and that a shorter row would take for a change."""


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that names instruments (columns of ``data/instruments/nouns.tsv``)."""

    lemma: str
    kind: str
    strength: str
    back: frozenset[str]
    also: frozenset[str]
    excluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a word does to an instrument (columns of ``data/instruments/changes.tsv``)."""

    slot: str
    companions: tuple[tuple[str, frozenset[str]], ...]
    kinds: frozenset[str]
    change: str
    negated: str

    @property
    def weight(self) -> int:
        """How much the row asks for: the one that asks for most wins."""
        return 2 * len(self.companions) + bool(self.kinds)


def _set(cell: str | None) -> frozenset[str]:
    return frozenset(part for part in (cell or "").split(";") if part)


@cache
def nouns() -> dict[str, NounRow]:
    """Return the nouns that name instruments by lemma."""
    rows = csv.DictReader(read_table("instruments/nouns.tsv"), delimiter="\t")
    return {
        row["lemma"]: NounRow(
            row["lemma"], row["kind"], row["strength"], _set(row["back"]), _set(row["also"]), _set(row["not"])
        )
        for row in rows
    }


@cache
def change_rows() -> dict[tuple[str, str], tuple[ChangeRow, ...]]:
    """Return the rows of words that change instruments by lemma and class of word, the most demanding first.

    Raises:
        BadTable: a row names a change that the codebook lacks.
    """
    found: dict[tuple[str, str], list[ChangeRow]] = {}
    for row in csv.DictReader(read_table("instruments/changes.tsv"), delimiter="\t"):
        for change in (row["change"], row["negated"]):
            if change and change not in {*CHANGES, NO_CHANGE}:
                message = f"the table instruments/changes.tsv has an unknown change {change!r} for {row['lemma']!r}"
                raise BadTable(message)
        slot, *rest = row["with"].split("+")
        companions = tuple((part.partition(":")[0], frozenset(part.partition(":")[2].split("|"))) for part in rest)
        entry = ChangeRow(slot, companions, _set(row["kinds"]), row["change"], row["negated"] or "")
        found.setdefault((row["lemma"], row["pos"]), []).append(entry)
    return {key: tuple(sorted(rows, key=lambda r: -r.weight)) for key, rows in found.items()}


word_set = partial(read_word_set, "instruments")
"""Returns a set of words of ``data/instruments/word_sets.tsv`` by its name."""
