"""Builders of the rows that a ledger answers with, for tests of what is made from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from dragoman.codes import event_scale, quad_code
from dragoman.store.answers import EventRow, Party, Place, StanceRow, StatementRow, Words

REPORT_DAY = date(2025, 3, 14)
SENTENCE = "China and Iran met in Beijing on Friday."


def words(text: str, report: str = "r1", start: int = 0) -> Words:
    """Return words of a report."""
    return Words(report, start, start + len(text), text)


def party(name: str, code: str, role: str = "actor", *, kind: str = "state", office: str | None = None) -> Party:
    """Return a party under its own name."""
    return Party(role, name, name, kind, code, "GOV", office, None, words(name))


def where(name: str, lat: float, lon: float, *, country: str = "CHN", feature: str = "PPLC") -> Place:
    """Return a place with coordinates."""
    return Place(name, "1", lat, lon, country, feature, words(name))


def event(
    key: str, kind: str = "CONSULT", day: str | None = "2025-03-14", **changes: Any,  # noqa: ANN401 - a field of any type
) -> EventRow:  # fmt: skip
    """Return an event of China and Iran on a day, or told as background where the day is None."""
    first = date.fromisoformat(day) if day else None
    row = EventRow(
        id=key, telling=key, event=kind, mode=(), context=(), cameo="040", goldstein=1.0, quad_code=quad_code(kind),
        event_scale=event_scale(kind), status="actual", attributed_to=None, first=first,
        last=first or date(2025, 3, 13),
        precision="day" if day else "span", basis="stated" if day else "before",
        actors=(party("China", "CHN"), party("Iran", "IRN")), recipients=(), place=None, trigger=words("met", start=15),
        sentence=words(SENTENCE), date_words=None, report="r1", report_date=REPORT_DAY, title="Talks in Beijing",
        source="Our desk", url="https://example.org/talks", confidence=0.9, why="frame meet", reports=1, independent=1,
        contradictions=(), added=datetime(2025, 3, 15, tzinfo=UTC), withdrawn=None,
    )  # fmt: skip
    return replace(row, **changes)


def statement(
    key: str,
    content: str = "we reject the threats",
    day: str = "2025-03-14",
    **changes: Any,  # noqa: ANN401 - a field of any type
) -> StatementRow:
    """Return a statement by Ma Zhaoxu."""
    said = date.fromisoformat(day)
    row = StatementRow(
        id=key, telling=key, kind="assert", speakers=(party("Ma Zhaoxu", "CHN", "speaker", kind="person"),),
        addressees=(), cue=words("said"), content=words(content, start=50), quotes=(), medium=None, first=said,
        last=said, precision="day", basis="stated", stances=(), sentence=words(f"Ma said {content}.", start=42),
        report="r1", report_date=REPORT_DAY, title="Talks in Beijing", source="Our desk", url="https://example.org/talks",
        reports=1, independent=1, contradictions=(), added=datetime(2025, 3, 15, tzinfo=UTC), withdrawn=None,
    )  # fmt: skip
    return replace(row, **changes)


def stance(towards: str, name: str) -> StanceRow:
    """Return a stance towards a topic."""
    return StanceRow(towards, name, words(towards))
