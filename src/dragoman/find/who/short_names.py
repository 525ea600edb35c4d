"""Single words that are short for a person named before, also where they are titles, nouns or states: Major, Nepal."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.keys import fold, skeleton
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.persons import Claim, match
from dragoman.find.who.runs import Scene, with_particle
from dragoman.find.who.world import World

__all__ = ["place_short_names"]


def place_short_names(world: World) -> None:
    """Place the single words that are a known person's name, or sound like it, and that the tagger missed."""
    known = _last_words(world)
    for scene in world.scenes:
        line = scene.line
        for i in range(line.n):
            if not line.is_capital(i) or scene.run_at[i] or not _may_be_short(scene, i):
                continue
            word = fold(line.low[i])
            figures = known.get(word) or (known.get(skeleton(word) + "*") if len(word) > _SOUND else None)
            figure = match(world.board, (word,), Claim(), figures) if figures else None
            mark = scene.mark_at[i]
            if figure is None or (mark is not None and not _may_be_person(world, mark, figure)):
                continue
            world.board.put(Spot(line.index, with_particle(line, i, world.known), i, i, "short-name", figure))
            if mark is not None:
                mark.part = True
            for phrase in world.phrases[line.index]:
                phrase.used = phrase.used or phrase.base == i  # Major is no major here


def _may_be_short(scene: Scene, i: int) -> bool:
    """Tell whether a capitalised word can be a name by itself; also King or Major, without an article or a name."""
    line, hit = scene.line, scene.hit_at[i]
    if line.tokens[i].deprel == "compound" and line.is_capital(line.head(i)):
        return False
    if hit is None:
        return line.tokens[i].upos == "PROPN" or line.label[i] in {"PERSON", "ORG"}
    before = line.tokens[i - 1].upos if i > 0 else ""
    alone = hit.first == hit.last == i and before not in {"DET", "PRON", "ADJ"} and not line.is_capital(i + 1)
    return alone and scene.mark_at[i - 1 if i > 0 else 0] is None and line.relation(i) in _ALONE


_ALONE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod:poss"})
_SOUND = 4
"""Names of up to so many letters are not matched by sound: too many are alike."""


def _last_words(world: World) -> dict[str, list[Figure]]:
    """Return the persons named so far by first and last name, and by the sound of longer ones."""
    known: dict[str, list[Figure]] = {}
    for figure in world.board.figures:
        if figure.kind == "person" and figure.words and figure.same is None:
            for word in {figure.words[0], figure.words[-1]}:
                known.setdefault(word, []).append(figure)
                if len(word) > _SOUND:
                    known.setdefault(skeleton(word) + "*", []).append(figure)
    return known


def _may_be_person(world: World, mark: Mark, figure: Figure) -> bool:
    """Tell whether a state's name is a person's here: Jordan, where the report has no word of Amman or Jordanians.

    Where it has, a person named in full before is meant if the reader tags one, or if the name says something that
    was not the state's until then.
    """
    line = world.lines[mark.line]
    place = line.case(mark.head) in world.known.words["place-preposition"]
    if place or mark.first != mark.last or _rules(world, mark):
        return False
    introduced = any(spot.first < spot.last and spot.where < (mark.line, mark.head) for spot in figure.spots)
    if introduced and (line.label[mark.first] == "PERSON" or (_says(world, line, mark) and _is_new(world, mark))):
        return True
    if mark.form not in {"name", "capital", "city", "adjective", "prefix"}:
        return False
    codes = {name.code for name in mark.names}
    word = line.folded[mark.first]
    others = (one for scene in world.scenes for one in scene.marks if not one.part)
    others = (one for one in others if world.lines[one.line].folded[one.first] != word)
    return not any(codes & {name.code for name in one.names} for one in others)


_STATE_SECTORS = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})


def _rules(world: World, mark: Mark) -> bool:
    """Tell whether a name has what only states have: Jordan's king, the Jordan government."""
    phrases = (phrase for phrase in world.phrases[mark.line] if mark in phrase.marks)
    return any(phrase.role.sector in _STATE_SECTORS and phrase.role.level != "other" for phrase in phrases)


def _says(world: World, line: Line, mark: Mark) -> bool:
    governor = line.head(mark.head)
    subject = line.tokens[mark.head].deprel == "nsubj"
    return subject and governor >= 0 and line.lemmas[governor] in world.known.words["speech-verb"]


def _is_new(world: World, mark: Mark) -> bool:
    """Tell whether no earlier mark has the same word."""
    word = world.lines[mark.line].folded[mark.first]
    earlier = (one for scene in world.scenes for one in scene.marks if not one.part)
    earlier = (one for one in earlier if (one.line, one.first) < (mark.line, mark.first))
    return all(world.lines[one.line].folded[one.first] != word for one in earlier)
