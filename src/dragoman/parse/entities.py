"""Decode scores of begin/inside/outside tags into spans: the best path in which an inside tag follows its own kind."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["decode_entities"]


def decode_entities(scores: npt.NDArray[np.float32], tags: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, label) spans, ``last`` inclusive, of the highest-scoring legal tag sequence.

    ``scores`` has one row a word and one column a tag; tags are ``O``, ``B-LABEL`` and ``I-LABEL``.
    """
    greedy = [tags[i] for i in scores.argmax(1)]
    if all(b[0] != "I" or (a[1:] == b[1:] and a != "O") for a, b in zip(["O", *greedy], greedy, strict=False)):
        return _spans(greedy)
    legal = _transitions(tuple(tags))
    total = scores[0] + np.where([tag.startswith("I-") for tag in tags], -np.inf, 0.0)
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        paths = total[:, None] + legal
        back[i] = paths.argmax(0)
        total = paths.max(0) + scores[i]
    best = int(total.argmax())
    path = [best]
    for i in range(len(scores) - 1, 0, -1):
        best = int(back[i, best])
        path.append(best)
    return _spans([tags[i] for i in reversed(path)])


@lru_cache(maxsize=4)
def _transitions(tags: tuple[str, ...]) -> npt.NDArray[np.float64]:
    return np.array([[-np.inf if b.startswith("I-") and a[2:] != b[2:] else 0.0 for b in tags] for a in tags])


def _spans(path: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(path):
        if tag.startswith("B-"):
            found.append((i, i, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i, tag[2:])
    return found
