"""The folder of a ledger: where its files lie, what they are called, and how they are written whole or not at all.

::

    ledger/
      ledger.json                       the form of the ledger, written once
      lock                              held by the one process that writes
      segments/FIRST-LAST-DIGEST.jsonl.gz   the truth: what was added, in order
      index/NUMBER.duckdb               what the queries read; made from the segments
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import BadConfig, StoreBusy, StoreDamaged, StoreUnwritable
from dragoman.text import visible

__all__ = ["FORM", "Folder", "crash_point", "unwritable"]

FORM = "dragoman-ledger/1"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class Folder:
    """The places of one ledger's files."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.segments = self.path / "segments"
        self.index = self.path / "index"
        self._form = self.path / "ledger.json"

    @property
    def shown(self) -> str:
        """The path as messages show it."""
        return visible(str(self.path))

    def exists(self) -> bool:
        """Tell whether there is a ledger."""
        return self._form.is_file()

    def require(self) -> None:
        """Check that there is a ledger of a form that this version reads.

        Raises:
            BadConfig: there is none, or a newer dragoman made it.
            StoreDamaged: the file that says its form is not readable.
        """
        if not self.exists():
            raise BadConfig(
                f"{self.shown}: no ledger here; make one with `dragoman add REPORTS --ledger {self.shown}`, "
                "or name another folder with --ledger"
            )
        try:
            form = json.loads(self._form.read_text(encoding="utf-8"))["form"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(
                f'{self.shown}: ledger.json cannot be read ({error}); write {{"form": "{FORM}"}} into it and run '
                "`dragoman check`"
            ) from error
        if form != FORM:
            raise BadConfig(f"{self.shown}: the ledger has the form {form!r}; this version of dragoman reads {FORM!r}")

    def create(self) -> None:
        """Make the folder and its form where there is none yet.

        Raises:
            BadConfig: the path is a file, or a folder that holds other things.
            StoreUnwritable: the folder cannot be made.
        """
        if self.exists():
            return
        if self.path.is_file() or (self.path.is_dir() and any(self.path.iterdir()) and not self.segments.is_dir()):
            raise BadConfig(f"{self.shown}: is no ledger and not empty; name a new folder with --ledger")
        with unwritable(self):
            self.segments.mkdir(parents=True, exist_ok=True)
            self.index.mkdir(exist_ok=True)
            self.put(self._form, json.dumps({"form": FORM}).encode() + b"\n")

    def put(self, target: Path, data: bytes) -> None:
        """Write a file so that it is there as a whole or not at all, also after a loss of power."""
        beside = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            crash_point("segment written")
            beside.replace(target)
            crash_point("segment in place")
            sync_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what a writer that was stopped left behind; only the holder of the lock may call this."""
        for place in (self.path, self.segments, self.index):
            for file in [*place.glob("*.part"), *place.glob("*.part.wal")]:
                file.unlink(missing_ok=True)
        for spilled in self.index.glob("*.tmp"):
            if not spilled.with_suffix("").exists():
                shutil.rmtree(spilled, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock of the one writer; it ends with the process, however that ends.

        Raises:
            StoreBusy: another process holds it.
            StoreUnwritable: the folder may not be written to.
        """
        with unwritable(self):
            file = (self.path / "lock").open("a+b")
        with file:
            if not _try_lock(file):
                file.seek(0)
                holder = file.read(200).decode("utf-8", "replace").strip() or "another process"
                raise StoreBusy(f"{self.shown}: being written to by {holder}; wait for it to end, then try again")
            with unwritable(self):
                file.truncate(0)
                file.write(f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC".encode())
                file.flush()
            yield


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe against a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def unwritable(folder: Folder) -> Iterator[None]:
    """Turn the errors of a full disk and of a folder that may not be written to into one clear error."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StoreUnwritable(
                f"{folder.shown}: the disk is full; what was added before is safe, so free some space and add again"
            ) from error
        if error.errno in _CLOSED:
            raise StoreUnwritable(
                f"{folder.shown}: may not be written to ({error.strerror}); change its permissions or choose "
                "another folder with --ledger"
            ) from error
        raise


def crash_point(name: str) -> None:
    """End the process here when the environment asks for it; the tests use this to stop a writer at every step."""
    if os.environ.get("DRAGOMAN_CRASH_AT") == name:
        os._exit(137)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        try:
            file.seek(1000)  # beyond what is written, so that others can still read who holds the lock
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
