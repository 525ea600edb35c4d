"""Read the sets of words that tell kinds of statements and media apart."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dragoman.errors import BadTable

__all__ = ["speech_words"]


@cache
def speech_words() -> dict[str, frozenset[str]]:
    """Return the sets of ``data/speech/words.tsv`` by name."""
    path = files("dragoman") / "data" / "speech" / "words.tsv"
    try:
        with path.open(encoding="utf-8") as file:
            lines = (line for line in file if not line.startswith("#"))
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            return {row["set"]: frozenset(row["words"].split()) for row in rows}
    except (OSError, KeyError, AttributeError) as error:
        raise BadTable(f"the table words.tsv cannot be read ({error}); install dragoman again") from error
