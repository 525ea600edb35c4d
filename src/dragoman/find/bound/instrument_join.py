"""Join the words that name one instrument of a report: by table, number, acronym, description and nearness."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.bound.instrument_mentions import Mark
from dragoman.find.bound.instrument_table import Known
from dragoman.find.bound.instrument_words import nouns

__all__ = ["Deed", "join_marks"]


@dataclass(slots=True)
class Deed:
    """An instrument in the making: the words that name it so far and what they say together."""

    marks: list[Mark] = field(default_factory=list)
    known: Known | None = None
    number: str = ""

    @property
    def kind(self) -> str:
        """The kind that the table or the strongest name gives."""
        if self.known is not None:
            return self.known.kind
        return next((m.kind for m in self.marks if m.strength != "back"), self.marks[0].kind)

    @property
    def words(self) -> frozenset[str]:
        """All lemmas that describe it."""
        return frozenset().union(*(m.words for m in self.marks))

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns that head its names."""
        return frozenset(m.noun for m in self.marks)

    @property
    def year(self) -> int | None:
        """The year that the table or a name gives."""
        if self.known is not None and self.known.year:
            return self.known.year
        return next((m.year for m in self.marks if m.year), None)

    @property
    def acronyms(self) -> frozenset[str]:
        """The short forms given for it in brackets."""
        return frozenset(m.acronym for m in self.marks if m.acronym)


def join_marks(marks: list[Mark], linked: dict[int, int]) -> list[Deed]:
    """Return the instruments that a report's marks name, in order of first mention.

    ``linked`` maps the position of a mark to that of an earlier one which the tree says is the same (an apposition).
    Marks that only point back and find nothing to point at are left out.
    """
    deeds: list[Deed] = []
    owner: dict[int, Deed] = {}
    for n, mark in enumerate(marks):
        deed = owner.get(linked[n]) if n in linked else None
        deed = deed or _same(deeds, mark)
        if deed is None:
            if mark.strength == "back":
                continue
            deed = Deed()
            deeds.append(deed)
        deed.marks.append(mark)
        deed.known = deed.known or mark.known
        deed.number = deed.number or mark.number
        owner[n] = deed
    return deeds


def _same(deeds: list[Deed], mark: Mark) -> Deed | None:
    """Return the instrument told of before that a mark names, the latest told of first."""
    recent = sorted(deeds, key=lambda d: (d.marks[-1].sentence, d.marks[-1].first), reverse=True)
    if mark.number:
        return next((d for d in recent if _same_number(d.number, mark.number)), None)
    if mark.acronym and mark.noun == mark.acronym.lower():
        return next((d for d in recent if mark.acronym in d.acronyms), None)
    if mark.known is not None:
        found = next((d for d in recent if d.known is mark.known), None)
        return found or next(
            (d for d in recent if d.known is None and not d.number and _described_alike(d, mark)), None
        )
    if mark.strength == "known":
        return next((d for d in recent if mark.noun in d.nouns and d.words and mark.words == d.words), None)
    if mark.pointing == "a":
        return None
    return next((d for d in recent if _points_at(d, mark)), None)


def _same_number(one: str, other: str) -> bool:
    """Whether two numbers are of one resolution: "SC 2231" and "2231" are, "SC 181" and "GA 181" are not."""
    return (
        bool(one)
        and one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]
        and (one == other or " " not in one or " " not in other)
    )


def _described_alike(deed: Deed, mark: Mark) -> bool:
    """Whether what was told of without its name is what the table now names: same kind, words of the name."""
    if mark.known is None or deed.kind != mark.known.kind or not deed.words:
        return False
    named = {word.lower() for word in mark.known.name.replace("-", " ").split()}
    return deed.words <= named and deed.marks[-1].pointing != "a"


def _points_at(deed: Deed, mark: Mark) -> bool:
    row = nouns().get(mark.noun)
    back = row.back if row is not None else frozenset()
    if deed.kind != mark.kind and deed.kind not in back:
        return False
    if mark.year and deed.year and mark.year != deed.year:
        return False
    if mark.plural != deed.marks[-1].plural and mark.kind != "statement" and deed.known is None:
        return False
    if not _noun_fits(deed, mark, row.also if row is not None else frozenset()):
        return False
    described = mark.words - {mark.noun}
    if not described:
        if mark.year and not deed.year:
            return False
        return mark.pointing in {"the", "this"} or (mark.pointing in {"poss", "bare"} and mark.kind == "sanctions")
    known = deed.words | _names(deed)
    if described <= known:
        return True
    return bool(deed.words) and deed.words <= described and deed.known is None and not deed.number


def _noun_fits(deed: Deed, mark: Mark, also: frozenset[str]) -> bool:
    named = deed.nouns | _names(deed)
    return mark.noun in named or "*" in also or bool(also & named)


def _names(deed: Deed) -> frozenset[str]:
    if deed.known is not None:
        return frozenset(
            word.lower() for word in deed.known.name.replace("-", " ").replace("(", "").replace(")", "").split()
        )
    return (
        frozenset({"resolution", "council", "security", "un", deed.number.split()[-1]}) if deed.number else frozenset()
    )
