"""Find speech told by a colon alone, as in headlines: "Minister: no talks yet", "The minister was blunt: 'No'"."""

from __future__ import annotations

from dragoman.find.said.attribution import Attribution
from dragoman.find.said.cues import COLON, Spotted
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun

__all__ = ["told_by_colon"]

_LONGEST = 9
"""Words that name a speaker before or after the colon of a headline."""
_VERBS = frozenset({"VERB", "AUX"})


def told_by_colon(layout: Layout) -> Attribution | None:
    """Return the attribution of a headline with a colon, or None; whether its speaker is anybody, others say."""
    colons = [i for i in range(layout.begin + 1, layout.n - 1) if layout[i].text == ":" and layout.quote[i] < 0]
    if len(colons) != 1:
        return None
    colon = colons[0]
    last = layout.n - 1
    while last > colon and layout[last].text in {".", "!", "?"} and layout.quote[last] < 0:
        last -= 1
    headline = last == layout.n - 1
    if last <= colon:
        return None
    before = _speaker(layout, layout.begin, colon - 1)
    after = _speaker(layout, colon + 1, last)
    if (
        before is not None
        and (layout.opens_quote(colon + 1) or headline)
        and not (after is not None and before.first < before.last)
    ):
        return _made(layout, colon, before, colon + 1, last)
    if after is not None and headline and colon - layout.begin > 2:
        return _made(layout, colon, after, layout.begin, colon - 1)
    plain = _plain_speaker(layout, colon) if layout.opens_quote(colon + 1) else None
    return _made(layout, colon, plain, colon + 1, last) if plain is not None else None


def _plain_speaker(layout: Layout, colon: int) -> Noun | None:
    """Return who is said to be plain before a colon: 'The minister was blunt: "We cannot pay."'."""
    tree = layout.tree
    for k in range(layout.begin, colon):
        if layout[k].upos == "ADJ" and tree.kids(k, "cop"):
            subjects = [s for s in tree.kids(k, "nsubj") if s < k and layout[s].upos in {"NOUN", "PROPN", "PRON"}]
            if subjects:
                first, last = layout.phrase(subjects[0])
                return Noun(subjects[0], max(first, layout.begin), min(last, k - 1))
    return None


def _speaker(layout: Layout, first: int, last: int) -> Noun | None:
    """Return a stretch of a sentence as a speaker, if it is nothing but a noun phrase outside of quotations."""
    words = range(first, last + 1)
    if not 0 < len(words) <= _LONGEST or any(layout[k].upos in _VERBS or layout.quote[k] >= 0 for k in words):
        return None
    if not any(layout[k].upos in {"NOUN", "PROPN"} for k in words) or layout[last].upos not in {"NOUN", "PROPN", "X"}:
        return None
    to = next((k for k in words if layout.low(k) in {"to", "on"} and k > first), last + 1)
    return Noun(layout.top(first, to - 1), first, to - 1)


def _made(layout: Layout, colon: int, source: Noun, first: int, last: int) -> Attribution:
    cue = Spotted(colon, colon, colon, (COLON,))
    start, end = layout[first].start, layout[last].end
    number = layout.quote[last]
    if number >= 0:
        end = max(end, layout.quotes.outer[number].end)
    return Attribution(layout.sentence.index, cue, COLON, source, ((start, end),), "clause", first)
