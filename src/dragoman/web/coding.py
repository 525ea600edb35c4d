"""Coding a text that is sent in; only where the server was started to allow it, and nothing is kept."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from dragoman.read.files import make_report
from dragoman.record import to_dict
from dragoman.web.days import Day
from dragoman.web.filters import Telling
from dragoman.web.problems import TooMany
from dragoman.web.shapes import PROBLEMS
from dragoman.web.told import told as in_words

__all__ = ["PER_MINUTE", "forget", "router"]

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)

PER_MINUTE = 30
"""Texts that are coded in any minute, for all who ask together."""

_one_at_a_time = threading.Lock()
_lately: deque[float] = deque()


class Text(BaseModel):
    """A report to code."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=100_000)]
    date: Day
    title: Annotated[str, Field(max_length=500)] | None = None
    source: Annotated[str, Field(max_length=500)] | None = None


@router.post("/code")
def code(request: Request, text: Text, *, told: Telling = False) -> dict[str, Any]:
    """Code one report and give its record (dragoman-record/1); the ledger stays as it is.

    With `told`, each event and statement is also told in a sentence, by id.
    """
    now = time.monotonic()
    with _one_at_a_time:
        while _lately and now - _lately[0] > 60:
            _lately.popleft()
        if len(_lately) >= PER_MINUTE:
            raise TooMany(f"{PER_MINUTE} texts were coded in the last minute; wait a little")
        _lately.append(now)
        report = make_report(text.text, day=text.date, title=text.title, source=text.source)
        record = request.app.state.coder.code(report)
        return {**to_dict(record), "told": in_words(record)} if told else to_dict(record)


def forget() -> None:
    """Forget what was coded lately."""
    _lately.clear()
