"""Turn words into the word pieces, letter cases and positions that the network takes."""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

__all__ = ["CASES", "Pieces", "letter_case", "to_pieces"]

CASES = 7
"""Number of letter cases: lower, Capital, CAPITALS, mixed, one letter, with digit, no letter.

The encoder is uncased; the case of each word is given to it in the slot of the token type."""

_MAX_WORD = 64
"""Characters of one word that are read; longer ones (URLs, rubbish) are cut for the network only, never in the text."""


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
    encoding = tokenizer.encode([word[:_MAX_WORD] for word in words], is_pretokenized=True)
    first = [-1] * len(words)
    cases = []
    for position, word in enumerate(encoding.word_ids):
        if word is None:
            cases.append(0)
            continue
        if first[word] < 0:
            first[word] = position
        cases.append(letter_case(words[word]))
    for i, position in enumerate(first):
        if position < 0:
            first[i] = first[i - 1] if i else 0
    return Pieces(encoding.ids, cases, first)
