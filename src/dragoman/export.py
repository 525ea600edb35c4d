"""The command ``dragoman export``: records that were written before, in the formats of other programs."""

from __future__ import annotations

import click

from dragoman.codes import STATUSES
from dragoman.reread import read_records
from dragoman.terminal import write_records
from dragoman.write.formats import FORMATS
from dragoman.write.settings import UNITS, Settings

__all__ = ["export"]


@click.command("export")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="PATH...")
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
@click.option("--title", default="", help="Title of a release.")
@click.option("--author", "authors", multiple=True, help="Author of a release; may be given several times.")
@click.option("--licence", default="", metavar="SPDX", help="Licence of a release, such as CC-BY-4.0.")
def export(
    paths: tuple[str, ...],
    *,
    shape: str,
    out: str | None,
    unit: str | None,
    statuses: tuple[str, ...],
    excel: bool,
    withhold_text: bool,
    title: str,
    authors: tuple[str, ...],
    licence: str,
) -> None:
    """Write records in the format of another program: each PATH is a file of records, or - for standard input.

    Records are what `dragoman code --format record` writes, one a line.
    """
    settings = Settings(
        unit or "", statuses or None, excel, withhold_text, title=title, authors=authors, licence=licence
    )
    rejected = 0

    def complain(reason: str) -> None:
        nonlocal rejected
        rejected += 1
        click.echo(f"rejected: {reason}", err=True)

    write_records(shape, read_records(paths, complain), out, settings)
    if rejected:
        raise SystemExit(1)
