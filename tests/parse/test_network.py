"""Tests of dragoman.parse.network that need no weights."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.parse.network import _relations

NAMES = ["aux", "aux:pass", "nsubj", "obj", "root"]


def scored(*relations: str) -> np.ndarray:
    return np.array([[float(name == relation) for name in NAMES] for relation in relations], np.float32)


@pytest.mark.parametrize(
    ("best", "heads", "relations"),
    [
        (["nsubj", "obj"], [1, -1], ["nsubj", "root"]),
        (["root", "root"], [1, -1], ["aux", "root"]),
        (["nsubj", "aux:pass", "root"], [2, 2, -1], ["nsubj:pass", "aux:pass", "root"]),
        (["nsubj", "aux", "root"], [2, 2, -1], ["nsubj", "aux", "root"]),
        (
            ["nsubj", "root", "nsubj", "aux:pass", "obj"],
            [1, -1, 4, 4, 1],
            ["nsubj", "root", "nsubj:pass", "aux:pass", "obj"],
        ),
    ],
    ids=["only the root is root", "others are not", "a passive subject", "an active one", "each verb its own"],
)
def test_relations_agree_with_each_other(best: list[str], heads: list[int], relations: list[str]) -> None:
    assert _relations(scored(*best), heads, NAMES) == relations
