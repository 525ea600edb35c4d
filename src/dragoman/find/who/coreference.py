"""The walk through a report in the order of its words that ties what has no name of its own to the actors named."""

from __future__ import annotations

from dragoman.find.who.apposed import place_apposed
from dragoman.find.who.background import Background, find_background
from dragoman.find.who.countries import country_class, place_country
from dragoman.find.who.described import place_phrase
from dragoman.find.who.documents import is_document, place_document
from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import count, find_members, find_uncounted, group_of
from dragoman.find.who.history import History
from dragoman.find.who.lines import Line
from dragoman.find.who.persons import rank
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.pronouns import pronoun_class, resolve
from dragoman.find.who.world import World

__all__ = ["tie"]

_DOMESTIC_OBJECTS = ("obj", "nsubj:pass")


def tie(world: World) -> None:
    """Place every pronoun, description, group and document of a report on an actor, in the order of the text."""
    history = History(world)
    background = find_background(world)
    for index, line in enumerate(world.lines):
        phrases = {phrase.base: phrase for phrase in world.phrases[index] if phrase.run is None}
        named = {phrase.run.head: phrase for phrase in world.phrases[index] if phrase.run is not None}
        for i in range(line.n):
            _token(world, history, background, line, i, phrases.get(i) or named.get(i))
        for i in range(line.n):  # last, because authors often come after: "issued after talks between"
            if is_document(world, line, i):
                place_document(world, index, i)
    place_apposed(world)
    for line in world.lines:
        _first_persons(world, line)
    _domestic(world)


def _token(world: World, history: History, background: Background, line: Line, i: int, phrase: Phrase | None) -> None:
    """Place what one token heads, if it heads anything."""
    kind = pronoun_class(line, i)
    if kind == "rel":
        _relative(world, line, i)
    elif kind in {"m", "f", "it", "they"}:
        figure = resolve(world, history, line.index, i, kind)
        if figure is not None:
            world.board.put(Spot(line.index, i, i, i, "pronoun", figure))
    elif (number := count(line, i)) and _countable(world, line, i):
        _group(world, history, background, line, i, number, phrase)
    elif country_class(world, line, i) is not None:
        place_country(world, history, line.index, i)
    elif phrase is not None and (members := _uncounted(world, history, phrase)):
        _put_group(world, line, i, members)
    elif phrase is not None:
        place_phrase(world, history, background, phrase)


def _uncounted(world: World, history: History, phrase: Phrase) -> list[Figure]:
    """Return who "the ministers" are, where nothing beside the words says whose: those who met just before."""
    line, role = world.lines[phrase.line], phrase.role
    plain = phrase.definite == "the" and not (phrase.marks or phrase.complement or phrase.roles or phrase.run)
    if not plain or phrase.tail >= 0 or not line.is_plural(phrase.base) or line.lemmas[phrase.base] not in _MEETING:
        return []
    office = "" if line.lemmas[phrase.base] == "leader" else rank(role.noun).removesuffix("s")
    return find_uncounted(world, history, phrase.line, phrase.base, office)


_MEETING = frozenset({"chancellor", "king", "leader", "minister", "premier", "president"})
"""Holders of offices who meet those of other states."""


def _countable(world: World, line: Line, i: int) -> bool:
    """Tell whether a counted noun is of a kind whose members can have been named: states, leaders, or a bare number."""
    words, lemma = world.known.words, line.lemmas[i]
    if line.tokens[i].upos in {"NUM", "DET", "PRON"} or line.low[i] in words["bare-group"]:
        follows = i + 1 < line.n and line.tokens[i + 1].upos in {"NOUN", "ADJ", "PROPN"} and line.head(i) > i
        return not follows and line.tokens[i].deprel in {
            "nsubj",
            "nsubj:pass",
            "obj",
            "nmod",
            "obl",
            "obl:agent",
            "iobj",
            "root",
            "nmod:poss",
        }
    hit = world.scenes[line.index].hit_at[i]
    return (
        lemma in words["state-like"] or lemma in words["person-like"] or (hit is not None and hit.role.kind == "person")
    )


_SPOKEN_FOR = frozenset({"MIL", "JUD", "COP", "LAB", "MED", "EDU", "AGR", "JRN", "REL", "CRM"})
"""Sectors of people whom a state has many of, so that two of them are as likely its own as one."""


