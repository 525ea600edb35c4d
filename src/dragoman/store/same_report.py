"""Finds reports that are copies or updates of each other, by MinHash over runs of words.

Two reports are duplicates where most of their runs are the same, and one is an update of the other where it holds most
of the shorter one's and appears within three days of it. Seeds are fixed: the same texts give the same answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from datasketch import MinHash

__all__ = ["BANDS", "Sketch", "bands", "compare", "sketch"]

_HASHES = 128
_SEED = 1
_ROWS = 4
BANDS = _HASHES // _ROWS
_RUN = 4
"""Words of a run."""
DUPLICATE = 0.7
"""From this share of common runs on, two reports are duplicates."""
UPDATE = 0.7
"""From this share of the shorter report's runs in the longer on, one is an update of the other."""
DAYS = 3
_FEWEST = 12
"""A report with fewer runs is compared as a whole only: two sentences of a wire are easily alike."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it: the number of its runs of words, and their smallest hashes."""

    runs: int
    hashes: bytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are: share of common runs, share of the shorter one's in the longer, and the relation."""

    alike: float
    held: float
    relation: str


def sketch(text: str) -> Sketch:
    """Return the sketch of a text."""
    words = re.findall(r"\w+", text.lower())
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
    made = MinHash(num_perm=_HASHES, seed=_SEED, hashfunc=crc32)
    made.update_batch([run.encode("utf-8") for run in runs])
    return Sketch(len(runs), made.hashvalues.astype("<u8").tobytes())


def bands(made: Sketch) -> list[int]:
    """Return a hash of each band of a sketch; two reports that share none are not compared."""
    rows = np.frombuffer(made.hashes, dtype="<u8").reshape(BANDS, _ROWS)
    mixed = np.zeros(BANDS, dtype=np.uint64)
    for column in range(_ROWS):
        mixed = mixed * np.uint64(1_000_003) ^ rows[:, column]
    mixed = mixed * np.uint64(1_000_003) ^ np.arange(BANDS, dtype=np.uint64)
    return [int(value) for value in mixed]


def compare(a: Sketch, b: Sketch, days: int) -> Likeness | None:
    """Return how alike two reports that appear so many days from each other are, or None where they are not."""
    hashes_a, hashes_b = (np.frombuffer(item.hashes, dtype="<u8") for item in (a, b))
    alike = float(np.mean(hashes_a == hashes_b))
    common = alike * (a.runs + b.runs) / (1 + alike)
    held = min(1.0, common / min(a.runs, b.runs))
    if alike >= DUPLICATE:
        return Likeness(round(alike, 3), round(held, 3), "duplicate")
    if held >= UPDATE and days <= DAYS and min(a.runs, b.runs) >= _FEWEST:
        return Likeness(round(alike, 3), round(held, 3), "update")
    return None
