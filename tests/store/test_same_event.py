"""Tests of the score of two tellings: what makes them one, and each difference that rules it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.store.same_event import JOINED, Told, score

MET = Told(
    id="1", report="one", event="CONSULT", mode=frozenset(), status="actual", actors=frozenset({"CHN", "RUS"}),
    recipients=frozenset(), people=frozenset({("RUS", "sergei lavrov")}), first=100, last=100, basis="relative",
    place="1816670", country="CHN", spot=(39.9, 116.4), exact_place=True, words=frozenset({"met", "talk"}),
)  # fmt: skip
STRUCK = Told(
    id="3", report="one", event="ASSAULT", mode=frozenset({"drone"}), status="actual", actors=frozenset({"RUS"}),
    recipients=frozenset({"UKR"}), people=frozenset(), first=100, last=100, basis="relative", place="698740",
    country="UKR", spot=(46.5, 30.7), exact_place=True, words=frozenset({"port", "drone", "attack"}),
)  # fmt: skip


def other(told: Told, **changes: Any) -> Told:  # noqa: ANN401 - fields of any type
    return replace(told, id="2", report="two", **changes)


def joined(a: Told, b: Told) -> bool:
    made, turned = score(a, b), score(b, a)
    assert (made and made.value) == (turned and turned.value), "the score has no direction"
    return made is not None and made.value >= JOINED


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"mode": frozenset({"visit"}), "actors": frozenset({"RUS"}), "recipients": frozenset({"CHN"})},
        {"event": "SUPPORT"},
        {"first": 100, "last": 102, "basis": "stated"},
        {"first": 101, "last": 101, "basis": "dateline"},
        {"status": "historical"},
        {"status": "negated"},
        {"place": None, "country": None, "spot": None, "exact_place": False},
        {"place": "1814991", "spot": (35.0, 105.0), "exact_place": False},
        {"people": frozenset({("RUS", "lavrov")})},
        {"people": frozenset({("CHN", "wang yi")})},
        {"actors": frozenset({"CHN", "RUS", "IRN"})},
    ],
)
def test_one_meeting(changes: dict[str, Any]) -> None:
    assert joined(MET, other(MET, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "ASSAULT"},
        {"first": 101, "last": 101},
        {"first": 104, "last": 104, "basis": "dateline"},
        {"actors": frozenset({"CHN", "IRN"})},
        {"people": frozenset({("RUS", "sergei shoigu")})},
        {"country": "USA", "place": "5391959", "spot": (37.8, -122.4)},
        {"place": "1809858", "spot": (23.1, 113.3)},
        {"status": "future"},
        {"status": "hypothetical"},
    ],
)
def test_not_one_meeting(changes: dict[str, Any]) -> None:
    assert not joined(MET, other(MET, **changes))


def test_one_attack_and_another() -> None:
    assert joined(STRUCK, other(STRUCK))
    assert joined(STRUCK, other(STRUCK, recipients=frozenset(), mode=frozenset({"heavy-weapons"})))
    turned = other(STRUCK, actors=frozenset({"UKR"}), recipients=frozenset({"RUS"}))
    assert not joined(STRUCK, turned)
    bare = replace(STRUCK, place=None, country=None, spot=None, words=frozenset({"drone"}), recipients=frozenset())
    elsewhere = other(bare, words=frozenset({"missil", "bridge"}), mode=frozenset({"heavy-weapons"}))
    assert not joined(bare, elsewhere), "one party may attack twice in a day"


def test_one_report_tells_two_acts_but_one_meeting_twice() -> None:
    assert score(STRUCK, replace(STRUCK, id="4")) is None
    again = score(MET, replace(MET, id="4"))
    assert again is not None
    assert again.reasons[0] == "told twice in one report"
    assert score(MET, replace(MET, id="4", first=101, last=101)) is None


def test_reasons_say_what_agrees() -> None:
    made = score(MET, other(MET))
    assert made is not None
    assert made.reasons == (
        "both CONSULT", "parties CHN, RUS", "on the same day", "in the same place", "words met, talk",
    )  # fmt: skip
