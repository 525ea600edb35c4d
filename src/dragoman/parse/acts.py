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
    found = []
    for i in np.flatnonzero(1 - events[:, 0] >= _LEAST):
        row = first + int(i)
        found.append(
            ActReading(
                int(i),
                _likely(events[i], labels.event),
                _likely(_softmax(scores.mode[row : row + 1])[0], labels.mode),
                _likely(_softmax(scores.status[row : row + 1])[0], labels.status),
                _chances(scores.actor[row, first:last]),
                _chances(scores.recipient[row, first:last]),
            )
        )
    return tuple(found)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chances: Floats = powers / powers.sum(1, keepdims=True)
    return chances


def _likely(chances: Floats, names: list[str]) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-chances, kind="stable")
    return tuple((names[k], round(float(chances[k]), 4)) for k in order if names[k] and chances[k] >= _SHOWN)


def _chances(scores: Floats) -> tuple[float, ...]:
    return tuple(np.round(1 / (1 + np.exp(-scores.astype(np.float64))), 4).tolist())
