"""Find the verb of saying that a clause is the content of."""

from __future__ import annotations

from dragoman.find.tree import Tree, base

__all__ = ["speech_verb"]


def speech_verb(tree: Tree, i: int, attitudes: dict[str, str]) -> int | None:
    """Return the verb of saying whose content a clause is: "X said that ...", "..., X said"."""
    child = i
    while True:
        for k in tree.kids(child, "parataxis"):
            if attitudes.get(tree[k].lemma) == "speech" and tree.subjects(k):
                return k
        token = tree[child]
        if token.head < 0:
            return None
        head = tree[token.head]
        if base(token.deprel) in {"ccomp", "parataxis"} and attitudes.get(head.lemma) == "speech":
            return head.index
        if base(token.deprel) not in {"conj", "ccomp", "xcomp", "parataxis"}:
            return None
        child = token.head
