"""Brings together the tellings of an index that tell one event or are of one statement.

Runs after new assertions are in. What comes out depends on what the ledger holds and on the decisions by hand, never on
how it was added: pairs are scored by themselves, and groups are formed anew wherever a pair came or went. All goes so
many tellings at a time, so that the memory it takes does not grow with the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from dragoman.store.clusters import Edge, components, grouped
from dragoman.store.connect import committed, rows_of
from dragoman.store.kinship import join_reports
from dragoman.store.same_event import JOINED, Score, score
from dragoman.store.same_statement import SAID, score_said
from dragoman.store.shared import groups_of, write_shared
from dragoman.store.statements import query
from dragoman.store.tables import insert, wanted
from dragoman.store.told import event_keys, said, statement_keys, told

__all__ = ["join"]

_CHUNK = 20_000
_SCORED = 5_000
"""Tellings whose pairs are looked for at a time; in a crowded ledger each may have a thousand."""
_GROUPED = 5_000
"""Tellings whose groups are formed at a time, with all that hangs together with them."""
_FIRST = 100
"""Of many tellings that share a key, so many are compared with all."""
_BY_HAND = "joined by hand"

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """How tellings of one kind are read, keyed and scored."""

    name: str
    table: str
    read: Callable[[Sequence[Any]], Any]
    keys: Callable[[Any], Iterator[int]]
    score: Callable[[Any, Any], Score | None]
    least: float


_KINDS = (
    Kind("event", "events", told, event_keys, score, JOINED),
    Kind("statement", "statements", said, statement_keys, score_said, SAID),
)


class Fresh(NamedTuple):
    """A new telling, and where it stands: the number of its assertion, and its place in that."""

    id: str
    seq: int
    pos: int


def join(con: duckdb.DuckDBPyConnection) -> None:
    """Join what is new in an index with what was there, and part what no longer belongs together.

    What is done is committed bit by bit; an index that is not joined to the end is never put into its place.
    """
    since = int(rows_of(con, "SELECT value FROM meta WHERE name = 'joined'")[0][0])
    moved = join_reports(con)
    together, apart = _decisions(con)
    for kind in _KINDS:
        touched = _forget(con, kind, since)
        for fresh in _fresh(con, kind, since, _CHUNK):
            _note_keys(con, kind, fresh)
        for fresh in _fresh(con, kind, since, _SCORED):
            touched |= _score(con, kind, since, fresh)
        touched |= _decide(con, kind, together)
        touched |= {item for pair in apart for item in pair}
        while touched:
            with committed(con):
                items = _hanging(con, kind, set(islice(touched, _GROUPED)))
                write_shared(con, kind.name, kind.table, _regroup(con, kind, items, together, apart))
            touched -= items
        for groups in groups_of(con, kind.table, moved):
            with committed(con):
                write_shared(con, kind.name, kind.table, groups)
    rows_of(con, "UPDATE meta SET value = (SELECT value FROM meta WHERE name = 'last') WHERE name = 'joined'")


def _forget(con: duckdb.DuckDBPyConnection, kind: Kind, since: int) -> set[str]:
    """Take out the keys and pairs of what was withdrawn or coded anew; return all that were in such a pair."""
    gone = rows_of(con, query("gone", table=kind.table, kind=kind.name), [since])
    if not gone:
        return set()
    with wanted(con, [row[0] for row in gone]):
        touched = {item for pair in rows_of(con, query("pairs_of", kind=kind.name)) for item in pair[:2]}
        for statement in ("forget_keys", "forget_pairs"):
            rows_of(con, query(statement, kind=kind.name))
    return touched | {row[0] for row in gone}


def _read(con: duckdb.DuckDBPyConnection, kind: Kind, ids: Iterable[str]) -> dict[str, Any]:
    with wanted(con, ids):
        return {row[0]: kind.read(row) for row in rows_of(con, query(f"told_{kind.table}"))}


def _fresh(con: duckdb.DuckDBPyConnection, kind: Kind, since: int, most: int) -> Iterator[list[Fresh]]:
    """Yield the tellings of newer assertions in their order, so many at a time."""
    seq, pos = since + 1, -1
    while found := rows_of(con, query("fresh", table=kind.table, limit=most), {"seq": seq, "pos": pos}):
        yield [Fresh(*row) for row in found]
        _, seq, pos = found[-1]


def _note_keys(con: duckdb.DuckDBPyConnection, kind: Kind, fresh: Sequence[Fresh]) -> None:
    tellings = _read(con, kind, (item.id for item in fresh))
    found = [(key, item) for item in fresh if item.id in tellings for key in sorted(set(kind.keys(tellings[item.id])))]
    insert(con, "keys", {
        "kind": pa.array([kind.name] * len(found), pa.string()),
        "key": pa.array([key for key, _ in found], pa.uint64()),
        "item": pa.array([item.id for _, item in found], pa.string()),
        "seq": pa.array([item.seq for _, item in found], pa.int64()),
        "pos": pa.array([item.pos for _, item in found], pa.int32()),
    })  # fmt: skip


def _score(con: duckdb.DuckDBPyConnection, kind: Kind, since: int, fresh: Sequence[Fresh]) -> set[str]:
    """Score new tellings with all that share a key with them, keep the pairs that are one, return their tellings."""
    touched: set[str] = set()
    begin = {"since": since, "seq": fresh[0].seq, "pos": fresh[0].pos}
    with wanted(con, (item.id for item in fresh)):
        rows_of(con, query("candidates", kind=kind.name, first=_FIRST), begin)
    count = rows_of(con, "SELECT count(*) FROM candidates")[0][0]
    for start in range(0, count, _CHUNK):
        slice_ = "SELECT a, b FROM candidates WHERE rowid >= ? AND rowid < ?"
        pairs = rows_of(con, slice_, [start, start + _CHUNK])
        tellings = _read(con, kind, {item for pair in pairs for item in pair})
        scored = ((a, b, kind.score(tellings[a], tellings[b])) for a, b in pairs if a in tellings and b in tellings)
        kept = [(a, b, made) for a, b, made in scored if made is not None and made.value >= kind.least]
        _insert_pairs(con, kind, kept)
        touched.update(item for a, b, _ in kept for item in (a, b))
    return touched


def _insert_pairs(con: duckdb.DuckDBPyConnection, kind: Kind, kept: Sequence[tuple[str, str, Score]]) -> None:
    insert(con, "pairs", {
        "kind": pa.array([kind.name] * len(kept), pa.string()),
        "a": pa.array([a for a, _, _ in kept], pa.string()),
        "b": pa.array([b for _, b, _ in kept], pa.string()),
        "score": pa.array([made.value for _, _, made in kept], pa.float64()),
        "reasons": pa.array([list(made.reasons) for _, _, made in kept], pa.list_(pa.string())),
    })  # fmt: skip


def _decisions(con: duckdb.DuckDBPyConnection) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs joined and those split by hand; of two decisions on one pair the later one counts.

    To join makes all things named one; to split takes the first from each of the others.
    """
    verdicts: dict[Pair, str] = {}
    for verdict, items in rows_of(con, "SELECT kind, items FROM decisions ORDER BY seq"):
        pairs = combinations(items, 2) if verdict == "join" else ((items[0], other) for other in items[1:])
        verdicts.update((frozenset(pair), verdict) for pair in pairs)
    return (
        {pair for pair, verdict in verdicts.items() if verdict == "join"},
        {pair for pair, verdict in verdicts.items() if verdict == "split"},
    )


