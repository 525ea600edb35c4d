"""Measures which tellings of events are taken to tell one event, against tellings that people grouped.

Two forms are read. A table (``.tsv``) has one report a row: the name of the event, the report's date, the text with the
words that tell the event in square brackets; rows with one name tell one event, and a name that begins with ``not:`` is
an event of its own. A folder holds the development part of ECB+ (``ECB_Dev_corpus.txt.gz`` and
``ECB_Dev_Event_gold_mentions.json.gz``): its documents have no dates, so all of ECB get one day, and all that ECB+ put
beside them, which tell other events of the same kind, get another.

Every report is coded and added to a ledger made for the purpose. A pair of tellings is right when the events coded at
their words have been joined. Recall counts all pairs, also those of which the coder missed a telling; ``coded_recall``
those of which it missed none.
"""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Protocol

from dragoman.errors import BadInput
from dragoman.model import Record, Report
from dragoman.read.files import make_report
from dragoman.store.ledger import Ledger

__all__ = ["evaluate_joins"]

_MARK = re.compile(r"\[([^\[\]]+)\]")
_FIRST_HALF, _SECOND_HALF = "2010-06-15", "2012-06-13"
"""The days that the documents of ECB get, and those with which ECB+ extends it by a later event of the same kind."""


class Codes(Protocol):
    """What codes a report."""

    def code(self, report: Report) -> Record:
        """Return the record of a report."""
        ...


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a report that tell a certain event."""

    event: str
    report: Report
    spans: tuple[tuple[int, int], ...]


def evaluate_joins(path: Path, coder: Codes) -> dict[str, Any]:
    """Code the reports of a table or folder, join what they tell, and return the figures in percent.

    Raises:
        BadInput: the path holds no tellings in one of the two forms.
    """
    marked = list(_read_ecb(path) if path.is_dir() else _read_table(path))
    if not marked:
        raise BadInput(f"{path}: holds no tellings; give a table of them or the folder of ECB+")
    joined = _join(marked, coder)
    named = [(item.event, item.report.id, found) for item, found in zip(marked, joined, strict=True)]
    right = wrong = missed = uncoded = 0
    for (event_a, report_a, found_a), (event_b, report_b, found_b) in combinations(named, 2):
        if report_a == report_b:
            continue
        same, one = event_a == event_b, bool(found_a & found_b)
        right += same and one
        wrong += one and not same
        missed += same and not one
        uncoded += same and not (found_a and found_b)
    pairs, told = right + missed, right + missed - uncoded
    precision, recall = _share(right, right + wrong), _share(right, pairs)
    return {
        "tellings": len(marked),
        "events": len({item.event for item in marked}),
        "coded": _share(sum(bool(found) for found in joined), len(joined)),
        "pairs": pairs,
        "joined": right + wrong,
        "precision": precision,
        "recall": recall,
        "f1": round(2 * precision * recall / (precision + recall), 1) if precision + recall else 0.0,
        "coded_pairs": told,
        "coded_recall": _share(right, told),
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _join(marked: Sequence[Marked], coder: Codes) -> list[frozenset[str]]:
    """Return for each telling the ids of the joined events that its words tell."""
    reports = {item.report.id: item.report for item in marked}
    records = {name: coder.code(report) for name, report in reports.items()}
    with tempfile.TemporaryDirectory() as scratch, Ledger(Path(scratch) / "ledger", write=True) as ledger:
        ledger.add(records.values())
        joined = {telling: told.event for telling, told in ledger.tellings().items()}
    return [
        frozenset(
            joined[event.id]
            for event in records[item.report.id].events
            if any(span.start < end and start < span.end for start, end in item.spans
                   for span in (event.trigger, *event.mentions))
        )
        for item in marked
    ]  # fmt: skip


def _read_table(path: Path) -> Iterator[Marked]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith(("#", "event\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or not _MARK.search(cells[2]):
            raise BadInput(f"{path}, line {number}: write event, date and text with [words] marked, separated by tabs")
        event, day, text = cells
        own = f"{event}, line {number}" if event.startswith("not:") else event
        report = make_report(_MARK.sub(r"\1", text), day=day, source=f"line {number}", name=f"{path}, line {number}")
        spans = [(match.start() - 2 * i, match.end() - 2 * (i + 1)) for i, match in enumerate(_MARK.finditer(text))]
        yield Marked(own, report, tuple(spans))


def _read_ecb(folder: Path) -> Iterator[Marked]:
    """Yield the mentions of events that several documents of ECB+ tell."""
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    try:
        with gzip.open(folder / "ECB_Dev_corpus.txt.gz", "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 4:
                    words[cells[0]].append((f"{cells[1]} {cells[2]}", cells[3]))
        with gzip.open(folder / "ECB_Dev_Event_gold_mentions.json.gz", "rt", encoding="utf-8") as file:
            mentions = json.load(file)
    except (OSError, ValueError) as error:
        raise BadInput(f"{folder}: is no folder of ECB+ ({error}); see docs/evaluation.md") from error
    reports, places = {}, {}
    for document, tokens in words.items():
        text, at = "", {}
        sentence = ""
        for key, word in tokens:
            text += "" if not text else "\n" if key.split()[0] != sentence else " "
            sentence = key.split()[0]
            at[key] = (len(text), len(text) + len(word))
            text += word
        day = _SECOND_HALF if document.endswith("ecbplus") else _FIRST_HALF
        reports[document] = make_report(text, day=day, source=document, name=document)
        places[document] = at
    for mention in mentions:
        document = mention["doc_id"]
        keys = [f"{mention['sent_id']} {number}" for number in mention["tokens_number"]]
        spans = tuple(places[document][key] for key in keys if key in places[document])
        if spans and not mention["is_singleton"]:
            yield Marked(mention["coref_chain"], reports[document], spans)
