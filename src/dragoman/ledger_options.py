"""Options that the commands on a ledger share: which ledger, what to look for, how to write the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dragoman import codes
from dragoman.errors import BadConfig
from dragoman.filter_options import filter_options
from dragoman.terminal import day_option, output_to
from dragoman.text import counted, visible

if TYPE_CHECKING:
    from dragoman.store.filters import Filter
    from dragoman.store.ledger import Ledger

__all__ = [
    "answer",
    "asking",
    "cut_off",
    "data_to",
    "ledger_option",
    "open_ledger",
    "output_options",
    "paged",
    "write_text",
]

Command = Callable[..., Any]

ledger_option = click.option(
    "--ledger", "folder", envvar="DRAGOMAN_LEDGER", default="ledger", show_default=True, metavar="DIR",
    type=click.Path(path_type=Path), help="Folder of the ledger; DRAGOMAN_LEDGER in the environment names another.",
)  # fmt: skip


def open_ledger(folder: Path, *, write: bool = False, update: bool = True) -> Ledger:
    """Open a ledger; for reading, first bring its index up where a stopped writer left it behind and nobody writes."""
    if write:
        from dragoman.store.ledger import Ledger  # noqa: PLC0415 - loading DuckDB would slow --help down

        return Ledger(folder, write=True, update=update)
    from dragoman.asked import open_current  # noqa: PLC0415 - as above

    return open_current(folder)


def output_options(*, places: bool = False) -> Callable[[Command], Command]:
    """Return a decorator that adds --format and --out; ``places`` allows GeoJSON."""
    formats = ("table", "csv", "jsonl", "parquet", *(("geojson",) if places else ()))

    def decorate(command: Command) -> Command:
        command = click.option(
            "--out", type=click.Path(), metavar="FILE", help="Write to a file, which is replaced once all is written."
        )(command)
        return click.option(
            "--format", "form", type=click.Choice(formats), default="table", show_default=True,
            help="Text to read, or data for other programs.",
        )(command)  # fmt: skip

    return decorate


def answer(form: str, table: str, rows: Iterable[object], out: str | None) -> None:
    """Write the rows of an answer as they come: as text to read, or as rows of one of the tables of the results."""
    from dragoman.results.files import write_answer  # noqa: PLC0415 - loading it would slow --help down
    from dragoman.results.rows import answer_row  # noqa: PLC0415 - as above

    rows = _noted(rows)
    if form == "table":
        write_text(rows, out)
        return
    with data_to(form, out) as output:
        write_answer(form, table, map(answer_row, rows), output)


def _noted(rows: Iterable[object]) -> Iterator[object]:
    """Pass rows on, and say on standard error where there were none."""
    some = False
    for row in rows:
        some = True
        yield row
    if not some:
        click.echo("nothing found", err=True)


def write_text(rows: Iterable[object], out: str | None) -> None:
    """Write rows or stories as text for people."""
    from dragoman.write.answer_table import answer_lines  # noqa: PLC0415 - as above

    with output_to(out) as output:
        for row in rows:
            output.writelines(f"{visible(line)}\n".encode() for line in answer_lines(row))


@contextmanager
def data_to(form: str, out: str | None) -> Iterator[BinaryIO]:
    """Open what data are written to, which for Parquet is no terminal."""
    if form == "parquet" and out in {None, "-"} and sys.stdout.isatty():
        raise BadConfig("Parquet is no text for a terminal; name a file with --out")
    with output_to(out) as output:
        yield output


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a filter to a command, which gets it as ``wanted``: all that exports have, and some more."""

    def asked(
        *args: object,
        statuses: tuple[str, ...],
        report: tuple[str, ...],
        as_of: date | None,
        wanted: Filter,
        **options: object,
    ) -> None:
        command(*args, wanted=replace(wanted, status=statuses, report=report, as_of=as_of), **options)

    known: Callable[..., None] = wraps(command)(asked)
    for option in (
        click.option("--as-of", callback=day_option, metavar="ISO", help="What the ledger knew by this day."),
        click.option("--report", multiple=True, help="Id of a report."),
        click.option(
            "--status", "statuses", multiple=True, type=click.Choice(codes.STATUSES), help="Whether it happened."
        ),
    ):
        known = option(known)
    return filter_options(known)


def paged(listing: Callable[..., Any], *args: object, limit: int, everything: bool, **options: object) -> Iterator[Any]:
    """Yield the rows of a listing, up to a limit or all; say on standard error where the limit left some out."""
    after, left = None, limit
    while True:
        page = listing(*args, after=after, limit=min(1000, left) if not everything else 1000, **options)
        yield from page.rows
        after, left = page.after, left - len(page.rows)
        if after is None:
            return
        if left <= 0 and not everything:
            cut_off(limit)
            return


def cut_off(limit: int) -> None:
    """Say that there is more than the limit of rows."""
    click.echo(f"only the first {counted(limit, 'row')}; --limit gives more", err=True)
