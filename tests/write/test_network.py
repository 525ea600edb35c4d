"""Tests of networks: the same actor is one node in all reports, each pair of an event one edge."""

from __future__ import annotations

from dataclasses import replace

import records
from dragoman.model import Entity
from dragoman.write.network import EDGE_FIELDS, NODE_FIELDS, Edge, Network
from dragoman.write.settings import Settings


def edges_of(network: Network) -> list[Edge]:
    return list(network.edges())


def test_actors_are_nodes_and_pairs_edges() -> None:
    network = Network([records.record()], Settings())
    (edge,) = edges_of(network)
    assert [node.name for node in network.nodes.values()] == ["China", "Iran", "Ma Zhaoxu"]
    assert (network.nodes[edge.source].name, network.nodes[edge.target].name) == ("China", "Iran")
    assert edge.values["mutual"] is True
    assert (edge.values["cameo"], edge.values["first"], edge.values["claimed"]) == ("040", "2025-03-14", False)
    assert set(edge.values) <= {name for name, _ in EDGE_FIELDS}
    assert all(set(node.values) <= {name for name, _ in NODE_FIELDS} for node in network.nodes.values())


def test_the_same_actor_of_two_reports_is_one_node() -> None:
    first = records.record()
    ids = {actor.id: f"other-{actor.id}" for actor in first.actors}

    def entities(found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(replace(entity, id=ids[entity.id]) for entity in found)

    second = replace(
        first,
        actors=tuple(
            replace(actor, id=ids[actor.id], members=tuple(ids[member] for member in actor.members))
            for actor in first.actors
        ),
        events=tuple(
            replace(event, id=f"x{event.id}", actor=entities(event.actor), recipient=entities(event.recipient))
            for event in first.events
        ),
    )
    network = Network([first, second], Settings())
    assert len(edges_of(network)) == 2
    assert len(network.nodes) == 3


def test_wikidata_tells_who_is_the_same() -> None:
    record = records.told("x")
    network = Network([record], Settings())
    assert len(edges_of(network)) == 1
    assert next(iter(network.nodes)) == "Q1"
