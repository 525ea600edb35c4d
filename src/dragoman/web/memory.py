"""Answers kept for as long as the ledger is the same, so that what many look at is counted once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError

__all__ = ["LARGEST", "ROOM", "Memory"]

ROOM = 32_000_000
"""Bytes that all answers kept may have."""

LARGEST = 1_000_000
"""Bytes that an answer may have to be kept."""

_ANSWERS = "/api/v1/"
_FRESH = ("/api/v1/stats", "/api/v1/export")
"""What is never kept: the state of the folder, which changes also while the index does not, and files to take away."""


@dataclass(slots=True)
class _Answer:
    """The head of an answer and the parts of its body."""

    head: Message = field(default_factory=dict)
    body: list[bytes] = field(default_factory=list)


class Memory:
    """Gives an answer again that was given for the same address and the same state of the ledger.

    Only whole answers without an error are kept; of too many, those that were asked for longest ago are forgotten.
    """

    def __init__(self, app: ASGIApp, *, version: Callable[[], str]) -> None:
        self._app = app
        self._version = version
        self._held: str | None = None
        self._answers: OrderedDict[bytes, _Answer] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or let the app answer and keep what it says."""
        if not _may_keep(scope) or not self._refresh():
            await self._app(scope, receive, send)
            return
        address = bytes(scope["raw_path"]) + b"?" + bytes(scope["query_string"])
        known = self._answers.get(address)
        if known is not None:
            self._answers.move_to_end(address)
            await send(known.head)
            await send({"type": "http.response.body", "body": b"".join(known.body)})
            return
        made, version = _Answer(), self._held

        async def listen(message: Message) -> None:
            if message["type"] == "http.response.start":
                made.head = {**message, "headers": list(message["headers"])}
            elif message["type"] == "http.response.body":
                made.body.append(message.get("body", b""))
                whole = not message.get("more_body", False)
                if whole and made.head["status"] == HTTPStatus.OK and version == self._held:
                    self._keep(address, made)
            await send(message)

        await self._app(scope, receive, listen)

    def _refresh(self) -> bool:
        """Forget all where the ledger has changed; tell whether it can be read at all."""
        try:
            version = self._version()
        except DragomanError:  # the app finds the same, and says it
            return False
        if version != self._held:
            self._held = version
            self._answers.clear()
            self._size = 0
        return True

    def _keep(self, address: bytes, made: _Answer) -> None:
        size = _size(made)
        if size > LARGEST or address in self._answers:
            return
        self._answers[address] = made
        self._size += size
        while self._size > ROOM:
            _, oldest = self._answers.popitem(last=False)
            self._size -= _size(oldest)


def _size(made: _Answer) -> int:
    return sum(map(len, made.body))


def _may_keep(scope: Any) -> bool:  # noqa: ANN401 - a scope of ASGI
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    return path.startswith(_ANSWERS) and path not in _FRESH
