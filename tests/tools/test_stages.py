"""Tests of tools/stages.py."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tools.stages import STAGES, Stopwatch, split_by_stage


def spend(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_stage_within_another_is_taken_out_of_it() -> None:
    watch = Stopwatch()
    inner = watch.timed("where", lambda: spend(0.03))

    def outer() -> None:
        inner()
        spend(0.01)

    watch.timed("what", outer)()
    assert watch.seconds["where"] == pytest.approx(0.03, abs=0.008)
    assert watch.seconds["what"] == pytest.approx(0.01, abs=0.008)


def test_time_is_kept_of_what_fails() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError):
        watch.timed("said", lambda: 1 // 0)()
    assert watch.seconds["said"] >= 0


def test_a_report_is_split_into_all_stages_and_functions_are_put_back(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Date: 2024-05-06\n\nIran and Oman signed a pact in Muscat. “Good,” said Ali Rizvi.\n", "utf-8")
    before = [getattr(owner, name) for places in STAGES.values() for owner, name in places]
    split = split_by_stage([report])
    assert list(split) == list(STAGES)
    assert split["reading"] > 0
    assert split["where"] > 0
    assert before == [getattr(owner, name) for places in STAGES.values() for owner, name in places]
