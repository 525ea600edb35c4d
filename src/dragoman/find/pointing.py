"""Tell what nouns that point back at an act told before may mean: "the meeting", "this decision"."""

from __future__ import annotations

import csv
from functools import cache

from dragoman.tables import read_table

__all__ = ["pointing_nouns"]


@cache
def pointing_nouns() -> dict[str, tuple[str, ...]]:
    """Return the nouns of ``data/order/nouns.tsv`` with the lemmas that may have told what they mean, nearest first."""
    table = csv.DictReader(read_table("order/nouns.tsv"), delimiter="\t")
    return {row["noun"]: tuple(row["lemmas"].split(";")) for row in table}
