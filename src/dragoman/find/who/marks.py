"""Names of states, capitals, seats, bodies and groups in a sentence, and what each one stands for there.

A mark is a run of tokens that the tables know. Whether it names the actor, only a place, or is part of a longer name is
decided here; a name that several states share is decided by what else the report names, or stays undecided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.find.who.keys import BARRIER
from dragoman.find.who.lines import CORE, Line
from dragoman.find.who.names import Name, Tables, valid
from dragoman.find.who.towns import VILLAGE, states_of

__all__ = ["DESCRIPTIONS", "Mark", "choose", "dateline", "find_marks", "is_place"]

_STRONG = ("name", "acronym", "body", "group")
_ORDER = ("name", "body", "acronym", "group", "capital", "seat", "adjective", "inhabitants", "inhabitant", "prefix",
          "city", "states")  # fmt: skip

_SENT = frozenset(
    {"ambassador", "envoy", "representative", "commissioner", "consul", "nuncio", "emissary", "negotiator"}
)

DESCRIPTIONS = frozenset(
    {"kingdom", "republic", "sultanate", "emirate", "union", "federation", "commonwealth", "island"}
)
"""Words that tell of a state without naming it; which one is meant is decided where descriptions are."""


@dataclass(slots=True, eq=False)
class Mark:
    """A run of tokens with the names that it may be; ``name`` is the one chosen, None while undecided."""

    line: int
    first: int
    last: int
    names: list[Name]
    head: int = -1
    name: Name | None = None
    part: bool = False
    """Inside a person's or another longer name, and no actor of its own."""
    used: bool = False
    """Taken up as the state of an official, a ministry or another actor."""
    based: bool = False
    """Joined by a hyphen to a word that takes it away from the noun: Russian-backed."""

    @property
    def form(self) -> str:
        """The form of the chosen name or of the likeliest; empty where the words name nobody ("the Vietnam War")."""
        found = self.name or next(iter(self.names), None)
        return found.form if found is not None else ""


def find_marks(line: Line, known: Tables, day: str) -> list[Mark]:
    """Find the table names in a sentence, longest first from left to right, with those inside other names set apart.

    Of the names of a group those count that are valid on the report's day, an ISO date.
    """
    marks, i = [], 0
    while i < line.n:
        found = None
        if line.folded[i] not in {"", BARRIER} and (line.is_capital(i) or line.low[i] in {"al", "the", "ash"}):
            found = known.longest(line.folded, i)
            if found is None and _is_city(line, i, known):
                found = known.city(line.folded, i) or _town(line, i, known)
        if found is None or not _plausible(line, i, found[0], found[1]):
            i += 1
            continue
        last, names = found
        mark = Mark(line.index, i, last, sorted(valid(names, day), key=lambda name: _ORDER.index(name.form)))
        mark.head = _head(line, i, last)
        mark.part = not names or _inside_other(line, mark, known)
        marks.append(mark)
        i = last + 1
    return marks


def _town(line: Line, i: int, known: Tables) -> tuple[int, list[Name]] | None:
    """Find the region or town that the reader tagged as a place from a word on; give its last word and its states."""
    span = line.spans[i]
    if line.label[i] != "PLACE" or span is None or i != span[0] + (line.low[span[0]] == "the"):
        return None
    last = span[1]
    while last > i and (line.is_ending(last) or not line.is_capital(last)):
        last -= 1
    river = i > 0 and line.low[i - 1] == "the" and i <= line.head(i - 1) <= last
    names = states_of(" ".join(line.tokens[k].text for k in range(i, last + 1)), known, towns=not river)
    return (last, names) if names else None


def _is_city(line: Line, i: int, known: Tables) -> bool:
    """Tell whether a word stands where a city would: tagged as a place, after a preposition, or opening a report."""
    before = line.low[i - 1] if i > 0 else ""
    opens = i == 0 and line.tokens[i].text.isupper()
    return line.label[i] == "PLACE" or before in known.words["place-preposition"] or before in {"to", "from"} or opens


