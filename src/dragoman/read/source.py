"""What the readers of all formats are given and how they were asked: a named stream of bytes, and the options."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO

from dragoman.errors import LimitReached
from dragoman.read.files import MAX_FILE_BYTES, too_large
from dragoman.read.streams import CHUNK, Meter

__all__ = ["MAX_DEPTH", "Link", "Options", "Source", "suffix_of"]

MAX_DEPTH = 3
"""How many archives and packings may lie in one another."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for all reports of a run: a date above all others, and which columns hold what."""

    day: date | str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a feed from the web links to instead of giving its text; ``day`` is the feed's word for it."""

    name: str
    url: str
    day: date | None = None


@dataclass(slots=True)
class Source:
    """Bytes that hold one report or many; ``name`` is shown in messages and never used as a path."""

    name: str
    stream: io.BufferedReader
    suffix: str = ""
    """The end of its name in small letters, such as ``.jsonl``; what the content shows goes before it."""
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    is_fetched: bool = False
    """Whether it comes from the web, so that what it links to may be fetched as well."""
    day: date | None = None
    """The day that what led to it gives, for a page that gives none itself."""
    depth: int = 0
    meter: Meter = field(default_factory=Meter)

    def member(self, name: str, file_name: str, stream: io.BufferedReader) -> Source:
        """Return a source for what lies in this one, under ``file_name`` as the archive gives it.

        Raises:
            LimitReached: too many archives lie in one another.
        """
        if self.depth >= MAX_DEPTH:
            raise LimitReached(
                f"{self.name}: more than {MAX_DEPTH} archives in one another; unpack the outer ones first"
            )
        return Source(
            name,
            stream,
            suffix_of(file_name),
            url=self.url,
            charset=self.charset,
            depth=self.depth + 1,
            meter=self.meter,
        )

    def read_all(self, limit: int | None = None) -> bytes:
        """Return all bytes.

        Raises:
            LimitReached: there are more than ``limit``, without one more than 20 MB.
        """
        limit = limit or MAX_FILE_BYTES
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.name, limit)
        return data

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give the bytes as a file that can be read in any order, copied to a temporary one where that must be.

        Raises:
            LimitReached: what must be copied is larger than a report may be.
        """
        if self.stream.seekable():
            yield self.stream
            return
        import tempfile  # noqa: PLC0415 - only an archive in an archive needs it

        with tempfile.TemporaryFile() as copy:
            number = 0
            while chunk := self.stream.read(CHUNK):
                number += len(chunk)
                if number > MAX_FILE_BYTES:
                    raise too_large(self.name, MAX_FILE_BYTES)
                copy.write(chunk)
            copy.seek(0)
            yield copy


def suffix_of(name: str) -> str:
    """Return the end of a file name from its last dot on, in small letters, or nothing."""
    return PurePosixPath(name.replace("\0", "")).suffix.lower()
