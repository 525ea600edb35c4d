"""The command line: reads options, calls the package, prints; it decides nothing else.

Exit codes: 0, or 1 when any report was rejected (its reason on standard error, the rest still coded), or 2 for wrong
usage, or 130 after Ctrl-C. A reader that closes the pipe early, as ``head`` does, ends the run quietly with 0.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NoReturn

import click

from dragoman import ask, keep
from dragoman.errors import BadInput, DragomanError
from dragoman.export import export
from dragoman.model import Record
from dragoman.paper import brief, draw
from dragoman.read.files import Rejected, find_files, read_files
from dragoman.serve import serve
from dragoman.terminal import columns_option, day_option, output_to, progress, write_records
from dragoman.text import visible
from dragoman.version import __version__

__all__ = ["cli", "main"]

_FORMATS = ("table", "record", "plover", "gdelt", "icews", "polecat", "csv", "parquet")
_MANY = 8
"""From this many reports on, a worker on every core is worth its start."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman")
def cli() -> None:
    """Read dated reports and write down who did and said what to whom, with the words behind every field."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr, force=True)


@cli.command("code")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS),
    help="What to write: a table to read, one JSON record a line, or events for other programs. "
    "Without it: table on a terminal, record otherwise.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(), metavar="FILE", help="Write to a file, which is replaced once all is written."
)
@click.option(
    "--date", "day", callback=day_option, metavar="ISO", help="Date of every report, above what the files say."
)
@click.option(
    "--columns", callback=columns_option, metavar="FIELD=COLUMN,...",
    help="Columns or JSON keys that hold text, date, title, source, url, dateline: text=body,date=published.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes; without it, one a core for many reports."
)
@click.option(
    "--frames", type=click.Path(), metavar="FILE", help="Frames of your own, which go before the built-in ones."
)
@click.option(
    "--actors", multiple=True, type=click.Path(), metavar="FILE",
    help="Actors of your own, which go before the built-in ones; may be given several times.",
)  # fmt: skip
@click.option("--color/--no-color", default=None, help="Colours in the table; without it, on a terminal only.")
def code_reports(
    paths: tuple[str, ...],
    *,
    form: str | None,
    out: str | None,
    day: date | None,
    columns: dict[str, str],
    workers: int | None,
    frames: str | None,
    actors: tuple[str, ...],
    color: bool | None,
) -> None:
    """Code reports: each PATH is a file, a folder, - for standard input, or with dragoman[net] a web address.

    Read are text, HTML, RSS and Atom, WARC, JSON Lines, CSV, Parquet and EML, also in ZIP, tar, gzip and zstd. A report
    in a text file begins with its date, `Date: 2025-03-14`, or has front matter with date, title, source and url, or
    takes its date from --date.
    """
    from dragoman.pipeline import Coder  # noqa: PLC0415 - loading the reader would slow --help and --version down
    from dragoman.read.sources import are_single  # noqa: PLC0415 - as above

    to_terminal = out in {None, "-"} and sys.stdout.isatty()
    form = form or ("table" if to_terminal else "record")
    files = find_files(paths)
    coder = Coder(frames=frames, actors=actors)
    reports = read_files(files, day=day, columns=columns)
    first = list(islice(reports, _MANY))
    results = coder.code_many(chain(first, reports), workers=workers or _workers(len(first)))
    total = len(files) if are_single(files) else None
    number = rejected = 0

    def coded(step: Callable[[str | None], None]) -> Iterator[Record]:
        nonlocal number, rejected
        for number, result in enumerate(results, 1):  # noqa: B007 - read after the loop
            if isinstance(result, Rejected):
                rejected += 1
                step(result.complaint)
            else:
                yield result
                step(None)
        if rejected == number:
            raise SystemExit(1)  # inside, so that --out does not replace a good file by an empty one

    with progress(total, "coding", hidden=to_terminal, seen=len(first)) as step:
        if form == "table":
            with output_to(out) as output:
                for line in _table(coded(step), color=color, to_terminal=to_terminal):
                    output.write(line.encode("utf-8"))
        else:
            write_records(form, coded(step), out)
    if rejected:
        raise SystemExit(1)


@cli.command("actors")
@click.argument("words", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--date", "day", callback=day_option, metavar="ISO", help="Say what the name means in a report of this day."
)
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", help="Text to read, or one JSON object."
)
@click.option(
    "--actors", multiple=True, type=click.Path(), metavar="FILE",
    help="Actors of your own, which go before the built-in ones; may be given several times.",
)  # fmt: skip
def show_actors(words: tuple[str, ...], *, day: date | None, form: str, actors: tuple[str, ...]) -> None:
    """Look a name up in the actor tables: a state, person, organization, group, office or noun for people."""
    from dragoman.find.who.own_actors import read_actors  # noqa: PLC0415 - as above
    from dragoman.lookup import look_up, to_dict  # noqa: PLC0415 - as above
    from dragoman.write.actors import actor_lines  # noqa: PLC0415 - as above

    answer = look_up(" ".join(words), day, read_actors(map(Path, actors)))
    with output_to(None) as output:
        shown = [json.dumps(to_dict(answer), ensure_ascii=False, indent=1)] if form == "json" else actor_lines(answer)
        output.writelines(f"{line}\n".encode() for line in shown)
    if not answer.rows:
        near = f"; names like it: {', '.join(answer.near)}" if answer.near else "; try fewer words or a part of it"
        raise BadInput(f"{visible(answer.query)!r} is in no actor table{near}")


cli.add_command(export)
cli.add_command(brief)
cli.add_command(draw)
cli.add_command(serve)
for ledger_command in (*keep.COMMANDS, *ask.COMMANDS):
    cli.add_command(ledger_command)


@cli.group("eval")
def evaluate() -> None:
    """Measure against gold data and print one JSON object with the figures."""


@evaluate.command("record")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--verbose", is_flag=True, help="Say on standard error what was missed, extra or partly right.")
def eval_record(path: Path, *, verbose: bool) -> None:
    """Measure records: PATH is a folder of NAME.txt beside NAME.gold.json."""
    from dragoman.evaluate.record import evaluate_records  # noqa: PLC0415 - as above
    from dragoman.pipeline import Coder  # noqa: PLC0415 - as above

    notes = partial(click.echo, err=True) if verbose else None
    _print_json(evaluate_records(path, Coder(), note=notes))


@evaluate.command("treebank")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--raw", is_flag=True, help="Read the raw text, finding words as well, instead of the gold words.")
def eval_treebank(path: Path, *, raw: bool) -> None:
    """Measure the reader: PATH is a CoNLL-U file or a folder of them, gzipped or not."""
    from dragoman.evaluate.treebank import evaluate_treebank  # noqa: PLC0415 - as above
    from dragoman.parse import Reader  # noqa: PLC0415 - as above

    _print_json(evaluate_treebank(path, Reader(), raw=raw))


@evaluate.command("relations")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def eval_relations(path: Path) -> None:
    """Measure marked pairs: PATH is a tab-separated table of sentence, source, target, gold_root, gold_quad."""
    from dragoman.evaluate.relations import evaluate_relations  # noqa: PLC0415 - as above

    _print_json(evaluate_relations(path))


@evaluate.command("events")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def eval_events(path: Path) -> None:
    """Measure events: PATH is a file of the written corpus, of PLOVER's gold records or of M2E2's sentences."""
    from dragoman.evaluate.events import evaluate_events  # noqa: PLC0415 - as above

    _print_json(evaluate_events(path))


@evaluate.command("entities")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def eval_entities(path: Path) -> None:
    """Measure named entities: PATH is a CoNLL file, gzipped or not, a word and its tag on each line."""
    from dragoman.evaluate.entities import evaluate_entities  # noqa: PLC0415 - as above

    _print_json(evaluate_entities(path))


@evaluate.command("quotes")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
def eval_quotes(path: Path) -> None:
    """Measure who is found to say what: PATH is a folder of texts and stand-off attributions (PolNeAR)."""
    from dragoman.evaluate.quotes import evaluate_quotes  # noqa: PLC0415 - as above

    _print_json(evaluate_quotes(path))


@evaluate.command("dates")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--last", type=click.IntRange(min=1), help="Take only this many documents, from the end.")
def eval_dates(path: Path, *, last: int | None) -> None:
    """Measure date phrases: PATH is a folder of TimeML or of MEANTIME's XML, or one TimeML file."""
    from dragoman.evaluate.dates import evaluate_dates  # noqa: PLC0415 - as above

    _print_json(evaluate_dates(path, last=last))


