"""Turns the bytes of a text file into text without ever guessing silently.

UTF-8 is expected. A byte-order mark says which of UTF-8, UTF-16 and UTF-32 a file is in; it is a signature of the
encoding and no character of the text, so it is dropped, and the same report saved with and without one gives the same
record. Line ends stay as they are. Bytes that are no UTF-8 go to charset-normalizer; what it finds is used only when
it is sure, and a log message names the encoding. Damaged UTF-8, binary files and everything doubtful are refused.
"""

from __future__ import annotations

import codecs
import logging
import re
import unicodedata

from charset_normalizer import CharsetMatch, from_bytes

from dragoman.errors import BadInput

__all__ = ["decode", "encoding_of"]

log = logging.getLogger(__name__)

_MARKS = (  # the mark of UTF-32 little-endian begins with that of UTF-16, so it comes first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
)
_UTF8_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MAX_MESS = 0.1
"""Largest share of improbable characters (charset-normalizer's ``chaos``) at which a finding is believed."""


def decode(data: bytes, name: str) -> str:
    """Return the text that bytes hold; ``name`` names the file in messages and is shown as it is.

    Raises:
        BadInput: the bytes are no text, are damaged, or their encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, name)
    _refuse_other_formats(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_SURROGATE.match(data, error.start):
            raise BadInput(
                f"{name}: byte {error.start} begins half a character (a lone surrogate); the text was damaged "
                "when it was converted to UTF-8, so convert it again from its source"
            ) from error
        if _is_damaged_utf8(data):
            raise BadInput(
                f"{name}: damaged UTF-8 at byte {error.start}; repair that place or save the file anew as UTF-8"
            ) from error
    return _detect(data, name)[1]


def encoding_of(head: bytes, name: str) -> str:
    """Return the encoding of a stream from its first bytes; ``utf-8-sig`` and ``utf-16`` where a mark says so.

    Raises:
        BadInput: the bytes are no text, or their encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding[:6])
    _refuse_other_formats(head, name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character may be cut at the end
    except UnicodeDecodeError:
        if not _is_damaged_utf8(head):
            return _detect(head, name)[0]
    return "utf-8"


def _refuse_other_formats(data: bytes, name: str) -> None:
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise BadInput(f"{name}: this is {what}, not text; extract its text and save that as UTF-8")
    if b"\0" in data:
        raise BadInput(
            f"{name}: not a text file (it holds zero bytes); if it is UTF-16 text without a byte-order mark, "
            "save it as UTF-8"
        )


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: the byte-order mark says {encoding.upper()}, but byte {error.start} after it is none; "
            "save the file anew as UTF-8"
        ) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with broken places from another encoding: most of what is not ASCII is whole UTF-8 characters."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(not char.isascii() for char in text)
    return text.count("\ufffd") * 2 <= beyond_ascii


def _detect(data: bytes, name: str) -> tuple[str, str]:
    """Return the encoding that charset-normalizer is sure of for bytes that are no UTF-8, and the text in it."""
    encoding = _encoding(list(from_bytes(data)))
    if encoding is None:
        raise BadInput(f"{name}: neither UTF-8 nor another encoding that can be told; save the file as UTF-8")
    text = _decode_as_detected(data, encoding, name)
    log.warning("%s: not UTF-8, read as %s; if words look wrong, save the file as UTF-8", name, encoding)
    return encoding, text


def _encoding(matches: list[CharsetMatch]) -> str | None:
    """Choose among findings: the best one, but Windows-1252 where that is as good.

    The code pages of Windows share most characters, so a few French or Spanish names in an English report do not show
    which one it is; and reports in English that are not UTF-8 are in Windows-1252 or its subset Latin-1.
    """
    if not matches or matches[0].chaos > _MAX_MESS:
        return None
    best = matches[0]
    as_good = [match for match in matches if match.chaos <= best.chaos and match.coherence >= best.coherence]
    if any("cp1252" in match.could_be_from_charset for match in as_good):
        return "cp1252"
    return best.encoding


def _decode_as_detected(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: looks like {encoding}, but byte {error.start} is none; save the file as UTF-8"
        ) from error
    if any(unicodedata.category(char) in {"Co", "Cn"} for char in text):
        raise BadInput(f"{name}: in an encoding that cannot be told; save the file as UTF-8")
    return text
