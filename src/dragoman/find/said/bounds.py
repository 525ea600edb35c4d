"""Find where the words that somebody says begin and end in a sentence, by its tree, punctuation and quotations."""

from __future__ import annotations

from dragoman.find.said.layout import Layout
from dragoman.find.tree import base
from dragoman.tables import read_word_set

__all__ = ["Bounds"]

_LOOSE = frozenset({",", ";", ":", ".", "—", "–", "--", "and", "but"})
_STOPS = frozenset({".", "?", "!"})
_CLAUSAL = frozenset({"SCONJ", "CCONJ", "VERB", "AUX", "PUNCT"})


class Bounds:
    """The limits of what is said at one cue; positions are token indices."""

    def __init__(self, layout: Layout, cue: int) -> None:
        self._layout = layout
        self._cue = cue
        self.quoted = layout.quote[cue]
        """The quotation that the cue itself stands in, or -1."""

    def starts_quote(self, i: int) -> bool:
        """Tell whether a token stands in a quotation that the cue does not stand in."""
        return self._layout.quote[i] >= 0 and self._layout.quote[i] != self.quoted

    def ends(self, i: int) -> bool:
        """Tell whether a semicolon, or a full stop that the reader read over, ends what is said at a token."""
        layout = self._layout
        if layout.quote[i] != self.quoted:
            return False
        if layout[i].text == ";":
            return True
        return (
            layout[i].text in _STOPS and i + 1 < layout.n and (layout[i + 1].text[0].isupper() or layout.is_mark(i + 1))
        )

    def turns(self, i: int) -> bool:
        """Tell whether the speaker's next words are brought at a token: ", adding that", ", according to"."""
        layout = self._layout
        token = layout[i]
        if i == 0 or layout.quote[i] != self.quoted or layout[i - 1].text != ",":
            return False
        if token.text.lower() == "according":
            return True
        return token.text.lower().endswith("ing") and token.lemma in read_word_set("speech", "turn")

    def resumes(self, i: int, first: int) -> bool:
        """Tell whether "and" brings the speaker's next verb of saying: ", and described the paper as"."""
        layout = self._layout
        if layout.low(i) not in {"and", "but"} or layout.quote[i] != self.quoted or i - 1 <= first:
            return False
        k = i + 1
        while k + 1 < layout.n and layout[k].upos == "ADV":
            k += 1
        if k >= layout.n:
            return False
        verb, cue = layout[k], layout[self._cue]
        alike = verb.feat("Tense") == cue.feat("Tense") and verb.feat("VerbForm") == cue.feat("VerbForm")
        if verb.upos != "VERB" or verb.lemma not in read_word_set("speech", "turn") or not alike:
            return False
        joined = base(verb.deprel) == "conj" and verb.head >= 0
        unlike = joined and bool(layout.tree.kids(verb.head, "aux")) and not layout.tree.kids(k, "aux")
        return layout[i - 1].text == "," or unlike or (joined and verb.head == self._cue)

    def clause_start(self, first: int) -> int:
        """Return where the words before a token begin that are said with it: the sentence, or after a semicolon."""
        layout = self._layout
        start = layout.begin
        for k in range(layout.begin, first):
            if layout.quote[k] == self.quoted and (layout[k].text == ":" or self.ends(k)):
                start = k + 1
        if start < first and layout.low(start) in {"and", "but", "yet", "so"}:
            start += 1
        return start

    def clause_end(self, first: int, inside: set[int]) -> int:
        """Return the last token of a clause: as far as the tree reaches without a gap, and quotations in it."""
        layout, last, i = self._layout, first, first
        while i < layout.n:
            if i > first and (self.ends(i) or self.turns(i) or self.resumes(i, first)):
                break
            same_quote = layout.quote[i] != self.quoted and layout.quote[i] == layout.quote[last]
            if i in inside or same_quote or layout.is_mark(i):
                last = i
            elif not layout.is_break(i):
                more = self._goes_on(i, last)
                if not more:
                    break
                inside, last = inside | more, i
            i += 1
        return self.trim(first, last)

    def _goes_on(self, i: int, last: int) -> set[int]:
        """Return what continues a clause although the tree hangs it higher: "and that ...", "for a new phase"."""
        layout, tree = self._layout, self._layout.tree
        k = i if layout.low(i) == "that" else i + 1
        if k < layout.n and layout.low(k) == "that" and layout.low(i) in {"and", "that", "but"} and layout[k].head > k:
            return {i, *tree.subtree(layout[k].head)}
        noun = layout[i].head
        if layout[i].upos == "ADP" and i == last + 1 and noun > i and layout.is_noun(noun) and not layout.is_date(noun):
            return set(range(i, layout.phrase(noun)[1] + 1))
        return set()

    def reach(self, first: int) -> int:
        """Return the last token of the words that complete the cue's verb, from a first one on."""
        layout, tree, verb = self._layout, self._layout.tree, self._cue
        inside = tree.subtree(verb)
        for k in tree.kids(verb, "conj", "parataxis", "advcl", "punct", "cc"):
            begins = self.first_of(k, first)
            comma = begins > 0 and layout[begins - 1].text == ","
            if base(tree[k].deprel) != "advcl" or (comma and tree[k].feat("VerbForm") in {"Ger", "Part"}):
                inside -= tree.subtree(k)
        if not inside & set(range(first, layout.n)):
            inside = set(range(first, layout.n))
        last = first
        for i in range(first, layout.n):
            if self.turns(i) or self.ends(i) or self.resumes(i, first):
                break
            same = layout.quote[i] != self.quoted and layout.quote[i] == layout.quote[last]
            if i in inside or same or layout.is_mark(i) or (self.starts_quote(i) and i == last + 1):
                last = i
            elif not layout.is_break(i):
                break
        return self.trim(first, self._without_date(first, self.trim(first, last)))

    def _without_date(self, first: int, last: int) -> int:
        """Leave out a date at the end that tells when something was said: "condemned the strike on Friday"."""
        tree = self._layout.tree
        for k in reversed(tree.kids(self._cue, "obl", "advmod")):
            begin = self.first_of(k, first)
            if self._layout.is_date(k) and begin > first and max(tree.subtree(k)) >= last:
                return begin - 1
        return last

    def first_of(self, head: int, after: int) -> int:
        """Return the first token of what hangs on a head, right of another token, without a break."""
        inside = self._layout.tree.subtree(head)
        first = head
        while first - 1 > after and first - 1 in inside and not self._layout.is_break(first - 1):
            first -= 1
        return first

    def trim(self, first: int, last: int) -> int:
        """Leave out punctuation at the end that belongs to the sentence, unless a quotation holds it."""
        layout = self._layout
        while last > first and layout.low(last) in _LOOSE and layout.quote[last] == self.quoted:
            last -= 1
        if (
            layout.is_mark(last)
            and layout.quote[last] >= 0
            and layout.opens_quote(last)
            and not layout.closes_quote(last)
        ):
            last -= 1
        return last

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of a stretch of tokens, to the ends of quotations that it runs into."""
        layout = self._layout
        start, end = layout[first].start, layout[last].end
        if self.starts_quote(last):
            whole = layout.quotes.outer[layout.quote[last]]
            end = max(end, whole.end) if whole.start >= start else end
        if self.starts_quote(first):
            start = min(start, layout.quotes.outer[layout.quote[first]].start)
        return start, end
