"""Builders of records for tests of the ledger: the sample report told on many days by many sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import records
from dragoman.model import Actor, Cast, Entity, Event, Location, Mention, Parse, Record, Report, Span, When
from dragoman.record import assemble
from dragoman.text import content_id
from factory import sentence

FIRST_DAY = date(2025, 3, 14)


def varied(number: int, *, coder: str = records.CODER, leave_out: int = 0) -> Record:
    """Return the sample record as a report of its own: ten days later for each number, with other ids throughout.

    ``leave_out`` events are left out, from the end, as a coder that finds less would.
    """
    parts: dict[str, Any] = records.parts()
    shift = timedelta(days=10 * number)
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


def told(number: int, text: str, *, days: int = 0, status: str = "actual", basis: str = "relative") -> Record:
    """Return a report of one sentence or more in which China and Russia meet in Beijing on the Friday before."""
    day = FIRST_DAY + timedelta(days=days + 1)
    friday = When(
        FIRST_DAY + timedelta(days=days), FIRST_DAY + timedelta(days=days), "day", basis, _span(text, "Friday")
    )
    if basis == "dateline":
        friday = When(day, day, "day", basis)
    report = Report(content_id("told", number, text), day, text, None, f"Desk {number}")
    end = text.index(".") + 1
    sent = sentence("x x X 0 root", "x", 0, 0)
    parse = Parse((replace(sent, end=end),))
    china, russia = _span(text, "China"), _span(text, "Russia")
    cast = Cast((_actor("c", "China", "CHN", china), _actor("r", "Russia", "RUS", russia)))
    verb = _span(text, next(word for word in ("met", "talks", "meet") if f" {word} " in text))
    event = Event(
        id="e", event="CONSULT", mode=(), context=("diplomatic",), cameo="040", goldstein=1.0, quad_code=1,
        event_scale=2.5, status=status, attributed_to=None,
        actor=(_entity("c", "CHN", china), _entity("r", "RUS", russia)),
        recipient=(), trigger=verb, mentions=(), sentence=0, date=friday,
        event_loc=Location(_span(text, "Beijing"), "Beijing", "1816670", 39.9, 116.4, "CHN", "PPLC"), confidence=0.9,
        why="made for a test",
    )  # fmt: skip
    return assemble(report, parse, cast, events=[event], coder=records.CODER)


def attack(number: int, attackers: str, sector: str, *, how: str = "description") -> Record:
    """Return a report in which somebody of no known country attacked Mali's army."""
    text = f"{attackers} attacked the army of Mali on Friday."
    report = Report(content_id("attack", number, text), FIRST_DAY, text, None, f"Desk {number}")
    words, army = _span(text, attackers), _span(text, "the army of Mali")
    cast = Cast((
        Actor("g", attackers, "group", "", sector, mentions=(Mention("g", 0, 0, 0, 0, words, how),)),
        Actor("m", "army of Mali", "organization", "MLI", "MIL", mentions=(Mention("m", 0, 0, 0, 0, army, "title"),)),
    ))  # fmt: skip
    event = Event(
        id="e", event="ASSAULT", mode=(), context=("military",), cameo="190", goldstein=-10.0, quad_code=4,
        event_scale=-9.0, status="actual", attributed_to=None,
        actor=(Entity("g", "", sector, words.text, words.start, words.end),),
        recipient=(Entity("m", "MLI", "MIL", army.text, army.start, army.end),),
        trigger=_span(text, "attacked"), mentions=(), sentence=0,
        date=When(FIRST_DAY, FIRST_DAY, "day", "relative", _span(text, "Friday")), event_loc=None, confidence=0.9,
        why="made for a test",
    )  # fmt: skip
    sent = replace(sentence("x x X 0 root", "x", 0, 0), end=len(text))
    return assemble(report, Parse((sent,)), cast, events=[event], coder=records.CODER)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _entity(key: str, code: str, span: Span) -> Entity:
    return Entity(key, code, "GOV", span.text, span.start, span.end)


def _actor(key: str, name: str, code: str, span: Span) -> Actor:
    return Actor(key, name, "state", code, "GOV", mentions=(Mention(key, 0, 0, 0, 0, span, "name"),))
