"""Actors told of without a name: "Iranian officials", "the minister", "the army", "the bloc"."""

from __future__ import annotations

from dragoman.find.who.background import Background
from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import group_of
from dragoman.find.who.history import History
from dragoman.find.who.keys import fold
from dragoman.find.who.lines import Line
from dragoman.find.who.names import TOP, Leader
from dragoman.find.who.offices import claim, main_role, owners, phrase_codes, sector
from dragoman.find.who.persons import BODIES, Claim, fill, head_of, holder, rank
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.towns import REGION
from dragoman.find.who.world import World

__all__ = ["place_phrase"]

_GOVERNMENT = frozenset({"government", "administration", "regime", "authorities", "authority", "leadership", "side"})
_DEFINITE = frozenset({"the", "that", "own"})
_FOREIGN = frozenset({None, "UNK", "PRE"})
"""Sectors that say nothing of belonging to the report's own state."""


def place_phrase(world: World, history: History, background: Background, phrase: Phrase) -> None:
    """Find or make the actor that a role noun without a name tells of, and place it."""
    if main_role(phrase).honorific:
        return
    line = world.lines[phrase.line]
    codes = phrase_codes(world.board, phrase) or _side(world, line, phrase.base)
    if phrase.run is not None or phrase.used:
        _complete(world, background, phrase, codes)
        return
    if len(codes) > 1:
        figure = _several(world, phrase, codes)
    elif codes:
        figure = _one(world, phrase, codes[0])
    else:
        figure = _known(world, history, background, phrase)
    how = "title" if figure.kind == "person" and figure.office else "description"
    if figure.members and figure.kind == "group":
        how = "group"
    last = max(phrase.last, phrase.tail) if phrase.tail >= 0 and line.low[phrase.last + 1] == "of" else phrase.last
    world.board.put(Spot(phrase.line, phrase.first, last, phrase.base, how, figure))


def _complete(world: World, background: Background, phrase: Phrase, codes: list[str]) -> None:
    """Give a named person without a state the one that the words or the report leave."""
    spot = world.board.at(phrase.line, phrase.run.head if phrase.run is not None else phrase.base)
    if spot is None:
        return
    figure = spot.figure.root()
    if not codes and (phrase.definite == "the" if phrase.run is None else not figure.code):
        _take_over(world, phrase, figure)
    if figure.sector is None:
        figure.sector = sector(world.board, phrase)
    if figure.code or figure.kind != "person":
        return
    figure.code = codes[0] if codes else ""
    if not figure.code and figure.sector and main_role(phrase).level != "envoy":
        figure.code = background.code()


def _take_over(world: World, phrase: Phrase, figure: Figure) -> None:
    """Let "The minister, Hendra Wibisono," be the nameless minister told of before.

    So is "Ambassador Rosa Quispe" the ambassador of the only state whose ambassador was told of.
    """
    noun, found = _noun(phrase), list[Figure]()
    for other in reversed(world.board.figures):
        earlier = other.spots and min(spot.where for spot in other.spots) < (phrase.line, phrase.base)
        nameless = other.same is None and other.kind == "person" and not other.words and not other.plural
        if earlier and nameless and (other.noun.endswith(noun) or other.rank.endswith(" " + noun)):
            found.append(other)
    if not found or (phrase.run is not None and len({other.code for other in found}) > 1):
        return
    if not (figure.code and found[0].code and figure.code != found[0].code):
        world.board.join(figure, found[0])


def _side(world: World, line: Line, base: int) -> list[str]:
    """Return the state of "on the Jordanian side" for the people who attend there."""
    for i in range(line.n):
        if line.lemmas[i] == "side" and line.case(i) in {"on", "from"} and i != base:
            marks = [mark for mark in world.scenes[line.index].marks if mark.last < i and line.head(mark.head) == i]
            codes = [mark.name.code for mark in owners(line, marks) if mark.name is not None]
            if len(codes) == 1:
                return codes
    return []


def _noun(phrase: Phrase) -> str:
    return main_role(phrase).noun


