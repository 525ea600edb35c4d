"""Tests of dragoman.parse.pieces with a small vocabulary of word pieces."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.processors import TemplateProcessing

from dragoman.parse.pieces import CASES, letter_case, to_pieces

VOCABULARY = {piece: i for i, piece in enumerate(["[UNK]", "[CLS]", "[SEP]", "iran", "##ian", "met", "a", "##a"])}


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece(VOCABULARY))
    made.normalizer = BertNormalizer()
    made.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    return made


@pytest.mark.parametrize(
    ("word", "case"),
    [("iran", 0), ("Iran", 1), ("IRAN", 2), ("McKee", 3), ("eU", 3), ("A", 4), ("F-16", 5), ("2025", 5), ("--", 6),
     ("", 6), ("a", 0), ("عراق", 3), ("pre-war", 0)],
)  # fmt: skip
def test_letter_cases(word: str, case: int) -> None:
    assert letter_case(word) == case
    assert 0 <= letter_case(word) < CASES


def test_pieces_of_words(tokenizer: Tokenizer) -> None:
    pieces = to_pieces(tokenizer, ["Iranian", "met", "IRAN"])
    assert [tokenizer.id_to_token(i) for i in pieces.ids] == ["[CLS]", "iran", "##ian", "met", "iran", "[SEP]"]
    assert pieces.first == [1, 3, 4]
    assert pieces.cases == [0, 1, 1, 0, 2, 0]


def test_a_word_without_a_piece_takes_the_place_before_it(tokenizer: Tokenizer) -> None:
    pieces = to_pieces(tokenizer, ["\x00", "met", "\x00", "iran"])
    assert pieces.first == [0, 1, 1, 2]
    assert len(pieces.ids) == 4


def test_long_words_are_cut(tokenizer: Tokenizer) -> None:
    pieces = to_pieces(tokenizer, ["a" * 5000, "met"])
    assert len(pieces.ids) <= 64 + 3
    assert tokenizer.id_to_token(pieces.ids[pieces.first[1]]) == "met"
