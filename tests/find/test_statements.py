"""Statements: who says what, of what kind, to whom, where; quotations that run over sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.dates import find_dates
from dragoman.find.statements import find_statements
from dragoman.model import Cast, Refusal, Report, Statement
from dragoman.parse import Reader
from dragoman.read.files import make_report

QUOTATIONS = Path(__file__).with_name("quotations.txt")
FLOOR = 0.9


@cache
def reader() -> Reader:
    return Reader()


@dataclass(frozen=True)
class Found:
    report: Report
    cast: Cast
    statements: tuple[Statement, ...]
    refusals: tuple[Refusal, ...]

    def names(self, statement: Statement) -> set[str]:
        """Every name and description of a statement's speakers."""
        ids = {entity.id for entity in statement.speaker}
        actors = [actor for actor in self.cast.actors if actor.id in ids]
        return {actor.name for actor in actors} | {m.span.text for actor in actors for m in actor.mentions}

    def said_by(self, name: str) -> list[Statement]:
        return [one for one in self.statements if any(name in words for words in self.names(one))]


def find(text: str, day: str = "2025-03-14") -> Found:
    report = make_report(text, day=day)
    parse = reader().parse(report.text, report.body_start)
    cast = find_actors(parse, report)
    statements, refusals = find_statements(report, parse, cast, find_dates(parse, report.date))
    return Found(report, cast, statements, refusals)
