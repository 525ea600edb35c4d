"""Measure named entities against CoNLL files: exact spans of persons, organisations and places."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import BadInput
from dragoman.evaluate.scores import scores
from dragoman.parse import Reader

__all__ = ["evaluate_entities", "read_conll"]

Row = tuple[list[str], list[str]]
Spans = set[tuple[int, int, str]]

_GOLD = {
    "PER": "PERSON", "PERSON": "PERSON",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "PLACE", "LOCATION": "PLACE", "PLACE": "PLACE", "GPE": "PLACE",
}  # fmt: skip
_FACILITIES = {"FAC", "FACILITY"}
MEASURED = ("PERSON", "ORG", "PLACE")


def evaluate_entities(path: Path, reader: Reader | None = None) -> dict[str, object]:
    """Return precision, recall and F1 in percent of PERSON, ORG and PLACE, together and by type, micro-averaged.

    ``path`` is a CoNLL file, gzipped or not: a word a line, its tag last or in the second of tab-separated columns, BIO
    or IO, sentences divided by empty lines. Other types of the file are not counted. A file without a type for
    facilities counts ours as places.

    Raises:
        BadInput: the file cannot be read or holds no tagged words.
    """
    reader = reader or Reader()
    rows = list(read_conll(path))
    facilities = any(tag[2:].upper() in _FACILITIES for _, tags in rows for tag in tags)
    counts: dict[str, Counter[str]] = {name: Counter() for name in MEASURED}
    for words, tags in rows:
        gold, found = _gold_spans(tags), _found_spans(reader, words, facilities=facilities)
        for _, _, label in gold & found:
            counts[label]["both"] += 1
        for _, _, label in gold:
            counts[label]["gold"] += 1
        for _, _, label in found:
            counts[label]["found"] += 1
    total: Counter[str] = sum(counts.values(), Counter())
    return {
        "file": path.name,
        "sentences": len(rows),
        "words": sum(len(words) for words, _ in rows),
        "all": _figures(total),
        **{name: _figures(counts[name]) for name in MEASURED},
    }


def _figures(count: Counter[str]) -> dict[str, float | int]:
    return {**scores(count["both"], count["found"], count["gold"]), "gold": count["gold"]}


def read_conll(path: Path) -> Iterator[Row]:
    """Yield the words and tags of each sentence of a CoNLL file."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as a CoNLL file ({error}); give a UTF-8 file, gzipped or not"
        raise BadInput(message) from error
    words: list[str] = []
    tags: list[str] = []
    some = False
    for line in [*text.splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) < 2 or line.startswith(("#", "-DOCSTART-")):
            if words and not line.startswith("#"):
                yield words, tags
                some, words, tags = True, [], []
            continue
        number = cells[0].isdigit() and len(cells) > 2
        words.append((cells[1] if number else cells[0]).strip() or "_")
        tags.append((cells[2] if number else cells[1 if "\t" in line else -1]).strip() or "O")
    if not some:
        raise BadInput(f"{path}: holds no tagged words; give a file with a word and its tag on each line")


def _gold_spans(tags: list[str]) -> Spans:
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for i, tag in enumerate(tags):
        label = tag[2:].upper() if tag[:2] in {"B-", "I-"} else ""
        if label and (tag.startswith("B-") or previous != label):
            spans.append((i, i, label))
        elif label:
            spans[-1] = (spans[-1][0], i, label)
        previous = label
    return {(first, last, _GOLD[label]) for first, last, label in spans if label in _GOLD}


def _found_spans(reader: Reader, words: list[str], *, facilities: bool) -> Spans:
    text = " ".join(words)
    offsets, position = [], 0
    for word in words:
        offsets.append((position, position + len(word)))
        position += len(word) + 1
    found: Spans = set()
    base = 0
    for sentence in reader.parse_tokens(text, offsets, []).sentences:
        for entity in sentence.entities:
            label = "PLACE" if entity.label == "FACILITY" and not facilities else entity.label
            if label in MEASURED:
                found.add((base + entity.first, base + entity.last, label))
        base += len(sentence.tokens)
    return found
