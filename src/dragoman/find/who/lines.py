"""A sentence as the finders of actors look at it: its tree with folded words, labels and runs of tokens."""

from __future__ import annotations

from dragoman.find.tree import Tree
from dragoman.find.who.keys import BARRIER, fold
from dragoman.model import Sentence

__all__ = ["CORE", "Line"]

CORE = ("nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "root", "conj", "appos")
"""Relations by which a noun phrase takes part in its clause; others are inside the phrase or a parser's doubt."""

_ENDINGS = frozenset({"'s", "’s", "'", "’", "'S", "’S", "`s", "‘s"})
_GENITIVES = frozenset({"'s", "’s"})
_GLOTTAL = "'‘’ʻʿʾ`"
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_INSIDE = frozenset(
    {"compound", "amod", "flat", "nummod", "det", "nmod:poss", "nmod:desc", "case", "punct", "advmod", "fixed",
     "goeswith",
     "det:predet", "cc", "conj", "nmod:unmarked", "compound:prt", "obl:unmarked", "obl:npmod", "nmod", "dep"}
)  # fmt: skip


class Line(Tree):
    """The tree of one sentence with what every finder of actors asks of it, worked out once."""

    def __init__(self, sent: Sentence, index: int) -> None:
        super().__init__(sent)
        self.index = index
        self.n = len(self.tokens)
        self.low = [token.text.lower() for token in self.tokens]
        self.folded = [_folded(token.text) for token in self.tokens]
        for i in range(1, self.n):
            if self.tokens[i].text in _GENITIVES and self.tokens[i - 1].text == "People":
                self.folded[i - 1], self.folded[i] = "Peoples", ""  # "People's" is part of many a name
        self.plain = [word if word == BARRIER else fold(low) for word, low in zip(self.folded, self.low, strict=True)]
        self.lemmas = [fold(token.lemma.lower()) for token in self.tokens]
        self.label: list[str] = [""] * self.n
        self.spans: list[tuple[int, int] | None] = [None] * self.n
        for entity in sent.entities:
            for i in range(entity.first, entity.last + 1):
                self.label[i] = entity.label
                self.spans[i] = (entity.first, entity.last)

    def is_ending(self, i: int) -> bool:
        """Tell whether a token is a possessive ending."""
        return 0 <= i < self.n and self.tokens[i].text in _ENDINGS and i > 0

    def is_hyphen(self, i: int) -> bool:
        """Tell whether a token is a hyphen written without spaces."""
        if not 0 < i < self.n - 1 or self.tokens[i].text not in _HYPHENS:
            return False
        return self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i].end == self.tokens[i + 1].start

    def has_ending(self, i: int) -> bool:
        """Tell whether a token is followed by a possessive ending."""
        if not self.is_ending(i + 1):
            return False
        return self.tokens[i + 1].text not in {"'", "’"} or self.low[i].endswith(("s", "x", "z"))

    def is_capital(self, i: int) -> bool:
        """Tell whether a token begins with a capital letter, perhaps after the mark of a glottal stop: 'Ulukalala."""
        return 0 <= i < self.n and self.tokens[i].text.lstrip(_GLOTTAL)[:1].isupper()

    def head(self, i: int) -> int:
        """Return the head of a token, -1 for a root."""
        head = self.tokens[i].head
        return head if 0 <= head < self.n else -1

    def kid(self, i: int, *relations: str) -> int:
        """Return the first child of a token with one of some relations, or -1."""
        for kid in self.children(i):
            if self.tokens[kid].deprel in relations:
                return kid
        return -1

    def relation(self, i: int) -> str:
        """Return the relation of a token to its clause, that of the first conjunct for a later one."""
        return self.tokens[self.first_conjunct(i)].deprel

    def possessor(self, i: int) -> int:
        """Return the possessor of a noun, by the tree or else the possessive pronoun before its adjectives; or -1."""
        found = self.kid(i, "nmod:poss")
        j = i - 1
        while found < 0 and j >= 0 and i - j < 4:
            if self.low[j] in {"his", "her", "its", "their", "our", "my"}:
                return j
            if self.tokens[j].upos not in {"ADJ", "NUM", "NOUN"}:
                break
            j -= 1
        return found

    def under(self, i: int, top: int) -> bool:
        """Tell whether a token lies in the subtree of another."""
        steps = 0
        while i >= 0 and steps <= self.n:
            if i == top:
                return True
            i = self.head(i)
            steps += 1
        return False

    def clause(self, i: int) -> int:
        """Return the predicate that governs a token: the nearest verb above it, or else the root."""
        steps, at = 0, i
        while self.head(at) >= 0 and steps <= self.n:
            at = self.head(at)
            token = self.tokens[at]
            if token.upos == "VERB" or (token.upos in {"NOUN", "ADJ", "PROPN", "PRON"} and self.kid(at, "cop") >= 0):
                return at
            steps += 1
        return at

    def subject(self, predicate: int) -> int:
        """Return the first subject of a predicate as it stands, inherited or not (see ``bearers``); -1 without one."""
        found = self.bearers(predicate) if predicate >= 0 else []
        return found[0] if found else -1

    def phrase(self, head: int, base: int | None = None) -> tuple[int, int]:
        """Return the run of tokens of a noun and the words before it: determiner, modifiers, noun, flat parts."""
        first = last = base if base is not None else head
        while first > 0 and self._belongs(first - 1, head):
            first -= 1
        while last + 1 < self.n and self.tokens[last + 1].deprel in {"flat", "goeswith"} and self.under(last + 1, head):
            last += 1
        while first < head and self.tokens[first].upos in {"PUNCT", "CCONJ", "ADP"}:
            first += 1
        return first, last

    def _belongs(self, i: int, head: int) -> bool:
        """Tell whether a token before a noun is part of the noun's phrase."""
        token = self.tokens[i]
        if token.upos in {"VERB", "AUX", "SCONJ"} and token.deprel not in {"amod", "compound"}:
            return False
        if self.tokens[i].text in {",", ";", ":", "(", ")", "—", "--"} or token.deprel in {"case", "mark"}:
            return self.is_ending(i)
        steps = 0
        while i >= 0 and steps <= self.n:
            if i == head:
                return True
            if self.tokens[i].deprel not in _INSIDE:
                return False
            i = self.head(i)
            steps += 1
        return False

    def is_plural(self, i: int) -> bool:
        """Tell whether a noun is plural in form; without an ending it is not, whatever the tagger says."""
        word = self.plain[i]
        inflected = word != self.lemmas[i] or (word.endswith("s") and not word.endswith("ss"))
        return inflected and self.tokens[i].feat("Number") == "Plur"


def _folded(text: str) -> str:
    if text in _ENDINGS or (len(text) == 1 and not text.isalnum() and text not in _HYPHENS and text != "&"):
        return BARRIER
    if text in {"--", "—", "...", "..", "``", "''"}:
        return BARRIER
    return fold(text)
