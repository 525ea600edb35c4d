"""Measures the ledger on this machine: a large one is made of the coded examples, recoded, and then asked.

Each report of the examples is coded once. Then it is written again and again as a report of its own: other ids, other
days, other states for its states, a sentence of two hundred made-up words behind its text, so that no two are copies
and the search has the vocabulary of a language to look through. The index is built from these segments as any other.
Prints one JSON object; times of queries are medians in milliseconds, each query asked several times with other values.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any, Self

from dragoman.codes import entity_codes
from dragoman.pipeline import Coder
from dragoman.read.files import read_file
from dragoman.record import to_dict
from dragoman.store.filters import Filter
from dragoman.store.folder import Folder
from dragoman.store.index import Index
from dragoman.store.ledger import Ledger
from dragoman.store.paging import Sort
from dragoman.store.segments import Writer

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FILLER = 200
"""Made-up words behind each text, in a sentence of their own."""
WORDS = 40_000
"""Made-up words to draw from, some of them twice."""
_PART = re.compile(
    r'"(?P<id>[0-9a-f]{12}|[0-9a-f]{16})"|"(?P<day>\d{4}-\d\d-\d\d)"|(?<=": )"(?P<code>[A-Z]{3})"(?=, "sector)'
)
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "tre",
    "san",
    "vol",
    "ber",
    "din",
    "ost",
    "ran",
    "pel",
    "mar",
    "cor",
    "tin",
    "gal",
    "nov",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words to fill reports with, and how often each stands in a text against the first, added up."""

    words: list[str]
    weights: list[float]

    @classmethod
    def make(cls) -> Self:
        """Return made-up words; as in a language, the one of rank n is about n times as rare as the first."""
        chance = random.Random(1)  # noqa: S311 - no secret, but the same each time
        made = dict.fromkeys("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(WORDS))
        return cls(list(made), list(accumulate(1 / rank for rank in range(10, 10 + len(made)))))


def recode(template: list[tuple[str, str]], number: int, states: list[str], vocabulary: Vocabulary) -> str:
    """Return a template with other ids, days and states, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - no secret, but the same each time
    shift = timedelta(days=chance.randint(-1500, 300))
    named: dict[str, str] = {}
    parts = []
    filler = " ".join(chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=FILLER))
    for kind, value in template:
        if kind == "id":
            parts.append(f'"{sha256(f"{number} {value}".encode()).hexdigest()[: len(value)]}"')
        elif kind == "day":
            parts.append(f'"{(date.fromisoformat(value) + shift).isoformat()}"')
        elif kind == "code":
            parts.append(f'"{named.setdefault(value, chance.choice(states))}"')
        elif kind == "filler":
            parts.append(f" {filler}")
        elif kind == "sentence":
            parts.append(f', {{"start": {int(value) + 1}, "end": {int(value) + 1 + len(filler)}}}')
        else:
            parts.append(value)
    return "".join(parts)


def templates() -> list[tuple[str, list[tuple[str, str]], int]]:
    """Code the examples; return of each the id of its report, its record cut into parts, and how many events it has."""
    coder = Coder()
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        record = to_dict(coder.code(read_file(path)))
        line = json.dumps(record, ensure_ascii=False)
        text = json.dumps(record["report"]["text"], ensure_ascii=False)[1:-1]
        behind = line.index(text) + len(text)
        listed = line.index("]", line.index('"sentences": [', behind))
        parts = [*_cut(line[:behind]), ("filler", ""), *_cut(line[behind:listed])]
        parts += [("sentence", str(len(record["report"]["text"]))), *_cut(line[listed:])]
        found.append((record["report"]["id"], parts, len(record["events"])))
    return found


def _cut(piece: str) -> Iterator[tuple[str, str]]:
    """Cut a piece of a record into ids, days and codes, each with its kind, and what stands between them."""
    last = 0
    for match in _PART.finditer(piece):
        yield "", piece[last : match.start()]
        yield str(match.lastgroup), str(match[str(match.lastgroup)])
        last = match.end()
    yield "", piece[last:]


def fill(path: Path, events: int) -> int:
    """Write segments with so many events; return the number of reports."""
    vocabulary = Vocabulary.make()
    states = [code for code in sorted(entity_codes()) if code not in {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}]
    coded = templates()
    folder = Folder(path)
    folder.create()
    writer = Writer(folder, 0)
    made = number = 0
    while made < events:
        report, template, count = coded[number % len(coded)]
        line = recode(template, number, states, vocabulary)
        name = sha256(f"{number} {report}".encode()).hexdigest()[:16]
        head = f'{{"v": 1, "seq": {writer.next}, "kind": "record", "added": "2026-01-01T00:00:00Z", "report": "{name}"'
        writer.append(f'{head}, "body_start": 0, "record": {line}}}')
        made += count
        number += 1
    writer.flush()
    return number


def questions() -> Iterator[tuple[str, Callable[[Ledger], object]]]:
    """Yield queries of each kind, with values of which no two are the same."""
    codes = ("FRA", "IRN", "USA", "JPN", "BRA", "KEN", "POL")
    searched = ("sanctions", "submarines", "ceasefire talks", "ambassador", "prime minister visit", "accord", "nuclear")
    for code, other, words in zip(codes, codes[1:] + codes[:1], searched, strict=True):
        dyad = Filter(actor=(code,), recipient=(other,), event=("REQUEST",), first=date(2022, 1, 1))
        yield "search by words", partial(_search, wanted=Filter(text=words), sort="best")
        yield "search by words and actor", partial(_search, wanted=Filter(text=words, actor=(code,)), sort="best")
        yield "search by actor", partial(_search, wanted=Filter(actor=(code,)))
        yield "search by dyad, type and days", partial(_search, wanted=dyad)
        yield "newest events", partial(_search, wanted=Filter(), sort="newest")
        yield "timeline of an actor", partial(_timeline, wanted=Filter(party=(code,)))
        yield "timeline of a dyad", partial(_timeline, wanted=Filter(party=(code, other)), sort="newest")
        # all years of a million events have more cells than a panel may
        year = Filter(actor=(code,), first=date(2022, 1, 1), last=date(2022, 12, 31))
        yield "panel of a year by dyad and month", partial(_panel, wanted=year)


def _search(ledger: Ledger, wanted: Filter, sort: Sort = "oldest") -> object:
    return ledger.events(wanted, sort=sort)


def _timeline(ledger: Ledger, wanted: Filter, sort: Sort = "oldest") -> object:
    return ledger.timeline(wanted, sort=sort)


def _panel(ledger: Ledger, wanted: Filter) -> object:
    return ledger.aggregate(wanted, by=("dyad", "month"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many events the ledger is to have")
    parser.add_argument("--keep", type=Path, help="make the ledger in this folder and keep it, or ask the one in it")
    options = parser.parse_args()
    path: Path = options.keep or Path(tempfile.mkdtemp()) / "ledger"
    figures: dict[str, Any] = {"events": options.events}
    if not (path / "index").exists():
        figures["reports"] = fill(path, options.events)
        begun, used = time.perf_counter(), time.process_time()
        Index(Folder(path)).update()
        figures["index_seconds"] = round(time.perf_counter() - begun, 1)
        figures["index_cpu_seconds"] = round(time.process_time() - used, 1)
        figures["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    times: dict[str, list[float]] = {}
    with Ledger(path) as ledger:
        held = ledger.stats()
        figures |= {"events": held.tellings, "reports": held.reports, "megabytes": round(held.bytes / 1e6)}
        for name, ask in questions():
            begun = time.perf_counter()
            ask(ledger)
            times.setdefault(name, []).append(1000 * (time.perf_counter() - begun))
    figures["milliseconds"] = {name: round(median(spent)) for name, spent in times.items()}
    print(json.dumps(figures, indent=1))
    if options.keep is None:
        shutil.rmtree(path.parent)


if __name__ == "__main__":
    main()
