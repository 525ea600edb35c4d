"""Makes reports of texts and text files, and finds the files of a folder that hold reports.

The text of a plain file is the whole file as decoded, header included, and every offset counts into it; line ends are
not translated. Folders are taken with all below them, in the order of their names, files of known suffixes only; what
begins with a dot is passed over, and so is any README. A file of one report beyond 20 MB is refused before it is
loaded, a text beyond 1,000,000 characters before it is parsed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import BadInput, DragomanError, FetchRefused, LimitReached
from dragoman.model import Report
from dragoman.read.decode import decode
from dragoman.read.header import HOW_TO_DATE, parse_day, read_header
from dragoman.read.language import check_english
from dragoman.text import HALF_CHARACTER, content_id, lone_surrogate, visible

if TYPE_CHECKING:
    from dragoman.read.fetch import Fetcher

__all__ = [
    "HOW_TO_DATE",
    "MAX_CHARACTERS",
    "MAX_FILE_BYTES",
    "Address",
    "Rejected",
    "find_files",
    "is_address",
    "is_report",
    "make_report",
    "opened",
    "read_file",
    "read_files",
    "too_large",
]

MAX_FILE_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000
MAX_PARTICULAR = 4000
"""Characters of a title, source, address or dateline; what is longer is none."""
SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".eml", ".xml", ".rss",
    ".atom", ".warc", ".zip", ".tar", ".tgz", ".gz", ".zst",
)  # fmt: skip
"""What is read in folders and archives."""
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

    @property
    def complaint(self) -> str:
        """Return what to tell the user: the reason, beginning with the name."""
        return self.reason if self.reason.startswith(f"{self.name}: ") else f"{self.name}: {self.reason}"


def make_report(
    text: str,
    *,
    day: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    dateline: str | None = None,
    name: str | None = None,
) -> Report:
    """Make a report of a text, with what its own header says wherever nothing else is given.

    ``name`` names the text in messages, is shown as it is and becomes the report's origin. The id is a hash of date,
    source and text.

    Raises:
        BadInput: no date, an impossible date, no words, or characters that no text holds.
        LimitReached: more than 1,000,000 characters.
        OtherLanguage: the text is not in English.
    """
    origin, name = name, name or "the text"
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
    check_english(text[header.body_start :], name)
    source = _particular(source if source is not None else header.source)
    return Report(
        id=content_id("report", when.isoformat(), source, text),
        date=when,
        text=text,
        title=_particular(title if title is not None else header.title),
        source=source,
        url=_particular(url if url is not None else header.url),
        body_start=header.body_start,
        dateline=_particular(dateline),
        origin=origin,
    )


def _particular(value: str | None) -> str | None:
    """Return a title or the like, with the sign for damage in place of half characters, or None for an endless one."""
    if value is None or len(value) > MAX_PARTICULAR:
        return None
    return HALF_CHARACTER.sub("\ufffd", value)


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
    with opened(path, name, limit=MAX_FILE_BYTES) as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(name)
    return make_report(decode(data, name), day=day, name=name)


@contextmanager
def opened(path: Path, name: str, *, limit: int | None = None) -> Iterator[BinaryIO]:
    """Open a file for reading, unless it is larger than a limit.

    Raises:
        BadInput: the file cannot be read; also when that shows only later, while it is read.
        LimitReached: it is too large.
    """
    try:
        if limit is not None and path.stat().st_size > limit:
            raise too_large(name, limit)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise BadInput(f"{name}: no such file; check the path") from error
    except PermissionError as error:
        raise BadInput(f"{name}: not readable by you; change its permissions") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"{name}: cannot be read ({error}); check the path and the disk") from error


def too_large(name: str, limit: int = MAX_FILE_BYTES) -> LimitReached:
    """Return the error that says that one report is too large."""
    return LimitReached(
        f"{name}: larger than the {limit // 1_000_000} MB that one report may have; split it into its reports"
    )


@dataclass(frozen=True, slots=True)
class Address(Rejected):
    """A web address among files; to those who read files only, a rejection that says that it is not read."""

    @classmethod
    def of(cls, url: str) -> Address:
        """Make one of what a user gave."""
        name = visible(url)
        return cls(url, FetchRefused.code, f"{name}: web addresses are not read here; save the page and name the file")


def find_files(paths: Iterable[str | Path]) -> list[Path | Rejected]:
    """Return what to read: the files named, those in folders named, and the web addresses named.

    ``-`` stays as it is. A folder that cannot be listed or holds no report becomes a rejection in its place.
    """
    found: list[Path | Rejected] = []
    for given in paths:
        if isinstance(given, str) and is_address(given):
            found.append(Address.of(given))
            continue
        path = Path(given)
        found.extend(_files_below(path) if str(path) != "-" and path.is_dir() else [path])
    return found


def read_files(
    files: Iterable[Path | Rejected],
    *,
    day: date | str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Report | Rejected]:
    """Read what ``find_files`` has found, one by one, as ``read_reports`` does; rejections pass through.

    Raises:
        MissingExtra: there are addresses, and the extra ``net`` is not installed; before anything is read.
    """
    from dragoman.read.sources import read_sources  # noqa: PLC0415 - it builds on this module

    return read_sources(list(files), day=day, columns=columns, stdin=stdin, fetcher=fetcher)


def is_address(given: str) -> bool:
    """Tell whether what was given is an address on the web and no path."""
    return given.lower().startswith(("http://", "https://"))


def _files_below(folder: Path) -> list[Path | Rejected]:
    rejected: list[Path | Rejected] = []

    def note(error: OSError) -> None:
        name = visible(str(error.filename))
        reason = f"{name}: the folder cannot be listed ({error.strerror}); change its permissions"
        rejected.append(Rejected(name, BadInput.code, reason))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(parent, name) for name in names if is_report(name))
    files.sort(key=lambda path: path.relative_to(folder).parts)
    if not files and not rejected:
        name = visible(str(folder))
        reason = (
            f"{name}: the folder holds no file that is read ({' '.join(SUFFIXES)}); name the report files themselves"
        )
        rejected.append(Rejected(name, BadInput.code, reason))
    return [*rejected, *files]


def is_report(name: str) -> bool:
    """Tell whether a file of this name is read in folders and archives."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".") and Path(name).stem.lower() != "readme"
