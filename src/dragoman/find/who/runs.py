"""Runs of tokens that are personal names and role nouns that stand before or beside them, found in the words alone.

The tree is asked last, because titles and names are where parsers err most: "Foreign Minister Ma Zhaoxu" may hang
together in four ways and is one run of words in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.who.keys import BARRIER
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark
from dragoman.find.who.names import TOP, Role, Tables

__all__ = ["Hit", "Run", "Scene", "find_hits", "find_runs", "with_particle"]


@dataclass(slots=True, eq=False)
class Hit:
    """A role noun over tokens ``first`` to ``last``."""

    first: int
    last: int
    role: Role


@dataclass(slots=True, eq=False)
class Run:
    """The tokens of a person's name, without titles."""

    first: int
    last: int
    head: int = -1
    known: bool = False
    """Whether the tables know the full name."""
    tagged: bool = False
    """Whether the reader tagged it as a person."""
    used: bool = False
    guessed: bool = False
    """Whether it is a person only if it turns out to be a leader in office."""
    rules: bool = False
    """Whether a government is called after the person: "the Trump administration"."""


@dataclass(slots=True)
class Scene:
    """A sentence with its marks, role nouns and name runs, each also by token."""

    line: Line
    marks: list[Mark]
    hits: list[Hit]
    runs: list[Run]
    mark_at: list[Mark | None]
    hit_at: list[Hit | None]
    run_at: list[Run | None]


_NOUNS = frozenset({"NOUN", "PROPN"})


def find_hits(line: Line, marks: list[Mark], known: Tables) -> list[Hit]:
    """Find the role nouns of a sentence, the longest first from left to right, outside of longer table names."""
    blocked = [False] * line.n
    for mark in marks:
        blocked[mark.first : mark.last + 1] = [True] * (mark.last + 1 - mark.first)
    hits, i = [], 0
    while i < line.n:
        verbal = line.tokens[i].upos == "VERB" and line.tokens[i].deprel in {"root", "ccomp", "conj", "parataxis"}
        found = None if blocked[i] or verbal or not line.plain[i] else known.role(line.plain, line.lemmas, i)
        if found is not None and blocked[found[0]]:  # the "UN" of "ambassador to the UN" is a name of its own
            found = known.role(line.plain[: blocked.index(True, i)], line.lemmas, i)
        arms = line.lemmas[i] in known.words["arms"] and line.tokens[i].deprel == "compound"  # "artillery fire"
        if found is None or arms or not _is_noun(line, i, found[0], found[1]):
            i += 1
            continue
        hits.append(Hit(i, found[0], found[1]))
        i = found[0] + 1
        if found[1].honorific and i < line.n and line.tokens[i].text == ".":
            i += 1
    return hits


def _is_noun(line: Line, first: int, last: int, role: Role) -> bool:
    """Tell whether words that can be a role noun are one here, and no verb or adjective of the same form."""
    token = line.tokens[last]
    if role.honorific or (last > first and token.upos != "VERB"):
        return not role.honorific or line.is_capital(first)
    if (
        token.upos in _NOUNS
        or (token.upos == "NUM" and role.plural)
        or (first > 0 and line.low[first - 1] == "the" and token.upos in {"PRON", "DET", "NUM", "X"})
    ):
        return True
    if token.upos == "ADJ" and token.deprel == "amod" and line.head(last) > last:
        return False  # "the Executive Committee" is no executive's
    title = first > 0 and role.kind == "person" and line.is_capital(last + 1)
    return title and (
        line.is_capital(last) if token.upos in {"ADJ", "X"} else line.tokens[first - 1].upos in {"ADJ", "NOUN", "PROPN"}
    )


