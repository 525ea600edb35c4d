"""Bring entity corpora with different schemes under one, saying for each word which labels its source allows.

A source that knows fewer types than ours does not contradict them: a word that WikiGold leaves outside may be a date,
and its MISC may be an event. So each word carries the *set* of tags that its annotation allows, and learning pushes
probability into the set (partial labels, as in Cour, Sapp and Taskar, JMLR 2011), never against what is unknown.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.parse.tokenize import paragraphs, tokenize
from training.conllu import Doc, Sent

__all__ = ["LABELS", "TAGS", "Tagged", "gum", "meantime", "re3d", "wikigold", "written"]

LABELS = ("PERSON", "ORG", "PLACE", "FACILITY", "GROUP", "EVENT", "LAW", "DATE", "NUMBER", "MONEY")
TAGS = ("O", *(f"{edge}-{label}" for label in LABELS for edge in "BI"))
ANY = frozenset(TAGS)
_NUMERIC = ("DATE", "NUMBER", "MONEY")


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words with the set of tags allowed for each."""

    words: list[str]
    allowed: list[frozenset[str]]


def _tags(edge: str, labels: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{edge}-{label}" for label in labels)


def _loose(labels: Iterable[str]) -> frozenset[str]:
    return frozenset({"O"}) | _tags("B", labels) | _tags("I", labels)


class _Row:
    """Words under construction: everything outside until spans are laid over it."""

    def __init__(self, words: list[str], outside: frozenset[str]) -> None:
        self.words = words
        self.allowed = [outside] * len(words)

    def span(self, first: int, last: int, labels: Iterable[str]) -> None:
        """Lay a span over words ``first`` to ``last`` (inclusive) that has one of these labels."""
        labels = tuple(labels)
        self.allowed[first] = _tags("B", labels)
        for i in range(first + 1, last + 1):
            self.allowed[i] = _tags("I", labels)

    def unknown(self, first: int, last: int) -> None:
        """Say nothing about words ``first`` to ``last`` (inclusive)."""
        for i in range(first, last + 1):
            self.allowed[i] = ANY

    def free_capitals(self) -> None:
        """Say nothing about capitalised words outside spans, for sources that left some names unmarked."""
        for i, word in enumerate(self.words):
            if word[0].isupper() and "O" in self.allowed[i]:
                self.allowed[i] = ANY

    def done(self) -> Tagged:
        """Return the words with their allowed tags."""
        return Tagged(self.words, self.allowed)


_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


def written(path: Path) -> Iterator[Tagged]:
    """Read text composed for this project, with every entity marked inline as ``[words|LABEL]``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        plain, spans, position = "", [], 0
        for match in _MARK.finditer(line):
            plain += line[position : match.start()]
            spans.append((len(plain), len(plain) + len(match[1]), match[2]))
            plain += match[1]
            position = match.end()
        plain += line[position:]
        yield _from_offsets(plain, spans, frozenset({"O"}))


def _from_offsets(text: str, spans: list[tuple[int, int, str]], outside: frozenset[str]) -> Tagged:
    offsets = [pair for start, end in paragraphs(text) for pair in tokenize(text, start, end)]
    row = _Row([text[a:b] for a, b in offsets], outside)
    for start, end, label in spans:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        if inside and label in LABELS:
            row.span(inside[0], inside[-1], [label])
        elif inside:
            row.unknown(inside[0], inside[-1])
    return row.done()


def wikigold(path: Path) -> Iterator[Tagged]:
    """Read WikiGold (Balasuriya et al. 2009, CC BY 4.0): PER, LOC, ORG, MISC in IO form."""
    mapped = {"PER": ("PERSON",), "LOC": ("PLACE", "FACILITY"), "ORG": ("ORG",)}
    words: list[str] = []
    types: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            cells = line.split()
            if len(cells) == 2:
                words.append(cells[0])
                types.append(cells[1].removeprefix("I-"))
                continue
            if words:
                row = _Row(words, _loose(_NUMERIC))
                for first, last, label in _runs(types):
                    if label in mapped:
                        row.span(first, last, mapped[label])
                    else:
                        row.unknown(first, last)
                yield row.done()
            words, types = [], []


def _runs(types: list[str]) -> Iterator[tuple[int, int, str]]:
    first = 0
    for i in range(1, len(types) + 1):
        if i == len(types) or types[i] != types[first]:
            if types[first] != "O":
                yield first, i - 1, types[first]
            first = i


def meantime(folder: Path) -> Iterator[Tagged]:
    """Read MEANTIME (Minard et al. 2016, CC BY 4.0): named mentions with the type of their entity, times and values."""
    mapped = {"PERSON": ("PERSON",), "LOCATION": ("PLACE", "FACILITY"), "ORGANIZATION": ("ORG",)}
    for path in sorted(folder.glob("corpus_*/*.xml.gz")):
        root = ET.fromstring(gzip.decompress(path.read_bytes()))
        tokens = list(root.iter("token"))
        place = {token.get("t_id"): i for i, token in enumerate(tokens)}
        row = _Row([token.text or "_" for token in tokens], _loose(("GROUP", *_NUMERIC)))
        types = _meantime_types(root)
        spans = []
        for mention in root.iter("Markables"):
            for mark in mention:
                anchor = [place[a.get("t_id")] for a in mark.iter("token_anchor")]
                if anchor:
                    spans.append((mark, min(anchor), max(anchor)))
        for mark, first, last in sorted(spans, key=lambda item: item[1] - item[2]):
            kind = mark.get("syntactic_type", "")
            label = types.get(mark.get("m_id", ""), "")
            if mark.tag == "TIMEX3":
                row.span(first, last, ("DATE",))
            elif mark.tag == "VALUE":
                row.span(first, last, ("MONEY",) if mark.get("type") == "MONEY" else ("NUMBER", "MONEY"))
            elif mark.tag == "ENTITY_MENTION" and kind.endswith("NAM"):
                if label in mapped and last - first < 6:
                    row.span(first, last, mapped[label])
                else:
                    row.unknown(first, last)
            elif mark.tag == "ENTITY_MENTION" and not kind:
                row.unknown(first, last)
        row.free_capitals()
        yield from _cut(row.done(), [int(token.get("sentence", "0")) for token in tokens])


def _meantime_types(root: ET.Element) -> dict[str, str]:
    kinds = {mark.get("m_id", ""): mark.get("ent_type", "") for mark in root.iter("ENTITY")}
    types: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        if target is None:
            continue
        for source in link.iter("source"):
            types[source.get("m_id", "")] = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}.get(
                kinds.get(target.get("m_id", ""), ""), ""
            )
    return types


def _cut(tagged: Tagged, sentence: list[int]) -> Iterator[Tagged]:
    first = 0
    for i in range(1, len(sentence) + 1):
        if i == len(sentence) or sentence[i] != sentence[first]:
            yield Tagged(tagged.words[first:i], tagged.allowed[first:i])
            first = i


def re3d(folder: Path) -> Iterator[Tagged]:
    """Read re3d (Dstl 2017): its Organisation holds common nouns too, so only capitalised ones count as names."""
    mapped = {
        "Person": ("PERSON",),
        "Location": ("PLACE", "FACILITY"),
        "Organisation": ("ORG", "GROUP"),
        "Nationality": ("GROUP",),
        "Temporal": ("DATE",),
        "Money": ("MONEY",),
        "Quantity": ("NUMBER",),
    }
    documents = _jsonl(folder / "documents.json")
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for mark in _jsonl(folder / "entities.json"):
        if mark.get("confidence", 1) != 0:
            marks.setdefault(mark["documentId"], []).append((mark["begin"], mark["end"], mark["type"]))
    for document in documents:
        text = document["text"]
        offsets = [pair for a, b in paragraphs(text) for pair in tokenize(text, a, b)]
        row = _Row([text[a:b] for a, b in offsets], _loose((*_NUMERIC, "GROUP", "EVENT", "LAW", "FACILITY")))
        for start, end, kind in sorted(marks.get(document["_id"], []), key=lambda m: m[0] - m[1]):
            inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
            if not inside:
                continue
            words = [row.words[i] for i in inside]
            small = {"of", "the", "for", "and", "-"}
            named = words[0].lower() not in _PRONOUNS and all(word[0].isupper() or word in small for word in words)
            if words[0].lower() == "the":
                inside = inside[1:] or inside
            if kind in mapped and (named or kind in {"Temporal", "Money", "Quantity", "Nationality"}):
                row.span(inside[0], inside[-1], mapped[kind])
            else:
                row.unknown(inside[0], inside[-1])
        row.free_capitals()
        yield from _cut(row.done(), _sentence_numbers(row.words))


def _jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _sentence_numbers(words: list[str]) -> list[int]:
    numbers, current = [], 0
    for word in words:
        numbers.append(current)
        if word in {".", "!", "?"}:
            current += 1
    return numbers


_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_GUM = {"person": ("PERSON",), "place": ("PLACE", "FACILITY"), "organization": ("ORG",), "event": ("EVENT",)}
_PRONOUNS = {"they", "we", "he", "she", "it", "our", "their", "his", "i", "you", "this", "that", "these", "those"}
_TITLES = {"mr.", "mrs.", "ms.", "dr.", "president", "minister", "senator", "judge", "justice"}
_NOT_IN_NAME = _TITLES | {"the", "a", "an", "'s", "’s"}


def gum(docs: list[Doc]) -> Iterator[Tagged]:
    """Read the named entities of GUM: the run of proper nouns around the head of each entity span, with its type."""
    for doc in docs:
        for sent, spans in _gum_spans(doc):
            yield _gum_sentence(sent, spans)


def _gum_sentence(sent: Sent, spans: list[tuple[int, int, str]]) -> Tagged:
    words = sent.words
    row = _Row([word.form for word in words], frozenset({"O"}))
    for i, word in enumerate(words):
        if word.upos == "NUM":
            row.allowed[i] = _loose(_NUMERIC)
        elif word.form[:1].isupper() and word.upos in {"PROPN", "ADJ", "NOUN"} and i:
            row.allowed[i] = ANY if word.upos == "PROPN" else _loose(("GROUP", "DATE"))
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        head = next((i for i in range(first, last + 1) if not first <= words[i].head <= last), first)
        if kind == "time":
            _gum_time(row, sent, first, last)
        elif words[head].upos == "PROPN":
            a, b = _gum_name(sent, first, head, last)
            if kind in _GUM:
                row.span(a, b, _GUM[kind])
            else:
                row.unknown(a, b)
    return row.done()


def _gum_time(row: _Row, sent: Sent, first: int, last: int) -> None:
    for i in range(first, last + 1):
        if row.allowed[i] != frozenset({"O"}) or sent.words[i].upos == "NOUN":
            row.allowed[i] = _loose(("DATE",))


def _gum_name(sent: Sent, first: int, head: int, last: int) -> tuple[int, int]:
    """Return the run of name words around the head of a span, titles and articles left out."""
    words = sent.words
    a = b = head
    while a > first and _named(words[a - 1].form, words[a - 1].upos):
        a -= 1
    while b < last and _named(words[b + 1].form, words[b + 1].upos):
        b += 1
    while a < b and words[a].form.lower() in _NOT_IN_NAME:
        a += 1
    return a, b


def _named(form: str, upos: str) -> bool:
    return upos == "PROPN" or (form[:1].isupper() and upos in {"ADJ", "NOUN"}) or form in {"of", "-", "&"}


def _gum_spans(doc: Doc) -> Iterator[tuple[Sent, list[tuple[int, int, str]]]]:
    """Entity spans as (first, last, type); the MISC column opens with ``(id-type-...`` and closes with ``id)``."""
    for sent in doc.sents:
        spans: list[tuple[int, int, str]] = []
        pending: list[tuple[str, str, int]] = []
        for i, word in enumerate(sent.words):
            match = _ENTITY.search(word.misc)
            if not match:
                continue
            for part in re.findall(r"\([^()]+\)?|\d+\)", match[1]):
                if part.startswith("("):
                    cells = part.strip("()").split("-")
                    if part.endswith(")"):
                        spans.append((i, i, cells[1]))
                    else:
                        pending.append((cells[0], cells[1], i))
                else:
                    number = part[:-1]
                    for k in range(len(pending) - 1, -1, -1):
                        if pending[k][0] == number:
                            _, kind, first = pending.pop(k)
                            spans.append((first, i, kind))
                            break
        yield sent, spans
