"""Kills an add at random moments, starts it again, and compares every export with that of an undisturbed run.

The records are those of the examples, recoded to as many reports as asked for, so that no time goes into coding. Prints
one JSON object: how many kills hit a writer at work, and which exports differ (none may).
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from dragoman.reread import read_records
from dragoman.store import ledger as module
from dragoman.terminal import write_records
from dragoman.write.formats import FORMATS
from dragoman.write.settings import Settings
from tools.ledger_bench import fill

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def add(records: Path, ledger: Path) -> None:
    """Add the records of a file to a ledger, putting down and bringing up often, so that kills hit every step."""
    module._FLUSH_SECONDS, module._PUBLISH_SECONDS, module._PUBLISH_SHARE = 0.1, 0.5, 0  # noqa: SLF001
    print("begun", flush=True)
    with module.Ledger(ledger, write=True) as writer:
        print(writer.add(read_records([str(records)], print), added=MOMENT), flush=True)


def exports(ledger: Path, folder: Path) -> dict[str, bytes]:
    """Write every export of a ledger and return the bytes of all files by name."""
    folder.mkdir()
    with module.Ledger(ledger) as reader:
        settings = Settings(tellings=reader.tellings())
        for name in FORMATS:
            write_records(name, reader.records(), str(folder / name), settings)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def kill(records: Path, ledger: Path, kills: int) -> int:
    """Start adds and kill them; return how many were still at work when they were killed."""
    chance = random.Random(1)  # noqa: S311 - no secret, but the same each time
    hit = 0
    for _ in range(kills):
        command = [sys.executable, "-m", "tools.kill_ledger", "--add", str(records), str(ledger)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            if process.stdout is not None:
                process.stdout.readline()
            time.sleep(chance.uniform(0.05, 3))
            process.send_signal(signal.SIGKILL)
            process.wait()
            hit += process.returncode == -signal.SIGKILL
    return hit


def main() -> None:
    """Kill, resume, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500, help="how many reports to add")
    parser.add_argument("--kills", type=int, default=30, help="how often to kill")
    parser.add_argument("--add", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.add:
        add(*options.add)
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        fill(place / "source", 20 * options.reports)
        with module.Ledger(place / "source", write=True) as source:
            write_records("record", list(source.records())[: options.reports], str(place / "records.jsonl"))
        add(place / "records.jsonl", place / "whole")
        hit = kill(place / "records.jsonl", place / "killed", options.kills)
        add(place / "records.jsonl", place / "killed")
        one, other = exports(place / "whole", place / "one"), exports(place / "killed", place / "other")
    differ = [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
    print(
        json.dumps(
            {"reports": options.reports, "kills": options.kills, "hit": hit, "files": len(one), "differ": differ}
        )
    )


if __name__ == "__main__":
    main()
