"""Mend what a participle hangs on: the noun that it describes, or the verb of whoever does both."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.find.mended_links import base
from dragoman.model import Token
from dragoman.tables import read_word_set

__all__ = ["with_participles"]

Tokens = tuple[Token, ...]

_UTTERING, _SAYING, _HOLDING = "uttering", "saying", "holding"
"""The sets of verbs that say something to or about somebody, of those that report a clause, and of those that tell of
a meeting how it came about."""


def with_participles(tokens: Tokens) -> Tokens:
    """Return tokens whose participles hang on what they tell of, those of uttering and of holding above all."""
    tokens = _of_the_doer(_of_meetings(_of_subjects(_with_participles_of_nouns(tokens))))
    return _with_utterances_of_the_speaker(tokens)


def _of_the_doer(tokens: Tokens) -> Tokens:
    """Hang an uttering after a comma on the verb, not on its object: "confirmed the policy, | threatening war"."""
    changed = list(tokens)
    uttering = read_word_set("trees", _UTTERING)
    for token in tokens[1:]:
        apart = token.deprel == "acl" and token.text.endswith("ing") and tokens[token.index - 1].text == ","
        noun = tokens[token.head]
        if apart and token.lemma in uttering and noun.deprel == "obj" and noun.head < noun.index < token.index:
            changed[token.index] = replace(token, head=noun.head, deprel="advcl")
    return tuple(changed)


def _of_meetings(tokens: Tokens) -> Tokens:
    """Hang on a meeting how it was held: "At the meeting, | attended by Oman and held in Doha, he said"."""
    changed = list(tokens)
    holding = read_word_set("trees", _HOLDING)
    for token in tokens[2:]:
        noun = tokens[token.index - 2]
        behind = token.deprel == "advcl" and token.lemma in holding and tokens[token.index - 1].text == ","
        if not behind or noun.upos != "NOUN" or noun.head != token.head or noun.head < token.index:
            continue
        if not any(t.head == token.index and base(t.deprel) in {"nsubj", "aux", "mark", "obj"} for t in tokens):
            changed[token.index] = replace(token, head=noun.index, deprel="acl")
    return tuple(changed)


def _of_subjects(tokens: Tokens) -> Tokens:
    """Hang on a subject by whom it was made: "talks between the two | hosted by Oman resumed", read beside the verb."""
    changed = list(tokens)
    for token in tokens[1:]:
        made = token.deprel == "advcl" and token.feat("VerbForm") == "Part" and token.index < token.head
        kin = [t for t in tokens if t.head == token.index]
        if not made or tokens[token.index - 1].text == "," or not any(t.deprel == "obl:agent" for t in kin):
            continue
        subject = next((t for t in tokens[: token.index] if t.head == token.head and base(t.deprel) == "nsubj"), None)
        if subject is not None and not any(base(t.deprel) in {"nsubj", "aux", "mark", "obj"} for t in kin):
            changed[token.index] = replace(token, head=subject.index, deprel="acl")
    return tuple(changed)


def _with_participles_of_nouns(tokens: Tokens) -> Tokens:
    """Hang a participle right behind its verb's object on that object: "adopted a resolution | demanding that"."""
    changed = list(tokens)
    for noun, token in pairwise(tokens):
        beside = token.deprel == "xcomp" and token.text.endswith("ing") and noun.head == token.head
        if beside and noun.deprel == "obj" and token.lemma in read_word_set("trees", _UTTERING):
            changed[token.index] = replace(token, head=noun.index, deprel="acl")
    return tuple(changed)


def _with_utterances_of_the_speaker(tokens: Tokens) -> Tokens:
    """Hang a participle of uttering on the verb of saying: "said it did not go far enough, | urging them to act"."""
    changed = list(tokens)
    uttering, saying = read_word_set("trees", _UTTERING), read_word_set("trees", _SAYING)
    for token in tokens:
        beside = base(token.deprel) in {"advcl", "conj", "xcomp"} and token.feat("VerbForm") in {"Ger", "Part"}
        if not beside or token.lemma not in uttering or tokens[token.index - 1].text != ",":
            continue
        clause = tokens[token.head]
        while base(clause.deprel) in {"xcomp", "conj", "advcl"} and clause.head >= 0 and clause.lemma not in uttering:
            clause = tokens[clause.head]
        said = base(clause.deprel) == "ccomp" and clause.lemma not in uttering | saying
        if said and tokens[clause.head].lemma in saying and clause.head < clause.index < token.index:
            own = {t.deprel for t in tokens if t.head == token.index}
            if not own & {"nsubj", "mark", "aux"}:
                changed[token.index] = replace(token, head=clause.head, deprel="advcl")
    return tuple(changed)