def _plausible(line: Line, first: int, last: int, names: list[Name]) -> bool:
    """Refuse a word in capitals that only looks like a name: US in a headline all in capitals, a name's first half."""
    if first == last and line.low[first] in DESCRIPTIONS:
        return False
    if first > 0 and line.low[first - 1] == "national" and any(name.form == "body" for name in names):
        return False  # the National Security Council is not the Security Council
    if names and all(name.ambiguous == "article" for name in names):
        return first > 0 and line.tokens[first - 1].text == "The" and not line.is_capital(last + 1)
    if first == last and line.low[first] == "us" and not line.tokens[first].text.isupper():
        return False
    if (
        first == last
        and len(line.tokens[first].text) <= 3
        and line.tokens[first].upos in {"PRON", "ADP", "VERB", "AUX"}
    ):
        shouting = all(token.text.isupper() for token in line.tokens if token.text.isalpha())
        return not shouting and bool(names)
    return True


def _head(line: Line, first: int, last: int) -> int:
    """Return the syntactic head of a run: the token that depends on something outside it."""
    outside = [
        i for i in range(first, last + 1) if not first <= line.head(i) <= last and line.tokens[i].upos != "PUNCT"
    ]
    firm = [i for i in outside if line.tokens[i].deprel in CORE]
    return firm[0] if firm else outside[-1] if outside else last


def _inside_other(line: Line, mark: Mark, known: Tables) -> bool:
    """Tell whether a mark is only part of a person's name or of a name like a facility's."""
    span = line.spans[mark.first]
    label = line.label[mark.first]
    before, after = mark.first - 1, mark.last + 1
    if line.low[before] in {"to", "for", "of"} and before > 0 and line.lemmas[before - 1] in _SENT:
        return False
    if label == "PERSON" and span is not None and (span[0] < mark.first or span[1] > mark.last):
        return _is_name(line, mark, span) and not _before_title(line, mark, known)
    if mark.names and all(name.form == "name" and name.ambiguous == "yes" for name in mark.names):
        follows = line.is_capital(after) and line.tokens[after].deprel == "flat"
        return follows or (line.tokens[mark.first].deprel == "flat" and line.is_capital(before))
    return False


def _before_title(line: Line, mark: Mark, known: Tables) -> bool:
    """Tell an adjective before a title that the tagger drew into a name: "Omani Sultan Qaboos"."""
    found = known.role(line.plain, line.lemmas, mark.last + 1)
    return found is not None and mark.form == "adjective" and found[1].kind in {"person", "honorific"}


def _is_name(line: Line, mark: Mark, span: tuple[int, int]) -> bool:
    """Tell a name from a title that the tagger drew into one: "Iranian Ayatollah X" begins with an adjective."""
    if mark.first == span[0] and mark.form in {"adjective", "name", "acronym", "body"} and mark.last < span[1]:
        return line.tokens[mark.last].deprel == "flat" or line.head(mark.last + 1) in range(mark.first, mark.last + 1)
    return not line.has_ending(mark.last)


def choose(all_marks: Iterable[list[Mark]], lines: list[Line], known: Tables) -> None:
    """Choose for each mark the one thing it names; a name shared by several is settled by the rest of the report."""
    marks = [mark for line in all_marks for mark in line if not mark.part]
    _homonyms(marks, lines, known)
    clear = Counter(mark.names[0].code for mark in marks if _is_clear(mark))
    clear = clear or Counter(_only_state(marks))
    for mark in marks:
        if _is_clear(mark):
            mark.name = mark.names[0]
            continue
        seen = [name for name in mark.names if clear[name.code]]
        if len({name.code for name in seen}) == 1:
            mark.name = seen[0]
        # a town that nothing settles is no actor in doubt, only a place that tells nothing
        mark.part = mark.name is None and mark.form == "city"


def _only_state(marks: list[Mark]) -> set[str]:
    """Return the one state that all places of a report may lie in, where it names no other: that of its villages."""
    codes = [{name.code for name in mark.names} for mark in marks if mark.form == "city"]
    shared = set.intersection(*codes) if codes else set()
    return shared if len(shared) == 1 else set()


def _is_clear(mark: Mark) -> bool:
    """Tell whether a mark's names are all of one state, and it is no village that could be another state's too."""
    return len({name.code for name in mark.names}) == 1 and mark.names[0].detail != VILLAGE


