"""Bring entity corpora with different schemes under one, saying for each word which labels its source allows.

A source that knows fewer types than ours does not contradict them: a word that WikiGold leaves outside may be a date,
and its MISC may be an event. So each word carries the *set* of tags that its annotation allows, and learning pushes
probability into the set (partial labels, as in Cour, Sapp and Taskar, JMLR 2011), never against what is unknown.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.parse.entities import name_of_person
from dragoman.parse.tokenize import paragraphs, tokenize
from training.rows import LABELS, NUMERIC, Row, Tagged, loose

__all__ = ["meantime", "public", "re3d", "wikigold", "written"]

_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


def public(data: Path) -> Iterator[Tagged]:
    """Read the public corpora that may be learnt from, out of the folder of data."""
    return chain(
        wikigold(data / "ner" / "wikigold.conll.gz"),
        meantime(data / "meantime"),
        re3d(data / "re3d" / "CENTCOM"),
        re3d(data / "re3d" / "Wikipedia"),
    )


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
    row = Row([text[a:b] for a, b in offsets], outside)
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
                row = Row(words, loose(NUMERIC))
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
    mapped = {"PERSON": ("PERSON",), "LOCATION": ("PLACE", "FACILITY", "GROUP"), "ORGANIZATION": ("ORG",)}
    for path in sorted(folder.glob("corpus_*/*.xml.gz")):
        root = ET.fromstring(gzip.decompress(path.read_bytes()))
        tokens = list(root.iter("token"))
        place = {token.get("t_id"): i for i, token in enumerate(tokens)}
        row = Row([token.text or "_" for token in tokens], loose(("GROUP", *NUMERIC)))
        types = _meantime_types(root)
        spans = []
        for mention in root.iter("Markables"):
            for mark in mention:
                anchor = [place[a.get("t_id")] for a in mark.iter("token_anchor")]
                if anchor:
                    spans.append((mark, min(anchor), max(anchor)))
        settled: set[int] = set()  # a state in the name of an organisation, as in "US Air Force", is no place
        for mark, first, last in sorted(spans, key=lambda item: item[1] - item[2]):
            kind = mark.get("syntactic_type", "")
            label = types.get(mark.get("m_id", ""), "")
            if mark.tag == "TIMEX3":
                row.span(first, last, ("DATE",))
            elif mark.tag == "VALUE":
                row.span(first, last, ("MONEY",) if mark.get("type") == "MONEY" else ("NUMBER", "MONEY"))
            elif mark.tag == "ENTITY_MENTION" and kind.endswith("NAM"):
                name = _bare_name(row.words, first, last, label)
                if settled.isdisjoint(range(first, last + 1)):
                    row.unknown(first, last)
                    if name and label in mapped:
                        row.span(*name, mapped[label])
                        settled.update(range(name[0], name[1] + 1) if label == "ORGANIZATION" else ())
            elif mark.tag == "ENTITY_MENTION" and not kind:
                row.unknown(first, last)
        row.free_capitals()
        yield from _cut(row.done(), [int(token.get("sentence", "0")) for token in tokens])


_SMALL = {"of", "the", "for", "and", "&", "-", "de", "von", "van", "al", "bin"}


def _bare_name(words: list[str], first: int, last: int, label: str) -> tuple[int, int] | None:
    """Return a marked name without article, title and closing comma, or None where it holds more than a name."""
    while first < last and words[first].lower() in {"the", "a", "an", "'s"}:
        first += 1
    while first < last and not words[last][-1].isalnum() and not words[last].endswith("."):
        last -= 1
    inside = words[first : last + 1]
    if not all(word[0].isupper() or word in _SMALL for word in inside) or not inside[-1][0].isupper():
        return None
    return name_of_person(words, first, last) if label == "PERSON" else (first, last)


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
        "Organisation": ("ORG", "GROUP", "PLACE"),
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
        row = Row([text[a:b] for a, b in offsets], loose((*NUMERIC, "GROUP", "EVENT", "LAW", "FACILITY")))
        for start, end, kind in sorted(marks.get(document["_id"], []), key=lambda m: m[0] - m[1]):
            inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
            if not inside:
                continue
            row.unknown(inside[0], inside[-1])
            name = _bare_name(row.words, inside[0], inside[-1], kind.upper())
            if kind in {"Temporal", "Money", "Quantity", "Nationality"}:
                row.span(inside[0], inside[-1], mapped[kind])
            elif kind in mapped and name and row.words[name[0]].lower() not in _PRONOUNS:
                row.span(*name, mapped[kind])
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


_PRONOUNS = {
    "they",
    "we",
    "he",
    "she",
    "it",
    "our",
    "their",
    "his",
    "her",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
}
