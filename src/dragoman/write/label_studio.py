"""Writes records as tasks of Label Studio with predictions to correct, and the labelling interface that they need.

Offsets count code points, as Label Studio stores them. A browser would take a carriage return and a line feed for one
character; the carriage return is a space in the task, so that all offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import quoteattr

from dragoman.codes import CHANGES, STANCES, STATEMENT_KINDS, STATUSES, event_types
from dragoman.model import Record
from dragoman.text import content_id, json_line
from dragoman.write.marks import ACTOR_LABELS, LINKS, OTHER_LABELS, Mark, marks_of
from dragoman.write.settings import Settings

__all__ = ["interface", "label_studio_text", "task"]

_CHOICES = {"status": STATUSES, "kind": STATEMENT_KINDS, "stance": STANCES, "change": CHANGES}
"""What is asked of a region beside its label, with what may be answered."""

_COLOURS = {1: "#2e7d32", 2: "#00695c", 3: "#b26a00", 4: "#b71c1c"}
"""Of events, by quad code."""


def label_studio_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one JSON array of tasks, a task a line.

    Raises:
        BadConfig: the text is to be withheld; a task is its text.
    """
    mark = "[\n"
    for record in settings.shown(records, "a task shows the text of its report"):
        yield mark + json_line(task(record))
        mark = ",\n"
    yield "[]\n" if mark == "[\n" else "\n]\n"


def task(record: Record) -> dict[str, Any]:
    """Return the task of one report."""
    report = record.report
    text = re.sub(r"\r(?=\n)", " ", report.text).replace("\r", "\n")
    found = marks_of(record)
    names = {mark.key: content_id(report.id, mark.key, length=10) for mark in found.marks}
    result = [part for mark in found.marks for part in _regions(mark, names[mark.key], text)]
    result += [_relation(link.label, names[link.source], names[link.target]) for link in found.links]
    pairs = (pair for chain in found.chains for pair in pairwise(chain))
    result += [_relation("same", names[later], names[before]) for before, later in pairs]
    return {
        "data": {
            "text": text,
            "report_id": report.id,
            "date": report.date.isoformat(),
            "title": report.title,
            "source": report.source,
            "url": report.url,
        },
        "predictions": [{"model_version": record.coder, "result": result}],
    }


def interface(_: Settings) -> str:
    """Return the labelling interface that the tasks need, as XML for the settings of a project."""
    labels = [f"    <Label value={quoteattr(name)}/>" for name in (*ACTOR_LABELS.values(), *OTHER_LABELS)]
    labels += [
        f'    <Label value="{kind.name}" background="{_COLOURS[kind.quad_code]}"/>' for kind in event_types().values()
    ]
    lines = ["<View>", '  <Labels name="label" toName="text">', *labels, "  </Labels>"]
    lines += ["  <Relations>", *(f'    <Relation value="{name}"/>' for name in LINKS), "  </Relations>"]
    for name, allowed in _CHOICES.items():
        lines += [f'  <Choices name="{name}" toName="text" perRegion="true" choice="single">']
        lines += [f'    <Choice value="{value}"/>' for value in allowed]
        lines += ["  </Choices>"]
    return "\n".join([*lines, '  <Text name="text" value="$text"/>', "</View>"]) + "\n"


def _regions(mark: Mark, name: str, text: str) -> Iterator[dict[str, Any]]:
    """Yield the region of a mark, then the choices made for it."""
    place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    shared = {"id": name, "to_name": "text"}
    yield {**shared, "from_name": "label", "type": "labels", "value": {**place, "labels": [mark.label]}}
    for key, value in mark.values.items():
        if key in _CHOICES:
            yield {**shared, "from_name": key, "type": "choices", "value": {**place, "choices": [value]}}


def _relation(label: str, source: str, target: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [label]}
