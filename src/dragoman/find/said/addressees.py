"""Find whom a cue's words are said to: the verb's object, or the noun after its preposition."""

from __future__ import annotations

from dragoman.find.said.cues import Spotted
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun, is_passive

__all__ = ["find_addressee"]


def find_addressee(layout: Layout, cue: Spotted, source: Noun | None, stop: int) -> Noun | None:
    """Return whom the words are said to; ``stop`` is the first token of what is said to the right, if any."""
    tree, verb = layout.tree, cue.token
    places = {reading.to for reading in cue.readings if reading.to}
    if cue.pos != "V" or not places:
        return None
    if "object" in places:
        noun = _object(layout, cue, source, stop)
        if noun is not None:
            return noun
    for k in tree.kids(verb, "obl"):
        if tree.case(k) in places - {"object"} and layout.is_noun(k):
            return Noun(k, *layout.phrase(k))
    return None


def _object(layout: Layout, cue: Spotted, source: Noun | None, stop: int) -> Noun | None:
    tree, verb = layout.tree, cue.token
    passive = is_passive(layout, verb)
    if passive:
        kids = tree.kids(verb, "nsubj:pass")
    elif len(cue.readings[0].words) > 1:
        kids = [k for k in tree.kids(verb, "obl", "obj") if k > cue.last]
    else:
        kids = [k for k in tree.kids(verb, "iobj", "obj") if source is None or k != source.head]
    for k in kids:
        if layout.is_noun(k) and (k < stop or passive or tree[k].deprel == "iobj"):
            return Noun(k, *layout.phrase(k))
    return None
