from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.web.limits import MAX_ADDRESS, MAX_BODY


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


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fcli.py", "/static//etc/passwd"]
)
def test_no_file_outside_the_page_is_given(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert "import" not in answer.text
    assert answer.status_code in {200, 404}
