"""Turns the rows of the index into the rows that the ledger answers with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.store.answers import EventRow, Party, Place, StanceRow, StatementRow, Words
from dragoman.store.connect import Database
from dragoman.store.statements import query

__all__ = ["event_rows", "places_of", "statement_rows"]

Shared = tuple[int, int, date | None, date | None, str, str, tuple[str, ...]]
"""Of joined tellings: reports, independent reports, first and last day, precision, basis, contradictions."""


def _parties(report: str, parties: Iterable[dict[str, Any]]) -> list[Party]:
    """Return the parties of a telling, in the order of the record."""
    return [
        Party(
            role=party["role"],
            actor=party["actor"],
            name=party["name"] or party["text"],
            kind=party["kind"] or "",
            code=party["code"] or "",
            sector=party["sector"],
            office=party["office"],
            wikidata=party["wikidata"],
            words=Words(report, party["start"], party["end"], party["text"]),
        )
        for party in parties
    ]


def event_rows(db: Database, places: Sequence[int], *, alone: bool = False) -> tuple[EventRow, ...]:
    """Return events by the places of tellings in their table, in that order; with ``alone`` each for itself."""
    cells = {row[-1]: row[:-1] for row in db.rows(query("event_rows"), [list(places)])}
    heads = _heads(db, "events", cells)
    joined = {} if alone else shared_of(db, "event", list(heads.values()))
    return tuple(_event(cells[place], heads[place], joined.get(heads[place]), alone=alone) for place in places)


def _heads(db: Database, table: str, cells: Mapping[int, Sequence[Any]]) -> dict[int, str]:
    """Return by place the id of the telling that stands for each; most stand for themselves, so few are looked up."""
    others = [place for place, row in cells.items() if not row[1]]
    found = dict(db.rows(query("heads", table=table), [others])) if others else {}
    return {place: found.get(place, row[0]) for place, row in cells.items()}


def places_of(db: Database, table: str, ids: Sequence[str]) -> list[int]:
    """Return the places of events or statements in their table by ids, in that order; unknown ones are left out."""
    found = dict(db.rows(query("rowids", table=table), [list(ids)]))
    return [found[item] for item in ids if item in found]


def shared_of(db: Database, kind: str, ids: Sequence[str]) -> dict[str, Shared]:
    """Return what joined tellings have in common, for those of the ids that have more than one telling."""
    return {
        row[0]: (row[1], row[2], row[3], row[4], row[5], row[6], tuple(row[7]))
        for row in db.rows(
            "SELECT id, reports, independent, first, last, precision, basis, contradictions FROM joined "
            "WHERE kind = ? AND id IN (SELECT unnest(?))",
            [kind, list(ids)],
        )
    }


def _words(report: str, start: int | None, end: int | None, text: str | None) -> Words | None:
    return None if start is None or end is None or text is None else Words(report, start, end, text)


def _event(row: Sequence[Any], joined: str, shared: Shared | None, *, alone: bool) -> EventRow:
    (
        telling, _, event, mode, context, cameo, goldstein, quad, scale, status, attributed, first, last,
        precision, basis, trigger_start, trigger_end, trigger, sent_start, sent_end, sent, date_start, date_end,
        date_text, place_text, place_start, place_end, place, geonameid, lat, lon, country, feature, confidence, why,
        report, report_date, title, source, url, added, withdrawn, sides,
    ) = row  # fmt: skip
    reports, independent, first, last, precision, basis, contradictions = shared or (
        1, 1, first, last, precision, basis, (),
    )  # fmt: skip
    place_words = _words(report, place_start, place_end, place_text)
    parties = _parties(report, sides)
    return EventRow(
        id=telling if alone else joined,
        telling=telling,
        event=event,
        mode=tuple(mode),
        context=tuple(context),
        cameo=cameo,
        goldstein=goldstein,
        quad_code=quad,
        event_scale=scale,
        status=status,
        attributed_to=attributed,
        first=first,
        last=last,
        precision=precision,
        basis=basis,
        actors=tuple(party for party in parties if party.role == "actor"),
        recipients=tuple(party for party in parties if party.role == "recipient"),
        place=None if place_words is None else Place(place, geonameid, lat, lon, country, feature, place_words),
        trigger=Words(report, trigger_start, trigger_end, trigger),
        sentence=Words(report, sent_start or 0, sent_end or 0, sent or ""),
        date_words=_words(report, date_start, date_end, date_text),
        report=report,
        report_date=report_date,
        title=title,
        source=source,
        url=url,
        confidence=confidence,
        why=why,
        reports=reports,
        independent=independent,
        contradictions=contradictions,
        added=added,
        withdrawn=withdrawn,
    )


def statement_rows(db: Database, places: Sequence[int], *, alone: bool = False) -> tuple[StatementRow, ...]:
    """Return statements by the places of tellings in their table, in that order; with ``alone`` each for itself."""
    cells = {row[-1]: row[:-1] for row in db.rows(query("statement_rows"), [list(places)])}
    heads = _heads(db, "statements", cells)
    stances = _stances_of(db, [row[0] for row in cells.values()])
    joined = {} if alone else shared_of(db, "statement", list(heads.values()))
    return tuple(
        _statement(cells[place], heads[place], stances[cells[place][0]], joined.get(heads[place]), alone=alone)
        for place in places
    )


def _stances_of(db: Database, ids: Sequence[str]) -> dict[str, list[StanceRow]]:
    found: dict[str, list[StanceRow]] = defaultdict(list)
    for statement, towards, stance, report, start, end, text in db.rows(
        'SELECT statement, towards, stance, report, "start", "end", text FROM stances '
        'WHERE statement IN (SELECT unnest(?)) ORDER BY statement, "start", "end", towards, stance',
        [list(ids)],
    ):
        found[statement].append(StanceRow(towards, stance, Words(report, start, end, text)))
    return found


def _statement(
    row: Sequence[Any], joined: str, stances: Iterable[StanceRow], shared: Shared | None, *, alone: bool
) -> StatementRow:
    (
        telling, _, kind, cue_start, cue_end, cue, start, end, content, quotes, medium_start, medium_end, medium,
        first, last, precision, basis, sent_start, sent_end, sent, report, report_date, title, source, url, added,
        withdrawn, sides,
    ) = row  # fmt: skip
    reports, independent, first, last, precision, basis, contradictions = shared or (
        1, 1, first, last, precision, basis, (),
    )  # fmt: skip
    parties = _parties(report, sides)
    return StatementRow(
        id=telling if alone else joined,
        telling=telling,
        kind=kind,
        speakers=tuple(party for party in parties if party.role == "speaker"),
        addressees=tuple(party for party in parties if party.role == "addressee"),
        cue=_words(report, cue_start, cue_end, cue),
        content=Words(report, start, end, content),
        quotes=tuple(Words(report, quote["start"], quote["end"], quote["text"]) for quote in quotes),
        medium=_words(report, medium_start, medium_end, medium),
        first=first,
        last=last,
        precision=precision,
        basis=basis,
        stances=tuple(stances),
        sentence=Words(report, sent_start or 0, sent_end or 0, sent or ""),
        report=report,
        report_date=report_date,
        title=title,
        source=source,
        url=url,
        reports=reports,
        independent=independent,
        contradictions=contradictions,
        added=added,
        withdrawn=withdrawn,
    )
