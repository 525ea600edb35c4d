"""Lists what the ledger holds: events, statements, reports, actors and instruments, filtered, ordered, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, TypeVar

from dragoman.store.answers import ActorRow, EventRow, InstrumentRow, Page, ReportRow, StatementRow, Words
from dragoman.store.connect import Database
from dragoman.store.filters import (
    Condition,
    Filter,
    event_conditions,
    instrument_params,
    party_condition,
    phrases,
    state_code,
    statement_conditions,
)
from dragoman.store.paging import Sort, check_limit, order_by, read_token, token
from dragoman.store.rows import event_rows, statement_rows
from dragoman.store.statements import query

__all__ = ["actors", "events", "instruments", "keys", "reports", "statements"]

Row = TypeVar("Row")
_NO_SCORE = "CAST(0 AS DOUBLE)"
_PAGE = "SELECT place, day, id, score FROM found"


class Part(NamedTuple):
    """A query with its parameters."""

    sql: str
    params: list[object]


def events(
    db: Database,
    wanted: Filter,
    *,
    after: str | None = None,
    limit: int = 50,
    sort: Sort = "oldest",
    tellings: bool = False,
    seconds: float | None = None,
) -> Page[EventRow]:
    """List events, or with ``tellings`` each telling of each event for itself.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    return _list(db, "events", wanted, event_conditions(wanted), event_rows, after, limit, sort, tellings, seconds)


def statements(
    db: Database,
    wanted: Filter,
    *,
    after: str | None = None,
    limit: int = 50,
    sort: Sort = "oldest",
    tellings: bool = False,
    seconds: float | None = None,
) -> Page[StatementRow]:
    """List statements, or with ``tellings`` each telling of each statement for itself.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    conditions = statement_conditions(wanted)
    return _list(db, "statements", wanted, conditions, statement_rows, after, limit, sort, tellings, seconds)


def _list(
    db: Database,
    table: Literal["events", "statements"],
    wanted: Filter,
    conditions: list[Condition],
    fetch: Callable[..., tuple[Row, ...]],
    after: str | None,
    limit: int,
    sort: Sort,
    tellings: bool,  # noqa: FBT001 - passed on by the two functions above, by place
    seconds: float | None,
) -> Page[Row]:
    rows = _found(db, table, wanted, conditions, after, limit, sort, tellings, seconds)
    following = token((rows[limit - 1][1 if sort != "best" else 3], rows[limit - 1][2])) if len(rows) > limit else None
    return Page(fetch(db, [row[0] for row in rows[:limit]], alone=tellings), following)


def keys(
    db: Database,
    table: Literal["events", "statements"],
    wanted: Filter,
    *,
    after: str | None,
    limit: int,
    sort: Sort,
    seconds: float | None,
) -> list[tuple[int, date, str]]:
    """Return places, days and ids of what ``events`` or ``statements`` would list, and of one more.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    conditions = event_conditions(wanted) if table == "events" else statement_conditions(wanted)
    rows = _found(db, table, wanted, conditions, after, limit, sort, False, seconds)  # noqa: FBT003 - by place, as above
    return [(place, day, item) for place, day, item, _ in rows]


def _found(
    db: Database,
    table: Literal["events", "statements"],
    wanted: Filter,
    conditions: list[Condition],
    after: str | None,
    limit: int,
    sort: Sort,
    tellings: bool,  # noqa: FBT001 - as above
    seconds: float | None,
) -> list[tuple[Any, ...]]:
    """Return place, day, id and score of what a page has, and of one more where there are more."""
    check_limit(limit)
    column, direction, beyond, more = order_by(sort, after)
    page = Part(query("page", column=column, direction=direction, beyond=beyond, limit=limit + 1), more)
    sql, params = _matching(table, wanted, conditions, page, sort, tellings=tellings)
    rows = db.rows(sql, params, seconds=seconds)
    open_ = [row[2] for row in rows if row[0] is None]
    places = dict(db.rows(query("rowids", table=table), [open_])) if open_ else {}
    return [row if row[0] is not None else (places[row[2]], *row[1:]) for row in rows]


def _matching(
    table: Literal["events", "statements"],
    wanted: Filter,
    conditions: list[Condition],
    page: Part,
    sort: Sort,
    *,
    tellings: bool,
) -> Part:
    """Return the query for a page of what matches: place of the telling that stands for it, day, id, score.

    The place is left open where only other tellings of the event match than the one that stands for it.
    """
    ranked, params = _ranked(wanted)
    where, some = _where(conditions, wanted)
    score, text = _NO_SCORE, ""
    if wanted.text is not None:
        text = "JOIN scored s ON s.n = e.n"
        if sort == "best":
            score = "s.score + coalesce(n.score, 0)"
            text += " LEFT JOIN near n ON n.n = e.n AND n.sentence = e.sentence"
    if tellings or wanted.as_of is not None or wanted.since is not None:
        matching = query("matching", table=table, text=text, where=where, score=score)
        found = query("found_tellings" if tellings else "found_grouped", matching=matching)
        return Part(f"{ranked} {found} {_PAGE} {page.sql}", [*params, *some, *page.params])
    heads = query("matching", table=table, text=text, where=f"e.head AND {where}", score=score)
    others = query("matching", table=table, text=text, where=f"NOT e.head AND {where}", score=score)
    if sort == "best":
        found = query("found_by_score", heads=heads, others=others)
        return Part(f"{ranked} {found} {_PAGE} {page.sql}", [*params, *some, *some, *page.params])
    found = query("found_by_day", heads=heads, others=others, page=page.sql, kind=table.removesuffix("s"))
    within = [*some, *some, *page.params, *page.params]
    return Part(f"{ranked} {found} {_PAGE} {page.sql}", [*params, *within, *page.params])


