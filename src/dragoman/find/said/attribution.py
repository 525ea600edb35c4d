"""The frozen value that the finding of speech works with: words given as somebody's."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.said.cues import Cue, Spotted
from dragoman.find.said.sources import Noun

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that are given as somebody's: the cue, its reading, whose they are, and the pieces of the text said.

    ``source`` and ``addressee`` are noun phrases of the cue's sentence, or None where it names none; ``form`` is
    clause, quote, or what the reading takes (object, name, as, infinitive, gerund, a preposition); ``head`` the token
    that heads the content, where that stands in the cue's sentence. Pieces are in the order of the text and hold their
    quotation marks and "that".
    """

    sentence: int
    cue: Spotted
    reading: Cue
    source: Noun | None
    pieces: tuple[tuple[int, int], ...]
    form: str
    head: int
    addressee: Noun | None = None
