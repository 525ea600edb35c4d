"""Writes events as PLOVER JSON Lines: one event, one line, in the fields of chapter 6 of the PLOVER manual.

Three keys are dragoman's own: ``status`` (actual, historical, future, hypothetical, negated), because PLOVER names such
auxiliary modes and gives them no field, and ``date_precision`` and ``date_basis``, because PLOVER requires a ``date``
and an event told as background has none that is certain: it carries the last day on which it can have happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.codes import CODEBOOK
from dragoman.model import Actor, Entity, Event, Record
from dragoman.record import location_columns

__all__ = ["plover_events", "plover_lines"]


def plover_lines(record: Record) -> Iterator[str]:
    """Yield one line of JSON, without its line end, for each event of a record; a record without events yields none."""
    for event in plover_events(record):
        line = json.dumps(event, ensure_ascii=False, allow_nan=False)
        yield line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def plover_events(record: Record) -> Iterator[dict[str, Any]]:
    """Yield each event of a record as a PLOVER record; absent values are ``null`` or ``[]``."""
    actors = {actor.id: actor for actor in record.actors}
    for event in record.events:
        yield _event(record, event, actors)


def _event(record: Record, event: Event, actors: dict[str, Actor]) -> dict[str, Any]:
    report, sent, when = record.report, record.sentences[event.sentence], event.date
    first = when.first or when.last or report.date
    last = when.last or when.first or report.date
    return {
        "id": event.id,
        "has_event": True,
        "date": first.isoformat(),
        "enddate": last.isoformat(),
        "actor": _entities(event.actor, actors),
        "recipient": _entities(event.recipient, actors),
        "event": [event.event],
        "mode": list(event.mode),
        "context": list(event.context),
        "quad_code": event.quad_code,
        "event_scale": float(event.event_scale),
        "event_loc": location_columns(event.event_loc) if event.event_loc else None,
        "event_text": [event.trigger.text, *(span.text for span in event.mentions)],
        "text": sent.text,
        "text_info": {"sequence": event.sentence, "start": sent.start, "end": sent.end},
        "cite_info": {
            "citation": report.id,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "publication": report.source,
            "coder": record.coder,
            "codebook": f"dragoman-{CODEBOOK}",
        },
        "coder": record.coder,
        "status": event.status,
        "date_precision": when.precision,
        "date_basis": when.basis,
    }


def _entities(entities: Iterable[Entity], actors: dict[str, Actor]) -> list[dict[str, Any]]:
    return [
        {
            "code": entity.code,
            "sector": entity.sector,
            "entity_text": entity.entity_text,
            "identifier_id": actors[entity.id].wikidata,
            "identifier_text": actors[entity.id].name,
            "office": actors[entity.id].office,
        }
        for entity in entities
    ]
