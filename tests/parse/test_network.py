"""Tests of dragoman.parse.network."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

from dragoman.parse.network import MODEL, _relations

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


def test_the_graph_that_ships_takes_one_window_and_is_small() -> None:
    graph = MODEL / "reader.onnx"
    assert graph.stat().st_size <= 20_000_000
    inputs = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"]).get_inputs()
    assert {given.name: given.shape for given in inputs} == {
        "ids": [1, "pieces"],
        "cases": [1, "pieces"],
        "first": [1, "words"],
    }
