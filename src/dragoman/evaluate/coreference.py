"""Measures which mentions are tied to one actor against the gold chains of GUM (CoNLL-U) and MEANTIME (CAT XML)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.errors import BadInput
from dragoman.evaluate.cat import read_cat
from dragoman.evaluate.chains import ChainScore
from dragoman.evaluate.conllu import Document, Word, read_conllu
from dragoman.find.who.actors import find_actors
from dragoman.model import Cast, Parse, Report
from dragoman.parse import Reader

__all__ = ["evaluate_coreference"]

_DAY = date(2000, 1, 1)
"""The texts are read as undated; a day of the past gives the least away."""

_KINDS = {"person", "organization", "place", "PER", "ORG", "LOC"}
"""What the two corpora call persons, organizations and places."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A gold mention: words ``first`` to ``last`` of a text, its head word where the gold data gives one."""

    first: int
    last: int
    chain: str
    head: int | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the ends of its words, its gold mentions and the type of each chain."""

    name: str
    text: str
    words: Sequence[tuple[int, int]]
    marks: list[_Mark]
    kinds: dict[str, str]


def evaluate_coreference(
    path: Path, *, genres: Collection[str] = (), last: int | None = None, reader: Reader | None = None
) -> dict[str, object]:
    """Return MUC, B-cubed, CEAF-e and the mean of their F1 in percent.

    ``path`` is a CoNLL-U file with GUM's ``Entity`` in the last column, gzipped or not, or a folder of MEANTIME's XML
    files. Gold are chains of persons, organizations and places; on both sides a chain has two mentions or more, and a
    mention is its head word. ``genres`` takes only the documents of GUM whose name has one of them, ``last`` only so
    many documents from the end. ``among_marked`` counts, of our mentions, only those that the gold data marks at all,
    for MEANTIME leaves many mentions of its entities unmarked. ``third_persons`` leaves "I", "we", "you" and their like
    out on both sides: a report has them inside quotations only, a speech or an interview all through.

    Raises:
        BadInput: the data cannot be read, or no document with gold chains is left.
    """
    reader = reader or Reader()
    texts = list(_meantime(path) if path.is_dir() else _gum(path))
    if genres:
        texts = [text for text in texts if _genre(text.name) in genres]
    if last is not None:
        texts = texts[max(len(texts) - last, 0) :]
    if not any(text.marks for text in texts):
        raise BadInput(f"{path}: no document with gold chains; give GUM's CoNLL-U or a folder of MEANTIME's XML")
    score, among, third = ChainScore(), ChainScore(), ChainScore()
    golds = founds = 0
    for text in texts:
        gold, found, marked = _sides(text, reader)
        golds += len(gold)
        founds += len(found)
        score.add(gold, found)
        among.add(gold, _within(found, marked))
        others = set(range(len(text.words))) - _speakers(text)
        third.add(_within(gold, others), _within(found, others))
    words = sum(len(text.words) for text in texts)
    return {
        "path": path.name,
        "documents": len(texts),
        "words": words,
        "gold_chains": golds,
        "found_chains": founds,
        **score.figures(),
        "among_marked": among.figures(),
        "third_persons": third.figures(),
    }


def _within(chains: list[set[int]], words: set[int]) -> list[set[int]]:
    """Return what is left of chains when only some words count."""
    return [chain & words for chain in chains if len(chain & words) > 1]


_SPEAKERS = re.compile(
    r"I|[Mm]e|[Mm]y(self)?|[Mm]ine|[Ww]e|us|Us|[Oo]urs?|[Oo]urselves|[Yy]ours?|[Yy]ou(rself|rselves)?"
)


def _speakers(text: _Text) -> set[int]:
    """Return the pronouns of the first and second person."""
    return {i for i, (start, end) in enumerate(text.words) if _SPEAKERS.fullmatch(text.text[start:end])}


def _genre(name: str) -> str:
    return [*name.split("_"), "", ""][1]


def _sides(text: _Text, reader: Reader) -> tuple[list[set[int]], list[set[int]], set[int]]:
    """Return the gold chains, ours, and all gold mentions, each as the number of its head word among the gold words."""
    parse = reader.parse(text.text)
    cast = find_actors(parse, Report("coreference", _DAY, text.text))
    starts = [start for start, _ in text.words]
    marked = _marked(text, parse, starts)
    return _gold(text, marked), _found(parse, cast, starts), set(marked)


def _word_at(starts: list[int], position: int) -> int:
    """Return the number of the first gold word at a position; words that share a start count as one."""
    number = max(bisect_right(starts, position) - 1, 0)
    return starts.index(starts[number], max(number - 3, 0))


def _marked(text: _Text, parse: Parse, starts: list[int]) -> dict[int, str]:
    """Return the chain of each head of a gold mention; of two mentions with one head the narrower one stays.

    So "France and Italy" gives way to "France", which heads it.
    """
    at: dict[int, str] = {}
    for mark in sorted(text.marks, key=lambda mark: mark.first - mark.last):
        head = mark.head if mark.head is not None else _head(text, mark, parse, starts)
        at[_word_at(starts, starts[head])] = mark.chain
    return at


def _gold(text: _Text, marked: dict[int, str]) -> list[set[int]]:
    """Return the gold chains of the types that count."""
    chains: dict[str, set[int]] = {}
    for head, chain in marked.items():
        if text.kinds.get(chain) in _KINDS:
            chains.setdefault(chain, set()).add(head)
    return [chain for chain in chains.values() if len(chain) > 1]


def _head(text: _Text, mark: _Mark, parse: Parse, starts: list[int]) -> int:
    """Return the word of a mention that our tree hangs from a word outside it."""
    left, right = text.words[mark.first][0], text.words[mark.last][1]
    for sentence in parse.sentences:
        inside = {token.index: token for token in sentence.tokens if left <= token.start < right}
        tops = [token for token in inside.values() if token.head not in inside]
        tops = [token for token in tops if token.upos not in {"PUNCT", "ADP", "DET"}] or tops
        if tops:
            return _word_at(starts, tops[0].start)
    return mark.last


def _found(parse: Parse, cast: Cast, starts: list[int]) -> list[set[int]]:
    taken: set[int] = set()
    chains = []
    for actor in cast.actors:
        heads = {_word_at(starts, parse.sentences[m.sentence].tokens[m.head].start) for m in actor.mentions} - taken
        taken |= heads
        if len(heads) > 1:
            chains.append(heads)
    return chains


_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_PART = re.compile(r"\((\d+)-(\w+)-[^()]*(\)?)|(\d+)\)")


def _gum(path: Path) -> Iterator[_Text]:
    for document in read_conllu(path):
        marks: list[_Mark] = []
        kinds: dict[str, str] = {}
        opened: dict[str, list[int]] = {}
        for number, word in enumerate(document.words):
            found = _ENTITY.search(word.misc)
            for part in _PART.finditer(found[1]) if found else ():
                chain = part[1] or part[4]
                if part[1]:
                    kinds.setdefault(chain, part[2])
                    opened.setdefault(chain, []).append(number)
                if (part[3] or part[4]) and opened.get(chain):
                    first = opened[chain].pop()
                    marks.append(_Mark(first, number, chain, _gum_head(document.words, first, number)))
        yield _Text(document.name, document.text, _ends(document), marks, kinds)


def _ends(document: Document) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in document.words]


def _gum_head(words: list[Word], first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if not first <= words[i].head <= last), first)


def _meantime(folder: Path) -> Iterator[_Text]:
    for document in read_cat(folder):
        chain = {
            source.get("m_id"): target.get("m_id", "")
            for link in document.root.iter("REFERS_TO")
            for target in link.iter("target")
            for source in link.iter("source")
        }
        marks = [
            _Mark(*anchors, chain[mention.get("m_id")])
            for mention in document.root.iter("ENTITY_MENTION")
            if mention.get("m_id") in chain and (anchors := document.anchors(mention))
        ]
        kinds = {entity.get("m_id", ""): entity.get("ent_type", "") for entity in document.root.iter("ENTITY")}
        yield _Text(document.name, document.text, document.words, marks, kinds)
