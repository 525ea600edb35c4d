"""The commands that ask a ledger: search, show, timeline, positions, status, aggregate, diff, stats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import BadConfig
from dragoman.ledger_options import (
    answer,
    asking,
    cut_off,
    data_to,
    ledger_option,
    open_ledger,
    output_options,
    paged,
    write_text,
)
from dragoman.terminal import day_option
from dragoman.text import json_line

if TYPE_CHECKING:
    from dragoman.store.answers import Stats, StatusRow
    from dragoman.store.filters import Filter
    from dragoman.store.paging import Sort
    from dragoman.store.stories import Story

__all__ = ["COMMANDS"]

_THINGS = ("events", "statements", "reports", "actors", "instruments")


@click.command("search")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--of", "thing", type=click.Choice(_THINGS), default="events", show_default=True, help="What to list.")
@asking
@click.option(
    "--sort", type=click.Choice(("oldest", "newest", "best")),
    help="By day, or by how well the reports fit the words. Without it: best where there are words, oldest otherwise.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many rows.")
@click.option("--all", "everything", is_flag=True, help="All rows, however many.")
@click.option("--tellings", is_flag=True, help="Each telling in each report for itself, instead of joined.")
@output_options(places=True)
@ledger_option
def search(
    words: tuple[str, ...],
    *,
    thing: str,
    wanted: Filter,
    sort: Sort | None,
    limit: int,
    everything: bool,
    tellings: bool,
    form: str,
    out: str | None,
    folder: Path,
) -> None:
    """Search a ledger by words in the reports and by what happened, who, when and where.

    A report has all the words; words between quotation marks stand together.
    """
    from dataclasses import replace  # noqa: PLC0415 - only this command needs it

    if words:
        wanted = replace(wanted, text=" ".join(words))
    if form == "geojson" and thing != "events":
        raise BadConfig(f"GeoJSON is of events; choose csv, jsonl or parquet for {thing}")
    order: dict[str, object] = {"sort": sort or ("best" if words else "oldest")}
    with open_ledger(folder) as ledger:
        if thing in {"events", "statements"}:
            listing = ledger.events if thing == "events" else ledger.statements
            rows = paged(listing, wanted, limit=limit, everything=everything, tellings=tellings, **order)
        elif thing == "reports":
            rows = paged(ledger.reports, wanted, limit=limit, everything=everything, **order)
        else:
            if words:
                name = " ".join(words)
                wanted = replace(wanted, text=None)
                wanted = replace(wanted, actor=(name,)) if thing == "actors" else replace(wanted, instrument=name)
            rows = paged(ledger.actors if thing == "actors" else ledger.instruments, wanted, limit=limit,
                         everything=everything)  # fmt: skip
        answer(form, thing, rows, out)


@click.command("show")
@click.argument("name", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl")), default="table", help="Text, or one JSON object."
)
@ledger_option
def show(name: str, *, form: str, folder: Path) -> None:
    """Show all about an event, a statement, a report or an instrument: its words in every report, and its history.

    ID is the id that the other commands give, the first six or more characters of one, or the name of an instrument.
    """
    with open_ledger(folder) as ledger:
        _tell(form, [ledger.show(name)])


@click.command("timeline")
@click.argument("names", nargs=-1, required=True, metavar="ACTOR|INSTRUMENT...")
@asking
@click.option(
    "--sort", type=click.Choice(("oldest", "newest")), default="oldest", show_default=True, help="Order of days."
)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many rows.")
@click.option("--all", "everything", is_flag=True, help="All rows, however many.")
@output_options()
@ledger_option
def timeline(
    names: tuple[str, ...],
    *,
    wanted: Filter,
    sort: Sort,
    limit: int,
    everything: bool,
    form: str,
    out: str | None,
    folder: Path,
) -> None:
    """Tell what an actor, two or more together, or an instrument did and met with, day by day.

    A name of one instrument of the ledger is taken for it, any other for an actor: a code, a name, a dyad IRN-USA.
    """
    from dragoman.asked import timeline_of  # noqa: PLC0415 - loading DuckDB would slow --help down

    with open_ledger(folder) as ledger:
        found = timeline_of(ledger, names, wanted)
        rows = paged(ledger.timeline, found, limit=limit, everything=everything, sort=sort)
        answer(form, "timeline", rows, out)


@click.command("positions")
@click.argument("words", nargs=-1, required=True, metavar="INSTRUMENT|TOPIC")
@asking
@output_options()
@ledger_option
def positions(words: tuple[str, ...], *, wanted: Filter, form: str, out: str | None, folder: Path) -> None:
    """Tell who supports, opposes or demands what of an instrument or topic, since when, and what came before."""
    with open_ledger(folder) as ledger:
        answer(form, "positions", ledger.positions(" ".join(words), wanted), out)


@click.command("status")
@click.argument("name", nargs=-1, required=True, metavar="INSTRUMENT")
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table", help="Text, or JSON Lines.")
@ledger_option
def status(name: tuple[str, ...], *, form: str, folder: Path) -> None:
    """Tell where an instrument stands, and what became of it by whom and when."""
    with open_ledger(folder) as ledger:
        _tell(form, ledger.status(" ".join(name)))


@click.command("aggregate")
@click.option(
    "--by", required=True, metavar="DIM,...",
    help="One to four dimensions: day, week, month, quarter or year; dyad, actor, recipient, event, mode, context, "
    "quad, status, cameo, country, place, source.",
)  # fmt: skip
@click.option(
    "--measure", type=click.Choice(("count", "reports", "independent", "tellings", "score", "goldstein")),
    default="count", show_default=True,
    help="Events, reports, independent reports, tellings, or the mean PLOVER or Goldstein score.",
)  # fmt: skip
@asking
@output_options()
@ledger_option
def aggregate(*, by: str, measure: str, wanted: Filter, form: str, out: str | None, folder: Path) -> None:
    """Count events into a panel, with a row for every span of time from the first to the last, also the empty ones."""
    dimensions = [name.strip() for name in by.split(",")]
    with open_ledger(folder) as ledger:
        cells = ledger.aggregate(wanted, by=dimensions, measure=measure)
    if form == "table":
        write_text(cells, out)
        return
    from dragoman.results.files import write_table  # noqa: PLC0415 - loading it would slow --help down
    from dragoman.results.panel import panel  # noqa: PLC0415 - as above

    with data_to(form, out) as output:
        write_table(form, panel(cells, dimensions, measure), output)


@click.command("diff")
@click.argument("before", callback=day_option, metavar="DATE")
@click.argument("after", callback=day_option, metavar="DATE")
@asking
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="At most so many rows.")
@output_options()
@ledger_option
def diff(
    before: date | None, after: date | None, *, wanted: Filter, limit: int, form: str, out: str | None, folder: Path
) -> None:
    """Tell which events the ledger got between the ends of two days, withdrew, or has from more reports."""
    if before is None or after is None:
        raise BadConfig("two days are needed, as YYYY-MM-DD")
    with open_ledger(folder) as ledger:
        rows = ledger.diff(before, after, wanted, limit=limit + 1)
        answer(form, "differences", rows[:limit], out)
        if len(rows) > limit:
            cut_off(limit)


@click.command("stats")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl")), default="table", help="Text, or one JSON object."
)
@ledger_option
def stats(*, form: str, folder: Path) -> None:
    """Count what a ledger holds, and of what days."""
    with open_ledger(folder) as ledger:
        _tell(form, [ledger.stats()])


def _tell(form: str, stories: Sequence[Story | StatusRow | Stats]) -> None:
    """Write all about some things: as text, or as one JSON object each."""
    if form == "table":
        write_text(stories, None)
        return
    from dragoman.results.stories import story_row  # noqa: PLC0415 - loading it would slow --help down

    with data_to(form, None) as output:
        output.writelines(f"{json_line(story_row(story))}\n".encode() for story in stories)


COMMANDS = (search, show, timeline, positions, status, aggregate, diff, stats)
"""The commands, in the order of the help."""
