from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman import code
from dragoman.record import to_dict
from dragoman.web import coding

TEXT = "Iran rejected a proposal by the United States on Friday."


@pytest.fixture(autouse=True)
def _nothing_coded_lately() -> Iterator[None]:
    coding.forget()
    yield
    coding.forget()


def test_a_text_sent_in_is_coded_as_the_command_codes_it(client: TestClient) -> None:
    answer = client.post("/api/v1/code", json={"text": TEXT, "date": "2025-03-14"})
    assert answer.status_code == 200
    assert answer.json() == to_dict(code(TEXT, date="2025-03-14"))


def test_nothing_is_kept(client: TestClient) -> None:
    before = client.get("/api/v1/stats").json()
    client.post("/api/v1/code", json={"text": TEXT, "date": "2025-03-14"})
    assert client.get("/api/v1/stats").json() == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": TEXT},
        {"text": "", "date": "2025-03-14"},
        {"text": TEXT, "date": "soon"},
        {"text": TEXT, "date": 0},
        {"text": TEXT, "date": "2025-03-14", "path": "/etc"},
    ],
)
def test_a_wrong_body_is_refused(client: TestClient, body: dict[str, object]) -> None:
    assert client.post("/api/v1/code", json=body).json()["error"] == "bad-parameter"


def test_a_text_that_cannot_be_coded_says_why(client: TestClient) -> None:
    answer = client.post("/api/v1/code", json={"text": "   ", "date": "2025-03-14"})
    assert answer.status_code == 400
    assert answer.json()["error"] == "bad-input"


def test_texts_come_at_a_limited_rate(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "PER_MINUTE", 2)
    codes = [client.post("/api/v1/code", json={"text": TEXT, "date": "2025-03-14"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
