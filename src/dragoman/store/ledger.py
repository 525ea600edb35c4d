"""The ledger: takes records in, keeps the index, and answers as ``reading.py`` does.

One process writes at a time; any number read, also while it writes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import BadConfig
from dragoman.model import Record, Report
from dragoman.read.files import Rejected
from dragoman.store import stories
from dragoman.store.folder import Folder
from dragoman.store.index import Index
from dragoman.store.reading import Reading
from dragoman.store.segments import (
    Writer,
    decision_line,
    list_segments,
    merge_segments,
    record_line,
    rejection_line,
)

__all__ = ["Added", "Ledger"]

_FLUSH_SECONDS = 5.0
"""So long may a coded report wait before it is put down."""
_PUBLISH_SECONDS = 30.0
_PUBLISH_SHARE = 20
"""During a long add the index is brought up each 30 seconds, less often where that takes over a 20th of the time."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: new reports, reports coded anew, reports that were there already, and those rejected."""

    added: int
    recoded: int
    known: int
    rejected: int


class Ledger(Reading):
    """A ledger in a folder; use it as a context manager, or close it."""

    def __init__(self, path: Path | str, *, write: bool = False, update: bool = True) -> None:
        """Open a ledger for reading, or with ``write`` as its one writer, which makes the folder where there is none.

        A writer first clears away what a stopped writer left and brings the index up to the segments; the latter not
        without ``update``, which one who rebuilds it next has no use for.

        Raises:
            BadConfig: there is no ledger, or it is of a form that this version does not read.
            StoreBusy: another process writes to it.
            StoreDamaged: its files are not what was written, or the index has to be rebuilt.
            StoreUnwritable: the folder is full or may not be written to.
        """
        super().__init__(Folder(path))
        self._stack = ExitStack()
        self._write = write
        self._coded: dict[str, set[str]] | None = None
        self._refused: set[tuple[str, str]] = set()
        self._passed = 0
        if write:
            self._folder.create()
        self._folder.require()
        if write:
            self._stack.enter_context(self._folder.lock())
            try:
                self._folder.sweep()
                if update:
                    Index(self._folder).update()
            except BaseException:
                self.close()
                raise

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False, update: bool = True) -> Self:
        """Open a ledger, as the constructor does."""
        return cls(path, write=write, update=update)

    def close(self) -> None:
        """Close the index and give back the lock; may be called twice."""
        super().close()
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def unread(self, reports: Iterable[Report | Rejected], coder: str) -> Iterator[Report | Rejected]:
        """Pass on the reports that this coder has not coded yet; the others are counted by the next ``add``."""
        coded = self._known()
        for report in reports:
            if isinstance(report, Report) and coder in coded.get(report.id, ()):
                self._passed += 1
            else:
                yield report

    def add(
        self,
        results: Iterable[Record | Rejected],
        *,
        added: datetime | None = None,
        note: Callable[[Record | Rejected], None] | None = None,
    ) -> Added:
        """Add records, and note rejections, as they come; what is there already adds nothing.

        ``added`` is the moment that counts as that of the adding, now without it. ``note`` is called with each result
        once it has been taken. Stopped at any point, the ledger has whole reports only, and the same call again adds
        the rest.

        Raises:
            BadConfig: the ledger was not opened for writing.
            StoreUnwritable: the disk is full or the folder may not be written to.
        """
        coded = self._known()
        index = Index(self._folder)
        writer = self._writer()
        counts = {"added": 0, "recoded": 0, "known": 0, "rejected": 0}
        flushed = published = time.monotonic()
        try:
            for result in results:
                counts[self._take(writer, coded, result, _stamp(added))] += 1
                now = time.monotonic()
                if now - flushed > _FLUSH_SECONDS:
                    writer.flush()
                    flushed = now
                if now - published > max(_PUBLISH_SECONDS, _PUBLISH_SHARE * index.cost):
                    writer.flush()
                    index.update()
                    published = time.monotonic()
                if note is not None:
                    note(result)
        finally:
            writer.flush()
        index.update()
        counts["known"] += self._passed
        self._passed = 0
        return Added(**counts)

    def decide(self, kind: str, items: Sequence[str], *, added: datetime | None = None) -> None:
        """Join the events or statements with these ids by hand, or split each from the others, for good.

        Raises:
            BadConfig: the ledger was not opened for writing, or fewer than two things are named.
            BadInput: an id is unknown, or the ids are of different kinds.
        """
        writer = self._writer()
        names = stories.decidable(self._database(), kind, items)
        writer.append(decision_line(writer.next, _stamp(added), kind, names))
        writer.flush()
        Index(self._folder).update()

    def rebuild(self) -> None:
        """Merge small segments, and make the index again from all.

        Raises:
            BadConfig: the ledger was not opened for writing.
            StoreDamaged: a segment is not what was written.
        """
        self._require_writer()
        merge_segments(self._folder)
        Index(self._folder).rebuild()

    def _writer(self) -> Writer:
        self._require_writer()
        segments = list_segments(self._folder)
        return Writer(self._folder, segments[-1].last if segments else 0)

    def _require_writer(self) -> None:
        if not self._write:
            raise BadConfig(f"{self._folder.shown}: the ledger was opened for reading; open it with write=True")

    def _known(self) -> dict[str, set[str]]:
        """Return the coders that each report has been coded by."""
        self._require_writer()
        if self._coded is None:
            self._coded = {}
            db = self._database()
            for report, coder in db.rows("SELECT report, coder FROM assertions WHERE kind = 'record'"):
                self._coded.setdefault(report, set()).add(coder)
            self._refused = set(db.rows("SELECT name, reason FROM rejections"))
        return self._coded

    def _take(self, writer: Writer, coded: dict[str, set[str]], result: Record | Rejected, added: str) -> str:
        if isinstance(result, Rejected):
            if (result.name, result.reason) not in self._refused:
                writer.append(rejection_line(writer.next, added, result))
                self._refused.add((result.name, result.reason))
            return "rejected"
        coders = coded.setdefault(result.report.id, set())
        if result.coder in coders:
            return "known"
        writer.append(record_line(writer.next, added, result))
        coders.add(result.coder)
        return "added" if len(coders) == 1 else "recoded"


def _stamp(moment: datetime | None) -> str:
    """Return a moment, or now, in UTC as it stands in a segment."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