def _one(world: World, phrase: Phrase, code: str) -> Figure:
    """Find or make the actor of one state: its government, the holder of an office, its officials."""
    board, role = world.board, main_role(phrase)
    state = world.known.states.get(code)
    if state is not None and _noun(phrase) in _GOVERNMENT and not phrase.former and not phrase.roles:
        return board.state(state)
    told = claim(board, phrase)
    single = role.kind == "person" and not _plural(world, phrase)
    if single and told.office and (phrase.definite != "a"):
        for figure in board.figures:
            if figure.same is None and figure.kind == "person" and figure.code == code and figure.rank == told.rank:
                return figure
        row = None if phrase.former or _is_past(world, phrase) else _in_office(world, phrase, code, told)
        if row is not None:
            return _holder(world, told, row)
    before = _spoken_of(world, phrase, code, told) if single and phrase.definite == "the" else None
    return before or _nameless(world, phrase, code, told)


def _in_office(world: World, phrase: Phrase, code: str, told: Claim) -> Leader | None:
    """Return who holds on the report's day the office of a state, or of a body: "the UN secretary-general".

    A region's president or minister is not its state's.
    """
    if _is_regional(phrase):
        return None
    row = holder(world.known, code, told.level, told.office or "", world.day)
    marks = [mark for mark in (*phrase.marks[:1], *phrase.complement[:1]) if mark.name is not None]
    if row is None and marks and marks[0].name is not None and marks[0].name.kind == "organization":
        office = (told.office or "").partition(" of ")[0]
        return head_of(world.known, marks[0].name, office, world.day)
    return row


_PARTS = frozenset({"dependency", "partial", REGION})


def _is_regional(phrase: Phrase) -> bool:
    """Tell whether an office is that of a part of a state or of a town: "Catalonia's president"."""
    marks = [mark.name for mark in (*phrase.marks[:1], *phrase.complement[:1]) if mark.name is not None]
    return any(name.detail in _PARTS or name.form == "city" for name in marks[:1])


def _spoken_of(world: World, phrase: Phrase, code: str, told: Claim) -> Figure | None:
    """Return the named person who alone fits what "the Belarusian candidate" says, named shortly before."""
    if told.former or told.level in _SOLE or phrase.run is not None:
        return None
    found: list[Figure] = []
    for figure in world.board.figures:
        fits = figure.same is None and figure.kind == "person" and bool(figure.words) and figure.code == code
        fits = fits and figure.sector == told.sector and not (told.gender and figure.gender not in {"", told.gender})
        if fits and any(
            phrase.line - _NEAR <= spot.line and spot.where < (phrase.line, phrase.base) for spot in figure.spots
        ):
            found.append(figure)
    return found[0] if len(found) == 1 else None


_SOLE = frozenset({"head-of-state", "head-of-government", "minister", "deputy", "spokesperson"})
"""Levels of offices whose holder is known by the office, not by having been spoken of."""
_NEAR = 2
"""Sentences within which a person is still spoken of."""


def _is_past(world: World, phrase: Phrase) -> bool:
    """Tell whether a sentence is about an earlier year, so that the holder of today may not be meant."""
    lows = world.lines[phrase.line].low
    return any(len(low) == 4 and low.isdigit() and "1900" < low < world.day[:4] for low in lows)


def _holder(world: World, told: Claim, row: Leader) -> Figure:
    """Make or find the person who holds an office that the text gives without a name."""
    board, name = world.board, row.name
    words = tuple(fold(word).lower() for word in name.split())
    for figure in board.figures:
        if figure.same is None and figure.kind == "person" and figure.name == name:
            return figure
    figure = board.add(Figure(name, "person", row.code, told.sector, office=told.office, words=words, level=told.level,
                              rank=told.rank, gender=told.gender))  # fmt: skip
    fill(figure, row, told, world.day)
    figure.office = figure.office or told.office
    return figure


def _plural(world: World, phrase: Phrase) -> bool:
    return phrase.role.plural or world.lines[phrase.line].is_plural(phrase.base)


def _nameless(world: World, phrase: Phrase, code: str, told: Claim) -> Figure:
    """Find the same nameless actor told of before, or make one."""
    board, role, noun = world.board, main_role(phrase), _noun(phrase)
    plural = _plural(world, phrase)
    kind = "organization" if role.kind == "organization" else "group" if plural or role.kind == "people" else "person"
    if kind == "organization" or phrase.definite in _DEFINITE:
        for figure in reversed(board.figures):
            same = figure.same is None and figure.kind == kind and figure.code == code and not figure.words
            if same and figure.noun == noun and (kind == "organization" or figure.plural == plural) and code:
                return figure
    line = world.lines[phrase.line]
    first = phrase.first + (phrase.definite in {"the", "a", "that"})
    name = world.report.text[line.tokens[first].start : line.tokens[phrase.last].end]
    return board.add(Figure(name, kind, code, told.sector, office=told.office if kind == "person" else None, noun=noun,
                            plural=plural or role.kind == "people", gender=told.gender, level=told.level,
                            rank=told.rank, former=told.former))  # fmt: skip


