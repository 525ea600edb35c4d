"""Say of each event who vouches for it: the report itself, or somebody whose statement it tells."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.tree import Tree
from dragoman.model import Event, Parse, Statement

__all__ = ["attribute"]

_UTTERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT", "SUPPORT", "CONCEDE"})
"""Acts that words perform: whoever says them does them."""


def attribute(events: tuple[Event, ...], statements: tuple[Statement, ...], parse: Parse) -> tuple[Event, ...]:
    """Return the events with ``attributed_to`` naming the statement that claims them, where the report does not vouch.

    An event inside what somebody says is that speaker's claim, the innermost speaker's first. Not so where the speaker
    does the act by saying it ("the US should stop", said China's minister): that the report itself vouches for, unless
    it has the saying from somebody else.
    """
    trees: dict[int, Tree] = {}
    done = []
    for event in events:
        around = [
            one
            for one in statements
            if one.content.start <= event.trigger.start and event.trigger.end <= one.content.end
        ]
        if around and event.sentence not in trees:
            trees[event.sentence] = Tree(parse.sentences[event.sentence])
        done.append(replace(event, attributed_to=_voucher(event, around, trees.get(event.sentence))))
    return tuple(done)


def _voucher(event: Event, around: list[Statement], tree: Tree | None) -> str | None:
    """Return the id of the innermost statement whose speaker claims an act without doing it by saying so."""
    performed: Statement | None = None
    for one in sorted(around, key=lambda statement: statement.content.end - statement.content.start):
        if performed is not None:
            same = {entity.id for entity in one.speaker} & {entity.id for entity in performed.speaker}
            if not same or _is_outside(one):
                return one.id
        elif _is_performed(event, one, tree):
            performed = one
        else:
            return one.id
    return None


def _is_performed(event: Event, statement: Statement, tree: Tree | None) -> bool:
    """Tell whether a speaker does an act by the words of a statement."""
    if event.event not in _UTTERED or _is_outside(statement):
        return False
    if not {e.code for e in event.actor if e.code} & {e.code for e in statement.speaker if e.code}:
        return False
    return event.status != "historical" and not _is_past(event, tree)


def _is_outside(statement: Statement) -> bool:
    """Tell whether a statement is brought by "according to" and the like, which only pass on what others did."""
    return statement.cue is not None and statement.cue.text.lower().startswith(("according to", "as per"))


def _is_past(event: Event, tree: Tree | None) -> bool:
    """Tell whether the words tell of an act as done before they were said: "had rejected", "has agreed"."""
    if tree is None:
        return False
    token = next((t for t in tree.tokens if t.start == event.trigger.start), None)
    if token is None or token.upos not in {"VERB", "AUX"}:
        return False
    return any(tree[k].lemma == "have" for k in tree.kids(token.index, "aux"))
