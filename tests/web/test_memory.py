"""Tests of the answers that are kept: the same as those given anew, and none that is no longer true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.store.ledger import Ledger
from dragoman.web import memory
from dragoman.web.app import create_app
from dragoman.web.memory import Memory
from ledgers import varied


class Counting:
    """An app that counts what it is asked, over a ledger whose version can be set."""

    def __init__(self, size: int = 3, status: int = 200) -> None:
        self.asked: list[str] = []
        self.version = "1"

        def answer(request: Request) -> Response:
            self.asked.append(str(request.url))
            return Response(f"{len(self.asked)}".ljust(size), status_code=status)

        app = Starlette(routes=[Route("/{place:path}", answer, methods=["GET", "POST"])])
        self.client = TestClient(Memory(app, version=lambda: self.version))

    def ask(self, address: str = "/api/v1/events") -> str:
        return self.client.get(address).text.strip()


def test_the_same_question_is_answered_once_until_the_ledger_changes() -> None:
    app = Counting()
    assert [app.ask(), app.ask(), app.ask("/api/v1/events?actor=IRN"), app.ask()] == ["1", "1", "2", "1"]
    app.version = "2"
    assert [app.ask(), app.ask()] == ["3", "3"]


@pytest.mark.parametrize("address", ["/api/v1/stats", "/api/v1/export?format=csv", "/openapi.json", "/static/app.js"])
def test_what_may_change_by_itself_is_asked_each_time(address: str) -> None:
    app = Counting()
    assert [app.ask(address), app.ask(address)] == ["1", "2"]


def test_nothing_sent_in_is_answered_from_memory() -> None:
    app = Counting()
    assert [app.client.post("/api/v1/code").text.strip() for _ in range(2)] == ["1", "2"]


@pytest.mark.parametrize("status", [404, 422, 500, 503])
def test_an_error_is_not_kept(status: int) -> None:
    app = Counting(status=status)
    assert [app.ask(), app.ask()] == ["1", "2"]


def test_large_answers_are_not_kept_and_many_push_out_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LARGEST", 100)
    monkeypatch.setattr(memory, "ROOM", 250)
    large = Counting(size=101)
    assert [large.ask(), large.ask()] == ["1", "2"]
    app = Counting(size=100)
    a, b, c = (f"/api/v1/{name}" for name in "abc")
    assert [app.ask(a), app.ask(b), app.ask(a), app.ask(c)] == ["1", "2", "1", "3"], "b is the one asked longest ago"
    assert [app.ask(a), app.ask(c), app.ask(b)] == ["1", "3", "4"]


def test_a_page_that_is_open_while_reports_are_added_shows_them(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", write=True) as writer:
        writer.add([varied(0)])
        with Ledger.open(tmp_path / "ledger") as reader:
            client = TestClient(create_app(reader), base_url="http://localhost")
            before = [client.get("/api/v1/reports").json() for _ in range(2)]
            assert before[0] == before[1]
            writer.add([varied(1), replace(varied(2), events=())])
            assert len(client.get("/api/v1/reports").json()["items"]) == 3


def test_an_answer_from_memory_has_the_safe_headers(client: TestClient) -> None:
    fresh, kept = (client.get("/api/v1/network?actor=IRN") for _ in range(2))
    assert kept.headers == fresh.headers
    assert kept.content == fresh.content
    assert "script-src 'self'" in kept.headers["content-security-policy"]
    assert client.get("/api/v1/network?actor=IRN", headers={"Host": "evil.example"}).status_code == 421
