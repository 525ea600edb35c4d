"""Adds thousands of reports to a ledger, kills the add halfway, resumes it, adds all again, and compares every count.

The reports are made of texts written for this repository: one or two of them each, 40 to 120 words, with other states
in place of theirs, dated over two years. Among them are exact copies, updates of earlier reports, and files that cannot
be coded. All are really coded, in one process. Prints one JSON object; ``right`` is true where every count is what was
planted. ``ledger_share`` is the processor time that the ledger took, over that of reading and coding.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from dragoman.cli import main as command_line
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import pages
from dragoman.tables import read_table

WRITTEN = Path(__file__).resolve().parent.parent / "training" / "text" / "written"
SHORTEST, LONGEST = 40, 120
"""Words of a report."""
COPIES, UPDATES, BROKEN = 0.03, 0.02, 0.01
"""Of all files, so many are the same as another, so many tell an earlier report again, and so many cannot be coded."""
FIRST_DAY = date(2023, 1, 1)
DAYS = 730
UNREADABLE = (
    b"Date: 2023-02-30\n\nFrance recalled its ambassador from Chad.\n",
    b"France recalled its ambassador from Chad, a spokeswoman said.\n",
    b"Date: 2023-02-03\n\n",
    b"Date: 2023-02-03\n\n\xff\xfe\x00\x01\x02\x03 France \x00\x00",
    "Date: 2023-02-03\n\nLe ministre a convoqué l'ambassadeur et lui a remis une note. Elle a démenti.\n".encode(),
)
"""Files that are rejected: an impossible day, no day, no words, no text, another language."""


@dataclass(frozen=True, slots=True)
class Planted:
    """How many files of each kind a folder has."""

    files: int
    reports: int
    copies: int
    rejected: int
    updates: tuple[tuple[str, str], ...]
    """Texts of the updates with those of the reports that they tell again, in no order."""


def texts() -> list[str]:
    """Return the written texts of at most the words of a report."""
    found = []
    for path in sorted(WRITTEN.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            found += [json.loads(line)["text"] for line in file]
    return [text for text in found if 12 <= len(text.split()) <= LONGEST]


def states() -> list[tuple[str, str, str]]:
    """Return name, adjective and capital of the states that have one word for each, and another for each."""
    found = []
    for row in csv.DictReader(read_table("actors/states.csv")):
        words = (row["name"], row["adjectives"].split(";")[0], row["capitals"].split(";")[0])
        if (
            row["kind"] == "state"
            and not row["ambiguous"]
            and all(re.fullmatch(r"[^\W\d_]{4,}", word) for word in words)
        ):
            found.append(words)
    return found


def renamed(text: str, named: list[tuple[str, str, str]], chance: random.Random) -> str:
    """Return a text with other states for its states, the same for the same throughout."""
    others = chance.sample(named, len(named))
    table = {word: other for one, new in zip(named, others, strict=True) for word, other in zip(one, new, strict=True)}
    return re.sub(r"[^\W\d_]+", lambda match: table.get(match[0], match[0]), text)


def bodies(number: int) -> list[str]:
    """Return so many different texts of 40 to 120 words."""
    chance = random.Random(1)  # noqa: S311 - no secret, but the same each time
    written, named = texts(), states()
    made: dict[str, None] = {}
    while len(made) < number:
        text = renamed(chance.choice(written), named, chance)
        while len(text.split()) < SHORTEST:
            text = f"{text}\n\n{renamed(chance.choice(written), named, chance)}"
        if len(text.split()) <= LONGEST:
            made[text] = None
    return list(made)


def plant(folder: Path, files: int) -> Planted:
    """Write the files of a run into a folder, mixed, and say what they are."""
    chance = random.Random(2)  # noqa: S311 - as above
    copies, updates, broken = (round(files * share) for share in (COPIES, UPDATES, BROKEN))
    made = bodies(files - copies - updates - broken)
    days = [FIRST_DAY + timedelta(chance.randrange(DAYS)) for _ in made]
    plain = [f"Date: {day}\n\n{text}\n" for day, text in zip(days, made, strict=True)]
    again = chance.sample(range(len(made)), updates)
    later = [f"Date: {days[place] + timedelta(1)}\n\nUPDATE 1. {made[place]}\n" for place in again]
    contents = [text.encode() for text in plain + later + chance.sample(plain, copies)]
    contents += [UNREADABLE[place % len(UNREADABLE)] for place in range(broken)]
    chance.shuffle(contents)
    for place, content in enumerate(contents):
        path = folder / f"{place // 1000:02d}" / f"{place:06d}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    pairs = tuple((text, plain[place]) for text, place in zip(later, again, strict=True))
    return Planted(files, len(made) + updates, copies, broken, pairs)


class Clock:
    """Passes on what an iterable gives, and counts the processor seconds that this takes."""

    def __init__(self, results: Iterable[Any]) -> None:
        self._results = iter(results)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Any]:
        while True:
            begun = time.process_time()
            result = next(self._results, None)
            self.seconds += time.process_time() - begun
            if result is None:
                return
            yield result


def timed(arguments: list[str]) -> None:
    """Run the command line in this process; print the seconds of coding and those of the ledger at its end."""
    spent = {"coding": 0.0, "ledger": 0.0}
    make, add = Ledger.__init__, Ledger.add

    def timed_make(self: Ledger, *given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever the command gives
        begun = time.process_time()
        make(self, *given, **named)
        spent["ledger"] += time.process_time() - begun

    def timed_add(self: Ledger, results: Iterable[Any], **named: Any) -> Any:  # noqa: ANN401 - as above
        clock, begun = Clock(results), time.process_time()
        try:
            return add(self, clock, **named)
        finally:
            spent["coding"] += clock.seconds
            spent["ledger"] += time.process_time() - begun - clock.seconds

    Ledger.__init__, Ledger.add = timed_make, timed_add  # type: ignore[method-assign]
    sys.argv = ["dragoman", *arguments]
    try:
        command_line()
    finally:
        print(json.dumps(spent), flush=True)


def last_number(ledger: Path) -> int:
    """Return the number of the last assertion that was put down."""
    return max((int(path.name.split("-")[1]) for path in ledger.glob("segments/*.jsonl.gz")), default=0)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one add: processor seconds of coding and of the ledger, its last line, and seconds by the clock."""

    spent: dict[str, float]
    summary: str
    seconds: float


