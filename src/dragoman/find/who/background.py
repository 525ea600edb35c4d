"""Which state people without one belong to: the report's own, unless they act on somebody told by that state."""

from __future__ import annotations

from dragoman.find.who.figures import Spot
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.offices import main_role, phrase_codes, sector
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.world import World

__all__ = ["Background", "find_background"]

_ORGANS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
"""Sectors of a state's organs, which "the" tells of as the report's own."""
_DEFINITE = frozenset({"the", "that", "own"})
_AGENT = frozenset({"nsubj", "obl:agent"})
_MISSIONS = frozenset({"embassy", "consulate", "mission", "consulate general", "high commission", "diplomatic mission"})
_RULERS = frozenset({"head-of-state", "head-of-government", "minister", "deputy", "legislator", "spokesperson"})
_NEAR = 10
"""Sentences before people without a state in which one is looked for."""
_ACTING = frozenset({"nsubj", "obl:agent", "nmod:poss", "compound"})
_OUTSIDE = frozenset({"advcl", "parataxis", "acl:relcl", "advcl:relcl", "ccomp"})
"""Relations of clauses that tell of other acts than the one that they hang on."""


class Background:
    """Which state people without one belong to, where the report leaves only one sensible answer."""

    def __init__(self, only: str, home: str, dateline: str, abroad: frozenset[str] = frozenset()) -> None:
        """``abroad`` are states that are known not to be the report's own, since people without one act on theirs."""
        self.only, self.home, self.dateline, self._abroad = only, home, dateline, abroad

    def code(self) -> str:
        """Return the only state that the report names, else that of its officials without one, else of its dateline."""
        return self.only or self.home or self.dateline

    def of(self, world: World, phrase: Phrase) -> str:
        """Return the state of people without one: the report's only state, that of their paragraph, or of the report.

        It is empty where the report's only state is one abroad.

        "Police arrested Chinese students" tells the state of the students because it is not that of the police, nor of
        the prosecutors told of next.
        """
        code = self.only or _told_of(world, phrase, self._abroad) or self.code()
        if code or not self._abroad:
            return code
        there = _placed(world, phrase.line)
        return next(iter(there)) if len(there) == 1 else ""


def _told_of(world: World, phrase: Phrase, abroad: frozenset[str]) -> str:
    """Return the only state that a paragraph has named before an organ without one acts: "Mali ... The army said"."""
    if world.lines[phrase.line].tokens[phrase.base].deprel not in _ACTING:
        return ""
    if sector(world.board, phrase) not in _ORGANS:
        return ""
    paragraph, codes = world.paragraphs[phrase.line], set[str]()
    for scene in world.scenes[max(0, phrase.line - _NEAR) : phrase.line + 1]:
        if world.paragraphs[scene.line.index] != paragraph:
            continue
        before = phrase.first if scene.line.index == phrase.line else scene.line.n
        codes |= {code for mark in scene.marks if mark.first < before and (code := _state(world, mark))}
    return next(iter(codes)) if len(codes) == 1 and not codes & abroad else ""


def _state(world: World, mark: Mark) -> str:
    """Return the code of the state that a mark tells, empty where it tells none or is part of another's name."""
    code = mark.name.code if mark.name is not None else ""
    return code if code in world.known.states and not mark.part else ""


def find_background(world: World) -> Background:
    """Work out the state that needs no telling in a report."""
    codes: set[str] = set()
    acting: set[str] = set()
    for scene in world.scenes:
        for mark in scene.marks:
            if code := _state(world, mark):
                codes.add(code)
                if not _is_whereabouts(world, mark):
                    acting.add(code)
    places = {code for line in range(len(world.lines)) for code in _placed(world, line)}
    home: set[str] = set()
    for phrases in world.phrases:
        for phrase in phrases:
            spot = _run_spot(world, phrase)
            if spot is None or not spot.figure.code or phrase_codes(world.board, phrase) or not _is_first(spot):
                continue
            if not _is_named_before(world, phrase, spot.figure.code):
                home.add(spot.figure.code)
    lines = [mark.name.code for mark in world.datelines.values() if mark.name is not None]
    dateline = lines[0] if lines and (lines[0] in codes or not codes) else ""
    only = codes if len(codes) == 1 else acting
    alone = next(iter(only)) if len(only) == 1 else ""
    abroad = _acted_on_by_nobodys(world) - places - {dateline}
    if alone in abroad:
        alone = next(iter(places)) if len(places) == 1 else ""
    return Background(alone, next(iter(home)) if len(home) == 1 else "", dateline, frozenset(abroad))


