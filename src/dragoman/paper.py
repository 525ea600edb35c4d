"""The commands that show a ledger on paper: a brief to mail, and pictures of a timeline, a network and a map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from dragoman.errors import BadConfig
from dragoman.ledger_options import asking, ledger_option, open_ledger
from dragoman.terminal import output_to
from dragoman.text import visible

if TYPE_CHECKING:
    from dragoman.store.filters import Filter

__all__ = ["brief", "draw"]

_MOST_EVENTS = 20_000
_HAPPENED = ("actual", "historical")

_days = click.option(
    "--days", type=click.IntRange(min=1, max=36_600), metavar="N",
    help="The last N days: up to --to, or without it to the newest report of the ledger.",
)  # fmt: skip


@click.command("brief")
@click.option("--title", default="", help="Title; without it, who and what was asked for.")
@_days
@click.option("--most", type=click.IntRange(1, 2000), default=150, show_default=True, metavar="N",
              help="Tell at most N events, the weightiest, and N statements, the newest.")  # fmt: skip
@asking
@click.option(
    "--format", "form", type=click.Choice(("html", "md")),
    help="One page of HTML, or Markdown. Without it: by the name of the file, else Markdown on a terminal.",
)  # fmt: skip
@click.option("--out", type=click.Path(), metavar="FILE", help="File to write, which is replaced once all is written.")
@ledger_option
def brief(
    *,
    title: str,
    days: int | None,
    most: int,
    wanted: Filter,
    form: Literal["html", "md"] | None,
    out: str | None,
    folder: Path,
) -> None:
    """Write a brief on what the options ask for: in short, what happened, who said what, where agreements stand.

    Each line has the report's own words and its source, and says what is not sure. The page of HTML needs no other file
    and no network, and prints on A4.
    """
    from dragoman.brief.asked import last_days  # noqa: PLC0415 - loading it would slow --help down
    from dragoman.brief.gather import gather  # noqa: PLC0415 - as above
    from dragoman.brief.render import render  # noqa: PLC0415 - as above

    if form is None:
        form = "html" if out is not None and out.lower().endswith((".html", ".htm")) else "md"
    with open_ledger(folder) as ledger:
        if days is not None:
            wanted = last_days(ledger, wanted, days)
        text = render(gather(ledger, wanted, title=title, most=most), form)
    with output_to(out) as output:
        output.write(text.encode())


@click.command("draw")
@click.argument("what", type=click.Choice(("timeline", "network", "map")))
@click.option("--out", required=True, type=click.Path(), metavar="FILE", help="File to write, .svg or .png.")
@click.option("--title", default="", help="Title above the picture.")
@_days
@asking
@click.option("--width", type=int, default=960, show_default=True, metavar="PIXELS", help="Width: 320 to 4000.")
@click.option("--height", type=int, metavar="PIXELS", help="Height: 320 to 4000; without it, as the picture needs.")
@click.option("--scale", type=click.FloatRange(0.5, 4), default=2.0, show_default=True,
              help="Dots of a PNG to each pixel of the width; 2 is sharp on paper and on good screens.")  # fmt: skip
@click.option("--most", type=click.IntRange(2, 200), default=30, show_default=True, metavar="N",
              help="Actors of a network, those with most events.")  # fmt: skip
@ledger_option
def draw(
    what: str,
    *,
    out: str,
    title: str,
    days: int | None,
    wanted: Filter,
    width: int,
    height: int | None,
    scale: float,
    most: int,
    folder: Path,
) -> None:
    """Draw the events that the options ask for, as SVG or PNG.

    A timeline has cooperation above the line and conflict below; a network shows who acts on whom, a map where it took
    place. Network and map show what happened; name another --status for what did not.
    """
    from dragoman.brief.asked import every, last_days  # noqa: PLC0415 - loading it would slow --help down
    from dragoman.draw.canvas import png, svg  # noqa: PLC0415 - as above
    from dragoman.draw.look import Look  # noqa: PLC0415 - as above
    from dragoman.draw.network import network  # noqa: PLC0415 - as above
    from dragoman.draw.places import map_of  # noqa: PLC0415 - as above
    from dragoman.draw.timeline import timeline  # noqa: PLC0415 - as above

    suffix = Path(out).suffix.lower()
    if suffix not in {".svg", ".png"}:
        raise BadConfig(f"{visible(out)}: a picture is .svg or .png; name the file so")
    if what != "timeline" and not wanted.status:
        wanted = replace(wanted, status=_HAPPENED)
    with open_ledger(folder) as ledger:
        if days is not None:
            wanted = last_days(ledger, wanted, days)
        events, more = every(ledger.events, wanted, most=_MOST_EVENTS, sort="newest")
    look = Look(width, height, title, wanted.first, wanted.last)
    if what == "network":
        picture = network(events, look, most=most)
    else:
        picture = timeline(events, look) if what == "timeline" else map_of(events, look)
    with output_to(out) as output:
        output.write(svg(picture) if suffix == ".svg" else png(picture, scale))
    if more:
        click.echo(f"dragoman: only the newest {_MOST_EVENTS:,} events are drawn; ask for fewer days", err=True)
