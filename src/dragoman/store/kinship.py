"""Groups the reports of an index that are copies or updates of each other."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from dragoman.store.clusters import components
from dragoman.store.connect import rows_of
from dragoman.store.same_report import Sketch, bands, compare, sketch
from dragoman.store.statements import query
from dragoman.store.tables import chunks, insert, wanted

__all__ = ["join_reports"]

_CHUNK = 2000


def join_reports(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Compare the reports that have no sketch yet with all, and return those whose group has changed."""
    fresh = [
        row[0]
        for row in rows_of(con, "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM sketches) ORDER BY n")
    ]
    for ids in chunks(fresh, _CHUNK):
        _sketch(con, ids)
    found: list[tuple[str, str]] = []
    for ids in chunks(fresh, _CHUNK):
        found += _compare(con, ids)
    return _group(con, found)


def _sketch(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> None:
    with wanted(con, ids):
        texts = rows_of(con, query("bodies"))
    made = [sketch(text) for _, _, text in texts]
    insert(con, "sketches", {
        "report": pa.array([row[0] for row in texts], pa.string()),
        "date": pa.array([row[1] for row in texts], pa.date32()),
        "runs": pa.array([item.runs for item in made], pa.int32()),
        "hashes": pa.array([item.hashes for item in made], pa.binary()),
    })  # fmt: skip
    keys = [(key, row[0]) for row, item in zip(texts, made, strict=True) for key in bands(item)]
    insert(con, "bands", {
        "key": pa.array([key for key, _ in keys], pa.uint64()),
        "report": pa.array([report for _, report in keys], pa.string()),
    })  # fmt: skip


def _compare(con: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> list[tuple[str, str]]:
    """Compare reports with all that share a band with them, note what is alike, and return those pairs."""
    with wanted(con, ids):
        pairs = rows_of(con, query("kin_candidates"))
    known = rows_of(con, "SELECT a, b FROM kin")
    pairs = sorted({(a, b) for a, b in pairs} - {(a, b) for a, b in known})
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
    return [(a, b) for a, b, _ in alike]


def _group(con: duckdb.DuckDBPyConnection, found: list[tuple[str, str]]) -> set[str]:
    """Give all reports that hang together the id of the one among them that was added first."""
    if not found:
        return set()
    numbers = dict(rows_of(con, "SELECT id, n FROM reports"))
    groups = components((a, b) for a, b in rows_of(con, "SELECT a, b FROM kin"))
    heads = {item: min(group, key=numbers.__getitem__) for group in groups for item in group}
    before = dict(rows_of(con, "SELECT id, kin FROM reports"))
    moved = {item: head for item, head in heads.items() if before[item] != head}
    con.register(
        "given",
        pa.table({"id": pa.array(list(moved), pa.string()), "kin": pa.array(list(moved.values()), pa.string())}),
    )
    rows_of(con, "UPDATE reports SET kin = given.kin FROM given WHERE reports.id = given.id")
    con.unregister("given")
    return set(moved)
