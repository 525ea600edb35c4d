"""Find where something was said: "in a Fox News interview", "on X", "at a press conference", "by telephone"."""

from __future__ import annotations

from dragoman.find.attribution import Attribution
from dragoman.find.layout import Layout
from dragoman.find.sources import quoting_verb
from dragoman.find.speech_words import speech_words
from dragoman.model import Report, Span

__all__ = ["medium_of"]


def medium_of(attribution: Attribution, layout: Layout, report: Report) -> Span | None:
    """Return the phrase that names the medium or venue of a statement, preposition included, or None."""
    words = speech_words()
    tree, cue = layout.tree, attribution.cue.token
    quoting = quoting_verb(layout, cue) if attribution.cue.pos == "V" else None
    if quoting is not None:
        agency = next(
            (
                k
                for k in tree.kids(quoting, "nsubj", "obl:agent")
                if k != (attribution.source.head if attribution.source else -1)
            ),
            None,
        )
        if agency is not None:
            first, last = layout.phrase(agency)
            return report.span(layout[first].start, layout[last].end)
    places = [k for k in tree.kids(cue, "obl", "nmod", "obl:unmarked") if layout.quote[k] == layout.quote[cue]]
    # a phrase that opens the sentence is told of the cue, wherever the parser hangs it
    places += [
        k
        for k in range(layout.begin, min(layout.begin + 10, layout.n))
        if tree[k].deprel == "obl" and layout.quote[k] < 0 and k not in places
    ]
    for k in places:
        case = tree.case(k)
        medium = tree[k].lemma.lower() in words["medium"] or tree[k].text.lower() in words["channel"]
        if (
            case in words["venue-preposition"]
            and medium
            and _is_one(layout, k)
            and not _said_of(attribution, layout, k)
        ):
            first, last = layout.phrase(k)
            first = min([first, *(c for c in tree.kids(k, "case") if c < k)])
            return report.span(layout[first].start, layout[last].end)
    return None


def _is_one(layout: Layout, k: int) -> bool:
    """Tell whether a noun names one text or channel: not the mere "in response to", "in case of"."""
    if layout[k].lemma.lower() not in {
        "response",
        "reply",
        "answer",
        "address",
        "call",
        "account",
        "text",
        "appearance",
        "show",
    }:
        return True
    return bool(layout.tree.kids(k, "det", "amod", "compound", "nmod:poss"))


def _said_of(attribution: Attribution, layout: Layout, k: int) -> bool:
    """Tell whether a phrase belongs to what is said."""
    return any(start <= layout[k].start < end for start, end in attribution.pieces)
