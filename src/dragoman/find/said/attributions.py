"""Find who is given as saying what in a text, by the trees and quotation marks alone, without knowing the actors."""

from __future__ import annotations

from dragoman.find.quotes import QuotationIndex
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.content import Content
from dragoman.find.said.contents import find_content
from dragoman.find.said.cues import Spotted, spot_cues
from dragoman.find.said.headlines import told_by_colon
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun, find_source
from dragoman.find.said.turns import run_on
from dragoman.find.tree import base
from dragoman.model import Parse

__all__ = ["find_attributions"]


def find_attributions(parse: Parse, text: str) -> tuple[tuple[Attribution, ...], list[Layout]]:
    """Return the attributions of a text in the order of their cues, and its sentences laid out."""
    if not parse.sentences:
        return (), []
    quotes = QuotationIndex(text, parse.sentences[0].start)
    layouts = [Layout(sentence, quotes) for sentence in parse.sentences]
    found: list[Attribution] = []
    for layout in layouts:
        here = _in_sentence(layout)
        headline = told_by_colon(layout) if not here else None
        found += [headline] if headline is not None else here
    return tuple(run_on(found, layouts, text)), layouts


def _in_sentence(layout: Layout) -> list[Attribution]:
    found: list[Attribution] = []
    for cue in spot_cues(layout.tree):
        source = find_source(layout, cue, _last_speaker(layout, cue, found))
        if source is None or _is_unsaid(layout, cue, source):
            continue
        content = find_content(layout, cue, source)
        if content is not None and not _is_idle(layout, cue, content, source):
            found.append(
                Attribution(
                    layout.sentence.index,
                    cue,
                    content.reading,
                    source,
                    content.pieces,
                    content.form,
                    content.head,
                    content.addressee,
                )
            )
    return found


def _last_speaker(layout: Layout, cue: Spotted, found: list[Attribution]) -> Noun | None:
    """Return who spoke last before a cue in its sentence, not inside of what another says."""
    for one in reversed(found):
        start = layout[one.cue.first].start
        nested = any(a <= start < b for other in found if other is not one for a, b in other.pieces)
        if one.cue.pos == "V" and not nested and layout.quote[one.cue.token] == layout.quote[cue.token]:
            return one.source
    return None


def _is_unsaid(layout: Layout, cue: Spotted, source: Noun) -> bool:
    """Tell whether nothing was said: "did not say whether", "declined to say", "we could say", "I tell you"."""
    tree, at = layout.tree, cue.token
    if layout.quote[at] >= 0 and layout.low(source.head) in _SPEAKERS and tree[at].feat("Tense") != "Past":
        return True
    for _ in range(3):
        if any(tree[k].lemma in _NOT for k in tree.kids(at, "advmod", "cc:preconj", "det")):
            return True
        if base(tree[at].deprel) != "xcomp" or tree[at].head < 0:
            return False
        at = tree[at].head
        if tree[at].lemma in _WITHHOLDS:
            return True
    return False


def _is_idle(layout: Layout, cue: Spotted, content: Content, source: Noun) -> bool:
    """Tell whether a cue is no report of speech: thoughts told in one's own quoted words, a mere plan to praise."""
    quoted = layout.quote[cue.token] >= 0
    if content.reading.sort == "mind" and (quoted or layout.low(source.head) in _SPEAKERS):
        return True
    if content.reading.sort == "text" and quoted:
        return True
    unsaid = layout.tree.mark(cue.token) in {"to", "for", "of"} and layout[cue.token].feat("VerbForm") != "Fin"
    if cue.pos == "V" and unsaid and content.form not in {"clause", "quote"}:
        return True
    head = layout[cue.token].head
    return (
        cue.pos == "N"
        and head >= 0
        and base(layout[cue.token].deprel) == "obj"
        and any(one.token == head and one.reading("object") is not None for one in spot_cues(layout.tree))
    )


_NOT = frozenset({"not", "never", "neither", "n't", "hardly", "no"})
_WITHHOLDS = frozenset(
    {"decline", "refuse", "fail", "avoid", "refrain", "stop", "hesitate", "forget", "want", "need", "wish", "like"}
)
_SPEAKERS = frozenset({"i", "we", "you", "one", "us", "me"})
