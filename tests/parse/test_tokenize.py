"""Tests of dragoman.parse.tokenize."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.tokenize import paragraphs, tokenize
from press_text import press_texts


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's stance won't change.", ["Iran", "'s", "stance", "wo", "n't", "change", "."]),
        ("the countries’ leaders", ["the", "countries", "’", "leaders"]),
        ("Sino-US ties", ["Sino", "-", "US", "ties"]),
        ("non-nuclear and pro-Beijing", ["non-nuclear", "and", "pro-Beijing"]),
        (
            "U.S. officials met Dr. Lee at 5 p.m. today",
            ["U.S.", "officials", "met", "Dr.", "Lee", "at", "5", "p.m.", "today"],
        ),
        ("It cost $1,200.50, or 30%.", ["It", "cost", "$", "1,200.50", ",", "or", "30", "%", "."]),
        ("“Peace,” he said…", ["“", "Peace", ",", "”", "he", "said", "…"]),
        ("BEIJING, March 14 (Xinhua) --", ["BEIJING", ",", "March", "14", "(", "Xinhua", ")", "--"]),
        ("They cannot agree", ["They", "can", "not", "agree"]),
        ("see https://example.org/a?b=c, now", ["see", "https://example.org/a?b=c", ",", "now"]),
        ("on 2025-03-14 and 14/03/2025", ["on", "2025-03-14", "and", "14/03/2025"]),
        ("SEOUL—Foreign Minister", ["SEOUL", "—", "Foreign", "Minister"]),
        ("Resolution 2231.The next", ["Resolution", "2231", ".", "The", "next"]),
        ("10km away at 7pm", ["10", "km", "away", "at", "7", "pm"]),
        ("Im Jong-seok lets it pass", ["Im", "Jong", "-", "seok", "lets", "it", "pass"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.one_of(st.text(max_size=300), press_texts()))
def test_tokens_cover_every_visible_character_once_in_order(text: str) -> None:
    covered: list[int] = []
    last = 0
    for start, end in tokenize(text):
        assert last <= start < end
        covered.extend(range(start, end))
        last = end
    assert covered == [i for i, char in enumerate(text) if not char.isspace()]


@given(st.text(alphabet="ab .\n\r\u2028\t", max_size=80), st.integers(0, 20))
def test_paragraphs_are_trimmed_and_hold_all_words(text: str, start: int) -> None:
    spans = paragraphs(text, start)
    for first, last in spans:
        assert text[first:last] == text[first:last].strip() != ""
    joined = "".join(text[a:b] for a, b in spans)
    assert "".join(joined.split()) == "".join(text[start:].split())


def test_a_very_long_line_takes_time_in_proportion_to_its_length() -> None:
    assert len(tokenize("a-b'" * 20_000)) > 20_000
    assert len(tokenize("." * 100_000)) == 1
