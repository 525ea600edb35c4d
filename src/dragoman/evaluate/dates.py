"""Measures the finding and resolving of date phrases against TIMEX3 in TimeML and in MEANTIME's CAT XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.errors import BadInput
from dragoman.evaluate.cat import HEADING, CatDocument, read_cat, read_xml
from dragoman.evaluate.scores import scores
from dragoman.evaluate.timex import Timex, timexes
from dragoman.find.when.dates import read_dates
from dragoman.parse import Reader

__all__ = ["evaluate_dates"]

_MARKED = 6
"""MEANTIME marks times in the headline, the dateline and the next four sentences of each document, and in no other."""

_KINDS = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the day that it was written and its gold TIMEX3, its own date left out.

    ``own`` are the characters of that date where the text itself gives it; what is found there counts nowhere, nor does
    what is found from ``reach`` on, where nothing is marked.
    """

    name: str
    text: str
    day: date | None
    gold: tuple[Timex, ...]
    own: tuple[int, int] | None
    reach: int


def evaluate_dates(path: Path, *, last: int | None = None, reader: Reader | None = None) -> dict[str, object]:
    """Return F1 in percent of the spans, strict and relaxed, of types and of values.

    ``path`` is a folder of TimeML (``.tml``) or of MEANTIME's XML files, gzipped or not, or one TimeML file. ``last``
    takes only so many documents from the end. A relaxed span shares a character with a gold one, one to one and the
    wider overlap first; type and value are right when the span is so met and they are the gold ones. TIMEX3 without
    words, and the document's own date, are left out, as is a document whose date is not known.

    Raises:
        BadInput: a file cannot be read, or no dated document is left.
    """
    texts = list(_texts(path))
    if last is not None:
        texts = texts[max(len(texts) - last, 0) :]
    reader = reader or Reader()
    undated = sum(text.day is None for text in texts)
    if len(texts) == undated:
        raise BadInput(f"{path}: no dated document; give a folder of TimeML (.tml) or of MEANTIME's XML files")
    counts = dict.fromkeys(("gold", "found", "strict", "relaxed", "type", "value"), 0)
    by_kind = dict.fromkeys(_KINDS, (0, 0))
    for text in texts:
        if text.day is not None:
            _count(text, _found(text, text.day, reader), counts, by_kind)
    found, gold = counts["found"], counts["gold"]
    return {
        "path": path.name,
        "documents": len(texts) - undated,
        "undated": undated,
        "timexes": gold,
        "found": found,
        **{figure: scores(counts[figure], found, gold) for figure in ("strict", "relaxed", "type", "value")},
        "recall_by_type": {kind: round(100 * met / of, 1) for kind, (met, of) in by_kind.items() if of},
    }


def _found(text: _Text, day: date, reader: Reader) -> list[Timex]:
    parse = reader.parse(text.text)
    found = [timex for phrase in read_dates(parse, day) for timex in timexes(phrase, parse.sentences[phrase.sentence])]
    first, last = text.own or (0, 0)
    return [timex for timex in found if timex.start < text.reach and not (timex.start < last and first < timex.end)]


def _count(text: _Text, found: list[Timex], counts: dict[str, int], by_kind: dict[str, tuple[int, int]]) -> None:
    counts["gold"] += len(text.gold)
    counts["found"] += len(found)
    pairs = dict(_pairs(text.gold, found))
    for g, gold in enumerate(text.gold):
        mine = found[pairs[g]] if g in pairs else None
        met, of = by_kind.get(gold.kind, (0, 0))
        by_kind[gold.kind] = (met + (mine is not None), of + 1)
        if mine is not None:
            counts["relaxed"] += 1
            counts["strict"] += (mine.start, mine.end) == (gold.start, gold.end)
            counts["type"] += mine.kind == gold.kind
            counts["value"] += _plain(mine.value) == _plain(gold.value)


