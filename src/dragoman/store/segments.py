"""The truth of a ledger: segments, files of what was added, never changed once they are in their place.

A segment holds one assertion a line, each line a gzip member of its own, so that ``zcat`` shows the segment and a
single line can be read without the others. Its name gives the first and last number of its assertions and a digest of
its bytes. A record's line holds the record and when it was added together, so a report is wholly there or not at all.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman.errors import StoreDamaged
from dragoman.model import Record
from dragoman.read.files import Rejected
from dragoman.record import to_json
from dragoman.store.folder import Folder, unwritable

__all__ = [
    "Line",
    "Segment",
    "Writer",
    "decision_line",
    "list_segments",
    "merge_segments",
    "read_line",
    "read_segment",
    "record_line",
    "rejection_line",
]

_NAME = re.compile(r"(\d{12})-(\d{12})-([0-9a-f]{16})\.jsonl\.gz")
_RECORD = ', "record": '
"""Stands between what the ledger says of a record and the record, which comes last in its line."""
_LEVEL = 4
_GZIP = 31
"""zlib's number for the gzip form with the largest window."""
_MOST_LINES = 256
_MOST_BYTES = 4_000_000
_MERGED_BYTES = 64_000_000
_PIECE = 16_384


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the truth: the numbers of its first and last assertion, the digest in its name, its place."""

    first: int
    last: int
    digest: str
    path: Path


@dataclass(frozen=True, slots=True)
class Line:
    """One assertion as it lies in a segment: number, kind (record, rejected, join, split), and where its bytes are.

    ``body`` has all values of the line but the record, ``text`` the whole line.
    """

    seq: int
    kind: str
    added: datetime
    body: dict[str, Any]
    text: str
    segment: str
    offset: int
    length: int


def list_segments(folder: Folder) -> list[Segment]:
    """Return the segments in order; one that was merged into a longer one counts no more.

    Raises:
        StoreDamaged: two segments hold the same numbers, or there is a gap between two.
    """
    found = []
    for path in folder.segments.glob("*.jsonl.gz"):
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(Segment(int(match[1]), int(match[2]), match[3], path))
    found.sort(key=lambda seg: (seg.first, -seg.last))
    kept: list[Segment] = []
    for seg in found:
        if kept and seg.last <= kept[-1].last:
            continue
        expected = kept[-1].last + 1 if kept else 1
        if seg.first != expected:
            raise StoreDamaged(
                f"{folder.shown}: the segments do not join: assertion {expected} should follow and "
                f"{seg.path.name} begins with {seg.first}; put the missing file back from a copy"
            )
        kept.append(seg)
    return kept


def read_segment(segment: Segment) -> Iterator[Line]:
    """Yield the assertions of a segment in order.

    Raises:
        StoreDamaged: the bytes are not those that were written.
    """
    data = memoryview(_checked(segment))
    offset = 0
    while offset < len(data):
        text, length = _member(data[offset:])
        yield _line(text, segment.path.name, offset, length)
        offset += length


def _member(data: memoryview) -> tuple[bytes, int]:
    """Return what the first gzip member of some bytes holds, and how long the member is."""
    opened = zlib.decompressobj(_GZIP)
    parts, fed = [], 0
    while not opened.eof and fed < len(data):
        # in pieces, for zlib copies all that lies behind the member
        parts.append(opened.decompress(data[fed : fed + _PIECE]))
        fed += _PIECE
    return b"".join(parts), min(fed, len(data)) - len(opened.unused_data)


def _checked(segment: Segment) -> bytes:
    """Return the bytes of a segment, where they are those that were written."""
    try:
        data = segment.path.read_bytes()
    except OSError as error:
        raise StoreDamaged(
            f"{segment.path.name}: cannot be read ({error.strerror}); put it back from a copy"
        ) from error
    if sha256(data).hexdigest()[:16] != segment.digest:
        raise StoreDamaged(f"{segment.path.name}: its bytes are not those that were written; put it back from a copy")
    return data


def _line(text: bytes, segment: str, offset: int, length: int) -> Line:
    shown = text.decode("utf-8")
    head, _, record = shown.partition(_RECORD)
    # a record is read by DuckDB, so here only what stands before it is
    body = json.loads(f"{head}}}" if record else shown)
    added = datetime.fromisoformat(body["added"]).replace(tzinfo=None)
    return Line(body["seq"], body["kind"], added, body, shown, segment, offset, length)


def read_line(folder: Folder, segment: str, offset: int, length: int) -> dict[str, Any]:
    """Return one assertion, read from its place alone.

    Raises:
        FileNotFoundError: the segment has been merged since.
    """
    with (folder.segments / segment).open("rb") as file:
        file.seek(offset)
        body: dict[str, Any] = json.loads(zlib.decompress(file.read(length), _GZIP))
    return body


def record_line(seq: int, added: str, record: Record) -> str:
    """Return the line of a record."""
    report = record.report
    head = {"v": 1, "seq": seq, "kind": "record", "added": added, "report": report.id, "body_start": report.body_start}
    return f"{json.dumps(head)[:-1]}{_RECORD}{to_json(record)}}}"


def rejection_line(seq: int, added: str, rejected: Rejected) -> str:
    """Return the line of a report that was not coded."""
    body = {"name": rejected.name, "code": rejected.code, "reason": rejected.reason}
    return json.dumps({"v": 1, "seq": seq, "kind": "rejected", "added": added, **body})


def decision_line(seq: int, added: str, kind: str, items: list[str]) -> str:
    """Return the line of a decision by hand: ``join`` or ``split`` with the ids that it is about."""
    return json.dumps({"v": 1, "seq": seq, "kind": kind, "added": added, "items": items})


class Writer:
    """Collects lines and puts them down as segments; only the holder of the lock may have one."""

    def __init__(self, folder: Folder, last: int) -> None:
        self._folder = folder
        self._members: list[bytes] = []
        self._size = 0
        self._first = last + 1
        self.next = last + 1
        """The number of the next assertion."""

    def append(self, line: str) -> None:
        """Take the line of the next assertion; a full segment is put down at once.

        Raises:
            StoreUnwritable: the disk is full or the folder may not be written to.
        """
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
        member = packer.compress(line.encode("utf-8") + b"\n") + packer.flush()
        self._members.append(member)
        self._size += len(member)
        self.next += 1
        if len(self._members) >= _MOST_LINES or self._size >= _MOST_BYTES:
            self.flush()

    def flush(self) -> None:
        """Put down what was collected as a segment.

        Raises:
            StoreUnwritable: the disk is full or the folder may not be written to.
        """
        if not self._members:
            return
        data = b"".join(self._members)
        with unwritable(self._folder):
            self._folder.put(segment_path(self._folder, self._first, self.next - 1, data), data)
        self._members, self._size, self._first = [], 0, self.next


def merge_segments(folder: Folder) -> None:
    """Merge segments that follow each other and are small into longer ones; only the holder of the lock may call this.

    The bytes stay as they are. A merged segment is in place before its parts go, and counts in their stead.

    Raises:
        StoreDamaged: a segment is not what was written.
        StoreUnwritable: the disk is full or the folder may not be written to.
    """
    run: list[Segment] = []
    size = 0
    for segment in [*list_segments(folder), None]:
        length = segment.path.stat().st_size if segment is not None else _MERGED_BYTES
        if size + length > _MERGED_BYTES:
            _merge(folder, run)
            run, size = [], 0
        if segment is not None:
            run.append(segment)
            size += length


def _merge(folder: Folder, run: list[Segment]) -> None:
    if len(run) < 2:
        return
    data = b"".join(_checked(segment) for segment in run)
    with unwritable(folder):
        folder.put(segment_path(folder, run[0].first, run[-1].last, data), data)
        for segment in run:
            segment.path.unlink(missing_ok=True)


def segment_path(folder: Folder, first: int, last: int, data: bytes) -> Path:
    """Return the place of a segment with these bytes."""
    return folder.segments / f"{first:012d}-{last:012d}-{sha256(data).hexdigest()[:16]}.jsonl.gz"
