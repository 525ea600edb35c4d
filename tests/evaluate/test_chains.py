"""Tests of dragoman.evaluate.chains: metrics on chains whose values are known."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from dragoman.evaluate.chains import ChainScore, best_total


def score(gold: list[set[int]], found: list[set[int]]) -> dict[str, Any]:
    total = ChainScore()
    total.add(gold, found)
    return total.figures()


def row(precision: float, recall: float, f1: float) -> dict[str, float]:
    return {"precision": precision, "recall": recall, "f1": f1}


def test_the_same_chains_are_all_right() -> None:
    figures = score([{1, 2, 3}, {4, 5}], [{4, 5}, {1, 2, 3}])
    assert figures["mean_f1"] == 100.0
    assert all(figures[name] == row(100.0, 100.0, 100.0) for name in ("muc", "b_cubed", "ceaf_e", "mentions"))


def test_the_example_of_luo_and_others() -> None:
    # Key {a b c} {d e f g}, response {a b} {c d} {f g h i}: the worked example of the scorer's reference (2014).
    figures = score([{1, 2, 3}, {4, 5, 6, 7}], [{1, 2}, {3, 4}, {6, 7, 8, 9}])
    assert figures["muc"] == row(40.0, 40.0, 40.0)
    assert figures["b_cubed"] == row(50.0, 41.7, 45.5)
    assert figures["ceaf_e"] == row(43.3, 65.0, 52.0)


def test_one_chain_for_all_has_full_recall() -> None:
    figures = score([{1, 2}, {3, 4}], [{1, 2, 3, 4}])
    assert figures["muc"] == row(66.7, 100.0, 80.0)
    assert figures["b_cubed"] == row(50.0, 100.0, 66.7)
    assert figures["ceaf_e"] == row(66.7, 33.3, 44.4)


def test_documents_are_summed_before_figures_are_made() -> None:
    total = ChainScore()
    total.add([{1, 2}], [{1, 2}])
    total.add([{1, 2}, {3, 4}], [])
    assert total.figures()["muc"] == row(100.0, 33.3, 50.0)


def test_nothing_at_all() -> None:
    assert score([], [])["mean_f1"] == 0.0


@pytest.mark.parametrize(
    "scores",
    [
        [[0.9, 0.8], [0.8, 0.1]],
        [[0.5], [0.7], [0.6]],
        [[0.2, 0.4, 0.0], [0.4, 0.9, 0.3]],
        [[0.3, 0.6, 0.1], [0.6, 0.7, 0.5], [0.0, 0.5, 0.2]],
        [[1.0, 1.0, 0.2, 0.0], [1.0, 0.9, 0.1, 0.0], [0.7, 0.9, 0.0, 0.1], [0.8, 0.2, 0.4, 0.1]],
    ],
)
def test_the_assignment_is_the_best(scores: list[list[float]]) -> None:
    rows = scores if len(scores) <= len(scores[0]) else [list(cells) for cells in zip(*scores, strict=True)]
    orders = permutations(range(len(rows[0])), len(rows))
    best = max(sum(cells[j] for cells, j in zip(rows, order, strict=True)) for order in orders)
    assert best_total(scores) == pytest.approx(best)


def test_greed_would_take_less() -> None:
    assert best_total([[0.9, 0.8], [0.8, 0.1]]) == pytest.approx(1.6)
