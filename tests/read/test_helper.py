"""Tests of the process that takes pages and feeds apart: limits of time and memory, and what it says of faults."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.errors import BadInput, LimitReached
from dragoman.read.helper import Helper
from dragoman.read.helper_process import answer

PAGE = {
    "html": "<html><body><article><p>China met Iran on Friday, and they agreed.</p></article></body></html>",
    "url": None,
}


@pytest.fixture
def helper() -> Iterator[Helper]:
    helper = Helper(seconds=60)
    yield helper
    helper.close()


def test_what_takes_too_long_is_given_up_and_the_next_is_read(helper: Helper) -> None:
    helper._seconds = 0
    for _ in range(2):
        with pytest.raises(LimitReached, match=r"^f: taking it apart took more than 0 s"):
            helper.ask("page", PAGE, "f")
    helper._seconds = 60
    assert "China met Iran" in helper.ask("page", PAGE, "f")["text"]


def test_a_process_that_ends_is_started_again(helper: Helper) -> None:
    assert helper.ask("page", PAGE, "f")["title"] is None
    assert helper._process is not None
    helper._process.kill()
    helper._process.wait()
    with pytest.raises(LimitReached, match="more memory than it may have"):
        helper.ask("page", PAGE, "f")
    assert helper.ask("page", PAGE, "f")["title"] is None


def test_errors_come_back_as_errors(helper: Helper) -> None:
    with pytest.raises(BadInput, match=r"^f: no RSS or Atom feed; save its text"):
        helper.ask("feed", {"data": ""}, "f")
    with pytest.raises(LimitReached, match=r"^f: elements nested more than 255 deep"):
        helper.ask("page", {"html": "<div>" * 1000, "url": None}, "f")


def test_faults_of_libraries_are_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("dragoman.read.extract.extract", fail)
    assert answer({"task": "page", **PAGE}) == {
        "code": "bad-input", "reason": "it cannot be taken apart (RecursionError: too deep)"
    }  # fmt: skip
