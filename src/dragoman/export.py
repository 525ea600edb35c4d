"""The command ``dragoman export``: what was coded before, from files or a ledger, in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.codes import STATUSES
from dragoman.filter_options import filter_options
from dragoman.ledger_options import open_ledger
from dragoman.model import Record
from dragoman.reread import read_records
from dragoman.terminal import write_records
from dragoman.write.formats import FORMATS
from dragoman.write.settings import UNITS, Settings

if TYPE_CHECKING:
    from dragoman.store.filters import Filter

__all__ = ["export"]


@click.command("export")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option("--ledger", type=click.Path(), metavar="DIR", help="Export from a ledger instead of files.")
@click.option("--shape", required=True, type=click.Choice(tuple(FORMATS)), help="The format to write.")
@click.option(
    "--out", type=click.Path(), metavar="FILE", help="File or folder to write, put in place once all is written."
)
@click.option(
    "--unit", type=click.Choice(UNITS), help="What one row is about, for csv and parquet; without it, an event."
)
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(STATUSES),
    help="Write events of this status only; may be given several times. Without it: all, or what happened where the "
    "format has no place for a status.",
)  # fmt: skip
@click.option("--excel", is_flag=True, help="Write CSV for a spreadsheet: marked as UTF-8, formulas made harmless.")
@click.option("--withhold-text", is_flag=True, help="Leave the words of the reports out; offsets and hashes stay.")
@click.option(
    "--withhold-source", "sources", multiple=True, metavar="NAME",
    help="Leave the words of this publisher's reports out; may be given several times.",
)  # fmt: skip
@click.option("--title", default="", help="Title of a release.")
@click.option("--author", "authors", multiple=True, help="Author of a release; may be given several times.")
@click.option("--licence", default="", metavar="SPDX", help="Licence of a release, such as CC-BY-4.0.")
@filter_options
def export(
    paths: tuple[str, ...],
    *,
    ledger: str | None,
    shape: str,
    out: str | None,
    unit: str | None,
    statuses: tuple[str, ...],
    excel: bool,
    withhold_text: bool,
    sources: tuple[str, ...],
    title: str,
    authors: tuple[str, ...],
    licence: str,
    wanted: Filter,
) -> None:
    """Write what was coded in the format of another program.

    Each PATH is a file of records as `dragoman code --format record` writes them, one a line, or - for standard input.
    With --ledger, the records of a ledger are taken, or those of their events and statements that the options from
    --actor on ask for.
    """
    settings = Settings(
        unit or "", statuses or None, excel, withhold_text, sources, title=title, authors=authors, licence=licence
    )
    if ledger is not None:
        if paths:
            raise click.UsageError("name files of records or a ledger, not both")
        _export_ledger(ledger, shape, out, settings, wanted)
        return
    if not paths:
        raise click.UsageError("name a file of records, - for standard input, or a ledger with --ledger")
    if wanted != type(wanted)():
        raise click.UsageError("only a ledger can be searched; name one with --ledger")
    rejected = 0

    def complain(reason: str) -> None:
        nonlocal rejected
        rejected += 1
        click.echo(f"rejected: {reason}", err=True)

    def readable() -> Iterator[Record]:
        some = False
        for record in read_records(paths, complain):
            some = True
            yield record
        if rejected and not some:
            raise SystemExit(1)  # inside, so that --out does not replace a good file by an empty one

    write_records(shape, readable(), out, settings)
    if rejected:
        raise SystemExit(1)


def _export_ledger(path: str, shape: str, out: str | None, settings: Settings, wanted: Filter) -> None:
    """Write what a ledger has; an event that several reports tell is written once, with their number."""
    from dragoman.write.selection import selected  # noqa: PLC0415 - loading DuckDB would slow all else down

    with open_ledger(Path(path)) as ledger:
        records: Iterator[Record] = selected(ledger, wanted)
        write_records(shape, records, out, replace(settings, tellings=ledger.tellings()))
