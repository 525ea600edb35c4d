"""Runs the stages that turn reports into records, one report or many, in one process or several.

The stages, each taking frozen values and returning new ones: the reader parses, the finders name actors, dates and
events, the record is assembled and checked. What one report gives depends on that report alone, so workers and order
change nothing in the output.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from dragoman.codes import CODEBOOK
from dragoman.errors import BadConfig, BadRecord, BadTable, DragomanError
from dragoman.find.bound.instruments import find_instruments
from dragoman.find.bound.order import find_order
from dragoman.find.said.attributed import attribute
from dragoman.find.said.statements import find_statements
from dragoman.find.what.events import find_events
from dragoman.find.what.frames import load_frames
from dragoman.find.what.marked import Place, marked_cast
from dragoman.find.when.date_shared import share_dates
from dragoman.find.when.dates import find_dates
from dragoman.find.where.targets import with_states
from dragoman.find.who.actors import find_actors
from dragoman.find.who.own_actors import read_actors, tables_with
from dragoman.model import Event, Parse, Record, Refusal, Report
from dragoman.parse import Reader
from dragoman.read.files import Rejected, make_report
from dragoman.record import assemble
from dragoman.text import content_id
from dragoman.version import __version__

__all__ = ["Coder", "code", "shared_coder"]

_IN_FLIGHT = 4
"""Reports handed to each worker ahead of the results taken from it; bounds memory while keeping workers busy."""

Files = Path | str | Iterable[Path | str]
"""One file or several."""

_FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault in dragoman's own code raises; the report that met it is rejected and the others go on."""


