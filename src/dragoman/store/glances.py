"""What a page shows at a glance: openings of reports, names that begin as typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.store.connect import Database
from dragoman.store.filters import folded
from dragoman.store.statements import query

__all__ = ["Suggestion", "openings", "suggest"]

_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that a search may be for: an actor's, an instrument's or a place's."""

    kind: str
    id: str
    name: str
    code: str | None
    reports: int


def openings(db: Database, reports: Sequence[str]) -> dict[str, str]:
    """Return the first sentence of each report."""
    found = db.rows("SELECT report, arg_min(text, n) FROM sentences WHERE report IN (SELECT unnest(?)) GROUP BY report",
                    [list(reports)])  # fmt: skip
    return {str(report): str(text) for report, text in found}


def suggest(db: Database, text: str, *, seconds: float | None = None) -> tuple[Suggestion, ...]:
    """Return the most reported names in which a word begins with the text, accents and case aside."""
    beginning = folded(text)
    if not beginning:
        return ()
    found = db.rows(query("suggest", limit=_MOST_NAMES), [beginning, f" {beginning}"], seconds=seconds)
    return tuple(Suggestion(*row) for row in found)
