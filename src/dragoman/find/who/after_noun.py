"""What follows a role noun: -elect, further titles, the name, an of-phrase or the like and the name after that."""

from __future__ import annotations

from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Role
from dragoman.find.who.phrase import KIN, Phrase, noun_head
from dragoman.find.who.runs import Hit, Scene

__all__ = ["AfterNoun"]


class AfterNoun:
    """Reads on from a role noun and writes into its phrase what belongs to it."""

    def __init__(self, scene: Scene, phrase: Phrase, hit: Hit) -> None:
        self.scene, self.line, self.phrase, self.hit = scene, scene.line, phrase, hit

    def read(self) -> None:
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
            if case in {"of", "for", "at"} and (phrase.role.broad or phrase.role.noun in KIN):
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
            elif (
                token.upos in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"}
                or line.is_ending(i)
                or line.is_hyphen(i)
                or line.is_hyphen(i - 1)
            ):
                hit = self.scene.hit_at[i]
                if (hit is not None and inner < 0) or (
                    token.upos == "PRON" and token.deprel == "nmod:poss" and inner < 0
                ):
                    inner = noun_head(line, hit) if hit is not None else i
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
