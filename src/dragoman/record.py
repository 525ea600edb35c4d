"""Assembles the record of one report: gives ids, puts everything in the order of the text, checks it, writes it out.

Ids are hashes of what they name together with the report's id, so the same report and coder give the same ids in any
run. ``to_dict`` and ``to_json`` give the published form, ``dragoman-record/1``, whose JSON Schema is
``data/record.schema.json``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.check import check
from dragoman.errors import BadRecord
from dragoman.model import (
    Actor,
    Cast,
    Entity,
    Event,
    Instrument,
    Location,
    Mention,
    Order,
    Parse,
    Record,
    Refusal,
    Report,
    Span,
    Statement,
    When,
)
from dragoman.text import content_id, json_line

__all__ = ["SCHEMA", "assemble", "location_columns", "to_dict", "to_json"]

SCHEMA = "dragoman-record/1"
_ID_LENGTH = 12

Item = TypeVar("Item", Actor, Statement, Event, Instrument)
Names = dict[str, str]
"""The published id of each key that the finders used."""


def assemble(
    report: Report,
    parse: Parse,
    cast: Cast,
    *,
    events: Iterable[Event] = (),
    statements: Iterable[Statement] = (),
    instruments: Iterable[Instrument] = (),
    order: Iterable[Order] = (),
    refusals: Iterable[Refusal] = (),
    coder: str,
) -> Record:
    """Return the record of a report from what the finders found in it.

    The finders refer to actors, statements and events by keys of their own; here these become content hashes.

    Raises:
        BadRecord: something found breaks the rules of a record.
    """
    in_order = sorted(
        cast.actors, key=lambda actor: min((m.span.start for m in actor.mentions), default=len(report.text))
    )
    actor_ids = _ids(report, "actor", in_order, _actor_content)
    actors = [_with_actor_ids(actor, actor_ids) for actor in in_order]

    said = sorted((_statement(item, actor_ids) for item in statements), key=lambda s: (s.content.start, s.content.end))
    statement_ids = _ids(report, "statement", said, _statement_dict)

    done = sorted(
        (_event(item, actor_ids, statement_ids) for item in events),
        key=lambda e: (e.trigger.start, e.trigger.end, e.event),
    )
    event_ids = _ids(report, "event", done, _event_content)

    deeds = sorted(instruments, key=lambda deed: min((span.start for span in deed.mentions), default=len(report.text)))
    deed_ids = _ids(report, "instrument", deeds, _instrument_dict)

    record = Record(
        coder=coder,
        report=report,
        sentences=tuple(report.span(sent.start, sent.end) for sent in parse.sentences),
        actors=tuple(actors),
        events=tuple(replace(event, id=event_ids[event.id]) for event in done),
        statements=tuple(replace(stmt, id=statement_ids[stmt.id]) for stmt in said),
        instruments=tuple(replace(deed, id=deed_ids[deed.id]) for deed in deeds),
        order=tuple(
            replace(pair, first=_known(event_ids, pair.first), second=_known(event_ids, pair.second))
            for pair in sorted(order, key=lambda pair: (pair.start, pair.end, pair.relation))
        ),
        refusals=tuple(
            sorted(
                {*refusals, *_unknown(cast.refusals, actors, done)},
                key=lambda item: (item.start, item.end, item.reason, item.detail),
            )
        ),
    )
    check(record)
    return record


def _unknown(refusals: Iterable[Refusal], actors: list[Actor], events: list[Event]) -> Iterator[Refusal]:
    """Yield the refusals of names and people, without those of whom an event is told all the same, as of gunmen."""
    acting = {entity.id for event in events for entity in event.actor}
    told = {(m.span.start, m.span.end) for actor in actors if actor.id in acting for m in actor.mentions}
    for item in refusals:
        if item.reason != "unknown-actor" or (item.start, item.end) not in told:
            yield item


def to_dict(record: Record) -> dict[str, Any]:
    """Return the published form of a record: JSON values only, keys in the order of the schema."""
    report = record.report
    return {
        "schema": SCHEMA,
        "coder": record.coder,
        "report": {
            "id": report.id,
            "date": report.date.isoformat(),
            "title": report.title,
            "source": report.source,
            "url": report.url,
            "language": report.language,
            "text": report.text,
            "sentences": [{"start": sent.start, "end": sent.end} for sent in record.sentences],
        },
        "actors": [_actor_dict(actor) for actor in record.actors],
        "events": [_event_dict(event) for event in record.events],
        "statements": [_statement_dict(stmt) for stmt in record.statements],
        "instruments": [_instrument_dict(deed) for deed in record.instruments],
        "order": [
            {
                "first": pair.first,
                "relation": pair.relation,
                "second": pair.second,
                "start": pair.start,
                "end": pair.end,
            }
            for pair in record.order
        ],
        "refusals": [
            {"start": item.start, "end": item.end, "reason": item.reason, "detail": item.detail}
            for item in record.refusals
        ],
    }


def to_json(record: Record) -> str:
    """Return a record as one line of JSON, the same bytes for the same record everywhere."""
    return json_line(to_dict(record))


def _ids(report: Report, kind: str, items: Iterable[Item], content: Callable[[Item], dict[str, Any]]) -> Names:
    """Give each item a hash of its content; a second item of the same content gets the hash of both being there."""
    ids: Names = {}
    taken: set[str] = set()
    for item in items:
        if item.id in ids:
            raise BadRecord(f"report {report.id}: two {kind}s share the key {item.id!r}")
        again = 0
        while (name := content_id(report.id, kind, again, {**content(item), "id": None}, length=_ID_LENGTH)) in taken:
            again += 1
        taken.add(name)
        ids[item.id] = name
    return ids


def _known(ids: Names, key: str) -> str:
    try:
        return ids[key]
    except KeyError as error:
        raise BadRecord(f"the key {key!r} is used and nothing has it") from error


def _with_actor_ids(actor: Actor, ids: Names) -> Actor:
    mentions = sorted(actor.mentions, key=lambda mention: (mention.span.start, mention.span.end))
    return replace(
        actor,
        id=ids[actor.id],
        members=tuple(_known(ids, member) for member in actor.members),
        mentions=tuple(replace(mention, actor=ids[actor.id]) for mention in mentions),
    )


def _entities(entities: Iterable[Entity], ids: Names) -> tuple[Entity, ...]:
    return tuple(replace(entity, id=_known(ids, entity.id)) for entity in entities)


def _statement(stmt: Statement, actors: Names) -> Statement:
    return replace(stmt, speaker=_entities(stmt.speaker, actors), addressee=_entities(stmt.addressee, actors))


def _event(event: Event, actors: Names, statements: Names) -> Event:
    attributed = None if event.attributed_to is None else _known(statements, event.attributed_to)
    return replace(
        event,
        attributed_to=attributed,
        actor=_entities(event.actor, actors),
        recipient=_entities(event.recipient, actors),
        mentions=tuple(sorted(event.mentions, key=lambda span: (span.start, span.end))),
    )


def _actor_content(actor: Actor) -> dict[str, Any]:
    """Return what an actor's id stands for; not its members, whose ids are not known yet."""
    return {**_actor_dict(actor), "members": len(actor.members)}


