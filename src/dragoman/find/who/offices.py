"""What a phrase around a role noun says of its holder: state, sector, office, level, whether still in office."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.find.who.figures import Board
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Role
from dragoman.find.who.persons import Claim
from dragoman.find.who.phrase import KIN, Phrase

__all__ = ["claim", "main_role", "owners", "phrase_codes", "sector"]

_JOINING = frozenset({"and", "&", "or", ",", "-", "–"})
_JOINTS = frozenset({"and", "&", "or", ",", "-", "–", "the", "'s", "’s", "’", "'", "both"})

_NEVER_FORMER = frozenset({"CVL", "EDU", "LAB", "REF", "CRM", "UAF", "JRN", "MED", "AGR", "SOC", "BUS", "REL"})
"""Sectors of callings rather than offices: a former detainee is no former official."""

_POWER = frozenset({"GOV", "ELI", "LEG", "MIL"})

_RELATIONAL = frozenset(
    {"neighbor", "ally", "rival", "opponent", "partner", "enemy", "foe", "adversary", "competitor", "creditor",
     "critic", "host", "counterpart", "lender", "donor", "supporter", "hostage", "captor", "neighbour", "victim",
     "mediator"}
)  # fmt: skip
"""Nouns whose possessor is another party than the one meant: Iran's neighbours are not Iranian."""


def main_role(phrase: Phrase) -> Role:
    """Return the first title that is an office, or else the honorific."""
    for hit in phrase.titles:
        if not hit.role.honorific:
            return hit.role
    return phrase.role


def owners(line: Line, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that share a noun: all of "US and Chinese officials", the first of "US Iran envoy"."""
    found = [mark for mark in marks[:1] if mark.name is not None]
    for before, mark in pairwise(marks):
        between = set(line.low[before.last + 1 : mark.first])
        if not found or not between & _JOINING or not between <= _JOINTS or mark.name is None:
            break
        found.append(mark)
    return found


def phrase_codes(board: Board, phrase: Phrase) -> list[str]:
    """Return the codes of whom the phrase's people belong to; empty when the words do not say."""
    line = board.lines[phrase.line]
    if phrase.marks and phrase.marks[0].name is None:
        return []
    if phrase.definite == "own" and line.lemmas[phrase.base] in _RELATIONAL:
        own = [mark for mark in phrase.marks if not line.has_ending(mark.last)]
        return [mark.name.code for mark in owners(line, own) if mark.name is not None and mark.name.code]
    for marks in (phrase.marks, phrase.complement):
        shared = owners(line, marks)
        codes = list(dict.fromkeys(mark.name.code for mark in shared if mark.name is not None and mark.name.code))
        if codes:
            return codes
    for token in (phrase.owner, phrase.inner):
        spot = board.at(phrase.line, token) if token >= 0 else None
        if spot is not None and spot.figure.root().codes():
            return spot.figure.root().codes()
    codes = [mark.name.code for mark in phrase.weak if mark.name is not None]
    return codes[:1] or [code for code in [main_role(phrase).code] if code]


def sector(board: Board, phrase: Phrase) -> str | None:
    """Return the sector: that of the office, for broad nouns that of the words beside it; former holders are ELI."""
    role = main_role(phrase)
    if phrase.former and role.sector not in _NEVER_FORMER:
        return "ELI"
    if role.noun in KIN and _of_power(board, phrase):
        return "ELI"
    if not role.broad and role.sector:
        return role.sector
    for beside in phrase.roles:
        if beside.sector and not beside.broad:
            return beside.sector
    for mark in [*phrase.marks[-1:], *phrase.complement[:1]]:
        seat = mark.form == "seat" and mark.name is not None and mark.name.sector != "GOV"
        if mark.name is not None and (mark.name.kind != "state" or seat) and mark.name.sector:
            return mark.name.sector
    for token in (phrase.owner, phrase.inner):
        spot = board.at(phrase.line, token) if token >= 0 else None
        if spot is not None and spot.figure.root().sector:
            return spot.figure.root().sector
        if spot is None and token >= 0 and role.noun == "deputy":
            return None  # whose deputy is not known yet; a deputy of nobody's is a lawmaker
    return role.sector or next((beside.sector for beside in phrase.roles if beside.sector), None)


def _of_power(board: Board, phrase: Phrase) -> bool:
    """Tell whether a relative is an official's: "the president's son", "the son of Angola's president"."""
    spots = [board.at(phrase.line, token) for token in (phrase.owner, phrase.inner) if token >= 0]
    sectors = {spot.figure.root().sector for spot in spots if spot is not None}
    return bool(_POWER & (sectors | {role.sector for role in phrase.roles}))


def office_text(board: Board, phrase: Phrase) -> str | None:
    """Return the office in the report's words, without state, article and name; None for a mere honorific."""
    line = board.lines[phrase.line]
    role = main_role(phrase)
    if role.honorific:
        return None
    hit = next(hit for hit in phrase.titles if hit.role is role)
    first = min(phrase.title_first, hit.first) if hit is phrase.titles[0] else hit.first
    before = [mark.last for mark in [*phrase.marks, *phrase.weak] if first <= mark.last < hit.first]
    first = max([first, *[last + 1 for last in before]])
    while first < hit.first and (
        line.low[first] in {"and", ",", "-", "'s", "’s"} or line.tokens[first].upos in {"DET", "NUM"}
    ):
        first += 1
    last = _office_end(line, phrase, hit.last)
    return board.report.text[line.tokens[first].start : line.tokens[last].end]


def _office_end(line: Line, phrase: Phrase, last: int) -> int:
    """Return where the office ends: the noun, -elect, a second office, or the of-phrase before the name."""
    offices = [hit for hit in phrase.titles if not hit.role.honorific]
    for before, after in pairwise(offices):
        if after.first - before.last == 2 and line.low[before.last + 1] == "and":
            last = after.last
    if (
        last + 2 < line.n
        and line.is_hyphen(last + 1)
        and line.low[last + 2] in {"elect", "designate", "general", "nominee"}
    ):
        return last + 2
    if phrase.run is not None and last + 1 < phrase.run.first and line.low[last + 1] in {"of", "for", "to"}:
        end = phrase.run.first - 1
        for hit in phrase.titles[1:]:
            end = min(end, hit.first - 1)
        return max(last, end)
    if phrase.run is None and main_role(phrase).broad and last + 1 < line.n and line.low[last + 1] == "of":
        return max(last, phrase.tail)
    return last


def claim(board: Board, phrase: Phrase) -> Claim:
    """Put together what a phrase says of the person it names."""
    role = main_role(phrase)
    codes = phrase_codes(board, phrase)
    office = office_text(board, phrase)
    gender = next((hit.role.gender for hit in phrase.titles if hit.role.gender), "")
    if phrase.former and office is not None and not office.lower().startswith(("former", "ex")):
        office = f"former {office}"
    level = role.level
    if phrase.deputy and level in {"minister", "head-of-state", "head-of-government"}:
        level = "deputy"
    return Claim(codes[0] if codes else "", sector(board, phrase), office, level, gender, former=phrase.former)
