"""Builders of records for tests of the ledger: the sample report told on many days by many sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import records
from dragoman.model import Record, Report, When
from dragoman.record import assemble
from dragoman.text import content_id

FIRST_DAY = date(2025, 3, 14)


def varied(number: int, *, coder: str = records.CODER, leave_out: int = 0) -> Record:
    """Return the sample record as a report of its own: of another day for each number, with other ids throughout.

    ``leave_out`` events are left out, from the end, as a coder that finds less would.
    """
    parts: dict[str, Any] = records.parts()
    shift = timedelta(days=number)
    made = records.sample_report()
    day = FIRST_DAY + shift
    report = Report(content_id("report", number), day, made.text, made.title, f"Desk {number}", None, "en", 17)
    events = [replace(event, date=_later(event.date, shift)) for event in parts["events"]]
    parts["events"] = events[: len(events) - leave_out]
    dropped = {event.id for event in events[len(events) - leave_out :]}
    parts["order"] = [pair for pair in parts["order"] if not {pair.first, pair.second} & dropped]
    cast = parts.pop("cast")
    return assemble(report, records.sample_parse(), cast, coder=coder, **parts)


def _later(when: When, shift: timedelta) -> When:
    return replace(when, first=when.first and when.first + shift, last=when.last and when.last + shift)
