"""Cut a sentence's tokens into the units that the date grammar reads, and look each up in the word tables.

A unit is a word, a number or a mark. "mid-2024", "14-16", "14/03/2025" and "2025-03-14" become several units whichever
way the reader cut them, so the grammar does not depend on its habits. Each unit remembers its token.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from dragoman.model import Token
from dragoman.tables import read_table, read_word_set

__all__ = ["Unit", "holiday_words", "units_of", "word_set", "words"]

_UNIT = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])"  # 14  2,000  18:00  21st  1980s
    r"|\d+(?:[.,:]\d+)*"  # the number of "3pm"
    r"|['’](?:s|S)(?!\w)"
    r"|(?:[^\W\d_]\.){2,}"  # a.m.
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?"  # won't
    r"|\S"
)
_DASHES = frozenset("-‐‑–—−")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, number or mark of the date grammar; ``glued`` when no space stands before it."""

    text: str
    low: str
    token: int
    start: int
    end: int
    glued: bool
    kinds: dict[str, str]
    number: int | None
    """The value of a whole number up to 9999 in digits or of a digit ordinal ("14th"), else None."""

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def ordinal(self) -> bool:
        """Tell whether the unit is a digit ordinal such as "14th"."""
        return self.number is not None and self.low[-1:].isalpha() and not self.low.endswith("0s")


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the table of date words: what each word can be, by kind."""
    table: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(read_table("dates/words.csv")):
        table.setdefault(row["word"], {})[row["kind"]] = row["value"]
    return table


word_set = partial(read_word_set, "dates")
"""Returns a set of words of ``data/dates/word_sets.tsv`` by its name."""


@cache
def holiday_words() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Return the named days by their first word: all words, the rule and the length, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in csv.DictReader(read_table("dates/holidays.csv")):
        key = tuple(_normal(m.group()) for m in _UNIT.finditer(row["words"]))
        table.setdefault(key[0], []).append((key, row["rule"], int(row["days"])))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _normal(text: str) -> str:
    """Bring a unit to the form of the tables: lower case, plain apostrophe and dash."""
    if text in _DASHES:
        return "-"
    return text.lower().replace("’", "'")


_NOTHING: dict[str, str] = {}


def _number(low: str) -> int | None:
    """Return the value of a whole number or digit ordinal of at most four digits."""
    digits = low[:-2] if low[-2:] in {"st", "nd", "rd", "th"} else low
    return int(digits) if len(digits) <= 4 and digits.isascii() and digits.isdigit() else None


def units_of(tokens: Sequence[Token]) -> list[Unit]:
    """Return the units of a sentence in order."""
    table = words()
    found: list[Unit] = []
    end = -1
    for token in tokens:
        text = token.text
        # Most tokens are one plain word; the expression is for the rest.
        pieces = [(0, text)] if text.isalpha() else [(m.start(), m.group()) for m in _UNIT.finditer(text)]
        for offset, piece in pieces:
            low = _normal(piece)
            start = token.start + offset
            number = _number(low) if low[0].isdigit() else None
            kinds = table.get(low, _NOTHING)
            found.append(Unit(piece, low, token.index, start, start + len(piece), start == end, kinds, number))
            end = start + len(piece)
    return found
