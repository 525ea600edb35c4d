"""Tests of dragoman.parse.boundaries: where sentences begin, from the network's log odds and the text."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.boundaries import last_sure_end, sentence_starts
from dragoman.parse.tokenize import tokenize


def starts(marked: str, odds: float = 3.0, elsewhere: float = -9.0) -> str:
    """Return a text with bars where sentences begin, if the network gives ``odds`` to the words behind a tilde."""
    text, likely = "", []
    for piece in marked.split("~"):
        likely.append(len(text))
        text += piece
    tokens = tokenize(text)
    scores = np.full(len(tokens), elsewhere, np.float32)
    scores[[i for i, (start, _) in enumerate(tokens) if start in likely[1:]]] = odds
    cuts = [tokens[i][0] for i in sentence_starts(text, tokens, scores)]
    return "|".join(text[a:b] for a, b in zip([0, *cuts[1:]], [*cuts[1:], len(text)], strict=True))


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("It rained. “~We stayed”", "It rained. |“We stayed”"),
        ("It rained. ~“~We stayed”", "It rained. |“We stayed”"),
        ("“It rained.~” We stayed", "“It rained.” |We stayed"),
        ('It rained. "~We stayed"', 'It rained. |"We stayed"'),
        ('"It rained.~" We stayed', '"It rained." |We stayed'),
        ("'It rained.~' We stayed", "'It rained.' |We stayed"),
        ('It rained. ("~We stayed")', 'It rained. |("We stayed")'),
        ('("It rained.~") We stayed', '("It rained.") |We stayed'),
        ("(It rained.~) We stayed", "(It rained.) |We stayed"),
        ("It rained.~) [“ We stayed", "It rained.) |[“ We stayed"),
        ("“~We stayed”", "“We stayed”"),
        ("It rained.~”", "It rained.”"),
    ],
)
def test_a_mark_stays_with_what_it_opens_or_closes(marked: str, cut: str) -> None:
    assert starts(marked) == cut


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("They signed.~4 Talks go on", "They signed.4 |Talks go on"),
        ("They “signed.”~12 Talks go on", "They “signed.”12 |Talks go on"),
        ("They signed. ~4 ministers stayed", "They signed. |4 ministers stayed"),
        ("Resolution 2231.~The next", "Resolution 2231.|The next"),
        ("It is a pro-~war Party", "It is a pro-war Party"),
        ("see a/~B for it", "see a/B for it"),
    ],
)
def test_words_set_against_each_other(marked: str, cut: str) -> None:
    assert starts(marked) == cut


@pytest.mark.parametrize(
    ("marked", "odds", "cut"),
    [
        ("They met. ~Iran left", -1.5, "They met. |Iran left"),
        ("They met. ~Iran left", -2.5, "They met. Iran left"),
        ("They met. ~then left", -1.5, "They met. then left"),
        ("They met, ~Iran left", -1.5, "They met, Iran left"),
        ("points: 2. ~Iran left", -1.5, "points: 2. Iran left"),
        ("in 2014. ~Iran left", -1.5, "in 2014. |Iran left"),
        ("“They met.” ~Iran left", -4.5, "“They met.” |Iran left"),
        ('"They met." ~"Iran left"', -4.5, '"They met." |"Iran left"'),
        ("“Why now?” ~Lavrov asked", -1.0, "“Why now?” Lavrov asked"),
        ("He said this: ~Iran left", 0.5, "He said this: Iran left"),
        ("He said this: ~Iran left", 1.5, "He said this: |Iran left"),
        ("He said this: ~iran left", 0.5, "He said this: |iran left"),
    ],
)
def test_what_the_text_shows_moves_the_threshold(marked: str, odds: float, cut: str) -> None:
    assert starts(marked, odds) == cut


@pytest.mark.parametrize(
    ("text", "most", "end"),
    [
        ("Iran left. Oman stayed. They met", 9, "Iran left. Oman stayed."),
        ("Iran left. Oman stayed. They met", 5, "Iran left."),
        ("Iran left. “Oman stayed, he said", 8, "Iran left."),
        ("Iran left. oman stayed, he said", 8, ""),
        ("two things: 1. Oman stayed, he said", 8, ""),
        ("Iran left", 2, ""),
    ],
)
def test_the_last_sure_end(text: str, most: int, end: str) -> None:
    tokens = tokenize(text)
    count = last_sure_end(text, tokens, most)
    assert text[: tokens[count - 1][1] if count else 0] == end


@given(st.text(alphabet="aB1. \"'“”()?:", max_size=60), st.randoms(use_true_random=False))
def test_starts_are_words_in_order_from_the_first(text: str, rng: random.Random) -> None:
    tokens = tokenize(text)
    if tokens:
        scores = np.array([rng.uniform(-9, 9) for _ in tokens], np.float32)
        found = sentence_starts(text, tokens, scores)
        assert found[0] == 0
        assert found == sorted(set(found))
        assert found[-1] < len(tokens)
        assert 0 <= last_sure_end(text, tokens, 5) <= 5


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("FILE - The king met her.", "FILE - |The king met her."),
        ("FILE — The king met her.", "FILE — |The king met her."),
        ("FILE PHOTO: The king met her.", "FILE PHOTO: |The king met her."),
        ("The FILE-system met her.", "The FILE-system met her."),
        ("The file - a thick one - met her.", "The file - a thick one - met her."),
    ],
)
def test_what_the_label_of_a_picture_introduces_is_a_sentence(text: str, cut: str) -> None:
    assert starts(text) == cut


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("Rights were kept. ~4 Even so, they shrank.", "Rights were kept. 4 |Even so, they shrank."),
        ("It was signed. ~12 The king left.", "It was signed. 12 |The king left."),
        ("It was signed. ~12 Kings left.", "It was signed. |12 Kings left."),
        ("It was signed. ~1948 The king left.", "It was signed. |1948 The king left."),
        ("It was signed; ~4 The king left.", "It was signed; |4 The king left."),
    ],
)
def test_the_mark_of_a_note_that_stands_apart_ends_a_sentence(marked: str, cut: str) -> None:
    assert starts(marked) == cut


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("2.1 ~Scope of the pact", "2.1 Scope of the pact"),
        ("It ended. ~3.2.1 ~Scope of the pact", "It ended. |3.2.1 Scope of the pact"),
        ("See Figure 2.1 ~Delegates meet.", "See Figure 2.1 |Delegates meet."),
        ("2 ~Scope of the pact", "2 |Scope of the pact"),
    ],
)
def test_the_number_of_a_section_belongs_to_its_heading(marked: str, cut: str) -> None:
    assert starts(marked) == cut
