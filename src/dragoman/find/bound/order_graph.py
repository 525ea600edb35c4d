"""Close relations of order under what follows from them, drop what contradicts, and put events on one line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dragoman.model import Event, Order

__all__ = ["Stated", "close", "line"]

_MOST = 400
"""Pairs that follow from others are left out of a report beyond this number; those stated are all kept."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two events as words state it, and how strongly (3 plainly, 1 by tense alone)."""

    first: str
    relation: str
    second: str
    start: int
    end: int
    strength: int


class _Links:
    """Links from nodes to nodes, and what can be reached along them."""

    def __init__(self) -> None:
        self._next: dict[str, set[str]] = {}
        self._reached: dict[str, list[str]] = {}
        """What has been worked out, until a link changes."""

    def add(self, node: str, other: str) -> bool:
        """Link a node to another, and tell whether it was not linked before."""
        others = self._next.setdefault(node, set())
        if other in others:
            return False
        others.add(other)
        self._reached.clear()
        return True

    def discard(self, node: str, other: str) -> None:
        """Take the link of a node to another away."""
        self._next[node].discard(other)
        self._reached.clear()

    def reach(self, node: str) -> list[str]:
        """Return a node and all that its links lead to, in an order that does not change between runs."""
        if node not in self._reached:
            found = [node]
            for one in found:
                found.extend(sorted(self._next.get(one, set()) - set(found)))
            self._reached[node] = found
        return self._reached[node]

    def nodes(self) -> Iterator[str]:
        """Yield the nodes that links have started from."""
        yield from self._next


class _Graph:
    """Who comes before whom; an event during another shares what that other comes before and after."""

    def __init__(self) -> None:
        self._after: dict[str, dict[str, Stated]] = {}
        self._hosts = _Links()
        self._guests = _Links()

    def later(self, one: str) -> dict[str, Stated]:
        """Return all events after one, each with the first words on the way to it."""
        found: dict[str, Stated] = {}
        waiting: deque[tuple[str, Stated | None]] = deque([(one, None)])
        while waiting:
            node, words = waiting.popleft()
            for here in self._hosts.reach(node):
                for after, stated in self._after.get(here, {}).items():
                    for event in self._guests.reach(after):
                        if event not in found:
                            found[event] = words or stated
                            waiting.append((event, words or stated))
        return found

    def _leads(self, starts: Iterable[str], goals: set[str]) -> bool:
        """Tell whether any of some events comes before any of others."""
        waiting = list(starts)
        seen = set(waiting)
        while waiting:
            nodes = [here for here in self._hosts.reach(waiting.pop()) if here in self._after]
            found = {
                event for here in nodes for after in self._after[here] for event in self._guests.reach(after)
            } - seen
            if found & goals:
                return True
            seen |= found
            waiting += found
        return False

    def add(self, before: str, after: str, stated: Stated) -> bool:
        """Take in that one event comes before another, unless that contradicts what is known."""
        firsts, lasts = {*self._guests.reach(before)}, {*self._guests.reach(after)}
        if firsts & lasts or self._leads(lasts, firsts):
            return False
        self._after.setdefault(before, {}).setdefault(after, stated)
        return True

    def host(self, inner: str, outer: str) -> bool:
        """Take in that one event happens during another, unless that contradicts what is known."""
        if inner == outer or inner in self._hosts.reach(outer):
            return False
        new = self._hosts.add(inner, outer)
        self._guests.add(outer, inner)
        if new and any(self._leads([guest], {guest}) for guest in self._guests.reach(inner)):
            self._leave(inner, outer)
            return False
        return self._apart(inner, outer)

    def _apart(self, inner: str, outer: str) -> bool:
        """Whether neither of an event and its host is known to come first; else the event leaves its host."""
        if not self._leads([inner], {outer}) and not self._leads([outer], {inner}):
            return True
        self._leave(inner, outer)
        return False

    def _leave(self, inner: str, outer: str) -> None:
        self._hosts.discard(inner, outer)
        self._guests.discard(outer, inner)

    def nodes(self) -> list[str]:
        """Return all events that anything is known of."""
        return sorted(
            {
                *self._after,
                *self._hosts.nodes(),
                *self._guests.nodes(),
                *(k for after in self._after.values() for k in after),
            }
        )


def close(stated: Iterable[Stated]) -> tuple[Order, ...]:
    """Return the relations with all that follows from them; of two that contradict each other the weaker is dropped.

    What answers another event, or happens because of it, comes after it. Pairs that only follow are ``before``.
    """
    graph = _Graph()
    orders: dict[tuple[str, str, str], Order] = {}
    for one in sorted(stated, key=lambda s: (-s.strength, s.start, s.end, s.first, s.second)):
        key = (one.first, one.relation, one.second)
        if key in orders:
            continue
        if one.relation == "during":
            taken = graph.host(one.first, one.second)
        elif one.relation == "before":
            taken = graph.add(one.first, one.second, one)
        else:
            taken = graph.add(one.second, one.first, one)
        if taken:
            orders[key] = Order(*key, one.start, one.end)
    for node, after, words in islice(_implied(graph, orders), _MOST):
        orders[node, "before", after] = Order(node, "before", after, words.start, words.end)
    return tuple(sorted(orders.values(), key=lambda o: (o.start, o.end, o.first, o.relation, o.second)))


def _implied(graph: _Graph, orders: Mapping[tuple[str, str, str], Order]) -> Iterator[tuple[str, str, Stated]]:
    """Yield pairs of which the first comes before the second as follows from others, with the words that tell."""
    for node in graph.nodes():
        for after, words in graph.later(node).items():
            if (after, "after", node) not in orders and (node, "before", after) not in orders:
                yield node, after, words


def line(events: Iterable[Event], order: Iterable[Order]) -> tuple[Event, ...]:
    """Return a report's events on one line, from the earliest to the latest.

    What the text states decides first; among events that it leaves open, the date, then the place in the text.
    """
    listed = sorted(events, key=lambda e: (e.date.first or e.date.last or date.min, e.trigger.start))
    names = {event.id for event in listed}
    before: dict[str, set[str]] = {event.id: set() for event in listed}
    for pair in order:
        if not {pair.first, pair.second} <= names:
            continue
        if pair.relation == "before":
            before[pair.second].add(pair.first)
        elif pair.relation != "during":
            before[pair.first].add(pair.second)
    placed: list[Event] = []
    done: set[str] = set()
    while listed:
        following = next((e for e in listed if before[e.id] <= done), listed[0])
        placed.append(following)
        done.add(following.id)
        listed.remove(following)
    return tuple(placed)
