"""Mend which predicate a subject, an adjective, a participle or a purpose belongs to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.find.mended_links import base
from dragoman.model import Token
from dragoman.tables import read_word_set

__all__ = ["with_predicates"]

Tokens = tuple[Token, ...]

_SEEMING = "seeming"
"""The set of verbs behind which an adjective says what their subject is."""
_NAMING = "naming"
"""The set of verbs with an object and what it is called."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})


def with_predicates(tokens: Tokens) -> Tokens:
    """Return a sentence's tokens with these slips mended.

    A verb with a subject and a relative behind it is no main clause: the subject is that of the verb to come. A
    predicate right behind "stands" or "remains" belongs to it, and what somebody calls something to "calls". Those
    "with" whom something was done are acted upon. What a noun is for belongs to the noun right before "for".
    """
    tokens = _with_complements(_with_subjects_before_relatives(tokens))
    return _with_purposes_of_nouns(_with_passives_behind_with(_with_names_given(tokens)))


def _with_subjects_before_relatives(tokens: Tokens) -> Tokens:
    """Give the subject before ", which" to the verb behind its clause: "the EU, which met, | is considering steps"."""
    for token in tokens:
        comma = tokens[token.index - 1].text == "," if token.index > 1 else False
        if not comma or token.text.lower() not in {"who", "which"} or token.deprel not in _SUBJECTS:
            continue
        inner = tokens[token.head]
        own = [t for t in tokens[: token.index] if t.head == inner.index and t.deprel in _SUBJECTS]
        outer = _verb_behind(tokens, inner)
        if len(own) != 1 or outer is None or inner.index < token.index:
            continue
        changed = list(tokens)
        passive = any(t.head == outer.index and t.deprel == "aux:pass" for t in tokens)
        changed[own[0].index] = replace(own[0], head=outer.index, deprel="nsubj:pass" if passive else "nsubj")
        changed[inner.index] = replace(inner, head=own[0].index, deprel="acl:relcl")
        if outer.head == inner.index:
            changed[outer.index] = replace(outer, head=inner.head, deprel=inner.deprel)
        return tuple(changed)
    return tokens


def _verb_behind(tokens: Tokens, inner: Token) -> Token | None:
    """Return the predicate behind a clause that is beside it or hangs on it and that nothing is the subject of."""
    for token in tokens[inner.index + 1 :]:
        beside = token.head == inner.head and base(token.deprel) == base(inner.deprel)
        below = token.head == inner.index and base(token.deprel) in {"parataxis", "conj", "ccomp"}
        if (beside or below) and token.upos in _PREDICATES:
            kin = {t.deprel for t in tokens if t.head == token.index}
            return None if kin & {*_SUBJECTS, "cc", "mark", "csubj", "expl"} else token
    return None


def _with_names_given(tokens: Tokens) -> Tokens:
    """Hang on its verb what an object is called: "called the decision | "a stab in the back""."""
    changed = list(tokens)
    for token in tokens:
        thing = tokens[token.head] if token.deprel == "appos" and 0 <= token.head < token.index else None
        if thing is None or thing.deprel != "obj" or tokens[thing.head].lemma not in read_word_set("trees", _NAMING):
            continue
        article = any(t.head == token.index and t.text.lower() in {"a", "an"} for t in tokens)
        if article and not any(t.text in {",", "(", "-", "–"} for t in tokens[thing.index : token.index]):
            changed[token.index] = replace(token, head=thing.head, deprel="xcomp")
    return tuple(changed)


def _with_complements(tokens: Tokens) -> Tokens:
    """Hang on its verb a predicate that was hung beside it: "stands | ready to help", "remained | committed to it"."""
    changed = list(tokens)
    for token in tokens:
        kin = [t for t in tokens if t.head == token.index]
        first = min((t.index for t in kin if t.deprel == "advmod" and t.index < token.index), default=token.index)
        verb = tokens[first - 1]
        beside = first > 0 and token.head == verb.head and token.deprel == verb.deprel and token.head >= 0
        fits = token.upos == "ADJ" or (token.upos == "VERB" and token.feat("Tense") != "Pres")
        if not (beside and fits) or verb.lemma not in read_word_set("trees", _SEEMING) or verb.upos != "VERB":
            continue
        before = {base(t.deprel) for t in kin if t.index < token.index}
        if not before & {"nsubj", "aux", "cop", "mark", "cc", "obj"}:
            changed[token.index] = replace(token, head=verb.index, deprel="xcomp")
    return tuple(changed)


def _with_passives_behind_with(tokens: Tokens) -> Tokens:
    """Take whom something was done to for no doer: "won the vote with | his rivals jailed", "with two men | freed"."""
    changed = list(tokens)
    for noun, verb in pairwise(tokens):
        done = verb.upos == "VERB" and verb.feat("Voice") == "Pass" and noun.upos in {"NOUN", "PROPN"}
        kin = [t for t in tokens if t.head == verb.index]
        if not done or any(base(t.deprel) in {"aux", "obj", "ccomp", "xcomp"} for t in kin):
            continue
        beside = noun.head == verb.head and verb.deprel == "advcl" and base(noun.deprel) == "obl"
        if noun.deprel == "nsubj" and noun.head == verb.index and any(_is_with(t) for t in kin):
            changed[noun.index] = replace(noun, deprel="nsubj:pass")
        elif beside and any(_is_with(t) for t in tokens if t.head == noun.index):
            changed[verb.index] = replace(verb, head=noun.index, deprel="acl")
    return tuple(changed)


def _is_with(token: Token) -> bool:
    return token.text.lower() == "with" and token.deprel in {"mark", "case"}


def _with_purposes_of_nouns(tokens: Tokens) -> Tokens:
    """Hang what a thing is for on its noun: "the effects of an initiative | for improving ties"."""
    changed = list(tokens)
    for noun, mark in pairwise(tokens):
        verb = tokens[mark.head]
        brought = mark.text.lower() == "for" and mark.deprel == "mark" and verb.index > mark.index
        described = noun.upos == "NOUN" and noun.deprel == "nmod" and noun.head == verb.head < noun.index
        if brought and described and verb.deprel == "acl":
            changed[verb.index] = replace(verb, head=noun.index)
    return tuple(changed)
