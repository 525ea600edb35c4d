"""Measures the finding of speech against a folder of texts with attributions in stand-off form (PolNeAR, brat)."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import BadInput
from dragoman.evaluate.scores import scores
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.attributions import find_attributions
from dragoman.find.said.layout import Layout
from dragoman.model import Parse
from dragoman.parse import Reader

__all__ = ["evaluate_quotes"]

_BEFORE = frozenset({"AUX", "ADV", "PART"})
_ROLES = ("source", "cue", "content")

Place = tuple[tuple[int, int], ...]
"""The stretches of a text that fill one role, as offsets."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution as its three roles; a role that is not filled is empty."""

    source: Place
    cue: Place
    content: Place


def evaluate_quotes(path: Path, reader: Reader | None = None) -> dict[str, Any]:
    """Return precision, recall and F1 of source, cue, content and of all three together, spans exact.

    ``path`` holds ``text/NAME.txt`` and ``attributions/NAME_*.ann``, gzipped or not. Where a text was annotated more
    than once the first file by name counts. Spans follow that corpus: auxiliaries belong to the cue, quotation marks
    and "that" to the content, the full stop of a sentence to neither. All figures are in percent.

    Raises:
        BadInput: the folder has no such files, or one that cannot be read.
    """
    reader = reader or Reader()
    counts: dict[str, Counter[str]] = {role: Counter() for role in (*_ROLES, "all")}
    documents = 0
    for text, gold in _documents(path):
        documents += 1
        found = [*_found(reader.parse(text), text)]
        for role, count in counts.items():
            _count(count, _spans(gold, role), _spans(found, role))
    return {"folder": path.name, "documents": documents, **{role: _figures(count) for role, count in counts.items()}}


def _spans(said: Iterable[_Said], role: str) -> Counter[object]:
    if role == "all":
        return Counter((one.source, one.cue, one.content) for one in said)
    return Counter(place for one in said if (place := getattr(one, role)))


def _count(count: Counter[str], gold: Counter[object], found: Counter[object]) -> None:
    count["gold"] += gold.total()
    count["found"] += found.total()
    count["both"] += (gold & found).total()


def _figures(count: Counter[str]) -> dict[str, float]:
    return {**scores(count["both"], count["found"], count["gold"]), "gold": count["gold"]}


def _found(parse: Parse, text: str) -> Iterator[_Said]:
    """Yield what dragoman finds, in the corpus's way of drawing spans."""
    attributions, layouts = find_attributions(parse, text)
    for one in attributions:
        layout = layouts[one.sentence]
        source: Place = ()
        if one.source is not None:
            source = (_source_place(layout, one.source.first, one.source.last),)
        yield _Said(source, (_cue_place(layout, one),), one.pieces)


def _source_place(layout: Layout, first: int, last: int) -> tuple[int, int]:
    """Take in the comma that ends an apposition: "Lee, a lawyer,"."""
    inside = any(layout[k].text == "," for k in range(first, last))
    if inside and last + 1 < layout.n and layout[last + 1].text == "," and layout.quote[last + 1] < 0:
        last += 1
    return layout[first].start, layout[last].end


def _cue_place(layout: Layout, one: Attribution) -> tuple[int, int]:
    """Take in auxiliaries before a verb, and the colon or the preposition after it that brings what is said."""
    first, last = one.cue.first, one.cue.last
    if one.cue.pos == "V":
        while first > 0 and layout[first - 1].upos in _BEFORE and layout[first - 1].head == one.cue.token:
            first -= 1
        if layout.low(last + 1) in {":", one.form}:
            last += 1
    return layout[first].start, layout[last].end


def _documents(path: Path) -> Iterator[tuple[str, list[_Said]]]:
    files = sorted((path / "attributions").glob("*.ann*"))
    if not files:
        raise BadInput(f"{path}: has no attributions/*.ann; give the folder that holds attributions and text")
    seen: set[str] = set()
    for file in files:
        name = file.name.partition(".ann")[0].rpartition("_")[0]
        if name in seen:
            continue
        seen.add(name)
        text = next((found for found in sorted((path / "text").glob(f"{name}.txt*"))), None)
        if text is None:
            raise BadInput(f"{file}: its text {name}.txt is not beside it in {path / 'text'}")
        yield _read(text), _standoff(_read(file), file)


def _read(file: Path) -> str:
    try:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        return raw.decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{file}: cannot be read ({error})") from error


def _standoff(text: str, file: Path) -> list[_Said]:
    """Read the lines of a stand-off file: T lines name spans, E lines tie them to attributions."""
    spans: dict[str, Place] = {}
    ties: list[dict[str, str]] = []
    try:
        for line in text.splitlines():
            cells = line.split("\t")
            if line.startswith("T"):
                _, _, places = cells[1].partition(" ")
                spans[cells[0]] = tuple((int(a), int(b)) for a, b in (place.split() for place in places.split(";")))
            elif line.startswith("E"):
                ties.append({role: key for role, _, key in (pair.partition(":") for pair in cells[1].split())})
        return [
            _Said(*(spans[tie[role]] if role in tie else () for role in ("Source", "Cue", "Content")))
            for tie in ties
            if "Content" in tie
        ]
    except (IndexError, KeyError, ValueError) as error:
        raise BadInput(f"{file}: is no stand-off file of attributions ({error})") from error
