"""The keys by which names are compared, whatever their spelling, accents, hyphens and capitals.

In a key marks are off the letters, full stops, apostrophes and hyphens dropped, words in capitals read as ordinary
names (``NATO`` and ``Nato``, ``WASHINGTON`` and ``Washington``), British and American spelling alike. A key keeps its
case, so that ``Turkey`` is no ``turkey`` and ``US`` no ``us``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["BARRIER", "fold", "key", "role_key", "skeleton"]

BARRIER = "\0"
"""The folded form of a token that no name runs across, such as a comma or a possessive ending."""

_SPELLING = {
    "Organisation": "Organization", "organisation": "organization", "Defence": "Defense", "defence": "defense",
    "Labour": "Labor", "labour": "labor", "Centre": "Center", "centre": "center", "Programme": "Program",
    "programme": "program", "Al": "al", "El": "el", "&": "and", "counsellor": "counselor", "adviser": "advisor",
}  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
                          "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "A"})  # fmt: skip
_DROPPED = re.compile(r"[^\w+]|_")
_SPLIT = re.compile(r"[\s\-‐‑–—/]+")
_CAPITALS_ARE_A_WORD = 4


@cache
def fold(word: str) -> str:
    """Return the form of one word in which names are compared; empty for a hyphen."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        word = "".join(c for c in word if not unicodedata.combining(c))
    if not word.isalnum():
        word = _SPELLING.get(word, word)
        word = _DROPPED.sub("", word)
    if len(word) >= _CAPITALS_ARE_A_WORD and word.isupper():
        word = word.capitalize()
    return _SPELLING.get(word, word)


def key(phrase: str) -> str:
    """Return the key of a name written out in words, without a leading article."""
    words = _SPLIT.split(phrase.strip())
    if len(words) > 1 and words[0].lower() == "the":
        del words[0]
    return " ".join(filter(None, map(fold, words)))


def skeleton(word: str) -> str:
    """Return the consonants of a name as transliterations share them: Araqchi and Araghchi, Zelensky and Zelenskiy."""
    letters = fold(word).lower()
    for pair, one in (("gh", "g"), ("kh", "k"), ("dh", "d"), ("th", "t"), ("ch", "c"), ("sh", "s"), ("q", "g"),
                      ("ph", "f"), ("ou", "u"), ("ck", "k"), ("x", "ks"), ("z", "s"), ("w", "v")):  # fmt: skip
        letters = letters.replace(pair, one)
    out = ""
    for letter in letters:
        if letter not in "aeiouyh'" and not out.endswith(letter):
            out += letter
    return letters[:1] + out[out.startswith(letters[:1]) :]


def role_key(phrase: str) -> str:
    """Return the key of a role noun: its words in small letters."""
    return " ".join(filter(None, (fold(word) for word in _SPLIT.split(phrase.lower()))))
