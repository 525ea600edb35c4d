"""Fetches pages and feeds from the web, only when asked to, and guarded against what the other side may try.

Needs the extra ``dragoman[net]``. Only http and https, only public addresses: a name is looked up once, every number
behind it is checked, and the connection goes to the number that was checked, so that a name that changes its mind
gains nothing; each redirect is checked anew. Proxies of the environment are not used and no cookies are kept. Sizes,
times and kinds of content are limited; robots.txt is kept to, and a host is asked no more than once a second.

A fetcher that lives on remembers ``ETag`` and ``Last-Modified``, so that what has not changed is not sent again.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from dragoman.errors import FetchRefused, LimitReached
from dragoman.read.addresses import Target, is_public, parse_address
from dragoman.read.files import MAX_FILE_BYTES
from dragoman.read.streams import CHUNK, Meter, decode_content
from dragoman.text import visible
from dragoman.version import __version__

__all__ = ["Answer", "Fetched", "Fetcher", "look_up", "open_answer"]

MAX_SECONDS = 30.0
"""Time for one page with all its redirects, from the first connection to the last byte."""
MAX_REDIRECTS = 3
MAX_ROBOTS_BYTES = 500_000
PAUSE = 1.0
"""Seconds between two requests to a host, where its robots.txt asks for no longer ones."""
MAX_PAUSE = 30.0
_ROBOTS_SECONDS = 3600.0
"""How long a robots.txt holds."""
_STEP_SECONDS = 10.0
"""Time for connecting, and for each answer on the way."""
_AGENT = f"dragoman/{__version__}"
_MAX_KNOWN = 100_000
"""Addresses that a fetcher remembers to have read."""
_REMEDY = "check the address, or save the page and name it"
_REMEDIES = {
    401: "it asks for a password, and dragoman reads public pages only",
    403: "it does not let programs read this; save the page and name it",
    404: "there is no such page; check the address",
    410: "the page is gone",
    429: "it is asked too often; try again later",
    503: "it is busy; try again later",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MEDIA_TYPES = frozenset(
    {
        "", "text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml",
        "application/rdf+xml", "application/xml", "text/xml", "application/json", "application/x-ndjson",
        "application/jsonl", "text/csv", "message/rfc822", "application/gzip", "application/x-gzip", "application/zip",
        "application/zstd", "application/octet-stream", "application/warc", "application/vnd.apache.parquet",
    }
)  # fmt: skip
_HEADERS = {
    "User-Agent": _AGENT,
    "Accept": "text/html,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: status, headers with small names, and the body in pieces as it comes."""

    status: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the web, unpacked; ``url`` is the address that it came from in the end."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


Resolve = Callable[[str, int], list[str]]
"""Looks a name up and returns all its numbers."""
Connect = Callable[[Target, str, Mapping[str, str], float], AbstractContextManager[Answer]]
"""Asks a number for a target, with headers, within some seconds."""


