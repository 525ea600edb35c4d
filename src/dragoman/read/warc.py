"""Reads web archives (WARC, such as CC-NEWS), one report a page that the archive holds.

Records are found by dragoman itself, so that a damaged one costs only itself: it is rejected by its number, and reading
goes on with the next that begins. What a record holds is taken apart by fastwarc. Requests, metadata, answers other
than pages, and pages that the server refused are no reports and are passed over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastwarc.warc import ArchiveIterator, WarcRecord

from dragoman.errors import BadInput, DragomanError
from dragoman.read.files import MAX_FILE_BYTES, Rejected, too_large
from dragoman.read.source import Options, Source
from dragoman.read.streams import Bomb, buffered, decode_content
from dragoman.text import visible

__all__ = ["read"]

_MAX_HEADER_BYTES = 32_768
_LINE = 8192
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_HOLD_PAGES = frozenset({"response", "resource", "conversion"})
_BEGINS = re.compile(rb"WARC/\d\.\d\r?\n$")
_AFTER = b"\r\n\r\n"


def read(source: Source, options: Options) -> Iterator[Source | Rejected]:  # noqa: ARG001 - as all readers
    """Give the pages of an archive in their order, and a rejection for each record that is damaged or cut off.

    Raises:
        Bomb: the archive unpacks to far more than its size.
    """
    records = _Records(source)
    while True:
        records.number += 1
        name = f"{source.name}, record {records.number}"
        try:
            record = records.next(name)
            if record is None:
                return
            page = _page(record, source) if record.kind in _HOLD_PAGES else None
        except Bomb:
            raise
        except DragomanError as error:
            records.lost = True
            yield Rejected.because(name, error)
            continue
        records.lost = False
        if page is not None:
            yield page


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as it stands in the archive: its kind, its header and its block."""

    name: str
    kind: str
    header: bytes
    block: bytes


class _Records:
    """The records of an archive one by one; after a damaged one it goes on where the next begins."""

    def __init__(self, source: Source) -> None:
        self.number = 0
        self._stream = source.stream
        self._held = io.BytesIO()
        """Bytes that were read for a damaged record and belong to the next."""
        self.lost = False
        """Whether the last record was damaged, so that the next must be looked for."""

    def next(self, name: str) -> _Record | None:
        """Return the next record, with an empty block where its kind holds no page, or None at the end.

        Raises:
            BadInput: it is damaged or cut off.
            LimitReached: it is larger than a page may be.
        """
        begin = self._begin()
        if not begin:
            return None
        if not _BEGINS.match(begin):
            raise BadInput(f"{name}: damaged (no record begins where one should); copy or download the archive again")
        header = begin + self._header(name)
        fields = _fields(header)
        kind, length = fields.get("warc-type", "").lower(), fields.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise BadInput(f"{name}: damaged (it does not say its length); copy or download the archive again")
        if kind not in _HOLD_PAGES or int(length) > MAX_FILE_BYTES:
            self._skip(int(length), name)
            if kind in _HOLD_PAGES:
                raise too_large(name)
            return _Record(name, kind, header, b"")
        block = self._read(int(length))
        after = self._read(len(_AFTER))
        if len(block) < int(length) or after != _AFTER:
            self._unread(block + after)
            raise BadInput(f"{name}: damaged or cut off (its length is wrong); copy or download the archive again")
        return _Record(name, kind, header, block)

    def _begin(self) -> bytes:
        """Return the first line of the next record, past empty lines, and after damage past all that begins none."""
        while line := self._readline():
            begin = _BEGINS.search(line)
            if begin and (self.lost or begin.start() == 0):
                return line[begin.start() :]
            if line.strip() and not self.lost:
                self._unread(line[begin.start() :] if begin else b"")
                return line[: begin.start()] if begin else line
        return b""

    def _header(self, name: str) -> bytes:
        header = b""
        while (line := self._readline()).strip():
            if begin := _BEGINS.search(line):
                self._unread(line[begin.start() :])
                raise BadInput(f"{name}: damaged (another record begins in it); copy or download the archive again")
            header += line
            if len(header) > _MAX_HEADER_BYTES:
                raise BadInput(f"{name}: damaged (its header is too long); copy or download the archive again")
        return header + line

    def _skip(self, length: int, name: str) -> None:
        while length > 0:
            chunk = self._read(min(length, MAX_FILE_BYTES // 20))
            if not chunk:
                raise BadInput(f"{name}: cut off; copy or download the archive again")
            length -= len(chunk)

    def _read(self, size: int) -> bytes:
        held = self._held.read(size)
        return held + self._stream.read(size - len(held)) if len(held) < size else held

    def _readline(self) -> bytes:
        line = self._held.readline(_LINE)
        return line if line.endswith(b"\n") or len(line) == _LINE else line + self._stream.readline(_LINE - len(line))

    def _unread(self, data: bytes) -> None:
        self._held = io.BytesIO(data + self._held.read())


def _fields(header: bytes) -> dict[str, str]:
    lines = (line.decode("utf-8", errors="replace").partition(":") for line in header.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _page(record: _Record, source: Source) -> Source | None:
    """Return the page in a record, or None where it is an answer of another kind.

    Raises:
        BadInput: the record cannot be taken apart, or the crawler cut the page off.
        LimitReached: the page unpacks to more than a page may have.
    """
    parsed, payload = _parse(record)
    headers = parsed.http_headers if parsed.is_http_parsed else None
    media_type = (headers.get("Content-Type") if headers else parsed.headers.get("Content-Type")) or ""
    if (headers and headers.status_code != 200) or media_type.partition(";")[0].strip().lower() not in _PAGES:
        return None
    url = parsed.headers.get("WARC-Target-URI")
    name = f"{record.name} ({visible(url.strip('<>'))})" if url else record.name
    if cut := parsed.headers.get("WARC-Truncated"):
        raise BadInput(f"{name}: the crawler cut the page off ({visible(cut)}); fetch it from its address")
    encoding = (headers.get("Content-Encoding") if headers else None) or ""
    data = decode_content(payload, encoding, source.meter, name, MAX_FILE_BYTES)
    page = source.member(name, "", buffered(io.BytesIO(data)))
    return replace(page, media_type=media_type.partition(";")[0].strip().lower(), charset=parsed.http_charset, url=url)


def _parse(record: _Record) -> tuple[WarcRecord, bytes]:
    """Return a record taken apart, and its payload out of the pieces that it was sent in."""
    stream = io.BytesIO(record.header + record.block + _AFTER)
    try:
        parsed = next(iter(ArchiveIterator(stream, parse_http=True, auto_decode="transfer", strict_mode=False)))
        return parsed, parsed.reader.read()
    except (StopIteration, OSError, ValueError) as error:
        raise BadInput(f"{record.name}: damaged ({error}); copy or download the archive again") from error
