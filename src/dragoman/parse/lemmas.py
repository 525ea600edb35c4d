"""Lemmas by edit rules: how to make a word's dictionary form from the word as written.

A rule is text: ``l`` (lower-case the form first) or ``k`` (keep its case), the number of characters to cut from the
end, ``+``, and the ending to add: ``l3+y`` makes "countries" into "country". ``=go`` replaces the whole word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

__all__ = ["apply_rule", "choose_lemmas", "make_rule", "verb_lemma"]


def make_rule(form: str, lemma: str) -> str:
    """Return the rule that makes a lemma from a form.

    >>> make_rule("countries", "country"), make_rule("Talks", "talk"), make_rule("went", "go")
    ('l3+y', 'l1+', '=go')
    """
    best: str | None = None
    for case, base in (("l", form.lower()), ("k", form)):
        stem = _shared(base, lemma)
        rule = f"{case}{len(base) - stem}+{lemma[stem:]}"
        if stem and (best is None or len(rule) < len(best)):
            best = rule
    if best is None:
        return "=" + lemma
    if form != lemma and form.lower() == lemma:
        return "l0+"
    return "k0+" if form == lemma and form != form.lower() else best


def _shared(one: str, other: str) -> int:
    """Return how many characters two words have in common at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=40_000)
def apply_rule(form: str, rule: str) -> str:
    """Return the lemma that a rule makes of a form; a rule that does not fit it leaves it as it is.

    Misfits are a cut longer than the form, and the full stop of an abbreviation where there is one already.

    >>> apply_rule("parties", "l3+y")
    'party'
    """
    if rule.startswith("="):
        return rule[1:]
    cut, _, ending = rule[1:].partition("+")
    base = form.lower() if rule[0] == "l" else form
    count = int(cut)
    if count > len(base) or (count == len(base) and not ending):
        return base
    if base.endswith(".") and ending == ".":
        return base
    return base[: len(base) - count] + ending


_SILENT_E = re.compile(r"(?:i[sz]|at|[iov]v|y[sz]|dg|ens|ers|uls|[^aeioulr]l|c)$")
"""Endings of verb stems that nearly always lost an e before -ed and -ing."""
_SHORT = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]")
"""A stem of one syllable with one vowel and one consonant at its end."""
_OPEN = {"VERB", "NOUN", "ADJ"}
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CHOICES = 5
_MARGIN = 4.0
"""How much less likely, in log odds, a rule may be and still be preferred because it makes a known word."""


def choose_lemmas(
    forms: Sequence[str],
    tags: Sequence[str],
    feats: Sequence[str],
    scores: npt.NDArray[np.float32],
    rules: Sequence[str],
) -> list[str]:
    """Return each form's lemma: an irregular one's from the tables, else by its best rule that makes a known word.

    ``tags`` are universal tags; ``feats`` features in CoNLL-U form; ``scores`` has one row a form and one column a
    rule. Looking for known words keeps a rule that fits the ending but not the word ("countries" to "countrie") from
    making a word up.
    """
    known, coded = _words("words.txt"), _words("frame_verbs.txt")
    lemmas = []
    for form, tag, feat, row, best in zip(forms, tags, feats, scores, scores.argmax(1).tolist(), strict=True):
        told = _told_by_form(form, tag)
        if told is not None:
            lemmas.append(told)
            continue
        lemma = apply_rule(form, rules[best])
        if tag == "VERB" and lemma not in coded:
            lemma = next((word for word in _undone(form.lower()) if word in coded), lemma)
        if tag == "PROPN" and lemma in {form, form[:-1]} and "Number=Plur" in feat:
            lemma = _singular(form)
        if tag in _OPEN and rules[best][0] != "=" and lemma.islower() and lemma not in known:
            lemma = _known_lemma(form, row, rules, known) or _regular(form, tag, known) or lemma
        lemmas.append(lemma)
    return lemmas


