"""Writes values as cells and cells as lines: tab-separated without quotation, and comma-separated with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dragoman.write.rows import Value

__all__ = ["cell", "csv_line", "excel_cell", "plain", "split_list", "tab_line"]

_BREAKS = re.compile(r"[\t\n\r\v\f\x00\x1c-\x1e\x85\u2028\u2029]+")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[\d.,:/\-\s]+(?:[eE]\d+)?")


def plain(text: str | None) -> str:
    """Return text for a cell of a format without quotation: tabs and line ends are spaces, absent is empty."""
    return _BREAKS.sub(" ", text) if text else ""


def tab_line(cells: Iterable[str]) -> str:
    """Return cells as one line of a tab-separated file, with its line end."""
    return "\t".join(cells) + "\n"


def cell(value: Value) -> str:
    r"""Return a value as text: ISO dates, ``true`` and ``false``, nothing for None.

    The parts of a list stand with semicolons between them; a semicolon or backslash within a part has a backslash
    before it. A NUL character, which no reader of CSV takes, is U+FFFD.
    """
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(_part(part) for part in value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def split_list(text: str) -> list[str]:
    r"""Return the parts of a list that ``cell`` joined; parts that were None come back empty."""
    if not text:
        return []
    parts, part, escaped = [], "", False
    for char in text:
        if escaped or char not in "\\;":
            part, escaped = part + char, False
        elif char == "\\":
            escaped = True
        else:
            parts.append(part)
            part = ""
    return [*parts, part]


def excel_cell(value: Value) -> str:
    """Return a value as a cell that a spreadsheet shows as it is.

    Text that a spreadsheet would compute (it begins with = + - @, a tab or a line end) or turn into a number or a date
    (``010``, ``2025-03``, ``12e4``) gets an apostrophe before it; numbers and dates stay what they are.
    """
    text = cell(value)
    if isinstance(value, str | list) and (_FORMULA.match(text) or _is_number(text)):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    """Tell whether a spreadsheet may take text for a number, a date or a time of day."""
    return _NUMBER.fullmatch(text) is not None and any(char.isdecimal() for char in text)


def csv_line(cells: Iterable[str]) -> str:
    """Return cells as one record of a comma-separated file (RFC 4180, but for the line end, which is a line feed)."""
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(text: str) -> str:
    # Python's own writer leaves a lone carriage return without quotation, where its reader breaks the line
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _part(part: str | int | None) -> str:
    text = "" if part is None else str(part).replace("\x00", "\ufffd")
    return text.replace("\\", "\\\\").replace(";", "\\;")
