"""Tell in which of the 37 contexts of PLOVER an act stands, from its type, its parties and the words of its report."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dragoman.codes import contexts as all_contexts
from dragoman.errors import BadTable
from dragoman.model import Entity, Event, Parse, Sentence

__all__ = ["ContextReader", "Evidence", "Weights", "given", "load_weights"]

LEAST = 0.4
"""Chance from which a context is given (docs/evaluation.md)."""
FLOOR = 0.2
"""Chance from which the likeliest context is given where none reaches ``LEAST``: few acts have none."""
MOST = 3
"""Contexts given to one act at most."""
REACH = 2
"""Sentences before and after an act that are read with it, beside the report's first."""
AROUND = 0.6
"""Weight of a word that stands in another sentence than the act."""

_FILE = "contexts/weights.npz"
_TOLD = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_JOINTS = frozenset("-–—\"'")
_BODIES = frozenset({"UNO", "IGO", "NGO", "EUR", "ISM", "IMG", "MNC"})
_SHOWN = 3
"""Words named for each context in what an event says of itself."""
_SLIGHT = 0.3
"""Share of what the strongest word adds below which a word is not named."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: for each piece of evidence what it adds to the log odds of each context.

    ``rows`` maps evidence to its row in ``values`` (evidence by contexts, 8-bit steps of ``step``).
    """

    rows: dict[str, int]
    values: NDArray[np.int8]
    step: float

    def odds(self, evidence: Mapping[str, float]) -> NDArray[np.float64]:
        """Return the log odds of each context."""
        known = [(self.rows[name], share) for name, share in evidence.items() if name in self.rows]
        if not known:
            return np.full(self.values.shape[1], -np.inf)
        places, shares = zip(*known, strict=True)
        odds: NDArray[np.float64] = np.asarray(shares, dtype=np.float64) @ self.values[list(places)] * self.step
        return odds


@cache
def load_weights() -> Weights:
    """Return the package's weights, learnt by ``training/contexts.py``.

    Raises:
        BadTable: the file is missing or damaged.
    """
    try:
        raw = (files("dragoman") / "data" / _FILE).read_bytes()
        with np.load(io.BytesIO(raw)) as arrays:
            names = arrays["names"].tobytes().decode("utf-8").split("\n")
            values, step = arrays["values"], float(arrays["step"])
    except (OSError, ValueError, KeyError) as error:
        message = f"the table {_FILE} of the installed package cannot be read ({error}); install dragoman again"
        raise BadTable(message) from error
    return Weights({name: row for row, name in enumerate(names)}, values, step)


@dataclass(slots=True)
class Evidence:
    """What speaks of an act's contexts: names of features with their shares, and the words behind each name."""

    shares: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, words: str, share: float = 1.0) -> None:
        """Add one feature; where it was added before, the larger share counts."""
        if share > self.shares.get(name, 0.0):
            self.shares[name] = share
            self.words.setdefault(name, words)


@dataclass(frozen=True, slots=True)
class _Words:
    """What one sentence holds: its content lemmas, and for each context the words of the table that stand in it."""

    lemmas: tuple[str, ...]
    hits: dict[str, str]


