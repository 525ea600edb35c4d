"""Find what is said at a cue of any kind: verb, noun, adjective or phrase."""

from __future__ import annotations

from dragoman.find.said.beside import Beside
from dragoman.find.said.bounds import Bounds
from dragoman.find.said.content import Content
from dragoman.find.said.cues import Spotted
from dragoman.find.said.governed import Governed, after_preposition
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun
from dragoman.find.tree import base

__all__ = ["find_content"]

_RELATIVES = frozenset({"which", "who", "that", "whom", "and", "but"})


def find_content(layout: Layout, cue: Spotted, source: Noun | None) -> Content | None:
    """Return what is said at a cue, or None where nothing is."""
    bounds = Bounds(layout, cue.token)
    if cue.pos == "P":
        return _of_phrase(layout, cue, source, bounds)
    if cue.pos in {"N", "A"}:
        return _of_word(layout, cue, bounds)
    governed = Governed(layout, cue, source, bounds)
    found = governed.predicate()
    if found is None:
        reading = cue.reading("clause") or cue.reading("quote")
        found = Beside(layout, cue, source, bounds).find(reading) if reading is not None else None
    return found if found is not None else governed.rest()


def _of_word(layout: Layout, cue: Spotted, bounds: Bounds) -> Content | None:
    """Return the clause or phrase that completes a noun or adjective: "the claim that", "certain that", "denial of"."""
    tree, word = layout.tree, cue.token
    reading = cue.reading("clause")
    for k in tree.kids(word, "acl", "ccomp", "xcomp", "advcl"):
        mark = tree.mark(k)
        bare = cue.pos == "A" and not mark and layout.is_finite(k) and base(tree[k].deprel) == "ccomp"
        if k > word and reading is not None and tree[k].deprel != "acl:relcl" and (mark == "that" or bare):
            first = bounds.first_of(k, word)
            return Content((bounds.extent(first, bounds.clause_end(first, tree.subtree(k))),), "clause", k, reading)
    for other in cue.readings:
        for preposition in sorted(other.takes & {"for", "of"}):
            found = after_preposition(layout, word, preposition, word)
            if found is not None:
                first, head = found
                end = bounds.clause_end(first, tree.subtree(head))
                return Content((bounds.extent(first, end),), preposition, head, other)
    return None


def _of_phrase(layout: Layout, cue: Spotted, source: Noun | None, bounds: Bounds) -> Content | None:
    """Return what is so "according to" somebody: the clause that the phrase stands in, before and after it."""
    if source is None:
        return None
    edge, inside = source.last, layout.tree.subtree(source.head)
    while edge + 1 < layout.n and edge + 1 in inside and not layout.is_break(edge + 1):
        edge += 1  # what is told of the source belongs to it: "according to a note that observers sent"
    governor = next(iter(layout.tree.ancestors(source.head)), -1)
    left = _before_phrase(layout, cue, bounds)
    right = _after_phrase(layout, edge, governor, bounds, first=left is None)
    pieces = tuple(piece for piece in (left, right) if piece is not None)
    return Content(pieces, "clause", max(governor, 0), cue.readings[0]) if pieces else None


def _before_phrase(layout: Layout, cue: Spotted, bounds: Bounds) -> tuple[int, int] | None:
    last = cue.first - 1
    if last >= 0 and (bounds.ends(last) or layout[last].text == ";"):
        return None
    while last >= 0 and layout.is_break(last) and layout.quote[last] == bounds.quoted:
        last -= 1
    if last < layout.begin or layout.low(last) in _RELATIVES:
        return None
    first = bounds.clause_start(last + 1)
    if first > last or not any(layout[k].upos in {"VERB", "AUX", "NOUN"} for k in range(first, last + 1)):
        return None
    return bounds.extent(first, last)


def _after_phrase(layout: Layout, edge: int, governor: int, bounds: Bounds, *, first: bool) -> tuple[int, int] | None:
    """Return what follows a phrase that stands first, or in the middle of its clause."""
    begin = edge + 1
    while begin < layout.n and layout.is_break(begin) and not layout.is_mark(begin):
        if layout[begin].text in {".", ";"}:
            return None
        begin += 1
    if begin >= layout.n or (begin == edge + 1 and not first):
        return None
    if not first and governor < begin:
        same = begin in layout.tree.subtree(governor) and layout[begin].upos not in {"CCONJ", "SCONJ", "PRON"}
        if layout[edge + 1].text != "," or not same:
            return None
    last = begin
    while last + 1 < layout.n and not bounds.ends(last + 1):
        last += 1
    last = bounds.trim(begin, last)
    return bounds.extent(begin, last) if last >= begin else None
