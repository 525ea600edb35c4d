"""A sentence laid out for the finding of speech: its tree beside its surface, with the quotations over its tokens."""

from __future__ import annotations

from dragoman.find.quotes import QuotationIndex
from dragoman.find.tree import Tree, base
from dragoman.model import Sentence, Token

__all__ = ["Layout"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "PART", "X", "SYM"})
_INSIDE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "flat", "appos", "conj", "cc", "fixed", "goeswith", "case"}
)
_LINKS = frozenset({"of", "for", "in", "at", "from", "to", "and", "&", "on", "with"})
_BREAKS = frozenset({",", ";", ":", ".", "?", "!", "—", "–", "--", "-", "(", ")", "...", "…"})
_DASHES = frozenset({"--", "—", "–", "-", "―"})
_QUOTE_MARKS = frozenset("\"“”„‟«»‘’'`") | {"``", "''"}
_DATELINE = 16
"""Tokens within which the dash of a dateline stands."""


class Layout:
    """The tokens of a sentence with tree, quotations and the phrases and gaps between them; positions are indices."""

    def __init__(self, sentence: Sentence, quotes: QuotationIndex) -> None:
        self.sentence = sentence
        self.tree = Tree(sentence)
        self.tokens = self.tree.tokens
        self.n = len(sentence.tokens)
        self.quotes = quotes
        self.quote = [quotes.at(token.start) for token in sentence.tokens]
        """The number of the quotation that each token stands in, or -1; marks stand in theirs."""
        self.begin = self._begin()

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def low(self, i: int) -> str:
        """Return a token's text in lower case, or an empty string outside of the sentence."""
        return self.tokens[i].text.lower() if 0 <= i < self.n else ""

    def _begin(self) -> int:
        """Return the first token after a dateline ("GENEVA, May 3 (Agency) --"), else 0."""
        if self.n < 4 or not (self.tokens[0].text.isupper() and len(self.tokens[0].text) > 2):
            return 0
        for i in range(1, min(_DATELINE, self.n - 1)):
            token = self.tokens[i]
            if token.text in _DASHES and token.start > self.tokens[i - 1].end:
                return i + 1
            if token.upos == "VERB":
                break
        return 0

    def is_break(self, i: int) -> bool:
        """Tell whether a token is punctuation that ends a phrase."""
        if not 0 <= i < self.n:
            return True
        text = self.tokens[i].text
        if text == "-":
            return self.tokens[i].start > self.tokens[i - 1].end if i else True
        return text in _BREAKS or (text in _QUOTE_MARKS and self.tokens[i].upos == "PUNCT")

    def is_mark(self, i: int) -> bool:
        """Tell whether a token is a quotation mark."""
        return 0 <= i < self.n and self.tokens[i].text in _QUOTE_MARKS and self.tokens[i].upos == "PUNCT"

    def is_noun(self, i: int) -> bool:
        """Tell whether a token can head a noun phrase."""
        return 0 <= i < self.n and self.tokens[i].upos in _NOMINAL

    def opens_quote(self, i: int) -> bool:
        """Tell whether a quotation begins at a token."""
        return (
            0 <= i < self.n
            and self.quote[i] >= 0
            and (
                self.quotes.outer[self.quote[i]].start >= self.tokens[i].start
                or (i == 0 and self.quotes.outer[self.quote[i]].start < self.tokens[0].start)
            )
        )

    def closes_quote(self, i: int) -> bool:
        """Tell whether a quotation ends with a token."""
        return 0 <= i < self.n and self.quote[i] >= 0 and self.quotes.outer[self.quote[i]].end <= self.tokens[i].end

    def is_finite(self, i: int) -> bool:
        """Tell whether a token is a finite verb or auxiliary."""
        token = self.tokens[i]
        return token.upos in {"VERB", "AUX"} and token.feat("VerbForm") not in {"Inf", "Part", "Ger"}

    def is_date(self, i: int) -> bool:
        """Tell whether a token stands in a date."""
        return any(e.label == "DATE" and e.first <= i <= e.last for e in self.sentence.entities)

    def phrase(self, head: int) -> tuple[int, int]:
        """Return the first and last token of the noun phrase at a head, with its complements and appositions."""
        inside, stack = {head}, [head]
        while stack:
            at = stack.pop()
            for k in self.tree.children(at):
                relation = base(self.tokens[k].deprel)
                if (
                    relation not in _INSIDE
                    or (at == head and relation == "case" and k < head)
                    or self.tokens[k].upos == "VERB"
                ):
                    continue
                if k not in inside:
                    inside.add(k)
                    stack.append(k)
        first = last = head
        while first > 0 and (first - 1 in inside or (self._bridge(first - 1) and first - 2 in inside)):
            first -= 1
        while last < self.n - 1 and (last + 1 in inside or (self._bridge(last + 1) and last + 2 in inside)):
            last += 1
        return first, last

    def _bridge(self, i: int) -> bool:
        return 0 <= i < self.n and self.tokens[i].text in {",", "-", "’", "'", "(", '"', "“", "”"}

    def before(self, i: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends right before a token, by the words alone, with an apposition in commas."""
        last = i - 1
        closed = last > 0 and self.tokens[last].text == ","
        last -= closed
        if last < 0 or not (self.is_noun(last) or self.low(last) in {"'s", "’s"} or self.tokens[last].upos == "X"):
            return None
        first = self._run_left(last)
        if closed:
            if first < 2 or self.tokens[first - 1].text != "," or not self.is_noun(first - 2):
                return None
            first = self._run_left(first - 2)
        return (first, last) if any(self.is_noun(k) for k in range(first, last + 1)) else None

    def _run_left(self, last: int) -> int:
        """Walk left over the words of a noun phrase."""
        first = last
        while first > 0 and self.quote[first - 1] == self.quote[last]:
            token = self.tokens[first - 1]
            if (
                token.upos in _PHRASE
                or self.low(first - 1) in _LINKS
                or token.text == "-"
                or (token.upos == "PUNCT" and token.text in {"’", "'"} and token.start == self.tokens[first - 2].end)
            ):
                first -= 1
            else:
                break
        while first < last and (self.low(first) in _LINKS or self.tokens[first].upos in {"PART", "PUNCT"}):
            first += 1
        return first

    def after(self, i: int) -> tuple[int, int] | None:
        """Return the noun phrase that begins right after a token, by the words alone."""
        first = i + 1
        if first >= self.n or self.tokens[first].upos not in _PHRASE or self.quote[first] != self.quote[i]:
            return None
        last = first
        while (
            last + 1 < self.n
            and self.quote[last + 1] == self.quote[i]
            and (
                self.tokens[last + 1].upos in _PHRASE
                or self.low(last + 1) in _LINKS
                or self.tokens[last + 1].text == "-"
            )
        ):
            last += 1
        while last > first and not (self.is_noun(last) or self.tokens[last].upos == "X"):
            last -= 1
        return (first, last) if any(self.is_noun(k) for k in range(first, last + 1)) else None

    def top(self, first: int, last: int) -> int:
        """Return the token of a stretch that governs the rest of it: a noun whose own governor lies outside."""
        best = None
        for i in range(first, last + 1):
            outside = not first <= self.tokens[i].head <= last
            if self.is_noun(i) and outside and (best is None or base(self.tokens[best].deprel) in {"appos", "conj"}):
                best = i
        return best if best is not None else max((i for i in range(first, last + 1) if self.is_noun(i)), default=last)
