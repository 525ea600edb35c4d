"""Reads the tables of the package: their lines, and the named sets of words that rules refer to."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dragoman.errors import BadTable

__all__ = ["read_pairs", "read_table", "read_word_set"]


def read_table(name: str) -> list[str]:
    """Return the lines of a table of the package that are neither empty nor comments; ``name`` is a path in ``data``.

    Raises:
        BadTable: the file is missing or no UTF-8.
    """
    try:
        text = (files("dragoman") / "data" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the table {name} of the installed package cannot be read ({error}); install dragoman again"
        raise BadTable(message) from error
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def read_word_set(folder: str, name: str) -> frozenset[str]:
    """Return a set of words of ``data/FOLDER/word_sets.tsv`` by its name.

    Raises:
        BadTable: the file is missing or no UTF-8.
    """
    return _word_sets(folder)[name]


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return a table of two columns as a dictionary from the first to the second; ``name`` is a path in ``data``.

    Raises:
        BadTable: the file is missing or no UTF-8.
    """
    rows = csv.reader(read_table(name)[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row[0]: row[1] for row in rows}


@cache
def _word_sets(folder: str) -> dict[str, frozenset[str]]:
    rows = csv.DictReader(read_table(f"{folder}/word_sets.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["set"]: frozenset(row["words"].split()) for row in rows}
