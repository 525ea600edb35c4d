"""Quotations by their marks: every kind of them, nested, unbalanced, over lines and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.find.quotes import QuotationIndex, find_quotations

CASES = [
    ("“We go,” he said. “We stay.”", ["We go,", "We stay."]),
    ('"We go," he said. "We stay."', ["We go,", "We stay."]),
    ("‘We go,’ he said. ‘The workers’ union stays,’ she said.", ["We go,", "The workers’ union stays,"]),
    ("'Never,' said Ann's boss. The dogs' home is shut.", ["Never,"]),
    ("«Nous partons», dit-il.", ["Nous partons"]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("``No way,'' he said.", ["No way,"]),
    ("He said ''no way'' twice.", ["no way"]),
    ("「行く」と言った", ["行く"]),
    ('"A" and "B" and "C"', ["A", "B", "C"]),
    ("He said \"it's the workers' union\" now.", ["it's the workers' union"]),
    ("It rained in the ’90s, and ’tis done; rock ’n’ roll", []),
    ('He is 6\'2" tall and 5" wide.', []),
    ("The minister's office and the states' rights", []),
    ("“Unclosed here.\n\nThe next paragraph has “one” more.", ["Unclosed here.", "one"]),
    ("Opened nowhere,” he said. Done.", ["Opened nowhere,"]),
    ('"One line\nwraps here," he said.', ["One line\nwraps here,"]),
    ('It was "quoted.\n\nStill quoted," she said.', ["quoted.\n\nStill quoted,"]),
    ("“a “b” c", ["a", "b"]),
    ("No marks at all.", []),
    ("“”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_words_between_the_marks(text: str, inner: list[str]) -> None:
    assert [text[one.first : one.last] for one in find_quotations(text) if not one.depth] == inner


def test_a_quotation_inside_another_follows_it_and_is_deeper() -> None:
    text = "“He told me, ‘Wait,’ and left,” she said."
    outer, inner = find_quotations(text)
    assert (outer.depth, inner.depth) == (0, 1)
    assert text[inner.first : inner.last] == "Wait,"


def test_paragraphs_of_one_speech_go_on() -> None:
    text = "“First.\n\n“Second,” he said."
    first, second = find_quotations(text)
    assert first.goes_on
    assert not second.goes_on


def test_the_text_before_the_body_is_left_out() -> None:
    assert find_quotations('title: "x"\nBody "y" here', 11)[0].start == 16


def test_the_index_finds_quotations_by_offset() -> None:
    index = QuotationIndex("Say “yes” or “no” now.")
    assert [index.at(k) for k in (3, 4, 8, 9, 13)] == [-1, 0, 0, -1, 1]
    assert [one.start for one in index.within(5, 20)] == [13]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=80))
def test_any_marks_give_quotations_in_order_that_do_not_overlap(text: str) -> None:
    outer = [one for one in find_quotations(text) if not one.depth]
    assert all(0 <= one.start <= one.first < one.last <= one.end <= len(text) for one in outer)
    assert all(one.end <= other.start for one, other in pairwise(outer))


def test_long_texts_take_time_in_proportion() -> None:
    text = "He said 'no. " * 4000 + "“" * 2000
    assert find_quotations(text) is not None
