"""Makes the rows of the tables that dragoman exports: one mapping a row, from a column's name to its value.

Values are text, whole numbers, numbers, truth values, dates, or lists of texts and whole numbers; what is absent is
None. ``data/exports/columns.csv`` says what each column holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from dragoman.codes import CODEBOOK, STATUSES, cameo_names
from dragoman.model import Actor, Change, Entity, Event, Instrument, Record, Span, Statement, When
from dragoman.text import content_id
from dragoman.write.dates import acled_precision, edtf, ucdp_precision
from dragoman.write.parties import Party, pairs, parties
from dragoman.write.places import Site, site
from dragoman.write.settings import Settings

__all__ = ["Row", "RowMaker", "Value", "events_once", "rows", "words_hash"]

Value = str | int | float | bool | date | Sequence[str | int | None] | None
Row = dict[str, Value]

_ROW_ID = 13


class RowMaker:
    """Makes the rows of a unit record by record, remembering which events of several reports it has written."""

    def __init__(self, unit: str, settings: Settings) -> None:
        self._unit = unit
        self._settings = settings
        self._events = EventSieve(settings)

    def of(self, record: Record) -> Iterator[Row]:
        """Yield the rows of one record, in the order of its text."""
        teller = _Teller(record, self._settings)
        if self._unit in _EVENT_ROWS:
            for event in self._events.of(record):
                yield from _EVENT_ROWS[self._unit](teller, event)
        elif self._unit == "statement":
            yield from (_statement_row(teller, stmt) for stmt in record.statements)
        else:
            yield from (_change_row(teller, deed, item) for deed in record.instruments for item in deed.changes)


class EventSieve:
    """Passes the events to write: of the wanted statuses, and what several reports tell only once.

    ``statuses`` is the format's own choice of statuses, which a user's goes before.
    """

    def __init__(self, settings: Settings, statuses: Collection[str] = STATUSES) -> None:
        self._settings = settings
        self._wanted = settings.statuses if settings.statuses is not None else statuses
        self._told: set[str] = set()

    def of(self, record: Record) -> Iterator[Event]:
        """Yield the events of one record that pass."""
        for event in record.events:
            telling = self._settings.tellings.get(event.id)
            if event.status in self._wanted and (telling is None or telling.event not in self._told):
                if telling is not None:
                    self._told.add(telling.event)
                yield event


def rows(unit: str, records: Iterable[Record], settings: Settings) -> Iterator[Row]:
    """Yield the rows of a unit, in the order of the records and of their text."""
    maker = RowMaker(unit, settings)
    for record in records:
        yield from maker.of(record)


def events_once(
    records: Iterable[Record], settings: Settings, statuses: Collection[str] = STATUSES
) -> Iterator[tuple[Record, Event]]:
    """Yield the events that pass the sieve, each with its record."""
    sieve = EventSieve(settings, statuses)
    for record in records:
        for event in sieve.of(record):
            yield record, event


def words_hash(words: str) -> str:
    """Return the SHA-256 of words in UTF-8, by which a text that was withheld can be checked by whoever has it."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