def _decide(con: duckdb.DuckDBPyConnection, kind: Kind, together: set[Pair]) -> set[str]:
    """Note the pairs that were joined by hand among the scored ones; return their tellings and those noted before."""
    before = {item for row in rows_of(con, query("pairs_by_hand", kind=kind.name), [_BY_HAND]) for item in row}
    rows_of(con, query("forget_by_hand", kind=kind.name), [_BY_HAND])
    with wanted(con, {item for pair in together for item in pair}):
        live = {row[0] for row in rows_of(con, query("live", table=kind.table))}
    pairs = sorted(tuple(sorted(pair)) for pair in together if pair <= live)
    _insert_pairs(con, kind, [(pair[0], pair[1], Score(1.0, (_BY_HAND,))) for pair in pairs])
    return before | {item for pair in pairs for item in pair}


def _hanging(con: duckdb.DuckDBPyConnection, kind: Kind, touched: Set[str]) -> set[str]:
    """Return what was touched with all that hangs together with it by pairs, or was in a group with it."""
    items = set(touched)
    reached = items
    while reached:
        with wanted(con, reached):
            found = {row[0] for row in rows_of(con, query("hanging", kind=kind.name, table=kind.table))}
        reached = found - items
        items |= reached
    return items


def _regroup(
    con: duckdb.DuckDBPyConnection, kind: Kind, items: Set[str], together: set[Pair], apart: set[Pair]
) -> set[str]:
    """Form the groups anew of items and all that hangs together with them; return the ids of groups looked at."""
    with wanted(con, items):
        edges = [Edge(a, b, value) for a, b, value in rows_of(con, query("pairs_of", kind=kind.name))]
        places = {item: (report, before, (seq, pos)) for item, report, before, seq, pos in
                  rows_of(con, query("places_of", table=kind.table))}  # fmt: skip
    edges = [edge for edge in edges if edge.a in places and edge.b in places]
    heads = {item: item for item in places}
    by_item: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_item[edge.a].append(edge)
    reports = {item: place[0] for item, place in places.items()}
    for component in components((edge.a, edge.b) for edge in edges):
        inner = [edge for item in component for edge in by_item[item]]
        members = set(component)
        joined = [(a, b) for a, b in map(sorted, together) if a in members and b in members]
        for group in grouped(component, inner, reports, joined=joined, split=apart):
            head = min(group, key=lambda item: places[item][2])
            heads.update(dict.fromkeys(group, head))
    changed = {item: head for item, head in heads.items() if places[item][1] != head}
    con.register("given", pa.table({"id": pa.array(list(changed), pa.string()),
                                    "head": pa.array(list(changed.values()), pa.string())}))  # fmt: skip
    rows_of(con, query("regroup", table=kind.table))
    con.unregister("given")
    # what a group has in common may change without any telling moving, so all groups looked at are written anew
    return set(heads.values()) | {places[item][1] for item in changed}
