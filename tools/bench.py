"""Measures speed and memory on this machine: one report from a cold start, then many in one run.

Prints one JSON object. The reports are the examples of the repository, cut and joined to about 450 words each; memory
is the largest resident set of the process and of its workers, each by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.read.files import read_file

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDS = 450
"""Length of a report of the press."""


def make_reports(folder: Path, number: int) -> list[Path]:
    """Write dated reports of about 450 words each, put together from the paragraphs of the examples."""
    paragraphs = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        report = read_file(path)
        paragraphs += [part.strip() for part in report.text[report.body_start :].split("\n\n") if part.strip()]
    files = []
    for count in range(number):
        body: list[str] = []
        while sum(len(part.split()) for part in body) < WORDS:
            body.append(paragraphs[(count * 7 + len(body)) % len(paragraphs)])
        path = folder / f"report_{count:04d}.txt"
        path.write_text("Date: 2024-05-06\n\n" + "\n\n".join(body) + "\n", encoding="utf-8")
        files.append(path)
    return files


def run(arguments: list[str]) -> tuple[float, float, int]:
    """Run the command line and return seconds, megabytes of the largest process so far, and bytes written."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "dragoman", *arguments], check=True, capture_output=True)
    seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, len(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, help="how many reports to code in one run")
    number: int = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as scratch:
        files = make_reports(Path(scratch), number)
        run(["code", str(files[0]), "--format", "record"])  # puts the files of the package into the disk cache
        cold = min(run(["code", str(files[0]), "--format", "record"])[0] for _ in range(3))
        _, megabytes, _ = run(["code", str(files[0]), "--format", "record"])
        one, _, _ = run(["code", scratch, "--format", "record", "--workers", "1"])
        cores = os.cpu_count() or 1
        many, most, _ = run(["code", scratch, "--format", "record"])
    figures = {
        "words_per_report": WORDS,
        "cold_start_seconds": round(cold, 2),
        "cold_start_megabytes": round(megabytes),
        "reports": number,
        "reports_per_second_one_worker": round(number / one, 1),
        "reports_per_second": round(number / many, 1),
        "largest_process_megabytes": round(most),
        "cores": cores,
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