def _event_content(event: Event) -> dict[str, Any]:
    """Return what an event's id stands for: the claim, not how sure dragoman is of it or by which rule."""
    return {**_event_dict(event), "confidence": None, "why": None}


def _span_dict(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _mention_dict(mention: Mention) -> dict[str, Any]:
    return {**_span_dict(mention.span), "how": mention.how}


def _actor_dict(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "code": actor.code or None,
        "sector": actor.sector,
        "other_sectors": list(actor.other_sectors),
        "office": actor.office,
        "wikidata": actor.wikidata,
        "members": list(actor.members),
        "mentions": [_mention_dict(mention) for mention in actor.mentions],
    }


def _entity_dict(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "code": entity.code or None,
        "sector": entity.sector,
        "entity_text": entity.entity_text,
        "start": entity.start,
        "end": entity.end,
    }


def _when_dict(when: When) -> dict[str, Any]:
    span = when.span
    return {
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "precision": when.precision,
        "basis": when.basis,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": span.text if span else None,
    }


def location_columns(place: Location) -> dict[str, Any]:
    """Return a place in the names of PLOVER's manual, null where the gazetteer does not know it."""
    return {
        "extracted_place": place.span.text,
        "resolved_place": place.resolved_place,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country_code,
        "feature_code": place.feature_code,
    }


def _location_dict(place: Location) -> dict[str, Any]:
    return {**location_columns(place), "start": place.span.start, "end": place.span.end}


def _event_dict(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": event.event,
        "mode": list(event.mode),
        "context": list(event.context),
        "cameo": event.cameo,
        "goldstein": float(event.goldstein),
        "quad_code": event.quad_code,
        "event_scale": float(event.event_scale),
        "status": event.status,
        "attributed_to": event.attributed_to,
        "actor": [_entity_dict(entity) for entity in event.actor],
        "recipient": [_entity_dict(entity) for entity in event.recipient],
        "trigger": _span_dict(event.trigger),
        "mentions": [_span_dict(span) for span in event.mentions],
        "sentence": event.sentence,
        "date": _when_dict(event.date),
        "event_loc": _location_dict(event.event_loc) if event.event_loc else None,
        "confidence": round(float(event.confidence), 2),
        "why": event.why,
    }


def _statement_dict(stmt: Statement) -> dict[str, Any]:
    return {
        "id": stmt.id,
        "speaker": [_entity_dict(entity) for entity in stmt.speaker],
        "addressee": [_entity_dict(entity) for entity in stmt.addressee],
        "cue": _span_dict(stmt.cue) if stmt.cue else None,
        "content": _span_dict(stmt.content),
        "quotes": [_span_dict(span) for span in stmt.quotes],
        "kind": stmt.kind,
        "medium": _span_dict(stmt.medium) if stmt.medium else None,
        "date": _when_dict(stmt.date),
        "sentence": stmt.sentence,
        "stance": [
            {"towards": item.towards, "stance": item.stance, "start": item.start, "end": item.end}
            for item in stmt.stance
        ],
    }


def _instrument_dict(deed: Instrument) -> dict[str, Any]:
    return {
        "id": deed.id,
        "name": deed.name,
        "kind": deed.kind,
        "parties": list(deed.parties),
        "year": deed.year,
        "mentions": [_span_dict(span) for span in deed.mentions],
        "changes": [
            {
                "change": item.change,
                "by": list(item.by),
                "date": item.date,
                "start": item.start,
                "end": item.end,
            }
            for item in deed.changes
        ],
        "status": deed.status,
    }