def _plain(value: str) -> str:
    """Bring a value to one form: hours of the day without their zone."""
    return re.sub(r"(?:Z|[+-]\d\d:?\d\d)$", "", value.upper()) if "T" in value and ":" in value else value.upper()


def _pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[int, int]]:
    """Yield gold and found TIMEX3 that share characters, one to one, the wider overlap first."""
    shared = sorted(
        (max(one.start, two.start) - min(one.end, two.end), g, f)
        for g, one in enumerate(gold)
        for f, two in enumerate(found)
        if one.start < two.end and two.start < one.end
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, g, f in shared:
        if g not in taken[0] and f not in taken[1]:
            taken[0].add(g)
            taken[1].add(f)
            yield g, f


def _texts(path: Path) -> Iterator[_Text]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    timeml = [file for file in files if file.name.endswith((".tml", ".tml.gz"))]
    if not timeml and path.is_dir():
        yield from map(_of_cat, read_cat(path))
    for file in timeml or ([] if path.is_dir() else files):
        yield _of_timeml(file)


def _day(value: str) -> date | None:
    """Read the day of a TIMEX3 value, None where it gives no day; one document of MEANTIME writes 03-02-2009."""
    other = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    try:
        return date.fromisoformat("-".join(reversed(other.groups())) if other else value[:10])
    except ValueError:
        return None


def _of_timeml(file: Path) -> _Text:
    root = read_xml(file, "give TimeML")
    body = root.find(".//TEXT")
    body = root if body is None else body
    text, marks = "", []
    for element, start, end, text in _walk(body):  # noqa: B007 - the text is whole after the last step
        if element.tag == "TIMEX3":
            marks.append((element, start, end))
    own = [e for e in root.iter("TIMEX3") if e.get("functionInDocument") in {"CREATION_TIME", "PUBLICATION_TIME"}]
    own = own or list(root.iterfind(".//DCT/TIMEX3"))
    day = next((day for element in own if (day := _day(element.get("value", "")))), None)
    spans = [(start, end) for element, start, end in marks if element in own]
    gold = [_timex(element, start, end) for element, start, end in marks if element not in own and start < end]
    return _Text(file.name, text, day, tuple(gold), spans[0] if spans else None, len(text))


def _walk(root: ET.Element) -> Iterator[tuple[ET.Element, int, int, str]]:
    """Yield each element below a root with its start and end in the text, and the text so far, in closing order."""
    text = root.text or ""
    stack: list[tuple[ET.Element, Iterator[ET.Element], int]] = [(root, iter(root), 0)]
    while stack:
        element, children, start = stack[-1]
        child = next(children, None)
        if child is not None:
            stack.append((child, iter(child), len(text)))
            text += child.text or ""
            continue
        stack.pop()
        yield element, start, len(text), text
        if stack:
            text += element.tail or ""


def _timex(element: ET.Element, start: int, end: int) -> Timex:
    return Timex(start, end, element.get("type", ""), element.get("value", ""))


def _of_cat(document: CatDocument) -> _Text:
    """Take the TIMEX3 of a document; its own date is the one marked so, else the first in its dateline."""
    marked = []
    for element in document.root.iter("TIMEX3"):
        anchors = document.anchors(element)
        if anchors is not None:
            start, end = document.words[anchors[0]][0], document.words[anchors[1]][1]
            marked.append((element, _timex(element, start, end), document.sentences[anchors[0]]))
    own = [timex for element, timex, _ in marked if element.get("functionInDocument") == "CREATION_TIME"]
    own = own or [timex for _, timex, sentence in marked if sentence == HEADING - 1][:1]
    day = next((day for timex in own if (day := _day(timex.value))), None)
    gold = tuple(timex for _, timex, _ in marked if timex not in own)
    places = zip(document.words, document.sentences, strict=True)
    reach = max((end for (_, end), sentence in places if sentence < _MARKED), default=0)
    return _Text(document.name, document.text, day, gold, (own[0].start, own[0].end) if own else None, reach)
