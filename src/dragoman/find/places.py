"""Find where an act took place: the named place that the text puts beside its trigger."""

from __future__ import annotations

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.model import Location, Report

__all__ = ["place_of"]

_PREPOSITIONS = {"in", "at", "near", "outside", "inside", "around"}
_PLACES = {"PLACE", "FACILITY"}


def place_of(tree: Tree, trigger: int, report: Report, cast: CastIndex) -> Location | None:
    """Return the place named in a prepositional phrase of the trigger or of the light verb above it, else None."""
    position = trigger
    for _ in range(3):
        for k in tree.kids(position, "obl", "nmod"):
            if tree.case(k) in _PREPOSITIONS and cast.at(tree.sentence.index, k) is None:
                span = _entity(tree, k)
                if span is not None:
                    return Location(report.span(*span))
        token = tree[position]
        if token.head < 0 or base(token.deprel) not in {"obj", "xcomp", "nsubj"}:
            return None
        position = token.head
    return None


def _entity(tree: Tree, i: int) -> tuple[int, int] | None:
    for entity in tree.sentence.entities:
        if entity.label in _PLACES and entity.first <= i <= entity.last:
            return tree[entity.first].start, tree[entity.last].end
    return None
