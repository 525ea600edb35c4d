"""Puts tellings together that are one, from the scores of pairs and what was decided by hand.

Groups depend on the pairs alone, not on the order in which they came: the best pairs are joined first, ties by id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass

__all__ = ["Edge", "components", "grouped"]

_SAMPLE = 20
"""Of two large groups so many members each are compared."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two tellings that score high enough to be one."""

    a: str
    b: str
    score: float


def components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the sets of items that hang together by pairs, each sorted, in the order of their first items."""
    parents: dict[str, str] = {}

    def root(item: str) -> str:
        while parents.setdefault(item, item) != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for a, b in edges:
        one, other = sorted((root(a), root(b)))
        parents[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for item in sorted(parents):
        members[root(item)].append(item)
    return [members[key] for key in sorted(members)]


def grouped(
    items: Collection[str],
    edges: Iterable[Edge],
    reports: Mapping[str, str],
    *,
    joined: Iterable[tuple[str, str]] = (),
    split: Collection[frozenset[str]] = (),
) -> list[list[str]]:
    """Group the items of a component; two of one report come together only where their own pair says so.

    Two groups become one when at least half of the pairs between them score high enough and none was split by hand.
    ``joined`` pairs are joined before all others, whatever they score.
    """
    known = {frozenset((edge.a, edge.b)) for edge in edges}
    groups: dict[str, list[str]] = {item: [item] for item in items}

    def merge(a: str, b: str) -> None:
        one, other = groups[a], groups[b]
        if one is other:
            return
        both = sorted((*one, *other))
        for item in both:
            groups[item] = both

    for a, b in sorted(joined):
        if a in groups and b in groups:
            merge(a, b)
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        one, other = groups[edge.a], groups[edge.b]
        if one is not other and _may_merge(one, other, known, reports, split):
            merge(edge.a, edge.b)
    unique = {id(group): group for group in groups.values()}
    return sorted(unique.values())


def _may_merge(
    one: list[str],
    other: list[str],
    known: Set[frozenset[str]],
    reports: Mapping[str, str],
    split: Collection[frozenset[str]],
) -> bool:
    told = {reports[item]: item for item in one}
    again = [frozenset((told[reports[item]], item)) for item in other if reports[item] in told]
    if not known >= set(again):
        return False
    pairs = [frozenset((a, b)) for a in one[:_SAMPLE] for b in other[:_SAMPLE]]
    if split and any(frozenset((a, b)) in split for a in one for b in other):
        return False
    return sum(pair in known for pair in pairs) * 2 >= len(pairs)
