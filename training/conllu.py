"""Read CoNLL-U files into documents of paragraphs of sentences, with the raw text that the words stand in."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Doc", "Sent", "Word", "read_conllu"]


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``space`` says whether white space follows it, ``misc`` is the raw last column."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool
    misc: str


@dataclass(slots=True)
class Sent:
    """One sentence; ``paragraph`` is true where a new paragraph begins, ``id`` is empty where the file has none."""

    words: list[Word] = field(default_factory=list)
    paragraph: bool = False
    id: str = ""


@dataclass(slots=True)
class Doc:
    """One document with its identifier and sentences."""

    id: str
    sents: list[Sent] = field(default_factory=list)


def read_conllu(path: Path) -> list[Doc]:
    """Read a CoNLL-U file, gzipped or not.

    Multiword tokens are flattened into their words where the forms join to the surface form, as they do in English
    ("do" + "n't"); empty nodes are left out.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    docs: list[Doc] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for block, new_doc, paragraph, sent_id in _blocks(lines):
            if new_doc is not None or not docs:
                docs.append(Doc(new_doc or path.stem))
            docs[-1].sents.append(Sent(_words(block), paragraph, sent_id))
    return docs


def _blocks(lines: Iterator[str]) -> Iterator[tuple[list[list[str]], str | None, bool, str]]:
    rows: list[list[str]] = []
    doc: str | None = None
    paragraph, sent_id = False, ""
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc, paragraph = line.partition("=")[2].strip(), True
        elif line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        elif line.startswith("# newpar"):
            paragraph = True
        elif not line and rows:
            yield rows, doc, paragraph, sent_id
            rows, doc, paragraph, sent_id = [], None, False, ""
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    if rows:
        yield rows, doc, paragraph, sent_id


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    inside_until = 0
    inside_space = True
    for row in rows:
        if "-" in row[0]:
            inside_until = int(row[0].split("-")[1])
            inside_space = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            number = int(row[0])
            if number < inside_until:
                space = False
            elif number == inside_until:
                space = inside_space
            else:
                space = "SpaceAfter=No" not in row[9]
            feats = "" if row[5] == "_" else row[5]
            words.append(Word(row[1], row[2], row[3], feats, int(row[6]) - 1, row[7], space, row[9]))
    return words
