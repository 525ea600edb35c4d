"""Tests of the guarded fetcher, with servers and names that are made up; and of the connection, with a local server."""

from __future__ import annotations

import gzip
import re
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import zstandard

import dragoman
from dragoman.errors import BadInput, FetchRefused, LimitReached, MissingExtra
from dragoman.model import Report
from dragoman.read import fetch
from dragoman.read.addresses import Target, parse_address
from dragoman.read.fetch import Answer, Fetcher, open_answer
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports

PUBLIC = "93.184.216.34"
HTML = {"content-type": "text/html; charset=utf-8"}
PAGE = (
    b"<html><head><meta property='article:published_time' content='2025-03-14'></head><body><article>"
    b"<p>China and Iran met in Beijing on Friday to talk about the sanctions, the foreign ministry said in a statement "
    b"to the press, and that the two of them would meet again.</p></article></body></html>"
)


def answer(body: bytes | Iterator[bytes] = PAGE, status: int = 200, **headers: str) -> Answer:
    pieces = iter([body]) if isinstance(body, bytes) else body
    return Answer(status, HTML | {name.replace("_", "-"): value for name, value in headers.items()}, pieces)


@dataclass
class Web:
    """A made-up web: pages by address, numbers by host, and a note of every request; its clock moves when told."""

    pages: dict[str, Callable[[Mapping[str, str]], Answer]] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    now: float = 0.0

    def add(self, url: str, page: Callable[[Mapping[str, str]], Answer]) -> None:
        self.pages[url] = page

    def serve(self, url: str, body: bytes | Iterator[bytes] = PAGE, status: int = 200, **headers: str) -> None:
        self.pages[url] = lambda _: answer(body, status, **headers)

    def look_up(self, host: str, port: int) -> list[str]:  # noqa: ARG002 - as look-ups are called
        if host not in self.numbers and not any(f"//{host}" in url for url in self.pages):
            raise OSError("Name or service not known")
        return self.numbers.get(host, [PUBLIC])

    @contextmanager
    def connect(self, target: Target, number: str, headers: Mapping[str, str], seconds: float) -> Iterator[Answer]:
        assert seconds > 0
        url = target.origin + target.path
        assert headers["Host"] == target.host_header
        self.asked.append((url, number))
        page = self.pages.get(url)
        yield page(headers) if page else answer(b"", 404)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def fetcher(self) -> Fetcher:
        return Fetcher(resolve=self.look_up, connect=self.connect, clock=lambda: self.now, sleep=self.sleep)

    def pages_asked(self) -> list[str]:
        return [url for url, _ in self.asked if not url.endswith("/robots.txt")]


@pytest.fixture
def web() -> Web:
    web = Web()
    web.serve("https://example.org/a")
    return web


def test_a_page(web: Web) -> None:
    fetched = web.fetcher().fetch("https://example.org/a")
    assert fetched is not None
    assert (fetched.data, fetched.media_type, fetched.charset) == (PAGE, "text/html", "utf-8")
    assert web.asked == [("https://example.org/robots.txt", PUBLIC), ("https://example.org/a", PUBLIC)]


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["100.64.1.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        [],
    ],
)
def test_hosts_that_are_not_public_are_never_connected_to(web: Web, numbers: list[str]) -> None:
    web.numbers["example.org"] = numbers
    with pytest.raises(FetchRefused, match=r"no public address|has no number"):
        web.fetcher().fetch("https://example.org/a")
    assert web.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "0x7f.1", "2130706433", "127.1"])
def test_numbers_as_hosts_are_looked_up_and_checked(web: Web, host: str) -> None:
    web.numbers[host.strip("[]")] = ["::1" if ":" in host else "127.0.0.1"]
    with pytest.raises(FetchRefused, match="no public address"):
        web.fetcher().fetch(f"http://{host}/a")
    assert web.asked == []


def test_a_name_that_changes_its_mind_gains_nothing(web: Web) -> None:
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"]])
    fetcher = Fetcher(resolve=lambda *_: next(answers), connect=web.connect, clock=lambda: web.now, sleep=web.sleep)
    fetcher.fetch("https://example.org/a")  # looked up for robots.txt and for the page; connected to what was checked
    assert {number for _, number in web.asked} == {PUBLIC}
    with pytest.raises(FetchRefused, match="no public address"):
        fetcher.fetch("https://example.org/a")
    assert {number for _, number in web.asked} == {PUBLIC}


