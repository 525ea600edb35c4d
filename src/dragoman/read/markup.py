"""Parses HTML without its dangers, and gives the text of a piece of it, paragraph by paragraph."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

from dragoman.errors import BadInput, LimitReached

__all__ = ["MAX_NESTING", "parse_markup", "text_of_markup"]

MAX_NESTING = 255
"""Elements in one another; the parser leaves out what lies deeper."""
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "br",
    ]
)
_SPACE = re.compile(r"\s+")
_SILENT = frozenset(
    ["script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title", "button", "select"]
)


def parse_markup(html: str) -> lxml.html.HtmlElement:
    """Return the tree of a page or a piece of one; no entity is resolved and nothing is loaded.

    Raises:
        LimitReached: elements are nested deeper than the parser reads, so that text would be lost.
        BadInput: there is no markup and no text.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise BadInput(f"no HTML that can be read ({error})") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise LimitReached(f"elements nested more than {MAX_NESTING} deep or beyond another limit of the parser")
    return tree


def text_of_markup(html: str) -> str:
    """Return the text of a piece of HTML with an empty line between paragraphs; scripts and styles are left out.

    Raises:
        LimitReached: elements are nested too deeply.
    """
    if not html.strip():
        return ""
    pieces: list[str] = []
    silent = 0
    for event, element in lxml.etree.iterwalk(parse_markup(html), events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if name in _BLOCKS:
            pieces.append("\n")
        if name in _SILENT:
            silent += 1 if starts else -1
        said = element.text if starts else element.tail
        if said and not silent:
            pieces.append(_SPACE.sub(" ", said))
    paragraphs = (" ".join(part.split()) for part in "".join(pieces).split("\n"))
    return "\n\n".join(part for part in paragraphs if part)
