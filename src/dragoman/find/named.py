"""Actors that the text names: persons with or without titles, states, capitals, bodies, groups, other organizations."""

from __future__ import annotations

from dragoman.find.figures import Figure, Spot
from dragoman.find.lines import Line
from dragoman.find.marks import Mark, is_place
from dragoman.find.names import fold
from dragoman.find.offices import claim
from dragoman.find.persons import Claim, fill, match, name_words, of_year, recognise
from dragoman.find.phrases import Phrase
from dragoman.find.runs import Run, Scene
from dragoman.find.world import World

__all__ = ["place_marks", "place_organizations", "place_persons"]

_HOW = {"name": "name", "adjective": "demonym", "inhabitant": "demonym", "inhabitants": "demonym", "prefix": "demonym",
        "capital": "capital", "city": "capital", "seat": "building", "body": "name", "acronym": "acronym", "group": "name"}  # fmt: skip
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
    if beside is not None:
        told = _both(told, claim(board, beside))
    owner = _owner(world, line, run) if phrase is None else None
    if owner is not None and owner.name is not None and owner.name.kind == "state":
        told = _both(told, Claim(owner.name.code))
    figure = match(board, words, told)
    row = None
    if figure is None or figure.wikidata is None:
        text = " ".join(word for word in line.folded[run.first : run.last + 1] if word)
        row = recognise(world.known, text, words, told, world.day, tagged=run.tagged)
    if figure is None:
        text = world.report.text[line.tokens[run.first].start : line.tokens[run.last].end]
        figure = board.add(Figure(text, "person", words=words))
    elif len(words) > len(figure.words):
        figure.words = words
        figure.name = world.report.text[line.tokens[run.first].start : line.tokens[run.last].end]
    _learn(figure, told)
    if row is not None:
        years = [low for low in line.low if len(low) == 4 and low.isdigit() and low < world.day[:4]]
        fill(figure, row, told, world.day, of_year(world.known, row, years) if years else None)
    _spots(world, line, run, phrase, figure, words)
    spot = board.at(line.index, run.head)
    if owner is not None and spot is not None and spot.first > owner.first:
        spot.first = owner.first
    if beside is not None:
        beside.used = True
        board.put(Spot(line.index, beside.first, beside.last, beside.base, "title", figure))


def _owner(world: World, line: Line, run: Run) -> Mark | None:
    """Return the state right before a name without a title: "Norway's Ingrid Solheim"."""
    i = run.first - 1 - line.is_ending(run.first - 1)
    mark = world.scenes[line.index].mark_at[i] if i >= 0 else None
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
    if base < run.first and line.head(base) not in inside and line.tokens[base].deprel not in {"compound", "amod", "nmod:desc"}:
        board.put(Spot(line.index, phrase.first, run.first - 1, base, "title", figure))


def _appositions(world: World) -> dict[int, Phrase]:
    """Find the phrases that tell in passing who a person is, by the run of the name."""
    found: dict[int, Phrase] = {}
    for scene, phrases in zip(world.scenes, world.phrases, strict=True):
        for run in scene.runs:
            for phrase in phrases:
                if phrase.run is None and phrase.role.kind == "person" and _tells(scene, run, phrase):
                    found.setdefault(id(run), phrase)
    return found


def _tells(scene: Scene, run: Run, phrase: Phrase) -> bool:
    line = scene.line
    if line.tokens[phrase.base].feat("Number") == "Plur" or (phrase.plural and phrase.role.kind != "person"):
        return False
    end = max(phrase.last, phrase.tail)
    if end + 2 == run.first and line.low[end + 1] == ",":
        return not run.used and (bool(phrase.definite) or bool(phrase.marks)) and _closes(line, run.last + 1)
    if end + 1 == run.first and line.low[run.first - 1] != "," and not run.used:
        return line.tokens[run.head].deprel == "appos" and line.head(run.head) in {phrase.base, end}
    if phrase.first in {run.last + 2, run.last + 1} and line.low[run.last + 1] in {",", "("} and phrase.first == run.last + 2:
        subject = line.tokens[phrase.base].deprel in {"nsubj", "nsubj:pass"}
        return line.tokens[phrase.base].deprel == "appos" or (not subject and _closes(line, end + 1))
    return _predicate(line, run, phrase)


def _closes(line: Line, i: int) -> bool:
    return i >= line.n or line.low[i] in {",", ".", ")", ";", ":", "—", "--", "”", '"'} or line.tokens[i].upos in {"VERB", "AUX"}


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
    if subject < 0 or line.relation(base) not in {"root", "xcomp", "obj", "obl", "acl:relcl", "ccomp", "conj", "parataxis"}:
        return False
    if line.low[subject] in {"who", "that"}:
        clause = top
        while line.tokens[clause].deprel != "acl:relcl" and line.head(clause) >= 0:
            clause = line.head(clause)
        return line.head(clause) == run.head
    return subject == run.head


def _short_names(world: World) -> None:
    """Place the single words that are a known person's name and that the tagger missed."""
    board = world.board
    known: dict[str, list[Figure]] = {}
    for figure in board.figures:
        if figure.kind == "person" and figure.words and figure.same is None:
            for word in {figure.words[0], figure.words[-1]}:
                known.setdefault(word, []).append(figure)
    for scene in world.scenes:
        line = scene.line
        for i in range(line.n):
            word = fold(line.low[i])
            if word not in known or not line.is_capital(i) or scene.run_at[i] or scene.hit_at[i]:
                continue
            mark = scene.mark_at[i]
            if line.tokens[i].upos != "PROPN" or (mark is not None and not _may_be_person(mark)):
                continue
            if line.tokens[i].deprel == "compound" and line.is_capital(line.head(i)):
                continue
            figure = match(board, (word,), Claim(), known[word])
            if figure is not None:
                board.put(Spot(line.index, i, i, i, "short-name", figure))
                if mark is not None:
                    mark.part = True


