"""Counts who acts on whom: states and bodies as nodes, a tie for each pair and quad class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.codes import entity_codes
from dragoman.store.answers import EventRow, Party
from dragoman.write.parties import MUTUAL

__all__ = ["KINDS", "Tie", "Ties", "node_names", "ties"]

KINDS = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
"""Codes that say what something is and not which."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How many events of one quad class one node directs at another, or with ``mutual`` two share."""

    source: str
    target: str
    quad: int
    mutual: bool
    events: int


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties and the events of each node, the strongest first, and how many of each were left out."""

    nodes: tuple[tuple[str, int], ...]
    ties: tuple[Tie, ...]
    nodes_left_out: int
    ties_left_out: int


def node_names(party: Party) -> tuple[str, ...]:
    """Return the nodes of a party: the states or unions of its codes, or itself where it belongs to none."""
    names = entity_codes()
    known = [code for code in party.code.split(";") if code in names and code not in KINDS]
    return tuple(dict.fromkeys(names[code] for code in known)) or (party.name,)


def ties(events: Sequence[EventRow], *, most: int = 30) -> Ties:
    """Count the ties between the nodes with most events; what a state does within itself is no tie."""
    acts: Counter[str] = Counter()
    found: Counter[tuple[str, str, int, bool]] = Counter()
    for event in events:
        does, receives = _nodes(event.actors), _nodes(event.recipients)
        mutual = not receives and event.event in MUTUAL
        pairs = list(combinations(sorted(does), 2)) if mutual else [(a, b) for a in does for b in receives if a != b]
        for a, b in pairs:
            found[a, b, event.quad_code, mutual] += 1
        acts.update({name for pair in pairs for name in pair})
    nodes = sorted(acts.items(), key=lambda item: (-item[1], item[0]))
    kept = {name for name, _ in nodes[:most]}
    strongest = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = [Tie(*key, count) for key, count in strongest if {key[0], key[1]} <= kept]
    return Ties(tuple(nodes[:most]), tuple(shown), len(nodes) - len(kept), len(found) - len(shown))


def _nodes(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(name for party in parties for name in node_names(party)))
