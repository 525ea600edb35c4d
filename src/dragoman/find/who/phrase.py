"""A role noun with what its phrase says: whose official or ministry it is, of which sector, and the name with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Role
from dragoman.find.who.runs import Hit, Run

__all__ = ["KIN", "Phrase", "noun_head"]

KIN = frozenset(
    {"son", "daughter", "brother", "sister", "wife", "husband", "widow", "mother", "nephew", "niece",
     "cousin", "relative", "relatives", "family", "family member", "grandson", "granddaughter",
     "son-in-law", "brother-in-law"}
)  # fmt: skip
"""Nouns for relatives, who are of the powerful's circle where their kin is."""


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


def noun_head(line: Line, hit: Hit) -> int:
    """Return the head token of a role noun of several words: the last, or the one before "of"."""
    for i in range(hit.first + 1, hit.last):
        if line.tokens[i].upos in {"ADP", "DET"} or line.low[i] in {"of", "for", "in"}:
            return i - 1
    return hit.last
