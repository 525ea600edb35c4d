"""Unpacks gzip and zstd streams, and ZIP and tar archives member by member.

Nothing is ever written to disk under a member's name: names are shown in messages, and their suffixes tell formats.
Links, devices and folders in an archive are passed over, and so is what folders pass over: hidden files, README files
and suffixes that are not read.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.read.files import SUFFIXES, Rejected, is_report
from dragoman.read.source import Options, Source
from dragoman.read.streams import ALLOWANCE, CHUNK, MAX_RATIO, Gzip, Meter, Unpacked, Zstd, buffered
from dragoman.text import visible

__all__ = ["read_gzip", "read_tar", "read_zip", "read_zstd"]

_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What reading a ZIP archive raises when it is damaged, encrypted or packed in an unknown way."""
_MAX_MEMBERS = 200_000
_EXTENSIONS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip
_MAX_EXTENSION = 100_000
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""Members that show that a ZIP archive is a document of an office program or a book."""


def read_gzip(source: Source, options: Options) -> Iterator[Source]:  # noqa: ARG001 - as all readers
    """Give what a gzip file holds, under its name without ``.gz``."""
    yield _unpacked(source, Gzip(source.stream, source.name), ".gz")


def read_zstd(source: Source, options: Options) -> Iterator[Source]:  # noqa: ARG001 - as all readers
    """Give what a zstd file holds, under its name without ``.zst``."""
    yield _unpacked(source, Zstd(source.stream, source.name), ".zst")


def _unpacked(source: Source, packing: Gzip | Zstd, suffix: str) -> Source:
    inner = (
        f"{source.name[:-4]}.tar" if source.name.lower().endswith(".tgz") else source.name.lower().removesuffix(suffix)
    )
    return source.member(source.name, inner, buffered(Unpacked(packing, source.meter, source.name)))


def read_zip(source: Source, options: Options) -> Iterator[Source | Rejected]:  # noqa: ARG001 - as all readers
    """Give the members of a ZIP archive in the order of their names.

    Raises:
        BadInput: it is damaged, holds nothing that is read, or is the document of an office program.
        LimitReached: it has too many members.
    """
    with source.seekable() as file:
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_FAULTS as error:
            raise BadInput(f"{source.name}: a damaged ZIP archive ({error}); copy or download it again") from error
        if _OFFICE & set(archive.namelist()):
            raise BadInput(f"{source.name}: an office document, not an archive of reports; save its text as UTF-8")
        members = [member for member in archive.infolist() if not member.is_dir() and _is_read(member.filename)]
        if len(members) > _MAX_MEMBERS:
            raise LimitReached(f"{source.name}: more than {_MAX_MEMBERS:,} members; split the archive")
        if not members:
            raise _nothing_in(source)
        for member in sorted(members, key=lambda info: PurePosixPath(info.filename).parts):
            name = _member_name(source, member.filename)
            try:
                yield _zip_member(archive, member, source, name)
            except DragomanError as error:
                yield Rejected.because(name, error)


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, name: str) -> Source:
    if member.file_size > ALLOWANCE / 20 + MAX_RATIO * member.compress_size:
        raise LimitReached(
            f"{name}: unpacks to more than {MAX_RATIO} times its size; unpack it yourself if you trust it"
        )
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others unpack without a limit
        raise BadInput(f"{name}: packed in another way than ZIP archives usually are; unpack it yourself")
    if member.flag_bits & 1:
        raise BadInput(f"{name}: encrypted; unpack it yourself")
    try:
        stream = _Member(archive.open(member), name)
    except _ZIP_FAULTS as error:
        raise BadInput(f"{name}: a damaged or unknown kind of member ({error}); unpack it yourself") from error
    return source.member(name, member.filename, buffered(Unpacked(stream, source.meter, name)))


def read_tar(source: Source, options: Options) -> Iterator[Source | Rejected]:  # noqa: ARG001 - as all readers
    """Give the files in a tar archive as they come.

    Raises:
        BadInput: it is damaged or holds nothing that is read.
        LimitReached: it has too many members.
    """
    found = False
    try:
        with tarfile.open(fileobj=source.stream, mode="r|", tarinfo=_TarInfo) as archive:
            for number, member in enumerate(archive, 1):
                if number > _MAX_MEMBERS:
                    raise LimitReached(f"{source.name}: more than {_MAX_MEMBERS:,} members; split the archive")
                file = archive.extractfile(member) if member.isreg() and _is_read(member.name) else None
                if file is not None:
                    found = True
                    name = _member_name(source, member.name)
                    yield source.member(name, member.name, buffered(Unpacked(_Member(file, name), Meter(), name)))
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise BadInput(f"{source.name}: a damaged tar archive ({error}); copy or download it again") from error
    if not found:
        raise _nothing_in(source)


class _TarInfo(tarfile.TarInfo):
    """A header whose extension, which tarfile loads as a whole, may not be larger than any name needs."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _EXTENSIONS and self.size > _MAX_EXTENSION:
            raise tarfile.ReadError("an extended header is too large")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]  # not in the stub


class _Member:
    """The bytes of a member, with the faults of the archive as errors that name it."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name

    def next_chunk(self) -> bytes:
        """Return the next bytes, none at the end.

        Raises:
            BadInput: the member is damaged.
        """
        try:
            return self._file.read(CHUNK)
        except (*_ZIP_FAULTS, tarfile.TarError) as error:
            raise BadInput(f"{self._name}: damaged ({error}); copy or download the archive again") from error


def _is_read(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and is_report(parts[-1])
        and not any(part.startswith((".", "__MACOSX")) for part in parts[:-1] if part not in {".", ".."})
    )


def _member_name(source: Source, name: str) -> str:
    return f"{source.name}, member {visible(name)}"


def _nothing_in(source: Source) -> BadInput:
    return BadInput(f"{source.name}: the archive holds no file that is read ({' '.join(SUFFIXES)})")
