"""Checks a record against the rules that its readers rely on.

Every span quotes the report's own words, every code is one of the codebook's and agrees with the others beside it,
every id that is used is defined, everything lies inside the text. A record that fails is a fault of dragoman.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from dragoman import codes
from dragoman.errors import BadRecord
from dragoman.model import Actor, Entity, Event, Instrument, Record, Span, Statement, When

__all__ = ["check"]

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def check(record: Record) -> None:
    """Check a whole record.

    Raises:
        BadRecord: with the first faults found, each naming the item.
    """
    faults = [*_check_report(record), *_check_actors(record), *_check_events(record), *_check_statements(record)]
    faults += [*_check_instruments(record), *_check_order(record), *_check_refusals(record)]
    if faults:
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise BadRecord(
            f"report {record.report.id}: {'; '.join(faults[:3])}{more}; please report this fault of dragoman"
        )


def _one_of(what: str, value: str, allowed: Collection[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{what} {value!r} is not in the codebook"


def _check_span(record: Record, what: str, span: Span | Entity) -> Iterator[str]:
    words = span.text if isinstance(span, Span) else span.entity_text
    yield from _check_range(record, what, span.start, span.end)
    if record.report.text[span.start : span.end] != words:
        yield f"{what} {words!r} is not what the report has at {span.start} to {span.end}"


def _check_range(record: Record, what: str, start: int, end: int) -> Iterator[str]:
    if not 0 <= start < end <= len(record.report.text):
        yield f"{what} lies at {start} to {end}, which is no place in the text"


def _check_report(record: Record) -> Iterator[str]:
    last = 0
    for sent in record.sentences:
        yield from _check_span(record, "a sentence", sent)
        if sent.start < last:
            yield f"the sentence at {sent.start} begins before the one before it ends"
        last = sent.end


def _check_code(what: str, code: str, *, empty: bool = False) -> Iterator[str]:
    """Check an entity code; the codes of a group's members may stand together, with semicolons between.

    An actor of unknown country has an empty code. It may speak, and act on others where its sector is known.
    """
    if empty and not code:
        return
    for part in code.split(";"):
        yield from _one_of(f"{what} code", part, codes.entity_codes())


def _check_sector(what: str, sector: str | None) -> Iterator[str]:
    if sector is not None:
        yield from _one_of(f"{what} sector", sector, codes.sectors())


def _check_actors(record: Record) -> Iterator[str]:
    ids = {actor.id for actor in record.actors}
    if len(ids) != len(record.actors):
        yield "two actors have one id"
    for actor in record.actors:
        yield from _check_actor(record, actor, ids)


def _check_actor(record: Record, actor: Actor, ids: set[str]) -> Iterator[str]:
    what = f"actor {actor.name!r}"
    yield from _one_of(f"{what} kind", actor.kind, codes.KINDS)
    yield from _check_code(what, actor.code, empty=True)
    for sector in (actor.sector, *actor.other_sectors):
        yield from _check_sector(what, sector)
    for mention in actor.mentions:
        yield from _check_span(record, f"{what} mention", mention.span)
        yield from _one_of(f"{what} how", mention.how, codes.HOWS)
    if not set(actor.members) <= ids:
        yield f"{what} has a member that is no actor of the record"


def _check_entities(record: Record, what: str, entities: Iterable[Entity], *, empty: bool = False) -> Iterator[str]:
    ids = {actor.id for actor in record.actors}
    for entity in entities:
        yield from _check_span(record, what, entity)
        yield from _check_code(what, entity.code, empty=empty)
        yield from _check_sector(what, entity.sector)
        if entity.id not in ids:
            yield f"{what} {entity.entity_text!r} is no actor of the record"


def _check_when(record: Record, what: str, when: When) -> Iterator[str]:
    yield from _one_of(f"{what} precision", when.precision, codes.PRECISIONS)
    yield from _one_of(f"{what} date basis", when.basis, codes.BASES)
    if when.first and when.last and when.first > when.last:
        yield f"{what} ends ({when.last}) before it begins ({when.first})"
    if when.span:
        yield from _check_span(record, f"{what} date", when.span)


def _check_sentence(record: Record, what: str, sentence: int, span: Span) -> Iterator[str]:
    if not 0 <= sentence < len(record.sentences):
        yield f"{what} is in sentence {sentence}, which there is not"
    elif not record.sentences[sentence].start <= span.start < record.sentences[sentence].end:
        yield f"{what} at {span.start} is not in sentence {sentence}"


def _check_events(record: Record) -> Iterator[str]:
    if len({event.id for event in record.events}) != len(record.events):
        yield "two events have one id"
    statements = {stmt.id for stmt in record.statements}
    for event in record.events:
        what = f"{event.event} {event.trigger.text!r}"
        yield from _check_event_codes(event, what)
        yield from _check_span(record, f"{what} trigger", event.trigger)
        for span in event.mentions:
            yield from _check_span(record, f"{what} mention", span)
        yield from _check_sentence(record, what, event.sentence, event.trigger)
        yield from _check_entities(record, f"{what} actor", event.actor, empty=True)
        if any(not entity.code and not entity.sector for entity in event.actor):
            yield f"{what} has an actor of whom neither a code nor a sector is known"
        yield from _check_entities(record, f"{what} recipient", event.recipient)
        yield from _check_when(record, what, event.date)
        if event.event_loc:
            yield from _check_span(record, f"{what} place", event.event_loc.span)
        if not event.actor:
            yield f"{what} has no actor"
        if event.attributed_to is not None and event.attributed_to not in statements:
            yield f"{what} is attributed to a statement that the record lacks"


def _check_event_codes(event: Event, what: str) -> Iterator[str]:
    yield from _one_of("event type", event.event, codes.event_types())
    yield from _one_of(f"{what} status", event.status, codes.STATUSES)
    yield from _one_of(f"{what} CAMEO code", event.cameo, codes.cameo_names())
    for context in event.context:
        yield from _one_of(f"{what} context", context, codes.contexts())
    kind = codes.event_types().get(event.event)
    if kind is None:
        return
    unknown = [mode for mode in event.mode if mode not in kind.modes]
    if unknown:
        yield f"{what} mode {unknown[0]!r} is not in the codebook"
    elif event.event_scale != codes.event_scale(event.event, event.mode):
        yield f"{what} score {event.event_scale} is not the codebook's"
    if event.quad_code != kind.quad_code:
        yield f"{what} quad code {event.quad_code} is not {kind.quad_code}"
    if event.cameo in codes.cameo_names() and event.goldstein != codes.goldstein(event.cameo):
        yield f"{what} Goldstein score {event.goldstein} is not that of {event.cameo}"
    if not 0 <= event.confidence <= 1:
        yield f"{what} confidence {event.confidence} is not between 0 and 1"


def _check_statements(record: Record) -> Iterator[str]:
    for stmt in record.statements:
        yield from _check_statement(record, stmt)


def _check_statement(record: Record, stmt: Statement) -> Iterator[str]:
    what = f"statement at {stmt.content.start}"
    yield from _one_of(f"{what} kind", stmt.kind, codes.STATEMENT_KINDS)
    for span in (stmt.cue, stmt.content, stmt.medium, *stmt.quotes):
        if span:
            yield from _check_span(record, what, span)
    yield from _check_entities(record, f"{what} speaker", stmt.speaker, empty=True)
    yield from _check_entities(record, f"{what} addressee", stmt.addressee, empty=True)
    yield from _check_when(record, what, stmt.date)
    if not 0 <= stmt.sentence < len(record.sentences):
        yield f"{what} is in sentence {stmt.sentence}, which there is not"
    for item in stmt.stance:
        yield from _one_of(f"{what} stance", item.stance, codes.STANCES)
        yield from _check_range(record, f"{what} stance", item.start, item.end)


def _check_instruments(record: Record) -> Iterator[str]:
    for deed in record.instruments:
        yield from _check_instrument(record, deed)


def _check_instrument(record: Record, deed: Instrument) -> Iterator[str]:
    what = f"instrument {deed.name!r}"
    for span in deed.mentions:
        yield from _check_span(record, what, span)
    for code in (*deed.parties, *(code for item in deed.changes for code in item.by)):
        yield from _check_code(what, code)
    for item in deed.changes:
        yield from _one_of(f"{what} change", item.change, codes.CHANGES)
        yield from _check_range(record, f"{what} change", item.start, item.end)
        if item.date is not None and not _DATE.fullmatch(item.date):
            yield f"{what} change has the date {item.date!r}, which is no ISO day, month or year"
    if deed.status is not None:
        yield from _one_of(f"{what} status", deed.status, codes.CHANGES)


def _check_order(record: Record) -> Iterator[str]:
    ids = {event.id for event in record.events}
    for pair in record.order:
        yield from _one_of("order", pair.relation, codes.ORDER_RELATIONS)
        yield from _check_range(record, "order", pair.start, pair.end)
        if not {pair.first, pair.second} <= ids:
            yield "an order names an event that the record lacks"


def _check_refusals(record: Record) -> Iterator[str]:
    for item in record.refusals:
        yield from _one_of("refusal", item.reason, codes.REFUSAL_REASONS)
        yield from _check_range(record, "refusal", item.start, item.end)
