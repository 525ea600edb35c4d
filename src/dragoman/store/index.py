"""The index of a ledger: DuckDB files, one a generation, made from the segments and never the truth.

A writer copies the newest generation beside its place, puts into it what the segments have and it has not, and moves
it into place under the next number. Readers keep the generation that they opened, so nobody waits for anybody, and a
writer that is stopped leaves the newest generation as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from dragoman.errors import StoreDamaged
from dragoman.store.connect import committed, connect, rows_of, store_errors
from dragoman.store.folder import Folder, crash_point, sync_folder, unwritable
from dragoman.store.joining import join
from dragoman.store.schema import VERSION, record_structure
from dragoman.store.segments import Line, Segment, list_segments, read_segment
from dragoman.store.statements import query, script

__all__ = ["Index", "generations"]

_NAME = re.compile(r"(\d{8})\.duckdb")
_CHUNK = 1024
_CHUNK_SIZE = 16_000_000
"""Records and characters that are put into the tables at a time; bounds memory."""


def generations(folder: Folder) -> list[Path]:
    """Return the index files, the newest last."""
    found = [path for path in folder.index.glob("*.duckdb") if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name)


class Index:
    """Brings the index of a ledger up to its segments; only the holder of the lock may have one."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.cost = 0.0
        """Seconds that the last update took."""

    def last(self) -> int:
        """Return the number of the last assertion that the newest generation has, 0 without one of this version."""
        newest = self._newest()
        return 0 if newest is None else _last_of(newest)

    def update(self) -> bool:
        """Make a generation with all that the segments have, unless the newest has it; tell whether one was made.

        Raises:
            StoreDamaged: a segment is not what was written.
            StoreUnwritable: the disk is full or the folder may not be written to.
        """
        begun = time.perf_counter()
        segments = list_segments(self._folder)
        newest = self._newest()
        if newest is not None and _last_of(newest) >= (segments[-1].last if segments else 0):
            return False
        self._make(newest, segments)
        self.cost = time.perf_counter() - begun
        return True

    def rebuild(self) -> None:
        """Make a generation from the segments alone.

        Raises:
            StoreDamaged: a segment is not what was written.
            StoreUnwritable: the disk is full or the folder may not be written to.
        """
        self._make(None, list_segments(self._folder))

    def _newest(self) -> Path | None:
        """Return the newest generation, where it is readable and of this version."""
        made = generations(self._folder)
        if not made:
            return None
        try:
            version = _meta(made[-1], "version")
        except StoreDamaged:
            return None
        return made[-1] if version == VERSION else None

    def _make(self, base: Path | None, segments: list[Segment]) -> None:
        made = generations(self._folder)
        number = int(made[-1].stem) + 1 if made else 1
        target = self._folder.index / f"{number:08d}.duckdb"
        work = target.with_name(f"{target.name}.{os.getpid()}.part")
        with unwritable(self._folder):
            self._folder.index.mkdir(exist_ok=True)
            work.unlink(missing_ok=True)
            if base is not None:
                shutil.copyfile(base, work)
        try:
            con = connect(work, read_only=False)
            try:
                with store_errors(work):
                    _fill(con, segments, fresh=base is None)
                    rows_of(con, "CHECKPOINT")
            finally:
                con.close()
            crash_point("index made")
            with unwritable(self._folder):
                _sync(work)
                work.replace(target)
                crash_point("index in place")
                sync_folder(self._folder.index)
        finally:
            work.unlink(missing_ok=True)
            work.with_name(f"{work.name}.wal").unlink(missing_ok=True)
        for old in made:
            old.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _meta(path: Path, name: str) -> str | None:
    con = connect(path, read_only=True)
    try:
        with store_errors(path):
            found = rows_of(con, "SELECT value FROM meta WHERE name = ?", [name])
    finally:
        con.close()
    return str(found[0][0]) if found else None


def _last_of(path: Path) -> int:
    return int(_meta(path, "last") or 0)


