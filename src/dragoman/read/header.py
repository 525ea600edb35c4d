"""Reads what stands before the body of a text file: a date line, or front matter between lines of dashes.

A date line is ``date 2025-03-14`` or ``Date: 2025-03-14``, alone on the first line or before the body on that line.
Front matter is the small part of YAML that people write there by hand: ``key: value`` a line, comments with ``#``,
quotes around a value or none. Values over several lines, lists and the like are passed over under keys that dragoman
does not know and refused under those it does, so that nothing is read wrongly; no YAML parser is needed or used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.errors import BadInput
from dragoman.text import visible

__all__ = ["Header", "parse_day", "read_header"]

HOW_TO_DATE = (
    'begin the text with a line such as `Date: 2025-03-14`, or name the day with --date (in Python: date="2025-03-14")'
)
_DAY = r"(\d{4}-\d{2}-\d{2})"
_CLOCK = r"\d{2}:\d{2}[0-9:.]*(?: ?Z| ?[+-]\d{2}:?\d{2})?"
_WRITTEN = re.compile(rf"{_DAY}(?:[T ]{_CLOCK})?", re.ASCII)
_IN_LINE = re.compile(rf"{_DAY}(?:T{_CLOCK})?(?![\w-])", re.ASCII)
_DATE_LINE = re.compile(r"[\s\ufeff]*date(:[ \t]*|[ \t]+)", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|$)")
_KNOWN = ("date", "title", "source", "url")
_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says about itself: its day as written and the other particulars; where its body begins."""

    day: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    body_start: int = 0


def parse_day(written: str, name: str) -> date:
    """Return the day that an ISO date, or date and time, names; the time of day is left out.

    Raises:
        BadInput: it is written otherwise, or the calendar has no such day.
    """
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        shown = visible(written.strip()[:40])
        raise BadInput(f"{name}: cannot read the date {shown!r}; write it as YYYY-MM-DD, for example 2025-03-14")
    try:
        day = date.fromisoformat(match[1])
    except ValueError as error:
        raise BadInput(f"{name}: there is no day {match[1]} in the calendar; correct the date") from error
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        raise BadInput(f"{name}: a report cannot be of the year {day.year}; correct the date {match[1]}")
    return day


def read_header(text: str, name: str) -> Header:
    """Return the header of a text, an empty one when it has none.

    Raises:
        BadInput: front matter is not closed, gives a key twice, or gives a known key a value of several lines.
    """
    fence = _FENCE.match(text)
    first = fence.end() if fence else 0
    while fence and text.startswith("#", first):
        first = _line(text, first)[1]
    if fence and _KEY.match(_line(text, first)[0]):
        return _front_matter(text, fence.end(), name)
    return _date_line(text)


def _date_line(text: str) -> Header:
    label = _DATE_LINE.match(text)
    if label is None:
        return Header()
    iso = _IN_LINE.match(text, label.end())
    if iso is not None:
        return Header(day=iso[0], body_start=_skip_space(text, iso.end()))
    written = _line(text, label.end())[0]
    if ":" in label[1] or _DATE_LIKE.match(written):
        return Header(day=written.strip() or "(nothing)")
    return Header()


def _front_matter(text: str, position: int, name: str) -> Header:
    values: dict[str, str] = {}
    last = ""
    while position < len(text):
        line, end = _line(text, position)
        if line.rstrip() in {"---", "..."}:
            return Header(
                values.get("date"), values.get("title"), values.get("source"), values.get("url"), _skip_space(text, end)
            )
        if last and line[:1] in {" ", "\t"} and line.strip():
            raise BadInput(f"{name}: the front matter's {last} goes over several lines; write it on one")
        last = _take(line, values, name)
        position = end
    raise BadInput(f"{name}: the front matter is not closed; end it with a line of three dashes")


def _line(text: str, position: int) -> tuple[str, int]:
    end = text.find("\n", position)
    end = len(text) if end < 0 else end + 1
    return text[position:end].rstrip("\r\n"), end


def _take(line: str, values: dict[str, str], name: str) -> str:
    """Note the value of one line of front matter when its key is known, and return that key, else nothing."""
    match = _KEY.match(line)
    key = match[1].lower() if match else ""
    if match is None or key not in _KNOWN:
        return ""
    if key in values:
        raise BadInput(f"{name}: the front matter gives {key} twice; keep one")
    value = _scalar(line[match.end() :].strip())
    if value is None:
        raise BadInput(f"{name}: the front matter's {key} is not one line of text; write it as `{key}: words`")
    if value:
        values[key] = value
    return key


def _scalar(value: str) -> str | None:
    """Return a YAML scalar of one line as text, or None for anything else."""
    if value[:1] == '"':
        closed = re.fullmatch(r'"((?:[^"\\]|\\["\\/])*)"[ \t]*(?:#.*)?', value)
        return re.sub(r"\\(.)", r"\1", closed[1]) if closed else None
    if value[:1] == "'":
        closed = re.fullmatch(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?", value)
        return closed[1].replace("''", "'") if closed else None
    if value[:1] and value[0] in "[{|>&*!%@`":
        return None
    if value.startswith("#"):
        return ""
    plain = re.split(r"[ \t]#", value, maxsplit=1)[0].rstrip()
    return "" if plain in {"~", "null"} else plain


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
