"""Choose parts of speech, the likeliest that a word can have: auxiliaries and particles are closed classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from dragoman.parse.forms import is_file
from dragoman.tables import read_word_set

__all__ = ["choose_tags", "closed_lemma", "mend_feats"]

_CLOSED = ("AUX", "PART")


def choose_tags(words: Sequence[str], scores: npt.NDArray[np.float32], names: Sequence[str]) -> list[str]:
    """Return each word's best tag of those that it can have.

    AUX and PART are closed classes ("refused" and "no" are in neither), some nouns are never verbs, and names of files
    are no proper nouns.

    ``scores`` has one row a word and one column a tag of ``names``.
    """
    scores = scores.copy()
    forms = [_plain(word) for word in words]
    for tag, closed in _closed_words().items():
        if tag in names:
            scores[[form not in closed for form in forms], names.index(tag)] = -np.inf
    if "VERB" in names:
        never = read_word_set("tokens", "no_verbs")
        scores[[form in never for form in forms], names.index("VERB")] = -np.inf
    if "PROPN" in names:
        scores[[is_file(form) for form in forms], names.index("PROPN")] = -np.inf
    return [names[i] for i in scores.argmax(1).tolist()]


def mend_feats(word: str, tag: str, feats: str) -> str:
    """Return a verb's features with the tense that its form shows: a finite form in -ed is past, never present."""
    if tag != "VERB" or "Tense=Pres" not in feats or "VerbForm=Fin" not in feats:
        return feats
    return feats.replace("Tense=Pres", "Tense=Past") if _plain(word).endswith("ed") and len(word) > 4 else feats


def closed_lemma(word: str, tag: str) -> str | None:
    """Return the lemma of an auxiliary or particle, None for other words and where it depends on the sentence."""
    closed = _closed_words().get(tag)
    return closed.get(_plain(word)) or None if closed else None


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").replace("`", "'")


@cache
def _closed_words() -> dict[str, dict[str, str]]:
    """Return the lemmas of the words of each closed class, empty where the lemma depends on the sentence."""
    text = (resources.files("dragoman.data.tokens") / "closed_words.tsv").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = {tag: {} for tag in _CLOSED}
    for line in text.splitlines():
        if not line.startswith(("#", "tag\t")):
            tag, form, lemma = line.split("\t")
            words[tag][form] = lemma
    return words
