from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store.ledger import Ledger
from dragoman.web.app import create_app

WEB = Path(__file__).parents[2] / "web"
STATIC = Path(__file__).parents[2] / "src" / "dragoman" / "web" / "static"


@pytest.mark.parametrize("address", ["/", "/timeline?actor=IRN", "/report?id=x", "/anything"])
def test_the_page_is_at_every_other_address(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'src="/static/app.js"' in answer.text


def test_without_a_coder_texts_cannot_be_sent_in(ledger: Ledger) -> None:
    client = TestClient(create_app(ledger), base_url="http://localhost")
    assert client.get("/api/v1/stats").json()["coding"] is False
    assert client.post("/api/v1/code", json={"text": "x", "date": "2025-03-14"}).status_code in {404, 405}


def test_the_page_loads_nothing_from_elsewhere() -> None:
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    assert "http" not in html
    css = (STATIC / "app.css").read_text(encoding="utf-8")
    assert "url(" not in css
    assert "@import" not in css


def test_the_committed_build_is_that_of_the_committed_sources() -> None:
    digest = hashlib.sha256()
    sources = [path for path in (WEB / "src").rglob("*") if path.suffix in {".ts", ".tsx", ".css"}]
    for path in sorted(
        [*sources, WEB / "build.mjs", WEB / "package-lock.json"], key=lambda path: path.relative_to(WEB).as_posix()
    ):
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    built = (STATIC / "sources.sha256").read_text(encoding="ascii").strip()
    assert built == digest.hexdigest(), "run `npm ci && npm run build` in web/ and commit what it makes"
