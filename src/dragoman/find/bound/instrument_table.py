"""Look up well-known agreements, resolutions, laws and policies by the names that the press gives them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from dragoman.model import Token
from dragoman.tables import read_table

__all__ = ["Known", "Naming", "find_known", "resolutions", "wikidata_of"]

_QUIET = {"'s", "’s", "'", "’", "s"}
_LIMIT = 14
"""More words than any name of the table has."""


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the table of instruments; ``parties`` are entity codes."""

    name: str
    kind: str
    parties: tuple[str, ...]
    year: int | None


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of a row in lower case, word by word.

    ``needs`` is a code that must be among the report's actors for the name to mean the row ("the nuclear deal" is the
    one with Iran where the report is about Iran). ``exact`` marks acronyms, which keep their capitals.
    """

    words: tuple[str, ...]
    exact: str
    needs: str
    capital: bool
    known: Known


def fold(word: str) -> str:
    """Return a word as names are compared: lower case, without the dots of "U.N."."""
    return word.lower().replace(".", "")


def _split(name: str) -> tuple[str, ...]:
    """Split a name as the reader splits words: at blanks, hyphens and apostrophes."""
    for mark in ("-", "–", "'s", "’s", "'", "’", ",", "(", ")", "/"):
        name = name.replace(mark, " ")
    return tuple(fold(word) for word in name.split())


@cache
def _namings() -> dict[str, tuple[Naming, ...]]:
    """Return all names by their first word, longest first."""
    found: dict[str, list[Naming]] = {}
    for row in csv.DictReader(read_table("instruments/instruments.csv")):
        parties = tuple(code for code in row["parties"].split(";") if code)
        known = Known(row["name"], row["kind"], parties, int(row["year"]) if row["year"] else None)
        names = [row["name"].partition(" (")[0] if row["name"].endswith(")") else row["name"]]
        bare = names[0] != row["name"]
        for alias in ([] if bare else names) + [alias for alias in row["aliases"].split(";") if alias]:
            name, _, needs = alias.partition("@")
            words = _split(name)
            if words:
                exact = name if name.isupper() or name[1:].isupper() else ""
                naming = Naming(words, exact, needs, any(c.isupper() for c in name), known)
                found.setdefault(words[0], []).append(naming)
    return {first: tuple(sorted(names, key=lambda n: (-len(n.words), n.words))) for first, names in found.items()}


def find_known(tokens: Sequence[Token], codes: AbstractSet[str], year: int) -> list[tuple[int, int, Known]]:
    """Return the names of the table in a sentence: first and last token and the row, without overlaps.

    ``codes`` are those of the report's actors and ``year`` is the report's: a name that needs a code is left alone
    where the report has no such actor, or where the row is younger than the report.
    """
    spoken = [i for i, token in enumerate(tokens) if any(c.isalnum() for c in token.text) and token.text not in _QUIET]
    words = [fold(tokens[i].text) for i in spoken]
    found, at = [], 0
    while at < len(spoken):
        best = _best(tokens, spoken, words, at, codes, year)
        if best is None:
            at += 1
            continue
        found.append((spoken[at], spoken[at + len(best.words) - 1], best.known))
        at += len(best.words)
    return found


def _best(
    tokens: Sequence[Token], spoken: list[int], words: list[str], at: int, codes: AbstractSet[str], year: int
) -> Naming | None:
    fitting: list[Naming] = []
    for naming in _namings().get(words[at], ()):
        size = len(naming.words)
        if fitting and size < len(fitting[0].words):
            break
        if tuple(words[at : at + size]) != naming.words:
            continue
        texts = [tokens[i].text for i in spoken[at : at + size]]
        if naming.exact and size == 1 and texts[0].replace(".", "") != naming.exact:
            continue
        if naming.capital and not any(text[0].isupper() or text[0].isdigit() for text in texts):
            continue
        if naming.needs and not _means(naming, codes, year, tokens, spoken[at]):
            continue
        fitting.append(naming)
    return max(
        fitting, key=lambda n: (bool(n.needs), len(codes & set(n.known.parties)), n.known.year or 0), default=None
    )


def _means(naming: Naming, codes: AbstractSet[str], year: int, tokens: Sequence[Token], first: int) -> bool:
    before = tokens[first - 1].lemma.lower() if first else ""
    if naming.needs not in codes or before in {"a", "an", "any", "new", "another", "future", "possible", "no"}:
        return False
    return naming.known.year is None or naming.known.year <= year


@cache
def _wikidata() -> dict[str, str]:
    rows = csv.DictReader(read_table("instruments/instruments.csv"))
    return {row["name"]: row["wikidata"] for row in rows if row["wikidata"]}


def wikidata_of(name: str) -> str | None:
    """Return the Wikidata id of an instrument by its name in the table, or None where the table has none."""
    return _wikidata().get(name)


@cache
def resolutions() -> dict[tuple[str, str], Known]:
    """Return the rows of numbered resolutions by body (SC or GA) and number."""
    found = {}
    for namings in _namings().values():
        for naming in namings:
            name = naming.known.name
            if " Resolution " in name and name.startswith(("UN Security Council", "General Assembly")):
                body = "SC" if "Security Council" in name else "GA"
                found[body, name.rpartition(" ")[2]] = naming.known
    return found
