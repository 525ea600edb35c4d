"""States, capitals, seats, bodies, groups and peoples that the text names, placed where they stand for an actor."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import group_of
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark, is_place
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.runs import Scene
from dragoman.find.who.world import World

__all__ = ["place_marks"]

_HOW = {"name": "name", "adjective": "demonym", "inhabitant": "demonym", "inhabitants": "demonym", "prefix": "demonym",
        "capital": "capital", "city": "capital", "seat": "building", "body": "name", "acronym": "acronym",
        "group": "name"}  # fmt: skip


def place_marks(world: World) -> None:
    """Place the states, capitals, seats, bodies and groups that stand for an actor."""
    used = {
        id(mark): phrase for phrases in world.phrases for phrase in phrases for mark in [*phrase.marks, *phrase.weak]
    }
    for scene in world.scenes:
        for mark in scene.marks:
            if not mark.part and mark.names and world.datelines.get(mark.line) is not mark:
                _mark(world, scene, mark, used.get(id(mark)))


def _mark(world: World, scene: Scene, mark: Mark, phrase: Phrase | None) -> None:
    board, line, name = world.board, scene.line, mark.name
    if name is None:
        _undecided(world, mark)
        return
    if mark.form in {"adjective", "prefix"} and phrase is not None and not mark.based:
        return
    if mark.form in {"inhabitant", "inhabitants"} or (mark.form == "adjective" and _is_people(line, mark)):
        _people(world, scene, mark)
        return
    if mark.form == "adjective" and _is_goods(world, line, mark):
        return
    if name.form == "states":
        members = [board.state(world.known.states[code]) for code in name.members]
        board.put(Spot(mark.line, mark.first, mark.last, mark.head, "group", group_of(world, members, name.name)))
        return
    figure = board.body(name)
    if name.kind == "state":
        figure = board.state(world.known.states[name.code]) if name.sector == "GOV" else board.body(name)
    else:
        figure = _national(world, scene, mark) or figure
    place = False
    if mark.form in {"capital", "seat", "city"}:
        place = is_place(line, mark, world.known)
        if place:
            return
    how = _HOW[mark.form]
    head, last = mark.head, mark.last
    governor = line.head(head)
    if (
        name.kind != "state"
        and governor == last + 1
        and line.lemmas[governor] in {"state", "country", "nation", "member"}
    ):
        head = last = governor  # "the GCC states" are the body
    board.put(Spot(mark.line, mark.first, last, head, how, figure, place=line.case(head) in {"in", "at", "near"}))


_WIDE = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})


def _national(world: World, scene: Scene, mark: Mark) -> Figure | None:
    """Return a state's own body where the state stands before a name that others have: "Russia's Security Council"."""
    i = mark.first - 1 - scene.line.is_ending(mark.first - 1)
    before = scene.mark_at[i] if i >= 0 else None
    if before is None or before.last != i or before.name is None or before.name.kind != "state" or mark.name is None:
        return None
    state, name = before.name, mark.name
    owned = scene.line.is_ending(mark.first - 1)
    if name.code == state.code or not (name.code in _WIDE or owned):
        return None
    sector = "GOV" if name.code in _WIDE else name.sector
    text = f"{name.name} of {state.name}"
    mark.name = name._replace(name=text, code=state.code, sector=sector, wikidata="", members=())
    return world.board.body(mark.name)


def _undecided(world: World, mark: Mark) -> None:
    names = " or ".join(sorted({f"{name.name} ({name.code})" for name in mark.names}))
    world.board.refuse(
        mark.line, mark.first, mark.last, "low-confidence", f"may be {names}; the report does not say which"
    )


def _is_people(line: Line, mark: Mark) -> bool:
    """Tell "the Chinese" as people from the adjective before a noun."""
    i = mark.last + 1
    before = line.low[mark.first - 1] if mark.first > 0 else ""
    people = any(name.form in {"inhabitant", "inhabitants"} for name in mark.names)
    argument = line.tokens[mark.head].deprel in {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj"}
    if people and argument and before in {"a", "an", "another", "one", "the"} and not line.is_hyphen(mark.last + 1):
        return True
    if before not in {"the", "many", "some", "most"} or line.head(mark.head) in range(mark.last + 1, line.n):
        return before == "the" and line.tokens[mark.head].deprel in {"nsubj", "nsubj:pass", "obl:agent"}
    return i >= line.n or line.tokens[i].upos not in {"NOUN", "PROPN", "ADJ"} or line.is_ending(i)


def _is_goods(world: World, line: Line, mark: Mark) -> bool:
    """Tell whether an adjective only says of what make something is: Chinese food, French wine."""
    head = line.head(mark.head)
    return head > mark.last and line.lemmas[head] in world.known.words["goods"]


def _people(world: World, scene: Scene, mark: Mark) -> None:
    """Place people named by their state: "the Russians" act as their state, "two Israelis" as people of it."""
    board, line, name = world.board, scene.line, mark.name
    if name is None:
        return
    before = line.low[mark.first - 1] if mark.first > 0 else ""
    plural = (
        mark.form == "inhabitants"
        or (before not in {"a", "an", "another", "one"} and mark.form == "adjective")
        or line.tokens[mark.head].feat("Number") == "Plur"
        or line.low[mark.last].endswith("s")
    )
    first = mark.first - 1 if before in {"the", "a", "an"} else mark.first
    if plural and before == "the":
        spot = board.put(Spot(mark.line, first, mark.last, mark.head, "demonym", board.state(name)))
        spot.figure.plural = True
        return
    if not plural and before == "the":
        known = [one for one in board.figures if one.kind == "person" and one.code == name.code and one.same is None]
        known = [one for one in known if any(spot.where < (mark.line, mark.head) for spot in one.spots)]
        if known:
            latest = max(known, key=lambda one: max(s.where for s in one.spots if s.where < (mark.line, mark.head)))
            board.put(Spot(mark.line, first, mark.last, mark.head, "demonym", latest))
            return
    text = world.report.text[line.tokens[mark.first].start : line.tokens[mark.last].end]
    figure = Figure(text, "group" if plural else "person", name.code, "CVL", plural=plural, noun=line.lemmas[mark.last])
    start, _ = line.phrase(mark.head, mark.first)
    board.put(Spot(mark.line, min(first, start), mark.last, mark.head, "demonym", board.add(figure)))