@pytest.mark.parametrize(
    "goal",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://inner.example/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://[::1]/",
    ],
)
def test_each_redirect_is_checked(web: Web, goal: str) -> None:
    web.numbers |= {
        "127.0.0.1": ["127.0.0.1"],
        "localhost": ["127.0.0.1"],
        "inner.example": ["10.0.0.1"],
        "::1": ["::1"],
    }
    web.serve("https://example.org/b", b"", 302, location=goal)
    with pytest.raises(FetchRefused):
        web.fetcher().fetch("https://example.org/b")
    assert web.pages_asked() == ["https://example.org/b"]


def test_redirects_are_followed_to_the_third(web: Web) -> None:
    for number in range(5):
        web.serve(f"https://example.org/{number}", b"", 301, location=f"/{number + 1}")
    web.serve("https://example.org/5")
    fetched = web.fetcher().fetch("https://example.org/2")
    assert fetched is not None
    assert fetched.url == "https://example.org/5"
    with pytest.raises(FetchRefused, match="more than 3 redirects"):
        web.fetcher().fetch("https://example.org/1")


def test_a_host_that_is_not_found(web: Web) -> None:
    with pytest.raises(FetchRefused, match=r"the host nowhere\.example is not found"):
        web.fetcher().fetch("https://nowhere.example/")


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "there is no such page"), (403, "does not let programs"), (429, "later"), (500, "check the")],
)
def test_answers_that_are_none(web: Web, status: int, reason: str) -> None:
    web.serve("https://example.org/b", b"", status)
    with pytest.raises(FetchRefused, match=reason):
        web.fetcher().fetch("https://example.org/b")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/pdf", "application/x-msdownload", "text/css"])
def test_kinds_that_are_not_read_are_not_loaded(web: Web, kind: str) -> None:
    def body() -> Iterator[bytes]:
        yield from pytest.fail("the body was read")

    web.serve("https://example.org/b", body(), content_type=kind)
    with pytest.raises(FetchRefused, match=re.escape(f"the server sends {kind}, which is not read")):
        web.fetcher().fetch("https://example.org/b")


def test_a_document_that_says_that_it_is_too_large_is_not_loaded(web: Web) -> None:
    web.serve("https://example.org/b", iter([]), content_length="20000001")
    with pytest.raises(LimitReached, match="larger than the 20 MB"):
        web.fetcher().fetch("https://example.org/b")


def test_a_document_without_end_is_left(web: Web) -> None:
    loaded = 0

    def body() -> Iterator[bytes]:
        nonlocal loaded
        while True:
            loaded += 65_536
            yield b"x" * 65_536

    web.serve("https://example.org/b", body())
    with pytest.raises(LimitReached, match="larger than the 20 MB"):
        web.fetcher().fetch("https://example.org/b")
    assert loaded <= 20_000_000 + 2 * 65_536


def test_packed_documents(web: Web) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(PAGE), "deflate": zlib.compress(PAGE), "zstd": zstandard.compress(PAGE), "identity": PAGE,
        "x-gzip": gzip.compress(PAGE), "gzip, gzip": gzip.compress(gzip.compress(PAGE)), "": PAGE,
    }  # fmt: skip
    for name, data in [*packed.items(), ("deflate", raw.compress(PAGE) + raw.flush())]:
        web.serve("https://example.org/b", data, content_encoding=name)
        fetched = web.fetcher().fetch("https://example.org/b")
        assert fetched is not None
        assert fetched.data == PAGE


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("zstd", zstandard.compress),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
    ],
)
def test_packed_bombs(web: Web, name: str, pack: Callable[[bytes], bytes]) -> None:
    web.serve("https://example.org/b", pack(b"\0" * 100_000_000), content_encoding=name)
    with pytest.raises(LimitReached):
        web.fetcher().fetch("https://example.org/b")


def test_packings_that_nobody_asked_for(web: Web) -> None:
    web.serve("https://example.org/b", b"\x1b\0", content_encoding="br")
    with pytest.raises(BadInput, match="packed as 'br', which is not read"):
        web.fetcher().fetch("https://example.org/b")


