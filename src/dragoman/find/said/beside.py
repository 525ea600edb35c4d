"""Find what is said beside a verb: a quotation on either side, the clause that it stands in, the clause after it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.said.addressees import find_addressee
from dragoman.find.said.bounds import Bounds
from dragoman.find.said.content import Content
from dragoman.find.said.cues import Cue, Spotted
from dragoman.find.said.layout import Layout
from dragoman.find.said.sources import Noun, is_passive, quoting_verb, verb_start
from dragoman.find.tree import base

__all__ = ["Beside", "left_edge"]

_COMMAS = frozenset({",", "—", "–", "--", "-"})
_RELATIVES = frozenset({"which", "whom", "who", "that", "where", "and", "but"})
_FRONTED = frozenset({"if", "unless", "because", "until", "once", "when", "while", "since", "after", "before"})
_CONDITIONS = frozenset({"if", "unless", "because", "until"})
_INVERTED = frozenset({"if", "unless", "had", "should", "were"})
_MID_QUOTE = frozenset({"VERB", "NOUN", "PROPN", "PRON", "ADV", "NUM", "PART", "AUX", "X"})
_REACH = 16
"""Words within which "that" is looked for where the tree hangs its clause elsewhere."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a cue's own clause: offsets, form (clause, quote or condition) and head token."""

    start: int
    end: int
    form: str
    head: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause right of the verb: its first, last and head token."""

    first: int
    last: int
    head: int


def left_edge(layout: Layout, cue: Spotted, source: Noun | None) -> int:
    """Return the first token of a cue's own clause: its subject's if that stands before it, with "as" or "so"."""
    tree = layout.tree
    quoting = quoting_verb(layout, cue.token) if cue.pos == "V" else None
    if quoting is not None:
        subjects = [k for k in tree.kids(quoting, "nsubj", "nsubj:pass") if k < quoting]
        near = layout.before(verb_start(layout, quoting))
        return (
            near[0] if near is not None else layout.phrase(subjects[0])[0] if subjects else verb_start(layout, quoting)
        )
    start = verb_start(layout, cue.token) if cue.pos == "V" else cue.first
    if cue.pos == "V" and is_passive(layout, cue.token):
        subjects = [k for k in tree.kids(cue.token, "nsubj:pass") if k < cue.token]
        return layout.phrase(subjects[0])[0] if subjects else start
    if source is None or source.last >= start:
        return start
    for k in range(source.last + 1, start):
        above = {k, *tree.ancestors(k)}
        aside = cue.token in above or source.head in above  # "Lee, speaking in Rome, said"
        if not aside and layout[k].upos not in {"ADV", "PUNCT", "AUX"}:
            return start
    start = source.first
    while start > 0 and layout.low(start - 1) in {"as", "so"} and layout.quote[start - 1] == layout.quote[cue.token]:
        start -= 1
    return start


class Beside:
    """Finds quotations and clauses beside one verb of saying."""

    def __init__(self, layout: Layout, cue: Spotted, source: Noun | None, bounds: Bounds) -> None:
        self._layout = layout
        self._tree = layout.tree
        self._cue = cue
        self._source = source
        self._bounds = bounds
        self._left = left_edge(layout, cue, source)
        inverted = source is not None and source.first > cue.token
        self._after = max(cue.last, source.last if source is not None and inverted else cue.last)

    def find(self, reading: Cue) -> Content | None:
        """Return the quotation or clause that a reading finds beside the verb."""
        right = self._right_clause() if "clause" in reading.takes else None
        edge = self._right_edge(right.first if right is not None else self._layout.n)
        left = self._left_part(edge)
        follows = self._right_quote(edge)
        if right is not None and self._prefers_right(right, left, follows):
            pieces = [self._bounds.extent(right.first, right.last)]
            if left is not None and left.form == "condition":
                pieces.insert(0, (left.start, left.end))
            return self._made(pieces, "clause", right.head, reading, right.first)
        if left is None and follows is None:
            return None
        pieces, form, head = [], "quote", self._cue.token
        if left is not None:
            form, head = ("quote" if left.form == "quote" else "clause"), left.head
            if form == "clause" and "clause" not in reading.takes:
                return None
            pieces.append((left.start, left.end))
        more = follows or self._continuation(edge, head)
        if more is not None:
            pieces.append(more)
        return self._made(pieces, form, head, reading, edge + 1)

    def _made(self, pieces: list[tuple[int, int]], form: str, head: int, reading: Cue, stop: int) -> Content:
        to = find_addressee(self._layout, self._cue, self._source, stop)
        return Content(tuple(pieces), form, head, reading, to)

    def _prefers_right(self, right: _Clause, left: _Left | None, follows: tuple[int, int] | None) -> bool:
        """Tell whether the clause after the verb is what is said, not the words before it or a quotation after it."""
        layout = self._layout
        if follows is not None and follows[0] < layout[right.first].start:
            return False
        if left is None or left.form == "condition" or layout.low(right.first) in {"that", "whether", "how", "why"}:
            return True
        plain = left.form == "clause" and layout[right.first - 1].text != ","
        return plain and bool(self._tree.kids(right.head, "nsubj", "nsubj:pass", "expl", "csubj"))

    def _right_edge(self, stop: int) -> int:
        """Return the last token of the cue's clause: what follows up to the next break, quotation or clause."""
        last = self._after
        while last + 1 < stop and not self._layout.is_break(last + 1) and not self._bounds.starts_quote(last + 1):
            last += 1
        return last

    # To the right

    def _right_clause(self) -> _Clause | None:
        """Return the clause that completes the verb to its right."""
        tree, layout, after = self._tree, self._layout, self._after
        heads = [k for k in tree.kids(self._cue.token, "ccomp") if k > after]
        heads += [
            k
            for k in tree.kids(self._cue.token, "parataxis", "advcl", "xcomp", "acl")
            if k > after and tree.mark(k) == "that"
        ]
        if not heads:
            return self._that_clause()
        head = min(heads)
        inside = tree.subtree(head)
        marks = [k for k in tree.kids(head, "mark") if k > after and layout.low(k) == "that"]
        first = marks[0] if marks else head
        while not marks and first - 1 > after and first - 1 in inside:
            first -= 1
        while first < head and layout.is_break(first) and not layout.is_mark(first):
            first += 1
        participle = tree[head].feat("VerbForm") in {"Ger", "Part"}
        gerund = participle and not tree.kids(head, "nsubj", "nsubj:pass", "aux", "cop", "expl")
        if gerund or self._is_parted(first):
            return None
        return _Clause(first, self._bounds.clause_end(first, inside), head)

    def _is_parted(self, first: int) -> bool:
        """Tell whether a comma and a conjunction part a clause from the verb."""
        return self._layout[first - 1].text == "," and self._layout.low(first) in {"and", "but", "or", "which", "who"}

    def _that_clause(self) -> _Clause | None:
        """Return a clause with "that" right of the verb which the tree hangs elsewhere."""
        layout = self._layout
        for i in range(self._after + 1, min(self._after + _REACH, layout.n - 1)):
            if layout.is_break(i) or layout[i].upos in {"VERB", "AUX"}:
                return None
            if layout.low(i) == "that" and layout[i].upos == "SCONJ":
                head = layout[i].head
                inside = self._tree.subtree(head) if head > i else set(range(i, layout.n))
                return _Clause(i, self._bounds.clause_end(i, inside), max(i, head))
        return None

    def _right_quote(self, edge: int) -> tuple[int, int] | None:
        """Return the quotation that follows the cue's clause, after a comma, colon or dash, or right after the verb."""
        layout, bounds = self._layout, self._bounds
        i = edge + 1
        if i < layout.n and layout[i].text in {*_COMMAS, ":"} and layout.quote[i] == bounds.quoted:
            i += 1
        elif edge > self._last_argument() or layout[edge].upos not in _MID_QUOTE:
            return None  # what comes between makes the quotation a part of it: met him at the gate of "the palace"
        if i >= layout.n or not layout.opens_quote(i) or not bounds.starts_quote(i):
            return None
        whole = layout.quotes.outer[layout.quote[i]]
        last = max(k for k in range(i, layout.n) if layout.quote[k] == layout.quote[i])
        stop = last
        while stop + 1 < layout.n and not layout.is_break(stop + 1) and not self._ends_words(stop + 1):
            stop += 1  # the words go on outside of the marks: said "no" to the plan
        return whole.start, max(whole.end, bounds.extent(i, stop)[1])

    def _last_argument(self) -> int:
        """Return the last token of the cue, its speaker and whom it addresses."""
        to = find_addressee(self._layout, self._cue, self._source, self._layout.n)
        return max([self._after, *([to.last] if to is not None and to.first > self._cue.token else [])])

    def _ends_words(self, i: int) -> bool:
        token = self._layout[i]
        return token.upos == "CCONJ" or (
            token.upos == "SCONJ" and token.text.lower() in {"as", "when", "after", "while"}
        )

    # To the left

    def _is_aside(self) -> bool:
        """Tell whether speaker and verb stand together, so that what is said can stand before them."""
        source, verb = self._source, self._cue.token
        if source is not None and quoting_verb(self._layout, verb) is not None:
            return True
        if source is None or self._layout[verb].feat("VerbForm") == "Ger":
            return False
        return is_passive(self._layout, verb) or source.first > verb or self._left <= source.first

    def _left_part(self, edge: int) -> _Left | None:
        """Return what stands before the cue's clause and is said at it."""
        layout, bounds = self._layout, self._bounds
        if not self._is_aside():
            return None
        i = self._left - 1
        while i >= 0 and layout.quote[i] == bounds.quoted and layout[i].text in _COMMAS:
            i -= 1
        if i < layout.begin:
            return self._earlier_quote() if i < 0 else None
        if bounds.starts_quote(i) and layout.closes_quote(i):
            return self._left_quote(i)
        if i == self._left - 1 or layout[self._left - 1].text not in _COMMAS:
            return None
        return self._left_clause(i, edge)

    def _earlier_quote(self) -> _Left | None:
        """Return the quotation that ends right before a sentence which begins with the cue: "..." / he asked."""
        layout = self._layout
        start = layout[0].start
        before = [one for one in layout.quotes.outer if one.end <= start and start - one.end <= 2]
        if not before or self._bounds.quoted >= 0:
            return None
        quote = before[-1]
        comma = quote.last > quote.first and layout.quotes.text[quote.last - 1] == ","
        alone = self._right_edge(layout.n) >= layout.n - 2
        if not comma and not layout[0].text[0].islower() and not alone:
            return None
        return _Left(quote.start, quote.end, "quote", self._cue.token)

    def _left_quote(self, i: int) -> _Left:
        """Return the quotation that ends at a token, with the words of the sentence before it."""
        layout = self._layout
        whole = layout.quotes.outer[layout.quote[i]]
        first = next(k for k in range(i + 1) if layout.quote[k] == layout.quote[i])
        start = (
            self._bounds.clause_start(first) if first > layout.begin and whole.start >= layout[first].start else first
        )
        tops = [
            k
            for k in range(start, i + 1)
            if layout[k].upos in {"VERB", "AUX", "NOUN", "ADJ"} and not start <= layout[k].head <= i
        ]
        head = tops[0] if tops else i
        if start == first:
            return _Left(min(whole.start, layout[start].start), whole.end, "quote", head)
        return _Left(layout[start].start, whole.end, "clause", head)

    def _left_clause(self, last: int, edge: int) -> _Left | None:
        """Return the clause before a cue in commas, if it is one: not "On Monday, he said"."""
        layout, bounds = self._layout, self._bounds
        start = bounds.clause_start(last + 1)
        head = self._interrupted()
        if base(self._tree[self._cue.token].deprel) == "acl":
            return None  # "the bridge has fallen, wrote X" and never "the bridge that X wrote of"
        if layout.low(last) in _RELATIVES or self._is_setting(start):
            return None
        if head > edge and layout.quote[head] == bounds.quoted:
            return self._left_of_head(head, last, start)
        finite = [
            k
            for k in range(start, last + 1)
            if layout.is_finite(k) and (self._is_main(k) or self._is_plain(start, edge))
        ]
        if not finite or layout.low(self._left - 1) == ":":
            return None
        head = head if 0 <= head < self._left else finite[0]
        form = "condition" if layout.low(start) in _INVERTED else "clause"
        if form == "clause" and self._tree[head].head == self._cue.token and self._tree.mark(head) in _FRONTED:
            return None
        return _Left(layout[start].start, bounds.extent(start, last)[1], form, head)

    def _is_plain(self, start: int, edge: int) -> bool:
        """Tell by the words alone whether a sentence is a clause and then its speaker: "The bridge fell, he said."""
        layout = self._layout
        ends = edge + 1 >= layout.n or self._bounds.ends(edge + 1) or layout[edge + 1].text in {".", "!", "?", ";"}
        if not ends or layout.low(start) == "as":
            return False
        if layout[start].upos not in {"ADP", "SCONJ", "ADV", "VERB"}:
            return True
        # "If it rains, the bridge will close, he said": the clause comes after the first comma
        commas = [k for k in range(start, self._left - 1) if layout[k].text == ","]
        return bool(commas) and any(layout.is_finite(k) for k in range(commas[0], self._left))

    def _interrupted(self) -> int:
        """Return the head of the clause that the cue's clause stands in or beside, or -1."""
        tree, verb = self._tree, self._cue.token
        kids = [k for k in tree.kids(verb, "ccomp", "parataxis", "csubj") if k < self._left]
        if kids:
            return kids[-1]
        aside = base(tree[verb].deprel) in {"parataxis", "conj", "advcl", "ccomp", "discourse", "dep"}
        return tree[verb].head if aside else -1

    def _left_of_head(self, head: int, last: int, start: int) -> _Left | None:
        """Return the part of a clause before the cue which has its head after it: "The plan, he said, is dead"."""
        layout = self._layout
        inside = self._tree.subtree(head) - self._tree.subtree(self._cue.token)
        if last not in inside:
            return None
        first = last
        while first - 1 >= start and (first - 1 in inside or (not layout.is_break(first - 1) and first - 1 >= start)):
            first -= 1
        return _Left(layout[first].start, layout[last].end, "clause", head)

    def _is_setting(self, start: int) -> bool:
        """Tell whether the words before the cue only tell of the speaker: "Asked about it, he said"."""
        token = self._layout[start]
        return token.upos == "VERB" and token.feat("VerbForm") in {"Ger", "Part"} and token.text[0].isupper()

    def _is_main(self, k: int) -> bool:
        """Tell whether a verb is not in a clause that only modifies: "When he came to Rome, he said"."""
        tree, cue, at = self._tree, self._cue.token, k
        while at >= 0 and at != cue:
            relation, head = tree[at].deprel, tree[at].head
            if base(relation) == "acl" or relation.startswith("advcl"):
                unmarked = not tree.mark(at) and ((head == cue and tree[at].feat("VerbForm") == "Fin") or head > cue)
                return relation == "advcl" and unmarked
            at = head
        return True

    def _continuation(self, edge: int, head: int) -> tuple[int, int] | None:
        """Return the rest of a clause that the cue interrupts: ", he said, a joke", ", they said, if it is late"."""
        layout, tree, bounds = self._layout, self._tree, self._bounds
        first = edge + 2
        if first >= layout.n or layout[edge + 1].text not in _COMMAS or layout.quote[edge + 1] != bounds.quoted:
            return None
        inside = tree.subtree(head) - tree.subtree(self._cue.token)
        condition = layout.low(first) in _CONDITIONS
        if condition:
            inside |= tree.subtree(max(first, layout[first].head))
        elif first not in inside or (head < edge and self._is_new(first)):
            return None
        last = bounds.clause_end(first, inside)
        return bounds.extent(first, last) if last > first or head > edge else None

    def _is_new(self, first: int) -> bool:
        """Tell whether what follows a complete clause and the cue is news of its own: ", and she left", ", adding"."""
        layout, low = self._layout, self._layout.low(first)
        if low in {"who", "which", "while", "as"}:
            return True
        if layout[first].upos == "VERB" and layout[first].feat("VerbForm") != "Fin":
            return True
        head = layout[first].head
        return (
            low in {"and", "but", "or"} and head >= first and bool(self._tree.kids(head, "nsubj", "nsubj:pass", "expl"))
        )