def find_runs(line: Line, marks: list[Mark], hits: list[Hit], known: Tables) -> list[Run]:
    """Find the personal names of a sentence: those in the tables, those tagged, and capitals after a title."""
    owner: list[Run | None] = [None] * line.n
    free = [True] * line.n
    for mark in marks:
        if not mark.part:
            free[mark.first : mark.last + 1] = [False] * (mark.last + 1 - mark.first)
    _leaders(line, owner, free, marks, hits, known)
    for entity in line.sentence.entities:
        if entity.label == "PERSON":
            _tagged(line, owner, free, hits, known, entity.first, entity.last)
    _beside(line, owner, free, hits, known)
    for hit in hits:
        if hit.role.kind in {"person", "honorific"} and not hit.role.plural:
            _after_title(line, owner, free, hits, known, hit.last + 1)
    runs = sorted({id(run): run for run in owner if run is not None}.values(), key=lambda run: run.first)
    for run in runs:
        _extend(line, owner, free, known, run)
        run.rules = _rules(run.last, hits, known)
    return [run for run in runs if run.first <= run.last and not _is_facility(line, run, known)]


def _leaders(
    line: Line, owner: list[Run | None], free: list[bool], marks: list[Mark], hits: list[Hit], known: Tables
) -> None:
    """Take up the full names of leaders, and words that are some leader's family name and stand alone."""
    led = {mark.last: {name.code for name in mark.names} for mark in marks}
    for i in range(line.n):
        if owner[i] is not None or not line.is_capital(i) or line.folded[i] == BARRIER:
            continue
        found = known.leader(line.folded, i)
        if found is not None:
            first = _after_titles(line, hits, known, i, found[0])
            _claim(owner, Run(first, found[0], known=True))
        elif free[i] and (
            _is_bare_name(line, i, hits, known)
            or _is_owned(line, i, led.get(i - 2, set()), known)
            or (_rules(i, hits, known) and line.plain[i] in known.families)
        ):
            _claim(owner, Run(i, i, guessed=True))


def _after_titles(line: Line, hits: list[Hit], known: Tables, first: int, last: int) -> int:
    """Return where a name begins that is known with its title and without: after "Sultan" in "Sultan Haitham".

    So too behind the whole of a title that ends in one: "Crown Prince | Mohammed bin Salman", also "Prince Mohammed".
    """
    for hit in hits:
        if hit.first <= first <= hit.last < last and (hit.role.level in TOP or hit.first < first):
            rest = known.leader(line.folded, hit.last + 1)
            if rest is not None and rest[0] >= last:
                return hit.last + 1
    return first


def _beside(line: Line, owner: list[Run | None], free: list[bool], hits: list[Hit], known: Tables) -> None:
    """Take up names of several words that the tagger missed or took for places, where words beside them tell a person.

    That is after a state's possessive ("Estonia's Kristjan Tamm"), between commas after a role noun, or before "who".
    """
    for i in range(line.n - 1):
        follows = line.tokens[i + 1].deprel == "flat" and line.head(i + 1) == i and line.is_capital(i + 1)
        if not follows or not free[i] or not free[i + 1] or owner[i] is not None or not _is_name_word(line, i, known):
            continue
        end = i + 1
        while end + 1 < line.n and line.tokens[end + 1].deprel == "flat" and line.is_capital(end + 1):
            end += 1
        owned = i > 1 and line.is_ending(i - 1) and not free[i - 2]
        told = (
            i > 0
            and line.low[i - 1] == ","
            and any(hit.last < i - 1 for hit in hits)
            and line.tokens[i].deprel == "appos"
        )
        clause = end + 2 < line.n and line.low[end + 1 : end + 3] == [",", "who"]
        if owned or told or clause:
            _claim(owner, Run(i, end))


def _is_bare_name(line: Line, i: int, hits: list[Hit], known: Tables) -> bool:
    """Tell a lone capitalised word that is some leader's family name and stands where a person would."""
    token = line.tokens[i]
    if token.upos != "PROPN" or len(token.text) < 2 or line.label[i] == "DATE" or line.plain[i] not in known.families:
        return False
    if line.label[i] == "ORG" and all(row.level not in TOP for row in known.families[line.plain[i]]):
        return False  # the reader may take Merz for a firm
    alone = not line.is_capital(i + 1) and not (i > 0 and line.is_capital(i - 1) and line.tokens[i - 1].upos == "PROPN")
    fits = token.deprel in {"nsubj", "obj", "obl", "nmod:poss", "conj", "nsubj:pass", "obl:agent", "iobj"}
    return alone and fits and not any(hit.first <= i <= hit.last for hit in hits) and not _never_a_name(line, i, known)


