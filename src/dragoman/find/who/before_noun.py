"""What stands before a role noun: article, possessor, states and bodies, adjectives, other role nouns."""

from __future__ import annotations

from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Tables
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.runs import Hit, Scene

__all__ = ["BeforeNoun"]

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "any", "no", "another"})

_LETTERS = 3
"""Letters that the kind of an aircraft or a weapon begins with, at most: F-16, MiG-29."""


class BeforeNoun:
    """Reads back from a role noun to its article or possessor and writes into its phrase what belongs to it."""

    def __init__(self, scene: Scene, known: Tables, phrase: Phrase, hit: Hit) -> None:
        self.scene, self.line, self.phrase, self.hit = scene, scene.line, phrase, hit
        self.words = known.words

    def read(self) -> None:
        """Read the words before the noun back to its article or possessor."""
        i = self.hit.first - 1
        while i >= 0:
            step = self._step(i)
            if step >= i:
                break
            i = step

    def _step(self, i: int) -> int:
        """Take up one piece before the noun; give the index to go on from, or the same index to stop."""
        line, phrase, low = self.line, self.phrase, self.line.low[i]
        mark = self.scene.mark_at[i]
        if line.is_ending(i):
            return self._possessor(i)
        if mark is not None:
            return self._mark(mark, i)
        run = self.scene.run_at[i]
        if self._is_designation(i) or (run is not None and run.rules):
            return self._kind(i)
        if run is not None or low in self.words["weekday"] or low in self.words["month"]:
            return i
        if line.is_hyphen(i):
            return self._hyphen(i)
        token = line.tokens[i]
        if token.upos == "DET" and low in _DETERMINERS:
            phrase.first, phrase.definite = i, _definite(low)
            return i
        if token.upos == "PRON" and token.deprel == "nmod:poss":
            phrase.first, phrase.owner, phrase.definite = i, i, "own"
            return i
        if low in {"and", "or", "&", ","}:
            return self._and(i)
        if (
            token.text == "."
            and i > 0
            and token.start == line.tokens[i - 1].end
            and self.scene.hit_at[i - 1] is not None
        ):
            return i - 1
        return self._word(i)

    def _kind(self, i: int) -> int:
        """Take up what kind of aircraft, or whose government, it is."""
        run = self.scene.run_at[i]
        if run is not None and run.rules:
            self.phrase.owner, self.phrase.first = run.head, run.first
            return run.first - 1
        self.phrase.first = i - 2
        self.hit.role = self.phrase.role = self.hit.role._replace(sector="MIL")  # fighters that are no rebels
        return i - 3

    def _is_designation(self, i: int) -> bool:
        """Tell whether the kind of an aircraft or a weapon ends at a token: "Russian Su-35 fighters"."""
        line = self.line
        digits = line.low[i].isdigit() and i > 1 and line.is_hyphen(i - 1)
        return digits and line.is_capital(i - 2) and line.low[i - 2].isalpha() and len(line.low[i - 2]) <= _LETTERS

    def _word(self, i: int) -> int:
        phrase, token, low = self.phrase, self.line.tokens[i], self.line.low[i]
        if token.upos not in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB", "ADV"} or not self._tied(i):
            return i
        if token.upos == "VERB" and token.deprel not in {"amod", "compound"}:
            return i
        phrase.former = phrase.former or low in self.words["former"]
        phrase.deputy = phrase.deputy or low in self.words["deputy"]
        hit = self.scene.hit_at[i]
        if hit is not None and hit.first >= 0:
            phrase.roles.append(hit.role)
            i = hit.first
        phrase.first = i
        if token.upos != "NUM" and low not in self.words["former"]:
            phrase.title_first = i
        return i - 1

    def _tied(self, i: int) -> bool:
        """Tell whether a word before the noun belongs to it: it depends on the phrase, or is of the kind that does."""
        end = self.phrase.run.last if self.phrase.run is not None else self.phrase.last
        if i < self.line.head(i) <= end:
            return True
        if self.line.low[i] in self.words["modifier"] | self.words["former"] | self.words["deputy"]:
            return True
        return self.scene.hit_at[i] is not None and self.line.is_capital(i) and self.line.is_capital(i + 1)

    def _mark(self, mark: Mark, i: int) -> int:
        if mark.part:
            return i
        inside = self.line.head(mark.head) in range(mark.last + 1, self.phrase.last + 1)
        if not inside and mark.form not in {"adjective", "prefix"} and self.line.relation(mark.head) not in {
            "compound", "nmod:poss", "nmod:desc", "flat", "amod", "dep",
        }:  # fmt: skip
            return i
        if mark.based:
            return mark.first - 1
        self.phrase.marks.insert(0, mark)
        self.phrase.first = mark.first
        return mark.first - 1

    def _hyphen(self, i: int) -> int:
        """Read "Turkey-based", "Saudi-led", "Russian-backed", "ex-"; the word after the hyphen was taken already."""
        word = self.line.low[i + 1]
        mark = self.scene.mark_at[i - 1]
        if mark is None:
            self.phrase.former = self.phrase.former or self.line.low[i - 1] == "ex"
            hyphened = self.scene.hit_at[i - 1] is None and self.scene.run_at[i - 1] is None
            return i - 1 if hyphened or self._tied(i - 1) else i
        if word in self.words["backing"] or word in self.words["belonging"]:
            mark.based = True
            if word in self.words["belonging"]:
                self.phrase.weak.append(mark)
            self.phrase.first = mark.first
            return mark.first - 1
        return i - 1

    def _and(self, i: int) -> int:
        """Read a coordination before the noun: "US and Chinese officials", "Prime Minister and Foreign Minister"."""
        line, phrase = self.line, self.phrase
        mark = self.scene.mark_at[i - 1] if i > 0 else None
        if mark is not None and phrase.marks and phrase.marks[0].first == i + 1 + (line.low[i + 1] == "the"):
            adjectives = mark.form == phrase.marks[0].form == "adjective"
            tied = line.head(mark.head) in range(i, phrase.last + 1) or line.head(phrase.marks[0].head) in range(
                mark.first, i
            )
            return (
                i - 1
                if (tied or adjectives) and line.relation(mark.head) in {"compound", "amod", "nmod", "nmod:poss"}
                else i
            )
        hit = self.scene.hit_at[i - 1] if i > 0 else None
        if (
            line.low[i] == "and"
            and hit is not None
            and phrase.run is not None
            and not hit.role.plural
            and hit.role.level
        ):
            joined = line.head(hit.last) >= hit.first or self.line.is_capital(hit.last)
            if joined and not phrase.marks and self.scene.run_at[hit.first - 1 : hit.first] != [phrase.run]:
                phrase.titles.insert(0, hit)
                phrase.title_first = phrase.first = hit.first
                return hit.first - 1
        return i

    def _possessor(self, i: int) -> int:
        """Take up what stands before a possessive ending."""
        line, phrase = self.line, self.phrase
        mark, run = self.scene.mark_at[i - 1], self.scene.run_at[i - 1]
        phrase.definite = "own"
        if mark is not None and not mark.part:
            phrase.marks.insert(0, mark)
            phrase.first = mark.first
            while phrase.first > 0 and line.low[phrase.first - 1] == "the":
                phrase.first -= 1
            self._joint_possessor(mark)
            return i
        phrase.owner = run.head if run is not None else i - 1
        hit = self.scene.hit_at[i - 1]
        if hit is not None and phrase.role.broad:
            phrase.roles.append(hit.role)  # "the rebels' leader" is a rebel
        phrase.first = run.first if run is not None else min(line.phrase(i - 1)[0], i - 1)
        return i

    def _joint_possessor(self, mark: Mark) -> None:
        """Add the earlier states of "Germany and France's ministers"."""
        line = self.line
        for other in self.scene.marks:
            joined = other.last < mark.first and line.head(mark.head) in range(other.first, other.last + 1)
            if joined and line.tokens[other.head].deprel == "nmod:poss":
                self.phrase.marks.insert(0, other)
                self.phrase.first = min(self.phrase.first, other.first)


def _definite(low: str) -> str:
    if low == "the":
        return "the"
    return "that" if low in {"this", "that", "these", "those"} else "a"
