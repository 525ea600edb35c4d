"""Shows a report with what was found marked in it: for spaCy's displaCy as plain values, or as a page of its own.

The page needs nothing from anywhere: no script, no font, no picture. Everything from the report is escaped, and
characters that could disguise other text are shown as escapes.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.codes import event_types
from dragoman.model import Record
from dragoman.text import visible
from dragoman.write.marks import ACTOR_LABELS, Mark, marks_of
from dragoman.write.settings import Settings

__all__ = ["displacy_html", "to_displacy"]

_SHOWN = {*ACTOR_LABELS.values(), "Instrument", "Place", "Date"}
"""Labels of the marked words beside those of events; statements are too long for a mark."""

_STYLE = """
body { font: 1rem/2.2 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
body { color: #111; background: #fff; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 0; }
p.source { margin: 0; color: #555; line-height: 1.5; }
mark { padding: 0.2em 0.35em; border-radius: 0.3em; background: #e3e7ee; color: #111; }
mark b { font-size: 0.7em; margin-left: 0.4em; vertical-align: middle; letter-spacing: 0.03em; }
mark.q1 { background: #cfe8cf; }
mark.q2 { background: #b6e0d6; }
mark.q3 { background: #f4dfb3; }
mark.q4 { background: #f3c4bf; }
"""


def to_displacy(record: Record) -> dict[str, Any]:
    """Return a record for ``spacy.displacy.render(..., style="ent", manual=True)``: text, title and spans.

    Spans do not overlap, as displaCy demands: of two that do, the trigger of an event goes first, then the longer one.
    """
    ents = [
        {"start": mark.start, "end": mark.end, "label": mark.label, "kb_id": mark.event.cameo if mark.event else ""}
        for mark in _apart(record)
    ]
    return {"text": record.report.text, "ents": ents, "title": record.report.title}


def displacy_html(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one page with all reports.

    Raises:
        BadConfig: the text is to be withheld; there would be nothing to show.
    """
    shown = settings.shown(records, "a page shows the text of the reports")
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>What the reports say</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    for record in shown:
        yield from _article(record)
    yield "</body>\n</html>\n"


def _apart(record: Record) -> list[Mark]:
    """Return the marks to show, none over another, in the order of the text."""
    found = [mark for mark in marks_of(record).marks if mark.event or mark.label in _SHOWN]
    taken: list[Mark] = []
    free = bytearray(len(record.report.text) + 1)
    for mark in sorted(found, key=lambda mark: (mark.event is None, mark.start - mark.end, mark.start)):
        if not any(free[mark.start : mark.end]):
            free[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.start)


def _article(record: Record) -> Iterator[str]:
    report = record.report
    facts = [report.date.isoformat(), report.source, report.url]
    yield f"<article>\n<h2>{_shown(report.title or report.id)}</h2>\n"
    yield f'<p class="source">{" · ".join(_shown(fact) for fact in facts if fact)}</p>\n<p>'
    position = report.body_start
    for mark in _apart(record):
        yield _shown(report.text[position : mark.start])
        yield _marked(mark, report.text)
        position = mark.end
    yield _shown(report.text[position:]) + "</p>\n</article>\n"


def _marked(mark: Mark, text: str) -> str:
    words = _shown(text[mark.start : mark.end])
    if mark.event is None:
        return f"<mark>{words}<b>{mark.label}</b></mark>"
    status = "" if mark.event.status == "actual" else f" {mark.event.status}"
    quad = event_types()[mark.label].quad_code
    return f'<mark class="q{quad}">{words}<b>{mark.label}{status}</b></mark>'


def _shown(text: str) -> str:
    """Return text for a page: escaped, its lines kept, control and direction characters shown as escapes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>\n".join(html.escape(visible(line)) for line in lines)
