"""Tell in which of the 37 contexts of PLOVER an act stands, from the words of its clause."""

from __future__ import annotations

from itertools import pairwise

from dragoman.find.tree import Tree
from dragoman.find.what.frames import Frames

__all__ = ["find_contexts"]


def find_contexts(tree: Tree, trigger: int, frames: Frames) -> tuple[str, ...]:
    """Return the contexts that the words of a trigger's clause show, in alphabetical order; often none."""
    top = trigger
    if tree[trigger].upos in {"NOUN", "PROPN"}:
        top = next((a for a in tree.ancestors(trigger) if tree[a].upos == "VERB"), trigger)
    words = [tree[i].lemma.lower() for i in sorted(tree.subtree(top) | tree.subtree(trigger))]
    present = set(words) | {f"{a} {b}" for a, b in pairwise(words)}
    return tuple(sorted(name for name, known in frames.contexts.items() if not known.isdisjoint(present)))
