"""Codes one sentence for what its first named party does to the second, with the machinery that codes reports."""

from __future__ import annotations

from datetime import date

from dragoman.errors import BadInput
from dragoman.model import Entity, Event, Record, Relation
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report

__all__ = ["code_relation"]

_NO_DATE = date(2000, 1, 1)
"""Stands in for the date that a lone sentence lacks; nothing that depends on it is returned."""


def code_relation(sentence: str, source: str, target: str) -> Relation:
    """Return what ``source`` does to ``target`` in a sentence; both are words of the sentence.

    Raises:
        BadInput: the sentence lacks the words of source or target.
    """
    places = []
    for words in (source, target):
        start = sentence.find(words)
        if start < 0 or not words:
            raise BadInput(f"the sentence has no words {words!r}; give source and target as they stand in it")
        places.append((start, start + len(words)))
    record = shared_coder().code(make_report(sentence, day=_NO_DATE, name="the sentence"))
    event = _between(record, places[0], places[1])
    if event is None:
        return Relation(None, None, {})
    return Relation(event.event, event.quad_code, {event.event: event.confidence})


def _between(record: Record, source: tuple[int, int], target: tuple[int, int]) -> Event | None:
    """Return the surest event whose actor is the source and whose recipient is the target."""
    found = [
        event
        for event in record.events
        if _names(event.actor, source) and (_names(event.recipient, target) or _names(event.actor, target))
    ]
    return max(found, key=lambda event: (_names(event.recipient, target), event.confidence), default=None)


def _names(entities: tuple[Entity, ...], place: tuple[int, int]) -> bool:
    return any(entity.start < place[1] and place[0] < entity.end for entity in entities)
