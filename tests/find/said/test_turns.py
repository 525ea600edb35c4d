"""Speech that runs on: quotations without a cue belong to who spoke last, if nothing else was told between."""

from __future__ import annotations

import pytest

from dragoman.model import Sentence
from find.said.speech_trees import said, tree

FIRST = (
    "“/“/PUNCT/3/punct We/we/PRON/3/nsubj left/leave/VERB/7/ccomp+past ,/,/PUNCT/3/punct ”/”/PUNCT/3/punct "
    "Lee/Lee/PROPN/7/nsubj said/say/VERB/0/root+past ././PUNCT/7/punct"
)
QUOTED = "“/“/PUNCT/3/punct Iran/Iran/PROPN/3/nsubj stayed/stay/VERB/0/root+past ././PUNCT/3/punct ”/”/PUNCT/3/punct"
PLAIN = "Rain/rain/NOUN/2/nsubj fell/fall/VERB/0/root+past ././PUNCT/2/punct"
NAMED = (
    "The/the/DET/3/det “/“/PUNCT/3/punct axis/axis/NOUN/5/nsubj ”/”/PUNCT/3/punct "
    "stayed/stay/VERB/0/root+past ././PUNCT/5/punct"
)


def pieces(text: str, *cells: str) -> list[list[str]]:
    sentences: list[Sentence] = []
    at = 0
    for index, row in enumerate(cells):
        first = row.split("/", 1)[0]
        at = text.index(first, at)
        sentence = tree(row, text[at:], index, at)
        sentences.append(sentence)
        at = sentence.end
    found, _ = said(*sentences, text=text)
    return [[text[start:end] for start, end in one.pieces] for one in found]


def test_the_next_sentence_is_the_same_speaker() -> None:
    assert pieces("“We left,” Lee said. “Iran stayed.”", FIRST, QUOTED) == [["“We left,”", "“Iran stayed.”"]]


def test_so_is_the_next_paragraph() -> None:
    assert pieces("“We left,” Lee said.\n\n“Iran stayed.”", FIRST, QUOTED) == [["“We left,”", "“Iran stayed.”"]]


def test_not_after_other_news() -> None:
    assert pieces("“We left,” Lee said. Rain fell. “Iran stayed.”", FIRST, PLAIN, QUOTED) == [["“We left,”"]]


def test_a_word_in_marks_is_no_speech() -> None:
    assert pieces("“We left,” Lee said. The “axis” stayed.", FIRST, NAMED) == [["“We left,”"]]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_paragraphs_before_the_cue(gap: str) -> None:
    opened = "“/“/PUNCT/3/punct Iran/Iran/PROPN/3/nsubj stayed/stay/VERB/0/root+past ././PUNCT/3/punct"
    text = f"“Iran stayed.{gap}“We left,” Lee said."
    assert pieces(text, opened, FIRST) == [["“Iran stayed.", "“We left,”"]]
