"""Find frames that another frame hides, that have no example, whose example they do not code, or that never fire.

Usage: python -m tools.check_frames [--text FILE ...] [--frames FILE]

Prints one JSON object. ``twins`` are frames that ask for the same as another of the same word, so that only one of them
can win (a pair that the codebook wants coded twice is left out); ``without_example`` have no test sentence; ``silent``
do not fire on their own one; ``unseen`` fire neither there nor on the texts given by ``--text`` (plain text, or the
written corpus as JSON lines).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.find.what.frames import Frame, Frames, load_frames
from dragoman.pipeline import Coder
from dragoman.read.files import make_report

DAY = date(2025, 3, 14)
_SOURCE = re.compile(r"^frame \S+ .*?\((\S+?:\d+)\)")
_PAIR = {"SANCTION", "COERCE"}
"""Types of the one pair of readings that the codebook wants of one trigger: a conviction with prison."""


def check_frames(frames: Frames, coder: Coder, texts: Iterable[str] = ()) -> dict[str, Any]:
    """Return the frames at fault by kind, each named by its file and line."""
    every = [frame for group in frames.by_lemma.values() for frame in group]
    fired = Counter[str]()
    silent = []
    for frame in every:
        sources = _sources(frame.example, coder) if frame.example else []
        fired.update(sources)
        if frame.example and frame.source not in sources:
            silent.append(f"{_name(frame)}: {frame.example}")
    for text in texts:
        fired.update(_sources(text, coder))
    return {
        "frames": len(every),
        "twins": [f"{_name(later)} is hidden by {first.source}" for first, later in _twins(frames)],
        "without_example": [_name(frame) for frame in every if not frame.example],
        "silent": silent,
        "unseen": [_name(frame) for frame in every if not fired[frame.source]],
        "fired": len(fired),
    }


def _twins(frames: Frames) -> Iterator[tuple[Frame, Frame]]:
    for group in frames.by_lemma.values():
        seen: dict[tuple[frozenset[tuple[str, ...]], frozenset[str]], Frame] = {}
        for frame in group:
            asked = (frozenset(frame.companions), frozenset(frame.objects))
            first = seen.setdefault(asked, frame)
            if first is not frame and {first.event, frame.event} != _PAIR:
                yield first, frame


def _sources(text: str, coder: Coder) -> list[str]:
    """Return the frames that made the events of a text."""
    try:
        events = coder.code(make_report(text, day=DAY, name="the text")).events
    except DragomanError:
        return []
    return [match[1] for event in events if (match := _SOURCE.match(event.why))]


def _name(frame: Frame) -> str:
    return f"{frame.source} {frame.lemma}/{frame.pos} {frame.event}"


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".jsonl":
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    else:
        yield path.read_text(encoding="utf-8")


def main() -> None:
    """Check the package's frames, or those of a file besides, and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="texts on which frames should fire")
    parser.add_argument("--frames", type=Path, help="frames of your own")
    options = parser.parse_args()
    texts = (text for path in options.text for text in _texts(path))
    found = check_frames(load_frames(options.frames), Coder(frames=options.frames), texts)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
