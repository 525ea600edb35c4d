"""Mend which clause is the main one, whose subject a noun is, and what an owner's mark or a preposition hangs on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.find.mended_links import base
from dragoman.model import Token
from dragoman.tables import read_word_set

__all__ = ["with_clauses"]

Tokens = tuple[Token, ...]

_OWNED = {"'s", "’s", "'", "’"}
_DENIALS = {"not", "n't", "n’t", "never"}
_RELATIVES = {"who", "which"}
_NAMES = {"NOUN", "PROPN"}
_PASSIVE = {"aux:pass", "nsubj:pass"}
_QUOTES = {'"', "“", "”", "``", "''"}
_HEARD = "heard"
"""The set of verbs whose object hears a clause: "told the envoy | he must go"."""
_REPORTING = "reporting"
"""The set of verbs that only say whose a clause is; to warn, complain or concede is an act of its own."""


def with_clauses(tokens: Tokens) -> Tokens:
    """Return a sentence's tokens with these slips mended.

    A clause before the comma and the words that say whose it is, "Oman will stay, | an official said", is the main one.
    The noun before ", which" or "who" is not what the relative clause has for a subject. A noun between "that" and a
    verb without a subject is its subject. An owner's mark belongs to the word before it. What a preposition brings
    behind a passive is no object. "In what" belongs to the verb before it, and the clause behind it to "what". A
    preposition and a noun before an infinitive belong together, an object and a bare clause right behind it.
    """
    tokens = _with_bare_relatives(_with_nouns_before_infinitives(_with_free_relatives(tokens)))
    tokens = _with_owners(_with_subjects_of_clauses(_with_small_words(tokens)))
    return _with_reports_behind(_with_nouns_before_relatives(_with_passive_obliques(tokens)))


def _with_reports_behind(tokens: Tokens) -> Tokens:
    """Make a clause the main one over "he said" behind it, and hang on it what stands before it.

    Quotes stay said, and so does what is threatened on a condition: "would strike, he told them, unless they left".
    """
    root = next((t for t in tokens if t.head < 0), None)
    if root is None or root.lemma not in read_word_set("trees", _REPORTING):
        return tokens
    kin = [t for t in tokens if t.head == root.index]
    subject = next((t for t in kin if base(t.deprel) == "nsubj"), None)
    clause = next((t for t in kin if t.deprel == "ccomp" and t.index < root.index), None)
    if subject is None or clause is None or not clause.index < subject.index:
        return tokens
    if any(t.text in _QUOTES for t in tokens[: subject.index]) or any(_is_condition(tokens, t) for t in kin):
        return tokens
    own = {base(t.deprel) for t in tokens if t.head == clause.index}
    if any(t.text.lower() in _DENIALS for t in kin):  # "when they will meet, the palace would not say"
        return tokens
    if "mark" in own or "nsubj" not in own:
        return tokens
    changed = [replace(t, head=clause.index) if t.head == root.index and t.index < clause.index else t for t in tokens]
    changed[clause.index] = replace(clause, head=-1, deprel="root")
    changed[root.index] = replace(root, head=clause.index, deprel="parataxis")
    return tuple(changed)


def _is_condition(tokens: Tokens, clause: Token) -> bool:
    return any(t.head == clause.index and t.deprel == "mark" and t.text.lower() in {"if", "unless"} for t in tokens)


def _with_nouns_before_relatives(tokens: Tokens) -> Tokens:
    """Give a noun before "which" to the verb behind its clause: "Oman, which had shut it, | has opened it again"."""
    changed = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head]
        if base(noun.deprel) != "nsubj" or noun.upos not in _NAMES or not noun.index < verb.index < verb.head:
            continue
        kin = [t for t in tokens if t.head == verb.index]
        relative = any(t.text.lower() in _RELATIVES and noun.index < t.index < verb.index for t in kin)
        beside = {t.deprel for t in tokens if t.head == verb.head}
        clause = base(verb.deprel) in {"ccomp", "advcl", "acl", "csubj", "parataxis"}
        if relative and clause and not any(base(name) == "nsubj" for name in beside):
            subject = "nsubj:pass" if "aux:pass" in beside else "nsubj"
            changed[noun.index] = replace(noun, head=verb.head, deprel=subject)
            changed[verb.index] = replace(verb, head=noun.index, deprel="acl:relcl")
    return tuple(changed)


def _with_free_relatives(tokens: Tokens) -> Tokens:
    """Hang "in what" on the verb before it: "struck the court, in | what the president described as a plot"."""
    changed = list(tokens)
    for case, token in pairwise(tokens):
        verb = tokens[token.head]
        brought = token.text.lower() == "what" and case.deprel == "case" and case.head == token.index
        behind = token.deprel == "obl" and base(verb.deprel) == "advcl" and 0 <= verb.head < case.index
        if brought and behind and token.index < verb.index:
            changed[token.index] = replace(token, head=verb.head)
            changed[verb.index] = replace(verb, head=token.index, deprel="acl:relcl")
    return tuple(changed)


def _with_subjects_of_clauses(tokens: Tokens) -> Tokens:
    """Take a noun behind "that" and before its verb for the subject: "demanded that | the minister step down"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel != "obj" or token.upos not in _NAMES or token.index > token.head:
            continue
        kin = [t for t in tokens if t.head == token.head]
        marked = any(t.deprel == "mark" and t.text.lower() == "that" and t.index < token.index for t in kin)
        if marked and not any(base(t.deprel) in {"nsubj", "csubj", "expl"} for t in kin):
            passive = any(t.deprel == "aux:pass" for t in kin)
            changed[token.index] = replace(token, deprel="nsubj:pass" if passive else "nsubj")
    return tuple(changed)