def test_robots_are_kept_to(web: Web) -> None:
    rules = b"User-agent: dragoman\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n"
    web.serve("https://example.org/robots.txt", rules, content_type="text/plain")
    web.serve("https://example.org/b")
    fetcher = web.fetcher()
    with pytest.raises(FetchRefused, match=r"robots\.txt asks programs not to read it"):
        fetcher.fetch("https://example.org/a")
    assert fetcher.fetch("https://example.org/b") is not None
    assert [url for url, _ in web.asked] == ["https://example.org/robots.txt", "https://example.org/b"]
    web.now += 4000
    fetcher.fetch("https://example.org/b")
    assert [url for url, _ in web.asked].count("https://example.org/robots.txt") == 2


def test_robots_of_the_site_that_is_redirected_to(web: Web) -> None:
    web.serve("https://example.org/b", b"", 302, location="https://other.example/x")
    web.serve("https://other.example/robots.txt", b"User-agent: *\nDisallow: /", content_type="text/plain")
    with pytest.raises(FetchRefused, match=r"other\.example/x: the site's robots\.txt"):
        web.fetcher().fetch("https://example.org/b")


@pytest.mark.parametrize(
    "robots", [answer(b"", 500), answer(b"x" * 600_000), answer(b"", 302, location="http://127.0.0.1/")]
)
def test_robots_that_cannot_be_read_close_the_site(web: Web, robots: Answer) -> None:
    web.numbers["127.0.0.1"] = ["127.0.0.1"]
    web.add("https://example.org/robots.txt", lambda _: robots)
    with pytest.raises((FetchRefused, LimitReached)):
        web.fetcher().fetch("https://example.org/a")
    assert web.pages_asked() == []


def test_a_host_is_not_hurried(web: Web) -> None:
    web.serve("https://other.example/robots.txt", b"User-agent: *\nCrawl-delay: 7", content_type="text/plain")
    web.serve("https://other.example/a")
    fetcher = web.fetcher()
    for _ in range(2):
        fetcher.fetch("https://example.org/a")
        fetcher.fetch("https://other.example/a")
    assert web.slept == [1.0, 1.0, 7.0]  # after each robots.txt, and between the pages of the slow site


def test_what_has_not_changed_is_not_sent_again(web: Web) -> None:
    def page(headers: Mapping[str, str]) -> Answer:
        if (
            headers.get("If-None-Match") == '"1"'
            and headers.get("If-Modified-Since") == "Fri, 14 Mar 2025 00:00:00 GMT"
        ):
            return answer(b"", 304)
        return answer(etag='"1"', last_modified="Fri, 14 Mar 2025 00:00:00 GMT")

    web.add("https://example.org/b", page)
    fetcher = web.fetcher()
    assert fetcher.fetch("https://example.org/b") is not None
    assert fetcher.fetch("https://example.org/b") is None
    assert web.fetcher().fetch("https://example.org/b") is not None


def test_a_304_that_nobody_asked_for(web: Web) -> None:
    web.serve("https://example.org/b", b"", 304)
    with pytest.raises(FetchRefused, match="answered 304"):
        web.fetcher().fetch("https://example.org/b")


