"""Tests of dragoman.find.mended_clauses: main clauses, their subjects, owners' marks, and what stays as it is."""

from __future__ import annotations

import pytest

from dragoman.find.mended_clauses import with_clauses
from scenes import relations, spell

SAID = (
    "Today/NOUN/7/obl:unmarked Oman/PROPN/3/nsubj left=leave/VERB/7/ccomp Aden/PROPN/3/obj ,/PUNCT/7/punct "
    "Ali/PROPN/7/nsubj said=say/VERB/0/root"
)
WARNED = SAID.replace("said=say", "warned=warn")
QUOTED = SAID.replace(",/PUNCT", "”/PUNCT")
THAT = SAID.replace("Today/NOUN/7/obl:unmarked", "That/SCONJ/3/mark")
NOT_SAID = SAID.replace("said=say", "not/PART/8/advmod said=say").replace("/7/", "/8/")
UNLESS = SAID + " unless/SCONJ/10/mark Chad/PROPN/10/nsubj left=leave/VERB/7/advcl"
UNLESS = UNLESS.replace("left=leave/VERB/7/ccomp", "stayed=stay/VERB/7/ccomp")
WHICH = (
    "Oman/PROPN/4/nsubj ,/PUNCT/4/punct which/PRON/4/nsubj shut=shut/VERB/7/advcl it/PRON/4/obj ,/PUNCT/4/punct "
    "reopened=reopen/VERB/0/root Aden/PROPN/7/obj"
)
WHO_FREED = "men=man/NOUN/3/nsubj who/PRON/3/nsubj fled=flee/VERB/5/ccomp were=be/AUX/5/aux:pass freed=free/VERB/0/root"
OWN_SUBJECT = WHICH.replace("it/PRON/4/obj", "Chad/PROPN/7/nsubj")
STEP_DOWN = (
    "Oman/PROPN/2/nsubj demanded=demand/VERB/0/root that/SCONJ/5/mark Ali/PROPN/5/obj step=step/VERB/2/ccomp "
    "down/ADP/5/compound:prt"
)
TRUCE = (
    "truce/NOUN/0/root that/SCONJ/4/obj Oman/PROPN/4/nsubj announced=announce/VERB/1/acl:relcl"
)  # fmt: skip
OWNER = "Oman/PROPN/4/compound ’s/PART/4/case highest/ADJ/4/amod court/NOUN/5/nsubj ruled=rule/VERB/0/root"
LONG_OWNER = (
    "Security/PROPN/2/compound Council/PROPN/5/nmod:poss 's/PART/5/case last/ADJ/5/amod vote/NOUN/0/root"
)  # fmt: skip
PLANE = (
    "Ali/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass stopped=stop/VERB/0/root and/CCONJ/5/cc "
    "put=put/VERB/3/conj/VerbForm=Part on/ADP/5/compound:prt a/DET/8/det plane/NOUN/5/obj"
)
COAT = "Ali/PROPN/2/nsubj put=put/VERB/0/root on/ADP/2/compound:prt a/DET/5/det coat/NOUN/2/obj"
IN_WHAT = (
    "Oman/PROPN/2/nsubj struck=strike/VERB/0/root Aden/PROPN/2/obj in/ADP/5/case what/PRON/7/obl Ali/PROPN/7/nsubj "
    "called=call/VERB/2/advcl revenge/NOUN/7/xcomp"
)
ORDERS = (
    "Oman/PROPN/2/nsubj stayed=stay/VERB/0/root under/ADP/6/mark orders=order/NOUN/2/obl to/PART/6/mark "
    "shoot/VERB/2/advcl"
)
SEIZED = (
    "Oman/PROPN/2/nsubj returned=return/VERB/0/root bases=base/NOUN/2/obj it/PRON/5/nsubj seized=seize/VERB/2/ccomp"
)
SAID_SEIZED = (
    "Ali/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj returned=return/VERB/2/ccomp ships=ship/NOUN/6/cc "
    "bases=base/NOUN/4/obj it/PRON/8/nsubj seized=seize/VERB/2/ccomp"
)
FOR_HIM = ORDERS.replace("under/ADP", "for/ADP").replace("orders=order/NOUN/2/obl", "Ali/PROPN/6/nsubj")


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (SAID, "left", "root", ""),
        (SAID, "said", "parataxis", "left"),
        (SAID, "Today", "obl:unmarked", "left"),
        (SAID, "Ali", "nsubj", "said"),
        (SAID.replace("said=say", "told=tell"), "left", "root", ""),
        (SAID.replace("said=say", "reported=report"), "left", "root", ""),
        (WHICH, "Oman", "nsubj", "reopened"),
        (WHICH, "shut", "acl:relcl", "Oman"),
        (WHO_FREED, "men", "nsubj:pass", "freed"),
        (STEP_DOWN, "Ali", "nsubj", "step"),
        (OWNER, "’s", "case", "Oman"),
        (OWNER, "Oman", "nmod:poss", "court"),
        (LONG_OWNER, "'s", "case", "Council"),
        (PLANE, "plane", "obl", "put"),
        (PLANE, "on", "case", "plane"),
        (IN_WHAT, "what", "obl", "struck"),
        (IN_WHAT, "called", "acl:relcl", "what"),
        (ORDERS, "under", "case", "orders"),
        (SEIZED, "seized", "acl:relcl", "bases"),
        (SAID_SEIZED, "seized", "acl:relcl", "bases"),
    ],
)
def test_a_slip_is_mended(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(with_clauses(spell(spec).tokens))[word] == (deprel, head)


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (WARNED, "left", "ccomp", "warned"),
        (QUOTED, "left", "ccomp", "said"),
        (THAT, "left", "ccomp", "said"),
        (UNLESS, "stayed", "ccomp", "said"),
        (NOT_SAID, "left", "ccomp", "said"),
        (OWN_SUBJECT, "Oman", "nsubj", "shut"),
        (STEP_DOWN.replace("that/SCONJ/5/mark", "as/ADV/5/advmod"), "Ali", "obj", "step"),
        (COAT, "coat", "obj", "put"),
        (FOR_HIM, "for", "mark", "shoot"),
        (
            SEIZED.replace("returned=return", "told=tell").replace("bases=base", "allies=ally"),
            "seized",
            "ccomp",
            "told",
        ),
        (IN_WHAT.replace("in/ADP/5/case", "in/ADP/2/compound:prt"), "what", "obl", "called"),
    ],
)
def test_what_english_allows_stays(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(with_clauses(spell(spec).tokens))[word] == (deprel, head)


def test_that_is_a_pronoun_where_it_is_an_object() -> None:
    tokens = with_clauses(spell(TRUCE).tokens)
    assert tokens[1].upos == "PRON"


def test_neither_opens_a_pair() -> None:
    spec = "Neither/CCONJ/5/cc Oman/PROPN/5/nsubj nor/CCONJ/4/cc Chad/PROPN/2/conj met=meet/VERB/0/root Ali/PROPN/5/obj"
    assert relations(with_clauses(spell(spec).tokens))["Neither"] == ("cc:preconj", "met")
    assert relations(with_clauses(spell(spec).tokens))["nor"] == ("cc", "Chad")
