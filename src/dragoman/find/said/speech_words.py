"""Read the sets of words that tell kinds of statements and media apart."""

from __future__ import annotations

import csv
from functools import cache

from dragoman.errors import BadTable
from dragoman.tables import read_table

__all__ = ["speech_words"]


@cache
def speech_words() -> dict[str, frozenset[str]]:
    """Return the sets of ``data/speech/words.tsv`` by name."""
    rows = csv.DictReader(read_table("speech/words.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        return {row["set"]: frozenset(row["words"].split()) for row in rows}
    except (KeyError, AttributeError) as error:
        raise BadTable(f"the table words.tsv cannot be read ({error}); install dragoman again") from error
