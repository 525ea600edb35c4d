"""Join the words of one sentence that tell one act: "attended the talks", "provided aid", "met at the summit"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.tree import Tree, base
from dragoman.find.what.acts import Act, codes, ids, joined
from dragoman.find.what.frames import Frames
from dragoman.find.what.match import Matcher
from dragoman.find.what.roles import Where
from dragoman.find.who.persons import BODIES

__all__ = ["Tellings"]

_SETTING = {"at", "during", "in", "on"}
_TOPIC = {"on", "about", "over", "of", "regarding"}
_SIDES = {"sideline", "margin"}
_BODILY = {"of", "compound", "model", "governor"}
"""Places of whoever the name of a gathering tells of, "the G20 summit", and guesses at who takes part."""


class Tellings:
    """Finds which acts of one sentence are one."""

    def __init__(self, tree: Tree, matcher: Matcher, frames: Frames) -> None:
        self._tree = tree
        self._matcher = matcher
        self._frames = frames

    def united(self, acts: list[Act]) -> list[Act]:
        """Return the acts with each act once, in the order of their words."""
        kept: list[Act] = []
        for act in sorted(acts, key=lambda a: a.match.token):
            meeting = next((k for k in kept if self._is_setting(act, k)), None)
            if meeting is not None:
                kept[kept.index(meeting)] = replace(meeting, twins=tuple(sorted({*meeting.twins, act.match.token})))
                continue
            twin = next((k for k in kept if self._same(k, act)), None)
            if twin is None:
                kept.append(act)
                continue
            kept.remove(twin)
            kept.append(joined(twin, act))
        return kept

    def _same(self, one: Act, other: Act) -> bool:
        if one.match.event != other.match.event:
            return False
        a, b = one.match.token, other.match.token
        above = self._governs(a, b)
        by_model = one.by_model or other.by_model
        content = b in one.match.objects or self._tree.counter(b, self._frames.counts) in one.match.objects
        shared = one.match.event == "CONSULT" and bool(self._meetings(one) & self._meetings(other))
        held = a in other.match.objects or shared
        linked = content or held or (above and (by_model or self._carries(a, b)))
        if one.match.event in {"CONSULT", "AGREE"} and self._matcher.journey(b) == a:
            return True
        if not linked and not self._is_result(one, other):
            return False
        first, second = ids(one.actors), ids(other.actors)
        if self._is_sitting_with(one, other):
            return True
        if one.match.event == "CONSULT" and (content or held):
            return True  # "hosted talks between the two": host and parties meet at one table
        if above and by_model:
            first, second = codes(one.actors), codes(other.actors)
        return first <= second or second <= first

    def _meetings(self, act: Act) -> set[int]:
        """Return the nouns of the meeting that an act tells of: "chaired talks | that Chad attended"."""
        antecedents = (self._tree.antecedent(k) if self._tree.is_relative(k) else k for k in act.match.objects)
        return {act.match.token, *(k for k in antecedents if k is not None)}

    def _is_sitting_with(self, one: Act, other: Act) -> bool:
        """Whether a verb tells who sits down at the meeting that a noun tells with whom: "sat down to talks with X"."""
        plain = one.match.event == "CONSULT" and not (one.match.mode or one.recipients or one.by_model)
        held = self._carries(one.match.token, other.match.token)
        held = held and self._tree.case(other.match.token) not in _TOPIC
        return plain and held and {where.place for where in other.actors} == {"with"}

    def _governs(self, upper: int, lower: int) -> bool:
        """Whether a word stands above another as its content, not as the first of two coordinated ones."""
        path = [lower, *self._tree.ancestors(lower)]
        if upper not in path[1:]:
            return False
        return base(self._tree[path[path.index(upper) - 1]].deprel) != "conj"

    def _is_setting(self, act: Act, meeting: Act) -> bool:
        """Whether a gathering is only where others meet: "hosts a meeting with Modi | during a summit"."""
        tree, i = self._tree, act.match.token
        if {act.match.event, meeting.match.event} != {"CONSULT"} or tree[i].upos != "NOUN" or tree[i].head < 0:
            return False
        taking_part = {where.place for where in act.actors if not _is_body(where)} - _BODILY
        if taking_part and not ids(act.actors) <= ids(meeting.actors):
            return False
        told = {meeting.match.token, *meeting.twins}
        counter = tree.counter(i, self._frames.counts)
        if counter != i and counter in told:
            return True  # "gathered for a round | of talks"
        top = tree[i].head if tree[tree[i].head].lemma in _SIDES else i
        return tree.case(top) in _SETTING and tree[top].head in told

    def _is_result(self, one: Act, other: Act) -> bool:
        """Whether the later of two assaults is the outcome of the first: "opened fire, killing 17".

        Abducting somebody is none: "struck the capital and captured the president".
        """
        if (one.match.mode == "abduct") != (other.match.mode == "abduct"):
            return False
        later = max(one.match.token, other.match.token)
        token = self._tree[later]
        earlier = min(one.match.token, other.match.token)
        beside = base(token.deprel) in {"advcl", "conj"} and token.head == earlier
        return one.match.event == "ASSAULT" and beside and not self._tree.kids(later, "nsubj", "mark")

    def _carries(self, verb: int, noun: int) -> bool:
        return self._tree[noun].head == verb and base(self._tree[noun].deprel) in {"obj", "obl", "xcomp"}


def _is_body(where: Where) -> bool:
    """Tell a body of many states, at whose gatherings others meet: "a G20 ministers' meeting"."""
    return where.place == "poss" and where.entity.code in BODIES
