"""Reads CoNLL-U treebanks into documents with the text that their words stand in."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import BadInput

__all__ = ["Document", "Word", "read_conllu"]


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word with its place in the text; ``head`` numbers its head within the document, -1 for a root."""

    start: int
    end: int
    form: str
    upos: str
    feats: str
    lemma: str
    head: int
    deprel: str
    multiword: int | None = None
    """Number of the multiword token that holds the word, if one does."""
    misc: str = ""
    """The last column, or an empty string."""


@dataclass(slots=True)
class Document:
    """A document of a treebank: its text, its words, where paragraphs begin and what its sentences span."""

    name: str = ""
    """What its ``# newdoc id`` says, or an empty string."""
    text: str = ""
    words: list[Word] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file with their text, put together from the forms and ``SpaceAfter=No``.

    Sentences of a paragraph stand one space apart, paragraphs one empty line. A file without document marks is one
    document. Empty nodes are left out.

    Raises:
        BadInput: the file is not UTF-8, not gzip where its name says so, or has a line without ten columns.
    """
    document = Document()
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for comments, rows in _blocks(lines):
                new = any(line.startswith("# newdoc") for line in comments)
                if new and document.words:
                    yield document
                    document = Document()
                document.name = document.name or _name(comments)
                new = new or any(line.startswith("# newpar") for line in comments) or not document.words
                _add_sentence(document, rows, paragraph=new)
    except (OSError, UnicodeDecodeError, EOFError, ValueError, IndexError) as error:
        raise BadInput(f"{path}: no CoNLL-U file ({error}); give one with ten columns a line") from error
    if document.words:
        yield document


def _name(comments: list[str]) -> str:
    return next((line.partition("=")[2].strip() for line in comments if line.startswith("# newdoc id")), "")


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            cells = line.split("\t")
            if len(cells) != 10:
                message = f"a line with {len(cells)} columns: {line[:40]!r}"
                raise ValueError(message)
            rows.append(cells)
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def _add_sentence(document: Document, rows: list[list[str]], *, paragraph: bool) -> None:
    """Append a sentence to a document: its text and its words with their places."""
    if document.words:
        document.text = document.text.rstrip(" ") + ("\n\n" if paragraph else " ")
    if paragraph:
        document.breaks.append(len(document.words))
    first, start = len(document.words), len(document.text)
    text, places = _lay_out(rows, start)
    for cells in rows:
        if cells[0] in places:
            left, right, group = places[cells[0]]
            feats = "" if cells[5] == "_" else cells[5]
            head = first + int(cells[6]) - 1 if cells[6] != "0" else -1
            multiword = first + group if group else None
            misc = "" if cells[9] == "_" else cells[9]
            word = Word(left, right, cells[1], cells[3], feats, cells[2], head, cells[7], multiword, misc)
            document.words.append(word)
    document.text += text
    document.sentences.append((start, document.words[-1].end))


def _lay_out(rows: list[list[str]], start: int) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """Return a sentence's text and the place of each word by its number, with the multiword token it is in, or 0."""
    text = ""
    places: dict[str, tuple[int, int, int]] = {}
    for cells in rows:
        number, form = cells[0], cells[1]
        if "." in number or number in places:
            continue
        position = start + len(text)
        text += form + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
        if "-" in number:
            low, high = map(int, number.split("-"))
            forms = {row[0]: row[1] for row in rows if row[0].isdecimal() and low <= int(row[0]) <= high}
            for word, place in zip(forms, _places(form, list(forms.values()), position), strict=True):
                places[word] = (*place, low)
        else:
            places[number] = (position, position + len(form), 0)
    return text, places


def _places(surface: str, forms: list[str], start: int) -> list[tuple[int, int]]:
    """Place the words of a multiword token: side by side where they make it up, else all over the whole of it."""
    if "".join(forms) != surface:
        return [(start, start + len(surface))] * len(forms)
    places = []
    for form in forms:
        places.append((start, start + len(form)))
        start += len(form)
    return places
