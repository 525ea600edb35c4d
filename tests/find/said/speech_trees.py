"""Hand-made sentences for the tests of speech: a word is ``text/lemma/UPOS/head/deprel``, its features after a +."""

from __future__ import annotations

import factory
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.attributions import find_attributions
from dragoman.find.said.layout import Layout
from dragoman.model import Parse, Sentence

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
GERUND = "VerbForm=Ger"
_SHORT = {"past": PAST, "ger": GERUND, "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin", "inf": "VerbForm=Inf"}


def tree(cells: str, text: str, index: int = 0, start: int = 0) -> Sentence:
    """Make a sentence from cells parted by blanks; ``text`` is how it is printed."""
    rows = []
    for cell in cells.split():
        body, _, feats = cell.rpartition("+") if cell.count("/") >= 4 and "+" in cell else (cell, "", "")
        form, lemma, upos, head, deprel = body.rsplit("/", 4)
        rows.append(f"{form} {lemma} {upos} {head} {deprel} {_SHORT.get(feats, '_')}")
    return factory.sentence("\n".join(rows), text, index, start)


def said(*sentences: Sentence, text: str) -> tuple[tuple[Attribution, ...], list[Layout]]:
    """Find the attributions of hand-made sentences of a text."""
    return find_attributions(Parse(sentences), text)


def words(layout: Layout, attribution: Attribution, text: str) -> tuple[str, str, list[str]]:
    """Return speaker, cue and the pieces said, in words."""
    source = attribution.source
    who = text[layout[source.first].start : layout[source.last].end] if source is not None else ""
    cue = text[layout[attribution.cue.first].start : layout[attribution.cue.last].end]
    return who, cue, [text[start:end] for start, end in attribution.pieces]
