from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.web.told import told
from records import entity, record


def test_every_event_and_statement_of_a_record_is_told_by_its_id() -> None:
    made = record()
    found = told(made)
    assert set(found) == {event.id for event in made.events} | {stmt.id for stmt in made.statements}
    acts = {event.event: found[event.id] for event in made.events}
    assert acts["REJECT"].startswith("Ma Zhaoxu (China)")
    assert found[made.statements[0].id] == "Ma Zhaoxu (China) said"


def test_whom_the_record_knows_only_by_words_is_named_by_them() -> None:
    stranger = replace(entity("x", "", "minister"), id="nobody")
    made = record()
    event = replace(made.events[0], actor=(stranger,))
    assert told(replace(made, events=(event,)))[event.id].startswith("Minister")


def test_the_ledger_and_the_record_tell_the_same(client: TestClient, ledger: Ledger) -> None:
    for row in ledger.reports().rows:
        sentences = client.get(f"/api/v1/reports/{row.id}?told=true").json()["told"]
        events = client.get(f"/api/v1/events?report={row.id}&limit=500").json()["items"]
        statements = client.get(f"/api/v1/statements?report={row.id}&limit=500").json()["items"]
        assert len(events) >= 1
        for item in (*events, *statements):
            assert item["told"] == sentences[item["telling"]]
        assert "told" not in client.get(f"/api/v1/reports/{row.id}").json()
        assert next(ledger.records(Filter(report=(row.id,)))).report.id == row.id


def test_changes_of_an_instrument_are_told_with_it_for_the_instrument(client: TestClient) -> None:
    rows = client.get("/api/v1/instruments?limit=500").json()["items"]
    changes = [one for row in rows for one in client.get(f"/api/v1/instruments/{row['key']}").json()["changes"]]
    assert changes
    assert all("it" in change["told"].split() for change in changes)


def test_a_text_sent_in_can_be_told(client: TestClient) -> None:
    body = {"text": "Iran rejected a proposal by the United States on Friday.", "date": "2025-03-14"}
    found = client.post("/api/v1/code?told=true", json=body).json()
    assert found["told"][found["events"][0]["id"]].startswith("Iran ")
    assert "told" not in client.post("/api/v1/code", json=body).json()
