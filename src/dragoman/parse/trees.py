"""Decode head scores into a tree: the best one with exactly one root (Chu-Liu/Edmonds)."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["best_tree"]

Scores = npt.NDArray[np.floating[Any]]
Heads = npt.NDArray[np.intp]
_FORBIDDEN = -1e9
_SHORT = 8
"""Up to this many words every word is tried as the root, which gives the best tree; beyond, the likeliest few."""
_ROOTS = 3


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word, -1 for the root, of the highest-scoring tree with one root.

    ``scores`` has one row a word and one column a possible head, column 0 standing for the root; higher is better.
    """
    n = scores.shape[0]
    greedy: list[int] = scores.argmax(1).tolist()
    if greedy.count(0) == 1 and _is_tree(greedy):
        return [head - 1 for head in greedy]
    matrix = np.vstack([np.full(n + 1, _FORBIDDEN), scores]).astype(np.float64)
    others = scores[:, 1:].max(1) if n > 1 else np.zeros(n)
    best: tuple[float, list[int]] | None = None
    tried = n if n <= _SHORT else _ROOTS
    for root in np.argsort(-(scores[:, 0] - others), kind="stable")[:tried]:
        trial = matrix.copy()
        trial[1:, 0] = -1e6
        trial[root + 1, 0] = scores[root, 0]
        heads = _edmonds(trial)
        total = float(trial[np.arange(1, n + 1), heads[1:]].sum())
        if best is None or total > best[0]:
            best = (total, [int(head) - 1 for head in heads[1:]])
    return best[1] if best else []


def _is_tree(heads: list[int]) -> bool:
    n = len(heads)
    depth = [0] * n
    for i in range(n):
        seen, j = 0, i
        while heads[j] != 0 and not depth[j]:
            j = heads[j] - 1
            seen += 1
            if seen > n:
                return False
        depth[i] = 1
    return True


def _cycle(heads: Heads) -> list[int]:
    colour = [0] * len(heads)
    for i in range(1, len(heads)):
        path: list[int] = []
        j = i
        while j and colour[j] == 0:
            colour[j] = i
            path.append(j)
            j = int(heads[j])
        if j and colour[j] == i and j in path:
            return path[path.index(j) :]
    return []


def _edmonds(scores: Scores) -> Heads:
    n = scores.shape[0]
    scores = scores.copy()
    np.fill_diagonal(scores, _FORBIDDEN)
    scores[0] = _FORBIDDEN
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle)
    rest = np.array([i for i in range(n) if i not in set(cycle)])
    m = len(rest)
    own = scores[ring, heads[ring]]
    smaller = np.full((m + 1, m + 1), _FORBIDDEN)
    smaller[:m, :m] = scores[np.ix_(rest, rest)]
    entering = scores[np.ix_(ring, rest)] - own[:, None]
    smaller[m, :m] = entering.max(0) + own.sum()
    leaving = scores[np.ix_(rest, ring)]
    smaller[:m, m] = leaving.max(1)
    solved = _edmonds(smaller)
    heads = heads.copy()
    for k, node in enumerate(rest):
        if node:
            heads[node] = ring[leaving.argmax(1)[k]] if solved[k] == m else rest[solved[k]]
    entry = int(solved[m])
    heads[ring[entering.argmax(0)[entry]]] = rest[entry]
    return heads
