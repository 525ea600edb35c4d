"""Reads reports from files, folders and standard input, one report a file, and says of each bad one why it is none.

A report's text is the whole file as decoded, header included, and every offset counts into it; line ends are not
translated. Folders are read with all below them, ``.txt`` and ``.md`` files only, in the order of their names; what
begins with a dot is passed over, and so is any README. A file beyond 20 MB is refused before it is loaded, a text
beyond 1,000,000 characters before it is parsed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.model import Report
from dragoman.read.decode import decode
from dragoman.read.header import HOW_TO_DATE, parse_day, read_header
from dragoman.text import content_id, lone_surrogate, visible

__all__ = ["MAX_CHARACTERS", "MAX_FILE_BYTES", "Rejected", "find_files", "make_report", "read_file", "read_files"]

MAX_FILE_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000
SUFFIXES = (".txt", ".md")
STDIN = "standard input"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A report that was not coded: its name, a stable code for the kind of reason, and the reason with its remedy."""

    name: str
    code: str
    reason: str

    @classmethod
    def because(cls, name: str, error: DragomanError) -> Rejected:
        """Turn an error into a rejection; the error's message names the report already."""
        return cls(name, error.code, str(error))


def make_report(
    text: str,
    *,
    day: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    name: str = "the text",
) -> Report:
    """Make a report of a text, with what its own header says wherever nothing else is given.

    ``name`` names the text in messages and is shown as it is. The id is a hash of date, source and text.

    Raises:
        BadInput: no date, an impossible date, no words, or characters that no text holds.
        LimitReached: more than 1,000,000 characters.
    """
    _check_text(text, name)
    header = read_header(text, name)
    if day is None and header.day is None:
        raise BadInput(f"{name}: no date; {HOW_TO_DATE}")
    if isinstance(day, date):
        when = day.date() if isinstance(day, datetime) else day
    else:
        when = parse_day(day or header.day or "", name)
    if not any(char.isalpha() for char in text[header.body_start :]):
        raise BadInput(f"{name}: there are no words to read; give the text of a report after its date")
    source = source if source is not None else header.source
    return Report(
        id=content_id("report", when.isoformat(), source, text),
        date=when,
        text=text,
        title=title if title is not None else header.title,
        source=source,
        url=url if url is not None else header.url,
        body_start=header.body_start,
    )


def _check_text(text: str, name: str) -> None:
    if not text.strip():
        raise BadInput(f"{name}: empty; give the text of a report, with its date on the first line")
    if len(text) > MAX_CHARACTERS:
        raise LimitReached(
            f"{name}: {len(text):,} characters are more than the {MAX_CHARACTERS:,} that one report may have; "
            "split it into its reports"
        )
    half = lone_surrogate(text)
    if half is not None:
        raise BadInput(
            f"{name}: character {half} is half a character (a lone surrogate); the text was damaged when it "
            "was decoded, so decode it again from its source"
        )
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls * 100 > len(text):
        raise BadInput(f"{name}: not text ({controls} control characters); give a plain text file in UTF-8")


def read_file(path: Path, *, day: date | str | None = None) -> Report:
    """Read the report in one file; ``day`` stands above the date that the file gives.

    Raises:
        BadInput: the file cannot be read or is no dated text.
        LimitReached: the file is larger than 20 MB or its text longer than 1,000,000 characters.
    """
    name = visible(str(path))
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            data = _read_limited(file, name)
    except FileNotFoundError as error:
        raise BadInput(f"{name}: no such file; check the path") from error
    except PermissionError as error:
        raise BadInput(f"{name}: not readable by you; change its permissions") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"{name}: cannot be read ({error}); check the path and the disk") from error
    return make_report(decode(data, name), day=day, name=name)


def read_stdin(stdin: BinaryIO, *, day: date | str | None = None) -> Report:
    """Read one report from standard input, with the same limits as a file."""
    return make_report(decode(_read_limited(stdin, STDIN), STDIN), day=day, name=STDIN)


def _read_limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> LimitReached:
    return LimitReached(
        f"{name}: larger than the {MAX_FILE_BYTES // 1_000_000} MB that one report may have; split it into its reports"
    )


def find_files(paths: Iterable[str | Path]) -> list[Path | Rejected]:
    """Return the files to read: those named, and those in folders named; ``-`` stays as it is.

    A folder that cannot be listed or holds no report becomes a rejection in its place.
    """
    found: list[Path | Rejected] = []
    for path in map(Path, paths):
        found.extend(_files_below(path) if str(path) != "-" and path.is_dir() else [path])
    return found


def _files_below(folder: Path) -> list[Path | Rejected]:
    rejected: list[Path | Rejected] = []

    def note(error: OSError) -> None:
        name = visible(str(error.filename))
        reason = f"{name}: the folder cannot be listed ({error.strerror}); change its permissions"
        rejected.append(Rejected(name, BadInput.code, reason))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(parent, name) for name in names if _is_report(name))
    files.sort(key=lambda path: path.relative_to(folder).parts)
    if not files and not rejected:
        name = visible(str(folder))
        reason = f"{name}: the folder holds no .txt or .md file; name the report files themselves"
        rejected.append(Rejected(name, BadInput.code, reason))
    return [*rejected, *files]


def _is_report(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".") and Path(name).stem.lower() != "readme"


def read_files(
    files: Iterable[Path | Rejected], *, day: date | str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Rejected]:
    """Read files one by one, each a report or a rejection; a bad file never stops the rest."""
    for item in files:
        if isinstance(item, Rejected):
            yield item
            continue
        name = STDIN if str(item) == "-" else visible(str(item))
        try:
            if str(item) == "-":
                yield read_stdin(stdin or sys.stdin.buffer, day=day)
            else:
                yield read_file(item, day=day)
        except DragomanError as error:
            yield Rejected.because(name, error)