def _several(world: World, phrase: Phrase, codes: list[str]) -> Figure:
    """Make the group of several states' officials: "US and Chinese ministers", "the kings of Spain and Norway"."""
    board, told = world.board, claim(world.board, phrase)
    members: list[Figure] = []
    for code in codes:
        state = world.known.states.get(code)
        if state is not None and _noun(phrase) in _GOVERNMENT:
            members.append(board.state(state))
            continue
        found = [one for one in board.figures if one.same is None and one.code == code and one.kind == "person"]
        found = [one for one in found if told.rank and one.rank and one.rank == told.rank.removesuffix("s")]
        owner = state.name if state is not None else code
        new = Figure(f"{_noun(phrase)} of {owner}", "group", code, told.sector, noun=_noun(phrase), plural=True)
        members.append(found[0] if found else board.add(new))
    return group_of(world, members, _text(world, phrase))


def _text(world: World, phrase: Phrase) -> str:
    tokens = world.lines[phrase.line].tokens
    return world.report.text[tokens[phrase.first].start : tokens[phrase.last].end]


def _known(world: World, history: History, background: Background, phrase: Phrase) -> Figure:
    """Find whom a role noun without a state means, by what came before, or by what the report leaves."""
    told = claim(world.board, phrase)
    figure = None
    if phrase.definite in _DEFINITE:
        figure = _before(world, history, phrase, told)
    if figure is not None:
        return figure
    code = _beside(world, phrase) or _setting(world, phrase) or _scene_of(world, phrase)
    if not code and told.sector not in _FOREIGN and _is_domestic(world, phrase):
        code = background.only if main_role(phrase).level == "envoy" else background.of(world, phrase)
    if not code and told.level in TOP and phrase.definite == "the" and not phrase.marks:
        code = _only_with(world, phrase, told)
    reigns = world.known.reigns.get(told.rank, set())
    if not code and len(reigns) == 1 and phrase.definite == "the" and not phrase.marks:
        code = next(iter(reigns))
    if code:
        return _one(world, phrase, code)
    return _nameless(world, phrase, "", told)


def _only_with(world: World, phrase: Phrase, told: Claim) -> str:
    """Return the only state told of so far that has such a ruler on the report's day: "the king", "the chancellor"."""
    board, known = world.board, world.known
    before = [one for one in board.figures if any(spot.where < (phrase.line, phrase.base) for spot in one.spots)]
    codes = {code for one in before for code in one.codes() if code in known.states}
    rulers = ((code, holder(known, code, told.level, told.office or "", world.day)) for code in sorted(codes))
    found = [code for code, row in rulers if row is not None and rank(row.office) == told.rank]
    return found[0] if len(found) == 1 else ""


def _is_domestic(world: World, phrase: Phrase) -> bool:
    """Tell whether people without a state are likely to be of the report's only one: not Western ones, not UNITA's."""
    line = world.lines[phrase.line]
    noun = phrase.last + 1 - len(_noun(phrase).split())  # "the foreign ministry" is no foreign one
    before = {*line.low[phrase.first : max(phrase.first, noun)], *_of(line, phrase.last + 1)}
    if phrase.marks or before & world.known.words["foreign"] or _is_beside_undecided(world, phrase):
        return False
    if _noun(phrase) in world.known.words["ruled"] and _is_named(line, phrase.base - 1):
        return False  # "the Ford government" is that of whoever Ford is
    scene, behind = world.scenes[phrase.line], range(phrase.last + 1, phrase.tail + 1)
    if main_role(phrase).kind == "organization" and any(
        line.label[i] == "PLACE" and line.low[i - 1] == "of" and scene.mark_at[i] is None for i in behind
    ):
        return False  # "the hospital of Adigrat" is where Adigrat is
    if _noun(phrase) in world.known.words["of-no-state"] or _acts_on_state(world, phrase) or _listens(world, phrase):
        return False
    capitals = [i for i in range(phrase.first, phrase.last + 1) if line.is_capital(i) and line.tokens[i].upos != "DET"]
    role = main_role(phrase)
    return len(capitals) < 2 or not (
        role.broad or role.sector in {"LAB", "SOC", "BUS", "REB", "PTY", "CVL", "JRN", "MED"}
    )


