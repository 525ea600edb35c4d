"""Tests of dragoman.evaluate.cat: words put together as a text, marks found in it, files that are no XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadInput
from dragoman.evaluate.cat import lay_out, read_cat

WORDS = [("Markets", 0), ("fall", 0), ("May", 1), ("``", 2), ("It", 2), ("'s", 2), ("over", 2), ("''", 2), (".", 2)]


def test_words_are_put_together_as_the_press_has_them() -> None:
    text, places = lay_out(WORDS)
    assert text == 'Markets fall\n\nMay\n\n"It\'s over".'
    assert [text[start:end] for start, end in places[4:6]] == ["It", "'s"]


def test_marks_are_given_by_their_words(tmp_path: Path) -> None:
    tokens = "".join(f'<token t_id="{i}" sentence="{s}">{word}</token>' for i, (word, s) in enumerate(WORDS[:3]))
    marks = '<A><token_anchor t_id="0"/><token_anchor t_id="1"/></A><A><token_anchor t_id="77"/></A>'
    (tmp_path / "a.xml").write_text(f'<Document doc_name="one">{tokens}{marks}</Document>', encoding="utf-8")
    (document,) = read_cat(tmp_path)
    assert (document.name, document.text, document.sentences) == ("one", "Markets fall\n\nMay", (0, 0, 1))
    assert [document.anchors(mark) for mark in document.root.iter("A")] == [(0, 1), None]


def test_a_file_that_is_no_xml(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("no xml", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read as XML"):
        list(read_cat(tmp_path))
