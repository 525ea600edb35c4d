"""Lemmas by edit rules: how to make a word's dictionary form from the word as written.

A rule is text: ``l`` (lower-case the form first) or ``k`` (keep its case), the number of characters to cut from the end,
``+``, and the ending to add: ``l3+y`` makes "countries" into "country". ``=go`` replaces the whole word.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from os.path import commonprefix

import numpy as np
import numpy.typing as npt

__all__ = ["apply_rule", "choose_lemmas", "make_rule"]


def make_rule(form: str, lemma: str) -> str:
    """Return the rule that makes a lemma from a form.

    >>> make_rule("countries", "country"), make_rule("Talks", "talk"), make_rule("went", "go"), make_rule("Iran", "Iran")
    ('l3+y', 'l1+', '=go', 'k0+')
    """
    best: str | None = None
    for case, base in (("l", form.lower()), ("k", form)):
        stem = len(commonprefix([base, lemma]))
        rule = f"{case}{len(base) - stem}+{lemma[stem:]}"
        if stem and (best is None or len(rule) < len(best)):
            best = rule
    if best is None:
        return "=" + lemma
    if form != lemma and form.lower() == lemma:
        return "l0+"
    return "k0+" if form == lemma and form != form.lower() else best


def apply_rule(form: str, rule: str) -> str:
    """Return the lemma that a rule makes of a form; a rule that does not fit the form's length leaves it as it is.

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
    return base[: len(base) - count] + ending


_CHOICES = 5
_MARGIN = 4.0
"""How much less likely, in log odds, a rule may be and still be preferred because it makes a known word."""


def choose_lemmas(
    forms: Sequence[str], scores: npt.NDArray[np.float32], rules: Sequence[str], known: Container[str]
) -> list[str]:
    """Return each form's lemma by its best rule, or by a nearly as good one when only that makes a known word.

    ``scores`` has one row a form and one column a rule. This keeps a rule that fits the ending but not the word
    ("countries" to "countrie") from making a word up.
    """
    lemmas = []
    for form, row, best in zip(forms, scores, scores.argmax(1), strict=True):
        lemma = apply_rule(form, rules[best])
        certain = lemma == form or rules[best][0] == "=" or lemma.lower() in known or not form.isalpha()
        lemmas.append(lemma if certain else _known_lemma(form, row, rules, known) or lemma)
    return lemmas


def _known_lemma(form: str, scores: npt.NDArray[np.float32], rules: Sequence[str], known: Container[str]) -> str | None:
    order = np.argsort(-scores, kind="stable")[:_CHOICES]
    for i in order[1:]:
        if scores[i] < scores[order[0]] - _MARGIN:
            return None
        other = apply_rule(form, rules[i])
        if other.lower() in known and rules[i][0] != "=" and other[:1].lower() == form[:1].lower():
            return other
    return None
