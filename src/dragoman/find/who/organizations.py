"""Organizations that the reader tagged and no table knows, with the state beside or inside their names."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.keys import fold
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import DESCRIPTIONS
from dragoman.find.who.runs import Scene
from dragoman.find.who.world import World

__all__ = ["place_organizations"]

_SECTORS = ("JRN", "BUS", "EDU", "PTY", "JUD", "GOV", "LEG", "REL", "LAB", "MED", "MIL", "SOC")
"""Sectors with words that names of their organizations have, those that decide first in front."""


def place_organizations(world: World) -> None:
    """Place the organizations that the reader tagged and no table knows, with the state beside or inside the name."""
    for scene in world.scenes:
        for entity in scene.line.sentence.entities:
            if entity.label == "ORG":
                first, last = _trimmed(scene.line, entity.first, entity.last)
                if _is_organization(world, scene, first, last):
                    _organization(world, scene, first, last)


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    while first < last and (line.low[first] == "the" or line.tokens[first].upos in {"DET", "ADP", "PUNCT"}):
        first += 1
    while last > first and (line.is_ending(last) or line.tokens[last].upos == "PUNCT"):
        last -= 1
    return first, last


def _is_organization(world: World, scene: Scene, first: int, last: int) -> bool:
    """Tell whether a tagged run is an organization that nothing else has been found in, save inside its name."""
    line = scene.line
    if not line.is_capital(first) or any(scene.run_at[first : last + 1]) or scene.hit_at[last] is not None:
        return False
    if _is_instrument(world, line, first, last) or (first == last and line.low[first] in DESCRIPTIONS):
        return False
    if first == last and line.plain[first] in world.known.words["not-organization"]:
        return False
    if _in_mark(scene, last) or any(line.is_ending(i) for i in range(first, last)):
        return False
    spots = (world.board.at(line.index, i) for i in range(first, last + 1))
    if any(spot is not None and (spot.figure.root().kind == "person" or first == last) for spot in spots):
        return False
    return first == last or line.is_capital(last) or scene.hit_at[first] is None


def _in_mark(scene: Scene, i: int) -> bool:
    return any(mark.first <= i <= mark.last for mark in scene.marks)


def _is_instrument(world: World, line: Line, first: int, last: int) -> bool:
    """Tell a treaty, plan or resolution, or the acronym in brackets after one, from an organization."""
    words = world.known.words["instrument"]
    if any(line.low[i] in words for i in range(first, last + 1)):
        return True
    head = line.head(first)
    return line.low[first - 1] == "(" and head >= 0 and any(line.low[i] in words for i in range(*_around(line, head)))


def _around(line: Line, head: int) -> tuple[int, int]:
    return max(0, head - 3), min(line.n, head + 4)


def _organization(world: World, scene: Scene, first: int, last: int) -> None:
    board, line = world.board, scene.line
    head = next((i for i in range(first, last + 1) if not first <= line.head(i) <= last), last)
    text = world.report.text[line.tokens[first].start : line.tokens[last].end]
    words = tuple(line.folded[i] for i in range(first, last + 1) if line.folded[i] not in {"", "\0"})
    figure = _same_organization(world, words) or _shorter(world, scene, words, first)
    if figure is None:
        keys = [(code, world.known.words["name-" + code]) for code in _SECTORS]
        sector = next((code for code, marks in keys if words[-1:] and words[-1] in marks), None)
        sector = sector or next((code for code, marks in keys if marks & set(words)), None)
        figure = board.add(Figure(text, "organization", _code_beside(scene, first, last), sector, words=words))
    for i in range(first, last + 1):  # what is named inside the name takes no part by itself
        inner = board.at(line.index, i)
        if inner is not None and i != head:
            board.drop(inner)
    for phrase in world.phrases[line.index]:
        phrase.used = phrase.used or first <= phrase.base <= last
    board.put(Spot(line.index, first, last, head, "name", figure))


def _same_organization(world: World, words: tuple[str, ...]) -> Figure | None:
    initials = "".join(word[0] for word in words if word[:1].isupper())
    for figure in world.board.figures:
        if figure.kind != "organization" or not figure.words or figure.same is not None:
            continue
        if figure.words == words or (len(words) > 1 and figure.words[-len(words) :] == words):
            return figure
        known = "".join(word[0] for word in figure.words if word[:1].isupper())
        if len(words) == 1 and len(known) > 1 and words[0].upper() == known.upper():
            return figure
        if len(figure.words) == 1 and len(initials) > 1 and figure.words[0].upper() == initials.upper():
            return figure
    return None


def _shorter(world: World, scene: Scene, words: tuple[str, ...], first: int) -> Figure | None:
    """Return the one organization met before of which this is a shorter or longer name.

    That is one with a legal form more or less ("Apple", "Apple Inc"), or the first word alone: Lockheed of Lockheed
    Martin. First words that begin many names ("Bank", "National") are no name by themselves.
    """
    forms = world.known.words["legal-form"]
    met = [one for one in world.board.figures if one.kind == "organization" and one.same is None and not one.noun]
    names = [(one, _core(one.words or tuple(map(fold, one.name.split())), forms)) for one in met]
    found = [one for one, known in names if known == _core(words, forms)]
    if (
        not found
        and len(words) == 1
        and scene.mark_at[first] is None
        and words[0] not in world.known.words["name-first"]
    ):
        found = [one for one, known in names if len(known) > 1 and known[0] == words[0]]
    return found[0] if len(found) == 1 else None


def _core(words: tuple[str, ...], forms: frozenset[str]) -> tuple[str, ...]:
    """Return a name without the words for its legal form at its end."""
    end = len(words)
    while end > 1 and words[end - 1] in forms:
        end -= 1
    return words[:end]


def _code_beside(scene: Scene, first: int, last: int) -> str:
    """Return the state inside an organization's name or right before it."""
    for i in [*range(first, last + 1), *range(first - 1, max(first - 4, -1), -1)]:
        mark = scene.mark_at[i]
        name = mark.name if mark is not None else None
        if mark is not None and name is not None and name.kind == "state" and mark.form != "capital":
            code: str = name.code
            return code
        if (
            i < first
            and mark is None
            and scene.line.tokens[i].upos not in {"ADJ", "NOUN", "PROPN"}
            and not scene.line.is_ending(i)
        ):
            break
    return ""
