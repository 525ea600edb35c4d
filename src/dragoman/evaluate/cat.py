"""Reads the documents of MEANTIME: CAT XML with words and what is marked on them, put together again as a text."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.errors import BadInput

__all__ = ["HEADING", "CatDocument", "read_cat", "read_xml"]

_TO_THE_LEFT = {",", ".", ";", ":", "!", "?", ")", "]", "%", "''", "'s", "n't", "'re", "'ve", "'ll", "'m", "'d"}
_TO_THE_RIGHT = {"(", "[", "$", "€", "£", "US$", "``", "#"}
_QUOTES = {"``": '"', "''": '"'}
HEADING = 2
"""MEANTIME has the headline and the date as the first two sentences; each is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class CatDocument:
    """A document: its name, its text, the ends of its words in it, the sentence of each word, and the XML itself."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    root: ET.Element
    numbers: dict[str, int]

    def anchors(self, element: ET.Element) -> tuple[int, int] | None:
        """Return the numbers of the first and last word that an element marks, None where it marks no words."""
        marked = [self.numbers.get(anchor.get("t_id", "")) for anchor in element.iter("token_anchor")]
        found = [number for number in marked if number is not None]
        return (min(found), max(found)) if found else None


def read_xml(path: Path, hint: str) -> ET.Element:
    """Return the root of an XML file, gzipped or not.

    Raises:
        BadInput: the file cannot be read as XML; the message ends with ``hint``.
    """
    try:
        data = path.read_bytes()
        return ET.fromstring(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)  # noqa: S314 - one's own gold data
    except (OSError, EOFError, zlib.error, ET.ParseError) as error:
        raise BadInput(f"{path}: cannot be read as XML ({error}); {hint}") from error


def read_cat(folder: Path) -> Iterator[CatDocument]:
    """Read the XML files below a folder, gzipped or not, in the order of their paths.

    Raises:
        BadInput: a file cannot be read as XML.
    """
    for file in sorted(file for file in folder.rglob("*") if file.name.endswith((".xml", ".xml.gz"))):
        root = read_xml(file, "give the files of MEANTIME")
        tokens = list(root.iter("token"))
        sentences = tuple(int(token.get("sentence", "0")) for token in tokens)
        text, words = lay_out(zip(((token.text or "_") for token in tokens), sentences, strict=True))
        numbers = {token.get("t_id", ""): i for i, token in enumerate(tokens)}
        yield CatDocument(root.get("doc_name", ""), text, tuple(words), sentences, root, numbers)


def lay_out(words: Iterable[tuple[str, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Put words with their sentence numbers together again as a press text would have them."""
    text, places, before, sentence_before = "", [], "", 0
    for word, sentence in words:
        if text and sentence != sentence_before and sentence_before < HEADING:
            text += "\n\n"
        elif text and word not in _TO_THE_LEFT and before not in _TO_THE_RIGHT:
            text += " "
        before, sentence_before = word, sentence
        shown = _QUOTES.get(word, word)
        places.append((len(text), len(text) + len(shown)))
        text += shown
    return text, places
