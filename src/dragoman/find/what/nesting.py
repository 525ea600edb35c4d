"""Decide when an act is only what another act is about, and so is not coded beside it."""

from __future__ import annotations

from dragoman.find.tree import COMPLEMENT_MARKS, Tree, base
from dragoman.find.what.match import Match

__all__ = ["is_prompt", "nested_in"]

_ALWAYS = {"REQUEST", "THREATEN", "AGREE", "CONCEDE"}
"""What is requested, threatened, promised or conceded has not been done (CODEBOOK, Status)."""

_UNLESS_OWN_ACTOR = {"REJECT", "ACCUSE", "SUPPORT", "CONSULT", "SANCTION", "COERCE", "COOPERATE", "AID", "RETREAT"}
"""What is rejected, blamed or praised may have been done by somebody else who is named."""

_WORDS = {"AGREE", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "ASSAULT"}
"""What may be rejected and yet have been uttered or done: a proposal, a demand, a reproach."""

_ENDS = {"SANCTION", "COERCE", "PROTEST"}
_ENDED = {"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID", "PROTEST", "RETREAT"}
"""Broken-off talks, banned rallies and demanded resignations are what the act is about, whoever takes part."""

_OFFERS = {"AGREE", "REQUEST"}


_PROMPTS = {"after", "because", "because of", "over", "following", "since", "amid", "in response to", "in reaction to"}


def is_prompt(tree: Tree, act: int, other: int) -> bool:
    """Whether one act is told only as what prompted another: "went on alert after the North shelled it"."""
    way = [other, *tree.ancestors(other)]
    if act not in way[1:]:
        return False
    return any({tree.case(k), tree.mark(k)} & _PROMPTS for k in way[: way.index(act)])


def nested_in(
    tree: Tree, match: Match, matches: list[Match], *, actors: set[str], outer_actors: dict[int, set[str]]
) -> Match | None:
    """Return the act whose content this one is, or None when it stands for itself."""
    by_token = {m.token: m for m in matches}
    child = match.token
    for governor in tree.ancestors(match.token):
        if _shields(tree, child):
            return None
        outer = by_token.get(governor)
        if outer is not None and outer.token != match.token and _is_content(tree, outer, child):
            if _swallows(tree, outer, match, child, actors, outer_actors.get(governor, set())):
                return outer
            if outer.event in _ALWAYS:
                return None
        child = governor
    return None


def _shields(tree: Tree, i: int) -> bool:
    token = tree[i]
    if token.deprel in {"acl:relcl", "advcl:relcl"} or base(token.deprel) in {"parataxis", "appos"}:
        return True
    if token.deprel == "acl" and tree.is_participle(i):
        return tree[token.head].upos == "NOUN"  # "adopted a resolution | demanding that": an act of its own
    if base(token.deprel) == "conj" and tree[i].upos == "VERB" and tree[token.head].upos == "VERB":
        return bool(tree.kids(i, "nsubj"))
    if base(token.deprel) == "advcl":
        # "the need to include the Palestinians while supporting them": a part of what is needed
        beside = tree.mark(i) == "while" and not tree.kids(i, "nsubj", "aux")
        return not beside and tree.mark(i) not in COMPLEMENT_MARKS
    if base(token.deprel) in {"obl", "nmod"}:
        return tree.case(i) in {"after", "since", "following", "before", "during", "in response to", "despite", "amid"}
    return base(token.deprel) == "nsubj"


def _is_content(tree: Tree, outer: Match, child: int) -> bool:
    """Whether the branch that a word hangs on is an object or complement of the outer act."""
    if child in outer.objects:
        return True
    relation = base(tree[child].deprel)
    if relation in {"xcomp", "ccomp", "obj"}:
        return True
    if relation == "advcl":
        # participles beside ("urging ...") are acts of their own; marked ones are content ("warned against doing")
        return tree.mark(child) != ""
    return relation in {"nmod", "acl"} and tree[outer.token].upos in {"NOUN", "PROPN"}


def _swallows(tree: Tree, outer: Match, inner: Match, child: int, actors: set[str], outer_actors: set[str]) -> bool:
    if outer.event in _ALWAYS:
        return not (outer.frame.pos == "N" and inner.event in _OFFERS and bool(actors - outer_actors))
    if outer.event == "ACCUSE" and tree[child].upos == "VERB":
        return True
    if outer.event == "REJECT" and inner.event not in _WORDS:
        # what is refused or called off has not been done, whoever would have done it
        return True
    if outer.event in _ENDS and inner.event in _ENDED:
        return True
    if outer.event in _UNLESS_OWN_ACTOR:
        return not actors - outer_actors
    return not actors - outer_actors and inner.event == outer.event
