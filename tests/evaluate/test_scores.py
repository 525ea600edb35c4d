"""Tests of dragoman.evaluate.scores: precision, recall and F1."""

from __future__ import annotations

import pytest

from dragoman.evaluate.scores import f1_of, scores


@pytest.mark.parametrize(
    ("both", "found", "gold", "expected"),
    [
        (1, 2, 4, (50.0, 25.0, 33.3)),
        (3, 3, 3, (100.0, 100.0, 100.0)),
        (0, 2, 2, (0.0, 0.0, 0.0)),
        (0, 0, 0, (0.0, 0.0, 0.0)),
    ],
)
def test_scores_are_in_percent(both: int, found: int, gold: int, expected: tuple[float, float, float]) -> None:
    assert tuple(scores(both, found, gold).values()) == expected


def test_f1_is_the_harmonic_mean() -> None:
    assert f1_of(0.5, 1.0) == pytest.approx(2 / 3)
    assert f1_of(0.0, 0.0) == 0.0
