"""What the commands share: days given as options, output that is whole or not there, progress on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from dragoman.errors import BadConfig, BadInput
from dragoman.model import Record
from dragoman.read.columns import parse_columns
from dragoman.read.header import parse_day
from dragoman.write.formats import FORMATS, prepared, write
from dragoman.write.output import whole_bytes
from dragoman.write.save import put
from dragoman.write.settings import Settings

__all__ = ["MANY", "columns_option", "day_option", "output_to", "progress", "write_records"]

MANY = 8
"""From this many items on a progress bar is worth its lines."""


def day_option(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Turn the value of --date into a day, or fail as wrong usage."""
    if value is None:
        return None
    try:
        return parse_day(value, "--date")
    except BadInput as error:
        raise click.BadParameter(str(error).removeprefix("--date: "), ctx, param) from error


def columns_option(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:
    """Turn the value of --columns into a mapping of fields to columns, or fail as wrong usage."""
    try:
        return parse_columns(value) if value is not None else {}
    except BadConfig as error:
        raise click.BadParameter(str(error), ctx, param) from error


@contextmanager
def output_to(out: str | None) -> Iterator[BinaryIO]:
    """Open what is written to: a file put in its place as a whole, or standard output."""
    if out not in {None, "-"}:
        with whole_bytes(Path(str(out))) as file:
            yield file
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # the reader has gone; what is left in the buffer must not raise again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def write_records(name: str, records: Iterable[Record], out: str | None, settings: Settings | None = None) -> None:
    """Write records in a format of the registry to a file, a folder or standard output.

    Raises:
        BadConfig: the format cannot go there, or the settings do not fit it.
    """
    form = FORMATS[name]
    chosen = prepared(form, settings or Settings())
    if out not in {None, "-"}:
        put(form, records, Path(str(out)), chosen)
        return
    if form.kind == "folder":
        raise BadConfig(f"{name} is a folder of files; name it with --out")
    if form.kind == "binary" and sys.stdout.isatty():
        raise BadConfig(f"{name} is no text for a terminal; name a file with --out")
    with output_to(None) as output:
        write(form, records, chosen, output)


@contextmanager
def progress(
    total: int | None, doing: str, *, hidden: bool, seen: int | None = None
) -> Iterator[Callable[[str | None], None]]:
    """Show progress on standard error for many reports; each step takes a complaint to print, or None.

    ``total`` is None where nobody knows how many there are; ``seen`` is how many there are at least.
    """
    least = seen if seen is not None else total or 0
    if hidden or least < MANY or not sys.stderr.isatty():
        yield lambda complaint: click.echo(f"rejected: {complaint}", err=True) if complaint else None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)

        def step(complaint: str | None) -> None:
            if complaint:
                bar.console.print(f"rejected: {complaint}", markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)

        yield step
