"""The options by which a command asks for a part of a ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from dragoman.terminal import day_option

if TYPE_CHECKING:
    from dragoman.store.filters import Filter

__all__ = ["filter_options"]

_WHO = "a code (IRN), a sector (REB), both ('IRN GOV'), a Wikidata id or a name"
_SEVERAL: tuple[tuple[str, str, str], ...] = (
    ("actor", "--actor", f"Who did or said it: {_WHO}."),
    ("recipient", "--recipient", "To whom it was done or said."),
    ("party", "--party", "Who had a part in it, in either role; several must all have one."),
    ("event", "--event", "PLOVER type, such as CONSULT."),
    ("mode", "--mode", "PLOVER mode, such as visit."),
    ("context", "--context", "PLOVER context, such as economic."),
    ("country", "--country", "Country where it was done."),
    ("kind", "--kind", "Kind of statement, such as deny."),
    ("stance", "--stance", "Stance of a statement, such as rejects."),
)
_ONE: tuple[tuple[str, str, str], ...] = (
    ("topic", "--topic", "What the stance is towards."),
    ("place", "--place", "Where it was done: a name or a GeoNames id."),
    ("instrument", "--instrument", "Agreement, resolution or the like that it is about."),
    ("text", "--text", "Words of the report; words in quotation marks stand together."),
    ("source", "--source", "Publisher of the report."),
)
_DAYS: tuple[tuple[str, str, str], ...] = (
    ("first", "--from", "First day on which it may have happened."),
    ("last", "--to", "Last day on which it may have happened."),
    ("since", "--since", "What the ledger got or withdrew from this day on."),
)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a filter; it gets ``wanted``, the filter without a status."""

    @wraps(command)
    def asked(**given: Any) -> None:  # noqa: ANN401 - the command's own options pass through
        names = [name for name, _, _ in (*_SEVERAL, ("quad", "", ""), *_ONE, *_DAYS)]
        told = {name: given.pop(name) for name in names}
        command(**given, wanted=_filter(told))

    for name, option, words in reversed(_DAYS):
        asked = click.option(option, name, callback=day_option, metavar="ISO", help=words)(asked)
    for name, option, words in reversed(_ONE):
        asked = click.option(option, name, help=words)(asked)
    asked = click.option("--quad", multiple=True, type=click.IntRange(1, 4), help="Quad code.")(asked)
    for name, option, words in reversed(_SEVERAL):
        asked = click.option(option, name, multiple=True, help=words)(asked)
    return asked


def _filter(told: dict[str, tuple[str, ...] | tuple[int, ...] | str | date | None]) -> Filter:
    from dragoman.store.filters import Filter  # noqa: PLC0415 - only a ledger needs it

    return Filter(**{name: value for name, value in told.items() if value})  # type: ignore[arg-type]
