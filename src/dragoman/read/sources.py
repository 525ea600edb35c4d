"""Reads reports from anything that dragoman takes: files of all formats, folders, archives, standard input, the web.

What a file is shows in its first bytes where they are a signature, in its suffix or media type otherwise, and in its
first characters where it has neither. Everything is read as a stream: of an archive or table no more than one member
or a few rows are in memory. Each report, and each thing that should have been one, is yielded once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import BadInput, DragomanError, FetchRefused, MissingExtra
from dragoman.model import Report
from dragoman.read.decode import decode
from dragoman.read.files import MAX_FILE_BYTES, Address, Rejected, find_files, make_report, opened
from dragoman.read.source import Link, Options, Source, suffix_of
from dragoman.read.streams import CountedFile, Meter, buffered
from dragoman.text import visible

if TYPE_CHECKING:
    from dragoman.read.fetch import Fetcher

__all__ = ["STDIN", "are_single", "fetcher_for", "read_reports", "read_sources"]

STDIN = "standard input"

Reader = Callable[[Source, Options], Iterator[Report | Rejected | Source | Link]]
"""Takes a source apart into reports, rejections, and the sources that lie in it or that it links to."""

_SIGNATURES = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_SUFFIXES = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "json lines",
    ".ndjson": "json lines", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".eml": "mail",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".warc": "warc", ".zip": "zip", ".tar": "tar", ".tgz": "gzip",
    ".gz": "gzip", ".zst": "zstd",
}  # fmt: skip
_HOMES = {
    "gzip": ("archives", "read_gzip"), "zstd": ("archives", "read_zstd"), "zip": ("archives", "read_zip"),
    "tar": ("archives", "read_tar"), "warc": ("warc", "read"), "parquet": ("parquet", "read"),
    "json lines": ("json_lines", "read"), "json": ("json_lines", "read_document"), "csv": ("csv_rows", "read"),
    "html": ("page", "read"), "feed": ("feed", "read"), "mail": ("mail", "read"),
}  # fmt: skip
_SINGLE = frozenset({"text", "html", "mail"})
"""Kinds of which a file is one document, so that its size is limited."""
_MEDIA_TYPES = {
    "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "application/xml": "feed", "text/xml": "feed",
    "application/json": "json", "application/x-ndjson": "json lines", "application/jsonl": "json lines",
    "text/csv": "csv", "message/rfc822": "mail",
}  # fmt: skip
_HEAD = 4096


def read_reports(
    paths: Iterable[str | Path],
    *,
    day: date | str | None = None,
    columns: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Report | Rejected]:
    """Read the reports of files, folders, archives and web addresses, one by one; a bad one never stops the rest.

    ``day`` stands above every date that is found. ``columns`` says which column of a table, or which key of a JSON
    object, holds ``text``, ``date``, ``title``, ``source``, ``url`` or ``dateline``. A path ``-`` is standard input.
    Addresses need the extra ``dragoman[net]``; a ``fetcher`` that is used again leaves out what it has read before.

    Raises:
        MissingExtra: there are addresses, and the extra is not installed; before anything is read.
    """
    return read_sources(find_files(paths), day=day, columns=columns, fetcher=fetcher)


def read_sources(
    files: Sequence[Path | Rejected],
    *,
    day: date | str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Report | Rejected]:
    """Read what ``find_files`` has found: files, standard input, addresses, and rejections, which pass through."""
    return _Run(Options(day, dict(columns or {})), fetcher or fetcher_for(files)).read_all(files, stdin)


def fetcher_for(files: Iterable[Path | Rejected]) -> Fetcher | None:
    """Return a fetcher where there are addresses among the files, to be kept for all rounds of a watch, else None.

    Raises:
        MissingExtra: there are addresses, and the extra ``net`` is not installed.
    """
    address = next((item for item in files if isinstance(item, Address)), None)
    if address is None:
        return None
    try:
        from dragoman.read.fetch import Fetcher  # noqa: PLC0415 - needs an extra, and only addresses need it
    except ImportError as error:
        raise MissingExtra(
            f"{visible(address.name)}: reading from the web needs more than is installed ({error}); "
            "install it with: pip install 'dragoman[net]'"
        ) from error
    return Fetcher()


def are_single(files: Iterable[Path | Rejected]) -> bool:
    """Tell whether each file holds one report, so that their number is known before they are read."""
    return all(
        _SUFFIXES.get(suffix_of(item.name)) in _SINGLE if isinstance(item, Path) else not isinstance(item, Address)
        for item in files
    )


class _Run:
    """One reading of many things with the same options and, where there are addresses, one fetcher."""

    def __init__(self, options: Options, fetcher: Fetcher | None) -> None:
        self._options = options
        self._fetcher = fetcher

    def read_all(self, files: Iterable[Path | Rejected], stdin: BinaryIO | None) -> Iterator[Report | Rejected]:
        """Read everything, and say of each file that holds nothing that it does."""
        for item in files:
            if isinstance(item, Rejected) and not isinstance(item, Address):
                yield item
                continue
            name = _name(item)
            nothing = isinstance(item, Path)  # an address may have nothing new
            try:
                for result in self._read_item(item, name, stdin):
                    nothing = False
                    yield result
            except DragomanError as error:
                yield Rejected.because(name, error)
            else:
                if nothing:
                    yield Rejected(name, BadInput.code, f"{name}: holds no report; check that it is the right file")

    def _read_item(self, item: Path | Address, name: str, stdin: BinaryIO | None) -> Iterator[Report | Rejected]:
        if isinstance(item, Address):
            yield from self._read_address(Link(name, item.name), is_linked=False)
        elif str(item) == "-":
            yield from self._read_stream(stdin or sys.stdin.buffer, name, "")
        else:
            suffix = suffix_of(item.name)
            limit = MAX_FILE_BYTES if _SUFFIXES.get(suffix) in {*_SINGLE, "json"} else None
            with opened(item, name, limit=limit) as file:
                yield from self._read_stream(file, name, suffix)

    def _read_stream(self, file: BinaryIO, name: str, suffix: str) -> Iterator[Report | Rejected]:
        meter = Meter()
        yield from self._read_source(Source(name, buffered(CountedFile(file, meter)), suffix, meter=meter))

    def _read_address(self, link: Link, *, is_linked: bool) -> Iterator[Report | Rejected]:
        if self._fetcher is None:
            raise FetchRefused(f"{link.name}: no network without being asked; name the address itself")
        fetched = self._fetcher.fetch_new(link.url) if is_linked else self._fetcher.fetch(link.url)
        if fetched is None:
            return
        source = Source(
            link.name, buffered(io.BytesIO(fetched.data)), "", fetched.media_type, fetched.charset, fetched.url,
            is_fetched=not is_linked, day=link.day, meter=Meter(read=len(fetched.data)),
        )  # fmt: skip
        yield from self._read_source(source)

    def _read_source(self, source: Source) -> Iterator[Report | Rejected]:
        """Read a source with the reader of its kind, and what lies in it with theirs."""
        try:
            kind = _kind(source)
            for item in _reader(kind)(source, self._options):
                if isinstance(item, Source):
                    yield from self._read_source(item)
                elif isinstance(item, Link):
                    yield from self._read_link(item)
                else:
                    yield item
        except DragomanError as error:
            yield Rejected.because(source.name, error)

    def _read_link(self, link: Link) -> Iterator[Report | Rejected]:
        try:
            yield from self._read_address(link, is_linked=True)
        except DragomanError as error:
            yield Rejected.because(link.name, error)


def _name(item: Path | Address) -> str:
    if isinstance(item, Address):
        return visible(item.name)
    return STDIN if str(item) == "-" else visible(str(item))


def _reader(kind: str) -> Reader:
    """Return the reader of a kind, loaded when first needed: some need libraries that are slow to load."""
    if kind == "text":
        return _read_text
    module, function = _HOMES[kind]
    reader: Reader = getattr(import_module(f"dragoman.read.{module}"), function)
    return reader


def _read_text(source: Source, options: Options) -> Iterator[Report | Rejected | Source | Link]:
    text = decode(source.read_all(), source.name)
    yield make_report(text, day=options.day or source.day, url=source.url, name=source.name)


def _kind(source: Source) -> str:
    head = source.stream.peek(_HEAD)[:_HEAD]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return _SUFFIXES.get(source.suffix) or _MEDIA_TYPES.get(source.media_type) or _kind_of_content(head)


def _kind_of_content(head: bytes) -> str:
    """Tell the kind of what has no suffix from its first characters; what shows no other sign is text."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:500].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        return "html" if b"<html" in start else "feed"
    if start.startswith((b'{"', b"{ ")):
        return "json lines"
    return "text"
