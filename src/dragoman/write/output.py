"""Writes a file so that nobody ever sees half of it: beside its place first, then moved there when all is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from dragoman.errors import BadConfig
from dragoman.text import visible

__all__ = ["whole_bytes", "whole_file", "whole_folder"]


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file for text in UTF-8 with plain line ends; otherwise as ``whole_bytes``.

    Raises:
        BadConfig: the file cannot be written there.
    """
    with whole_bytes(path) as raw:
        file = TextIOWrapper(raw, encoding="utf-8", newline="\n")
        try:
            yield file
        finally:
            file.detach()


@contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing, and put it in its place on leaving without an exception.

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


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Make an empty folder to write into, and put it in its place on leaving without an exception.

    Raises:
        BadConfig: something is there already, or the folder cannot be made.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BadConfig(f"{visible(str(path))}: is there already; name a new folder or an empty one")
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            beside.mkdir()
        except OSError as error:
            message = f"{visible(str(path))}: cannot be made ({error.strerror}); name a folder where you may write"
            raise BadConfig(message) from error
        yield beside
        if target.exists():
            target.rmdir()
        beside.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _opened(place: Path, shown: Path) -> BinaryIO:
    try:
        return place.open("wb")
    except OSError as error:
        raise BadConfig(
            f"{visible(str(shown))}: cannot be written ({error.strerror}); name a file in a folder you may write to"
        ) from error
