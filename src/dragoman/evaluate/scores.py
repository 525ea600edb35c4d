"""Precision, recall and F1, in the form that every measurement prints them."""

from __future__ import annotations

__all__ = ["f1_of", "scores"]


def f1_of(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall in their own unit, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def scores(both: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1 in percent, to one decimal, of what was found and what is in the gold data."""
    precision = 100 * both / found if found else 0.0
    recall = 100 * both / gold if gold else 0.0
    f1 = f1_of(precision, recall)
    return {"precision": round(precision, 1), "recall": round(recall, 1), "f1": round(f1, 1)}
