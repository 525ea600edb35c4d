"""Tests of how rows are shown: words of a report stay words, whatever they are."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledger_rows
from dragoman.results.look import html_of, text_of
from dragoman.results.rows import answer_row
from dragoman.results.schema import shown_columns
from dragoman.store.answers import EventRow, StatementRow

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\x1b[31m&lt;"


class Tags(HTMLParser):
    """Collects the tags, the attributes and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str | None]] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, name) for name, _ in attrs} | {(tag, None)}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


ALLOWED = {(tag, None) for tag in ("table", "caption", "thead", "tbody", "tr", "th", "td", "mark")} | {
    ("table", "class"), ("caption", "style"), ("td", "style"), ("th", "style"),
}  # fmt: skip


def page_of(row: EventRow | StatementRow) -> str:
    name = "events" if isinstance(row, EventRow) else "statements"
    return html_of(name, [plain(row)], shown_columns(name), total=1)


def plain(row: EventRow | StatementRow) -> dict[str, Any]:
    """Return a row as Arrow gives it back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in answer_row(row).items()}


def test_the_words_of_the_act_are_marked_in_their_sentence() -> None:
    assert "China and Iran <mark>met</mark> in Beijing" in page_of(ledger_rows.event("e1"))


def test_what_is_said_is_marked_in_its_sentence() -> None:
    page = page_of(ledger_rows.statement("s1", "we reject the threats"))
    assert "Ma said <mark>we reject the threats</mark>." in page


def test_words_that_are_not_where_they_should_be_are_not_marked() -> None:
    page = page_of(ledger_rows.event("e1", trigger=ledger_rows.words("met", start=3)))
    assert "<mark>" not in page
    assert ledger_rows.SENTENCE in page


def test_parties_lists_and_absent_values() -> None:
    row = ledger_rows.event("e1", mode=("visit", "meet"), recipients=(ledger_rows.party("The two", "", "recipient"),))
    words = Tags(page_of(row)).words
    assert {"visit; meet", "China (CHN GOV); Iran (IRN GOV)", "The two (GOV)", "2025-03-14"} <= set(words)
    assert "None" not in words


def test_long_lists_and_words_are_cut() -> None:
    crowd = tuple(ledger_rows.party("Crowd " * 100, "CHN") for _ in range(9))
    page = page_of(ledger_rows.event("e1", actors=crowd, sentence=ledger_rows.words("word " * 10_000)))
    assert len(page) < 3000
    assert "and 5 more" in page


@pytest.mark.parametrize("attack", [HOSTILE, "</td></table><script>", "&#60;b&#62;", "<mark>", "]]>", "'\" onload="])
def test_hostile_words_make_no_tags(attack: str) -> None:
    row = ledger_rows.event(
        "e1", trigger=ledger_rows.words(attack), sentence=ledger_rows.words(attack + " met"), why=attack,
        actors=(ledger_rows.party(attack, "CHN"),), place=ledger_rows.where(attack, 1, 1),
    )  # fmt: skip
    page = Tags(page_of(row))
    assert page.found == ALLOWED
    assert "\u202e" not in "".join(page.words)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_stay_words(name: str, sentence: str) -> None:
    row = ledger_rows.event("e1", actors=(ledger_rows.party(name, "CHN"),), sentence=ledger_rows.words(sentence))
    assert Tags(page_of(row)).found <= ALLOWED
    text = text_of("events", [plain(row)], shown_columns("events"), total=1, width=100)
    assert len(text.split("\n")) == 3 + bool(sentence)
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_terminal_gets_no_escapes() -> None:
    row = ledger_rows.event("e1", actors=(ledger_rows.party("[red]" + HOSTILE[-20:], "CHN"),))
    text = text_of("events", [plain(row)], shown_columns("events"), total=1, width=200)
    assert "[red]" in text
    assert "\\x1b[31m" in text
    assert "\x1b" not in text


def test_a_kernel_gets_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def look() -> str:
        return text_of("events", [plain(ledger_rows.event("e1"))], shown_columns("events"), total=1, width=100)

    plainly = look()
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    assert look() == plainly
