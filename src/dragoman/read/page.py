"""Reads an HTML page as one report: decoded here, taken apart by the helper."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator

from dragoman.errors import BadInput
from dragoman.model import Report
from dragoman.read.days import day_of
from dragoman.read.decode import decode
from dragoman.read.files import HOW_TO_DATE, make_report
from dragoman.read.helper import shared_helper
from dragoman.read.source import Options, Source

__all__ = ["decode_page", "read"]

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_LOOKED_AT = 4096
_MAX_DAMAGE = 1000
"""Characters among which one may be damaged."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LATIN = frozenset({"iso8859-1", "ascii"})
"""Encodings under whose names pages are written in Windows-1252, as browsers know."""
_ON_THE_WEB = re.compile(
    r"utf-(?:8|16|16-[lb]e)|iso8859-\d+|cp(?:125\d|866|874|932|949)|koi8-[ru]|gb2312|gbk|gb18030|big5|big5hkscs|euc_(?:jp|kr)|"
    r"shift_jis|iso2022_jp|mac-roman"
)
"""Encodings of the web, as Python names them; some others, such as Punycode, take very long to decode."""


def read(source: Source, options: Options) -> Iterator[Report]:
    """Read the article of a page.

    Raises:
        BadInput: there is no article, no date, or no text that can be decoded.
        LimitReached: the page is too large, too deep, or takes too long.
        OtherLanguage: the article is not in English.
    """
    name = source.name
    html = decode_page(source.read_all(), source.charset, name)
    page = shared_helper().ask("page", {"html": html, "url": source.url}, name)
    if not page["text"]:
        raise BadInput(f"{name}: no article in this page; save its text and name its date")
    day = options.day or (day_of(page["day"], name) if page["day"] else source.day)
    if day is None:
        raise BadInput(f"{name}: the page gives no date of publication; {HOW_TO_DATE}")
    yield make_report(
        page["text"],
        day=day,
        title=page["title"],
        source=page["source"],
        url=page["url"],
        dateline=page["dateline"],
        name=name,
    )


def decode_page(data: bytes, charset: str | None, name: str) -> str:
    """Return the text of a page by its mark, the server's word, its own word, or as a text file is decoded.

    A page of which no more than one character in a thousand is damaged is read with the sign for that in its place.

    Raises:
        BadInput: the bytes are no text.
    """
    declared = _DECLARED.search(data[:_LOOKED_AT])
    given = (charset, declared[1].decode("ascii", errors="ignore") if declared else None)
    for encoding in () if data.startswith(_MARKS) else map(_web_encoding, filter(None, given)):
        if encoding:
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding)
    try:
        return decode(data, name)
    except BadInput:
        text = data.decode("utf-8", errors="replace")
        if text.count("\ufffd") * _MAX_DAMAGE > len(text) or "\0" in text:
            raise
        return text


def _web_encoding(name: str) -> str | None:
    """Return Python's name of an encoding that pages are written in, or None."""
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if encoding in _LATIN:
        return "cp1252"
    return encoding if _ON_THE_WEB.fullmatch(encoding) else None
