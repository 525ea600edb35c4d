"""Groups the reports of an index that are copies or updates of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from dragoman.store.clusters import components
from dragoman.store.connect import rows_of
from dragoman.store.same_report import Sketch, bands, compare, sketch
from dragoman.store.statements import query
from dragoman.store.tables import chunks, insert, wanted

__all__ = ["join_reports"]

_CHUNK = 2000
_FIRST = 5
"""Of many reports that share a band, so many are compared with all."""


def join_reports(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Compare the reports that have no sketch yet with all, and return those whose group has changed."""
    fresh = [
        row[0]
        for row in rows_of(con, "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM sketches) ORDER BY n")
    ]
    for ids in chunks(fresh, _CHUNK):
        _sketch(con, ids)
    done: set[str] = set()
    found = sum(_compare(con, ids, done) for ids in chunks(fresh, _CHUNK))
    return _group(con) if found else set()


def _sketch(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> None:
    with wanted(con, ids):
        texts = rows_of(con, query("bodies"))
    made = [sketch(row[2]) for row in texts]
    insert(con, "sketches", {
        "report": pa.array([row[0] for row in texts], pa.string()),
        "date": pa.array([row[1] for row in texts], pa.date32()),
        "runs": pa.array([item.runs for item in made], pa.int32()),
        "hashes": pa.array([item.hashes for item in made], pa.binary()),
    })  # fmt: skip
    keys = [(key, row[0], row[3]) for row, item in zip(texts, made, strict=True) for key in bands(item)]
    insert(con, "bands", {
        "key": pa.array([row[0] for row in keys], pa.uint64()),
        "report": pa.array([row[1] for row in keys], pa.string()),
        "n": pa.array([row[2] for row in keys], pa.int32()),
    })  # fmt: skip


def _compare(con: duckdb.DuckDBPyConnection, ids: Sequence[str], done: set[str]) -> int:
    """Compare reports with the first that share a band with them, note what is alike, and return how many pairs are.

    Pairs with one of ``done`` have been compared; the reports are added to these.
    """
    with wanted(con, ids):
        pairs = [pair for pair in rows_of(con, query("kin_candidates", first=_FIRST)) if done.isdisjoint(pair)]
    done.update(ids)
    with wanted(con, {item for pair in pairs for item in pair}):
        kept = {
            report: (day, Sketch(runs, hashes))
            for report, day, runs, hashes in rows_of(
                con, "SELECT * FROM sketches WHERE report IN (SELECT id FROM wanted)"
            )
        }
    alike = []
    for a, b in pairs:
        (day_a, sketch_a), (day_b, sketch_b) = kept[a], kept[b]
        likeness = compare(sketch_a, sketch_b, abs((day_a - day_b).days))
        if likeness is not None:
            alike.append((a, b, likeness))
    insert(con, "kin", {
        "a": pa.array([a for a, _, _ in alike], pa.string()),
        "b": pa.array([b for _, b, _ in alike], pa.string()),
        "relation": pa.array([item.relation for _, _, item in alike], pa.string()),
        "alike": pa.array([item.alike for _, _, item in alike], pa.float64()),
        "held": pa.array([item.held for _, _, item in alike], pa.float64()),
    })  # fmt: skip
    return len(alike)


def _group(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Give all reports that hang together the id of the one among them that was added first."""
    known = "SELECT id, n, kin FROM reports WHERE id IN (SELECT a FROM kin UNION ALL SELECT b FROM kin)"
    placed = {report: (n, head) for report, n, head in rows_of(con, known)}
    groups = components((a, b) for a, b in rows_of(con, "SELECT a, b FROM kin"))
    heads = {item: min(group, key=lambda other: placed[other][0]) for group in groups for item in group}
    moved = {item: head for item, head in heads.items() if placed[item][1] != head}
    con.register(
        "given",
        pa.table({"id": pa.array(list(moved), pa.string()), "kin": pa.array(list(moved.values()), pa.string())}),
    )
    rows_of(con, "UPDATE reports SET kin = given.kin FROM given WHERE reports.id = given.id")
    con.unregister("given")
    return set(moved)
