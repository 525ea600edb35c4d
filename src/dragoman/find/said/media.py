"""Find where something was said: "in a Fox News interview", "on X", "at a press conference", "by telephone"."""

from __future__ import annotations

from functools import partial

from dragoman.find.said.attribution import Attribution
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import quoting_verb
from dragoman.model import Report, Span
from dragoman.tables import read_word_set

__all__ = ["medium_of"]

_words = partial(read_word_set, "speech")
"""Returns a set of words of ``data/speech/word_sets.tsv`` by its name."""


def medium_of(attribution: Attribution, layout: Layout, report: Report) -> Span | None:
    """Return the phrase that names the medium or venue of a statement, preposition included, or None."""
    cue = attribution.cue.token
    agency = _agency(attribution, layout)
    if agency is not None:
        return report.span(layout[agency[0]].start, layout[agency[1]].end)
    found = []
    for i in range(layout.begin, layout.n - 1):
        free = layout.quote[i] == layout.quote[cue] and not _said_of(attribution, layout, i)
        run = layout.after(i) if free and layout.low(i) in _words("venue-preposition") else None
        if run is None or _is_of_source(attribution, i):
            continue
        if _breaks_between(layout, cue, i) if i > cue else not _leads_to(attribution, layout, i, run[1]):
            continue
        last = _end_of(layout, *run)
        if last is not None:
            found.append((abs(i - cue), i, last))
    if not found:
        return None
    _, first, last = min(found)
    return report.span(layout[first].start, layout[last].end)


def _agency(attribution: Attribution, layout: Layout) -> tuple[int, int] | None:
    """Return who quotes the speaker: "Xinhua quoted Wang as saying"."""
    quoting = quoting_verb(layout, attribution.cue.token) if attribution.cue.pos == "V" else None
    if quoting is None:
        return None
    speaker = attribution.source.head if attribution.source is not None else -1
    agency = next((k for k in layout.tree.kids(quoting, "nsubj", "obl:agent") if k != speaker), None)
    return layout.phrase(agency) if agency is not None else None


def _end_of(layout: Layout, first: int, last: int) -> int | None:
    """Return the last token of a phrase that names a medium: its noun, with "with CNN" or "to parliament" after it."""
    for k in range(first, last + 1):
        if layout[k].upos in {"ADP", "PUNCT"} and layout[k].text != "-":
            break
        follows = k + 1 <= last and (layout.is_noun(k + 1) or layout[k + 1].text == "-")
        medium = layout[k].lemma.lower() in _words("medium") or layout.low(k) in _words("medium")
        channel = layout.low(k) in _words("channel")
        if (channel or (medium and _is_one(layout, k, first))) and not (follows and not channel):
            more = k + 1 <= last and layout.low(k + 1) in {"with", "to", "on", "of"}
            return last if more else k
    station = layout.low(first) in {"radio", "television"}
    return last if station and last > first else None


def _is_of_source(attribution: Attribution, i: int) -> bool:
    source = attribution.source
    return source is not None and source.first <= i <= source.last


def _breaks_between(layout: Layout, cue: int, i: int) -> bool:
    """Tell whether a comma or another verb parts a phrase from the cue before it."""
    between = range(cue + 1, i)
    return any(layout.is_break(k) for k in between if k > cue + 1) or any(layout[k].upos == "VERB" for k in between)


def _leads_to(attribution: Attribution, layout: Layout, i: int, last: int) -> bool:
    """Tell whether a phrase before the cue is told of it: it opens the sentence, or only the speaker stands between."""
    if i <= layout.begin + 1:
        return True
    between = range(last + 1, attribution.cue.first)
    return all(_is_of_source(attribution, k) or layout[k].upos in {"PUNCT", "ADV", "AUX"} for k in between)


def _is_one(layout: Layout, k: int, first: int) -> bool:
    """Tell whether a noun names one text or channel: not the mere "in response to", "in case of"."""
    plain = {"response", "reply", "answer", "address", "call", "account", "text", "appearance", "show", "report"}
    return layout[k].lemma.lower() not in plain or k > first


def _said_of(attribution: Attribution, layout: Layout, k: int) -> bool:
    """Tell whether a phrase belongs to what is said."""
    return any(start <= layout[k].start < end for start, end in attribution.pieces)
