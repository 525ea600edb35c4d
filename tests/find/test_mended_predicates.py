"""Tests of dragoman.find.mended_predicates: relatives, adjectives, participles, and clauses that stay as they are."""

from __future__ import annotations

import pytest

from dragoman.find.mended_predicates import with_predicates
from scenes import relations, spell

BLACKLISTED = (
    "Union/PROPN/4/nsubj ,/PUNCT/4/punct which/PRON/4/nsubj met=meet/VERB/9/ccomp ,/PUNCT/4/punct "
    "considers=consider/VERB/9/ccomp steps=step/NOUN/6/obj Ali/PROPN/9/nsubj said=say/VERB/0/root"
)
CLOSED = (
    "Chad/PROPN/4/nsubj ,/PUNCT/4/punct which/PRON/4/nsubj met=meet/VERB/0/root Oman/PROPN/4/obj ,/PUNCT/4/punct "
    "was=be/AUX/8/aux:pass closed=close/VERB/4/parataxis"
)
STANDS = (
    "Oman/PROPN/2/nsubj stands=stand/VERB/8/ccomp ready/ADJ/8/ccomp to/PART/5/mark help/VERB/3/xcomp ,/PUNCT/8/punct "
    "he/PRON/8/nsubj added=add/VERB/0/root"
)
REMAINED = (
    "He/PRON/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj remained=remain/VERB/2/ccomp deeply/ADV/6/advmod "
    "opposed=oppose/VERB/2/ccomp"
)
WON = (
    "He/PRON/2/nsubj won=win/VERB/0/root with/SCONJ/6/mark his/PRON/5/nmod:poss rivals=rival/NOUN/6/nsubj "
    "jailed=jail/VERB/2/advcl/Voice=Pass"
)
ENDED = (
    "Talks=talk/NOUN/2/nsubj ended=end/VERB/0/root with/ADP/5/case two/NUM/5/nummod men=man/NOUN/2/obl "
    "freed=free/VERB/2/advcl/Voice=Pass"
)
PLAN = (
    "He/PRON/2/nsubj praised=praise/VERB/0/root effects=effect/NOUN/2/obj of/ADP/5/case plans=plan/NOUN/3/nmod "
    "for/SCONJ/7/mark improving=improve/VERB/3/acl ties=tie/NOUN/7/obj"
)


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (BLACKLISTED, "Union", "nsubj", "considers"),
        (BLACKLISTED, "met", "acl:relcl", "Union"),
        (BLACKLISTED, "considers", "ccomp", "said"),
        (CLOSED, "Chad", "nsubj:pass", "closed"),
        (CLOSED, "met", "acl:relcl", "Chad"),
        (CLOSED, "closed", "root", ""),
        (STANDS, "ready", "xcomp", "stands"),
        (REMAINED, "opposed", "xcomp", "remained"),
        (WON, "rivals", "nsubj:pass", "jailed"),
        (ENDED, "freed", "acl", "men"),
        (PLAN, "improving", "acl", "plans"),
    ],
)
def test_slips_are_mended(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(with_predicates(spell(spec).tokens))[word] == (deprel, head)


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        (BLACKLISTED.replace("considers=consider/VERB/9/ccomp", "Oman/PROPN/9/nsubj"), "met"),
        (BLACKLISTED.replace("which/PRON/4/nsubj", "it/PRON/4/obj"), "met"),
        (STANDS.replace("stands=stand", "says=say"), "ready"),
        (REMAINED.replace("deeply/ADV/6/advmod", "was=be/AUX/6/cop"), "opposed"),
        (WON.replace("with/SCONJ", "while/SCONJ"), "rivals"),
        (WON.replace("/Voice=Pass", ""), "rivals"),
        (ENDED.replace("with/ADP", "by/ADP"), "freed"),
        (PLAN.replace("for/SCONJ", "by/SCONJ"), "improving"),
    ],
)
def test_sound_trees_stay(spec: str, word: str) -> None:
    tokens = spell(spec).tokens
    token = next(t for t in tokens if t.text == word)
    assert relations(with_predicates(tokens))[word] == (token.deprel, tokens[token.head].text)


CALLED = (
    'Oman/PROPN/2/nsubj called=call/VERB/0/root the/DET/4/det decision/NOUN/2/obj "/PUNCT/7/punct a/DET/7/det '
    "stab/NOUN/4/appos"
)


def test_what_a_thing_is_called_belongs_to_the_verb() -> None:
    assert relations(with_predicates(spell(CALLED).tokens))["stab"] == ("xcomp", "called")
    assert relations(with_predicates(spell(CALLED.replace("call/", "meet/")).tokens))["stab"] == ("appos", "decision")
    assert relations(with_predicates(spell(CALLED.replace('"/PUNCT', ",/PUNCT")).tokens))["stab"] == (
        "appos",
        "decision",
    )
    assert relations(with_predicates(spell(CALLED.replace("a/DET", "the/DET")).tokens))["stab"] == ("appos", "decision")
