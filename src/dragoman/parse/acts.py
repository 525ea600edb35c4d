"""Decode the network's scores of acts: which words are triggers, of what, how real, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dragoman.model import ActReading

__all__ = ["ActLabels", "read_acts"]

Floats = npt.NDArray[np.float32]

_LEAST = 0.04
"""A word whose chance of being any trigger is below this is left out."""
_SHOWN = 0.02
"""Types, modes and statuses less likely than this are left out."""


@dataclass(frozen=True, slots=True)
class ActLabels:
    """Names of the outputs of the event, mode and status heads; the first event and mode mean none."""

    event: list[str]
    mode: list[str]
    status: list[str]


class ActScores(Protocol):
    """The scores that acts are read from, one row a word of a window."""

    @property
    def event(self) -> Floats: ...
    @property
    def mode(self) -> Floats: ...
    @property
    def status(self) -> Floats: ...
    @property
    def actor(self) -> Floats: ...
    @property
    def recipient(self) -> Floats: ...


def read_acts(scores: ActScores, first: int, last: int, labels: ActLabels) -> tuple[ActReading, ...]:
    """Return a reading for each word of ``first`` to ``last`` (exclusive) that may be a trigger, in order."""
    events = _softmax(scores.event[first:last])
    at = np.flatnonzero(1 - events[:, 0] >= _LEAST)
    if not at.size:
        return ()
    rows = at + first
    return tuple(
        ActReading(i, _likely(event, labels.event), _likely(mode, labels.mode), _likely(status, labels.status), *roles)
        for i, event, mode, status, *roles in zip(
            at.tolist(),
            events[at],
            _softmax(scores.mode[rows]),
            _softmax(scores.status[rows]),
            _chances(scores.actor[rows, first:last]),
            _chances(scores.recipient[rows, first:last]),
            strict=True,
        )
    )


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chances: Floats = powers / powers.sum(1, keepdims=True)
    return chances


def _likely(chances: Floats, names: list[str]) -> tuple[tuple[str, float], ...]:
    shown = [(-float(chances[k]), k) for k in np.flatnonzero(chances >= _SHOWN).tolist() if names[k]]
    return tuple((names[k], round(-minus, 4)) for minus, k in sorted(shown))


def _chances(scores: Floats) -> list[tuple[float, ...]]:
    return [tuple(row) for row in np.round(1 / (1 + np.exp(-scores.astype(np.float64))), 4).tolist()]