def _may_be_person(mark: Mark) -> bool:
    return mark.form in {"name", "capital"} and all(name.ambiguous for name in mark.names)


def place_marks(world: World) -> None:
    """Place the states, capitals, seats, bodies and groups that stand for an actor."""
    used = {id(mark): phrase for phrases in world.phrases for phrase in phrases for mark in [*phrase.marks, *phrase.weak]}
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
    figure = board.state(name) if name.kind == "state" else board.body(name)
    place = False
    if mark.form in {"capital", "seat", "city"}:
        place = is_place(line, mark, world.known)
        if place:
            return
    how = _HOW[mark.form]
    head, last = mark.head, mark.last
    governor = line.head(head)
    if name.kind != "state" and governor == last + 1 and line.lemmas[governor] in {"state", "country", "nation", "member"}:
        head = last = governor  # "the GCC states" are the body
    board.put(Spot(mark.line, mark.first, last, head, how, figure, place=line.case(head) in {"in", "at", "near"}))


def _undecided(world: World, mark: Mark) -> None:
    names = " or ".join(sorted({f"{name.name} ({name.code})" for name in mark.names}))
    world.board.refuse(mark.line, mark.first, mark.last, "low-confidence", f"may be {names}; the report does not say which")


def _is_people(line: Line, mark: Mark) -> bool:
    """Tell "the Chinese" as people from the adjective before a noun."""
    i = mark.last + 1
    before = line.low[mark.first - 1] if mark.first > 0 else ""
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
    plural = mark.form != "inhabitant" or line.tokens[mark.head].feat("Number") == "Plur" or line.low[mark.last].endswith("s")
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


_KEYWORDS = (
    ("JRN", ("News", "Times", "Post", "TV", "Television", "Radio", "Agency", "Press", "Daily", "Herald", "Gazette", "Tribune",
             "Broadcasting", "Journal", "Guardian", "Observer", "Magazine")),
    ("BUS", ("Bank", "Corp", "Corporation", "Inc", "Ltd", "Limited", "Company", "Co", "Group", "Airlines", "Airways", "Oil",
             "Energy", "Petroleum", "Motors", "Holdings", "Industries", "Gas", "Steel", "PLC", "Plc", "AG", "GmbH")),
    ("EDU", ("University", "College", "School", "Institute", "Academy")),
    ("PTY", ("Party", "Alliance", "Coalition", "Bloc")),
    ("JUD", ("Court", "Tribunal")),
    ("GOV", ("Ministry", "Department", "Office", "Commission", "Authority", "Council", "Agency", "Embassy", "Directorate")),
    ("LEG", ("Parliament", "Assembly", "Senate", "Congress")),
    ("REL", ("Church", "Diocese", "Mosque", "Synod")),
    ("LAB", ("Union", "Federation")),
    ("MED", ("Hospital", "Clinic")),
    ("MIL", ("Army", "Navy", "Brigade", "Battalion", "Forces", "Command")),
    ("SOC", ("Association", "Society", "Foundation", "Watch", "Network", "Campaign", "Movement", "Front")),
)  # fmt: skip


def place_organizations(world: World) -> None:
    """Place the organizations that the reader tagged and no table knows, with the state beside or inside the name."""
    for scene in world.scenes:
        line = scene.line
        for entity in scene.line.sent.entities:
            if entity.label != "ORG":
                continue
            first, last = entity.first, entity.last
            while first < last and (line.low[first] == "the" or line.tokens[first].upos in {"DET", "ADP", "PUNCT"}):
                first += 1
            while last > first and (line.is_ending(last) or line.tokens[last].upos == "PUNCT"):
                last -= 1
            if any(scene.hit_at[first : last + 1]) or any(scene.run_at[first : last + 1]):
                continue
            if _is_instrument(world, line, first, last):
                continue
            if all(_in_mark(scene, i) for i in range(first, last + 1)):
                continue
            if not line.is_capital(first) or any(board_spot(world, line, i) for i in range(first, last + 1)):
                continue
            _organization(world, scene, first, last)


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


def board_spot(world: World, line: Line, i: int) -> bool:
    """Tell whether a token already heads a mention."""
    return world.board.at(line.index, i) is not None


def _organization(world: World, scene: Scene, first: int, last: int) -> None:
    board, line = world.board, scene.line
    head = next((i for i in range(first, last + 1) if not first <= line.head(i) <= last), last)
    text = world.report.text[line.tokens[first].start : line.tokens[last].end]
    words = tuple(line.folded[i] for i in range(first, last + 1) if line.folded[i] not in {"", "\0"})
    figure = _same_organization(world, words)
    if figure is None:
        sector = next((code for code, keys in _KEYWORDS if words and words[-1] in keys), None)
        sector = sector or next((code for code, keys in _KEYWORDS if any(word in keys for word in words)), None)
        figure = board.add(Figure(text, "organization", _code_beside(scene, first, last), sector, words=words))
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


def _code_beside(scene: Scene, first: int, last: int) -> str:
    """Return the state inside an organization's name or right before it."""
    for i in [*range(first, last + 1), *range(first - 1, max(first - 4, -1), -1)]:
        mark = scene.mark_at[i]
        if mark is not None and mark.name is not None and mark.name.kind == "state" and mark.form != "capital":
            return mark.name.code
        if i < first and mark is None and scene.line.tokens[i].upos not in {"ADJ", "NOUN", "PROPN"} and not scene.line.is_ending(i):
            break
    return ""
