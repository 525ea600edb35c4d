"""Phrases around a role noun: whose official or ministry it is, of which sector, and the name that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.who.keys import BARRIER
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Role, Tables
from dragoman.find.who.runs import Hit, Run, Scene

__all__ = ["Phrase", "find_phrases"]


@dataclass(slots=True, eq=False)
class Phrase:
    """A role noun with its modifiers: "Iran's deputy foreign minister", "a senior Israeli official"."""

    line: int
    first: int
    last: int
    base: int
    """The head token of the role noun."""
    role: Role
    title_first: int
    marks: list[Mark] = field(default_factory=list)
    """States and bodies before the noun, in order."""
    complement: list[Mark] = field(default_factory=list)
    """States and bodies in an of-phrase or the like after it."""
    weak: list[Mark] = field(default_factory=list)
    """Where the people are: in Nairobi, Turkey-based."""
    roles: list[Role] = field(default_factory=list)
    """Role nouns that modify the head, nearest first."""
    owner: int = -1
    """The token of a possessor that is no mark: a person, a pronoun, another phrase."""
    inner: int = -1
    """The head token of another actor in the of-phrase."""
    tail: int = -1
    """The last token of the of-phrase or the like, -1 without one."""
    run: Run | None = None
    former: bool = False
    deputy: bool = False
    definite: str = ""
    """the, a, that, own (after a possessor) or empty."""
    titles: list[Hit] = field(default_factory=list)
    used: bool = False
    """Already placed, as the apposition of a named person."""

    @property
    def plural(self) -> bool:
        """Whether the noun is plural in form or names several people."""
        return self.role.plural


class _Builder:
    """Builds one phrase from the role noun outwards."""

    def __init__(self, scene: Scene, known: Tables, hit: Hit) -> None:
        self.scene, self.known, self.line = scene, known, scene.line
        self.words = known.words
        self.hit = hit
        base = _base(self.line, hit)
        self.phrase = Phrase(scene.line.index, hit.first, hit.last, base, hit.role, hit.first, titles=[hit])

    def build(self) -> Phrase:
        self._right()
        self._left()
        return self.phrase

    def _right(self) -> None:
        """Read what follows the noun: -elect, further titles, the name, an of-phrase with the name after it."""
        line, phrase = self.line, self.phrase
        i = self.hit.last + 1
        if i + 1 < line.n and line.is_hyphen(i) and line.low[i + 1] in {"elect", "designate", "nominee", "general"}:
            phrase.last = i + 1
            i += 2
        i = self._more_titles(i)
        if self._take_run(i):
            return
        if i > phrase.last + 1:
            phrase.titles = phrase.titles[:1]
        end = self._further(self._complement(phrase.last + 1))
        phrase.tail = end
        if end >= 0 and self.hit.role.kind == "person":
            after = self._more_titles(end + 1)
            if self.scene.run_at[after : after + 1] != [None] and self._take_run(after):
                return
            phrase.titles = phrase.titles[:1]

    def _more_titles(self, i: int) -> int:
        while i < self.line.n:
            hit = self.scene.hit_at[i]
            if self.line.tokens[i].text == "." and self.line.tokens[i - 1].end == self.line.tokens[i].start:
                i += 1
            elif (
                hit is not None and hit.first == i and hit.role.kind in {"person", "honorific"} and not hit.role.plural
            ):
                self.phrase.titles.append(hit)
                i = hit.last + 1
            else:
                break
        return i

    def _take_run(self, i: int) -> bool:
        run = self.scene.run_at[i] if i < self.line.n else None
        if run is None or run.first != i or run.used or self.hit.role.kind not in {"person", "honorific"}:
            return False
        self.phrase.run, run.used = run, True
        self.phrase.last = run.last
        return True

    def _complement(self, i: int) -> int:
        """Read an of-phrase; give the index of its last token, or -1."""
        line, phrase = self.line, self.phrase
        if i >= line.n or line.tokens[i].upos != "ADP":
            return -1
        case = line.low[i]
        if case not in {"of", "for", "to", "in", "from", "at", "with", "on"}:
            return -1
        spokes = phrase.role.level == "spokesperson"
        counts = case in {"of", "from"} or (case == "for" and spokes) or case in {"at", "with"}
        end, marks, inner = self._complement_end(i + 1)
        if case == "in":
            if phrase.role.level not in {"minister", "head-of-state", "head-of-government", "envoy", "deputy"}:
                phrase.weak += [mark for mark in marks[:1] if mark.first <= phrase.last + 3]
        elif counts:
            phrase.complement += marks
            phrase.inner = inner
            if case in {"of", "for", "at"} and phrase.role.broad:
                phrase.roles += self._roles_in(i + 1, end)
        return end

    def _further(self, end: int) -> int:
        """Read on over more phrases that the tree ties to the noun: "head of diplomacy for Latin America"."""
        line = self.line
        while (
            0 <= end < line.n - 2
            and line.tokens[end + 1].upos == "ADP"
            and line.low[end + 1] in {"for", "in", "to", "on", "at"}
        ):
            last, _, _ = self._complement_end(end + 2)
            noun = line.head(end + 1)
            if last < 0 or not end < noun <= last or not self.phrase.first <= line.head(noun) <= end:
                break
            end = last
        return end

    def _complement_end(self, i: int) -> tuple[int, list[Mark], int]:
        """Walk over the noun phrase after a preposition, through of-phrases in it."""
        line, marks, inner, last = self.line, [], -1, -1
        while i < line.n:
            mark, token = self.scene.mark_at[i], line.tokens[i]
            run = self.scene.run_at[i]
            if mark is not None and not mark.part:
                marks.append(mark)
                i = mark.last
            elif run is not None and run.first == i:
                if inner >= 0 or marks or self._reads_as_name(i):
                    break
                inner, i = run.head, run.last
            elif token.upos in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"} or line.is_ending(i) or line.is_hyphen(i):
                hit = self.scene.hit_at[i]
                if (hit is not None and inner < 0) or (
                    token.upos == "PRON" and token.deprel == "nmod:poss" and inner < 0
                ):
                    inner = _base(line, hit) if hit is not None else i
                if token.upos == "PRON" and token.deprel != "nmod:poss":
                    break
            elif not (last >= 0 and (line.low[i] == "of" or (line.low[i] == "and" and self._joins(i)))):
                break
            last = i
            i += 1
        while last >= 0 and (line.low[last] in {"of", "and", "the"} or line.is_hyphen(last)):
            last -= 1
        return last, marks, inner

    def _reads_as_name(self, i: int) -> bool:
        return self.line.tokens[i - 1].upos in {"NOUN", "PROPN"}

    def _joins(self, i: int) -> bool:
        """Tell whether an "and" joins two states inside an of-phrase: "the presidents of Kenya and Somalia"."""
        line, mark = self.line, self.scene.mark_at[i - 1]
        after = self.scene.mark_at[i + 1] if i + 1 < line.n else None
        if mark is not None and after is not None and after.form in {"name", "capital", "body", "acronym"}:
            return line.head(after.head) in range(mark.first, mark.last + 1) and after.last + 1 < line.n
        return (
            mark is None
            and i + 1 < line.n
            and line.tokens[i + 1].upos in {"NOUN", "PROPN"}
            and (line.head(i + 1) in range(self.phrase.last + 1, i))
        )

    def _roles_in(self, first: int, last: int) -> list[Role]:
        hits = [hit for hit in self.scene.hits if first <= hit.first and hit.last <= last]
        return [hit.role for hit in hits]

    def _left(self) -> None:
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
        if self.scene.run_at[i] is not None or low in self.words["weekday"] or low in self.words["month"]:
            return i
        if line.is_hyphen(i):
            return self._hyphen(i)
        token = line.tokens[i]
        if token.upos == "DET" and low in {
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "some",
            "any",
            "no",
            "another",
        }:
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


def _base(line: Line, hit: Hit) -> int:
    """Return the head token of a role noun of several words: the last, or the one before "of"."""
    for i in range(hit.first + 1, hit.last):
        if line.tokens[i].upos in {"ADP", "DET"} or line.low[i] in {"of", "for", "in"}:
            return i - 1
    return hit.last


def _modifies_role(scene: Scene, hit: Hit) -> bool:
    """Tell whether a role noun only modifies another one after it: the army of "army spokesman"."""
    line, i = scene.line, hit.last + 1
    if line.is_ending(i):
        return False
    seen = 0
    while i < line.n and seen < 4:
        after = scene.hit_at[i]
        if after is not None:
            return after.role.kind == "organization" or (
                after.role.kind != "honorific" and _same_phrase(line, hit, after)
            )
        if scene.run_at[i] is not None or line.folded[i] == BARRIER:
            return False
        if line.tokens[i].upos not in {"NOUN", "PROPN", "ADJ"} and not line.is_hyphen(i):
            return False
        i += 1
        seen += 1
    return False


def _same_phrase(line: Line, hit: Hit, after: Hit) -> bool:
    if hit.role.kind in {"person", "honorific"} and line.is_capital(hit.last) and line.is_capital(after.first):
        return False
    head = line.head(hit.last)
    return hit.last < head <= after.last or (line.is_capital(hit.last) and line.is_capital(after.first))


def find_phrases(scene: Scene, known: Tables) -> list[Phrase]:
    """Build the phrases of a sentence's role nouns, each token in at most one as its head."""
    phrases: list[Phrase] = []
    taken: set[int] = set()
    for hit in scene.hits:
        if hit.first in taken or _modifies_role(scene, hit):
            continue
        phrase = _Builder(scene, known, hit).build()
        for title in phrase.titles:
            taken.update(range(title.first, title.last + 1))
        if _says_something(scene, phrase):
            phrases.append(phrase)
    held = {id(hit) for phrase in phrases for hit in phrase.titles[: len(phrase.titles)] if phrase.run is not None}
    phrases = [phrase for phrase in phrases if phrase.run is not None or id(phrase.titles[0]) not in held]
    return _share_titles(scene, phrases)