class Fetcher:
    """Fetches documents and remembers what the servers said about them; meant to live as long as a run or a watch."""

    def __init__(
        self,
        *,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._resolve = resolve or look_up
        self._connect = connect or open_answer
        self._clock = clock
        self._sleep = sleep
        self._validators: dict[str, dict[str, str]] = {}
        self._robots: dict[str, tuple[RobotFileParser, float]] = {}
        self._next_turn: dict[str, float] = {}
        self._known: dict[str, None] = {}

    def fetch(self, url: str) -> Fetched | None:
        """Return a document, or None where it has not changed since this fetcher last fetched it.

        Raises:
            FetchRefused: the address may not be fetched, or its answer is none that is read.
            LimitReached: it is too large, or took too long.
        """
        return self._follow(url, MAX_FILE_BYTES, for_robots=False)

    def fetch_new(self, url: str) -> Fetched | None:
        """Return a document, or None where this fetcher has fetched it before, as for what a feed links to."""
        if url in self._known:
            return None
        fetched = self._follow(url, MAX_FILE_BYTES, for_robots=False)
        self._known[url] = None
        if len(self._known) > _MAX_KNOWN:
            del self._known[next(iter(self._known))]
        return fetched

    def _follow(self, url: str, limit: int, *, for_robots: bool) -> Fetched | None:
        name = visible(url[:200])
        headers = _HEADERS | self._validators.get(url, {})
        here = url
        left = MAX_SECONDS
        for _ in range(MAX_REDIRECTS + 1):
            target = parse_address(here)
            if not for_robots:
                self._ask_robots(target, here)
            number = self._number(target, name)
            self._wait(target)
            begun = self._clock()
            with self._connect(target, number, {"Host": target.host_header, **headers}, left) as answer:
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    if answer.status == 304 and url in self._validators:
                        return None
                    fetched = _take(answer, here, name, limit, for_robots=for_robots)
                    self._remember(url, answer.headers)
                    return fetched
                here = urljoin(here, answer.headers["location"])
            left -= self._clock() - begun
            if left <= 0:
                raise _too_slow(name)
        raise FetchRefused(f"{name}: more than {MAX_REDIRECTS} redirects; give the address that they lead to")

    def _number(self, target: Target, name: str) -> str:
        """Return the first number of a name, when all its numbers are public."""
        try:
            numbers = self._resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:
            raise FetchRefused(f"{name}: the host {target.host} is not found ({error}); check the address") from error
        for number in numbers:
            if not is_public(number):
                raise FetchRefused(
                    f"{name}: the host {target.host} leads to {visible(number)}, which is no public address; "
                    "dragoman goes to public addresses only"
                )
        if not numbers:
            raise FetchRefused(f"{name}: the host {target.host} has no number; check the address")
        return numbers[0]

    def _ask_robots(self, target: Target, url: str) -> None:
        rules, until = self._robots.get(target.origin, (None, 0.0))
        if rules is None or self._clock() >= until:
            rules = self._read_robots(target)
            self._robots[target.origin] = (rules, self._clock() + _ROBOTS_SECONDS)
        if not rules.can_fetch(_AGENT, url):
            raise FetchRefused(f"{visible(url[:200])}: the site's robots.txt asks programs not to read it")

    def _read_robots(self, target: Target) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            fetched = self._follow(f"{target.origin}/robots.txt", MAX_ROBOTS_BYTES, for_robots=True)
            rules.parse(fetched.data.decode("utf-8", errors="replace").splitlines() if fetched else [])
        except _NotThere:
            rules.parse([])  # a site without one lets everybody read
        return rules

    def _wait(self, target: Target) -> None:
        """Sleep until it is this host's turn again."""
        left = self._next_turn.get(target.host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)
        rules, _ = self._robots.get(target.origin, (None, 0.0))
        asked = rules.crawl_delay(_AGENT) if rules is not None else None
        self._next_turn[target.host] = self._clock() + min(float(asked or PAUSE), MAX_PAUSE)

    def _remember(self, url: str, headers: Mapping[str, str]) -> None:
        found = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
        self._validators[url] = {name: value for name, value in found.items() if value}


class _NotThere(FetchRefused):
    """The server says that there is no such document."""


def _take(answer: Answer, url: str, name: str, limit: int, *, for_robots: bool) -> Fetched:
    """Return the document in an answer, when it is of a kind that is read and not too large."""
    if answer.status != 200:
        kind = _NotThere if 400 <= answer.status < 500 and answer.status != 429 else FetchRefused
        raise kind(f"{name}: the server answered {answer.status}; {_REMEDIES.get(answer.status, _REMEDY)}")
    content_type = Message()
    content_type["Content-Type"] = answer.headers.get("content-type", "")
    media_type = content_type.get_content_type() if answer.headers.get("content-type") else ""
    if media_type not in _MEDIA_TYPES and not for_robots:
        raise FetchRefused(f"{name}: the server sends {visible(media_type[:100])}, which is not read")
    length = answer.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and len(length) < 20 and int(length) > limit:
        raise _too_large(name, limit)
    data = bytearray()
    for piece in answer.pieces:
        data += piece
        if len(data) > limit:
            raise _too_large(name, limit)
    unpacked = decode_content(
        bytes(data), answer.headers.get("content-encoding", ""), Meter(read=len(data)), name, limit
    )
    return Fetched(url, unpacked, media_type, content_type.get_content_charset())


def _too_large(name: str, limit: int) -> LimitReached:
    return LimitReached(
        f"{name}: larger than the {limit / 1_000_000:g} MB that one document may have; save it and split it"
    )


def _too_slow(name: str) -> LimitReached:
    return LimitReached(f"{name}: fetching it took more than {MAX_SECONDS:g} s; try again later")


def look_up(host: str, port: int) -> list[str]:
    """Return the numbers of a host as the system knows them, each once and in its order.

    Raises:
        OSError: the host is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@contextmanager
def open_answer(target: Target, number: str, headers: Mapping[str, str], seconds: float) -> Iterator[Answer]:
    """Ask a number for a target; the name is used for the certificate and the request only.

    Raises:
        FetchRefused: there is no connection, or what comes is no HTTP.
        LimitReached: it takes longer than ``seconds``.
    """
    name = visible(f"{target.origin}{target.path}"[:200])
    timeout = min(_STEP_SECONDS, seconds)
    connection: HTTPConnection
    if target.scheme == "https":
        connection = HTTPSConnection(
            number, target.port, timeout=timeout, ssl_context=ssl.create_default_context(),
            server_hostname=target.host, assert_hostname=target.host,
        )  # fmt: skip
    else:
        connection = HTTPConnection(number, target.port, timeout=timeout)
    late = threading.Event()
    sockets: list[socket.socket | None] = []
    timer = threading.Timer(seconds, _cut, [connection, sockets, late])
    timer.start()
    try:
        connection.connect()
        sockets.append(connection.sock)  # the connection may let go of it before the body is read
        connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
        response = connection.getresponse()
        small = {key.lower(): value for key, value in response.headers.items()}
        yield Answer(response.status, small, _pieces(response, late, name))
    except (HTTPException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if late.is_set():
            raise _too_slow(name) from error
        raise FetchRefused(f"{name}: cannot be fetched ({visible(str(error)[:200])}); try again later") from error
    finally:
        timer.cancel()
        connection.close()


def _pieces(response: urllib3.BaseHTTPResponse, late: threading.Event, name: str) -> Iterator[bytes]:
    while piece := response.read1(CHUNK, decode_content=False):  # as it comes: a full piece may never come
        yield piece
    if late.is_set():
        raise _too_slow(name)


def _cut(connection: HTTPConnection, sockets: list[socket.socket | None], late: threading.Event) -> None:
    """End a connection that has taken too long, from another thread."""
    late.set()
    for sock in (*sockets, connection.sock):
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
