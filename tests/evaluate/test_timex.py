"""Tests of dragoman.evaluate.timex: spans, types and values of TIMEX3 made of date phrases."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.evaluate.timex import timexes
from dragoman.find.when.dates import read_dates
from dragoman.model import Parse, Sentence, Token
from dragoman.parse.tokenize import tokenize

DAY = date(2025, 3, 14)


def found(text: str) -> list[tuple[str, str, str]]:
    """Return words, type and value of each TIMEX3 of a sentence without tags or tree."""
    tokens = [
        Token(i, a, b, text[a:b], text[a:b].lower(), "X", "", -1, "dep") for i, (a, b) in enumerate(tokenize(text))
    ]
    parse = Parse((Sentence(0, 0, len(text), tuple(tokens)),))
    return [
        (text[timex.start : timex.end], timex.kind, timex.value)
        for phrase in read_dates(parse, DAY)
        for timex in timexes(phrase, parse.sentences[0])
    ]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The ferry sank on Tuesday.", "Tuesday", "DATE", "2025-03-11"),
        ("The ferry sank on Tuesday evening.", "Tuesday evening", "TIME", "2025-03-11TEV"),
        ("Sirens sounded at 3 p.m. GMT on Tuesday.", "3 p.m. GMT on Tuesday", "TIME", "2025-03-11T15:00"),
        ("Shells fell overnight.", "overnight", "TIME", "2025-03-13TNI"),
        ("The envoys met last week.", "last week", "DATE", "2025-W10"),
        ("Guards have blocked the road since January.", "January", "DATE", "2025-01"),
        ("The cabinet must answer by Tuesday.", "Tuesday", "DATE", "2025-03-18"),
        ("It was dropped before 2015.", "2015", "DATE", "2015"),
        ("It was dropped after 2015.", "2015", "DATE", "2015"),
        ("The pact lapsed in the 1980s.", "the 1980s", "DATE", "198"),
        ("The town was razed in the 18th century.", "the 18th century", "DATE", "17"),
        ("Exports fell in the first quarter of 2009.", "the first quarter of 2009", "DATE", "2009-Q1"),
        ("The council will vote in early June.", "early June", "DATE", "2025-06"),
        ("The dam opened in summer 2024.", "summer 2024", "DATE", "2024-SU"),
        ("It was signed two years ago.", "two years ago", "DATE", "2023"),
        ("It was signed two weeks ago.", "two weeks ago", "DATE", "2025-W09"),
        ("It was signed years ago.", "years ago", "DATE", "PAST_REF"),
        ("The strike lasted thirty minutes.", "thirty minutes", "DURATION", "PT30M"),
        ("He was given a fifty-year lease.", "fifty-year", "DURATION", "P50Y"),
        ("Trade has doubled over the past three years.", "the past three years", "DURATION", "P3Y"),
        ("They must leave within 48 hours.", "48 hours", "DURATION", "PT48H"),
        ("The board meets every week.", "every week", "SET", "P1W"),
        ("He was recently freed.", "recently", "DATE", "PAST_REF"),
    ],
)
def test_words_type_and_value(text: str, words: str, kind: str, value: str) -> None:
    assert (words, kind, value) in found(text)


def test_a_range_is_two() -> None:
    assert found("It will buy jets from 2026 to 2028.") == [("2026", "DATE", "2026"), ("2028", "DATE", "2028")]
    assert found("It held talks on March 3-5.") == [("March 3", "DATE", "2025-03-03"), ("5", "DATE", "2025-03-05")]
