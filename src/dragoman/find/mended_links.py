"""Mend slips of the parser in what links clauses and phrases: conjunctions, relatives, prepositions behind verbs."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Token
from dragoman.tables import read_word_set

__all__ = ["base", "is_subordinate", "with_links"]

Tokens = tuple[Token, ...]

_BRINGING = frozenset({"against", "for", "on", "about", "over", "with", "from", "of", "at", "into"})
_CONJUNCTIONS = frozenset({
    "after", "although", "as", "because", "before", "once", "since", "though", "until", "when", "while",
})  # fmt: skip
_PREPOSITIONAL = frozenset({"following"})
_NO_PARTICLE = "no_particle"
"""The set of verbs with a preposition and without particles."""


def base(deprel: str) -> str:
    """Return a relation without its subtype: ``nsubj:pass`` gives ``nsubj``."""
    return deprel.partition(":")[0]


def with_links(tokens: Tokens) -> Tokens:
    """Return a sentence's tokens with these slips mended.

    A participle that only says after what, "following the visit", is a preposition; one behind a noun describes it, as
    a clause with ", which" does. What "before" or "because" introduces is no main clause. What a preposition right
    behind a verb brings is no object.
    """
    tokens = _with_participles_behind_nouns(_with_participles_for_prepositions(tokens))
    tokens = _with_relative_clauses(_with_main_clauses(tokens))
    return _with_prepositional_objects(tokens)


def _with_participles_for_prepositions(tokens: Tokens) -> Tokens:
    """Hang the noun behind "following" where the participle hung: "built on momentum | following the visit"."""
    changed = list(tokens)
    for token in tokens:
        if token.text.lower() not in _PREPOSITIONAL or token.upos != "VERB" or token.head < 0:
            continue
        noun = _noun_behind(tokens, token)
        if noun is None:
            continue
        head = token.head if base(token.deprel) in {"advcl", "acl"} else noun.head
        relation = "obl" if tokens[head].upos in {"VERB", "AUX", "ADJ"} else "nmod"
        changed[noun.index] = replace(noun, head=head, deprel=relation)
        changed[token.index] = replace(
            token, head=noun.index, deprel="case", upos="ADP", lemma=token.text.lower(), feats=""
        )
    return tuple(changed)


def _noun_behind(tokens: Tokens, participle: Token) -> Token | None:
    """Return the noun that a participle introduces: its only object, the next one of its verb, or what it marks."""
    kin = [t for t in tokens if t.head == participle.index and t.upos != "PUNCT"]
    if base(participle.deprel) == "case":
        nouns = [tokens[participle.head]] if participle.head > participle.index else []
    elif base(participle.deprel) not in {"advcl", "acl"} or len(kin) > 1:
        return None
    else:
        nouns = kin or [t for t in tokens[participle.index + 1 :] if t.head == participle.head][:1]
    noun = nouns[0] if nouns else None
    if noun is None or noun.upos not in {"NOUN", "PROPN"} or noun.index < participle.index:
        return None
    cased = any(t.head == noun.index and t.deprel == "case" and t.upos == "ADP" for t in tokens[: noun.index])
    return None if cased or noun.deprel not in {"obj", "obl", "obl:unmarked", "nmod"} else noun


def _with_participles_behind_nouns(tokens: Tokens) -> Tokens:
    """Take a participle behind the noun that it describes for a clause: "ties | severed in 2016"."""
    changed = list(tokens)
    for token in tokens:
        behind = token.deprel == "amod" and token.upos == "VERB" and 0 <= token.head < token.index
        if behind and any(t.head == token.index and base(t.deprel) in {"obl", "advcl"} for t in tokens):
            changed[token.index] = replace(token, deprel="acl")
    return tuple(changed)


def _with_relative_clauses(tokens: Tokens) -> Tokens:
    """Hang a clause that begins with ", which" or ", who" on the noun before the comma: "ended his trip, | which ...".

    "Who" means the last name before the comma, "in which" the last noun, "which" the one that governs what is there.
    """
    changed = list(tokens)
    for token in tokens:
        if base(token.deprel) not in {"parataxis", "ccomp"} and not token.deprel.endswith(":relcl"):
            continue
        own = (t for t in tokens[: token.index] if t.head == token.index)
        relative = next((t for t in own if t.text.lower() in {"who", "which"}), None)
        if relative is None or base(relative.deprel) not in {"nsubj", "obl"}:
            continue
        within = tokens[relative.index - 1].text.lower() == "in"
        comma = relative.index - 1 - within
        person = relative.text.lower() == "who"
        # a clause of the noun is well hung, and ", which" after a clause may mean all of it
        plain = (token.deprel == "acl:relcl" or (token.deprel == "advcl:relcl" and not person)) and not within
        if plain or comma < 1 or tokens[comma].text != ",":
            continue
        noun = _named_before(tokens, tokens[comma - 1], close=within or person)
        if noun is not None and noun.index != token.index:
            changed[token.index] = replace(token, head=noun.index, deprel="acl:relcl")
    return tuple(changed)


def _named_before(tokens: Tokens, last: Token, *, close: bool) -> Token | None:
    """Return the noun that a clause behind a word describes: the one that it ends, or what governs all before it."""
    at, found = last, last if last.upos in {"NOUN", "PROPN"} else None
    while at.head >= 0 and at.head < last.index and tokens[at.head].upos in {"NOUN", "PROPN"}:
        if close and base(at.deprel) not in {"flat", "compound", "appos"} and at.deprel != "nmod:desc":
            break
        at = tokens[at.head]
        found = at
    return found


def _with_main_clauses(tokens: Tokens) -> Tokens:
    """Hang a root with "before" or "when" on the clause beside it: "Days before Oman left, | Chad had closed"."""
    root = next((t for t in tokens if t.head < 0), None)
    if root is None or not is_subordinate(tokens, root):
        return tokens
    beside = [
        t for t in tokens
        if t.head == root.index < t.index and t.upos == "VERB" and base(t.deprel) in {"parataxis", "ccomp", "conj"}
        and any(k.head == t.index and base(k.deprel) == "nsubj" for k in tokens[: t.index])
        and not any(k.head == t.index and k.deprel in {"cc", "mark"} for k in tokens)
    ]  # fmt: skip
    if not beside:
        return tokens
    changed = list(tokens)
    changed[beside[0].index] = replace(beside[0], head=-1, deprel="root")
    changed[root.index] = replace(root, head=beside[0].index, deprel="advcl")
    return tuple(changed)


def is_subordinate(tokens: Tokens, verb: Token) -> bool:
    """Whether a conjunction of time or reason introduces a clause with a subject."""
    own = [t for t in tokens[: verb.index] if t.head == verb.index]
    marked = any(t.deprel in {"mark", "advmod"} and t.text.lower() in _CONJUNCTIONS for t in own)
    return marked and any(base(t.deprel) == "nsubj" for t in own)


def _with_prepositional_objects(tokens: Tokens) -> Tokens:
    """Take no object for one that a preposition right behind its verb brings: "pushed for | a code"."""
    changed = list(tokens)
    for token in tokens:
        behind = token.upos == "ADP" and token.text.lower() in _BRINGING
        verb = _verb_right_before(tokens, token) if behind else None
        if verb is None or token.deprel not in {"case", "mark", _particle_of(tokens[verb])}:
            continue
        noun = next((t for t in tokens[token.index + 1 :] if t.head == verb and t.upos != "PUNCT"), None)
        if noun is None or noun.deprel not in {"obj", "obl"} or noun.upos not in {"NOUN", "PROPN"}:
            continue
        other = any(
            t.head == noun.index and t.deprel == "case" and t is not token
            for t in tokens[: noun.index]
            if t.upos == "ADP"
        )
        if other or token.head not in {noun.index, verb}:
            continue
        changed[noun.index] = replace(noun, deprel="obl")
        changed[token.index] = replace(token, head=noun.index, deprel="case")
    return tuple(changed)


def _particle_of(verb: Token) -> str:
    """Return the relation that the parser may take a preposition of a verb for that has no particle."""
    return "compound:prt" if verb.lemma in read_word_set("trees", _NO_PARTICLE) else ""


def _verb_right_before(tokens: Tokens, token: Token) -> int | None:
    """Return the verb that stands right before a word, a particle between them allowed."""
    for i in (token.index - 1, token.index - 2):
        if i >= 0 and tokens[i].upos == "VERB":
            return i
        if i < 0 or tokens[i].deprel != "compound:prt":
            break
    return None