def _with_bare_relatives(tokens: Tokens) -> Tokens:
    """Hang a bare clause right behind an object on that object: "will return the bases | it has seized"."""
    changed = list(tokens)
    for token in tokens:
        kin = [t for t in tokens[: token.index] if t.head == token.index]
        plain = token.deprel == "ccomp" and token.upos == "VERB" and token.head < token.index
        if not plain or not kin or kin[0].deprel != "nsubj" or kin[0].upos != "PRON" or kin[0].index == 0:
            continue
        noun = tokens[kin[0].index - 1]
        verb = tokens[tokens[noun.head].head if noun.deprel == "conj" else noun.head]
        above = tokens[token.head]
        own = verb.index == above.index and verb.lemma not in read_word_set("trees", _HEARD)
        beside = noun.deprel in {"obj", "conj"} and noun.upos == "NOUN" and verb.upos == "VERB"
        if beside and (own or (verb.head == above.index and verb.deprel == "ccomp")):
            changed[token.index] = replace(token, head=noun.index, deprel="acl:relcl")
    return tuple(changed)


def _with_small_words(tokens: Tokens) -> Tokens:
    """Take "that" for a pronoun where it is the subject or object: "the truce | that the junta announced".

    "Neither", which opens a pair, joins nothing to what stands before it.
    """
    changed = list(tokens)
    for token in tokens:
        word = token.text.lower()
        if word == "that" and token.upos == "SCONJ" and base(token.deprel) in {"nsubj", "obj"}:
            changed[token.index] = replace(token, upos="PRON")
        elif word == "neither" and token.deprel == "cc":
            changed[token.index] = replace(token, deprel="cc:preconj")
    return tuple(changed)


def _with_owners(tokens: Tokens) -> Tokens:
    """Hang an owner's mark on the owner before it, not on what is owned: "Oman | 's highest court"."""
    changed = list(tokens)
    for token in tokens[1:]:
        if token.text not in _OWNED or token.deprel != "case" or token.head < token.index:
            continue
        owner = tokens[token.index - 1]
        while 0 <= owner.head < token.index and base(owner.deprel) in {"flat", "compound", "nmod", "appos", "conj"}:
            owner = tokens[owner.head]
        if owner.upos not in _NAMES:
            continue
        changed[token.index] = replace(token, head=owner.index)
        if owner.head == token.head and owner.deprel in {"compound", "amod", "nmod", "det"}:
            changed[owner.index] = replace(owner, deprel="nmod:poss")
    return tuple(changed)


def _with_passive_obliques(tokens: Tokens) -> Tokens:
    """Take no noun behind a passive and its preposition for an object: "was stopped and put on | a plane"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel != "compound:prt" or not 0 <= token.head < token.index or not _is_passive(tokens, token.head):
            continue
        noun = next((t for t in tokens[token.index + 1 :] if t.head == token.head and t.deprel == "obj"), None)
        if noun is not None and noun.upos in _NAMES and token.upos == "ADP":
            changed[token.index] = replace(token, head=noun.index, deprel="case")
            changed[noun.index] = replace(noun, deprel="obl")
    return tuple(changed)


def _with_nouns_before_infinitives(tokens: Tokens) -> Tokens:
    """Take a preposition for its noun's, not for the infinitive's behind it: "stood guard, under | orders to shoot"."""
    changed = list(tokens)
    for case, noun, to in zip(tokens, tokens[1:], tokens[2:], strict=False):
        marks = case.upos == "ADP" and case.deprel == to.deprel == "mark" and case.head == to.head > to.index
        if marks and to.text.lower() == "to" and noun.upos == "NOUN" and base(noun.deprel) == "obl":
            changed[case.index] = replace(case, head=noun.index, deprel="case")
    return tuple(changed)


def _is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is passive, or a participle without a subject that is joined to a passive verb."""
    own = {t.deprel for t in tokens if t.head == verb}
    joined = tokens[verb].deprel == "conj" and tokens[verb].feat("VerbForm") == "Part" and "nsubj" not in own
    return bool(own & _PASSIVE) or (joined and _is_passive(tokens, tokens[verb].head))
