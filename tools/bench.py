"""Measures speed and memory on this machine: one report from a cold start, then many in one run.

Prints one JSON object, with the time of a report split by stage. The reports are the examples of the repository, cut
and joined to about 450 words each; memory is the largest resident set of the process and of its workers, each by
itself.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from dragoman.parse import Reader
from dragoman.read.files import read_file
from tools.stages import split_by_stage

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDS = 450
"""Length of a report of the press."""
LONG = 30_000
"""Length of a report of a commission."""


def make_reports(folder: Path, number: int, words: int = WORDS) -> list[Path]:
    """Write dated reports of about as many words each, put together from the paragraphs of the examples."""
    paragraphs = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        report = read_file(path)
        paragraphs += [part.strip() for part in report.text[report.body_start :].split("\n\n") if part.strip()]
    files = []
    for count in range(number):
        body: list[str] = []
        size = 0
        while size < words:
            body.append(paragraphs[(count * 7 + len(body)) % len(paragraphs)])
            size += len(body[-1].split())
        path = folder / f"report_{count:04d}.txt"
        path.write_text("Date: 2024-05-06\n\n" + "\n\n".join(body) + "\n", encoding="utf-8")
        files.append(path)
    return files


def run(arguments: list[str]) -> tuple[float, float]:
    """Run the command line and return seconds, and megabytes of the largest of its processes."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "dragoman", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"dragoman {' '.join(arguments)} failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def reading_speed(files: list[Path]) -> float:
    """Return words per second of reading alone: one process, one thread, no finding of actors and events."""
    reader = Reader()
    reports = [read_file(path) for path in files]
    reader.parse(reports[0].text, reports[0].body_start)
    begun = time.perf_counter()
    parses = [reader.parse(report.text, report.body_start) for report in reports]
    seconds = time.perf_counter() - begun
    return sum(len(sent.tokens) for parse in parses for sent in parse.sentences) / seconds


def processor() -> str:
    """Return the name of this machine's processor."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, help="how many reports to code in one run")
    number: int = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as scratch:
        files = make_reports(Path(scratch), number)
        one = ["code", str(files[0]), "--format", "record"]
        run(one)  # puts the files of the package into the disk cache
        cold = [run(one) for _ in range(5)]
        alone = run(["code", scratch, "--format", "record", "--workers", "1"])
        many = run(["code", scratch, "--format", "record"])
        longest = Path(scratch, "long")
        longest.mkdir()
        long = run(["code", str(make_reports(longest, 1, LONG)[0]), "--format", "record"])
        speed = reading_speed(files[:20])
        stages = split_by_stage(files[:100])
    figures = {
        "processor": processor(),
        "cores": os.cpu_count(),
        "words_per_report": WORDS,
        "cold_start_seconds": round(median(seconds for seconds, _ in cold), 2),
        "cold_start_megabytes": round(max(megabytes for _, megabytes in cold)),
        "reports": number,
        "reports_per_second_one_worker": round(number / alone[0], 1),
        "reports_per_second": round(number / many[0], 1),
        "largest_process_megabytes": round(many[1]),
        "long_report_words": LONG,
        "long_report_seconds": round(long[0], 1),
        "long_report_megabytes": round(long[1]),
        "words_per_second_reading": round(speed),
        "milliseconds_a_report_by_stage": stages,
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
