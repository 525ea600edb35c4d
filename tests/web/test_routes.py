from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store.ledger import Ledger

LISTS = ("events", "statements", "reports", "actors", "instruments")


def get(client: TestClient, address: str, status: int = 200) -> Any:  # noqa: ANN401 - JSON
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status, answer.text
    return answer.json()


def test_stats_count_what_the_ledger_holds(client: TestClient, ledger: Ledger) -> None:
    found = get(client, "stats")
    assert found["reports"] == 6
    assert found["events"] == ledger.stats().events
    assert found["coding"] is True


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_a_list_follow_each_other_without_a_gap(client: TestClient, name: str) -> None:
    whole = get(client, f"{name}?limit=500")
    assert whole["next"] is None
    items: list[object] = []
    more: str | None = ""
    while more is not None:
        page = get(client, f"{name}?limit=3{more}")
        assert len(page["items"]) <= 3
        items += page["items"]
        more = None if page["next"] is None else f"&next={page['next']}"
    assert items == whole["items"]


def test_every_event_comes_with_its_words(client: TestClient) -> None:
    records: dict[str, Any] = {}
    for row in get(client, "events?limit=500")["items"]:
        record = records.setdefault(row["report"], get(client, f"reports/{row['report']}"))
        words = row["trigger"]
        assert record["report"]["text"][words["start"] : words["end"]] == words["text"]


@pytest.mark.parametrize(
    ("wanted", "field", "values"),
    [
        ("event=CONSULT", "event", {"CONSULT"}),
        ("event=CONSULT&event=AGREE", "event", {"CONSULT", "AGREE"}),
        ("quad_code=1", "quad_code", {1}),
        ("status=historical", "status", {"historical"}),
    ],
)
def test_filters_keep_what_they_name(client: TestClient, wanted: str, field: str, values: set[object]) -> None:
    everything = get(client, "events?limit=500")["items"]
    kept = get(client, f"events?limit=500&{wanted}")["items"]
    assert kept == [row for row in everything if row[field] in values]
    assert kept


def test_events_are_ordered_by_day(client: TestClient) -> None:
    days = [
        row["first"] or row["last"] or row["report_date"]
        for row in get(client, "events?sort=newest&limit=500")["items"]
    ]
    assert all(later >= earlier for later, earlier in pairwise(days))


@pytest.mark.parametrize(
    "address",
    [
        "events?nonsense=1",
        "events?limit=0",
        "events?first=yesterday",
        "events?limit=9999",
        "events?since=0",
        "events?since=86400",
        "events?first=1741910400",
        "events?last=2025-03-14T00:00:00",
        "events?as_of=20250314",
        "events?last=2025-02-30",
        "events?since=\u0662\u0660\u0662\u0665-03-14",
        "export?since=0",
        "diff?before=0&after=2025-03-14",
    ],
)
def test_a_wrong_parameter_is_refused(client: TestClient, address: str) -> None:
    answer = get(client, address, 422)
    assert answer["error"] == "bad-parameter"
    assert "/interface" in answer["message"]


def test_what_is_no_day_is_told_so(client: TestClient) -> None:
    assert get(client, "events?since=0", 422)["message"].startswith("since: '0' is no day; give one as 2025-03-14")


@pytest.mark.parametrize(
    "address",
    ["events?event=NOPE", "events?next=!!!", "aggregate?by=colour", "events?first=2025-02-01&last=2025-01-01"],
)
def test_what_the_codebook_does_not_have_is_refused(client: TestClient, address: str) -> None:
    assert get(client, address, 400)["error"] == "bad-config"


@pytest.mark.parametrize(
    "address", ["reports/none", "items/none", "instruments/none%20such", "nothing", "actor?name=Nobody%20Atall"]
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert get(client, address, 404)["error"] == "not-found"


def test_an_event_is_told_with_all_its_tellings(client: TestClient) -> None:
    row = get(client, "events?limit=1")["items"][0]
    story = get(client, f"items/{row['id']}")
    assert story["kind"] == "event"
    assert story["tellings"][0]["trigger"] == row["trigger"]
    assert story["history"]


def test_an_instrument_has_its_changes_and_positions(client: TestClient) -> None:
    found = [get(client, f"instruments/{row['key']}") for row in get(client, "instruments?limit=500")["items"]]
    assert any(story["changes"] for story in found)
    assert any(story["positions"] for story in found)


def test_an_actor_has_what_it_said_and_its_offices(client: TestClient) -> None:
    biden = get(client, "actor?name=Joe%20Biden")
    assert {"office", "code", "first", "last", "source"} <= set(biden["offices"][0])
    assert biden["code"] == "USA"
    kishida = get(client, "actor?name=USA")
    assert kishida["partners"]


def test_suggestions_begin_as_typed(client: TestClient) -> None:
    names = [row["name"] for row in get(client, "suggest?text=jap")["items"]]
    assert "Japan" in names
    assert all("jap" in name.lower() for name in names)


@pytest.mark.parametrize("value", ["'; DROP TABLE events; --", '" OR 1=1', "%", "\\", "/*", "\u202e", "{where}"])
@pytest.mark.parametrize("name", ["actor", "text", "place", "instrument", "source", "topic", "country", "report"])
def test_no_value_of_a_filter_becomes_part_of_a_query(client: TestClient, name: str, value: str) -> None:
    answer = client.get("/api/v1/events", params={name: value})
    assert answer.status_code in {200, 400}
    assert get(client, "stats")["reports"] == 6


@pytest.mark.parametrize("name", ["events", "statements", "reports", "actors", "instruments"])
def test_a_token_that_was_tampered_with_is_refused_and_gives_away_nothing(client: TestClient, name: str) -> None:
    token = get(client, f"{name}?limit=2")["next"]
    others = [get(client, f"{other}?limit=2")["next"] for other in LISTS if other != name]
    forged = [token[:-4], token[::-1], token + "AAAA", "A" * 400, "WyInIE9SIDE9MSAtLSIsIDFd", "e30=", "bnVsbA=="]
    for wrong in (*forged, *others):
        answer = client.get(f"/api/v1/{name}", params={"limit": 2, "next": wrong})
        assert answer.status_code in {200, 400}, wrong
        if answer.status_code == 400:
            assert answer.json()["error"] == "bad-config"
        assert "SELECT" not in answer.text
    assert client.get(f"/api/v1/{name}", params={"next": "A" * 401}).status_code == 422


def test_every_parameter_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method, operation in methods.items():
            assert operation["description"], f"{method} {path}"
            for parameter in operation.get("parameters", []):
                assert parameter["in"] == "path" or parameter.get("description"), f"{path} {parameter['name']}"
