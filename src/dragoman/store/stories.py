"""Tells all about one thing by its id: an event, a statement, a report or an instrument."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.errors import BadConfig, BadInput
from dragoman.store.answers import (
    Assertion,
    EventStory,
    JoinReason,
    ReportStory,
    StatementStory,
    StatusRow,
    Words,
)
from dragoman.store.connect import Database
from dragoman.store.filters import Filter
from dragoman.store.listings import instruments, reports
from dragoman.store.rows import event_rows, places_of, statement_rows
from dragoman.store.views import status
from dragoman.text import visible

__all__ = ["Story", "decidable", "show"]

Story = EventStory | StatementStory | ReportStory | StatusRow

_SHORTEST = 6
"""Characters of an id that are enough to ask for it, where no other begins so."""


def show(db: Database, name: str) -> Story:
    """Return all about the thing with this id: a whole id, the first six or more characters of one, or an instrument.

    Any telling of an event shows the event with all its tellings.

    Raises:
        BadInput: nothing has this id, or several things have ids that begin so.
    """
    kind, found = _find(db, name)
    if kind == "event":
        return _event(db, found)
    if kind == "statement":
        return _statement(db, found)
    if kind == "report":
        return _report(db, found)
    return status(db, found)[0]


def _find(db: Database, name: str) -> tuple[str, str]:
    for condition, value in (("id = ?", name), ("starts_with(id, ?)", name)):
        if condition != "id = ?" and len(name) < _SHORTEST:
            continue
        found = db.rows(
            f"SELECT 'event', id FROM events WHERE {condition} UNION ALL "  # noqa: S608 - conditions of our own
            f"SELECT 'statement', id FROM statements WHERE {condition} UNION ALL "
            f"SELECT 'report', id FROM reports WHERE {condition} LIMIT 5",
            [value] * 3,
        )
        if len(found) > 1:
            raise BadInput(
                f"{visible(name)}: begins several ids ({', '.join(row[1] for row in found)}); give more of it"
            )
        if found:
            return str(found[0][0]), str(found[0][1])
    deeds = instruments(db, Filter(instrument=name), limit=1).rows if name.strip() else ()
    if deeds:
        return "instrument", deeds[0].key
    short = f", and one is asked for by {_SHORTEST} or more characters of it" if len(name) < _SHORTEST else ""
    raise BadInput(
        f"{visible(name)}: no event, statement, report or instrument has this id{short}; `dragoman search` lists them"
    )


def decidable(db: Database, kind: str, items: Sequence[str]) -> list[str]:
    """Return the whole ids of events or statements that are to be joined or split by hand.

    Raises:
        BadConfig: the kind of decision is unknown, or fewer than two things are named.
        BadInput: an id is unknown or ambiguous, or the ids are of different kinds.
    """
    if kind not in {"join", "split"}:
        raise BadConfig(f"a decision {kind!r}; it is join or split")
    found = list(dict.fromkeys(_find(db, item) for item in items))
    if kind == "split" and len(found) == 1 and found[0][0] in {"event", "statement"}:
        what, telling = found[0]
        joined = str(db.one(f"SELECT joined FROM {what}s WHERE id = ?", [telling]))  # noqa: S608 - one of two names
        found += [(what, other) for other in _tellings(db, f"{what}s", joined, telling) if other != telling]
    if len(found) < 2:
        alone = ", or one that is in a group" if kind == "split" else ""
        raise BadConfig(f"to {kind} takes the ids of two or more different tellings{alone}; `dragoman show` lists them")
    kinds = {what for what, _ in found}
    if len(kinds) > 1 or not kinds <= {"event", "statement"}:
        raise BadInput(f"to {kind} takes events or statements, all of one kind; these are {', '.join(sorted(kinds))}")
    return [name for _, name in found]


def _event(db: Database, telling: str) -> EventStory:
    joined = str(db.one("SELECT joined FROM events WHERE id = ?", [telling]))
    ids = _tellings(db, "events", joined, telling)
    order = db.rows(
        "SELECT DISTINCT first, relation, second FROM orders WHERE first IN (SELECT unnest(?)) "
        "OR second IN (SELECT unnest(?)) ORDER BY ALL",
        [ids, ids],
    )
    head = joined if joined in ids else telling
    return EventStory(
        event=event_rows(db, places_of(db, "events", [head]))[0],
        tellings=event_rows(db, places_of(db, "events", ids), alone=True),
        reasons=_reasons(db, "event", ids),
        history=_history(db, "events", ids),
        order=tuple((str(first), str(relation), str(second)) for first, relation, second in order),
    )


def _statement(db: Database, telling: str) -> StatementStory:
    joined = str(db.one("SELECT joined FROM statements WHERE id = ?", [telling]))
    ids = _tellings(db, "statements", joined, telling)
    head = joined if joined in ids else telling
    return StatementStory(
        statement=statement_rows(db, places_of(db, "statements", [head]))[0],
        tellings=statement_rows(db, places_of(db, "statements", ids), alone=True),
        reasons=_reasons(db, "statement", ids),
        history=_history(db, "statements", ids),
    )


def _tellings(db: Database, table: str, joined: str, telling: str) -> list[str]:
    found = db.rows(
        f"SELECT id FROM {table} WHERE joined = ? AND (withdrawn IS NULL OR id = ?) ORDER BY seq, pos",  # noqa: S608
        [joined, telling],
    )
    return [str(row[0]) for row in found]


def _reasons(db: Database, kind: str, ids: Sequence[str]) -> tuple[JoinReason, ...]:
    found = db.rows(
        "SELECT a, b, score, reasons FROM pairs WHERE kind = ? AND a IN (SELECT unnest(?)) AND b IN (SELECT unnest(?)) "
        "ORDER BY score DESC, a, b",
        [kind, list(ids), list(ids)],
    )
    return tuple(JoinReason(a, b, score, tuple(reasons)) for a, b, score, reasons in found)


def _history(db: Database, column: str, ids: Sequence[str]) -> tuple[Assertion, ...]:
    found = db.rows(
        f"SELECT a.seq, a.report, a.coder, a.added, list_has_any(a.{column}, ?) FROM assertions a "  # noqa: S608
        f"WHERE a.report IN (SELECT report FROM {column} WHERE id IN (SELECT unnest(?))) ORDER BY a.seq",
        [list(ids), list(ids)],
    )
    return tuple(Assertion(*row) for row in found)


def _report(db: Database, report: str) -> ReportStory:
    row = reports(db, Filter(report=(report,)), limit=1).rows[0]
    said = db.rows('SELECT "start", "end", text FROM sentences WHERE report = ? ORDER BY n', [report])
    events = [
        r[0] for r in db.rows("SELECT rowid FROM events WHERE report = ? AND withdrawn IS NULL ORDER BY pos", [report])
    ]
    stmts = [
        r[0]
        for r in db.rows("SELECT rowid FROM statements WHERE report = ? AND withdrawn IS NULL ORDER BY pos", [report])
    ]
    kin = db.rows(
        "SELECT CASE WHEN a = ? THEN b ELSE a END AS other, relation, alike FROM kin WHERE ? IN (a, b) ORDER BY other",
        [report] * 2,
    )
    history = db.rows(
        "SELECT seq, report, coder, added, true FROM assertions WHERE report = ? AND kind = 'record' ORDER BY seq",
        [report],
    )
    return ReportStory(
        report=row,
        text=str(db.one("SELECT text FROM reports WHERE id = ?", [report])),
        sentences=tuple(Words(report, start, end, text) for start, end, text in said),
        events=event_rows(db, events),
        statements=statement_rows(db, stmts),
        kin=tuple((str(other), str(relation), float(alike)) for other, relation, alike in kin),
        history=tuple(Assertion(*line) for line in history),
    )
