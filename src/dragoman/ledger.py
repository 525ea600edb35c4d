"""A ledger for Python: reports go in with one call, and every question is answered with a table.

It stands above the store, which it opens for writing only while something is added, so that several programs can have
the same ledger open. Questions take filters as keywords; docs/python.md says which count where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack, cast

from dragoman.asked import open_current, timeline_of
from dragoman.errors import BadConfig, BadInput, DragomanError
from dragoman.keywords import (
    ActorFilters,
    EventFilters,
    InstrumentFilters,
    PanelFilters,
    PositionFilters,
    ReportFilters,
    StatementFilters,
    TimelineFilters,
    filter_of,
)
from dragoman.model import Record, Report
from dragoman.pipeline import Coder, shared_coder
from dragoman.read.files import Rejected, make_report
from dragoman.read.sources import read_reports
from dragoman.results.panel import panel
from dragoman.results.rows import Row, answer_row, change_rows
from dragoman.results.schema import shown_columns, table_schema
from dragoman.results.table import Table
from dragoman.store import ledger as store
from dragoman.store.answers import Page, Stats
from dragoman.store.paging import Sort, pages
from dragoman.store.stories import Story

__all__ = ["Addition", "Ledger"]

Item = Path | str | Report | Record | Rejected
"""What can be added: a path or address, a report that is made already, a record, or a rejection to be noted."""
_ITEMS = (Path, str, Report, Record, Rejected)

_MOST_REJECTIONS = 1000
"""Rejections that an addition keeps; the ledger has all."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of adding: new reports, reports coded anew, reports known already, and those rejected, with reasons.

    ``rejections`` has the first 1000.
    """

    added: int
    recoded: int
    known: int
    rejected: int
    rejections: tuple[Rejected, ...] = ()


class Ledger:
    """A ledger in a folder, for adding and asking; use it as a context manager, or close it when done.

    Nothing is opened before it is needed. The folder is made by the first ``add``. What other programs add meanwhile
    is seen by the next question.
    """

    def __init__(self, path: Path | str, *, coder: Coder | None = None) -> None:
        """Name the folder, and a coder of one's own where frames or actors of one's own are to be used."""
        self._path = Path(path)
        self._coder = coder
        self._reader: store.Ledger | None = None

    @property
    def path(self) -> Path:
        """The folder of the ledger."""
        return self._path

    def close(self) -> None:
        """Close the index; the next question opens it again."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self._path)!r})"

    def add(
        self,
        *items: Item | Iterable[Item],
        texts: str | Iterable[str] = (),
        date: date | str | None = None,
        columns: Mapping[str, str] | None = None,
        workers: int = 1,
        note: Callable[[Record | Rejected], None] | None = None,
    ) -> Addition:
        """Code what is new among files, folders, web addresses, reports and texts, and add it; add records as they are.

        A string among the items is a path or an address; ``texts`` are reports themselves, dated by ``date`` or by
        their first lines. ``columns`` says which column of a table holds what, as ``--columns`` does. With several
        ``workers`` each is a process of its own, so a script must be importable (``if __name__ == "__main__":``).
        ``note`` is called with each record or rejection once it is in. What is in the ledger already is not coded
        again. Stopped at any point, the ledger has whole reports, and the same call again adds the rest.

        Raises:
            BadConfig: something that is neither path, report, record nor rejection, or fewer than one worker.
            StoreBusy: another process is writing to the ledger.
            StoreUnwritable: the folder is full or may not be written to.
            MissingExtra: there is a web address, and the extra ``net`` is not installed.
        """
        rejections: list[Rejected] = []

        def noted(result: Record | Rejected) -> None:
            if isinstance(result, Rejected) and len(rejections) < _MOST_REJECTIONS:
                rejections.append(result)
            if note is not None:
                note(result)

        given = chain(_each(items), _reports([texts] if isinstance(texts, str) else texts, date))
        with store.Ledger(self._path, write=True) as writer:

            def results() -> Iterator[Record | Rejected]:
                for coded, group in groupby(given, key=lambda item: isinstance(item, Record)):
                    if coded:
                        yield from cast("Iterator[Record]", group)
                        continue
                    coder = self._coder or shared_coder()
                    new = writer.unread(_read(group, date, columns), coder.name)
                    yield from coder.code_many(new, workers=workers)

            try:
                counts = writer.add(results(), note=noted)
            except BaseException:
                with suppress(DragomanError):
                    writer.add(())  # brings the index up, so that what came before is seen
                raise
        return Addition(counts.added, counts.recoded, counts.known, counts.rejected, tuple(rejections))

    def events(
        self,
        *,
        limit: int | None = None,
        sort: Sort = "oldest",
        tellings: bool = False,
        **filters: Unpack[EventFilters],
    ) -> Table:
        """Return events, each once however many reports tell it, or with ``tellings`` each telling for itself.

        ``sort`` is oldest, newest, or best for how well the reports fit ``text``. Without a ``limit`` all are returned.

        Raises:
            BadConfig: there is no ledger, or a filter, the order or the limit cannot be used.
            StoreDamaged: the index cannot be read; ``dragoman rebuild`` makes it again.
        """
        wanted, ledger = filter_of(EventFilters, filters), self._open()
        return _listed("events", limit, partial(ledger.events, wanted, sort=sort, tellings=tellings))

    def statements(
        self, *, limit: int | None = None, sort: Sort = "oldest", tellings: bool = False,
        **filters: Unpack[StatementFilters],
    ) -> Table:  # fmt: skip
        """Return who said what to whom; ``actor`` is the speaker and ``recipient`` the addressee.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        wanted, ledger = filter_of(StatementFilters, filters), self._open()
        return _listed("statements", limit, partial(ledger.statements, wanted, sort=sort, tellings=tellings))

    def instruments(self, *, limit: int | None = None, **filters: Unpack[InstrumentFilters]) -> Table:
        """Return agreements, resolutions and the like over all reports, the most reported first.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        wanted, ledger = filter_of(InstrumentFilters, filters), self._open()
        return _listed("instruments", limit, partial(ledger.instruments, wanted))

    def changes(self, instrument: str) -> Table:
        """Return what became of the instruments with a name, by whom and when, the oldest change first.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
            BadInput: no report names such an instrument.
        """
        rows = [change_rows(status) for status in self._open().status(instrument)]
        return _table("changes", rows)

    def timeline(
        self, *names: str, limit: int | None = None, sort: Sort = "oldest", **filters: Unpack[TimelineFilters]
    ) -> Table:
        """Tell day by day what an actor, or several together, did, said and met with, or what became of an instrument.

        ``names`` are codes or names of actors, a dyad such as IRN-USA, or the name of one instrument. A filter that
        only events have, such as ``event``, leaves events only.

        Raises:
            BadConfig, StoreDamaged: as ``events``; also where nobody and nothing is named.
        """
        wanted, ledger = filter_of(TimelineFilters, filters), self._open()
        wanted = timeline_of(ledger, names, wanted)
        return _listed("timeline", limit, partial(ledger.timeline, wanted, sort=sort))

    def positions(self, topic: str, **filters: Unpack[PositionFilters]) -> Table:
        """Return who supports, opposes or demands what of a topic or instrument, since when, and what came before.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
            LimitReached: more than 10,000 stances.
        """
        rows = self._open().positions(topic, filter_of(PositionFilters, filters))
        return _table("positions", [list(map(answer_row, rows))])

    def aggregate(self, by: str | Sequence[str], *, measure: str = "count", **filters: Unpack[PanelFilters]) -> Table:
        """Count events by one to four dimensions, such as ``("dyad", "month")``, with a row for every empty cell too.

        ``measure`` is count, reports, independent, tellings, score or goldstein. Where time is a dimension, every value
        of the others has a row for every span from the first to the last, or from ``first`` to ``last``.

        Raises:
            BadConfig, StoreDamaged: as ``events``; also an unknown dimension or measure.
            LimitReached: more than 1,000,000 cells.
        """
        dimensions = by.split(",") if isinstance(by, str) else list(by)
        dimensions = [name.strip() for name in dimensions]
        cells = self._open().aggregate(filter_of(PanelFilters, filters), by=dimensions, measure=measure)
        return panel(cells, dimensions, measure)

    def reports(self, *, limit: int | None = None, sort: Sort = "oldest", **filters: Unpack[ReportFilters]) -> Table:
        """Return the reports that were read; ``first`` and ``last`` are days of the reports.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        wanted, ledger = filter_of(ReportFilters, filters), self._open()
        return _listed("reports", limit, partial(ledger.reports, wanted, sort=sort))

    def actors(self, *, limit: int | None = None, **filters: Unpack[ActorFilters]) -> Table:
        """Return actors over all reports, the most reported first.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        wanted, ledger = filter_of(ActorFilters, filters), self._open()
        return _listed("actors", limit, partial(ledger.actors, wanted))

    def records(self, **filters: Unpack[ReportFilters]) -> Iterator[Record]:
        """Yield the newest record of each report, by date and id.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        return self._open().records(filter_of(ReportFilters, filters))

    def show(self, name: str) -> Story:
        """Return all about an event, a statement, a report or an instrument by its id or the beginning of it.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
            BadInput: nothing has this id, or several things have.
        """
        return self._open().show(name)

    def stats(self) -> Stats:
        """Count what the ledger holds.

        Raises:
            BadConfig, StoreDamaged: as ``events``.
        """
        return self._open().stats()

    def _open(self) -> store.Ledger:
        if self._reader is None:
            self._reader = open_current(self._path)
        return self._reader


def _each(items: Iterable[Item | Iterable[Item]]) -> Iterator[Item]:
    """Yield what is to be added, also what lists and generators among it hold, as it comes."""
    for item in items:
        if isinstance(item, _ITEMS):
            yield item
        elif isinstance(item, Iterable):
            yield from _each(item)
        else:
            raise BadConfig(f"{type(item).__name__} cannot be added; give paths, reports, records or texts=")


def _reports(texts: Iterable[str], day: date | str | None) -> Iterator[Report | Rejected]:
    for number, text in enumerate(texts, 1):
        name = f"text {number}"
        try:
            yield make_report(text, day=day, name=name)
        except BadInput as error:
            yield Rejected.because(name, error)


def _read(
    items: Iterable[Item], day: date | str | None, columns: Mapping[str, str] | None
) -> Iterator[Report | Rejected]:
    for item in items:
        if isinstance(item, (Path, str)):
            yield from read_reports([item], day=day, columns=columns)
        elif isinstance(item, (Report, Rejected)):
            yield item


def _listed(name: str, limit: int | None, ask: Callable[..., Page[Any]]) -> Table:
    """Return all pages of a listing, or as much of them as ``limit`` asks for, as one table."""
    if limit is not None and limit < 1:
        raise BadConfig(f"{limit} rows; ask for one or more, or leave the limit out for all")
    return _table(name, (list(map(answer_row, page.rows)) for page in pages(ask, limit)))


def _table(name: str, pages: Iterable[list[Row]]) -> Table:
    return Table.of_pages(name, pages, table_schema(name), shown_columns(name))