def _homonyms(marks: list[Mark], lines: list[Line], known: Tables) -> None:
    """Take marks for their other sense where only that has words to speak for it: Georgia beside Atlanta."""
    lows = {low for line in lines for low in line.low}
    for entry in known.words["homonym"]:
        name, _, rest = entry.partition("=")
        code, _, cues = rest.partition(":")
        mine = [mark for mark in marks if mark.first == mark.last and lines[mark.line].folded[mark.first] == name]
        mine = [mark for mark in mine if not _is_governed(lines[mark.line], mark, known)]
        if not mine or not lows & set(cues.split("|")):
            continue
        own = {one.code for mark in mine for one in mark.names}
        if any(mark not in mine and own & {one.code for one in mark.names} for mark in marks):
            continue
        for mark in mine:
            mark.names = [known.states[code]._replace(form="name")] if code else []
            mark.part = not code


def _is_governed(line: Line, mark: Mark, known: Tables) -> bool:
    """Tell a state by the office that follows it: "Jordan's king", "Georgia's foreign ministry"."""
    after = mark.last + 1 + line.is_ending(mark.last + 1)
    found = known.role(line.plain, line.lemmas, after) if after < line.n else None
    return found is not None and found[1].sector in {"GOV", "MIL"} and found[1].level != "other"


_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "travel", "flight", "return"})
"""Nouns of going somewhere; a road or a ferry to a town visits nobody."""


def is_place(line: Line, mark: Mark, known: Tables) -> bool:
    """Tell whether a capital or seat is only where something is, and not the government that sits there."""
    words = known.words
    case = line.case(line.first_conjunct(mark.head)) or _before(line, mark.first)
    governor = line.head(line.first_conjunct(mark.head))
    lemma = line.lemmas[governor] if governor >= 0 else ""
    relation = line.relation(mark.head)
    if mark.form == "city":
        visited = relation == "obj" and lemma in {"visit", "tour"}
        goes = lemma in words["motion"] | {"visit"} and (line.tokens[governor].upos == "VERB" or lemma in _JOURNEYS)
        return not visited and not (case == "to" and goes)
    if case in words["place-preposition"]:
        return True
    if case in {"from", "to", "for", "toward", "between", "and"} and lemma in words["motion"]:
        return case != "to"
    if case == "of" and lemma in words["of-place"]:
        return True
    if relation in {"compound", "amod", "nmod:unmarked", "nmod:desc", "dep"} and not line.has_ending(mark.last):
        named = line.is_capital(governor) and line.tokens[governor].upos == "PROPN"
        return named or lemma in words["place-noun"] or lemma in words["meeting"]
    if line.has_ending(mark.last):
        return lemma in words["place-noun"]
    if relation in {"obl:unmarked", "obl:npmod", "nmod:unmarked"}:
        after = mark.last + 1
        return after >= line.n or line.tokens[after].upos not in {"VERB", "AUX"}
    return line.tokens[mark.head].deprel == "appos" or _is_address(line, mark)


def _before(line: Line, first: int) -> str:
    """Return the word before a name, past an article."""
    i = first - 1
    if i >= 0 and line.low[i] == "the":
        i -= 1
    return line.low[i] if i >= 0 and line.tokens[i].upos == "ADP" else ""


def _is_address(line: Line, mark: Mark) -> bool:
    """Tell whether a capital stands after another place and a comma, or before its own state: "Paris, France"."""
    after = mark.last + 2
    return (
        line.n > after
        and line.low[mark.last + 1] == ","
        and line.tokens[after].deprel == "appos"
        and line.label[after] == "PLACE"
    )


def dateline(line: Line, marks: list[Mark]) -> Mark | None:
    """Return the place that opens a report: "SEOUL--", "Beirut:", "WASHINGTON, Feb 11 (Agency) --"."""
    for mark in marks[:1]:
        after = mark.last + 1
        if mark.first > 0 or mark.part or after >= line.n or mark.form not in {"capital", "name", "city"}:
            return None
        rest = line.low[after : after + 12]
        if rest[0] in {":", "—", "--", "–", "("}:
            return mark if rest[0] != "(" or ")" in rest else None
        if rest[0] == "," and line.tokens[mark.first].text.isupper():
            return mark if {"—", "--", "–", "-", ")", "."} & set(rest) else None
    return None
