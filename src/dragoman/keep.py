"""The commands that write a ledger: add, watch, join, split, rebuild, check."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import BadConfig, StoreDamaged
from dragoman.ledger_options import ledger_option, open_ledger
from dragoman.model import Record, Report
from dragoman.read.files import Rejected, find_files, read_files
from dragoman.read.sources import fetcher_for
from dragoman.terminal import columns_option, day_option
from dragoman.text import counted, visible

if TYPE_CHECKING:
    from dragoman.pipeline import Coder
    from dragoman.store.ledger import Added, Ledger

__all__ = ["COMMANDS"]

_MANY = 8


def _coding(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of coding to a command."""
    for option in (
        click.option(
            "--actors", multiple=True, type=click.Path(), metavar="FILE",
            help="Actors of your own, before the built-in ones; may be given several times.",
        ),
        click.option("--frames", type=click.Path(), metavar="FILE", help="Frames of your own, before the built-in."),
        click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes; without it, one a core."),
        click.option(
            "--columns", callback=columns_option, metavar="FIELD=COLUMN,...",
            help="Columns or JSON keys that hold text, date, title, source, url, dateline.",
        ),
        click.option("--date", "day", callback=day_option, metavar="ISO", help="Date of every report."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="PATH...")
@_coding
@ledger_option
def add(
    paths: tuple[str, ...],
    *,
    day: date | None,
    columns: dict[str, str],
    workers: int | None,
    frames: str | None,
    actors: tuple[str, ...],
    folder: Path,
) -> None:
    """Code reports and add them to a ledger, which is made where there is none.

    PATH is what `dragoman code` takes. What is in the ledger already is passed over, so a run that was stopped goes on
    when it is started again, and a second run adds nothing. Reports that an older version coded are coded anew; what it
    said of them is kept.
    """
    from dragoman.pipeline import Coder  # noqa: PLC0415 - loading the reader would slow --help down

    with open_ledger(folder, write=True) as ledger:
        coder = Coder(frames=frames, actors=actors)
        added = _add(ledger, coder, read_files(find_files(paths), day=day, columns=columns), workers=workers)
    click.echo(f"{_summary(added)} in {visible(str(folder))}", err=True)
    if added.rejected:
        raise SystemExit(1)


def _add(ledger: Ledger, coder: Coder, reports: Iterable[Report | Rejected], *, workers: int | None) -> Added:
    """Code what the ledger lacks and add it, showing how far it has come."""
    with _counter() as note:
        results = coder.code_many(ledger.unread(reports, coder.name), workers=workers or _cores())
        return ledger.add(results, added=_moment(), note=note)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _moment() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH gives, by which builds are made the same on any day, or None for now."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BadConfig(f"SOURCE_DATE_EPOCH={visible(given)}: give seconds since 1970, or take it out") from error


def _summary(added: Added) -> str:
    parts = [f"{counted(added.added, 'report')} added"]
    parts += [f"{added.recoded:,} coded anew"] if added.recoded else []
    parts += [f"{added.known:,} there already"] if added.known else []
    parts += [f"{added.rejected:,} rejected"] if added.rejected else []
    return ", ".join(parts)


@contextmanager
def _counter() -> Iterator[Callable[[Record | Rejected], None]]:
    """Count results on standard error where it is a terminal, and name there what is rejected."""
    if not sys.stderr.isatty():
        yield (
            lambda result: (
                click.echo(f"rejected: {result.complaint}", err=True) if isinstance(result, Rejected) else None
            )
        )
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("adding", total=None)

        def note(result: Record | Rejected) -> None:
            if isinstance(result, Rejected):
                bar.console.print(f"rejected: {result.complaint}", markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)

        yield note


def _complain(result: Record | Rejected) -> None:
    if isinstance(result, Rejected):
        click.echo(f"rejected: {result.complaint}", err=True)


@click.command("watch")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="Time between rounds.",
)
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="Stop after so many rounds; without it, never.")
@_coding
@ledger_option
def watch(
    paths: tuple[str, ...],
    *,
    every: float,
    rounds: int | None,
    day: date | None,
    columns: dict[str, str],
    workers: int | None,
    frames: str | None,
    actors: tuple[str, ...],
    folder: Path,
) -> None:
    """Add what is new in folders or feeds, again and again, until it is stopped with Ctrl-C.

    Between rounds the ledger is free for other writers. Files that have not changed since the last round are
    not read again.
    """
    from dragoman.pipeline import Coder  # noqa: PLC0415 - as above

    fetcher = fetcher_for(find_files(paths))  # remembers between rounds what the web had
    coder = Coder(frames=frames, actors=actors)
    seen: dict[Path, tuple[int, int]] = {}
    done = 0
    if rounds != 1:
        click.echo(f"watching {', '.join(map(visible, paths))} every {every:g} seconds; Ctrl-C ends it", err=True)
    while True:
        files = [file for file in find_files(paths) if isinstance(file, Rejected) or _changed(file, seen)]
        if files:
            with open_ledger(folder, write=True) as ledger:
                added = _add(
                    ledger,
                    coder,
                    read_files(files, day=day, columns=columns, fetcher=fetcher),
                    workers=workers or (1 if len(files) < _MANY else None),
                )
            if added.added or added.recoded or added.rejected:
                click.echo(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}  {_summary(added)}", err=True)
        done += 1
        if rounds is not None and done >= rounds:
            return
        time.sleep(every)