class Coder:
    """Codes reports into records, with the package's frames and actors and, if given, files of one's own.

    A coder holds the reader's weights (about 100 MB in memory) and is meant to be made once and used for many reports.
    """

    def __init__(self, *, frames: Path | str | None = None, actors: Files = ()) -> None:
        """Load the reader, the frames and the actor tables.

        Raises:
            BadTable: a frame file, an actor file or the model cannot be used.
        """
        self._frames_file = Path(frames) if frames is not None else None
        self._frames = load_frames(self._frames_file)
        self._actor_files = _paths(actors)
        own_actors = read_actors(self._actor_files)
        self._tables = tables_with(own_actors) if self._actor_files else None
        self._reader = Reader()
        parts = [f"dragoman {__version__}", f"model reader {self._reader.digest}", f"codebook {CODEBOOK}"]
        if self._frames_file is not None:
            own = content_id(self._frames_file.read_text(encoding="utf-8"), length=12)
            parts.append(f"frames {own}")
        if self._actor_files:
            parts.append(f"actors {own_actors.digest}")
        self.name = "; ".join(parts)
        """Version, model, codebook, own frames and actors: two records with the same name and report are the same."""

    def parse(self, report: Report) -> Parse:
        """Return the sentences, words and trees of a report's body."""
        return self._reader.parse(report.text, report.body_start)

    def code(self, report: Report) -> Record:
        """Return the record of a report.

        Raises:
            BadRecord: dragoman made a record that breaks its own rules.
        """
        return self.code_parse(report, self.parse(report))

    def code_parse(self, report: Report, parse: Parse) -> Record:
        """Return the record of a report that has been parsed already.

        Raises:
            BadRecord: dragoman made a record that breaks its own rules.
        """
        cast = find_actors(parse, report, self._tables)
        times = find_dates(parse, report.date)
        events, refusals = find_events(report, parse, cast, times, self._frames, self._tables)
        cast = with_states(cast, parse, events, self._tables)
        statements, unsaid = find_statements(report, parse, cast, times)
        events = attribute(events, statements, parse)
        instruments = find_instruments(report, parse, cast, events, times)
        order = find_order(parse, events, times)
        events = share_dates(report, parse, events, order)
        return assemble(
            report,
            parse,
            cast,
            events=events,
            statements=statements,
            instruments=instruments,
            order=order,
            refusals=(*refusals, *unsaid),
            coder=self.name,
        )

    def events_between(
        self, report: Report, parse: Parse, source: Place | None, target: Place | None
    ) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
        """Return what ``find_events`` finds with the words at two places as the actors ``source`` and ``target``."""
        cast = marked_cast(report, parse, find_actors(parse, report, self._tables), source, target)
        return find_events(report, parse, cast, find_dates(parse, report.date), self._frames)

    def code_or_reject(self, report: Report | Rejected) -> Record | Rejected:
        """Return the record of a report, or a rejection where it has none; rejections pass through.

        Raises:
            BadTable: the installation is damaged, which no other report would survive either.
        """
        if isinstance(report, Rejected):
            return report
        name = report.origin or report.title or f"report {report.id}"
        try:
            return self.code(report)
        except BadTable:
            raise
        except DragomanError as error:
            return Rejected.because(name, error)
        except _FAULTS as error:
            reason = f"a fault in dragoman ({type(error).__name__}: {error}); please report it with the text"
            return Rejected(name, BadRecord.code, reason)

    def code_many(self, reports: Iterable[Report | Rejected], *, workers: int = 1) -> Iterator[Record | Rejected]:
        """Code reports as they come and yield their records in the same order.

        A report that cannot be coded yields a ``Rejected`` in its place and never stops the rest; rejections among the
        input, as ``read_reports`` yields them, pass through. With several workers each is a process of its own, started
        afresh, so a script that asks for them must be importable (``if __name__ == "__main__":``).

        Raises:
            BadConfig: fewer than one worker.
            DragomanError: a worker process was ended from outside, as when memory runs out.
        """
        if workers < 1:
            raise BadConfig(f"{workers} workers cannot code anything; ask for one or more")
        if workers == 1:
            return map(self.code_or_reject, reports)
        return self._code_in_processes(reports, workers)

    def _code_in_processes(self, reports: Iterable[Report | Rejected], workers: int) -> Iterator[Record | Rejected]:
        context = multiprocessing.get_context("spawn")
        start = (type(self), self._frames_file, self._actor_files)
        source = iter(reports)
        waiting: deque[Future[Record | Rejected]] = deque()
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=start) as pool:
            try:
                waiting.extend(pool.submit(_code_in_worker, report) for report in islice(source, workers * _IN_FLIGHT))
                while waiting:
                    done = waiting.popleft().result()
                    waiting.extend(pool.submit(_code_in_worker, report) for report in islice(source, 1))
                    yield done
            except BrokenProcessPool as error:
                raise DragomanError(
                    "a worker process ended before its work was done, perhaps for want of memory; use fewer workers"
                ) from error
            finally:
                for report in waiting:  # nobody will take what is left when the caller stops early
                    report.cancel()


def _paths(given: Files) -> tuple[Path, ...]:
    return tuple(map(Path, (given,) if isinstance(given, (str, Path)) else given))


_worker_coder: Coder | None = None
"""The coder of a worker process, made when the process starts; the parent has none."""


def _start_worker(kind: Callable[..., Coder], frames: Path | None, actors: tuple[Path, ...]) -> None:
    global _worker_coder  # noqa: PLW0603 - a pool's workers have no other place for what they keep between reports
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker_coder = kind(frames=frames, actors=actors)


def _end_with_parent() -> None:
    """Wait for the process that started this worker, and end with it; a killed one cannot end its workers itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code_in_worker(report: Report | Rejected) -> Record | Rejected:
    if _worker_coder is None:
        raise BadConfig("this is no worker process")
    return _worker_coder.code_or_reject(report)


@cache
def shared_coder() -> Coder:
    """Return the coder that the functions of the package share, made on first use."""
    return Coder()


def code(
    text: str,
    date: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Record:
    """Code one text, dated by ``date`` (a date or ISO text) or by its own first line, into a record.

    Raises:
        BadInput: no date, an impossible date, no words, or characters that no text holds.
        LimitReached: more than 1,000,000 characters.
        OtherLanguage: the text is not in English.
    """
    return shared_coder().code(make_report(text, day=date, title=title, source=source, url=url))
