"""Reads RSS and Atom feeds, one report an entry; a feed is taken apart by the helper."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.model import Report
from dragoman.read.days import first_day
from dragoman.read.files import HOW_TO_DATE, Rejected, make_report
from dragoman.read.helper import shared_helper
from dragoman.read.source import Link, Options, Source
from dragoman.text import visible

__all__ = ["MAX_ENTRIES", "MAX_FEED_BYTES", "read"]

log = logging.getLogger(__name__)

MAX_FEED_BYTES = 5_000_000
MAX_ENTRIES = 10_000
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)


def read(source: Source, options: Options) -> Iterator[Report | Rejected | Link]:
    """Read the entries of a feed, each with the whole text that the feed gives for it, or else its summary.

    Of a feed from the web the pages that it links to are read instead of summaries.

    Raises:
        BadInput: it is no feed, or defines entities of its own, as only attacks do.
        LimitReached: it is larger than 5 MB, has more than 10,000 entries, or takes too long.
    """
    name = source.name
    data = source.read_all(MAX_FEED_BYTES)
    if b"<!ENTITY" in data.replace(b"\0", b""):  # as it stands in UTF-16, too
        raise BadInput(f"{name}: the feed defines entities of its own, as no honest feed does; it is not read")
    if sum(1 for _ in _ENTRY.finditer(data)) > MAX_ENTRIES:
        raise LimitReached(f"{name}: more than {MAX_ENTRIES:,} entries; split the feed")
    feed = shared_helper().ask("feed", {"data": base64.b64encode(data).decode("ascii")}, name)
    if feed["fault"]:
        log.warning("%s: the feed is malformed (%s); it was read as far as it goes", name, visible(feed["fault"]))
    for number, entry in enumerate(feed["entries"], 1):
        place = f"{name}, entry {number}"
        try:
            if source.is_fetched and entry["link"] and not entry["is_whole"]:
                yield Link(f"{place} ({visible(entry['link'])})", entry["link"], first_day(entry["days"], place))
            else:
                yield _report(entry, feed["title"], options, place)
        except DragomanError as error:
            yield Rejected.because(place, error)


def _report(entry: dict[str, Any], publisher: str | None, options: Options, name: str) -> Report:
    if entry["fault"]:
        raise BadInput(f"{name}: {entry['fault']}; read the page that it links to")
    if not entry["text"]:
        raise BadInput(f"{name}: the feed gives no text for it; read the page that it links to")
    day = options.day or first_day(entry["days"], name)
    if day is None:
        raise BadInput(f"{name}: the feed gives no date for it; {HOW_TO_DATE}")
    return make_report(
        entry["text"],
        day=day,
        title=entry["title"],
        source=entry["source"] or publisher,
        url=entry["link"],
        name=name,
    )
