"""Brings together the tellings of an index that tell one event or are of one statement.

Runs after new assertions are in. What comes out depends on what the ledger holds and on the decisions by hand, never on
how it was added: pairs are scored by themselves, and groups are formed anew wherever a pair came or went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.store.clusters import Edge, components, grouped
from dragoman.store.connect import rows_of
from dragoman.store.kinship import join_reports
from dragoman.store.same_event import JOINED, Score, score
from dragoman.store.same_statement import SAID, score_said
from dragoman.store.shared import write_shared
from dragoman.store.statements import query
from dragoman.store.tables import chunks, insert, wanted
from dragoman.store.told import event_keys, said, statement_keys, told

__all__ = ["join"]

_CHUNK = 20_000
_SCORED = 5_000
"""Tellings whose pairs are looked for at a time; in a crowded ledger each may have a thousand."""
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


def join(con: duckdb.DuckDBPyConnection) -> None:
    """Join what is new in an index with what was there, and part what no longer belongs together."""
    since = int(rows_of(con, "SELECT value FROM meta WHERE name = 'joined'")[0][0])
    moved = join_reports(con)
    together, apart = _decisions(con)
    for kind in _KINDS:
        touched = _forget(con, kind, since)
        fresh = [row[0] for row in rows_of(con, query("fresh", table=kind.table), [since])]
        _note_keys(con, kind, fresh)
        touched |= _score(con, kind, fresh)
        touched |= _decide(con, kind, together)
        touched |= {item for pair in apart for item in pair}
        changed = _regroup(con, kind, touched, together, apart)
        write_shared(con, kind.name, kind.table, changed, moved)
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


def _note_keys(con: duckdb.DuckDBPyConnection, kind: Kind, fresh: Sequence[str]) -> None:
    for ids in chunks(fresh, _CHUNK):
        tellings = _read(con, kind, ids)
        with wanted(con, ids):
            order = {item: place for item, *place in rows_of(con, query("told_order", table=kind.table))}
        found = [(key, item, *order[item]) for item in tellings for key in sorted(set(kind.keys(tellings[item])))]
        insert(con, "keys", {
            "kind": pa.array([kind.name] * len(found), pa.string()),
            "key": pa.array([row[0] for row in found], pa.uint64()),
            "item": pa.array([row[1] for row in found], pa.string()),
            "seq": pa.array([row[2] for row in found], pa.int64()),
            "pos": pa.array([row[3] for row in found], pa.int32()),
        })  # fmt: skip


def _score(con: duckdb.DuckDBPyConnection, kind: Kind, fresh: Sequence[str]) -> set[str]:
    """Score new tellings with all that share a key with them, keep the pairs that are one, return their tellings."""
    touched: set[str] = set()
    done: set[str] = set()
    for ids in chunks(fresh, _SCORED):
        with wanted(con, ids):
            found = rows_of(con, query("candidates", kind=kind.name, first=_FIRST))
        # a pair with something of an earlier chunk came up there
        pairs = [pair for pair in found if done.isdisjoint(pair)]
        for some in chunks(pairs, _CHUNK):
            tellings = _read(con, kind, {item for pair in some for item in pair})
            scored = ((a, b, kind.score(tellings[a], tellings[b])) for a, b in some if a in tellings and b in tellings)
            kept = [(a, b, made) for a, b, made in scored if made is not None and made.value >= kind.least]
            _insert_pairs(con, kind, kept)
            touched.update(item for a, b, _ in kept for item in (a, b))
        done.update(ids)
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


def _regroup(
    con: duckdb.DuckDBPyConnection, kind: Kind, touched: set[str], together: set[Pair], apart: set[Pair]
) -> set[str]:
    """Form the groups anew of all that hangs together with what was touched; return the ids of groups that changed."""
    if not touched:
        return set()
    items, grown = touched, True
    while grown:
        with wanted(con, items):
            found = {row[0] for row in rows_of(con, query("hanging", kind=kind.name, table=kind.table))}
        grown = not found <= items
        items |= found
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
