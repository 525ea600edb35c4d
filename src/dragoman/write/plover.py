"""Writes events as PLOVER JSON Lines: one event, one line, in the fields of chapter 6 of the PLOVER manual.

Some keys are dragoman's own: ``status`` (actual, historical, future, hypothetical, negated), because PLOVER names such
auxiliary modes and gives them no field, and ``date_precision`` and ``date_basis``, because PLOVER requires a ``date``
and an event told as background has none that is certain: it carries the last day on which it can have happened. Where
text is withheld, the texts are null and ``text_info`` has the SHA-256 of the sentence beside its offsets. From a ledger
come ``joined_event``, ``reports`` and ``independent_reports``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.codes import CODEBOOK
from dragoman.model import Actor, Entity, Event, Record
from dragoman.record import location_columns
from dragoman.text import json_line
from dragoman.write.rows import events_once, words_hash
from dragoman.write.settings import Settings

__all__ = ["plover_events", "plover_text"]


def plover_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one line of JSON for each event; records without events yield none."""
    for event in plover_events(records, settings):
        yield json_line(event) + "\n"


def plover_events(records: Iterable[Record], settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield each event as a PLOVER record; absent values are ``null`` or ``[]``."""
    for record, event in events_once(records, settings):
        actors = {actor.id: actor for actor in record.actors}
        row = _event(record, event, actors)
        telling = settings.tellings.get(event.id)
        if telling is not None:
            row |= {
                "joined_event": telling.event,
                "reports": telling.reports,
                "independent_reports": telling.independent,
            }
        yield _without_words(row, record.sentences[event.sentence].text) if settings.withholds(record.report) else row


def _without_words(row: dict[str, Any], sentence: str) -> dict[str, Any]:
    place = row["event_loc"]
    return {
        **row,
        "actor": [{**entity, "entity_text": None} for entity in row["actor"]],
        "recipient": [{**entity, "entity_text": None} for entity in row["recipient"]],
        "event_loc": {**place, "extracted_place": None} if place else None,
        "event_text": [],
        "text": None,
        "text_info": {**row["text_info"], "sha256": words_hash(sentence)},
    }


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
            "code": entity.code or None,
            "sector": entity.sector,
            "entity_text": entity.entity_text,
            "identifier_id": actors[entity.id].wikidata,
            "identifier_text": actors[entity.id].name,
            "office": actors[entity.id].office,
        }
        for entity in entities
    ]
