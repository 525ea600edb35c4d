"""Checks that a ledger is what was written: segments whole, the index theirs, the words those of the reports."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import StoreDamaged
from dragoman.store.connect import Database
from dragoman.store.folder import Folder
from dragoman.store.segments import list_segments, read_segment
from dragoman.store.statements import query

__all__ = ["faults"]


def faults(folder: Folder, db: Database) -> Iterator[str]:
    """Yield what is wrong with a ledger, each with what to do about it; nothing where all is well."""
    try:
        segments = list_segments(folder)
    except StoreDamaged as error:
        yield str(error)
        return
    lines = 0
    damaged = False
    for segment in segments:
        try:
            held = [line.seq for line in read_segment(segment)]
        except StoreDamaged as error:
            damaged = True
            yield str(error)
            continue
        lines += len(held)
        if held != list(range(segment.first, segment.last + 1)):
            damaged = True
            yield f"{segment.path.name}: has not the assertions that its name says; put it back from a copy"
    known = int(db.one("SELECT count(*) FROM lines"))
    if not damaged and known != lines:
        yield f"the index has {known:,} of {lines:,} assertions; run `dragoman rebuild`"
    for what, count in db.rows(query("misquoted")):
        if count:
            yield f"{count:,} {what} do not quote their reports; run `dragoman rebuild`"
