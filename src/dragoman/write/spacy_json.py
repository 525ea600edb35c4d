"""Writes records as JSON Lines for spaCy and Prodigy: a text a line with its tokens, labelled spans and relations.

Tokens are runs of letters and digits and single other characters, cut wherever a span begins or ends, so that every
span is one of whole tokens; joined with their spaces they are the text. In a relation ``head`` and ``child`` are the
last tokens of their spans, as Prodigy has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from dragoman.model import Record
from dragoman.text import json_line
from dragoman.write.marks import Mark, marks_of
from dragoman.write.settings import Settings

__all__ = ["spacy_example", "spacy_text"]

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")


def spacy_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one line for each record.

    Raises:
        BadConfig: the text is to be withheld; an example is its text.
    """
    for record in settings.shown(records, "an example is the text of a report"):
        yield json_line(spacy_example(record)) + "\n"


def spacy_example(record: Record) -> dict[str, Any]:
    """Return one record as an example: text, meta, tokens, spans, relations."""
    report, found = record.report, marks_of(record)
    tokens = _tokens(report.text, {edge for mark in found.marks for edge in (mark.start, mark.end)})
    firsts = {token["start"]: token["id"] for token in tokens}
    lasts = {token["end"]: token["id"] for token in tokens}
    spans = {mark.key: _span(mark, firsts, lasts) for mark in found.marks}
    pairs = [(link.label, link.source, link.target) for link in found.links]
    pairs += [("same", later, before) for chain in found.chains for before, later in pairwise(chain)]
    return {
        "text": report.text,
        "meta": {
            "report_id": report.id,
            "date": report.date.isoformat(),
            "title": report.title,
            "source": report.source,
            "url": report.url,
            "coder": record.coder,
        },
        "tokens": tokens,
        "spans": [{**spans[mark.key], **({"values": mark.values} if mark.values else {})} for mark in found.marks],
        "relations": [
            {
                "head": spans[source]["token_end"],
                "child": spans[target]["token_end"],
                "head_span": spans[source],
                "child_span": spans[target],
                "label": label,
            }
            for label, source, target in pairs
        ],
    }


def _span(mark: Mark, firsts: dict[int, int], lasts: dict[int, int]) -> dict[str, Any]:
    return {
        "start": mark.start,
        "end": mark.end,
        "token_start": firsts[mark.start],
        "token_end": lasts[mark.end],
        "label": mark.label,
    }


def _tokens(text: str, edges: set[int]) -> list[dict[str, Any]]:
    """Cut a text into tokens, also at these places; a space after a token belongs to it, other white space is one."""
    found: list[dict[str, Any]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        spaced = match[0] == " " and found and not found[-1]["ws"] and found[-1]["end"] == start
        if spaced and start not in edges and not found[-1]["text"].isspace():
            found[-1]["ws"] = True
            continue
        cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
        for first, last in pairwise(cuts):
            found.append({"text": text[first:last], "start": first, "end": last, "id": len(found), "ws": False})
    return found