def run(reports: Path, ledger: Path, *, until: int | None = None) -> Run:
    """Add a folder of reports; with ``until`` kill the process once so many assertions are put down."""
    arguments = ["add", str(reports), "--ledger", str(ledger), "--workers", "1"]
    begun = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            [sys.executable, "-m", "tools.add_bench", "--timed", *arguments],
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as process,
    ):
        while until is not None and last_number(ledger) < until and process.poll() is None:
            time.sleep(0.2)
        if until is not None:
            process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        said.seek(0)
        lines = said.read().splitlines()
    if until is None and process.returncode not in {0, 1}:
        raise SystemExit("\n".join(lines))
    return Run(json.loads(out or "{}"), lines[-1] if lines else "", time.perf_counter() - begun)


def counts(summary: str) -> dict[str, int]:
    """Return what the last line of an add says: how many were added, there already and rejected."""
    found = {
        what: re.search(rf"([\d,]+) (?:reports? )?{what}", summary) for what in ("added", "there already", "rejected")
    }
    return {what: int(match[1].replace(",", "")) if match else 0 for what, match in found.items()}


def grouped(ledger: Ledger, planted: Planted) -> int:
    """Return how many of the updates are in one group with the report that they tell again."""
    kin = {row.id: row.kin for page in pages(partial(ledger.reports, Filter())) for row in page.rows}
    of_text = {record.report.text: kin[record.report.id] for record in ledger.records()}
    return sum(later in of_text and of_text[later] == of_text.get(earlier) for later, earlier in planted.updates)


def measure(place: Path, files: int) -> dict[str, Any]:
    """Plant, add, kill, resume, add again in a folder; return the figures."""
    reports, ledger = place / "reports", place / "ledger"
    reports.mkdir(parents=True)
    planted = plant(reports, files)
    wanted = {"added": 0, "there already": planted.reports + planted.copies, "rejected": planted.rejected}
    killed = run(reports, ledger, until=files // 2)
    left = last_number(ledger)
    resumed = run(reports, ledger)
    segments = sorted(ledger.glob("segments/*"))
    again = run(reports, ledger)
    with Ledger(ledger) as held:
        stats, faults, together = held.stats(), held.check(), grouped(held, planted)
    second = counts(resumed.summary)
    right = (
        (stats.reports, stats.rejections, faults, together)
        == (planted.reports, planted.rejected, (), len(planted.updates))
        and counts(again.summary) == wanted
        and segments == sorted(ledger.glob("segments/*"))
        and sum(second.values()) == files
        and 0 < second["added"] < planted.reports
        and left <= planted.reports + planted.rejected - second["added"]
    )
    return {
        "files": files,
        "words": sum(len(path.read_text("utf-8", "replace").split()) for path in reports.rglob("*.txt")),
        "planted": {"reports": planted.reports, "of them updates": len(planted.updates), "copies": planted.copies,
                    "rejected": planted.rejected},
        "held": {"reports": stats.reports, "independent": stats.independent_reports, "updates grouped": together,
                 "rejections": stats.rejections, "tellings": stats.tellings, "events": stats.events,
                 "statements": stats.statements},
        "assertions_when_killed": left,
        "resumed": resumed.summary,
        "again": again.summary,
        "right": right,
        "seconds": {"until killed": round(killed.seconds), "resumed": round(resumed.seconds),
                    "again": round(again.seconds, 1)},
        "processor_seconds": {name: round(seconds, 1) for name, seconds in resumed.spent.items()},
        "ledger_share": round(resumed.spent["ledger"] / resumed.spent["coding"], 3),
        "megabytes": round(stats.bytes / 1e6, 1),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--timed"]:
        timed(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000, help="how many files to add")
    parser.add_argument("--keep", type=Path, help="make reports and ledger in this new folder and keep them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps(measure(options.keep or Path(scratch), options.files), indent=1))


if __name__ == "__main__":
    main()
