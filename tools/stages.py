"""Splits the time of coding reports by stage: a stopwatch around the functions that do each stage's work.

The functions are those that dragoman.pipeline calls, so the split is of the real run. A stage that runs inside another
is taken out of it: places are looked for while events are coded, and count as ``where``, not as ``what``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from unittest import mock

from dragoman import pipeline
from dragoman.find.where.places import Places
from dragoman.pipeline import Coder
from dragoman.read import files
from dragoman.record import to_json

__all__ = ["STAGES", "Stopwatch", "split_by_stage"]

Given = ParamSpec("Given")
Made = TypeVar("Made")

STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "open": ((files, "read_file"),),
    "reading": ((Coder, "parse"),),
    "who": ((pipeline, "find_actors"),),
    "when": ((pipeline, "find_dates"), (pipeline, "share_dates")),
    "what": ((pipeline, "find_events"),),
    "where": ((Places, "__init__"), (Places, "of"), (Places, "carried")),
    "said": ((pipeline, "find_statements"), (pipeline, "attribute")),
    "bound": ((pipeline, "find_instruments"), (pipeline, "find_order")),
    "write": ((pipeline, "assemble"),),
}
"""The functions of each stage, by the place where their callers look them up."""


class Stopwatch:
    """Seconds of processor time by stage; each moment counts for the innermost stage that runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner: list[float] = []

    def timed(self, stage: str, function: Callable[Given, Made]) -> Callable[Given, Made]:
        """Return a function that does the same and counts its time for a stage."""

        def run(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            self._inner.append(0.0)
            begun = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.thread_time() - begun
                self.seconds[stage] = self.seconds.get(stage, 0.0) + spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return run

    @contextmanager
    def around_stages(self) -> Iterator[None]:
        """Time the functions of every stage as long as the context lasts."""
        with ExitStack() as stack:
            for stage, places in STAGES.items():
                for owner, name in places:
                    stack.enter_context(mock.patch.object(owner, name, self.timed(stage, getattr(owner, name))))
            yield


def split_by_stage(paths: Iterable[Path]) -> dict[str, float]:
    """Return milliseconds of processor time a report by stage, of opening, coding and writing reports one by one."""
    coder = Coder()
    paths = list(paths)
    coder.code(files.read_file(paths[0]))  # loads what is loaded on first use
    watch = Stopwatch()
    with watch.around_stages():
        for path in paths:
            record = coder.code(files.read_file(path))
            watch.timed("write", to_json)(record)
    return {stage: round(1000 * watch.seconds[stage] / len(paths), 2) for stage in STAGES}
