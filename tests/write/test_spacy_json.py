"""Tests of JSON Lines for spaCy and Prodigy, read by spaCy itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

import records
from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.settings import Settings
from dragoman.write.spacy_json import spacy_text
from strict_marks import read_spacy


def read(record: Record) -> tuple[Doc, dict[str, Any]]:
    (found,) = read_spacy("".join(spacy_text([record], Settings())))
    return found


def test_a_line_a_report() -> None:
    doc, row = read(records.record())
    spans = {(span["label"], doc.text[span["start"] : span["end"]]) for span in row["spans"]}
    assert {("CONSULT", "met"), ("State", "China"), ("Place", "Beijing")} <= spans
    roles = {(pair["label"], doc[pair["head"]].text, doc[pair["child"]].text) for pair in row["relations"]}
    assert {("actor", "met", "China"), ("actor", "met", "Iran"), ("place", "met", "Beijing")} <= roles
    assert row["meta"]["date"] == "2025-03-14"
    (met,) = [span for span in row["spans"] if span["label"] == "CONSULT"]
    assert met["values"] == {"cameo": "040", "status": "actual"}


def test_withheld_text_is_refused() -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        list(spacy_text([], Settings(withhold_text=True)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_keeps_its_offsets(words: str) -> None:
    _, row = read(records.told(words))
    assert row["text"] == words
