"""Persons that the text names, with or without titles, and what stands beside the name and tells who they are."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.keys import fold
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.names import Leader
from dragoman.find.who.offices import claim
from dragoman.find.who.persons import BODIES, Claim, fill, match, name_words, of_year, recognise, ruler
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.runs import Run, Scene
from dragoman.find.who.short_names import place_short_names
from dragoman.find.who.world import World

__all__ = ["place_persons"]

_BECOMES = frozenset({"become", "serve", "act", "remain", "name", "appoint", "elect", "work", "lead", "expect"})


def place_persons(world: World) -> None:
    """Place all persons that are named: full and titled names first, then single words that may be short for them."""
    titled = {id(phrase.run): phrase for phrases in world.phrases for phrase in phrases if phrase.run is not None}
    beside = _appositions(world)
    waiting: list[tuple[Scene, Run]] = []
    for scene in world.scenes:
        for run in scene.runs:
            words = name_words(scene.line, run.first, run.last, world.known)
            if words and (len(words) > 1 or id(run) in titled):
                _person(world, scene.line, run, words, titled.get(id(run)), beside.get(id(run)))
            elif words:
                waiting.append((scene, run))
    for scene, run in waiting:
        words = name_words(scene.line, run.first, run.last, world.known)
        _person(world, scene.line, run, words, None, beside.get(id(run)))
    place_short_names(world)


def _person(
    world: World, line: Line, run: Run, words: tuple[str, ...], phrase: Phrase | None, beside: Phrase | None
) -> None:
    """Find or make the person of one name run, and place the mention over title and name."""
    board = world.board
    told = claim(board, phrase) if phrase is not None else Claim()
    owner = _owner(world, line, run) if not told.code else None
    if owner is not None and owner.name is not None and (owner.name.kind == "state" or owner.name.code in BODIES):
        told = _both(told, Claim(owner.name.code))
    figure = match(board, words, told)  # by the title before the name; what stands beside it may well be another office
    if beside is not None:
        told = _both(told, claim(board, beside))
    unknown = figure is None or len(words) > len(figure.words)
    row = _leader(world, line, run, words, told) if unknown else None
    if figure is None and row is not None:
        figure = _same_leader(world, row)
    if figure is None and row is None and run.guessed and phrase is None and not run.tagged:
        return
    if figure is None:
        text = world.report.text[line.tokens[run.first].start : line.tokens[run.last].end]
        figure = board.add(Figure(text, "person", words=words))
    elif len(words) > len(figure.words):
        figure.words = words
        figure.name = world.report.text[line.tokens[run.first].start : line.tokens[run.last].end]
    _learn(figure, told)
    if row is not None:
        if len(words) == 1:
            figure.name, figure.words = row.name, tuple(word.lower() for word in map(fold, row.name.split()))
        years = [low for low in line.low if len(low) == 4 and low.isdigit() and low < world.day[:4]]
        fill(figure, row, told, world.day, of_year(world.known, row, years) if years else None)
    _spots(world, line, run, phrase, figure, words)
    spot = board.at(line.index, run.head)
    if owner is not None and spot is not None and spot.first > owner.first:
        spot.first = owner.first
    if beside is not None:
        beside.used = True
        board.put(Spot(line.index, beside.first, beside.last, beside.base, "title", figure))


def _leader(world: World, line: Line, run: Run, words: tuple[str, ...], told: Claim) -> Leader | None:
    text = " ".join(word for word in line.folded[run.first : run.last + 1] if word)
    tagged = run.tagged or run.guessed
    row = recognise(world.known, text, words, told, world.day, tagged=tagged, sure=run.tagged)
    return ruler(world.known, text, told, world.day) if row is None and run.rules else row


def _same_leader(world: World, row: Leader) -> Figure | None:
    """Return the person met before under another name of the same leader: Jokowi and Joko Widodo."""
    for figure in world.board.figures:
        known = (row.wikidata and figure.wikidata == row.wikidata) or figure.name == row.name
        if known and figure.kind == "person" and figure.same is None and figure.code == row.code and figure.words:
            return figure
    return None


def _owner(world: World, line: Line, run: Run) -> Mark | None:
    """Return the state right before a name without a title: "Norway's Ingrid Solheim"."""
    i = run.first - 1 - line.is_ending(run.first - 1)
    mark = world.scenes[line.index].mark_at[i] if i >= 0 else None
    after = run.last + 2
    if (mark is None or mark.last != i) and after < line.n and line.low[run.last + 1] == "of":
        mark = world.scenes[line.index].mark_at[after + (line.low[after] == "the" and after + 1 < line.n)]
        return mark if mark is not None and mark.form == "name" else None
    if mark is None or mark.last != i or mark.form not in {"name", "adjective", "acronym", "body"}:
        return None
    tied = line.is_ending(run.first - 1) or run.first <= line.head(mark.head) <= run.last
    return mark if tied else None


def _both(told: Claim, more: Claim) -> Claim:
    return Claim(told.code or more.code, told.sector or more.sector, told.office or more.office,
                 told.level or more.level, told.gender or more.gender, former=told.former or more.former)  # fmt: skip


def _learn(figure: Figure, told: Claim) -> None:
    figure.code = figure.code or told.code
    figure.gender = figure.gender or told.gender
    if told.office and (figure.office is None or figure.former):
        figure.office, figure.rank, figure.level = told.office, told.rank, told.level
        figure.sector, figure.former = told.sector or figure.sector, told.former
    figure.sector = figure.sector or told.sector


def _spots(world: World, line: Line, run: Run, phrase: Phrase | None, figure: Figure, words: tuple[str, ...]) -> None:
    """Place the widest mention at the head of title and name, and one more where the parser split them apart."""
    board, how = world.board, "name" if len(words) > 1 or len(figure.words) == 1 else "short-name"
    if phrase is None:
        board.put(Spot(line.index, run.first, run.last, run.head, how, figure))
        return
    first = min(phrase.first, run.first)
    board.put(Spot(line.index, first, run.last, run.head, "title", figure))
    base = phrase.base
    inside = range(first, run.last + 1)
    if (
        base < run.first
        and line.head(base) not in inside
        and line.tokens[base].deprel not in {"compound", "amod", "nmod:desc"}
    ):
        board.put(Spot(line.index, phrase.first, run.first - 1, base, "title", figure))


def _appositions(world: World) -> dict[int, Phrase]:
    """Find the phrases that tell in passing who a person is, by the run of the name; each tells of one person only."""
    found: dict[int, Phrase] = {}
    for scene, phrases in zip(world.scenes, world.phrases, strict=True):
        single = [one for one in phrases if one.run is None and one.role.kind == "person" and not one.plural]
        single = [one for one in single if not scene.line.is_plural(one.base)]
        for tells in (_beside, _predicate):  # what stands side by side comes first, what only the tree joins second
            for run in scene.runs:
                for phrase in single:
                    if id(run) not in found and phrase not in found.values() and tells(scene.line, run, phrase):
                        found[id(run)] = phrase
    return found


def _beside(line: Line, run: Run, phrase: Phrase) -> bool:
    """Tell whether a phrase stands beside a name as its apposition, before or after it, or in "NAME, who is PHRASE"."""
    end = max(phrase.last, phrase.tail)
    if end + 2 == run.first and line.low[end + 1] == ",":
        return not run.used and (bool(phrase.definite) or bool(phrase.marks)) and _closes(line, run.last + 1)
    if end + 1 == run.first and line.low[run.first - 1] != "," and not run.used:
        return line.tokens[run.head].deprel == "appos" and line.head(run.head) in {phrase.base, end}
    if phrase.first == run.last + 2 and line.low[run.last + 1] in {",", "("}:
        subject = line.tokens[phrase.base].deprel in {"nsubj", "nsubj:pass"}
        return line.tokens[phrase.base].deprel == "appos" or (not subject and _closes(line, end + 1))
    return _after_who(line, run, phrase)


def _closes(line: Line, i: int) -> bool:
    return (
        i >= line.n
        or line.low[i] in {",", ".", ")", ";", ":", "—", "--", "”", '"'}
        or line.tokens[i].upos in {"VERB", "AUX"}
    )


def _predicate(line: Line, run: Run, phrase: Phrase) -> bool:
    """Tell whether a phrase is said of a person by "is" or "becomes", in a clause or a relative clause."""
    base = phrase.base
    governor = line.head(base)
    if line.kid(base, "cop") >= 0:
        top = base
    elif line.tokens[base].deprel in {"xcomp", "obj", "obl"} and governor >= 0 and line.lemmas[governor] in _BECOMES:
        top = governor
    else:
        return False
    subject = line.subject(top)
    if subject < 0 or line.relation(base) not in {
        "root",
        "xcomp",
        "obj",
        "obl",
        "acl:relcl",
        "ccomp",
        "conj",
        "parataxis",
    }:
        return False
    if line.low[subject] in {"who", "that"}:
        clause = top
        while line.tokens[clause].deprel != "acl:relcl" and line.head(clause) >= 0:
            clause = line.head(clause)
        return line.head(clause) == run.head
    return subject == run.head


def _after_who(line: Line, run: Run, phrase: Phrase) -> bool:
    """Tell "NAME, who is (expected to become) the PHRASE" by the words alone."""
    who = run.last + 2
    if who >= line.n or line.low[who] != "who" or not who < phrase.first <= who + 7:
        return False
    between = line.tokens[who + 1 : phrase.first]
    verbs = {line.lemmas[token.index] for token in between}
    return bool(verbs & {"be", "become", "serve"}) and all(
        token.upos in {"AUX", "VERB", "PART", "ADV", "ADP"} for token in between
    )
