"""Actors that the text names: persons with or without titles, states, capitals, bodies, groups."""

from __future__ import annotations

from dragoman.find.who.figures import Figure, Spot
from dragoman.find.who.groups import group_of
from dragoman.find.who.keys import fold, skeleton
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark, is_place
from dragoman.find.who.names import Leader
from dragoman.find.who.offices import claim
from dragoman.find.who.persons import Claim, fill, match, name_words, of_year, recognise
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.runs import Run, Scene, with_particle
from dragoman.find.who.world import World

__all__ = ["place_marks", "place_persons"]

_HOW = {"name": "name", "adjective": "demonym", "inhabitant": "demonym", "inhabitants": "demonym", "prefix": "demonym",
        "capital": "capital", "city": "capital", "seat": "building", "body": "name", "acronym": "acronym",
        "group": "name"}  # fmt: skip
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
    _short_names(world)


def _person(
    world: World, line: Line, run: Run, words: tuple[str, ...], phrase: Phrase | None, beside: Phrase | None
) -> None:
    """Find or make the person of one name run, and place the mention over title and name."""
    board = world.board
    told = claim(board, phrase) if phrase is not None else Claim()
    owner = _owner(world, line, run) if not told.code else None
    if owner is not None and owner.name is not None and owner.name.kind == "state":
        told = _both(told, Claim(owner.name.code))
    figure = match(board, words, told)  # by the title before the name; what stands beside it may well be another office
    if beside is not None:
        told = _both(told, claim(board, beside))
    row = None
    if figure is None or len(words) > len(figure.words):
        text = " ".join(word for word in line.folded[run.first : run.last + 1] if word)
        row = recognise(world.known, text, words, told, world.day, tagged=run.tagged or run.guessed)
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


def _short_names(world: World) -> None:
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
