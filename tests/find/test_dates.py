from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.find.dates import find_dates
from dragoman.model import Parse, Sentence, Token
from dragoman.parse.tokenize import tokenize

TABLE = (Path(__file__).parent / "date_phrases.tsv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


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
def test_phrases_without_a_tree(row):
    got = found(bare(row["text"]), row["text"], row["published"])
    if row["phrase"]:
        assert expected(row) in got
    else:
        assert got == []
