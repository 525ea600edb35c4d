"""Tells whether a text is English, and which language it is in when it is not.

English shows in its small words, which make up a fifth of any running text; where they do, nothing more is asked.
Otherwise py3langid decides, which was trained on 140 languages, by the words that are no names. A text with too few of
them to tell, such as a headline, is let through.
"""

from __future__ import annotations

import csv
import re

from dragoman.errors import OtherLanguage
from dragoman.tables import read_table

__all__ = ["check_english"]

_SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "by",
        "from",
        "said",
        "has",
        "have",
        "were",
        "which",
        "would",
        "been",
        "their",
        "this",
        "are",
        "but",
        "for",
    ]
)
_ENGLISH_SHARE = 0.1
_ENGLISH = frozenset({"en", "pcm"})
"""English, and Nigerian Pidgin, which short English is taken for."""
_ONLY_ENGLISH = frozenset(
    {"and", "been", "from", "said", "that", "the", "their", "this", "were", "which", "with", "would"}
)
"""Small words that no other language has."""
_ENOUGH_WORDS = 8
_SHORT = 25
"""Words up to which one that only English has is enough."""
_ENOUGH_LETTERS = 12
_LOOKED_AT = 20_000
"""Characters that are looked at, from the beginning."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that write words without spaces, so that words cannot be counted."""


def check_english(text: str, name: str) -> None:
    """Pass a text that is English or has too few words to tell.

    Raises:
        OtherLanguage: it is in another language.
    """
    head = text[:_LOOKED_AT]
    words = _WORD.findall(head)
    if sum(word.lower() in _SMALL_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return
    told_by = [word for word in words if not word[0].isupper()]  # names are of no language
    if len(set(told_by)) < _ENOUGH_WORDS and len(_NO_SPACES.findall(head)) < _ENOUGH_LETTERS:
        return
    if len(told_by) < _SHORT and _ONLY_ENGLISH & {*told_by}:
        return  # so few words are easily taken for another language
    language = _identify(" ".join(told_by))
    if language not in _ENGLISH:
        raise OtherLanguage(f"{name}: in {_name(language)}, and dragoman reads English only; give a translation")


def _identify(text: str) -> str:
    import py3langid  # noqa: PLC0415 - its model is loaded only for a text that is not English at first sight

    language, _ = py3langid.classify(text)
    return str(language)


def _name(code: str) -> str:
    rows = csv.DictReader(read_table("read/languages.csv"))
    return next((row["name"] for row in rows if row["code"] == code), f"the language {code!r}")
