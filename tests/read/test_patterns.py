"""Every pattern that reads what comes from outside takes time in proportion to its length."""

from __future__ import annotations

import re
import time
from importlib import import_module
from pathlib import Path

import pytest

import dragoman.read

PIECES = [
    "a",
    " ",
    "\n",
    "1",
    "-",
    ".",
    "/2025/1",
    "<meta ",
    "<meta charset",
    "<item",
    "WARC/1.",
    "<!--",
    "-->",
    "12 jan ",
    "jan 1 ",
]
PIECES += ["2025-03-14T", "A,", "\u4e2d", "{", "---", "'", '"', "1999-", "Mon, 1 Jan 2025 1:00", "x:"]
MODULES = sorted(path.stem for path in Path(str(dragoman.read.__file__)).parent.glob("*.py") if path.stem != "__init__")
PATTERNS = {
    f"{module}.{name}": value
    for module in MODULES
    for name, value in vars(import_module(f"dragoman.read.{module}")).items()
    if isinstance(value, re.Pattern)
}


SEARCHED = {
    "extract._COMMENT", "extract._DAY_IN_PATH", "feed._ENTRY", "files.HALF_CHARACTER", "files._CONTROL",
    "language._NO_SPACES", "language._WORD", "markup._SPACE", "page._DECLARED", "warc._BEGINS",
}  # fmt: skip
"""Patterns that are looked for anywhere; the others must fit from the beginning."""


def use(name: str, text: str) -> None:
    pattern = PATTERNS[name]
    data = text if isinstance(pattern.pattern, str) else text.encode()
    if name in SEARCHED:
        pattern.sub(data[:0], data)
    else:
        pattern.match(data)
        pattern.fullmatch(data)


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 15
    assert set(PATTERNS) >= SEARCHED


@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_in_proportion_to_length(name: str) -> None:
    begun = time.perf_counter()
    for piece in PIECES:
        for end in ("", "!", "\0"):
            use(name, piece * (100_000 // len(piece)) + end)
    assert time.perf_counter() - begun < 10