def _changed(file: Path, seen: dict[Path, tuple[int, int]]) -> bool:
    """Tell whether a file is other than when it was last seen; what is no file, as a web address, always is."""
    try:
        state = file.stat()
    except OSError:
        return True
    mark = (state.st_mtime_ns, state.st_size)
    changed = seen.get(file) != mark
    seen[file] = mark
    return changed


@click.command("join")
@click.argument("items", nargs=-1, required=True, metavar="ID ID...")
@ledger_option
def join(items: tuple[str, ...], *, folder: Path) -> None:
    """Say that tellings of events, or of statements, are one, whatever their score; this stands."""
    with open_ledger(folder, write=True) as ledger:
        ledger.decide("join", items, added=_moment())
        _say_tellings(ledger, items[0])


@click.command("split")
@click.argument("items", nargs=-1, required=True, metavar="ID [ID]...")
@ledger_option
def split(items: tuple[str, ...], *, folder: Path) -> None:
    """Say that the first telling is not one with the others named; alone, with none of its group."""
    with open_ledger(folder, write=True) as ledger:
        ledger.decide("split", items, added=_moment())
        _say_tellings(ledger, items[0])


def _say_tellings(ledger: Ledger, item: str) -> None:
    """Say how many tellings the event or statement of an id has now."""
    story = ledger.show(item)
    tellings = getattr(story, "tellings", ())
    click.echo(f"{visible(item)} is in a group of {counted(len(tellings), 'telling')} now", err=True)


@click.command("rebuild")
@ledger_option
def rebuild(*, folder: Path) -> None:
    """Make the index of a ledger again from its segments, and merge small segments."""
    with open_ledger(folder, write=True, update=False) as ledger:
        ledger.rebuild()
        held = ledger.stats()
    click.echo(
        f"{counted(held.reports, 'report')} and {counted(held.events, 'event')} in {visible(str(folder))}", err=True
    )


@click.command("check")
@ledger_option
def check(*, folder: Path) -> None:
    """Check that every file of a ledger is as it was written, and that the index says what the segments say."""
    with open_ledger(folder) as ledger:
        faults = ledger.check()
    for fault in faults:
        click.echo(fault)
    if faults:
        raise StoreDamaged(f"{visible(str(folder))}: {counted(len(faults), 'fault')}, see above")
    click.echo("no faults")


COMMANDS = (add, watch, join, split, rebuild, check)
"""The commands, in the order of the help."""