def _rules(i: int, hits: list[Hit], known: Tables) -> bool:
    """Tell whether a government is called after the person whose name ends at a token: "Trump administration aides"."""
    return any(hit.first == i + 1 and hit.role.noun.partition(" ")[0] in known.words["ruled"] for hit in hits)


def _is_owned(line: Line, i: int, codes: set[str], known: Tables) -> bool:
    """Tell a word behind a possessive that is the family name of a leader of that state or body: "Israel's Katz"."""
    if not line.is_ending(i - 1) or line.is_capital(i + 1):
        return False
    return any(row.code in codes for row in known.families.get(line.plain[i], ()))


def _claim(owner: list[Run | None], run: Run) -> None:
    """Give tokens to a run, which swallows the runs that it overlaps."""
    for other in {id(one): one for one in owner[run.first : run.last + 1] if one is not None}.values():
        run.first, run.last = min(run.first, other.first), max(run.last, other.last)
        run.known, run.tagged = run.known or other.known, run.tagged or other.tagged
    owner[run.first : run.last + 1] = [run] * (run.last + 1 - run.first)


def _tagged(
    line: Line, owner: list[Run | None], free: list[bool], hits: list[Hit], known: Tables, first: int, last: int
) -> None:
    """Take up a span tagged as a person, less the titles, states and endings that the tagger drew in."""
    starts = {i: hit for hit in hits for i in range(hit.first, hit.last + 1)}
    while first <= last:
        hit = starts.get(first)
        if hit is not None and hit.last < last and owner[first] is None and not _is_given(line, hit, known):
            first = hit.last + 1
        elif _is_function(line, first, known) or (not free[first] and first < last):
            first += 1
        else:
            break
    while last >= first and (
        line.is_ending(last) or not line.folded[last] or line.folded[last] == BARRIER or _is_small(line, last)
    ):
        last -= 1
    if first > last or not free[first] or not line.tokens[first].text[:1].isalpha():
        return
    if first == last and (_never_a_name(line, first, known) or not line.is_capital(first)):
        return
    if any(hit.first <= first and last <= hit.last for hit in hits) and owner[first] is None:
        return
    _claim(owner, Run(first, last, tagged=True))


