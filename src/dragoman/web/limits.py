"""What a request may be before anything looks at it: its host, the length of its address, where it comes from."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import problem

__all__ = ["MAX_ADDRESS", "MAX_BODY", "Guard"]

MAX_ADDRESS = 4_000
"""Longest path and query, in bytes."""

MAX_BODY = 500_000
"""Longest body of a request, in bytes."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Refuse requests to other hosts, from other sites or beyond the limits, and put the safe headers on every answer.

    A page elsewhere can make a browser send requests to 127.0.0.1, also under a name of its own (DNS rebinding). The
    Host header then names that page's host, which is why it is compared with the hosts that the server was started for.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safe_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        app = self._app if refusal is None else problem(*refusal)
        await app(scope, receive, safe_send)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._hosts:
            return (
                421,
                "wrong-host",
                "this server answers for its own address only; see --host",
            )
        if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_ADDRESS:
            return 414, "address-too-long", f"the address is longer than {MAX_ADDRESS} bytes; use fewer filters"
        if scope["method"] not in {"GET", "HEAD"}:
            if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                return 403, "other-site", "a page of another site may not send this"
            length = headers.get("content-length", "")
            if not length.isdecimal():
                return 411, "length-required", "say the length of the body (Content-Length)"
            if int(length) > MAX_BODY:
                return 413, "body-too-long", f"the body is longer than {MAX_BODY} bytes; send a shorter text"
        return None


def _name(host: str) -> str:
    """Return the host without its port, in lower case."""
    if host.startswith("["):
        return host.partition("]")[0][1:].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()
