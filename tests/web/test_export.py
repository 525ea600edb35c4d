from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from dragoman.web import export
from dragoman.write.formats import FORMATS

FILES = [name for name, form in FORMATS.items() if form.kind != "folder"]


@pytest.mark.parametrize("name", FILES)
def test_every_format_can_be_taken_away(client: TestClient, name: str) -> None:
    answer = client.get("/api/v1/export", params={"format": name, "event": "CONSULT"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == FORMATS[name].media_type.split(";")[0]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content


@pytest.mark.parametrize("name", FILES)
def test_the_interface_describes_what_is_sent(client: TestClient, name: str) -> None:
    described = client.get("/openapi.json").json()["paths"]["/api/v1/export"]["get"]
    sent = client.get("/api/v1/export", params={"format": name}).headers["content-type"].split(";")[0]
    media = described["responses"]["200"]["content"]
    assert name in media[sent]["schema"]["description"].removeprefix("format=").split(" or ")
    assert (media[sent]["schema"].get("format") == "binary") is (FORMATS[name].kind == "binary")
    (format_,) = (one for one in described["parameters"] if one["name"] == "format")
    assert format_["schema"]["enum"] == FILES


def test_the_interface_describes_nothing_that_is_not_sent(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/api/v1/export"]["get"]["responses"]
    assert set(described["200"]["content"]) == {FORMATS[name].media_type.split(";")[0] for name in FILES}
    assert set(described["422"]["content"]) == {"application/json"}


def test_the_file_holds_what_the_filters_find(client: TestClient) -> None:
    shown = client.get("/api/v1/events", params={"event": "CONSULT", "limit": 500}).json()["items"]
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/export?format=csv&event=CONSULT").text)))
    assert len(rows) == len(shown)
    assert {row["event"] for row in rows} == {"CONSULT"}


def test_statements_are_taken_away_as_statements(client: TestClient) -> None:
    shown = client.get("/api/v1/statements", params={"kind": "demand", "limit": 500}).json()["items"]
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/export?format=csv&of=statements&kind=demand").text)))
    assert len(rows) == len(shown) > 0


def test_nothing_found_is_an_empty_file(client: TestClient) -> None:
    answer = client.get("/api/v1/export?format=geojson&actor=Atlantis")
    assert json.loads(answer.text)["features"] == []


@pytest.mark.parametrize("name", ["brat", "exe", "../csv"])
def test_what_is_no_file_is_refused(client: TestClient, name: str) -> None:
    answer = client.get("/api/v1/export", params={"format": name})
    assert answer.json()["error"] == "limit-reached"


def test_too_much_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MOST_EVENTS", 3)
    assert client.get("/api/v1/export?format=csv").json()["error"] == "limit-reached"