@evaluate.command("places")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def eval_places(path: Path) -> None:
    """Measure place names: PATH is the geoparsing XML of GeoVirus or LGL, gzipped or not."""
    from dragoman.evaluate.places import evaluate_places  # noqa: PLC0415 - as above

    _print_json(evaluate_places(path))


@evaluate.command("joins")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def eval_joins(path: Path) -> None:
    """Measure which tellings are taken for one event: PATH is a table of marked tellings or the folder of ECB+."""
    from dragoman.evaluate.joins import evaluate_joins  # noqa: PLC0415 - as above
    from dragoman.pipeline import Coder  # noqa: PLC0415 - as above

    _print_json(evaluate_joins(path, Coder()))


@evaluate.command("coreference")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--genre", default="", help="Take only GUM's documents of these genres, such as news,interview.")
@click.option("--last", type=click.IntRange(min=1), help="Take only this many documents, from the end.")
def eval_coreference(path: Path, *, genre: str, last: int | None) -> None:
    """Measure who is the same: PATH is a CoNLL-U file with GUM's Entity column or a folder of MEANTIME's XML."""
    from dragoman.evaluate.coreference import evaluate_coreference  # noqa: PLC0415 - as above

    genres = [name.strip() for name in genre.split(",") if name.strip()]
    _print_json(evaluate_coreference(path, genres=genres, last=last))


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        status = cli.main(prog_name="dragoman", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("dragoman: stopped; a file named by --out is as it was", err=True)
        sys.exit(130)
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"dragoman: {error.strerror or error}; check the disk and the path", err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _table(records: Iterable[Record], *, color: bool | None, to_terminal: bool) -> Iterator[str]:
    """Yield the lines of the table of each record, as wide as the terminal."""
    from dragoman.write.table import WIDTH, table_lines  # noqa: PLC0415 - only the table needs what it imports

    colour = color if color is not None else to_terminal and "NO_COLOR" not in os.environ
    width = shutil.get_terminal_size((WIDTH, 24)).columns
    for record in records:
        yield from (f"{line}\n" for line in table_lines(record, width=width, colour=colour))


def _workers(reports: int) -> int:
    if reports < _MANY:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _print_json(figures: dict[str, Any]) -> None:
    click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
