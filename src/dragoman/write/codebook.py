"""Writes the codebook that goes with a release: every column and every code in it, from the tables of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman import codes
from dragoman.write.columns import columns
from dragoman.write.countries import countries
from dragoman.write.settings import UNITS

__all__ = ["codebook_text"]

_TABLES = {
    "event": "one row an event, actors and recipients as lists",
    "dyad": "one row for each pair of an actor and a recipient of an event",
    "actor": "one row for each actor in a role of an event",
    "statement": "one row a statement",
    "change": "one row for each change of an instrument",
}
_STATUSES = {
    "actual": "happened, or is happening",
    "historical": "background, older than the report's own news",
    "future": "will happen or is planned",
    "hypothetical": "conditional, possible, feared, wished for, or demanded and not done",
    "negated": "did not happen",
}


def codebook_text() -> Iterator[str]:
    """Yield the codebook as Markdown, piece by piece."""
    yield f"# Codebook\n\nVersion {codes.CODEBOOK} of the codebook of dragoman. "
    yield "The event part follows the PLOVER manual, draft 2.0.\n"
    yield "Codes are text: `010` is a CAMEO code and the number 10 is none. What is not known is empty.\n"
    for unit in UNITS:
        yield f"\n## Table `{unit}`\n\n{_TABLES[unit].capitalize()}.\n\n"
        yield from _table(("column", "type", "meaning"), ((c.name, c.type, c.description) for c in columns(unit)))
    yield "\n## Event types\n\n"
    yield from _table(("event", "quad_code", "event_scale", "mode and its event_scale"), _types())
    yield "\nQuad codes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. "
    yield "The score of an event is that of its most specific mode, else of its type.\n"
    for title, known in (
        ("Statuses", _STATUSES),
        ("Contexts", codes.contexts()),
        ("Sectors", codes.sectors()),
    ):
        yield f"\n## {title}\n\n"
        yield from _table((title.lower().rstrip("s"), "meaning"), known.items())
    for title, words in (
        ("Kinds of statements", codes.STATEMENT_KINDS),
        ("Stances", codes.STANCES),
        ("Changes of instruments", codes.CHANGES),
    ):
        yield f"\n## {title}\n\n{', '.join(f'`{word}`' for word in words)}\n"
    yield "\n## CAMEO\n\n"
    named = codes.cameo_names()
    yield from _table(("cameo", "goldstein", "name"), ((code, codes.goldstein(code), named[code]) for code in named))
    yield "\n## Countries and other actors\n\n"
    known_as = ("code", "name", "cow", "fips", "iso_numeric", "cameo_actor")
    yield from _table(known_as, ([getattr(row, name) for name in known_as] for row in countries().values()))


def _types() -> Iterator[tuple[object, ...]]:
    for kind in codes.event_types().values():
        yield kind.name, kind.quad_code, f"{kind.score:g}", ", ".join(f"{m} {s:g}" for m, s in kind.modes.items())


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    names = [str(name) for name in head]
    yield f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n"
    for row in rows:
        yield f"| {' | '.join(str(part).replace('|', '/') for part in row)} |\n"
