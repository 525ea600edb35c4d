"""Find what is said as a part of the verb's own clause: object, infinitive, predicate, what a preposition brings."""

from __future__ import annotations

from dragoman.find.said.addressees import find_addressee
from dragoman.find.said.bounds import Bounds
from dragoman.find.said.content import Content
from dragoman.find.said.cues import TAKES, Cue, Spotted, is_saying
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun, is_passive
from dragoman.find.tree import base
from dragoman.tables import read_word_set

__all__ = ["Governed"]

_PREDICATES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_NEAR = 12
"""Words after a verb within which its predicate in quotation marks is looked for."""

Form = tuple[str, int, int]
"""What a reading takes, the first token of that, and its head."""


class Governed:
    """Finds the content that one verb governs in the form that its readings ask for."""

    def __init__(self, layout: Layout, cue: Spotted, source: Noun | None, bounds: Bounds) -> None:
        self._layout = layout
        self._tree = layout.tree
        self._cue = cue
        self._source = source
        self._bounds = bounds

    def predicate(self) -> Content | None:
        """Return what something is called: "described the plan as dead", "called it a lie"."""
        return self._first("as", "name")

    def rest(self) -> Content | None:
        """Return the content in any other form than a quotation or clause."""
        found = self._first("infinitive", "gerund", "as", "name", "object", "claim", "prepositions")
        reading = self._cue.reading("object")
        if (
            found is None
            and reading is not None
            and self._source is not None
            and is_passive(self._layout, self._cue.token)
        ):
            for k in self._tree.kids(self._cue.token, "nsubj:pass"):
                return Content((self._bounds.extent(*self._layout.phrase(k)),), "object", k, reading)
        return found

    def _first(self, *kinds: str) -> Content | None:
        finders = {
            "infinitive": self._infinitive,
            "gerund": self._gerund,
            "as": self._as,
            "name": self._name,
            "object": self._object,
            "claim": self._claim,
        }
        for reading in self._cue.readings:
            forms = [
                form for kind in kinds if kind in reading.takes and kind in finders for form in finders[kind](reading)
            ]
            if "prepositions" in kinds and not forms:
                forms = [form for word in sorted(reading.takes - TAKES) for form in self._after_preposition(word)]
            for form, first, head in forms:
                last = self._bounds.reach(first)
                if last >= first:
                    to = find_addressee(self._layout, self._cue, self._source, first)
                    return Content((self._bounds.extent(first, last),), form, head, reading, to)
        return None

    def _infinitive(self, reading: Cue) -> list[Form]:
        del reading
        tree, verb, last = self._tree, self._cue.token, self._cue.last
        found = [
            ("infinitive", self._bounds.first_of(k, last), k)
            for k in tree.kids(verb, "xcomp", "ccomp", "advcl")
            if k > last and tree.mark(k) == "to"
        ]
        if not found:  # it hangs on whom it is asked of: "called on donors to pay"
            nouns = [k for k in tree.kids(verb, "obj", "obl", "iobj") if k > last]
            found = [
                ("infinitive", self._bounds.first_of(k, noun), k)
                for noun in nouns
                for k in tree.kids(noun, "acl")
                if tree.mark(k) == "to"
            ]
        return found

    def _gerund(self, reading: Cue) -> list[Form]:
        del reading
        tree, last = self._tree, self._cue.last
        heads = [k for k in tree.kids(self._cue.token, "xcomp", "ccomp", "advcl") if k > last]
        participles = [
            k
            for k in heads
            if tree[k].feat("VerbForm") in {"Ger", "Part"}
            or any(self._layout.low(a) == "having" for a in tree.kids(k, "aux"))
        ]
        places = [("gerund", self._bounds.first_of(k, last), k) for k in participles]
        return [place for place in places if self._layout[place[1] - 1].text != ","]

    def _as(self, reading: Cue) -> list[Form]:
        del reading
        tree, verb, start = self._tree, self._cue.token, self._cue.last + 1
        if start >= self._layout.n:
            return []
        around = [verb, *tree.kids(verb, "obj")]
        heads = [
            k
            for i in around
            for k in tree.kids(i, "obl", "xcomp", "advcl", "nmod", "ccomp", "acl")
            if k > self._cue.last and "as" in {tree.case(k), tree.mark(k)}
        ]
        if heads:
            return [("as", start, heads[0])]
        return [("as", start, start)] if self._as_before_quote(start) else []

    def _as_before_quote(self, start: int) -> bool:
        """Tell whether "as" with a quotation follows in the clause, where the tree lost it."""
        layout = self._layout
        for k in range(start, min(start + _NEAR, layout.n - 1)):
            if layout.low(k) == "as" and self._bounds.starts_quote(k + 1):
                return True
            if layout[k].text in {",", ";", "."} or layout.is_finite(k):
                return False
        return False

    def _name(self, reading: Cue) -> list[Form]:
        del reading
        tree, layout, verb, start = self._tree, self._layout, self._cue.token, self._cue.last + 1
        objects = [k for k in tree.kids(verb, "obj") if k >= start]
        predicates = [
            k
            for k in tree.kids(verb, "xcomp", "ccomp", "obl", "advcl", "dep", "conj")
            if k > max([start, *objects[:1]]) and not tree.case(k) and not tree.mark(k) and tree[k].upos in _PREDICATES
        ]
        named = bool(objects) or tree[verb].deprel == "acl:relcl"
        if predicates and named and start < layout.n:
            return [("name", start, predicates[0])]
        quotes = [k for k in range(start, min(start + _NEAR, layout.n)) if self._bounds.starts_quote(k)]
        if quotes and not any(layout[k].text in {",", ";", ":", "."} for k in range(start, quotes[0])):
            return [("name", start, quotes[0])]
        return []

    def _object(self, reading: Cue) -> list[Form]:
        layout, start = self._layout, self._cue.last + 1
        if start >= layout.n or (layout.is_break(start) and not layout.opens_quote(start)):
            return []
        if len(reading.words) > 1:
            return [("object", start, start)]
        objects = [k for k in self._tree.kids(self._cue.token, "obj") if k >= start]
        return [("object", start, objects[0])] if objects else []

    def _claim(self, reading: Cue) -> list[Form]:
        """Return an object that is said, or argued about: "dismissed the allegation", "questioned the wisdom of it"."""
        argued = read_word_set("speech", "argued")
        return [
            ("object", start, head)
            for _, start, head in self._object(reading)
            if is_saying(self._tree[head].lemma) or self._tree[head].lemma in argued or self._bounds.starts_quote(start)
        ]

    def _after_preposition(self, word: str) -> list[Form]:
        found = after_preposition(self._layout, self._cue.token, word, self._cue.last)
        return [(word, *found)] if found is not None else []


def after_preposition(layout: Layout, governor: int, word: str, after: int) -> tuple[int, int] | None:
    """Return the first token and the head of what a preposition brings to a word or to its object."""
    tree = layout.tree
    found = []
    for k in tree.subtree(governor):
        relation, head = base(tree[k].deprel), tree[k].head
        near = head >= 0 and governor in {head, tree[head].head}
        if (
            k > after
            and near
            and relation in {"obl", "advcl", "nmod", "acl", "xcomp", "ccomp"}
            and word in {tree.case(k), tree.mark(k)}
        ):
            marks = [m for m in tree.kids(k, "case", "mark") if layout.low(m) == word]
            if marks and marks[0] + 1 < layout.n:
                found.append((marks[0] + 1, k))
    return min(found, default=None)