def _told_by_form(form: str, tag: str) -> str | None:
    """Return the lemma that a form and its tag tell whatever the sentence, or None."""
    lower = form.lower()
    listed = _listed_lemmas().get((lower, tag))
    if listed is not None:
        return listed
    if tag == "VERB":
        return _irregular_verbs().get(lower)
    if tag == "PROPN":
        return _calendar_words().get(lower)
    if tag == "PUNCT" and form.isascii():
        return form
    if tag == "NUM" and _THOUSANDS.fullmatch(form):
        return form.replace(",", "")
    # a gerund that has become a noun keeps its form ("the shelling"), a participle that has become an adjective too
    if (tag == "NOUN" and form.endswith("ing")) or (tag == "ADJ" and len(form) > 4 and form.endswith(("ed", "ing"))):
        return form if form.islower() else None
    return None


def verb_lemma(form: str) -> str | None:
    """Return the verb of the package's frames that a word may be a past form of, or None."""
    irregular = _irregular_verbs().get(form.lower())
    if irregular in _words("frame_verbs.txt"):
        return irregular
    return next((word for word in _undone(form.lower()) if word in _words("frame_verbs.txt")), None)


def _known_lemma(form: str, scores: npt.NDArray[np.float32], rules: Sequence[str], known: Container[str]) -> str | None:
    order = np.argsort(-scores, kind="stable")[:_CHOICES]
    for i in order[1:]:
        if scores[i] < scores[order[0]] - _MARGIN:
            return None
        other = apply_rule(form, rules[i])
        if other in known and rules[i][0] != "=" and other[0] == form[0].lower():
            return other
    return None


def _regular(form: str, tag: str, known: Container[str]) -> str | None:
    """Undo a regular ending of a verb or noun the way that makes a known word, else the plainest way."""
    word = form.lower()
    if tag == "NOUN":
        tries = [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]] if word.endswith("s") else []
        tries = [word[:-3] + "y", *tries] if word.endswith("ies") else tries
        tries += [word[:-2] + "an"] if word.endswith("men") else []
        plain = _singular(word) if word.endswith("es") and not form.isupper() else None
        return next((t for t in tries if t in known), plain)
    if tag == "VERB" and word.endswith("es"):
        return _singular(word)  # the third person has the endings of the plural
    tries = _undone(word) if tag == "VERB" else []
    if not tries:
        return None
    stem = word.removesuffix("ing").removesuffix("ed")
    unknown = stem + "e" if _SILENT_E.search(stem) else tries[0]
    return next((t for t in tries if t in known), unknown)


def _singular(word: str) -> str:
    """Return the singular of a regular plural; a word that ends otherwise is left as it is.

    >>> [_singular(word) for word in ("Ministries", "Churches", "Houses", "Congress")]
    ['Ministry', 'Church', 'House', 'Congress']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _undone(word: str) -> list[str]:
    """Return what a regular past or participle may be a form of, the plainest first; nothing for other words."""
    ending = next((e for e in ("ing", "ed") if word.endswith(e) and len(word) > len(e) + 2), None)
    if ending is None:
        return []
    stem = word.removesuffix(ending)
    doubled = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "sz" else stem
    tries = [stem, stem + "e"] if doubled == stem else [doubled, stem, stem + "e"]
    if doubled == stem and _SHORT.fullmatch(stem):
        tries.reverse()  # "raped" is no form of "rap", whose last letter would be doubled
    return [stem[:-1] + "y", *tries] if stem.endswith("i") and ending == "ed" else tries


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    text = (resources.files("dragoman.data.tokens") / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def _irregular_verbs() -> dict[str, str]:
    text = (resources.files("dragoman.data.tokens") / "irregular_verbs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {form: lemma for form, lemma in rows if form != "form"}


@lru_cache(maxsize=1)
def _calendar_words() -> dict[str, str]:
    text = (resources.files("dragoman.data.tokens") / "calendar_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {form: lemma for form, lemma in rows if form != "form"}


@lru_cache(maxsize=1)
def _listed_lemmas() -> dict[tuple[str, str], str]:
    text = (resources.files("dragoman.data.tokens") / "lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(form, tag): lemma for form, tag, lemma in rows if form != "form"}