def _of(line: Line, i: int) -> list[str]:
    """Return the words that "of" brings behind a noun: "leaders | of several Arab and Islamic countries"."""
    return line.low[i + 1 : i + 5] if i < line.n and line.low[i] == "of" else []


def _is_named(line: Line, i: int) -> bool:
    return i >= 0 and line.is_capital(i) and (line.tokens[i].upos == "PROPN" or bool(line.label[i]))


def _is_beside_undecided(world: World, phrase: Phrase) -> bool:
    """Tell whether people are joined to others whose state is told and not decided: "Congolese miners and traders"."""
    line = world.lines[phrase.line]
    first = line.first_conjunct(phrase.base)
    marks = (mark for mark in world.scenes[phrase.line].marks if mark.names and mark.name is None)
    return first != phrase.base and any(line.head(mark.head) == first for mark in marks)


def _listens(world: World, phrase: Phrase) -> bool:
    """Tell whether the press is only told something, by whomever: "told reporters", "said to journalists"."""
    line = world.lines[phrase.line]
    verb = line.head(phrase.base)
    heard = verb >= 0 and line.lemmas[verb] in world.known.words["speech-verb"] | {"brief", "assure"}
    return main_role(phrase).sector == "JRN" and heard and line.relation(phrase.base) in {"obj", "iobj", "obl"}


def _acts_on_state(world: World, phrase: Phrase) -> bool:
    """Tell whether a company acts on a state by its name, which then is hardly its own: "the miner sued Chile"."""
    line = world.lines[phrase.line]
    verb = line.head(phrase.base)
    if main_role(phrase).sector != "BUS" or line.tokens[phrase.base].deprel != "nsubj":
        return False
    named = [mark for mark in world.scenes[phrase.line].marks if mark.form in {"name", "capital"}]
    return any(line.head(mark.head) == verb and line.tokens[mark.head].deprel in {"obj", "iobj"} for mark in named)


def _beside(world: World, phrase: Phrase) -> str:
    """Return the state of what a role noun is coordinated with: "Japanese companies and the government"."""
    line = world.lines[phrase.line]
    first = line.first_conjunct(phrase.base)
    spot = world.board.at(phrase.line, first) if first != phrase.base else None
    codes = spot.figure.codes() if spot is not None and line.low[phrase.base - 1] != "," else []
    scene_codes = [mark.name.code for mark in world.scenes[phrase.line].marks
                   if mark.name is not None and first != phrase.base and line.head(mark.head) == first]  # fmt: skip
    found = codes or scene_codes
    return found[0] if len(found) == 1 else ""


def _setting(world: World, phrase: Phrase) -> str:
    """Return the state that the words set the scene in: "In Georgia, opposition parties", "to Cuba, where police"."""
    line = world.lines[phrase.line]
    if not _is_domestic(world, phrase):
        return ""
    for at in (phrase.base, *line.ancestors(phrase.base)):
        where = any(line.low[kid] == "where" for kid in line.children(at))
        if where and line.tokens[at].deprel in {"acl:relcl", "acl", "advcl:relcl", "advcl"}:
            there = world.scenes[phrase.line].mark_at[line.head(at)]
            return there.name.code if there is not None and there.name is not None else ""
        if line.tokens[at].deprel == "advcl" and line.kid(line.head(at), "cop") >= 0:
            told = world.scenes[phrase.line].mark_at[max(line.kid(line.head(at), "nsubj"), 0)]
            state = told.name if told is not None and told.form == "name" else None
            if state is not None and state.kind == "state" and line.case(line.head(at)) in _STATES_OF_THINGS:
                return state.code  # "Mali has been in turmoil since the army left its barracks"
    marks = [mark for mark in world.scenes[phrase.line].marks if not mark.part and mark.first <= 2]
    opens = line.n > 3 and line.low[0] in {"in", "across"} and len(marks) == 1 and marks[0].last < phrase.base
    if not opens or marks[0].name is None or marks[0].name.kind != "state":
        return ""
    if marks[0].form == "city" and line.tokens[phrase.base].deprel not in {"nsubj", "nsubj:pass"}:
        return ""  # "In New York, the UN chief called on the authorities"
    after = marks[0].last + 1
    return marks[0].name.code if line.low[after] == "," else ""


