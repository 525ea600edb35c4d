"""Writes what the actor tables say of a name as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lookup import Answer, Found, Meaning
from dragoman.text import counted, visible

__all__ = ["actor_lines"]


def actor_lines(answer: Answer) -> Iterator[str]:
    """Yield the lines of an answer, without line ends: what the name means on the day, then row by row."""
    for line in _lines(answer):
        yield visible(line)


def _lines(answer: Answer) -> Iterator[str]:
    if answer.day is not None:
        yield f"On {answer.day.isoformat()} {answer.query} is {_meaning(answer.meaning)}."
    if answer.ambiguity:
        yield f"It {answer.ambiguity}." if answer.ambiguity.startswith("may be ") else f"{answer.ambiguity}."
    if answer.day is not None or answer.ambiguity:
        yield ""
    for row in answer.rows:
        yield from _row(row, answer.query)
    if answer.left_out:
        fit = "fits" if answer.left_out == 1 else "fit"
        yield f"{counted(answer.left_out, 'more row')} {fit}; give more of the name"
    if answer.also:
        yield f"longer names with it: {', '.join(answer.also)}"


def _meaning(meaning: Meaning | None) -> str:
    if meaning is None:
        return "nothing that the name alone decides"
    return ", ".join(filter(None, (meaning.name, meaning.kind, f"{meaning.code} {meaning.sector}".strip(),
                                   meaning.office if meaning.office != meaning.name else "")))  # fmt: skip


def _row(row: Found, query: str) -> Iterator[str]:
    level = f"({row.level})" if row.level else ""
    days = f"{row.first or '…'} to {row.last or '…'}" if row.first or row.last else ""
    when = row.when if row.when in {"past", "not yet"} else ""
    office = row.office if row.office != row.name else ""
    yield "  ".join(filter(None, (row.name, row.kind, f"{row.code} {row.sector}".strip(), office, level, days, when)))
    if row.text not in {row.name, query}:
        yield f"    found by   {row.by} {row.text}"
    elif row.by != "name":
        yield f"    found by   {row.by}"
    if row.aliases:
        yield f"    also       {'; '.join(row.aliases)}"
    if row.wikidata:
        yield f"    wikidata   {row.wikidata}"
    source = row.source or ("your file" if row.own else "")
    yield f"    source     {row.table}" + (f": {source}" if source else "")
