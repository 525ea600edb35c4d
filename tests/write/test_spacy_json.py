"""Tests of JSON Lines for spaCy and Prodigy, read by spaCy itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

import records
from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.settings import Settings
from dragoman.write.spacy_json import spacy_text

VOCAB = spacy.blank("en").vocab


def read(record: Record) -> tuple[Doc, dict[str, Any]]:
    """Read a line and build spaCy's document of it: every span is one of the document, and relations join spans."""
    (line,) = spacy_text([record], Settings())
    assert len(line.splitlines()) == 1
    row = json.loads(line)
    tokens = row["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    doc = Doc(VOCAB, [token["text"] for token in tokens], [token["ws"] for token in tokens])
    assert doc.text == row["text"]
    assert [(token.idx, token.idx + len(token.text)) for token in doc] == [(t["start"], t["end"]) for t in tokens]
    for span in row["spans"]:
        made = doc.char_span(span["start"], span["end"], span["label"])
        assert made is not None
        assert (made.start, made.end - 1) == (span["token_start"], span["token_end"])
    known = [{key: value for key, value in span.items() if key != "values"} for span in row["spans"]]
    for pair in row["relations"]:
        assert pair["head_span"] in known
        assert pair["child_span"] in known
        assert (pair["head"], pair["child"]) == (pair["head_span"]["token_end"], pair["child_span"]["token_end"])
        assert pair["label"]
    return doc, row


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