_STATES_OF_THINGS = frozenset({"in", "under", "without"})
"""Prepositions of the state that a country is in: "in turmoil", "under curfew", "without a parliament"."""


def _scene_of(world: World, phrase: Phrase) -> str:
    """Return the one state that the sentence is set in, for people who live there: "killed 14 villagers in Mali"."""
    if main_role(phrase).sector not in _INHABITANTS or not _is_domestic(world, phrase):
        return ""
    marks = [mark for mark in world.scenes[phrase.line].marks if not mark.part and mark.name is not None]
    words = world.known.words["place-preposition"]
    line = world.lines[phrase.line]
    codes = {mark.name.code for mark in marks if mark.name and line.case(line.first_conjunct(mark.head)) in words}
    return next(iter(codes)) if len(codes) == 1 else ""


_INHABITANTS = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "MED", "OPP", "REL"})
"""Sectors of people who mostly belong to the country that they are found in."""


def _before(world: World, history: History, phrase: Phrase, told: Claim) -> Figure | None:
    """Find the person, body or people that "the minister", "the army", "the officials" takes up again."""
    noun, plural = _noun(phrase), _plural(world, phrase)
    role = main_role(phrase)
    scores = history.figures(phrase.line, phrase.base, 12)
    best: tuple[float, Figure] | None = None
    for figure, value in scores.items():
        fit = _takes_up(figure, noun, plural, told, role.kind) or (
            2.0 if _are_as_many(world, phrase, figure, told) else 0.0
        )
        if fit and (best is None or value * fit > best[0]):
            best = (value * fit, figure)
    if best is not None:
        return best[1]
    return (
        _class_member(world, history, phrase, noun) if phrase.definite in {"the", "that"} and not phrase.roles else None
    )


def _are_as_many(world: World, phrase: Phrase, figure: Figure, told: Claim) -> bool:
    """Tell whether people are as many and of the same sort: "three members of the Knesset", "the three lawmakers"."""
    if figure.kind != "group" or figure.members or told.sector in {None, "UNK", "CVL"} or told.sector != figure.sector:
        return False
    counts = world.known.words["count"]
    low = world.lines[phrase.line].low
    return bool(counts & {*low[phrase.first : phrase.base]} & {*figure.name.lower().split()})


def _class_member(world: World, history: History, phrase: Phrase, noun: str) -> Figure | None:
    """Find the named body that "the bloc" or "the company" takes up, or the people that "the men" are."""
    scores = history.figures(phrase.line, phrase.base, 6)
    named = world.board.bodies
    classes = dict(entry.split("=") for entry in world.known.words["takes-up"])
    best: tuple[float, Figure] | None = None
    for figure, value in scores.items():
        if noun in classes and figure.kind == "organization":
            form, _, wanted = classes[noun].partition(":")
            tabled = any(one.root() is figure for one in named.values())
            group = form == "group" and figure in world.board.groups
            fits = group or (
                (form == "organization" or tabled)
                and (figure.sector == wanted or (not wanted and figure.code in BODIES))
            )
        else:
            fits = (
                noun in world.known.words["anybody"]
                and figure.kind == ("group" if _plural(world, phrase) else "person")
                and not figure.members
            )
            fits = fits and (figure.plural or figure.kind == "person")
        if fits and (best is None or value > best[0]):
            best = (value, figure)
    return best[1] if best is not None else None


def _takes_up(figure: Figure, noun: str, plural: bool, told: Claim, kind: str) -> float:  # noqa: FBT001
    if told.former and not figure.former:
        return 0.0
    if kind == "person" and not plural:
        if figure.kind != "person":
            return 0.0
        if figure.noun == noun or (told.rank and figure.rank == told.rank):
            return 4.0
        if told.rank and figure.rank and " of " not in figure.rank and figure.rank.endswith(" " + told.rank):
            return 2.0
        return (
            1.0
            if told.level
            and told.level == figure.level
            and noun in {"leader", "minister", "envoy", "diplomat", "spokesman"}
            else 0.0
        )
    same_kind = figure.kind == ("organization" if kind == "organization" else "group")
    if same_kind and not figure.members and figure.noun == noun:
        return 4.0
    if kind == "organization" and figure.kind == "organization" and not figure.members:
        return 1.0 if figure.noun.endswith(" " + noun) or figure.name.lower().endswith(" " + noun) else 0.0
    return 0.0
