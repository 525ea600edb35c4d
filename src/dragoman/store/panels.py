"""Counts over the ledger: panels with a row for every cell, also the empty ones, and how much there is of what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dragoman.errors import BadConfig, LimitReached
from dragoman.store.answers import Cell, Difference, Stats, Words
from dragoman.store.connect import Database
from dragoman.store.filters import Filter, event_conditions, word_conditions
from dragoman.store.statements import query

__all__ = ["DIMENSIONS", "MEASURES", "MOST_CELLS", "aggregate", "days_of", "diff", "first_day", "stats"]

MOST_CELLS = 1_000_000
"""Cells that a panel may have."""

_TIMES = {"day": "1 day", "week": "7 days", "month": "1 month", "quarter": "3 months", "year": "1 year"}
_SHOWN = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_PLAIN = {
    "event": "event", "quad": "CAST(quad_code AS VARCHAR)", "status": "status", "country": "coalesce(country, '')",
    "place": "coalesce(place, '')", "source": "coalesce(source, '')", "cameo": "cameo",
}  # fmt: skip
_LISTS = {"actor": "actor_codes", "recipient": "recipient_codes", "mode": "mode", "context": "context"}
DIMENSIONS = (*_TIMES, "dyad", *_LISTS, *_PLAIN)
"""What a panel may go by. A dyad is an actor's code and a recipient's, or two actors' where there is no recipient."""

MEASURES = ("count", "reports", "independent", "tellings", "score", "goldstein")
"""What a cell may hold: events, reports, independent reports, tellings, or the mean PLOVER or Goldstein score."""


def aggregate(
    db: Database,
    wanted: Filter,
    *,
    by: Sequence[str],
    measure: str = "count",
    filled: bool = True,
    seconds: float | None = None,
) -> tuple[Cell, ...]:
    """Count events by one to four dimensions, one of which may be a span of time.

    Where time is a dimension, every value of the others has a cell for every span from the first to the last, or from
    ``wanted.first`` to ``wanted.last`` where these are given; a cell without events has zero events and no score. An
    event with several actors counts in the cell of each, and once in a cell. Not ``filled``, only cells with events are
    given.

    Raises:
        BadConfig: an unknown dimension or measure, a dimension twice, or two spans of time.
        LimitReached: more than 1,000,000 cells, or the query took longer than ``seconds``.
    """
    _check(by, measure)
    spans = [name for name in by if name in _TIMES and filled]
    conditions = [*event_conditions(wanted), *word_conditions(wanted)]
    where = " AND ".join(sql for sql, _ in conditions) or "true"
    params: list[object] = [param for _, some in conditions for param in some]
    sql = _observed(by, where) + _cells(by, spans, wanted, params)
    value = {
        "count": "events", "reports": "reports", "independent": "independent", "tellings": "tellings",
        "score": "score", "goldstein": "goldstein",
    }[measure]  # fmt: skip
    sql += query("cell_rows", keys=_keys(by), value=value, limit=MOST_CELLS + 1)
    found = db.rows(sql, params, seconds=seconds)
    if len(found) > MOST_CELLS:
        raise LimitReached(f"the panel has more than {MOST_CELLS:,} cells; use fewer dimensions, or a filter")
    shown = [_SHOWN.get(name) for name in by]
    return tuple(Cell(tuple(map(_show, row[: len(by)], by, shown)), row[-3], row[-2], row[-1]) for row in found)


def _check(by: Sequence[str], measure: str) -> None:
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown:
        raise BadConfig(f"a panel by {unknown[0]!r}; it goes by {', '.join(DIMENSIONS)}")
    if not 1 <= len(by) <= 4 or len(set(by)) < len(by):
        raise BadConfig("a panel goes by one to four dimensions, none of them twice")
    if sum(name in _TIMES for name in by) > 1:
        raise BadConfig(f"a panel goes by one span of time; choose one of {', '.join(_TIMES)}")
    if measure not in MEASURES:
        raise BadConfig(f"a panel of {measure!r}; it holds {', '.join(MEASURES)}")


def _show(value: object, name: str, form: str | None) -> str:
    if isinstance(value, date):
        return f"{value.year}-Q{(value.month + 2) // 3}" if name == "quarter" else value.strftime(form or "%Y-%m-%d")
    return str(value)