def _group(
    world: World, history: History, background: Background, line: Line, i: int, number: int, phrase: Phrase | None
) -> None:
    """Place a counted group on its members, or on people of the report's own state where they cannot be told.

    Officials of nobody's are not: "the two ministers" may well be of two states.
    """
    words, lemma = world.known.words, line.lemmas[i]
    bare = line.tokens[i].upos in {"NUM", "DET", "PRON"} or line.low[i] in {"pair", "duo", "trio", "couple", "quartet"}
    states = not bare and lemma in words["state-like"]
    owner = line.possessor(i)
    spot = world.board.at(line.index, owner) if owner >= 0 else None
    members: list[Figure] = []
    if spot is not None and len(spot.figure.codes()) == number:
        members = [
            world.board.state(world.known.states[code]) for code in spot.figure.codes() if code in world.known.states
        ]
    elif phrase is not None and phrase.marks:
        place_phrase(world, history, Background("", "", ""), phrase)
        return
    if len(members) != number:
        office = rank(phrase.role.noun) if phrase is not None and phrase.role.level not in {"", "other"} else ""
        members = find_members(
            world, history, line.index, i, number, people=not states, office=office.removesuffix("s")
        )
    if members:
        _put_group(world, line, i, _as_states(world, members) if states else members)
    elif phrase is not None:
        many = phrase.role.sector in _SPOKEN_FOR and phrase.role.noun not in words["anybody"]
        place_phrase(world, history, background if many else Background("", "", ""), phrase)


def _put_group(world: World, line: Line, i: int, members: list[Figure]) -> None:
    """Place the group of some figures on the phrase of a word."""
    first, last = line.phrase(i)
    text = world.report.text[line.tokens[first].start : line.tokens[last].end]
    world.board.put(Spot(line.index, first, last, i, "group", group_of(world, members, text)))


def _as_states(world: World, members: list[Figure]) -> list[Figure]:
    """Let persons stand for their states where states are counted."""
    found = []
    for member in members:
        state = world.known.states.get(member.code)
        person = member.kind in {"person", "group"} and state is not None
        found.append(world.board.state(state) if person and state is not None else member)
    return found


def _relative(world: World, line: Line, i: int) -> None:
    """Place a relative pronoun on the actor that its clause describes."""
    clause = line.clause(i)
    at, steps = clause, 0
    while line.tokens[at].deprel not in {"acl:relcl", "acl"} and line.head(at) >= 0 and steps < line.n:
        at = line.head(at)
        steps += 1
    head = line.head(at)
    spot = (
        world.board.at(line.index, head) if line.tokens[at].deprel in {"acl:relcl", "acl"} and 0 <= head < i else None
    )
    if spot is not None:
        world.board.put(Spot(line.index, i, i, i, "pronoun", spot.figure))


def _first_persons(world: World, line: Line) -> None:
    """Place I and we inside quotations on the speaker."""
    for i in range(line.n):
        kind = pronoun_class(line, i)
        if kind not in {"i", "we"}:
            continue
        spot = world.speaker(line.index) if world.quote(line.tokens[i].start) is not None else None
        figure = spot.figure.root() if spot is not None else None
        if figure is not None and (kind == "we" or figure.kind == "person"):
            world.board.put(Spot(line.index, i, i, i, "pronoun", figure))


def _doer(line: Line, verb: int) -> int:
    """Return the subject of a verb itself, or the noun right before it where the parser lost the subject."""
    subject = line.kid(verb, "nsubj")
    i = verb - 1
    while subject < 0 and i > 0 and line.tokens[i].upos in {"AUX", "ADV"}:
        i -= 1
    return subject if subject >= 0 else i


def _domestic(world: World) -> None:
    """Give the state to people of unknown state whom a state jails, pardons or executes: they are its own."""
    for figure in world.board.figures:
        if figure.same is not None or figure.codes() or figure.members:
            continue
        for spot in figure.spots:
            line = world.lines[spot.line]
            verb = line.head(spot.head)
            if verb < 0 or line.lemmas[verb] not in world.known.words["domestic-act"]:
                continue
            passive = line.tokens[spot.head].deprel == "nsubj:pass"
            agent = line.kid(verb, "obl:agent") if passive else _doer(line, verb)
            doer = world.board.at(spot.line, agent) if agent >= 0 else None
            if (
                line.tokens[spot.head].deprel in _DOMESTIC_OBJECTS
                and doer is not None
                and len(doer.figure.codes()) == 1
            ):
                figure.code = doer.figure.codes()[0]
