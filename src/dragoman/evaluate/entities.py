"""Measure named entities against CoNLL files: exact spans of persons, organisations and places.

Each document of a file is read as a report is, each of its sentences as a paragraph. A file that does not mark where
documents begin is read sentence by sentence.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, chain
from pathlib import Path

from dragoman.errors import BadInput
from dragoman.evaluate.scores import scores
from dragoman.parse import Reader

__all__ = ["evaluate_entities", "read_conll", "read_documents"]

Row = tuple[list[str], list[str]]
Spans = set[tuple[int, int, str]]

_GOLD = {
    "PER": "PERSON", "PERSON": "PERSON",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "PLACE", "LOCATION": "PLACE", "PLACE": "PLACE", "GPE": "PLACE",
}  # fmt: skip
_FACILITIES = {"FAC", "FACILITY"}
_BEGINNINGS = ("-DOCSTART-", "# newdoc")
MEASURED = ("PERSON", "ORG", "PLACE")


def evaluate_entities(path: Path, reader: Reader | None = None) -> dict[str, object]:
    """Return precision, recall and F1 in percent of PERSON, ORG and PLACE, together and by type, micro-averaged.

    ``path`` is a CoNLL file, gzipped or not: a word a line, its tag last or in the second of tab-separated columns, BIO
    or IO, sentences divided by empty lines, documents begun by ``-DOCSTART-`` or ``# newdoc``. Other types of the file
    are not counted. A file without a type for facilities counts ours as places.

    Raises:
        BadInput: the file cannot be read or holds no tagged words.
    """
    reader = reader or Reader()
    documents = list(read_documents(path))
    rows = list(chain.from_iterable(documents))
    facilities = any(tag[2:].upper() in _FACILITIES for _, tags in rows for tag in tags)
    counts: dict[str, Counter[str]] = {name: Counter() for name in MEASURED}
    for document in documents:
        gold, found = _gold_spans(document), _found_spans(reader, document, facilities=facilities)
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
    """Yield the words and tags of each sentence of a CoNLL file; see read_documents."""
    return chain.from_iterable(read_documents(path))


def read_documents(path: Path) -> Iterator[list[Row]]:
    """Yield the documents of a CoNLL file, each as the words and tags of its sentences.

    Raises:
        BadInput: the file cannot be read or holds no tagged words.
    """
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as a CoNLL file ({error}); give a UTF-8 file, gzipped or not"
        raise BadInput(message) from error
    document: list[Row] = []
    words: list[str] = []
    tags: list[str] = []
    some = marked = False
    for line in [*text.splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        begins = line.startswith(_BEGINNINGS)
        if len(cells) >= 2 and not begins and not line.startswith("#"):
            number = cells[0].isdigit() and len(cells) > 2
            words.append((cells[1] if number else cells[0]).strip() or "_")
            tags.append((cells[2] if number else cells[1 if "\t" in line else -1]).strip() or "O")
            continue
        if words and (begins or not line.startswith("#")):
            document.append((words, tags))
            words, tags = [], []
        marked = marked or begins
        if document and (begins or not marked):
            yield document
            some, document = True, []
    if document:
        yield document
    elif not some:
        raise BadInput(f"{path}: holds no tagged words; give a file with a word and its tag on each line")


def _gold_spans(document: list[Row]) -> Spans:
    spans: list[tuple[int, int, str]] = []
    base = 0
    for words, tags in document:
        previous = "O"
        for i, tag in enumerate(tags, base):
            label = tag[2:].upper() if tag[:2] in {"B-", "I-"} else ""
            if label and (tag.startswith("B-") or previous != label):
                spans.append((i, i, label))
            elif label:
                spans[-1] = (spans[-1][0], i, label)
            previous = label
        base += len(words)
    return {(first, last, _GOLD[label]) for first, last, label in spans if label in _GOLD}


def _found_spans(reader: Reader, document: list[Row], *, facilities: bool) -> Spans:
    words = [word for sentence, _ in document for word in sentence]
    ends = list(accumulate(len(word) + 1 for word in words))
    offsets = [(end - len(word) - 1, end - 1) for word, end in zip(words, ends, strict=True)]
    breaks = list(accumulate((len(sentence) for sentence, _ in document[:-1]), initial=0))[1:]
    found: Spans = set()
    base = 0
    for sentence in reader.parse_tokens(" ".join(words), offsets, breaks).sentences:
        for entity in sentence.entities:
            label = "PLACE" if entity.label == "FACILITY" and not facilities else entity.label
            if label in MEASURED:
                found.add((base + entity.first, base + entity.last, label))
        base += len(sentence.tokens)
    return found
