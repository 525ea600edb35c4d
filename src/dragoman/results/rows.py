"""Turns what the ledger answers into rows under the names of the columns; ``answers.csv`` says what each holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from dragoman.codes import cameo_names
from dragoman.find.bound.instrument_table import wikidata_of
from dragoman.model import When
from dragoman.store.answers import (
    ActorRow,
    Difference,
    EventRow,
    InstrumentRow,
    Party,
    PositionRow,
    ReportRow,
    StanceRow,
    StatementRow,
    StatusRow,
    TimelineRow,
    Words,
)
from dragoman.write.dates import edtf

__all__ = ["Row", "answer_row", "change_rows", "moment", "words_row"]

Row = dict[str, object]


def answer_row(answer: object) -> Row:
    """Return a row of a listing, a timeline or the positions under the names of the columns of its table."""
    return _MAKERS[type(answer)](answer)


def _event(row: EventRow) -> Row:
    place = row.place
    return {
        "joined_event": row.id,
        "event_id": row.telling,
        **_when(row),
        "event": row.event,
        "mode": row.mode,
        "status": row.status,
        **_side("actor", row.actors),
        **_side("recipient", row.recipients),
        "place": place.name if place else None,
        **_span("place", place.words if place else None),
        "geonameid": place.geonameid if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country_code": (place.country if place else None) or None,
        "feature_code": place.feature if place else None,
        "context": row.context,
        "cameo": row.cameo,
        "cameo_name": cameo_names().get(row.cameo),
        "quad_code": row.quad_code,
        "goldstein": row.goldstein,
        "event_scale": row.event_scale,
        "attributed_to": row.attributed_to,
        **_span("trigger", row.trigger),
        **_span("sentence", row.sentence),
        **_span("date", row.date_words),
        "confidence": round(row.confidence, 2),
        "why": row.why,
        **_told(row),
    }


def _statement(row: StatementRow) -> Row:
    return {
        "joined_statement": row.id,
        "statement_id": row.telling,
        **_when(row),
        "kind": row.kind,
        **_side("speaker", row.speakers),
        **_side("addressee", row.addressees),
        "stance": [item.stance for item in row.stances],
        "stance_towards": [item.towards for item in row.stances],
        "stances": list(map(_stance, row.stances)),
        **_span("cue", row.cue),
        **_span("content", row.content),
        "quotes": list(map(words_row, row.quotes)),
        **_span("medium", row.medium),
        **_span("sentence", row.sentence),
        **_told(row),
    }


def _instrument(row: InstrumentRow) -> Row:
    return {
        "instrument_key": row.key,
        "instrument": row.name,
        "names": row.names,
        "kind": row.kind,
        "parties": row.parties,
        "year": row.year,
        "wikidata": wikidata_of(row.name),
        "status": row.status,
        "since": row.since,
        "reports": row.reports,
        "mentions": list(map(words_row, row.mentions)),
    }


def _timeline(row: TimelineRow) -> Row:
    return {
        "first": row.day,
        "last": row.last,
        "date": When(row.day, row.last, row.precision, "stated").known,
        "date_precision": row.precision,
        "kind": row.kind,
        "id": row.id,
        "label": row.label,
        "actor_name": row.actors,
        "recipient_name": row.recipients,
        "reports": row.reports,
        **_source(row.words, row.sentence),
    }


def _position(row: PositionRow) -> Row:
    return {
        "name": row.speaker,
        "code": row.code or None,
        "sector": row.sector,
        "towards": row.towards,
        "stance": row.stance,
        "since": row.since,
        "until": row.until,
        "before": row.before,
        "times": row.times,
        "statement_id": row.statement or None,
        **_source(row.words, row.sentence),
    }


def change_rows(status: StatusRow) -> list[Row]:
    """Return the changes of an instrument, the oldest first."""
    deed = status.instrument
    return [
        {
            "instrument_key": deed.key,
            "instrument": deed.name,
            "kind": deed.kind,
            "change": change.change,
            "by": change.by,
            "date": change.when,
            "report_date": change.report_date,
            **_source(change.words, change.sentence),
        }
        for change in status.changes
    ]


def _difference(row: Difference) -> Row:
    return {
        "change": row.change,
        "kind": row.kind,
        "id": row.id,
        "when": moment(row.when),
        "label": row.label,
        "reports_before": row.reports_before,
        "reports_after": row.reports_after,
        **words_row(row.words),
    }


def _report(row: ReportRow) -> Row:
    return {
        "report_id": row.id,
        "report_date": row.day,
        "report_title": row.title,
        "report_source": row.source,
        "report_url": row.url,
        "language": row.language,
        "coder": row.coder,
        "added": moment(row.added),
        "kin": row.kin,
        "words": row.words,
        "events": row.events,
        "statements": row.statements,
    }


def _actor(row: ActorRow) -> Row:
    values: Row = {field.name: getattr(row, field.name) for field in fields(row)}
    return {**values, "code": row.code or None, "mentions": list(map(words_row, row.mentions))}


_MAKERS: Mapping[type, Callable[[Any], Row]] = {
    EventRow: _event,
    StatementRow: _statement,
    InstrumentRow: _instrument,
    TimelineRow: _timeline,
    PositionRow: _position,
    Difference: _difference,
    ReportRow: _report,
    ActorRow: _actor,
}


def _when(row: EventRow | StatementRow) -> Row:
    when = When(row.first, row.last, row.precision, row.basis)
    return {
        "first": row.first,
        "last": row.last,
        "date": when.known,
        "edtf": edtf(when),
        "date_precision": row.precision,
        "date_basis": row.basis,
    }


def _told(row: EventRow | StatementRow) -> Row:
    """Return which report gives the words, and how many have the same."""
    return {
        "report_id": row.report,
        "report_date": row.report_date,
        "report_title": row.title,
        "report_source": row.source,
        "report_url": row.url,
        "reports": row.reports,
        "independent_reports": row.independent,
        "contradictions": row.contradictions,
        "added": moment(row.added),
        "withdrawn": moment(row.withdrawn),
    }


def _side(name: str, parties: Sequence[Party]) -> Row:
    """Return a role twice: as lists of names and codes, as the exports have them, and with all that is known."""
    return {
        f"{name}_name": [party.name for party in parties],
        f"{name}_code": [party.code or None for party in parties],
        f"{name}s": list(map(_party, parties)),
    }


def _party(party: Party) -> Row:
    return {
        "id": party.actor,
        "name": party.name,
        "kind": party.kind or None,
        "code": party.code or None,
        "sector": party.sector,
        "office": party.office,
        "wikidata": party.wikidata,
        **words_row(party.words),
    }


def _stance(stance: StanceRow) -> Row:
    return {"towards": stance.towards, "stance": stance.stance, **words_row(stance.words)}


def words_row(words: Words) -> Row:
    """Return words with their place in a report."""
    return {"text": words.text, "start": words.start, "end": words.end, "report_id": words.report}


def _source(words: Words, sentence: Words) -> Row:
    return {**words_row(words), **_span("sentence", sentence)}


def _span(name: str, words: Words | None) -> Row:
    return {f"{name}_{part}": getattr(words, part) if words else None for part in ("text", "start", "end")}


def moment(moment: datetime | None) -> datetime | None:
    """Return a moment with its zone; in the ledger it stands in UTC and without one."""
    return moment.replace(tzinfo=UTC) if moment else None
