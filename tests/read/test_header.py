"""Tests of date lines and front matter."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import BadInput
from dragoman.read.header import Header, parse_day, read_header


@pytest.mark.parametrize(
    ("text", "day", "body"),
    [
        (" date 2025-03-14 China said", "2025-03-14", "China said"),
        ("Date: 2025-03-14\nChina said", "2025-03-14", "China said"),
        ("DATE:2025-03-14\r\n\r\nChina said", "2025-03-14", "China said"),
        ("\n\ndate\t2025-03-14\n China said", "2025-03-14", "China said"),
        ("\ufeffDate: 2025-03-14T08:30:00Z China said", "2025-03-14T08:30:00Z", "China said"),
        ("date 2025-02-30 China said", "2025-02-30", "China said"),
        ("Date: 14 March 2025\nChina said", "14 March 2025", "Date: 14 March 2025\nChina said"),
        ("date 14/3/2025\nChina said", "14/3/2025", "date 14/3/2025\nChina said"),
        ("Date:\nChina said", "(nothing)", "Date:\nChina said"),
        ("Date palms are grown in Iran.", None, "Date palms are grown in Iran."),
        ("China said on 2025-03-14", None, "China said on 2025-03-14"),
        ("", None, ""),
    ],
)
def test_date_lines(text: str, day: str | None, body: str) -> None:
    header = read_header(text, "f")
    assert header.day == day
    assert text[header.body_start :] == body


def test_front_matter() -> None:
    text = (
        '---\n# written by hand\ndate: 2025-03-14 # a Friday\nTitle: "Talks: the \\"third\\" round"\n'
        "source: 'Xinhua''s desk'\nurl: https://example.org/a#b\ntags: [one, two]\nnotes:\n  - more\n---\n\nChina said"
    )
    header = read_header(text, "f")
    assert header == Header(
        "2025-03-14", 'Talks: the "third" round', "Xinhua's desk", "https://example.org/a#b", text.index("China")
    )


@pytest.mark.parametrize(
    "text",
    ["---\r\ndate: 2025-03-14\r\n---\r\nChina said", "---\ndate: 2025-03-14\n...\nChina said"],
)
def test_front_matter_line_ends_and_other_fence(text: str) -> None:
    header = read_header(text, "f")
    assert header.day == "2025-03-14"
    assert text[header.body_start :] == "China said"


def test_dashes_that_are_no_front_matter() -> None:
    assert read_header("---\nChina said something.\n---\nMore", "f") == Header()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ndate: 2025-03-14\nChina said", "front matter is not closed"),
        ("---\ndate: 2025-03-14\ndate: 2025-03-15\n---\nx", "gives date twice"),
        ("---\ntitle: [a, b]\n---\nx", "title is not one line"),
        ("---\ntitle: >\n  folded\n---\nx", "title is not one line"),
        ("---\ntitle: one\n  and two\n---\nx", "title goes over several lines"),
        ('---\ntitle: "open\n---\nx', "title is not one line"),
    ],
)
def test_front_matter_that_would_be_misread_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        read_header(text, "f")


@pytest.mark.parametrize("written", ["2025-03-14", " 2025-03-14 ", "2025-03-14T10:00:00+01:00", "2025-03-14 10:00"])
def test_parse_day(written: str) -> None:
    assert parse_day(written, "f") == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2025-02-30", "there is no day 2025-02-30"),
        ("2025-13-01", "there is no day 2025-13-01"),
        ("14 March 2025", "cannot read the date '14 March 2025'; write it as YYYY-MM-DD"),
        ("2025-3-4", "cannot read the date"),
        ("20250314", "cannot read the date"),
        ("2025-W11-5", "cannot read the date"),
        ("٢٠٢٥-٠٣-١٤", "cannot read the date"),
        ("0001-01-01", "cannot be of the year 1"),
        ("2025-03-14x", "cannot read the date"),
        ("", "cannot read the date"),
    ],
)
def test_parse_day_refuses(written: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        parse_day(written, "f")
