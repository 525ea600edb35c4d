"""Shows rows of a table to people: as HTML for notebooks and as text for terminals, with the words of the reports.

The words come from anywhere. In HTML all of them are escaped, and in both what could move or disguise other text is
shown as an escape. Long words are cut, and a cut is marked by dots.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.text import counted, visible

__all__ = ["MOST_IN_HTML", "MOST_IN_TEXT", "html_of", "text_of"]

MOST_IN_HTML = 20
"""Rows shown in a notebook."""
MOST_IN_TEXT = 10
"""Rows shown on a terminal."""

_WIDEST = 300
"""Characters of a cell that are shown, and on each side of marked words within a sentence."""
_SHORT = 16
"""Characters of a cell that is not broken, nor cut on a terminal that is wide enough."""
_MOST_ITEMS = 4
"""Items of a list that are shown."""
_MARKED = ("trigger", "content", "")
"""Prefixes of the columns with the words that are marked within their sentence."""

_STYLE = "text-align: left; vertical-align: top"
"""Of each cell; notebooks would put text to the right."""

Cells = Mapping[str, Any]


def html_of(name: str, rows: Iterable[Cells], columns: Sequence[str], *, total: int) -> str:
    """Return a table in HTML of the rows that are to be shown of ``total``; its words are marked in their sentences."""
    shown = list(rows)
    head = "".join(f'<th style="{_STYLE}">{_escaped(_title(column))}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_html_cell(row, column) for column in columns)}</tr>" for row in shown)
    caption = _escaped(_caption(name, len(shown), total))
    return (
        f'<table class="dragoman"><caption style="text-align: left">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def text_of(name: str, rows: Iterable[Cells], columns: Sequence[str], *, total: int, width: int) -> str:
    """Return the rows that are to be shown of ``total``, each on a line of ``width`` with its words on the next."""
    shown = list(rows)
    lines = [_caption(name, len(shown), total)]
    if shown:
        words = [column for column in columns if column.endswith("_text")]
        head, *body = _aligned(shown, [column for column in columns if column not in words], width)
        lines.append(head)
        for row, line in zip(shown, body, strict=True):
            lines.append(line)
            lines += [f"    “{_cut(_shown(row[column]), width - 6)}”" for column in words if row[column]]
    return "\n".join(lines)


def _aligned(rows: Sequence[Cells], columns: Sequence[str], width: int) -> list[str]:
    """Return headings and rows in columns, each on one line; long cells give way to short ones."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table.grid(padding=(0, 2, 0, 0))
    cells = [[_title(column) for column in columns], *([_shown(row[column]) for column in columns] for row in rows)]
    for column in zip(*cells, strict=True):
        table.add_column(no_wrap=max(map(len, column)) <= _SHORT)
    for line in cells:
        table.add_row(*(Text(cell, no_wrap=True, overflow="ellipsis") for cell in line))
    file = io.StringIO()
    # in a notebook rich would show the table itself instead of writing it
    Console(file=file, width=width, color_system=None, legacy_windows=False, force_jupyter=False).print(table)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def _caption(name: str, shown: int, total: int) -> str:
    return f"{visible(name)}: {counted(total, 'row')}" + (f", the first {shown} shown" if shown < total else "")


def _title(column: str) -> str:
    """Return the heading of a column, without what every table of words would repeat."""
    return column.removesuffix("_text")


def _html_cell(row: Cells, column: str) -> str:
    marked = _marked(row) if column == "sentence_text" else None
    text = _shown(row[column])
    wrap = "; white-space: nowrap" if len(text) <= _SHORT else ""
    return f'<td style="{_STYLE}{wrap}">{marked or _escaped(text)}</td>'


def _marked(row: Cells) -> str | None:
    """Return a sentence with the words that matter marked, or None where they do not stand in it."""
    sentence, begin = row["sentence_text"], row["sentence_start"]
    for prefix in _MARKED:
        text, start = (row.get(f"{prefix}_{part}" if prefix else part) for part in ("text", "start"))
        if not text or start is None or sentence is None:
            continue
        at = start - begin
        if at >= 0 and sentence[at : at + len(text)] == text:
            before, after = sentence[:at], sentence[at + len(text) :]
            before = before if len(before) <= _WIDEST else "…" + before[-_WIDEST:]
            return f"{_escaped(before)}<mark>{_escaped(_cut(text))}</mark>{_escaped(_cut(after))}"
    return None


def _escaped(text: str) -> str:
    return html.escape(visible(text))


def _shown(value: object) -> str:
    """Return a value of a cell on one line."""
    if value is None:
        return ""
    if isinstance(value, list):
        items = [_shown(item) for item in value[:_MOST_ITEMS]]
        return _cut("; ".join(items)) + (f"; and {len(value) - _MOST_ITEMS} more" if len(value) > _MOST_ITEMS else "")
    if isinstance(value, dict):
        return _item(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    return visible(_cut(str(value)))


def _item(value: Mapping[str, Any]) -> str:
    """Return a party, a stance or words."""
    if "stance" in value:
        return _cut(visible(f"{value['stance']} {value['towards']}"))
    if "name" in value:
        codes = " ".join(filter(None, (value["code"], value["sector"])))
        return _cut(visible(f"{value['name']} ({codes})" if codes else str(value["name"])))
    return _cut(visible(str(value["text"])))


def _cut(text: str, most: int = _WIDEST) -> str:
    return text if len(text) <= most else text[: max(0, most - 1)] + "…"