FEED = b"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>A</title><link>https://example.org/a</link><description>Short.</description></item>
<item><title>B</title><link>https://example.org/gone</link><description>Short.</description></item>
<item><title>C</title><link>http://127.0.0.1/</link><description>Short.</description></item>
<item><title>D</title><link>https://example.org/d</link><pubDate>Fri, 14 Mar 2025 10:00:00 GMT</pubDate>
<content:encoded>China met Iran in full.</content:encoded></item>
<item><title>E</title><link>https://example.org/undated</link><pubDate>Fri, 14 Mar 2025 10:00:00 GMT</pubDate></item>
</channel></rss>"""


def test_a_feed_and_what_it_links_to(web: Web) -> None:
    web.numbers["127.0.0.1"] = ["127.0.0.1"]
    web.serve("https://example.org/feed", FEED, content_type="application/rss+xml")
    web.serve("https://example.org/undated", PAGE.replace(b"article:published_time", b"x"))
    fetcher = web.fetcher()
    results = list(read_reports(["https://example.org/feed"], fetcher=fetcher))
    assert [isinstance(result, Report) for result in results] == [True, False, False, True, True]
    texts = [result.text[:22] for result in results if isinstance(result, Report)]
    assert texts == ["China and Iran met in ", "China met Iran in full", "China and Iran met in "]
    reasons = [result.reason for result in results if isinstance(result, Rejected)]
    assert "https://example.org/feed, entry 2 (https://example.org/gone)" in results[1].name  # type: ignore[union-attr]
    assert "there is no such page" in reasons[0]
    assert "no public address" in reasons[1]
    again = list(read_reports(["https://example.org/feed"], fetcher=fetcher))
    assert [isinstance(result, Report) for result in again] == [False, False, True]  # what was read is not read again


def test_a_feed_on_disk_links_to_nothing(tmp_path: Path, web: Web) -> None:
    (tmp_path / "a.xml").write_bytes(FEED)
    results = list(read_reports([tmp_path / "a.xml"], day="2025-03-14", fetcher=web.fetcher()))
    assert len(results) == 5
    assert web.asked == []


def test_a_page_by_its_address(web: Web) -> None:
    bad, report = read_reports(["https://example.org/none", "https://example.org/a"], fetcher=web.fetcher())
    assert isinstance(bad, Rejected)
    assert bad.code == "fetch-refused"
    assert isinstance(report, Report)
    assert (report.url, report.source, report.origin) == (
        "https://example.org/a",
        "example.org",
        "https://example.org/a",
    )


def test_without_the_extra_it_is_said_before_anything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    monkeypatch.delitem(sys.modules, "dragoman.read.fetch", raising=False)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[net\]'"):
        read_reports([tmp_path / "a.txt", "https://example.org/"])


class Server(BaseHTTPRequestHandler):
    """A local server with answers good and bad."""

    def do_GET(self) -> None:
        body = f"{self.headers['Host']} {self.headers['User-Agent']}".encode()
        if self.path == "/slow":
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.1)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        if self.path == "/drip":
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
            return
        self.send_header("Content-Length", str(len(body) + (100 if self.path == "/short" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(socket_enabled: None) -> Iterator[HTTPServer]:  # noqa: ARG001 - asks for sockets
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: HTTPServer, path: str, seconds: float = 20.0) -> tuple[int, bytes]:
    target = Target("http", "news.example", server.server_address[1], path)
    with open_answer(target, "127.0.0.1", {"Host": target.host_header, "User-Agent": "d"}, seconds) as got:
        return got.status, b"".join(got.pieces)


def test_the_connection_goes_to_the_number_and_names_the_host(server: HTTPServer) -> None:
    assert ask(server, "/") == (200, f"news.example:{server.server_address[1]} d".encode())


def test_a_body_that_is_too_short_is_refused(server: HTTPServer) -> None:
    with pytest.raises(FetchRefused, match="cannot be fetched"):
        ask(server, "/short")


@pytest.mark.parametrize("path", ["/drip", "/slow"])
def test_a_server_that_dawdles_is_left(server: HTTPServer, path: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(LimitReached, match="took more than"):
        ask(server, path, 0.5)
    assert time.perf_counter() - begun < 5


def test_nobody_listens(socket_enabled: None) -> None:  # noqa: ARG001 - asks for sockets
    with (
        pytest.raises(FetchRefused, match="cannot be fetched"),
        open_answer(Target("http", "news.example", 9, "/"), "127.0.0.1", {}, 5),
    ):
        pass


def test_certificates_are_checked_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    class Connection:
        sock = None

        def __init__(self, host: str, port: int, **options: object) -> None:
            seen.update(options, host=host, port=port)

        def connect(self) -> None:
            raise OSError("enough")

        def close(self) -> None:
            pass

    monkeypatch.setattr(fetch, "HTTPSConnection", Connection)
    with pytest.raises(FetchRefused), open_answer(parse_address("https://news.example/"), PUBLIC, {}, 5):
        pass
    assert (seen["host"], seen["server_hostname"], seen["assert_hostname"]) == (PUBLIC, "news.example", "news.example")
    context = seen["ssl_context"]
    assert context.verify_mode.name == "CERT_REQUIRED"  # type: ignore[attr-defined]


def test_only_the_fetcher_goes_out_and_only_the_page_listens() -> None:
    source = Path(str(dragoman.__file__)).parent
    networks = re.compile(
        r"^\s*(?:import|from) (?:socket|urllib3|http\.client|http\.server|httpx|requests|ftplib|urllib\.request)\b",
        re.MULTILINE,
    )
    found = {
        path.relative_to(source).as_posix() for path in source.rglob("*.py") if networks.search(path.read_text("utf-8"))
    }
    assert found == {"read/fetch.py", "serve.py"}
