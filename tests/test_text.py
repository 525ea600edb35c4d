"""Tests of content hashes and of showing text safely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import content_id, lone_surrogate, visible


def test_content_id_is_the_same_everywhere() -> None:
    assert content_id("report", "2025-03-14", None, "Iran’s words") == "7aaaa19fdc6670bc"
    assert content_id("a", "bc") != content_id("ab", "c")
    assert len(content_id("x", length=12)) == 12


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("“Zażółć” 中文 العربية 🕊", "“Zażółć” 中文 العربية 🕊"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("abc\u202edef\u2066", "abc\\u202edef\\u2066"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("half \ud83d", "half \\ud83d"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("no\u00a0break", "no break"),
    ],
)
def test_visible_escapes_what_could_disguise_text(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_is_printable(text: str) -> None:
    assert visible(text).isprintable()


def test_lone_surrogate_is_found() -> None:
    assert lone_surrogate("fine 🕊") is None
    assert lone_surrogate("bad \ud83d here") == 4