def _says_something(scene: Scene, phrase: Phrase) -> bool:
    """Refuse nouns that act only when somebody's: "intelligence" is knowledge, "Iranian intelligence" a service."""
    bare = not phrase.definite and not phrase.marks and not phrase.weak and not scene.line.is_capital(phrase.base)
    if phrase.role.kind == "organization" and phrase.role.broad and bare and phrase.first == phrase.titles[0].first:
        return scene.line.tokens[phrase.base].feat("Number") == "Plur"
    if phrase.role.noun in {"intelligence", "leadership", "command", "customs", "press", "industry", "business"}:
        return bool(phrase.marks) or (scene.line.is_capital(phrase.base) and phrase.base > 0)
    if phrase.role.noun in {"house", "chamber", "crown"}:
        return scene.line.is_capital(phrase.base) and phrase.base > 0
    return scene.line.low[phrase.base - 1] != "international" or phrase.role.noun != "community"


def _share_titles(scene: Scene, phrases: list[Phrase]) -> list[Phrase]:
    """Give a plural title to each name after it: "Presidents Biden and Xi"."""
    line = scene.line
    for phrase in list(phrases):
        after = scene.run_at[phrase.last + 1] if phrase.last + 1 < line.n else None
        named = phrase.role.kind == "person" and phrase.run is None and after is not None and not after.used
        if not named or after is None or not line.is_plural(phrase.base) or after.first != phrase.last + 1:
            continue
        members = [
            run
            for run in scene.runs
            if run is after or line.first_conjunct(run.head) == line.first_conjunct(after.head)
        ]
        for run in members:
            run.used = True
            phrases.append(Phrase(phrase.line, run.first, run.last, phrase.base, phrase.role, phrase.title_first,
                                  phrase.marks, run=run, former=phrase.former, titles=phrase.titles))  # fmt: skip
        phrases.remove(phrase)
    return phrases
