"""The parts of a brief: frozen values that the templates of HTML and Markdown show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = [
    "Brief",
    "Change",
    "Day",
    "Difference",
    "InstrumentPart",
    "Line",
    "PositionLine",
    "Quote",
    "Source",
    "Speaker",
    "Topic",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A report to cite; ``url`` is given only where it is http or https."""

    report: str
    title: str | None
    source: str | None
    day: date
    url: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report in pieces, of which some are marked: the words that a line rests on."""

    pieces: tuple[tuple[str, bool], ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what is not sure of it, its words, and how many reports have it."""

    id: str
    sentence: str
    marks: tuple[str, ...]
    when: str
    quote: Quote
    reports: int
    independent: int
    quad: int | None = None
    number: str = ""
    """Its number among the weightiest lines, if it is one."""


@dataclass(frozen=True, slots=True)
class Day:
    """Lines of one day, or of one stretch of days that is not known more exactly, by the sentence they are from."""

    heading: str
    lines: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """What one state, body or person said."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an instrument, on which day, with the words, and how often reports tell it."""

    when: str
    sentence: str
    quote: Quote
    times: int


@dataclass(frozen=True, slots=True)
class InstrumentPart:
    """An instrument that the reports concern: where it stands, and how it came there."""

    name: str
    also: tuple[str, ...]
    kind: str
    parties: str
    year: int | None
    status: str
    reports: int
    changes: tuple[Change, ...]
    earlier: int
    """Changes before those, which are left out."""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A stance that some took in the same words; ``before`` is a stance of another side that it replaced."""

    speakers: tuple[str, ...]
    stance: str
    before: str | None
    since: str
    times: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Topic:
    """What is spoken for or against, with the positions of all who did."""

    name: str
    positions: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the reports of one event cannot all be right, with the words of each."""

    line: Line
    differences: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says, in the order in which it says it."""

    title: str
    period: str
    scope: tuple[str, ...]
    reports: int
    independent: int
    events: int
    statements: int
    short: tuple[Line, ...]
    rule: str
    happened: tuple[Day, ...]
    unsure: tuple[Day, ...]
    background: tuple[Day, ...]
    said: tuple[Speaker, ...]
    instruments: tuple[InstrumentPart, ...]
    topics: tuple[Topic, ...]
    differences: tuple[Difference, ...]
    sources: tuple[Source, ...]
    left_out: tuple[str, ...]
    coders: tuple[str, ...]

    @property
    def turns(self) -> tuple[tuple[str, PositionLine], ...]:
        """Changes of position, each with what it is about."""
        return tuple((topic.name, line) for topic in self.topics for line in topic.positions if line.before)
