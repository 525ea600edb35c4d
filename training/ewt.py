"""Read names for UD EWT: labels of our own, and what parts of speech rule out where there are none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.conllu import Doc, Sent
from training.rows import LABELS, NUMERIC, Row, Tagged, loose

__all__ = ["NAMELESS", "ewt"]

NAMELESS = 2500
"""Sentences without a proper noun that are taken from EWT, so that not every sentence seen holds a name."""


def ewt(docs: list[Doc], labels: Path) -> Iterator[Tagged]:
    """Yield the labelled sentences, then all others that hold a proper noun, then some that hold none.

    ``labels`` is a stand-off file: a sentence identifier, a tab, spans as ``first-last:LABEL`` by word number, from 1.
    The words of a sentence in it are outside names unless a span says otherwise; ``OPEN`` says nothing.

    Raises:
        ValueError: a span does not fit its sentence.
    """
    marks = _stand_off(labels)
    sents = [sent for doc in docs for sent in doc.sents]
    rest = [sent for sent in sents if sent.id not in marks]
    nameless = [sent for sent in rest if all(word.upos != "PROPN" for word in sent.words)]
    yield from (_labelled(sent, marks[sent.id]) for sent in sents if sent.id in marks)
    yield from (_ruled_out(sent) for sent in rest if any(word.upos == "PROPN" for word in sent.words))
    yield from map(_ruled_out, random.Random(0).sample(nameless, min(NAMELESS, len(nameless))))


def _stand_off(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sent_id, _, spans = line.partition("\t")
            found = re.findall(r"(\d+)-(\d+):([A-Z]+)", spans)
            marks[sent_id] = [(int(first) - 1, int(last) - 1, label) for first, last, label in found]
    return marks


def _labelled(sent: Sent, spans: list[tuple[int, int, str]]) -> Tagged:
    row = Row([word.form for word in sent.words], loose(NUMERIC))
    for first, last, label in spans:
        if not 0 <= first <= last < len(sent.words) or label not in {*LABELS, "OPEN"}:
            message = f"{sent.id}: no {label} can span words {first + 1} to {last + 1}; mend the stand-off file"
            raise ValueError(message)
        if label == "OPEN":
            row.unknown(first, last)
        else:
            row.span(first, last, [label])
    return row.done()


_BETWEEN = {"of", "the", "for", "and", "&", "-", "/", ".", "'s", "’s"}


def _ruled_out(sent: Sent) -> Tagged:
    """Leave open each run of proper nouns with the capitalised words, numbers and joining words that belong to it."""
    row = Row([word.form for word in sent.words], loose(("GROUP", *NUMERIC)))
    run: list[int] = []
    for i, word in enumerate(sent.words):
        capital = word.form[:1].isupper() and word.upos in {"ADJ", "NOUN"}
        if word.upos in {"PROPN", "NUM"} or capital or word.form in _BETWEEN:
            run.append(i)
        else:
            _open_run(row, sent, run)
            run = []
    _open_run(row, sent, run)
    return row.done()


def _open_run(row: Row, sent: Sent, run: list[int]) -> None:
    if any(sent.words[i].upos == "PROPN" for i in run):
        while sent.words[run[0]].form in _BETWEEN:
            del run[0]
        while sent.words[run[-1]].form in _BETWEEN - {"'s", "’s"}:
            del run[-1]
        row.unknown(run[0], run[-1])
