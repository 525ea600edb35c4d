"""Takes an RSS or Atom feed apart: its title and, of each entry, text, days, title, source and address."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax import SAXParseException

import feedparser

from dragoman.errors import BadInput
from dragoman.read.markup import text_of_markup

__all__ = ["Entry", "Feed", "find_entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed gives for one report; ``fault`` says why the text could not be read."""

    text: str
    is_whole: bool
    """Whether the text is given as the content and not as a summary."""
    days: tuple[str, ...]
    """The day of publication as written, then of the last change, then what feedparser makes of them in UTC."""
    title: str | None
    source: str | None
    link: str | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries; ``fault`` says where it is malformed."""

    title: str | None
    fault: str | None
    entries: tuple[Entry, ...]


def find_entries(data: bytes) -> Feed:
    """Return what a feed holds.

    Raises:
        BadInput: it is no feed.
    """
    # as a stream, because what is no stream might be taken for the name of a file or an address
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise BadInput("no RSS or Atom feed")
    fault = feed.get("bozo_exception")
    return Feed(
        title=_line(feed.feed.get("title_detail")),
        fault=str(fault) if isinstance(fault, SAXParseException) else None,
        entries=tuple(map(_entry, feed.entries)),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    contents = [detail for detail in entry.get("content", ()) if detail.get("value")]
    fault = None
    text = ""
    try:
        text = max(map(_text, contents or [entry.get("summary_detail") or {}]), key=len)
    except BadInput as error:
        fault = str(error)
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    link = entry.get("link")
    return Entry(
        text=text,
        is_whole=bool(contents),
        days=(
            str(entry.get("published") or ""),
            str(entry.get("updated") or ""),
            f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}" if parsed else "",
        ),
        title=_line(entry.get("title_detail")),
        source=_line(entry.get("source", {}).get("title_detail")),
        link=link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        fault=fault,
    )


def _text(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value") or "")
    return value if detail.get("type") == "text/plain" else text_of_markup(value)


def _line(detail: Mapping[str, Any] | None) -> str | None:
    """Return a title as one line of text, or None where there is none that can be read."""
    try:
        return " ".join(_text(detail).split()) or None if detail else None
    except BadInput:
        return None
