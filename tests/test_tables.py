"""Tests of dragoman.tables: the lines and word sets of the package's tables."""

from __future__ import annotations

import pytest

from dragoman.errors import BadTable
from dragoman.tables import read_pairs, read_table, read_word_set


def test_comments_and_empty_lines_are_left_out() -> None:
    lines = read_table("order/word_sets.tsv")
    assert lines[0] == "set\twords"
    assert all(line and not line.startswith("#") for line in lines)


def test_a_missing_table_is_named() -> None:
    with pytest.raises(BadTable, match=r"order/none\.tsv .* install dragoman again"):
        read_table("order/none.tsv")


@pytest.mark.parametrize(
    ("folder", "name", "word"),
    [("dates", "ahead", "planned"), ("instruments", "asking", "appeal"), ("order", "pointing", "attack")],
)
def test_sets_of_words(folder: str, name: str, word: str) -> None:
    assert word in read_word_set(folder, name)


def test_a_table_of_pairs() -> None:
    pairs = read_pairs("trees/nominals.tsv")
    assert pairs["suspension"] == "suspend"
    assert "noun" not in pairs
