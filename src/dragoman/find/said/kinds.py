"""Decide what kind of statement something is, where the cue leaves it open, from the words that are said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dragoman.find.said.attribution import Attribution
from dragoman.find.said.layout import Layout
from dragoman.find.said.speakers import Speakers
from dragoman.find.tree import base
from dragoman.model import Entity, Span, Token
from dragoman.tables import read_word_set

__all__ = ["kind_of"]

_words = partial(read_word_set, "speech")
"""Returns a set of words of ``data/speech/word_sets.tsv`` by its name."""

_OWN = frozenset({"i", "we", "he", "she", "it", "they", "our", "my", "his", "her", "its", "their"})
_NEGATIVES = frozenset({"not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "nor"})
_DUTY = frozenset({"should", "must", "ought", "needs"})
_CALLS = frozenset({"need", "urge", "demand", "importance", "necessity"})
_FUTURE = frozenset({"will", "shall", "would", "'ll", "’ll"})
_POSSIBLE = frozenset({"can", "could", "may", "might"})


def kind_of(
    attribution: Attribution, within: Layout, content: Span, speaker: tuple[Entity, ...], speakers: Speakers
) -> str:
    """Return the kind of a statement: the cue's own, or what the words of its content in one sentence make it."""
    if attribution.reading.kind != "open":
        return attribution.reading.kind
    tokens = [token for token in within.tokens if content.start <= token.start < content.end]
    if not tokens:
        return "assert"
    head = _head(tokens)
    codes = {entity.code for entity in speaker if entity.code}
    own = _is_own(tokens, head, speaker) or bool(codes & _subject_codes(tokens, head, within, speakers))
    return _judge(_view(tokens, head, own=own))


@dataclass(frozen=True, slots=True)
class _View:
    """What a clause shows of its purpose: its lemmas, the small words around its head, whose act it tells."""

    lemmas: frozenset[str]
    helpers: frozenset[str]
    head: Token
    negative: bool
    own: bool
    imperative: bool


def _judge(view: _View) -> str:
    warns = bool(view.lemmas & _words("warn"))
    if view.lemmas & _words("cause") and not view.negative:
        return "explain"
    if view.helpers & _DUTY or view.imperative or view.head.lemma in _CALLS:
        return "demand"
    if view.helpers & _FUTURE or view.head.lemma in _words("ready"):
        return _of_future(view, warns=warns)
    if (view.negative and not view.helpers & _POSSIBLE) or view.lemmas & _words("deny"):
        return "deny"
    if (
        not view.own
        and not view.helpers & _POSSIBLE
        and (view.lemmas & _words("accuse") or view.head.lemma in _words("harm"))
    ):
        return "accuse"
    if view.lemmas & _words("praise"):
        return "praise"
    harm = view.head.lemma in _words("harm")
    return "warn" if (warns or harm) and view.helpers & _POSSIBLE else "assert"


def _of_future(view: _View, *, warns: bool) -> str:
    """Return the kind of words about what is to come: one's own act is promised or refused, harm is warned of."""
    harm = view.head.lemma in _words("harm")
    if harm or (warns and (view.lemmas & {"if", "unless"} or not view.own)):
        return "warn"
    if view.own:
        return "deny" if view.negative else "promise"
    return "assert"


def _head(tokens: list[Token]) -> Token:
    """Return the token that governs the words said: one whose governor stands outside of them."""
    inside = {token.index for token in tokens}
    tops = [token for token in tokens if token.head not in inside]
    return next((token for token in tops if token.upos in {"VERB", "AUX", "ADJ", "NOUN"}), (tops or tokens)[0])


def _view(tokens: list[Token], head: Token, *, own: bool) -> _View:
    kids = [token for token in tokens if token.head == head.index]
    helpers = {token.text.lower() for token in kids if base(token.deprel) in {"aux", "cop", "advmod", "det"}}
    helpers.add(head.text.lower())
    arguments = {token.index for token in kids if base(token.deprel) in {"nsubj", "obj"}}
    none = any(
        token.text.lower() in _NEGATIVES
        and (token.index in arguments or (token.head in arguments and token.deprel == "det"))
        for token in tokens
    )
    return _View(
        lemmas=frozenset(token.lemma.lower() for token in tokens),
        helpers=frozenset(helpers),
        head=head,
        negative=bool(helpers & _NEGATIVES) or none or tokens[0].text.lower() in _NEGATIVES,
        own=own,
        imperative=head.feat("Mood") == "Imp",
    )


def _subject_codes(tokens: list[Token], head: Token, within: Layout, speakers: Speakers) -> set[str]:
    """Return the country codes of whoever the words said are about."""
    subjects = [t.index for t in tokens if t.head == head.index and base(t.deprel) == "nsubj"]
    return {code for k in subjects for code in speakers.codes_at(within, k)}


def _is_own(tokens: list[Token], head: Token, speaker: tuple[Entity, ...]) -> bool:
    """Tell whether what is said is about the speaker's own side."""
    subject = next((t for t in tokens if t.head == head.index and base(t.deprel) == "nsubj"), None)
    if subject is None:
        return head.feat("VerbForm") == "Inf"
    owners = [t for t in tokens if t.head == subject.index and t.text.lower() in _OWN]
    return subject.text.lower() in _OWN or bool(owners) or any(subject.text in one.entity_text for one in speaker)