def _fill(con: duckdb.DuckDBPyConnection, segments: list[Segment], *, fresh: bool) -> None:
    """Put into an index all assertions that it lacks."""
    if fresh:
        for statement in script("schema"):
            rows_of(con, statement)
        rows_of(con, "INSERT INTO meta VALUES ('version', ?), ('last', '0'), ('joined', '0')", [VERSION])
    last = int(rows_of(con, "SELECT value FROM meta WHERE name = 'last'")[0][0])
    lines = (line for segment in segments if segment.last > last for line in read_segment(segment) if line.seq > last)
    for chunk in _chunks(lines):
        with committed(con):
            _load(con, chunk)
            rows_of(con, "UPDATE meta SET value = ? WHERE name = 'last'", [str(chunk[-1].seq)])
    rows_of(con, query("forget_words"))
    join(con)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines so many at a time, few where they are long."""
    some: list[Line] = []
    size = 0
    for line in lines:
        some.append(line)
        size += len(line.text)
        if len(some) == _CHUNK or size >= _CHUNK_SIZE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _load(con: duckdb.DuckDBPyConnection, lines: list[Line]) -> None:
    _load_places(con, lines)
    _load_notes(con, lines)
    for wave in _waves(line for line in lines if line.kind == "record"):
        _load_records(con, wave)


def _load_places(con: duckdb.DuckDBPyConnection, lines: list[Line]) -> None:
    table = pa.table({
        "seq": pa.array([line.seq for line in lines], pa.int64()),
        "segment": [line.segment for line in lines],
        "at": pa.array([line.offset for line in lines], pa.int64()),
        "length": pa.array([line.length for line in lines], pa.int64()),
    })  # fmt: skip
    con.register("given", table)
    rows_of(con, "INSERT INTO lines SELECT * FROM given")
    con.unregister("given")


def _load_notes(con: duckdb.DuckDBPyConnection, lines: list[Line]) -> None:
    """Put in what is no record: rejections, and decisions by hand."""
    for line in lines:
        body = line.body
        if line.kind == "rejected":
            row = [line.seq, body["name"], body["code"], body["reason"], line.added]
            rows_of(con, "INSERT INTO rejections VALUES (?, ?, ?, ?, ?)", row)
        elif line.kind != "record":
            rows_of(con, "INSERT INTO decisions VALUES (?, ?, ?, ?)", [line.seq, line.kind, body["items"], line.added])


def _waves(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Split lines so that no report stands twice in one part, each report's lines in order."""
    waves: list[dict[str, Line]] = []
    for line in lines:
        report = line.body["report"]
        wave = next((wave for wave in waves if report not in wave), None)
        if wave is None:
            wave = {}
            waves.append(wave)
        wave[report] = line
    for wave in waves:
        yield list(wave.values())


def _load_records(con: duckdb.DuckDBPyConnection, wave: list[Line]) -> None:
    ids = [line.body["report"] for line in wave]
    known = dict(rows_of(con, "SELECT id, n FROM reports WHERE id IN (SELECT unnest(?))", [ids]))
    free = int(rows_of(con, "SELECT coalesce(max(n), 0) FROM reports")[0][0])
    numbers = []
    for report in ids:
        if report in known:
            numbers.append(known[report])
        else:
            free += 1
            numbers.append(free)
    given = pa.table({
        "seq": pa.array([line.seq for line in wave], pa.int64()),
        "n": pa.array(numbers, pa.int32()),
        "body_start": pa.array([line.body["body_start"] for line in wave], pa.int32()),
        "added": pa.array([line.added for line in wave], pa.timestamp("us")),
        "fresh": [report not in known for report in ids],
        "line": [line.text for line in wave],
    })  # fmt: skip
    con.register("given", given)
    rows_of(con, query("incoming", structure=record_structure().replace("'", "''")))
    con.unregister("given")
    parts = ["keep", *(["recode"] if known else []), "load"]
    for statement in (statement for part in parts for statement in script(part)):
        rows_of(con, statement)
    rows_of(con, "DROP TABLE incoming")
