"""Turn words into the word pieces, letter cases and positions that the network takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

__all__ = ["CASES", "Pieces", "letter_case", "to_pieces"]

CASES = 7
"""Number of letter cases: lower, Capital, CAPITALS, mixed, one letter, with digit, no letter.

The encoder is uncased; the case of each word is given to it in the slot of the token type."""

_MAX_WORD = 64
"""Characters of one word that are read; longer ones (URLs, rubbish) are cut for the network only, never in the text."""

_REMEMBERED = 40_000
"""Words whose pieces are kept: a word is cut by itself, so it is cut the same wherever it stands."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a run of words: ``ids`` and ``cases`` per piece, ``first`` the piece where each word begins."""

    ids: list[int]
    cases: list[int]
    first: list[int]


def letter_case(word: str) -> int:
    """Return the letter case class of a word, 0 to 6."""
    if any(char.isdigit() for char in word):
        return 5
    if not any(char.isalpha() for char in word):
        return 6
    if word.islower():
        return 0
    if len(word) == 1:
        return 4
    if word.isupper():
        return 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def to_pieces(tokenizer: Tokenizer, words: list[str]) -> Pieces:
    """Encode words with the tokenizer of the encoder, special tokens included.

    A word that yields no piece (an odd control character) takes the piece before it, so every word keeps a place.
    """
    begin, end = _frame(tokenizer)
    ids, cases = list(begin), [0] * len(begin)
    first: list[int] = []
    for word in words:
        pieces, case = _word_pieces(tokenizer, word)
        first.append(len(ids) if pieces else first[-1] if first else 0)
        ids += pieces
        cases += [case] * len(pieces)
    return Pieces(ids + end, cases + [0] * len(end), first)


@lru_cache(maxsize=4)
def _frame(tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Return the special tokens before and behind what is encoded."""
    word = tokenizer.encode(["a"], is_pretokenized=True)
    at = word.word_ids.index(0)
    return word.ids[:at], word.ids[at + word.word_ids.count(0) :]


@lru_cache(maxsize=_REMEMBERED)
def _word_pieces(tokenizer: Tokenizer, word: str) -> tuple[list[int], int]:
    pieces = tokenizer.encode([word[:_MAX_WORD]], is_pretokenized=True, add_special_tokens=False).ids
    return pieces, letter_case(word)
