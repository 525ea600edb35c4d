"""The frozen value for what is said at a cue."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.said.cues import Cue
from dragoman.find.said.sources import Noun

__all__ = ["Content"]


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: pieces of the text in order, the form that it has, its head token in the sentence, the reading.

    ``form`` is clause, quote, or what the reading takes: object, name, as, infinitive, gerund, a preposition.
    """

    pieces: tuple[tuple[int, int], ...]
    form: str
    head: int
    reading: Cue
    addressee: Noun | None = None
