"""Takes a page apart: its article's text, title, publisher, address, dateline and the day on which it was published.

The day is only ever one that the page states: schema.org's ``datePublished``, a meta tag, a ``time`` element, the path
of the address, or a byline. It is never guessed from the running text or the clock.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.etree
import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document

from dragoman.read.days import first_day
from dragoman.read.markup import parse_markup
from dragoman.tables import read_table

__all__ = ["Page", "extract"]

_MAX_NODES = 10_000
"""Values looked at in the structured data of one page."""
_ARTICLES = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)"
)
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page; the text is None where there is no article."""

    text: str | None
    title: str | None
    source: str | None
    url: str | None
    day: str | None
    dateline: str | None


def extract(html: str, url: str | None = None) -> Page:
    """Return what a page holds; ``url`` is where it came from.

    Raises:
        LimitReached: it is nested too deeply.
        BadInput: it holds no markup at all.
    """
    tree = parse_markup(html)
    article = _article(tree)
    address = _address(tree, article, url)
    day = first_day(_days(tree, article, address or url), "the page") or first_day([_byline_day(tree)], "the page")
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    text = found.text if isinstance(found, Document) else None
    return Page(
        text="\n\n".join(line for line in text.split("\n") if line.strip()) if text else None,
        title=_first(_text(article.get("headline")), _meta(tree, "og:title"), _heading(tree)),
        source=_first(_text(article.get("publisher")), _meta(tree, "og:site_name"), urlsplit(address or "").hostname),
        url=address,
        day=day.isoformat() if day is not None else None,
        dateline=_text(article.get("dateline")),
    )


def _article(tree: HtmlElement) -> dict[str, Any]:
    """Return the schema.org description of the page's article, empty where there is none."""
    found = [item for item in _structured_data(tree) if _is_article(item)]
    canonical = _canonical(tree)
    own = [
        item
        for item in found
        if canonical and canonical in {_text(item.get("url")), _text(item.get("mainEntityOfPage"))}
    ]
    dated = [item for item in found if item.get("datePublished")]
    return (own or dated or found or [{}])[0]


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _structured_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the objects of the page's JSON-LD, the outer before the inner ones."""
    waiting: list[Any] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            waiting.append(json.loads(_COMMENT.sub("", script.text or ""), strict=False))
        except (ValueError, RecursionError):
            continue
    for number, item in enumerate(waiting):
        if number >= _MAX_NODES:
            return
        if isinstance(item, dict):
            yield item
        inner = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        waiting.extend(value for value in inner if isinstance(value, (dict, list)))


def _days(tree: HtmlElement, article: dict[str, Any], url: str | None) -> Iterator[str]:
    """Give what the page states as its day of publication, the surest first."""
    yield _text(article.get("datePublished")) or ""
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or element.text_content()
    for name in _date_names():
        yield _meta(tree, name) or ""
    for element in tree.iterfind(".//time[@pubdate]"):
        yield element.get("datetime") or element.text_content()
    if match := _DAY_IN_PATH.search(urlsplit(url or "").path):
        yield f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def _date_names() -> list[str]:
    return [row["name"] for row in csv.DictReader(read_table("read/page_dates.csv"))]


def _byline_day(tree: HtmlElement) -> str:
    """Return the day in the elements that pages keep for it, as htmldate knows them; nothing of the running text."""
    try:
        found = find_date(
            tree, extensive_search=False, original_date=True, min_date="1900-01-01", max_date="2999-12-31"
        )
    except (ValueError, TypeError, AttributeError, lxml.etree.LxmlError):
        return ""
    return found or ""


def _meta(tree: HtmlElement, name: str) -> str | None:
    for element in tree.iterfind(".//meta"):
        if name in {(element.get(key) or "").lower() for key in ("name", "property", "itemprop", "http-equiv")}:
            return _text(element.get("content"))
    return None


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iterfind(".//link"):
        if (element.get("rel") or "").lower() == "canonical":
            return _text(element.get("href"))
    return None


def _address(tree: HtmlElement, article: dict[str, Any], url: str | None) -> str | None:
    """Return the page's own address for itself, or where it came from."""
    for address in (_canonical(tree), _meta(tree, "og:url"), _text(article.get("url")), url):
        whole = urljoin(url or "", address) if address else ""
        if whole.startswith(("http://", "https://")):
            return whole
    return None


def _heading(tree: HtmlElement) -> str | None:
    for path in (".//h1", ".//title"):
        for element in tree.iterfind(path):
            if text := _text(element.text_content()):
                return text
    return None


def _text(value: object) -> str | None:
    """Return a value as one line of text: a string, or the name or address of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
