"""The process that takes pages and feeds apart: ``python -m dragoman.read.helper_process``, started by ``helper``."""

from __future__ import annotations

import base64
import contextlib
import logging
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, BinaryIO

import lxml.etree

from dragoman.errors import BadInput, DragomanError, LimitReached
from dragoman.read.helper import receive, send

__all__ = ["answer"]

_MEMORY = 2_000_000_000
"""Bytes of address space that the process may have."""
_FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, lxml.etree.LxmlError)
"""What the libraries raise on pages that their authors have not thought of."""


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return what is found in a page or feed, or why there is nothing."""
    try:
        return {"found": _TASKS[request["task"]](request)}
    except DragomanError as error:
        return {"code": error.code, "reason": str(error)}
    except MemoryError:
        return {"code": LimitReached.code, "reason": "taking it apart took more memory than it may have"}
    except _FAULTS as error:
        return {"code": BadInput.code, "reason": f"it cannot be taken apart ({type(error).__name__}: {error})"}


def _page(request: dict[str, Any]) -> dict[str, Any]:
    from dragoman.read.extract import extract  # noqa: PLC0415 - slow to load, and a feed does not need it

    return asdict(extract(request["html"], request["url"]))


def _feed(request: dict[str, Any]) -> dict[str, Any]:
    from dragoman.read.feed_entries import find_entries  # noqa: PLC0415 - a page does not need it

    return asdict(find_entries(base64.b64decode(request["data"])))


_TASKS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"page": _page, "feed": _feed}


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    while (request := receive(requests)) is not None:
        send(answers, answer(request))


if __name__ == "__main__":
    logging.disable()
    warnings.simplefilter("ignore")
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    _serve(sys.stdin.buffer, sys.stdout.buffer)
