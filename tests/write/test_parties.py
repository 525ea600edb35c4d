"""Tests of roles taken apart into parties and pairs."""

from __future__ import annotations

from dataclasses import replace

import records
from dragoman.model import Actor, Entity, Event
from dragoman.write.parties import Party, pairs, parties

ACTORS = {
    "c": Actor("c", "China", "state", "CHN", "GOV"),
    "i": Actor("i", "Iran", "state", "IRN", "GOV"),
    "u": Actor("u", "UN agency", "organization", "UNO", None, ("MED", "PRE")),
    "g": Actor("g", "China and Iran", "group", "CHN;IRN", None, members=("c", "i")),
    "n": Actor("n", "the neighbours", "group", "IRQ;TUR", "GOV"),
    "x": Actor("x", "a group of itself", "group", "CHN", None, members=("x", "i")),
}


def role(*keys: str) -> tuple[Entity, ...]:
    return tuple(Entity(key, ACTORS[key].code, ACTORS[key].sector, key, 0, 1) for key in keys)


def event(kind: str, actor: tuple[Entity, ...], recipient: tuple[Entity, ...] = ()) -> Event:
    return replace(records.record().events[0], event=kind, actor=actor, recipient=recipient)


def codes(kind: str, actor: tuple[Entity, ...], recipient: tuple[Entity, ...] = ()) -> list[tuple[str, str, bool]]:
    found = pairs(event(kind, actor, recipient), ACTORS)
    return [(pair.actor.code, pair.recipient.code if pair.recipient else "", pair.mutual) for pair in found]


def test_a_group_stands_for_its_members_once() -> None:
    assert [party.code for party in parties(role("g", "i"), ACTORS)] == ["CHN", "IRN"]
    assert [party.code for party in parties(role("n"), ACTORS)] == ["IRQ", "TUR"]
    assert [party.code for party in parties(role("x"), ACTORS)] == ["CHN", "IRN"]


def test_every_actor_with_every_recipient() -> None:
    assert codes("ACCUSE", role("c", "i"), role("u", "n")) == [
        ("CHN", "UNO", False), ("CHN", "IRQ", False), ("CHN", "TUR", False),
        ("IRN", "UNO", False), ("IRN", "IRQ", False), ("IRN", "TUR", False),
    ]  # fmt: skip
    assert codes("ACCUSE", role("g"), role("i")) == [("CHN", "IRN", False)]


def test_those_who_meet_are_pairs_and_those_who_call_are_not() -> None:
    assert codes("CONSULT", role("g", "u")) == [("CHN", "IRN", True), ("CHN", "UNO", True), ("IRN", "UNO", True)]
    assert codes("ASSAULT", role("c", "i")) == [("CHN", "IRN", True)]
    assert codes("REQUEST", role("c", "i")) == [("CHN", "", False), ("IRN", "", False)]
    assert codes("CONSULT", role("c")) == [("CHN", "", False)]


def test_ids_of_pairs_are_their_own_and_always_the_same() -> None:
    told = event("CONSULT", role("g", "u"))
    ids = [pair.id for pair in pairs(told, ACTORS)]
    assert len(set(ids)) == 3
    assert ids == [pair.id for pair in pairs(told, ACTORS)]
    assert all(int(name, 16) < 2**53 for name in ids)
    assert set(ids).isdisjoint(pair.id for pair in pairs(replace(told, id="other"), ACTORS))


def test_cameo_codes() -> None:
    def of(key: str) -> Party:
        return parties(role(key), ACTORS)[0]

    assert of("c").cameo_code == "CHNGOV"
    assert of("u").cameo_code == "IGOUNOHLH"
    assert of("u").cameo_types == ("IGO", "HLH")
