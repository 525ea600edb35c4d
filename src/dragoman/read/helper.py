"""Takes pages and feeds apart in a process of its own, so that one that takes for ever, or all memory, can be ended.

The process runs ``dragoman.read.helper_process``. Requests and answers are JSON, each with its length before it.
"""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import IO, Any

import dragoman
from dragoman.errors import BadInput, LimitReached

__all__ = ["MAX_SECONDS", "Helper", "receive", "send", "shared_helper"]

MAX_SECONDS = 30.0
"""Time that one page or feed may take."""
_LENGTH = struct.Struct(">I")


class Helper:
    """The process; it is started when first needed, and anew after it had to be ended."""

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, task: str, request: dict[str, Any], name: str) -> dict[str, Any]:
        """Return what a task, ``page`` or ``feed``, found; ``name`` names what is read in messages.

        Raises:
            LimitReached: it took too long or too much memory, or is beyond a limit of a parser.
            BadInput: it cannot be taken apart.
        """
        with self._lock:
            answer = self._exchange({"task": task, **request}, name)
        if "found" in answer:
            found: dict[str, Any] = answer["found"]
            return found
        kind = LimitReached if answer["code"] == LimitReached.code else BadInput
        raise kind(f"{name}: {answer['reason']}; save its text and name its date")

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _exchange(self, request: dict[str, Any], name: str) -> dict[str, Any]:
        process = self._process = self._process or _start()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            send(process.stdin, request)
            answer = receive(process.stdout)
        except OSError:  # it ended while it was written to
            answer = None
        finally:
            late = not timer.is_alive()
            timer.cancel()
        if answer is None:
            self.close()
            spent = f"more than {self._seconds:g} s" if late else "more memory than it may have"
            raise LimitReached(f"{name}: taking it apart took {spent}; save its text and name its date")
        return answer


def _start() -> subprocess.Popen[bytes]:
    home = str(Path(dragoman.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman.read.helper_process"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip


@cache
def shared_helper() -> Helper:
    """Return the helper of this process, ended with it."""
    helper = Helper()
    atexit.register(helper.close)
    return helper


def send(stream: IO[bytes] | None, message: dict[str, Any]) -> None:
    """Write a message with its length before it."""
    if stream is not None:
        data = json.dumps(message).encode("ascii")
        stream.write(_LENGTH.pack(len(data)) + data)
        stream.flush()


def receive(stream: IO[bytes] | None) -> dict[str, Any] | None:
    """Read a message, or None where the other side has gone."""
    head = stream.read(_LENGTH.size) if stream is not None else b""
    if stream is None or len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    message: dict[str, Any] | None = json.loads(data) if len(data) == length else None
    return message
