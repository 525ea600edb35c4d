from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.find.when.dates import find_dates, read_dates
from dragoman.model import Parse, Sentence, Token
from dragoman.parse.tokenize import tokenize


def read(name: str) -> list[dict[str, str]]:
    table = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = read("date_phrases.tsv")
PRESS = read("press_dates.tsv")
"""Written after the grammar, with tenses that only a tree shows; when first read, 94 in 100 were right."""


def bare(text: str) -> Parse:
    """Cut a text into one sentence of words without tags or tree."""
    tokens = [
        Token(i, a, b, text[a:b], text[a:b].lower(), "X", "", -1, "dep") for i, (a, b) in enumerate(tokenize(text))
    ]
    return Parse((Sentence(0, 0, len(text), tuple(tokens)),))


def found(parse: Parse, text: str, published: str) -> list[tuple[str, str, str, str, str]]:
    rows = []
    for phrase in find_dates(parse, date.fromisoformat(published)):
        when = phrase.when
        assert when.span is not None
        assert text[when.span.start : when.span.end] == when.span.text
        first, last = ("" if day is None else day.isoformat() for day in (when.first, when.last))
        rows.append((when.span.text, first, last, when.precision, when.basis))
    return rows


def expected(row: dict[str, str]) -> tuple[str, str, str, str, str]:
    return row["phrase"], row["first"] or "", row["last"] or "", row["precision"], row["basis"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text'][:40]}-{row['phrase']}")
def test_phrases_without_a_tree(row: dict[str, str]) -> None:
    got = found(bare(row["text"]), row["text"], row["published"])
    if row["phrase"]:
        assert expected(row) in got
    else:
        assert got == []


@pytest.mark.parametrize("rows", [ROWS, PRESS], ids=["grammar", "press"])
def test_phrases_with_the_reader(rows: list[dict[str, str]]) -> None:
    reader = pytest.importorskip("dragoman.parse").Reader()
    wrong = []
    for row in rows:
        got = found(reader.parse(row["text"]), row["text"], row["published"])
        if (expected(row) not in got) if row["phrase"] else got:
            wrong.append((row["text"], got))
    assert len(wrong) <= len(rows) * 0.04, wrong


def test_the_table_is_large_and_has_near_misses() -> None:
    assert sum(bool(row["phrase"]) for row in ROWS) >= 200
    assert sum(not row["phrase"] for row in ROWS) >= 35
    assert len(PRESS) >= 150


def test_lengths_and_frequencies_are_read_but_name_no_day() -> None:
    text = "The weekly paper said that he ruled for thirty years and is now ill."
    read = read_dates(bare(text), date(2025, 3, 14))
    assert len(read) == 3
    assert all(phrase.phrase is None for phrase in read)


@pytest.mark.parametrize(
    ("numbers", "days"),
    [
        ("The notes of 25/12/2024 and 03/04/2025 agree.", ["2024-12-25", "2025-04-03"]),
        ("The notes of 12/25/2024 and 03/04/2025 agree.", ["2024-12-25", "2025-03-04"]),
        ("The note of 10/03/2025 is lost.", ["2025-03-10"]),
        ("The note of 03/10/2025 is lost.", ["2025-03-10"]),
    ],
)
def test_day_and_month_in_numbers_follow_the_clear_ones_and_the_report(numbers: str, days: list[str]) -> None:
    assert [row[1] for row in found(bare(numbers), numbers, "2025-03-14")] == days


@pytest.mark.parametrize(
    "words",
    [
        "early ",
        "the end of ",
        "1 - ",
        "2 to ",
        "(8:00 ",
        "from 2001 to ",
        "about more than ",
        "Friday, ",
        "in May 9999 ",
    ],
)
def test_monotonous_text_costs_no_more_than_any_other(words: str) -> None:
    read_dates(bare(words * (20000 // len(words))), date(2025, 3, 14))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize(
    "phrase",
    [
        "last year",
        "two thousand years ago",
        "next century",
        "in 5000 years",
        "on 29 February",
        "the past 9999 years",
        "since the winter of 9999",
        "the previous decade",
        "on Easter Monday",
        "within 9999 years",
        "next weekend",
    ],
)
def test_the_ends_of_the_calendar_do_no_harm(phrase: str, published: str) -> None:
    for text in (f"It fell {phrase}.", f"It will fall {phrase}."):
        for found_phrase in find_dates(bare(text), date.fromisoformat(published)):
            first, last = found_phrase.when.first, found_phrase.when.last
            assert first is None or last is None or first <= last
