"""Give an instrument its canonical name: the table's, its number, or its fullest words in the report."""

from __future__ import annotations

from functools import cache

from dragoman.find.bound.instrument_join import Deed
from dragoman.find.bound.instrument_table import Known, resolutions

__all__ = ["known_resolution", "name_of"]

_BODIES = {"SC": "UN Security Council Resolution", "GA": "UN General Assembly Resolution"}
_QUOTES = "“”\"'‘’"


@cache
def known_resolution(number: str) -> Known | None:
    """Return the table's row of a numbered resolution ("SC 2231", or "2231" where only one body has it)."""
    if not number:
        return None
    body, _, digits = number.rpartition(" ")
    known = resolutions()
    if body:
        return known.get((body, digits))
    return known.get(("SC", digits)) or known.get(("GA", digits))


def name_of(deed: Deed, texts: list[str]) -> str:
    """Return the name of an instrument; ``texts`` are the words of its marks, in the same order."""
    if deed.known is not None:
        return deed.known.name
    if deed.number:
        body, _, digits = deed.number.rpartition(" ")
        return f"{_BODIES.get(body, 'Resolution')} {digits}"
    marks = sorted(deed.marks, key=lambda m: (m.sentence, m.first))
    ranked = sorted(range(len(marks)), key=lambda i: (marks[i].strength == "back", -len(marks[i].words), i))
    name = texts[ranked[0]]
    if sum(name.count(mark) for mark in _QUOTES) % 2:
        name = name.strip(_QUOTES)
    return " ".join(name.split())
