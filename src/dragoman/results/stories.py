"""Turns all about one thing into one object of plain values, under the names that tables have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from dragoman.results.rows import Row, answer_row, change_rows, moment, words_row
from dragoman.store.answers import (
    Assertion,
    EventStory,
    JoinReason,
    ReportStory,
    StatementStory,
    Stats,
    StatusRow,
)

__all__ = ["story_row"]


def story_row(story: EventStory | StatementStory | ReportStory | StatusRow | Stats) -> Row:
    """Return what ``show``, ``status`` or ``stats`` tells as one object."""
    if isinstance(story, Stats):
        return asdict(story)
    if isinstance(story, StatusRow):
        return {"instrument": answer_row(story.instrument), "changes": change_rows(story)}
    if isinstance(story, ReportStory):
        return {
            "report": answer_row(story.report),
            "text": story.text,
            "sentences": list(map(words_row, story.sentences)),
            "events": list(map(answer_row, story.events)),
            "statements": list(map(answer_row, story.statements)),
            "kin": [{"report_id": other, "relation": kind, "alike": alike} for other, kind, alike in story.kin],
            "history": _history(story.history),
        }
    told = {"tellings": list(map(answer_row, story.tellings)), "reasons": _reasons(story.reasons)}
    if isinstance(story, StatementStory):
        return {"statement": answer_row(story.statement), **told, "history": _history(story.history)}
    order = [{"first": first, "relation": relation, "second": second} for first, relation, second in story.order]
    return {"event": answer_row(story.event), **told, "order": order, "history": _history(story.history)}


def _reasons(reasons: Iterable[JoinReason]) -> list[Row]:
    return [{"first": item.a, "second": item.b, "score": item.score, "reasons": item.reasons} for item in reasons]


def _history(history: Iterable[Assertion]) -> list[Row]:
    return [
        {"report_id": item.report, "coder": item.coder, "added": moment(item.added), "holds": item.holds}
        for item in history
    ]
