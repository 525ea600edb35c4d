"""Lemmas by edit rules: how to make a word's dictionary form from the word as written.

A rule is text: ``l`` (lower-case the form first) or ``k`` (keep its case), the number of characters to cut from the end,
``+``, and the ending to add: ``l3+y`` makes "countries" into "country". ``=go`` replaces the whole word.
"""

from __future__ import annotations

from os.path import commonprefix

__all__ = ["apply_rule", "make_rule"]


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