class ContextReader:
    """Reads the contexts of one report's events."""

    def __init__(self, parse: Parse, table: Mapping[str, frozenset[str]], weights: Weights | None = None) -> None:
        """Prepare for a report; ``table`` gives each context the words that show it, as ``Frames.contexts`` does."""
        self._sentences = parse.sentences
        self._shown = _inverse(frozenset(table.items()))
        self._weights = weights
        self._words: dict[int, _Words] = {}

    def read(self, event: Event) -> tuple[tuple[str, ...], str]:
        """Return an event's contexts in alphabetical order, and which words gave each of them."""
        weights = self._weights or load_weights()
        spans = [(span.start, span.end) for span in (event.trigger, *event.mentions)]
        evidence = self.evidence(event.event, event.mode, event.actor, event.recipient, spans)
        odds = weights.odds(evidence.shares)
        places = given(odds)
        names = tuple(all_contexts())
        told = "; ".join(f"context {names[k]} by {_reasons(evidence, weights, k)}" for k in places)
        return tuple(sorted(names[k] for k in places)), told

    def evidence(
        self,
        event: str,
        modes: Iterable[str],
        actors: Iterable[Entity],
        recipients: Iterable[Entity],
        triggers: Iterable[tuple[int, int]],
    ) -> Evidence:
        """Return the evidence for an act of a type with its modes and parties, told at some offsets of the text."""
        found = Evidence()
        found.add("bias", "")
        found.add(f"type={event}", event)
        for mode in modes:
            found.add(f"mode={event}/{mode}", mode)
        _parties(found, event, tuple(actors), tuple(recipients))
        own = set()
        for sentence, token in self._at(triggers):
            own.add(sentence.index)
            if sentence.tokens[token].upos in _TOLD:
                lemma = sentence.tokens[token].lemma.lower()
                found.add(f"trigger:{lemma}", lemma)
        for sentence in self._sentences:
            if sentence.index in own:
                self._add(found, sentence, "sentence", 1.0)
                self._add(found, sentence, "report", 1.0)
            elif sentence.index == 0 or any(abs(sentence.index - k) <= REACH for k in own):
                self._add(found, sentence, "report", AROUND)
        return found

    def _at(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[Sentence, int]]:
        for start, end in places:
            for sentence in self._sentences:
                if sentence.start < end and start < sentence.end:
                    yield from ((sentence, t.index) for t in sentence.tokens if t.start < end and start < t.end)

    def _add(self, found: Evidence, sentence: Sentence, where: str, share: float) -> None:
        words = self._words.get(sentence.index)
        if words is None:
            words = self._words[sentence.index] = _read(sentence, self._shown)
        for lemma in words.lemmas:
            found.add(f"{where}:{lemma}", lemma, share)
        for context, hit in words.hits.items():
            found.add(f"{where}-table:{context}", hit, share)


@cache
def _inverse(table: frozenset[tuple[str, frozenset[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the contexts of each word of the table."""
    found: dict[str, list[str]] = {}
    for context, words in sorted(table):
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def _read(sentence: Sentence, shown: Mapping[str, tuple[str, ...]]) -> _Words:
    hits: dict[str, str] = {}
    before: tuple[str, ...] = ()
    for token in sentence.tokens:
        if token.text in _JOINTS:
            continue  # "a Nile-water treaty", "same-sex": the parts stand side by side
        forms = tuple(dict.fromkeys(form.lower().replace("-", " ") for form in (token.lemma, token.text)))
        for words in (*forms, *(f"{a} {b}" for a in before for b in forms)):
            for context in shown.get(words, ()):
                hits.setdefault(context, words)
        before = forms
    return _Words(tuple(t.lemma.lower() for t in sentence.tokens if t.upos in _TOLD), hits)


def _parties(found: Evidence, event: str, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]) -> None:
    for role, entities in (("actor", actors), ("recipient", recipients)):
        for entity in entities:
            if entity.sector:
                found.add(f"{role}={entity.sector}", entity.entity_text)
                found.add(f"{role}={entity.sector}/{event}", entity.entity_text)
            if entity.code in _BODIES:
                found.add(f"{role}={entity.code}", entity.entity_text)
    codes = {entity.code for entity in (*actors, *recipients) if entity.code}
    sides = any(e.code for e in actors) and any(e.code for e in recipients)
    if len(codes) > 1 or sides:
        kind = "several" if len(codes) > 1 else "one"
        found.add(f"nations={kind}", f"parties of {kind} nation{'s' * (kind == 'several')}")
        found.add(f"nations={kind}/{event}", f"parties of {kind} nation{'s' * (kind == 'several')}")


def given(odds: NDArray[np.float64]) -> list[int]:
    """Return which contexts are given, likeliest first; equals stand in the order of the codebook."""
    with np.errstate(over="ignore"):
        chances = 1.0 / (1.0 + np.exp(-odds))
    order = sorted(range(len(chances)), key=lambda k: (-chances[k], k))
    return [k for k in order[:MOST] if chances[k] >= LEAST] or [k for k in order[:1] if chances[k] >= FLOOR]


def _reasons(evidence: Evidence, weights: Weights, context: int) -> str:
    """Return the words that speak most for a context, those that add most first."""
    added: dict[str, float] = {}
    for name, share in evidence.shares.items():
        row = weights.rows.get(name)
        words = evidence.words[name]
        if row is not None and words:
            added[words] = added.get(words, 0.0) + share * float(weights.values[row, context])
    ranked = sorted((words for words in added if added[words] > 0), key=lambda words: (-added[words], words))
    told = [words for words in ranked[:_SHOWN] if added[words] >= _SLIGHT * added[ranked[0]]]
    return ", ".join(told) or "what acts mostly have"
