"""The phrases of a sentence's role nouns, each noun in one of them, and the names that share a title."""

from __future__ import annotations

from dragoman.find.who.after_noun import AfterNoun
from dragoman.find.who.before_noun import BeforeNoun
from dragoman.find.who.keys import BARRIER
from dragoman.find.who.lines import Line
from dragoman.find.who.names import Tables
from dragoman.find.who.phrase import Phrase, noun_head
from dragoman.find.who.runs import Hit, Scene

__all__ = ["find_phrases"]


def _build(scene: Scene, known: Tables, hit: Hit) -> Phrase:
    """Build one phrase from the role noun outwards: first what follows, since a name there is part of what precedes."""
    head = noun_head(scene.line, hit)
    phrase = Phrase(scene.line.index, hit.first, hit.last, head, hit.role, hit.first, titles=[hit])
    AfterNoun(scene, phrase, hit).read()
    BeforeNoun(scene, known, phrase, hit).read()
    return phrase


def _modifies_role(scene: Scene, hit: Hit) -> bool:
    """Tell whether a role noun only modifies another one after it: the army of "army spokesman"."""
    line, i = scene.line, hit.last + 1
    if line.is_ending(i):
        return False
    seen = 0
    while i < line.n and seen < 4:
        after = scene.hit_at[i]
        if after is not None:
            return after.role.kind == "organization" or (
                after.role.kind != "honorific" and _same_phrase(line, hit, after)
            )
        if scene.run_at[i] is not None or line.folded[i] == BARRIER:
            return False
        if line.tokens[i].upos not in {"NOUN", "PROPN", "ADJ"} and not line.is_hyphen(i):
            return False
        i += 1
        seen += 1
    return False


def _same_phrase(line: Line, hit: Hit, after: Hit) -> bool:
    if hit.role.kind in {"person", "honorific"} and line.is_capital(hit.last) and line.is_capital(after.first):
        return False
    head = line.head(hit.last)
    return hit.last < head <= after.last or (line.is_capital(hit.last) and line.is_capital(after.first))


def find_phrases(scene: Scene, known: Tables) -> list[Phrase]:
    """Build the phrases of a sentence's role nouns, each token in at most one as its head."""
    phrases: list[Phrase] = []
    taken: set[int] = set()
    for hit in scene.hits:
        if hit.first in taken or _modifies_role(scene, hit):
            continue
        phrase = _build(scene, known, hit)
        for title in phrase.titles:
            taken.update(range(title.first, title.last + 1))
        if _says_something(scene, phrase):
            phrases.append(phrase)
    held = {id(hit) for phrase in phrases for hit in phrase.titles[: len(phrase.titles)] if phrase.run is not None}
    phrases = [phrase for phrase in phrases if phrase.run is not None or id(phrase.titles[0]) not in held]
    return _share_titles(scene, phrases)


def _says_something(scene: Scene, phrase: Phrase) -> bool:
    """Refuse nouns that act only when somebody's: "intelligence" is knowledge, "Iranian intelligence" a service."""
    bare = not phrase.definite and not phrase.marks and not phrase.weak and not scene.line.is_capital(phrase.base)
    if phrase.role.kind == "organization" and phrase.role.broad and bare and phrase.first == phrase.titles[0].first:
        return scene.line.tokens[phrase.base].feat("Number") == "Plur"
    if phrase.role.noun in {"intelligence", "leadership", "command", "customs", "press", "industry", "business"}:
        return bool(phrase.marks) or (scene.line.is_capital(phrase.base) and phrase.base > 0)
    if phrase.role.noun.rpartition(" ")[2] in _CROWDS:
        return _is_crowd(scene.line, phrase)
    if phrase.role.noun in {"house", "chamber", "crown"}:
        return scene.line.is_capital(phrase.base) and phrase.base > 0
    return scene.line.low[phrase.base - 1] != "international" or phrase.role.noun != "community"


_CROWDS = frozenset({"hundreds", "thousands", "dozens", "scores", "millions"})


def _is_crowd(line: Line, phrase: Phrase) -> bool:
    """Tell whether a bare number is people who act or are acted upon: not "thousands of tonnes"."""
    i = phrase.last + 1
    counts = i < line.n and (line.low[i] == "of" or line.tokens[i].upos in {"NOUN", "PROPN"})
    return not counts and line.tokens[phrase.titles[0].first].deprel in {"nsubj", "nsubj:pass", "obj", "obl:agent"}


def _share_titles(scene: Scene, phrases: list[Phrase]) -> list[Phrase]:
    """Give a plural title to each name after it: "Presidents Biden and Xi"."""
    line = scene.line
    for phrase in list(phrases):
        after = scene.run_at[phrase.last + 1] if phrase.last + 1 < line.n else None
        named = phrase.role.kind == "person" and phrase.run is None and after is not None and not after.used
        if not named or after is None or not line.is_plural(phrase.base) or after.first != phrase.last + 1:
            continue
        members = [
            run
            for run in scene.runs
            if run is after or line.first_conjunct(run.head) == line.first_conjunct(after.head)
        ]
        for run in members:
            run.used = True
            phrases.append(Phrase(phrase.line, run.first, run.last, phrase.base, phrase.role, phrase.title_first,
                                  phrase.marks, run=run, former=phrase.former, titles=phrase.titles))  # fmt: skip
        phrases.remove(phrase)
    return phrases
