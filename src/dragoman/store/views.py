"""Views over the ledger: timelines, positions towards a topic, and where instruments stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from dragoman.errors import BadConfig, BadInput, LimitReached
from dragoman.store.answers import (
    ChangeRow,
    EventRow,
    Page,
    PositionRow,
    StatementRow,
    StatusRow,
    TimelineRow,
    Words,
)
from dragoman.store.connect import Database
from dragoman.store.filters import (
    Filter,
    instrument_params,
    state_code,
    statement_conditions,
    topic_condition,
)
from dragoman.store.listings import instruments, keys
from dragoman.store.paging import Sort, read_token, token
from dragoman.store.panels import days_of
from dragoman.store.rows import event_rows, statement_rows
from dragoman.store.statements import query
from dragoman.text import visible

__all__ = ["SIDES", "UNCLEAR", "positions", "status", "timeline"]

_MOST_POSITIONS = 10_000
_TAKEN = {"endorsed": "supports", "reaffirmed": "supports", "rejected": "rejects", "called-for": "calls-for"}
"""Changes of an instrument that are a position towards it."""
_PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""How exact an ISO date is, by its length."""
SIDES = {"supports": 1, "calls-for": 1, "commits-to": 1, "opposes": -1, "rejects": -1}
"""The side of each stance; one who goes from support to a call has not changed position."""
UNCLEAR = frozenset({"sanctions", "policy"})
"""Kinds of instrument of which a demand is mostly one to end them, so that it is no position for them."""


def timeline(
    db: Database,
    wanted: Filter,
    *,
    after: str | None = None,
    limit: int = 50,
    sort: Sort = "oldest",
    seconds: float | None = None,
) -> Page[TimelineRow]:
    """Return what an actor, several together or an instrument did and met with, by day: events, statements, changes.

    A token and the order are shared by the three, so pages follow each other without a gap.

    Raises:
        BadConfig: neither actor nor instrument is given, or the token or the limit cannot be used.
        LimitReached: a query took longer than ``seconds``.
    """
    if not (wanted.party or wanted.actor or wanted.recipient or wanted.instrument):
        raise BadConfig("a timeline is that of an actor, of several or of an instrument; name one")
    if sort == "best":
        raise BadConfig("a timeline goes by days; order it oldest or newest first")
    only_events = wanted.event or wanted.mode or wanted.quad or wanted.status or wanted.context
    found: list[tuple[date, str, str, int]] = []
    for table in ("events",) if only_events else ("events", "statements"):
        some = keys(db, table, wanted, after=after, limit=limit, sort=sort, seconds=seconds)  # type: ignore[arg-type]
        found += [(day, item, table, place) for place, day, item in some]
    changes: list[TimelineRow] = []
    if wanted.instrument and not only_events:
        begin = None if after is None else read_token(after, date)
        for row in map(_change, _changes(db, [wanted.instrument], wanted)):
            if begin is None or ((row.day, row.id) > begin) == (sort == "oldest"):
                found.append((row.day, row.id, "changes", len(changes)))
                changes.append(row)
    found.sort(key=lambda key: key[:2], reverse=sort == "newest")
    more, found = len(found) > limit, found[:limit]
    acts = {row.id: row for row in event_rows(db, [key[3] for key in found if key[2] == "events"])}
    said = {row.id: row for row in statement_rows(db, [key[3] for key in found if key[2] == "statements"])}
    rows = tuple(
        _event(acts[item]) if table == "events" else _statement(said[item]) if table == "statements" else changes[place]
        for _, item, table, place in found
    )
    return Page(rows, token(found[-1][:2]) if more else None)


def _event(row: EventRow) -> TimelineRow:
    day = row.first or row.last or row.report_date
    return TimelineRow(
        day=day,
        last=row.last or day,
        precision=row.precision,
        kind="event",
        id=row.id,
        label=" ".join((row.event, *row.mode, *([row.status] if row.status != "actual" else []))),
        actors=tuple(party.name for party in row.actors),
        recipients=tuple(party.name for party in row.recipients),
        reports=row.reports,
        words=row.trigger,
        sentence=row.sentence,
    )


def _statement(row: StatementRow) -> TimelineRow:
    day = row.first or row.last or row.report_date
    return TimelineRow(
        day=day,
        last=row.last or day,
        precision=row.precision,
        kind="statement",
        id=row.id,
        label=row.kind,
        actors=tuple(party.name for party in row.speakers),
        recipients=tuple(party.name for party in row.addressees),
        reports=row.reports,
        words=row.content,
        sentence=row.sentence,
    )


def _change(row: ChangeRow) -> TimelineRow:
    first, last, precision = row.day, row.day, "day"
    if row.when is not None:
        precision = _PRECISIONS[len(row.when)]
        first, last = days_of(precision, row.when)
    name = f"{row.key}@{row.words.report}:{row.words.start}"
    return TimelineRow(first, last, precision, "change", name, row.change, row.by, (), 1, row.words, row.sentence)