def first_day(span: str, shown: str) -> date:
    """Return the first day of a span of time by the name that it has in a panel: 2025, 2025-Q1, 2025-03 or 2025-W11."""
    if span == "week":
        year, week = shown.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    if span == "quarter":
        return date(int(shown[:4]), 3 * int(shown[-1]) - 2, 1)
    return date.fromisoformat((shown + "-01-01")[:10])


def days_of(span: str, shown: str) -> tuple[date, date]:
    """Return the first and last day of a span of time by its name in a panel."""
    first = first_day(span, shown)
    if span in {"day", "week"}:
        return first, first + timedelta(days=6 if span == "week" else 0)
    following = 12 * first.year + first.month - 1 + _MONTHS[span]
    return first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


def _observed(by: Sequence[str], where: str) -> str:
    """Return the WITH clause that gives ``seen``: each cell that has events, with its measures."""
    # several lists in one SELECT would be unnested side by side, so each is taken in a step of its own
    steps = [query("cell_step", after=i + 1, before=i, column=_column(name), n=i) for i, name in enumerate(by)]
    dyads = f", {query('dyads')}" if "dyad" in by else ""
    seen = query("seen_cells", keys=_keys(by), source=f"step{len(by)}")
    return "".join((query("cells", dyads=dyads, where=where), *steps, seen))


def _column(name: str) -> str:
    if name in _TIMES:
        return f"CAST(date_trunc('{name}', day) AS DATE)"
    if name in _PLAIN:
        return _PLAIN[name]
    return f"unnest({_LISTS.get(name, 'dyads')})"


def _keys(by: Sequence[str]) -> str:
    return ", ".join(f"d{i}" for i in range(len(by)))


def _cells(by: Sequence[str], spans: Sequence[str], wanted: Filter, params: list[object]) -> str:
    """Return the rest of the clause, ``cells``: those of ``seen``, and the empty ones where time is a dimension."""
    if not spans:
        return "cells AS (SELECT * FROM seen)"
    at = by.index(spans[0])
    others = ", ".join(f"d{i}" for i in range(len(by)) if i != at)
    params += [wanted.first, wanted.last]
    groups = query("other_cells", keys=others) if others else "SELECT 1 AS one"
    return query("filled_cells", span=spans[0], step=_TIMES[spans[0]], time=f"d{at}", keys=_keys(by), groups=groups)


def stats(db: Database, *, segments: int, size: int, last: int) -> Stats:
    """Count what the ledger holds; the arguments say what only the folder knows: segments, bytes, last assertion."""
    (
        reports, independent, assertions, rejections, events, tellings, stmts, actors, deeds, first, final, coders,
        indexed,
    ) = db.rows(query("stats"))[0]  # fmt: skip
    return Stats(
        reports=reports,
        independent_reports=independent,
        assertions=assertions,
        rejections=rejections,
        events=events,
        tellings=tellings,
        statements=stmts,
        actors=actors,
        instruments=deeds,
        first=first,
        last=final,
        coders=tuple(coders or ()),
        segments=segments,
        bytes=size,
        behind=last - indexed,
    )


def diff(db: Database, before: date, after: date, wanted: Filter, *, limit: int = 1000) -> tuple[Difference, ...]:
    """Return which events the ledger got between the ends of two days, which it withdrew, and which more reports tell.

    Raises:
        BadConfig: the first day is not before the second.
    """
    if before >= after:
        raise BadConfig(f"{before} is not before {after}; give the earlier day first")
    ends = [datetime.combine(day + timedelta(days=1), datetime.min.time()) for day in (before, after)]
    conditions = [item for item in event_conditions(wanted) if item[0] != "e.withdrawn IS NULL"]
    conditions += word_conditions(wanted)
    where = " AND ".join(sql for sql, _ in conditions) or "true"
    params = [param for _, some in conditions for param in some]
    found = db.rows(query("diff", where=where, limit=limit), [ends[0], ends[0], ends[1], ends[1], *params])
    return tuple(
        Difference(change, "event", item, moment, label, old, new, Words(report, start, end, text))
        for change, item, moment, label, old, new, report, start, end, text in found
    )
