"""Mend slips of the parser that the order of English words rules out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Sentence, Token

__all__ = ["base", "mended"]

Tokens = tuple[Token, ...]

_BEFORE_NOUN = {"det", "amod", "compound", "nummod", "nmod:poss", "case", "flat", "nmod:desc", "advmod"}
"""Relations of words that stand between a verb and the noun that it acts upon."""
_MEASURES = frozenset(
    "second minute hour day night morning afternoon evening week weekend month year decade time today tomorrow "
    "yesterday percent cent kilometre kilometer mile metre meter tonne ton dollar euro point fold spring summer autumn "
    "winter way".split()
)
"""Nouns that stand beside a verb without a preposition and are no objects: times and amounts."""


def base(deprel: str) -> str:
    """Return a relation without its subtype: ``nsubj:pass`` gives ``nsubj``."""
    return deprel.partition(":")[0]


def mended(sentence: Sentence) -> Tokens:
    """Return a sentence's tokens with these slips mended, each only where the tree allows no other reading.

    A preposition that hangs on the word before it hangs on the noun that follows. A second subject, behind its verb, is
    the object. An object that stands before the infinitive it hangs on, or behind a verb inside the clause that it
    skips, belongs to the verb before it. A noun without a preposition right behind a verb without an object is one.
    """
    tokens = _with_prepositions_before_nouns(sentence.tokens)
    tokens = _with_objects_of_the_verb_before(_with_one_subject(tokens))
    dates = {i for e in sentence.entities if e.label == "DATE" for i in range(e.first, e.last + 1)}
    return _with_bare_objects(tokens, dates)


def _with_prepositions_before_nouns(tokens: Tokens) -> Tokens:
    """Hang a preposition that the parser hung on the word before it on the noun that follows.

    English prepositions stand before their noun, so "withdrawal <- from" can only be a slip for "from -> the Plan".
    """
    changed = list(tokens)
    for token in tokens:
        if token.upos == "ADP" and token.deprel == "case" and 0 <= token.head < token.index:
            nouns = (
                other.index
                for other in tokens[token.index + 1 :]
                if other.head == token.head and base(other.deprel) in {"nmod", "obl"}
            )
            noun = next(nouns, None)
            if noun is not None and not any(t.head == noun and t.deprel == "case" for t in tokens if t.upos == "ADP"):
                changed[token.index] = replace(token, head=noun)
    return tuple(changed)


def _with_one_subject(tokens: Tokens) -> Tokens:
    """Take a second subject, after its verb, for the object that it must be: "Putin met | officials"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel == "nsubj" and 0 <= token.head < token.index and tokens[token.head].upos == "VERB":
            kin = [t for t in tokens if t.head == token.head]
            before = any(t.deprel == "nsubj" and t.index < t.head for t in kin)
            if before and not any(t.deprel in {"obj", "ccomp"} for t in kin):
                changed[token.index] = replace(token, deprel="obj")
    return tuple(changed)


def _with_objects_of_the_verb_before(tokens: Tokens) -> Tokens:
    """Hang objects on the verb right before them: "summoned | the envoy to complain", "said it reached | a deal"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel != "obj" or token.upos not in {"NOUN", "PROPN"} or token.head < 0:
            continue
        verb = _verb_before(tokens, token)
        if verb is None or verb == token.head or any(t.deprel == "obj" and t.head == verb for t in tokens):
            continue
        head = tokens[token.head]
        to = any(t.head == head.index and t.deprel == "mark" and token.index < t.index for t in tokens)
        skipped = head.index < verb and tokens[verb].head == head.index and base(tokens[verb].deprel) in {"ccomp", "xcomp"}
        if (to and head.head == verb) or skipped:
            changed[token.index] = replace(token, head=verb)
    return tuple(changed)


def _with_bare_objects(tokens: Tokens, dates: set[int]) -> Tokens:
    """Take a noun right behind its verb for the object: "defended | the policy", "called off | a strike"."""
    changed = list(tokens)
    for token in tokens:
        bare = base(token.deprel) == "obl" and token.upos in {"NOUN", "PROPN"} and token.index not in dates
        if not bare or token.lemma.lower() in _MEASURES or _verb_before(tokens, token) != token.head:
            continue
        kin = [t for t in tokens if t.head == token.head]
        filled = any(t.deprel in {"obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass"} for t in kin)
        introduced = any(t.head == token.index and t.deprel in {"case", "mark"} and t.upos != "PART" for t in tokens)
        if not filled and not introduced and tokens[token.head].deprel not in {"acl", "amod"}:
            changed[token.index] = replace(token, deprel="obj")
    return tuple(changed)


def _verb_before(tokens: Tokens, noun: Token) -> int | None:
    """Return the verb that stands right before a noun with its modifiers, a particle between them allowed."""
    for i in range(noun.index - 1, -1, -1):
        token = tokens[i]
        if token.upos == "VERB" and base(token.deprel) != "amod":
            return i
        inside = base(token.deprel) in _BEFORE_NOUN or token.deprel in _BEFORE_NOUN or token.upos in {"PUNCT", "PART"}
        particle = token.deprel == "compound:prt"
        if token.text == "," or not (particle or (inside and (token.head >= i or token.upos == "PART"))):
            return None
    return None