def _acted_on_by_nobodys(world: World) -> set[str]:
    """Return the states of those whom people without a state act on; a state's organs that "the" tells are its own."""
    found: set[str] = set()
    for phrases in world.phrases:
        for phrase in phrases:
            own = phrase.definite in _DEFINITE and sector(world.board, phrase) in _ORGANS
            if phrase.run is None and not own and not phrase_codes(world.board, phrase):
                found |= _acted_on(world, phrase)
    return found


def _placed(world: World, line: int) -> set[str]:
    """Return the states that a sentence puts something in, or in a city of theirs."""
    words, sent = world.known.words["place-preposition"], world.lines[line]
    return {
        code
        for mark in world.scenes[line].marks
        if (code := _state(world, mark))
        and mark.form not in {"adjective", "prefix"}
        and sent.case(sent.first_conjunct(mark.head)) in words
    }


def _acted_on(world: World, phrase: Phrase) -> set[str]:
    """Return the states of the people and missions abroad that a phrase's people act on.

    Who acts on a government, an army or a state's ruler may well be of that state: "rebels attacked Mali's army".
    Hackers and smugglers are no more likely to be of the state whose ministry they rob than of another.
    """
    line = world.lines[phrase.line]
    top = phrase.base
    while line.relation(top) in {"nmod", "conj", "compound"}:  # "the crew of a fishing boat"
        top = line.head(top)
    verb = line.head(top)
    if line.tokens[top].deprel not in _AGENT or verb < 0:
        return set()
    criminal = sector(world.board, phrase) == "CRM"
    found = {
        mark.name.code
        for mark in world.scenes[phrase.line].marks
        if mark.name is not None and _is_person(line, mark) and _is_under(line, mark.head, verb)
    }
    for other in world.phrases[phrase.line]:
        outside = other is not phrase and not phrase.first <= other.base <= phrase.last
        if outside and (criminal or _may_be_abroad(other)) and _is_under(line, other.base, verb):
            found.update(phrase_codes(world.board, other))
    return found


def _is_person(line: Line, mark: Mark) -> bool:
    """Tell whether a mark by itself is one of a people: "a Canadian was killed"."""
    alone = line.tokens[mark.head].deprel in {"obj", "iobj", "obl", "nsubj:pass"}
    return mark.form in {"inhabitant", "inhabitants"} or (mark.form == "adjective" and alone)


def _may_be_abroad(phrase: Phrase) -> bool:
    """Tell whether a phrase tells of people or a mission of a state, not of its government or forces as a whole."""
    role = main_role(phrase)
    return role.noun in _MISSIONS or (role.kind in {"person", "people"} and role.level not in _RULERS)


def _is_under(line: Line, i: int, verb: int) -> bool:
    """Tell whether a word belongs to what a verb or one joined to it acts on, not to a clause beside it."""
    while i != verb:
        if i < 0 or line.tokens[i].deprel in _OUTSIDE:
            return False
        i = line.head(i)
    return True


def _is_whereabouts(world: World, mark: Mark) -> bool:
    """Tell a state that only says where somebody is or goes: "in Mexico", "fled to the Maldives", a town of it."""
    if mark.form == "city":
        return True
    line = world.lines[mark.line]
    first = line.first_conjunct(mark.head)
    case, governor = line.case(first), line.head(first)
    words = world.known.words
    moves = case in {"to", "from", "for"} and governor >= 0 and line.lemmas[governor] in words["motion"]
    return moves or case in words["place-preposition"]


def _run_spot(world: World, phrase: Phrase) -> Spot | None:
    role = main_role(phrase)
    if (
        phrase.run is None
        or role.honorific
        or role.level not in {"head-of-state", "head-of-government", "minister", "deputy"}
    ):
        return None
    return world.board.at(phrase.line, phrase.run.head)


def _is_named_before(world: World, phrase: Phrase, code: str) -> bool:
    """Tell whether the sentence has named a person's state: "Gabon was calm after a coup toppled President Bongo"."""
    marks = (mark for mark in world.scenes[phrase.line].marks if mark.first < phrase.first)
    return any(mark.name is not None and mark.name.code == code for mark in marks)


def _is_first(spot: Spot) -> bool:
    """Tell whether this is the first mention of its person, where a foreign state would have been named."""
    return all(other.where >= spot.where for other in spot.figure.root().spots)
