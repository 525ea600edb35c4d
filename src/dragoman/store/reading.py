"""What a ledger answers: the newest index, opened, and each question handed to the module that answers it.

Readers see the ledger as it was when the index was last brought up, and move to a newer state by themselves between two
queries.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dragoman.errors import StoreDamaged
from dragoman.model import Record, Telling
from dragoman.reread import record_from_dict
from dragoman.store import glances, listings, panels, stories, views
from dragoman.store.answers import (
    ActorRow,
    Cell,
    Difference,
    EventRow,
    InstrumentRow,
    Page,
    PositionRow,
    ReportRow,
    StatementRow,
    Stats,
    StatusRow,
    TimelineRow,
)
from dragoman.store.charts import Charts
from dragoman.store.connect import Database
from dragoman.store.filters import Filter
from dragoman.store.folder import Folder
from dragoman.store.index import generations
from dragoman.store.paging import Sort, pages
from dragoman.store.segments import (
    list_segments,
    read_line,
)
from dragoman.store.soundness import faults
from dragoman.store.statements import query

__all__ = ["Reading"]

_NOTHING = Filter()
_RETRIES = 5


class Reading:
    """The questions to a ledger in a folder; safe to use from several threads."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._db: Database | None = None
        self._guard = threading.Lock()
        self.seconds: float | None = None
        """How long a query may take, or None for no limit."""

    @property
    def path(self) -> Path:
        """The folder of the ledger."""
        return self._folder.path

    def close(self) -> None:
        """Close the index; may be called twice."""
        with self._guard:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _database(self) -> Database:
        """Return the newest generation of the index, opened; one that is open stays so while it is the newest."""
        with self._guard:
            for _ in range(_RETRIES):
                made = generations(self._folder)
                if not made:
                    break
                if self._db is not None and self._db.path == made[-1]:
                    self._db.seconds = self.seconds
                    return self._db
                if self._db is not None:
                    self._db.retire()
                    self._db = None
                try:
                    self._db = Database(made[-1])
                except StoreDamaged:
                    if made[-1].exists():
                        raise
                    continue  # a writer has put a newer one in its place meanwhile
                self._db.seconds = self.seconds
                return self._db
        raise StoreDamaged(
            f"{self._folder.shown}: the ledger has no index; run `dragoman rebuild`, which makes it again"
        )

    def behind(self) -> int:
        """Return how many assertions the segments have and the index has not: none, but after a writer was stopped."""
        segments = list_segments(self._folder)
        if not segments:
            return 0
        try:
            last = self._database().one("SELECT CAST(value AS BIGINT) FROM meta WHERE name = 'last'")
        except StoreDamaged:
            return segments[-1].last
        return max(0, segments[-1].last - int(last))

    def version(self) -> str:
        """Return what tells the state that is read from any other: an answer holds as long as this is the same."""
        return self._database().path.name

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the files of the ledger, and what to do about it; nothing where all is well."""
        return tuple(faults(self._folder, self._database()))

    def has_instrument(self, name: str) -> bool:
        """Tell whether a report names an instrument so."""
        return bool(self.instruments(Filter(instrument=name), limit=1).rows)

    def interrupt(self) -> None:
        """Stop the queries that run now; each raises ``LimitReached``. May be called from another thread."""
        with self._guard:
            if self._db is not None:
                self._db.interrupt()

    def events(
        self, wanted: Filter = _NOTHING, *, after: str | None = None, limit: int = 50, sort: Sort = "oldest",
        tellings: bool = False,
    ) -> Page[EventRow]:  # fmt: skip
        """List events, or with ``tellings`` each telling of each event for itself; ``after`` asks for the next page."""
        return listings.events(
            self._database(), wanted, after=after, limit=limit, sort=sort, tellings=tellings, seconds=self.seconds
        )

    def statements(
        self, wanted: Filter = _NOTHING, *, after: str | None = None, limit: int = 50, sort: Sort = "oldest",
        tellings: bool = False,
    ) -> Page[StatementRow]:  # fmt: skip
        """List statements, or with ``tellings`` each telling of each for itself."""
        return listings.statements(
            self._database(), wanted, after=after, limit=limit, sort=sort, tellings=tellings, seconds=self.seconds
        )

    def reports(
        self, wanted: Filter = _NOTHING, *, after: str | None = None, limit: int = 50, sort: Sort = "oldest"
    ) -> Page[ReportRow]:
        """List reports by day, source, words and when they were added."""
        return listings.reports(self._database(), wanted, after=after, limit=limit, sort=sort, seconds=self.seconds)

    def actors(self, wanted: Filter = _NOTHING, *, after: str | None = None, limit: int = 50) -> Page[ActorRow]:
        """List actors by code or name, the most reported first."""
        return listings.actors(self._database(), wanted, after=after, limit=limit, seconds=self.seconds)

    def instruments(
        self, wanted: Filter = _NOTHING, *, after: str | None = None, limit: int = 50
    ) -> Page[InstrumentRow]:
        """List instruments by name or party, the most reported first."""
        return listings.instruments(self._database(), wanted, after=after, limit=limit, seconds=self.seconds)

    def show(self, name: str) -> stories.Story:
        """Return all about an event, a statement, a report or an instrument by its id or the beginning of it."""
        return stories.show(self._database(), name)

    def timeline(
        self, wanted: Filter, *, after: str | None = None, limit: int = 50, sort: Sort = "oldest"
    ) -> Page[TimelineRow]:
        """Return what an actor, several together, or an instrument did and met with, by day."""
        return views.timeline(self._database(), wanted, after=after, limit=limit, sort=sort, seconds=self.seconds)

    def positions(self, topic: str, wanted: Filter = _NOTHING) -> tuple[PositionRow, ...]:
        """Return who supports, opposes or demands what of a topic or instrument, and since when."""
        return views.positions(self._database(), topic, wanted, seconds=self.seconds)

    def status(self, name: str) -> tuple[StatusRow, ...]:
        """Return where the instruments with a name stand, each with all its changes."""
        return views.status(self._database(), name, seconds=self.seconds)

    def aggregate(
        self, wanted: Filter = _NOTHING, *, by: Sequence[str], measure: str = "count", filled: bool = True
    ) -> tuple[Cell, ...]:
        """Count events by dimensions such as ``("dyad", "month")``, each span of time with a cell if ``filled``."""
        return panels.aggregate(self._database(), wanted, by=by, measure=measure, filled=filled, seconds=self.seconds)

    def openings(self, reports: Sequence[str]) -> dict[str, str]:
        """Return the first sentence of each report."""
        return glances.openings(self._database(), reports)

    def charts(self, wanted: Filter = _NOTHING) -> Charts:
        """Return what counts the events that are wanted for drawings: by time, by who acts on whom, by place."""
        return Charts(self._database(), wanted, self.seconds)

    def suggest(self, text: str) -> tuple[glances.Suggestion, ...]:
        """Return the most reported names in which a word begins with the text."""
        return glances.suggest(self._database(), text, seconds=self.seconds)

    def diff(
        self, before: date, after: date, wanted: Filter = _NOTHING, *, limit: int = 1000
    ) -> tuple[Difference, ...]:
        """Return what the ledger knew at the end of one day and not of the other."""
        return panels.diff(self._database(), before, after, wanted, limit=limit)

    def stats(self) -> Stats:
        """Count what the ledger holds."""
        segments = list_segments(self._folder)
        size = sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())
        last = segments[-1].last if segments else 0
        return panels.stats(self._database(), segments=len(segments), size=size, last=last)

    def records(self, wanted: Filter = _NOTHING) -> Iterator[Record]:
        """Yield the newest record of each report by date and id, in the same order however they were added.

        Of the filter the days on the reports, their ids, source and words count, and since when they were added.
        """
        for seq, line, body_start in self._places(wanted):
            record = record_from_dict(self._read(seq, line)["record"], f"segment {line[0]}")
            yield replace(record, report=replace(record.report, body_start=body_start))

    def tellings(self) -> dict[str, Telling]:
        """Return how often each event is told, by the id of each of its tellings."""
        rows = self._database().rows(query("tellings"))
        return {telling: Telling(*told) for telling, *told in rows}

    def _places(self, wanted: Filter) -> Iterator[tuple[int, tuple[str, int, int], int]]:
        db = self._database()
        for page in pages(partial(listings.reports, db, wanted, seconds=self.seconds)):
            for seq, segment, at, length, body_start in db.rows(query("places"), [[row.id for row in page.rows]]):
                yield seq, (segment, at, length), body_start

    def _read(self, seq: int, line: tuple[str, int, int]) -> dict[str, Any]:
        try:
            return read_line(self._folder, *line)
        except FileNotFoundError:
            # the segment has been merged since the index was opened; the newest one knows where its lines are now
            moved = self._database().rows('SELECT segment, "at", length FROM lines WHERE seq = ?', [seq])
            if moved and moved[0] != line:
                segment, at, length = moved[0]
                return self._read(seq, (segment, at, length))
            raise StoreDamaged(f"{self._folder.shown}: segment {line[0]} is missing; put it back from a copy") from None
        except (OSError, ValueError, zlib.error) as error:
            raise StoreDamaged(
                f"{self._folder.shown}: segment {line[0]} cannot be read ({error}); run `dragoman check`"
            ) from error
