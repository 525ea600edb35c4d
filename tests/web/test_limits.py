from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from duckdb import DuckDBPyConnection
from starlette.testclient import TestClient
from starlette.types import Message

from dragoman.store import connect
from dragoman.store.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.limits import MAX_ADDRESS, MAX_BODY

ENDLESS = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = 7"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/stats", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "127.0.0.2"]
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/stats", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"] == "wrong-host"


def test_a_long_address_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/events?text=" + "x" * MAX_ADDRESS)
    assert answer.status_code == 414


def test_a_page_of_another_site_may_send_nothing(client: TestClient) -> None:
    body = {"text": "China met Iran.", "date": "2025-03-14"}
    assert client.post("/api/v1/code", json=body, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/api/v1/code", json=body, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_long_body_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/api/v1/code", content=b"x", headers={"Content-Length": str(MAX_BODY + 1)})
    assert answer.status_code == 413
    assert client.post("/api/v1/code", content=iter([b"x"])).status_code == 411


@pytest.mark.parametrize("address", ["/", "/report?id=x", "/static/app.js", "/api/v1/stats", "/api/v1/none"])
def test_every_answer_has_the_safe_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/events", json={})
    assert answer.status_code == 405
    assert answer.json()["error"] == "wrong-method"
    assert answer.headers["allow"] == "GET"


def raw(client: TestClient, path: str) -> tuple[int, bytes]:
    """Ask for a path exactly as it is written, which a client would tidy."""
    said: list[Message] = []

    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        return next(asked, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
             "path": unquote(path), "raw_path": path.encode(), "query_string": b"", "root_path": "",
             "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}  # fmt: skip

    async def ask() -> None:
        await client.app(scope, receive, send)

    asyncio.run(ask())
    return said[0]["status"], b"".join(message.get("body", b"") for message in said[1:])


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/..%2f..%2fcli.py",
        "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/....//app.py", "/static/..%5capp.py",
        "/static/app.js%00.py", "/static/./../app.py",
    ],
)  # fmt: skip
def test_no_file_outside_the_page_is_given(client: TestClient, path: str) -> None:
    status, body = raw(client, path)
    assert status == 404
    assert b"import" not in body
    assert b"root:" not in body


def test_a_file_of_the_page_is_given(client: TestClient) -> None:
    assert raw(client, "/static/app.css")[0] == 200


@pytest.mark.parametrize(
    "address",
    ["stats", "events", "statements", "reports", "actors", "instruments", "timeline", "network", "matrix", "places",
     "suggest?text=ira", "aggregate?by=dyad,month", "diff?before=2025-01-01&after=2025-02-01", "actor?name=Iran",
     "instruments/JCPOA", "export?format=csv", "reports/none", "items/none"],
)  # fmt: skip
def test_no_question_may_take_long(ledger_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(con: DuckDBPyConnection, _sql: str, _params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return con.execute(
            "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = 7"
        ).fetchall()

    with Ledger(ledger_path) as ledger:
        client = TestClient(create_app(ledger), base_url="http://localhost")
        ledger.seconds = 0.2
        ledger.version()
        monkeypatch.setattr(connect, "rows_of", slow)
        begun = time.monotonic()
        answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.json()["error"]) == (422, "limit-reached")
    assert time.monotonic() - begun < 20


def test_the_app_sets_the_limit(ledger_path: Path) -> None:
    with Ledger(ledger_path) as ledger:
        create_app(ledger)
        assert ledger.seconds == 2.0


def test_the_page_has_no_script_or_style_of_its_own_that_the_policy_would_have_to_allow(client: TestClient) -> None:
    html = client.get("/").text
    assert re.findall(r"<script(?![^>]* src=)", html) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", html) == []
    policy = client.get("/").headers["content-security-policy"]
    allowed = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == allowed["style-src"] == allowed["connect-src"] == "'self'"
    assert allowed["frame-ancestors"] == allowed["base-uri"] == "'none'"


@pytest.mark.parametrize("length", [MAX_ADDRESS - 100, MAX_ADDRESS + 2])
def test_an_address_is_refused_by_its_length_alone(client: TestClient, length: int) -> None:
    query = "&".join(["actor=" + "x" * 200] * 18)
    address = f"/api/v1/events?{query}"
    assert len(address) < MAX_ADDRESS
    assert client.get(address).status_code == 200
    assert client.get(address + "&place=" + "y" * (length - len(address) - 7)).status_code == (
        414 if length > MAX_ADDRESS else 200
    )
