"""Statements: who says what, of what kind, to whom, where; quotations that run over sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dragoman.find.said.statements import find_statements
from dragoman.find.when.dates import find_dates
from dragoman.find.who.actors import find_actors
from dragoman.model import Cast, Refusal, Report, Statement
from dragoman.parse import Reader
from dragoman.read.files import make_report

QUOTATIONS = Path(__file__).with_name("quotations.txt")
PASSAGES = Path(__file__).with_name("passages.txt")
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


def blocks(path: Path = QUOTATIONS) -> list[tuple[str, list[tuple[str, str]]]]:
    """Read a file of texts, and the words said in each with their speakers."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            pairs = [line.removeprefix("> ").split(": ", 1) for line in lines[1:]]
            found.append((lines[0].replace("¶", "\n\n"), [(name, quote) for name, quote in pairs]))
    return found


def plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def is_right(text: str, expected: list[tuple[str, str]]) -> bool:
    """Whether each sentence quoted is a quote of its speaker and of nobody else."""
    found = find(text)
    quotes = [(found.names(one), plain(span.text)) for one in found.statements for span in one.quotes]
    for name, quote in expected:
        speakers = [names for names, words in quotes if plain(quote) in words]
        if not speakers or not all(any(name in words for words in names) for names in speakers):
            return False
    return True


def is_told(text: str, expected: list[tuple[str, str]]) -> bool:
    """Whether all words stand in what their speaker says."""
    found = find(text)
    said = [(found.names(one), plain(one.content.text)) for one in found.statements]
    return all(
        any(plain(words) in content and any(name in known for known in names) for names, content in said)
        for name, words in expected
    )


def test_documents_letters_posts_and_sentences_that_go_on() -> None:
    wrong = [text for text, expected in blocks(PASSAGES) if not is_told(text, expected)]
    assert len(blocks(PASSAGES)) >= 25
    assert len(wrong) <= round(len(blocks(PASSAGES)) * (1 - FLOOR)), wrong


def test_quotations_over_several_sentences() -> None:
    cases = blocks()
    assert len(cases) >= 60
    wrong = [text for text, expected in cases if not is_right(text, expected)]
    assert len(wrong) <= (1 - FLOOR) * len(cases), wrong


@pytest.fixture(scope="module")
def report() -> Found:
    return find(
        "Greek and Turkish ministers met in Geneva on Tuesday.\n\n"
        "“Greece will honour the agreement,” Greek Foreign Minister Nikos Stavrou told Turkish Foreign Minister "
        "Kemal Arslan in a letter.\n\n"
        "Turkey denied that its ships had left port. Arslan called the claim “a bad joke”.\n\n"
        "Earlier, Stavrou had said in an interview with a radio station that the ships were near Rhodes.\n\n"
        "Satellite photographs show that the harbour was empty."
    )


def test_quotes_kind_addressee_and_medium(report: Found) -> None:
    (one,) = [s for s in report.said_by("Stavrou") if s.cue and s.cue.text == "told"]
    assert one.content.text == "Greece will honour the agreement"
    assert [span.text for span in one.quotes] == ["Greece will honour the agreement"]
    assert one.kind == "promise"
    assert [entity.code for entity in one.addressee] == ["TUR"]
    assert one.medium is not None
    assert one.medium.text == "in a letter"


def test_that_is_no_part_of_what_is_said(report: Found) -> None:
    (one,) = [s for s in report.statements if s.cue and s.cue.text == "denied"]
    assert (one.kind, one.content.text) == ("deny", "its ships had left port")


def test_quotations_inside_what_is_said(report: Found) -> None:
    (one,) = [s for s in report.said_by("Arslan") if s.cue and s.cue.text == "called"]
    assert [span.text for span in one.quotes] == ["a bad joke"]


def test_what_had_been_said_is_before_the_report(report: Found) -> None:
    (one,) = [s for s in report.said_by("Stavrou") if s.cue and s.cue.text == "said"]
    assert one.date.basis == "before"


def test_speakers_that_are_no_actors_are_refused(report: Found) -> None:
    assert any("Satellite photographs" in refusal.detail for refusal in report.refusals)
    assert all(refusal.reason == "unknown-actor" for refusal in report.refusals)


def test_provisional_ids_follow_the_text(report: Found) -> None:
    assert [one.id for one in report.statements] == [f"s{n}" for n in range(len(report.statements))]
    assert [one.content.start for one in report.statements] == sorted(one.content.start for one in report.statements)


def test_all_spans_are_verbatim(report: Found) -> None:
    text = report.report.text
    for one in report.statements:
        for span in (one.cue, one.content, one.medium, *one.quotes):
            assert span is None or text[span.start : span.end] == span.text


def test_a_text_without_speech() -> None:
    found = find("Rain fell on Rome. The river rose.")
    assert found.statements == ()


def test_what_the_speaker_calls_something_is_no_statement_beside_the_one_that_has_it() -> None:
    (one,) = find('Libya condemned what it called the "illegal occupation" of the port.').statements
    assert one.content.text == 'what it called the "illegal occupation" of the port'
    assert [quote.text for quote in one.quotes] == ["illegal occupation"]


def test_what_another_calls_something_is_a_statement_of_its_own() -> None:
    found = find('Libya condemned what Egypt described as a "rescue" of the port.')
    assert {name for one in found.statements for name in ("Libya", "Egypt") if name in found.names(one)} == {
        "Libya",
        "Egypt",
    }


def test_what_is_named_in_passing_with_nothing_around_it_is_a_statement() -> None:
    found = find('Chad closed the border over what it called "daily raids".')
    assert [quote.text for one in found.said_by("Chad") for quote in one.quotes] == ["daily raids"]


def test_who_is_blunt_before_a_colon_speaks() -> None:
    found = find('Russian Foreign Minister Sergei Lavrov was unequivocal: "There will be no truce."')
    assert [one.content.text for one in found.said_by("Lavrov")] == ["There will be no truce."]
    assert not find('Peace is near: "The deal is done".').statements
