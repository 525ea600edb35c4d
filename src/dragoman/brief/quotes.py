"""Takes the words of reports for a brief, whole sentences where they are not too long, and names their reports."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from dragoman.brief.parts import Quote, Source
from dragoman.store.answers import EventRow, StatementRow, Words

__all__ = ["LONGEST", "quote", "safe_url", "source_of"]

LONGEST = 600
"""Characters of a sentence; a longer one is cut around the words that are marked."""
_LONGEST_URL = 2000


def safe_url(url: str | None) -> str | None:
    """Return an address that may be a link: http or https with a host, without white space or control characters."""
    if url is None or len(url) > _LONGEST_URL or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None


def source_of(row: EventRow | StatementRow) -> Source:
    """Return the report that a row's words are from."""
    return Source(row.report, row.title, row.source, row.report_date, safe_url(row.url))


def quote(words: Words, marked: Iterable[Words], source: Source, *, longest: int = LONGEST) -> Quote:
    """Return words of a report with some of them marked, cut around the first mark where they are very long."""
    spans = sorted({
        (max(0, mark.start - words.start), min(len(words.text), mark.end - words.start))
        for mark in marked
        if mark.report == words.report and mark.end > words.start and mark.start < words.end
    })  # fmt: skip
    begin, end = 0, len(words.text)
    if end > longest:
        first = spans[0][0] if spans else 0
        begin = max(0, min(first - longest // 3, end - longest))
        begin = words.text.rfind(" ", 0, begin + 1) + 1 if begin else 0
        end = min(end, begin + longest)
    pieces: list[tuple[str, bool]] = [("… ", False)] if begin else []
    at = begin
    for start, stop in spans:
        start, stop = max(start, at), min(stop, end)
        if start < stop:
            pieces += [(words.text[at:start], False), (words.text[start:stop], True)]
            at = stop
    pieces += [(words.text[at:end], False), (" …" if end < len(words.text) else "", False)]
    return Quote(tuple(piece for piece in pieces if piece[0]), source)