def _ranked(wanted: Filter) -> tuple[str, list[object]]:
    """Return the beginning of a WITH clause, which scores the reports where words are searched."""
    return ("WITH", []) if wanted.text is None else (query("ranked"), [wanted.text])


def _where(conditions: list[Condition], wanted: Filter) -> tuple[str, list[object]]:
    parts = [sql for sql, _ in conditions]
    params = [param for _, some in conditions for param in some]
    for phrase in phrases(wanted.text or ""):
        parts.append("e.report IN (SELECT id FROM reports WHERE contains(lower(text), ?))")
        params.append(phrase)
    return " AND ".join(parts) or "true", params


def reports(
    db: Database, wanted: Filter, *, after: str | None = None, limit: int = 50, sort: Sort = "oldest",
    seconds: float | None = None,
) -> Page[ReportRow]:  # fmt: skip
    """List reports by the days on them, their source, the words in them and when they were added.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    check_limit(limit)
    column, direction, beyond, more = order_by(sort, after)
    ranked, params = _ranked(wanted)
    where, some = _report_conditions(wanted)
    text, score = ("", _NO_SCORE) if wanted.text is None else ("JOIN scored s ON s.n = r.n", "s.score")
    sql = f"{ranked} " + query(
        "reports",
        score=score,
        text=text,
        where=where,
        column=column,
        direction=direction,
        beyond=beyond,
        limit=limit + 1,
    )
    found = db.rows(sql, [*params, *some, *more], seconds=seconds)
    rows = tuple(ReportRow(*row[:12]) for row in found[:limit])
    return Page(rows, token((found[limit - 1][12], found[limit - 1][0])) if len(found) > limit else None)


def _report_conditions(wanted: Filter) -> tuple[str, list[object]]:
    parts: list[Condition] = []
    if wanted.first is not None:
        parts.append(("r.date >= ?", [wanted.first]))
    if wanted.last is not None:
        parts.append(("r.date <= ?", [wanted.last]))
    if wanted.since is not None:
        parts.append(("r.added >= ?", [wanted.since]))
    if ids := [*wanted.report, *wanted.id]:
        parts.append(("r.id IN (SELECT unnest(?))", [ids]))
    if wanted.source:
        parts.append(("lower(r.source) = lower(?)", [wanted.source]))
    parts += [("contains(lower(r.text), ?)", [phrase]) for phrase in phrases(wanted.text or "")]
    return " AND ".join(sql for sql, _ in parts) or "true", [param for _, some in parts for param in some]


def instruments(
    db: Database, wanted: Filter, *, after: str | None = None, limit: int = 50, seconds: float | None = None
) -> Page[InstrumentRow]:
    """List instruments by name, or by a party to them, the most reported first.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    check_limit(limit)
    parts: list[str] = []
    params: list[object] = []
    if wanted.instrument:
        parts.append(f"({query('named')} OR list_has_all(search_terms(i.name), search_terms(?)))")
        params += [*instrument_params(wanted.instrument), wanted.instrument]
    for party in (*wanted.party, *wanted.actor):
        parts.append("list_contains(i.parties, ?)")
        params.append(state_code(party))
    beyond = "true"
    more: tuple[object, ...] = ()
    if after is not None:
        beyond = "(-count(DISTINCT i.report), i.key) > (?, ?)"
        more = read_token(after, float)
    sql = query("instruments", where=" AND ".join(parts) or "true", beyond=beyond, limit=limit + 1)
    found = db.rows(sql, [*params, *more, *params], seconds=seconds)
    rows = tuple(_instrument(row) for row in found[:limit])
    following = token((-found[limit - 1][8], found[limit - 1][0])) if len(found) > limit else None
    return Page(rows, following)


def _instrument(row: Sequence[Any]) -> InstrumentRow:
    key, name, names, kind, parties, year, status, since, count, mentions = row
    words = tuple(
        Words(item["report"], item["m"]["start"], item["m"]["end"], item["m"]["text"]) for item in mentions if item["m"]
    )
    return InstrumentRow(key, name, tuple(names), kind, tuple(parties), year, status, since, count, words)


def actors(
    db: Database, wanted: Filter, *, after: str | None = None, limit: int = 50, seconds: float | None = None
) -> Page[ActorRow]:
    """List actors by code or name (``wanted.actor`` or ``wanted.party``), the most reported first.

    Raises:
        BadConfig: the token or the limit cannot be used.
        LimitReached: the query took longer than ``seconds``.
    """
    check_limit(limit)
    parts = ["p.name IS NOT NULL"]
    params: list[object] = []
    for party in (*wanted.party, *wanted.actor):
        sql, some = party_condition(party)
        parts.append(f"({sql})")
        params += some
    beyond = "true"
    more: tuple[object, ...] = ()
    if after is not None:
        beyond = "(-count(DISTINCT p.report), p.name || ' ' || coalesce(p.code, '')) > (?, ?)"
        more = read_token(after, float)
    sql = query("actors", where=" AND ".join(parts), beyond=beyond, limit=limit + 1)
    found = db.rows(sql, [*params, *more, *params], seconds=seconds)
    rows = tuple(
        ActorRow(
            name, kind, code or "", sector, office, wikidata, count, acts, receives, speaks,
            tuple(Words(*item) for item in mentions),
        )
        for name, code, kind, sector, office, wikidata, count, acts, receives, speaks, mentions in found[:limit]
    )  # fmt: skip
    last = found[limit - 1] if len(found) > limit else None
    return Page(rows, None if last is None else token((-last[6], f"{last[0]} {last[1] or ''}")))
