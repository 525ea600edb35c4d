"""Writes a file so that nobody ever sees half of it: beside its place first, then moved there when all is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dragoman.errors import BadConfig
from dragoman.text import visible

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file for writing in UTF-8, and put it in its place on leaving without an exception.

    After an exception the old file, if there was one, is as it was. A link is followed. What is no regular file, such
    as a device or a named pipe, is written to directly.

    Raises:
        BadConfig: the file cannot be written there.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        with _opened(target, path) as file:
            yield file
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise BadConfig(f"{visible(str(path))}: is a folder; name a file to write")
        if target.exists() and not os.access(target, os.W_OK):
            raise BadConfig(f"{visible(str(path))}: cannot be written (read-only); choose another file")
        with _opened(beside, path) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _opened(place: Path, shown: Path) -> TextIO:
    try:
        return place.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadConfig(
            f"{visible(str(shown))}: cannot be written ({error.strerror}); name a file in a folder you may write to"
        ) from error
