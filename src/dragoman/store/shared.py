"""Writes what the tellings of one event have in common: how many tell it, its best date, and where they contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

import duckdb
import pyarrow as pa

from dragoman.store.connect import rows_of
from dragoman.store.statements import query
from dragoman.store.tables import chunks, insert, wanted

__all__ = ["groups_of", "write_shared"]

_CHUNK = 10_000
_BASES = ("stated", "relative", "dateline", "before")
"""Where a date comes from, the surest first."""
_EXACT = ("stated", "relative")


class Member(NamedTuple):
    """One telling of a group."""

    group: str
    id: str
    report: str
    kin: str
    first: date | None
    last: date | None
    precision: str
    basis: str
    status: str
    actors: list[str]
    report_date: date


def groups_of(con: duckdb.DuckDBPyConnection, table: str, reports: Iterable[str]) -> Iterator[Sequence[str]]:
    """Yield the groups that reports tell of, so many at a time."""
    with wanted(con, reports):
        found = [row[0] for row in rows_of(con, query("groups_of_reports", table=table))]
    yield from chunks(found, _CHUNK)


def write_shared(con: duckdb.DuckDBPyConnection, kind: str, table: str, changed: Collection[str]) -> None:
    """Write anew what is shared in groups that changed, or whose reports moved to other kin."""
    with wanted(con, changed):
        rows_of(con, query("forget_joined", kind=kind))
        status = "e.status" if kind == "event" else "''"
        members = [Member(*row) for row in rows_of(con, query("group_rows", table=table, status=status))]
    groups = [list(group) for _, group in groupby(members, key=lambda member: member.group)]
    groups = [group for group in groups if len(group) > 1]
    dates = [min(group, key=_sureness) for group in groups]
    days = [_day(group, best) for group, best in zip(groups, dates, strict=True)]
    _date(con, table, changed, {group[0].group: day for group, day in zip(groups, days, strict=True)})
    insert(con, "joined", {
        "kind": pa.array([kind] * len(groups), pa.string()),
        "id": pa.array([group[0].group for group in groups], pa.string()),
        "tellings": pa.array([len(group) for group in groups], pa.int32()),
        "reports": pa.array([len({member.report for member in group}) for group in groups], pa.int32()),
        "independent": pa.array([len({member.kin for member in group}) for group in groups], pa.int32()),
        "first": pa.array([member.first for member in dates], pa.date32()),
        "last": pa.array([member.last for member in dates], pa.date32()),
        "precision": pa.array([member.precision for member in dates], pa.string()),
        "basis": pa.array([member.basis for member in dates], pa.string()),
        "day": pa.array(days, pa.date32()),
        "contradictions": pa.array([list(_contradictions(group)) for group in groups], pa.list_(pa.string())),
    })  # fmt: skip


def _day(group: Sequence[Member], best: Member) -> date:
    """Return the day by which a group is ordered: its best date's, else that of the telling that stands for it."""
    head = next(member for member in group if member.id == member.group)
    return best.first or best.last or head.first or head.last or head.report_date


def _date(con: duckdb.DuckDBPyConnection, table: str, groups: Iterable[str], days: dict[str, date]) -> None:
    """Order the groups by their best dates, and what stands alone again by its own."""
    with wanted(con, groups):
        rows_of(con, query("own_day", table=table))
    con.register("given", pa.table({"id": pa.array(list(days), pa.string()),
                                    "day": pa.array(list(days.values()), pa.date32())}))  # fmt: skip
    rows_of(con, query("best_day", table=table))
    con.unregister("given")


def _sureness(member: Member) -> tuple[int, int, str]:
    """Order dates: by where they come from, then the narrower first, then by id."""
    width = (member.last - member.first).days if member.first and member.last else 10_000
    return _BASES.index(member.basis), width, member.id


def _contradictions(group: Sequence[Member]) -> Iterator[str]:
    """Say where the tellings of a group cannot all be right: days, whether it happened at all, who acted."""
    days = Counter(member.first for member in group if member.first == member.last and member.basis in _EXACT)
    if len(days) > 1:
        yield "day: " + _told({str(day): count for day, count in days.items()})
    happened = Counter("did not happen" if member.status == "negated" else "happened" for member in group)
    if len(happened) > 1:
        yield "denial: " + _told(happened)
    actors = {tuple(member.actors) for member in group if member.actors}
    if any(set(one) - set(other) and set(other) - set(one) for one in actors for other in actors):
        counted = Counter(" and ".join(member.actors) for member in group)
        yield "actors: " + _told(counted)


def _told(counted: dict[str, int]) -> str:
    """Return values with how many tellings have each, the most told first."""
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{value} in {count}" for value, count in ranked)
