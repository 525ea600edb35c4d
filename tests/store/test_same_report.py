"""Tests of reports that are copies or updates of each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.store.same_report import bands, compare, sketch

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*_*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]


def shared(one: str, other: str) -> bool:
    return bool(set(bands(sketch(one))) & set(bands(sketch(other))))


@pytest.mark.parametrize("text", TEXTS)
def test_copies_and_updates(text: str) -> None:
    words = text.split()
    edited = text.replace(" on Friday", " last Friday").replace("said", "says", 2)
    longer = f"{text}\n\n{' '.join(reversed(words[: len(words) // 2]))}"
    made = sketch(text)
    copy = compare(made, sketch(edited), 40)
    assert copy is not None
    assert copy.relation == "duplicate"
    update = compare(made, sketch(longer), 1)
    assert update is not None
    assert update.relation == "update" or update.alike >= 0.7
    assert shared(text, edited)
    assert shared(text, longer)
    if update.relation == "update":
        assert compare(made, sketch(longer), 30) is None, "what appears a month later is no update"


def test_other_reports_are_neither() -> None:
    assert len(TEXTS) >= 5
    for i, one in enumerate(TEXTS):
        for other in TEXTS[i + 1 :]:
            assert compare(sketch(one), sketch(other), 0) is None
            assert not shared(one, other)


def test_short_reports_need_to_be_the_same() -> None:
    one = "China and Iran met in Beijing on Friday."
    assert compare(sketch(one), sketch(one), 0) is not None
    assert compare(sketch(one), sketch(f"{one} They spoke about oil, gas, ships and a port that both want."), 0) is None


def test_sketches_are_the_same_everywhere() -> None:
    made = sketch("China and Iran met in Beijing on Friday.")
    assert made.runs == 5
    assert made.hashes[:8].hex() == sketch("China and Iran  met in Beijing, on Friday").hashes[:8].hex()
    assert len(made.hashes) == 128 * 8
