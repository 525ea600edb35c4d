"""Tests of dragoman.parse.reader with the shipped weights."""

from __future__ import annotations

import resource
import shutil
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import BadTable
from dragoman.parse import Reader
from dragoman.parse.network import MODEL
from press_text import ODD, press_texts


@cache
def shared_reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shared_reader()


def test_a_sentence_has_words_tags_lemmas_a_tree_and_names(reader: Reader) -> None:
    text = "Russian President Vladimir Putin rejected the offer in Moscow on Tuesday."
    (sentence,) = reader.parse(text).sentences
    words = {token.text: token for token in sentence.tokens}
    assert (words["rejected"].lemma, words["rejected"].upos, words["rejected"].head) == ("reject", "VERB", -1)
    assert words["offer"].deprel == "obj"
    labels = {text[sentence.tokens[e.first].start : sentence.tokens[e.last].end]: e.label for e in sentence.entities}
    assert labels["Vladimir Putin"] == "PERSON"
    assert labels["Moscow"] == "PLACE"


def test_offsets_count_from_the_beginning_of_the_text(reader: Reader) -> None:
    text = " date 2025-03-14 Iran refused. It will not talk."
    parse = reader.parse(text, 17)
    assert [text[s.start : s.end] for s in parse.sentences] == ["Iran refused.", "It will not talk."]


def test_line_breaks_end_sentences(reader: Reader) -> None:
    assert len(reader.parse("Talks in Oman\nIran and the US met\r\n\r\nThey agreed").sentences) == 3


def test_what_is_read_alone_is_read_the_same_beside_other_text(reader: Reader) -> None:
    text = "China and India signed a border agreement in Kazan."
    alone = reader.parse(text).sentences[0]
    beside = reader.parse("The king spoke.\n" * 40 + text).sentences[-1]
    shift = beside.start - alone.start
    assert [(t.start + shift, t.head, t.deprel, t.lemma, t.upos) for t in alone.tokens] == [
        (t.start, t.head, t.deprel, t.lemma, t.upos) for t in beside.tokens
    ]


def assert_covers(reader: Reader, text: str) -> None:
    """Every visible character is in one token, in order, and every token has the characters at its offsets."""
    tokens = [token for sentence in reader.parse(text).sentences for token in sentence.tokens]
    covered = [i for token in tokens for i in range(token.start, token.end)]
    assert covered == [i for i, char in enumerate(text) if not char.isspace()]
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    "text",
    [*ODD, "Iran and " * 400 + "Oman met.", "“" * 300, '"' * 300, "x" * 5000, "\u202e text \x00 here", "", "   \n\t "],
)
def test_every_visible_character_is_in_one_token_in_order(reader: Reader, text: str) -> None:
    assert_covers(reader, text)


@given(press_texts())
@settings(max_examples=15, deadline=None)
def test_whatever_a_newsroom_sends_keeps_its_offsets(text: str) -> None:
    assert_covers(shared_reader(), text)


def test_reading_keeps_one_processor_busy(reader: Reader) -> None:
    text = (
        "The foreign minister of Peru said on Friday that talks with Chile about the border had begun in Arica. " * 40
    )
    reader.parse(text)
    clock, spent = time.perf_counter(), time.process_time()
    for _ in range(5):
        reader.parse(text)
    # threads that only wait for work would spend as much on every further processor
    assert time.process_time() - spent < 1.3 * (time.perf_counter() - clock)


def test_a_report_of_30_000_words_is_read_in_little_memory(reader: Reader) -> None:
    begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert_covers(
        reader, "Iran and Oman met in Muscat on 3 May. They will meet again, the ministry’s office said.\n" * 1700
    )
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begun
    megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert grown / megabyte <= 150  # the tokens themselves take most of it


@given(st.text(max_size=120))
@settings(max_examples=25, deadline=None)
def test_any_text_is_read_into_trees(text: str) -> None:
    for sentence in shared_reader().parse(text).sentences:
        assert sum(token.head == -1 for token in sentence.tokens) == 1
        assert all(-1 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert all((token.deprel == "root") == (token.head == -1) for token in sentence.tokens)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "label.npz").write_bytes(b"not an array")
    with pytest.raises(BadTable, match="digest"):
        Reader(folder)
    (folder / "digest.json").unlink()
    with pytest.raises(BadTable, match="missing"):
        Reader(folder)
