"""Decode scores of begin/inside/outside tags into spans: the best legal path, less titles at the head of persons."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from dragoman.tables import read_table

__all__ = ["decode_entities", "name_of_person"]

_NAMES = frozenset({"PERSON", "ORG", "PLACE", "FACILITY"})
DOUBT = 1.5
"""Log odds against a name, so that as many are found wrongly as are missed (fitted on UNER EWT dev)."""

_FILLERS = {"the", "-", ",", "and"}


def decode_entities(scores: npt.NDArray[np.float32], tags: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, label) spans, ``last`` inclusive, of the highest-scoring legal tag sequence.

    Persons, bodies, places and facilities are scored less DOUBT.
    ``scores`` has one row a word and one column a tag; tags are ``O``, ``B-LABEL`` and ``I-LABEL``.
    """
    scores = scores - _doubts(tuple(tags))
    greedy = [tags[i] for i in scores.argmax(1).tolist()]
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
def _doubts(tags: tuple[str, ...]) -> npt.NDArray[np.float32]:
    return np.array([DOUBT if tag[2:] in _NAMES else 0.0 for tag in tags], dtype=np.float32)


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


def name_of_person(words: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return the part of a span of words that is a person's name, or None where the whole span is a title.

    What stands up to the last title goes, as in "US Defense Secretary Ash Carter"; so does all from "of" on, which
    follows an office or says where somebody is from. Two words and more before a title at the end are a name.
    """
    titles, surnames = _titles()
    lower = [word.lower() for word in words[first : last + 1]]
    size = lower.index("of") if "of" in lower else len(lower)
    while size > 2 and lower[size - 1] in titles and not titles & set(lower[: size - 1]):
        size -= 1
    name = 0
    for i, word in enumerate(lower[:size]):
        if word in titles or (i == name and size > 1 and word in surnames):
            name = i + 1
        elif i == name and word in _FILLERS:
            name += 1
    while size > name and not words[first + size - 1][0].isalpha():
        size -= 1
    return (first + name, first + size - 1) if name < size else None


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that are titles wherever they stand, and those that are names as well."""
    lines = read_table("tokens/titles.txt")
    return frozenset(w for w in lines if w[-1] != "*"), frozenset(w[:-1] for w in lines if w[-1] == "*")
