"""Tests of dragoman.parse.trees."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for i in range(len(heads)):
        seen = set()
        while i != -1:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return True


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[i, head + 1] for i, head in enumerate(heads)))


@given(st.integers(1, 40), st.integers(0, 10_000))
@settings(deadline=None)
def test_the_result_is_always_a_tree_with_one_root(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1))
    assert is_tree(best_tree(scores))


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(deadline=None, max_examples=40)
def test_small_trees_are_the_best_of_all(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1))
    legal = [list(heads) for heads in product(range(-1, n), repeat=n) if is_tree(list(heads))]
    best = max(total(scores, heads) for heads in legal)
    assert total(scores, best_tree(scores)) >= best - 1e-9


def test_a_greedy_tree_is_left_as_it_is() -> None:
    scores = np.full((3, 4), -5.0)
    scores[1, 0] = scores[0, 2] = scores[2, 2] = 0.0
    assert best_tree(scores) == [1, -1, 1]
