"""What the ledger answers: frozen rows, each with the words of the report behind it.

Offsets are as in a record. An event or a statement here is one act or saying that one or more reports tell; its fields
are those of the telling that was added first, but for its dates, which are the most exact of all tellings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

__all__ = [
    "ActorRow",
    "Assertion",
    "Cell",
    "ChangeRow",
    "Difference",
    "EventRow",
    "EventStory",
    "InstrumentRow",
    "JoinReason",
    "Page",
    "Party",
    "Place",
    "PositionRow",
    "ReportRow",
    "ReportStory",
    "StanceRow",
    "StatementRow",
    "StatementStory",
    "Stats",
    "StatusRow",
    "TimelineRow",
    "Words",
]

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report: which report, from where to where, and what they are."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role (actor, recipient, speaker, addressee), with the words that put it there."""

    role: str
    actor: str
    name: str
    kind: str
    code: str
    sector: str | None
    office: str | None
    wikidata: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place, as the text has it and, where known, as the gazetteer has it."""

    name: str | None
    geonameid: str | None
    lat: float | None
    lon: float | None
    country: str | None
    feature: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it was read; ``kin`` is the id of the first report of its group of near-duplicates and updates."""

    id: str
    day: date
    title: str | None
    source: str | None
    url: str | None
    language: str
    coder: str
    added: datetime
    kin: str
    words: int
    events: int
    statements: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, with how many reports tell it and how many of these are independent of each other.

    ``telling`` is the id of the telling whose words are given; it is ``id`` unless one telling was asked for.
    """

    id: str
    telling: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    goldstein: float
    quad_code: int
    event_scale: float
    status: str
    attributed_to: str | None
    first: date | None
    last: date | None
    precision: str
    basis: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    trigger: Words
    sentence: Words
    date_words: Words | None
    report: str
    report_date: date
    title: str | None
    source: str | None
    url: str | None
    confidence: float
    why: str
    reports: int
    independent: int
    contradictions: tuple[str, ...]
    added: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class StanceRow:
    """What a speaker thinks of a topic or instrument, with the words that show it."""

    towards: str
    stance: str
    words: Words


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Who says what to whom, with how many reports have it."""

    id: str
    telling: str
    kind: str
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    cue: Words | None
    content: Words
    quotes: tuple[Words, ...]
    medium: Words | None
    first: date | None
    last: date | None
    precision: str
    basis: str
    stances: tuple[StanceRow, ...]
    sentence: Words
    report: str
    report_date: date
    title: str | None
    source: str | None
    url: str | None
    reports: int
    independent: int
    contradictions: tuple[str, ...]
    added: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of an instrument, by whom and when, with the words and their sentence.

    ``when`` is a day, a month or a year in ISO form, as far as the text gives it.
    """

    key: str
    change: str
    by: tuple[str, ...]
    when: str | None
    words: Words
    sentence: Words
    report_date: date

    @property
    def day(self) -> date:
        """The day of the change; where the text gives none, that of the report, by when it had been made."""
        return date.fromisoformat(self.when) if self.when and len(self.when) == len("2025-03-14") else self.report_date


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument over all reports; ``status`` is its latest change, ``since`` the date of that change.

    The latest is the last that has a date, else the last of those told as background; ``since`` is ISO text as far as
    the text gives it.
    """

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[str, ...]
    year: int | None
    status: str | None
    since: str | None
    reports: int
    mentions: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor over all reports, with how often it acts, is acted upon and speaks."""

    name: str
    kind: str
    code: str
    sector: str | None
    office: str | None
    wikidata: str | None
    reports: int
    acts: int
    receives: int
    speaks: int
    mentions: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing of a timeline: an event, a statement or a change of an instrument."""

    day: date
    last: date
    precision: str
    kind: str
    id: str
    label: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reports: int
    words: Words
    sentence: Words


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A speaker's stance towards a topic for a time; ``before`` is the stance that it replaced, if any."""

    speaker: str
    code: str
    sector: str | None
    towards: str
    stance: str
    since: date
    until: date | None
    before: str | None
    times: int
    statement: str
    words: Words
    sentence: Words


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Where an instrument stands, and every change that led there, the oldest first."""

    instrument: InstrumentRow
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a panel: the value of each dimension asked for, in that order, the measure, and both counts.

    A mean score of no events is None.
    """

    by: tuple[str, ...]
    value: float | None
    events: int
    reports: int


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a ledger holds, and of what days."""

    reports: int
    independent_reports: int
    assertions: int
    rejections: int
    events: int
    tellings: int
    statements: int
    actors: int
    instruments: int
    first: date | None
    last: date | None
    coders: tuple[str, ...]
    segments: int
    bytes: int
    behind: int
    """Assertions in the segments that the index does not have yet."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An event or statement that the ledger had on one day and not on another, or has changed."""

    change: str
    """added, withdrawn or more-reports."""
    kind: str
    id: str
    when: datetime
    label: str
    reports_before: int
    reports_after: int
    words: Words


@dataclass(frozen=True, slots=True)
class Assertion:
    """One time that a coder coded a report; ``holds`` tells whether it made the item asked about."""

    seq: int
    report: str
    coder: str
    added: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class JoinReason:
    """Why two tellings are one: their score from 0 to 1 and what it comes from, or the decision by hand."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventStory:
    """All about one event: every telling with its words, why they are one, and its history."""

    event: EventRow
    tellings: tuple[EventRow, ...]
    reasons: tuple[JoinReason, ...]
    history: tuple[Assertion, ...]
    order: tuple[tuple[str, str, str], ...]
    """Event, relation, event: what the reports say of its order."""


@dataclass(frozen=True, slots=True)
class StatementStory:
    """All about one statement: every telling with its words, why they are one, and its history."""

    statement: StatementRow
    tellings: tuple[StatementRow, ...]
    reasons: tuple[JoinReason, ...]
    history: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class ReportStory:
    """All about one report: its text, what it says, its kin and its history."""

    report: ReportRow
    text: str
    sentences: tuple[Words, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    kin: tuple[tuple[str, str, float], ...]
    """Other reports of its group: id, relation (duplicate or update), how alike from 0 to 1."""
    history: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows, and the token that asks for the next ones, or None when these are the last."""

    rows: tuple[Row, ...]
    after: str | None = None
