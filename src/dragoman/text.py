"""Content hashes of text, JSON on one line, and showing text safely on a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from hashlib import sha256

__all__ = ["HALF_CHARACTER", "content_id", "counted", "json_line", "lone_surrogate", "visible"]

HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def content_id(*parts: object, length: int = 16) -> str:
    """Return a hash of JSON values as ``length`` hexadecimal digits, the same on every machine and in every version."""
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return sha256(canonical.encode("ascii")).hexdigest()[:length]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural but for one: ``1 report``, ``2,000 reports``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def json_line(value: object) -> str:
    """Return a value as JSON on one line, without its line end; letters of any script stand as they are.

    The three line separators beyond ASCII are escaped, so that no reader of lines breaks the value in two. Days and
    moments are written in ISO form.
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_iso)
    return line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def lone_surrogate(text: str) -> int | None:
    """Return the offset of the first code point that is half a character and cannot be written out, or None."""
    match = HALF_CHARACTER.search(text)
    return match.start() if match else None


def visible(text: str) -> str:
    r"""Return text for one line of a terminal, with everything that could move or disguise other text escaped.

    Control characters, format characters (bidirectional overrides, zero-width characters), line separators, surrogates
    and unassigned code points come out as ``\x1b`` or ``\u202e``; runs of ordinary white space as one space each.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char in "\t\n\r\v\f\u2028\u2029\x85":
        return " "
    if char.isprintable():
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