def status(db: Database, name: str, *, seconds: float | None = None) -> tuple[StatusRow, ...]:
    """Return where the instruments with a name stand, each with all its changes, the most reported first.

    Raises:
        BadInput: no instrument has this name.
        LimitReached: a query took longer than ``seconds``.
    """
    found = instruments(db, Filter(instrument=name), limit=20, seconds=seconds).rows
    if not found:
        raise BadInput(f"{visible(name)}: no report of the ledger names such an instrument; try a shorter name")
    exact = [row for row in found if name.lower() in {row.key, row.name.lower(), *map(str.lower, row.names)}]
    return tuple(StatusRow(row, tuple(_changes(db, [row.key], Filter(), seconds=seconds))) for row in exact or found)


def _changes(db: Database, names: list[str], wanted: Filter, *, seconds: float | None = None) -> list[ChangeRow]:
    """Return the changes of the instruments with these names, the oldest first."""
    rows: list[ChangeRow] = []
    for name in names:
        found = db.rows(query("changes", where=query("named")), instrument_params(name), seconds=seconds)
        for key, change, by, when, report, start, end, text, sent_start, sent_end, sent, report_date in found:
            if (wanted.actor and not _codes(wanted.actor) & set(by)) or not _codes(wanted.party) <= set(by):
                continue
            sentence = Words(report, sent_start or start, sent_end or end, sent or text)
            row = ChangeRow(key, change, tuple(by), when, Words(report, start, end, text), sentence, report_date)
            told = _change(row)
            if (not wanted.first or told.last >= wanted.first) and (not wanted.last or told.day <= wanted.last):
                rows.append(row)
    return rows


def _codes(parties: Iterable[str]) -> set[str]:
    """Return the codes of states that parties are named by, as changes have them."""
    return {state_code(party).split()[0] for party in parties}


def positions(
    db: Database, topic: str, wanted: Filter | None = None, *, seconds: float | None = None
) -> tuple[PositionRow, ...]:
    """Return who supports, opposes or demands what of a topic or instrument, since when, and each change of position.

    Positions come from the stances of statements, and for an instrument from who endorsed, rejected or called for it.
    The rows of one speaker follow each other in time; a stance that is only repeated makes no new row.

    Raises:
        LimitReached: a query took longer than ``seconds``, or there are more than 10,000 stances.
    """
    wanted = wanted or Filter()
    conditions = [topic_condition(topic), *statement_conditions(wanted)]
    where = " AND ".join(sql for sql, _ in conditions)
    params = [param for _, some in conditions for param in some]
    sql = query("positions", where=where, limit=_MOST_POSITIONS + 1)
    found = db.rows(sql, params, seconds=seconds)
    if len(found) > _MOST_POSITIONS:
        raise LimitReached(f"more than {_MOST_POSITIONS:,} stances; name a narrower topic, an actor or days")
    told = [_position(row) for row in found]
    told += _taken(db, topic, wanted, seconds)
    return tuple(_changed(told))


def _taken(db: Database, topic: str, wanted: Filter, seconds: float | None) -> Iterator[PositionRow]:
    """Yield the positions that changes of an instrument are; they are no statements and have no recipient."""
    if wanted.kind or wanted.recipient:
        return
    rows = db.rows(query("kinds", named=query("named")), instrument_params(topic), seconds=seconds)
    unclear = {key for key, kind in rows if kind in UNCLEAR}
    for change in _changes(db, [topic], wanted, seconds=seconds):
        stance = _TAKEN.get(change.change)
        if stance is None or (wanted.stance and stance not in wanted.stance):
            continue
        if change.change == "called-for" and change.key in unclear:
            continue
        day = change.day
        for code in change.by:
            if not wanted.actor or code in _codes(wanted.actor):
                yield PositionRow(
                    code, code, None, change.key, stance, day, None, None, 1, "", change.words, change.sentence
                )


def _position(row: tuple[Any, ...]) -> PositionRow:
    name, code, sector, towards, stance, day, statement, report, start, end, text, sent_start, sent_end, sent = row
    sentence = Words(report, sent_start or start, sent_end or end, sent or text)
    words = Words(report, start, end, text)
    return PositionRow(name, code or "", sector, towards, stance, day, None, None, 1, statement, words, sentence)


def _changed(told: list[PositionRow]) -> list[PositionRow]:
    """Return one row for each time that a speaker takes a stance other than the one before."""
    told.sort(key=lambda row: (row.code, row.speaker, row.since))
    rows: list[PositionRow] = []
    for _, same in groupby(told, key=lambda row: (row.code, row.speaker)):
        mine: list[PositionRow] = []
        for row in same:
            if mine and mine[-1].stance == row.stance:
                mine[-1] = replace(mine[-1], times=mine[-1].times + 1)
                continue
            if mine and SIDES.get(mine[-1].stance) != SIDES.get(row.stance):
                row = replace(row, before=mine[-1].stance)
                mine[-1] = replace(mine[-1], until=row.since)
            mine.append(row)
        rows += mine
    return rows