_FUNCTION = frozenset({"ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "AUX"})
"""Words that open a sentence with a capital, as "Later" does, and are no part of a name."""


def _is_function(line: Line, i: int, known: Tables) -> bool:
    """Tell a word that a name cannot begin with."""
    small = line.tokens[i].upos in _FUNCTION and line.low[i] not in known.words["particle"]
    return small or line.tokens[i].text == "." or line.low[i] == "the"


def _is_given(line: Line, hit: Hit, known: Tables) -> bool:
    """Tell a given name from a noun for people of the same form: Christian in "Minister Christian Lindner"."""
    role = hit.role
    calling = hit.first == hit.last and not role.level and not role.honorific
    return calling and line.is_capital(hit.first) and line.plain[hit.first] in known.given


def _is_small(line: Line, i: int) -> bool:
    return not line.is_capital(i) and not line.is_hyphen(i - 1)


def _never_a_name(line: Line, i: int, known: Tables) -> bool:
    """Tell a word that taggers take for a name: a firm, a feast, the adornment of a title."""
    words = known.words
    return line.folded[i] in words["not-person"] or line.low[i] in words["deputy"] | words["modifier"] | words["former"]


def _after_title(line: Line, owner: list[Run | None], free: list[bool], hits: list[Hit], known: Tables, i: int) -> None:
    """Take up a capitalised word right after a title as a name."""
    if i < line.n and line.tokens[i].text == ".":
        i += 1
    if i >= line.n or owner[i] is not None or not free[i] or any(hit.first <= i <= hit.last for hit in hits):
        return
    if _is_name_word(line, i, known) and line.label[i] not in {"DATE", "ORG", "PLACE", "EVENT", "LAW"}:
        _claim(owner, Run(i, i))


def _is_name_word(line: Line, i: int, known: Tables) -> bool:
    low = line.low[i]
    if low in known.words["weekday"] or low in known.words["month"]:
        return False
    if low in known.words["particle"]:
        return i + 1 < line.n and (line.is_capital(i + 1) or line.is_hyphen(i + 1))
    return line.is_capital(i) and line.tokens[i].upos in {"PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ"}


def _extend(line: Line, owner: list[Run | None], free: list[bool], known: Tables, run: Run) -> None:
    """Let a run grow over hyphens, particles and further capitals that the tree or the tagger ties to it."""
    while (at := _grown(line, owner, free, known, run)) > run.last:
        other = owner[at]
        run.last = max(at, other.last) if other is not None and other is not run else at
        owner[run.first : run.last + 1] = [run] * (run.last + 1 - run.first)
        if other is not None and other is not run:
            run.tagged, run.known = run.tagged or other.tagged, run.known or other.known
            other.last = other.first - 1
    first = with_particle(line, run.first, known)
    if all(owner[i] is None and free[i] for i in range(first, run.first)):
        owner[first : run.first] = [run] * (run.first - first)
        run.first = first
    run.head = _run_head(line, run.first, run.last)


def with_particle(line: Line, first: int, known: Tables) -> int:
    """Return where a name begins with its particle: al-Attas, Al Thani, ibn Shaker."""
    at = first - 1 - line.is_hyphen(first - 1)
    if at < 0 or line.low[at] not in known.words["particle"]:
        return first
    family = " ".join(word.lower() for word in line.folded[at : first + 1] if word)
    bound = at < first - 1 or (at > 0 and line.is_capital(at)) or line.low[at] in _PARTICLES_ONLY
    bound = bound or (line.is_capital(at) and family in known.families)  # "Le Drian said"
    return at if bound else first


_PARTICLES_ONLY = frozenset({"al", "el", "bin", "bint", "ibn", "ben", "abu", "abd", "von", "van", "ould"})
"""Particles that are no words of English or of a language that English often quotes."""


def _grown(line: Line, owner: list[Run | None], free: list[bool], known: Tables, run: Run) -> int:
    """Return where a run ends after the next piece of it, or its end when nothing more belongs to it."""
    i = run.last + 1
    if i >= line.n:
        return run.last
    if line.is_hyphen(i) and line.tokens[i + 1].text.isalpha() and free[i + 1]:
        stops = (
            known.words["backing"] | known.words["belonging"] | {"elect", "era", "like", "style", "led", "designate"}
        )
        return i + 1 if line.low[i + 1] not in stops else run.last
    if not free[i] or line.is_ending(i):
        return run.last
    if line.low[i] in known.words["particle"] and i + 1 < line.n and (line.is_capital(i + 1) or line.is_hyphen(i + 1)):
        tied = line.tokens[i].deprel == "flat" or line.low[i] not in {"as", "at", "y", "e", "an", "la"}
        return i + 1 + line.is_hyphen(i + 1) if tied else run.last
    if not _is_name_word(line, i, known) or line.label[i] in {"DATE", "ORG", "EVENT", "LAW"}:
        return run.last
    token = line.tokens[i]
    tied = token.deprel == "flat" and run.first <= line.head(i) <= run.last
    together = token.upos == "PROPN" and line.head(run.last) == i
    return i if tied or together or owner[i] is not None or line.spans[i] == line.spans[run.last] != None else run.last  # noqa: E711


def _run_head(line: Line, first: int, last: int) -> int:
    for i in range(first, last + 1):
        if not first <= line.head(i) <= last and line.tokens[i].deprel != "punct":
            return i
    return first


def _is_facility(line: Line, run: Run, known: Tables) -> bool:
    """Tell a person from a bridge, prize or university of that name."""
    after = run.last + 1
    if line.label[run.first] == "FACILITY" and line.label[run.last] == "FACILITY":
        whole = known.leader(
            line.folded, run.first
        )  # a leader's name and no more is no facility, whatever the tagger says
        return whole is None or whole[0] != run.last or line.spans[run.first] != (run.first, run.last)
    return line.is_capital(after) and line.low[after] in known.words["facility"] and not run.known
