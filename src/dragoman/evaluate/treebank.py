"""Measures the reader against CoNLL-U treebanks.

With gold words the reader is given the words of each paragraph and finds sentences, tags, lemmas and trees itself.
With ``raw`` it is given the text and finds the words as well; words are then aligned by their characters as the
evaluation script of the CoNLL 2018 shared task does, and inside multiword tokens by the longest common run of forms.

Every figure is an F1 in percent over syntactic words, punctuation included: ``upos``, ``feats`` (the whole feature
string), ``lemma``, ``uas``, ``las`` (relations compared in full, with their subtypes), ``las_universal`` (without the
subtypes, as CoNLL 2018 has it), ``clas`` (``las_universal`` over content words only). ``sentence_f1`` counts sentences
with both ends right, ``word_f1`` words with both ends right. The root of a sentence counts as attached to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.errors import BadInput
from dragoman.evaluate.conllu import Document, Word, read_conllu
from dragoman.model import Parse, Sentence
from dragoman.parse import Reader

__all__ = ["align", "evaluate_treebank", "score_document"]

_FUNCTIONAL = {"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"}
"""Universal relations that CLAS leaves out."""


def evaluate_treebank(path: Path, reader: Reader, *, raw: bool = False) -> dict[str, Any]:
    """Return the figures of a reader on a CoNLL-U file or on all such files of a folder, gzipped or not.

    ``words_per_second`` is the reader's own time, in wall-clock seconds.

    Raises:
        BadInput: there is no CoNLL-U file, or one is malformed.
    """
    counts: dict[str, tuple[int, int, int]] = {}
    words, seconds = 0, 0.0
    for file in _files(path):
        for gold in read_conllu(file):
            begun = time.perf_counter()
            parse = reader.parse(gold.text) if raw else _parse_words(reader, gold)
            seconds += time.perf_counter() - begun
            words += len(gold.words)
            for figure, found in score_document(gold, parse).items():
                before = counts.get(figure, (0, 0, 0))
                counts[figure] = (before[0] + found[0], before[1] + found[1], before[2] + found[2])
    figures: dict[str, Any] = {"treebank": path.name, "words_given": not raw, "words": words}
    figures |= {figure: _f1(*numbers) for figure, numbers in counts.items()}
    figures["words_per_second"] = round(words / seconds) if seconds else 0
    return figures


def _parse_words(reader: Reader, gold: Document) -> Parse:
    return reader.parse_tokens(gold.text, [(word.start, word.end) for word in gold.words], gold.breaks)


def _f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.name.endswith((".conllu", ".conllu.gz")) and file.is_file())
    if not files:
        raise BadInput(f"{path}: no .conllu or .conllu.gz file in this folder")
    return files


def _found_words(sentences: Iterable[Sentence]) -> list[Word]:
    words: list[Word] = []
    for sent in sentences:
        first = len(words)
        for token in sent.tokens:
            head = first + token.head if token.head >= 0 else -1
            words.append(
                Word(token.start, token.end, token.text, token.upos, token.feats, token.lemma, head, token.deprel)
            )
    return words


def align(gold: list[Word], found: list[Word]) -> dict[int, int]:
    """Return which found word each gold word is, by number.

    Words with the same place are the same. Where the gold words are a multiword token, the found words inside its
    place are matched to them by form, in order, as many as possible.
    """
    by_place = {(word.start, word.end): number for number, word in enumerate(found)}
    pairs: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number, word in enumerate(gold):
        if word.multiword is not None:
            groups.setdefault(word.multiword, []).append(number)
        elif (word.start, word.end) in by_place:
            pairs[number] = by_place[word.start, word.end]
    for group in groups.values():
        start, end = gold[group[0]].start, gold[group[-1]].end
        inside = [number for number, word in enumerate(found) if start <= word.start and word.end <= end]
        pairs.update(_longest_common(gold, group, found, inside))
    return pairs


def _longest_common(gold: list[Word], ours: list[int], found: list[Word], theirs: list[int]) -> dict[int, int]:
    """Pair two short runs of words so that as many as possible have the same form, letter case aside."""
    lengths = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    same = [[gold[i].form.lower() == found[j].form.lower() for j in theirs] for i in ours]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1], lengths[i + 1][j + 1] + same[i][j])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if same[i][j]:
            pairs[ours[i]] = theirs[j]
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def score_document(gold: Document, parse: Parse) -> dict[str, tuple[int, int, int]]:
    """Return for each figure how many were right, how many gold has and how many were found."""
    found = _found_words(parse.sentences)
    pairs = align(gold.words, found)
    sizes = (len(gold.words), len(found))
    both = [(gold.words[g], found[f]) for g, f in pairs.items()]
    attached = [
        (mine, other)
        for mine, other in both
        if (mine.head < 0 and other.head < 0) or (mine.head >= 0 and pairs.get(mine.head) == other.head)
    ]
    universal = [(mine, other) for mine, other in attached if _universal(mine) == _universal(other)]
    sentences = {(sent.start, sent.end) for sent in parse.sentences}
    return {
        "sentence_f1": (len(sentences & set(gold.sentences)), len(gold.sentences), len(sentences)),
        "word_f1": (len(pairs), *sizes),
        "upos": (sum(mine.upos == other.upos for mine, other in both), *sizes),
        "feats": (sum(mine.feats == other.feats for mine, other in both), *sizes),
        "lemma": (sum(mine.lemma == other.lemma for mine, other in both), *sizes),
        "uas": (len(attached), *sizes),
        "las": (sum(mine.deprel == other.deprel for mine, other in attached), *sizes),
        "las_universal": (len(universal), *sizes),
        "clas": (
            sum(_is_content(mine) for mine, _ in universal),
            sum(map(_is_content, gold.words)),
            sum(map(_is_content, found)),
        ),
    }


def _universal(word: Word) -> str:
    return word.deprel.partition(":")[0]


def _is_content(word: Word) -> bool:
    return _universal(word) not in _FUNCTIONAL