class _Teller:
    """Says of one record what the rows of all its items share."""

    def __init__(self, record: Record, settings: Settings) -> None:
        self.record = record
        self.settings = settings
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.statements: dict[str, Statement] = {stmt.id: stmt for stmt in record.statements}
        self.withheld = settings.withholds(record.report)
        self._hash = words_hash(record.report.text)

    def report(self) -> Row:
        report = self.record.report
        return {
            "report_id": report.id,
            "report_date": report.date,
            "report_title": report.title,
            "report_source": report.source,
            "report_url": report.url,
            "report_sha256": self._hash,
            "coder": self.record.coder,
            "codebook": CODEBOOK,
        }

    def words(self, text: str) -> str | None:
        return None if self.withheld else text

    def topic(self, words: str) -> str | None:
        """Return what a stance is towards: words of the report, unless they are a name of the record."""
        names = {actor.name for actor in self.record.actors} | {deed.name for deed in self.record.instruments}
        return None if self.withheld and words not in names else words

    def span(self, name: str, span: Span | Entity | None, *, hashed: bool = False) -> Row:
        """Return the words of a span, its offsets and its hash under one name."""
        prefix = f"{name}_" if name else ""
        if span is None:
            row: Row = {f"{prefix}text": None, f"{prefix}start": None, f"{prefix}end": None}
            return {**row, f"{prefix}sha256": None} if hashed else row
        text = span.text if isinstance(span, Span) else span.entity_text
        row = {f"{prefix}text": self.words(text), f"{prefix}start": span.start, f"{prefix}end": span.end}
        return {**row, f"{prefix}sha256": words_hash(text)} if hashed else row

    def when(self, when: When) -> Row:
        return {
            "date": when.known,
            "first": when.first,
            "last": when.last,
            "edtf": edtf(when),
            "date_precision": when.precision,
            "date_basis": when.basis,
            "time_precision": acled_precision(when),
            "date_prec": ucdp_precision(when),
            **self.span("date", when.span),
        }

    def side(self, name: str, entities: Iterable[Entity]) -> Row:
        """Return a role as parallel lists."""
        found = list(entities)
        texts: list[str | None] = [] if self.withheld else [entity.entity_text for entity in found]
        return {
            f"{name}_id": [entity.id for entity in found],
            f"{name}_name": [self.actors[entity.id].name for entity in found],
            f"{name}_code": [entity.code or None for entity in found],
            f"{name}_sector": [entity.sector for entity in found],
            f"{name}_text": texts,
            f"{name}_start": [entity.start for entity in found],
            f"{name}_end": [entity.end for entity in found],
        }

    def party(self, name: str, party: Party | None) -> Row:
        """Return one party in columns of its own."""
        if party is None:
            return {**dict.fromkeys(f"{name}_{part}" for part in _PARTY), **self.span(name, None, hashed=True)}
        actor, known = party.actor, party.country
        return {
            f"{name}_id": actor.id,
            f"{name}_name": actor.name,
            f"{name}_kind": actor.kind,
            f"{name}_code": party.code or None,
            f"{name}_cow": (known.cow if known else "") or None,
            f"{name}_fips": (known.fips if known else "") or None,
            f"{name}_cameo": party.cameo_code or None,
            f"{name}_sector": party.sector,
            f"{name}_other_sectors": list(actor.other_sectors),
            f"{name}_office": actor.office,
            f"{name}_wikidata": actor.wikidata,
            **self.span(name, party.entity, hashed=True),
        }

    def event(self, event: Event) -> Row:
        """Return what the rows of an event have in common."""
        claim = self.statements.get(event.attributed_to or "")
        sentence = self.record.sentences[event.sentence]
        telling = self.settings.tellings.get(event.id)
        return {
            "event_id": event.id,
            **self.report(),
            "event": event.event,
            "mode": list(event.mode),
            "context": list(event.context),
            "cameo": event.cameo,
            "cameo_name": cameo_names()[event.cameo],
            "quad_code": event.quad_code,
            "goldstein": float(event.goldstein),
            "event_scale": float(event.event_scale),
            "status": event.status,
            "attributed_to": event.attributed_to,
            "attributed_name": [self.actors[entity.id].name for entity in claim.speaker] if claim else [],
            **self.when(event.date),
            **self.place(site(event.event_loc)),
            **self.span("trigger", event.trigger, hashed=True),
            "mentions": 1 + len(event.mentions),
            "sentence": event.sentence,
            **self.span("sentence", sentence, hashed=True),
            "confidence": round(float(event.confidence), 2),
            "why": event.why,
            "joined_event": telling.event if telling else None,
            "reports": telling.reports if telling else None,
            "independent_reports": telling.independent if telling else None,
            "first_added": telling.first_added if telling else None,
        }

    def place(self, where: Site) -> Row:
        place, land, kind = where.location, where.country, where.feature
        return {
            "place": place.resolved_place if place else None,
            **self.span("place", place.span if place else None),
            "geonameid": place.geonameid if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "admin1": where.admin1,
            "country_code": (place.country_code if place else None) or None,
            "country_cow": (land.cow if land else "") or None,
            "country_fips": (land.fips if land else "") or None,
            "feature_code": place.feature_code if place else None,
            "where_prec": kind.where_prec if kind else None,
            "geo_precision": kind.geo_precision if kind else None,
        }


_PARTY = ("id", "name", "kind", "code", "cow", "fips", "cameo", "sector", "office", "wikidata", "other_sectors")


def _event_rows(teller: _Teller, event: Event) -> Iterator[Row]:
    yield {**teller.event(event), **teller.side("actor", event.actor), **teller.side("recipient", event.recipient)}


def _dyad_rows(teller: _Teller, event: Event) -> Iterator[Row]:
    shared = teller.event(event)
    for pair in pairs(event, teller.actors):
        actor, recipient = teller.party("actor", pair.actor), teller.party("recipient", pair.recipient)
        yield {**shared, "dyad_id": pair.id, **actor, **recipient, "mutual": pair.mutual}


def _actor_rows(teller: _Teller, event: Event) -> Iterator[Row]:
    shared = teller.event(event)
    roles = {"actor": parties(event.actor, teller.actors), "recipient": parties(event.recipient, teller.actors)}
    for (role, found), others in zip(roles.items(), reversed(roles.values()), strict=True):
        codes = [party.code for party in others]
        for party in found:
            yield {**shared, "role": role, **teller.party("actor", party), "counterpart_code": list(codes)}


_EVENT_ROWS: Mapping[str, Callable[[_Teller, Event], Iterator[Row]]] = {
    "event": _event_rows,
    "dyad": _dyad_rows,
    "actor": _actor_rows,
}


def _statement_row(teller: _Teller, stmt: Statement) -> Row:
    quotes = [span.text for span in stmt.quotes]
    return {
        "statement_id": stmt.id,
        **teller.report(),
        "kind": stmt.kind,
        **teller.when(stmt.date),
        **teller.side("speaker", stmt.speaker),
        **teller.side("addressee", stmt.addressee),
        **teller.span("cue", stmt.cue),
        **teller.span("content", stmt.content, hashed=True),
        "quote_text": [] if teller.withheld else list(quotes),
        "quote_start": [span.start for span in stmt.quotes],
        "quote_end": [span.end for span in stmt.quotes],
        "quote_sha256": [words_hash(text) for text in quotes],
        **teller.span("medium", stmt.medium),
        "stance_towards": [teller.topic(item.towards) for item in stmt.stance],
        "stance": [item.stance for item in stmt.stance],
        "sentence": stmt.sentence,
        **teller.span("sentence", teller.record.sentences[stmt.sentence], hashed=True),
    }


def _change_row(teller: _Teller, deed: Instrument, item: Change) -> Row:
    place = [item.start, item.end]
    return {
        "change_id": content_id(deed.id, item.change, list(item.by), place, length=_ROW_ID),
        "instrument_id": deed.id,
        **teller.report(),
        "instrument": deed.name,
        "kind": deed.kind,
        "parties": list(deed.parties),
        "year": deed.year,
        "status": deed.status,
        "change": item.change,
        "by": list(item.by),
        "date": item.date,
        "edtf": item.date,
        **teller.span("", teller.record.report.span(item.start, item.end), hashed=True),
    }
