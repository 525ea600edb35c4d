"""Tell by the grammar whether an act is told aside of the report's news and so is older than it.

"following an 11-day tour", "after five rounds of talks", "the recent series of launches", "suits brought by workers",
"praised him for standing by it", "a country that has sent arms", "has repeatedly accused", "has strengthened ties" name
what was before, without saying when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.find.mended import mended
from dragoman.find.when.date_tense import dependents, has_tree
from dragoman.find.when.date_units import word_set
from dragoman.model import Sentence, Token

__all__ = ["told_aside"]

_EARLIER = {"recent", "previous", "earlier", "past", "last", "former"}
_OF_THE_NEWS = word_set("of-the-news")
_HABIT = word_set("habit")
_GRADUAL = word_set("gradual")
_MODALS = {"will", "would", "may", "might", "could", "should", "must", "shall", "can"}
_NOMINAL = ("nmod", "obl", "obj", "compound", "conj", "appos")


def told_aside(sentence: Sentence, trigger: int) -> bool:
    """Tell whether an act without a date of its own is told as something before the news."""
    if not has_tree(sentence):
        return False
    sentence = replace(sentence, tokens=mended(sentence))
    token = sentence.tokens[trigger]
    for _ in range(6):
        if _aside(sentence, token):
            return True
        onward = token.deprel.startswith((*_NOMINAL, "acl:relcl")) and token.head >= 0
        if not onward or (token.upos == "VERB" and not token.deprel.startswith(("acl:relcl", "conj"))):
            return False
        token = sentence.tokens[token.head]
    return False


def _aside(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is put before the news by its own preposition, adjective, conjunction or form."""
    around = dependents(sentence, token.index)
    cases = {t.text.lower() for t in around if t.deprel in {"case", "mark"}}
    if token.upos in {"NOUN", "PROPN"}:
        if any(t.text.lower() in _EARLIER for t in around if t.deprel == "amod"):
            return True
        several = token.feat("Number") == "Plur" and any(t.deprel in {"nummod", "nmod"} for t in around)
        return "following" in cases or ("after" in cases and several)
    if token.upos != "VERB":
        return False
    helpers = {t.lemma for t in around if t.deprel in {"aux", "aux:pass"}}
    if "have" in helpers and not helpers & _MODALS and _goes_on(token, around):
        return True
    if token.deprel == "acl:relcl":
        return "have" in helpers
    if token.deprel == "acl":
        own = token.lemma in _OF_THE_NEWS  # "the meeting, held at the palace" is no older than the meeting
        return not own and token.feat("Tense") == "Past" and token.feat("VerbForm") == "Part"
    return token.deprel == "advcl" and "for" in cases


def _goes_on(token: Token, around: Sequence[Token]) -> bool:
    """Tell whether an act is one of many or grows by degrees: "has long denied", "have deepened"."""
    return token.lemma in _GRADUAL or any(t.deprel == "advmod" and t.text.lower() in _HABIT for t in around)
