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


class _Graph:
    """Who comes before whom; an event during another shares what that other comes before and after."""

    def __init__(self) -> None:
        self._after: dict[str, dict[str, Stated]] = {}
        self._hosts: dict[str, set[str]] = {}
        self._guests: dict[str, set[str]] = {}
        self._above: dict[str, list[str]] = {}
        """What a node and its hosts are, until a host changes; ``_below`` is the same for guests."""
        self._below: dict[str, list[str]] = {}

    def _with_hosts(self, node: str) -> list[str]:
        if node not in self._above:
            self._above[node] = _reach(node, self._hosts)
        return self._above[node]

    def _with_guests(self, node: str) -> list[str]:
        if node not in self._below:
            self._below[node] = _reach(node, self._guests)
        return self._below[node]

    def _forget(self) -> None:
        self._above.clear()
        self._below.clear()

    def later(self, one: str) -> dict[str, Stated]:
        """Return all events after one, each with the first words on the way to it."""
        found: dict[str, Stated] = {}
        waiting: deque[tuple[str, Stated | None]] = deque([(one, None)])
        while waiting:
            node, words = waiting.popleft()
            for here in self._with_hosts(node):
                for after, stated in self._after.get(here, {}).items():
                    for event in self._with_guests(after):
                        if event not in found:
                            found[event] = words or stated
                            waiting.append((event, words or stated))
        return found

    def _leads(self, starts: Iterable[str], goals: set[str]) -> bool:
        """Tell whether any of some events comes before any of others."""
        waiting = list(starts)
        seen = set(waiting)
        while waiting:
            nodes = [here for here in self._with_hosts(waiting.pop()) if here in self._after]
            found = {
                event for here in nodes for after in self._after[here] for event in self._with_guests(after)
            } - seen
            if found & goals:
                return True
            seen |= found
            waiting += found
        return False

    def add(self, before: str, after: str, stated: Stated) -> bool:
        """Take in that one event comes before another, unless that contradicts what is known."""
        firsts, lasts = {*self._with_guests(before)}, {*self._with_guests(after)}
        if firsts & lasts or self._leads(lasts, firsts):
            return False
        self._after.setdefault(before, {}).setdefault(after, stated)
        return True

    def host(self, inner: str, outer: str) -> bool:
        """Take in that one event happens during another, unless that contradicts what is known."""
        if inner == outer or inner in self._with_hosts(outer):
            return False
        new = outer not in self._hosts.get(inner, set())
        self._hosts.setdefault(inner, set()).add(outer)
        self._guests.setdefault(outer, set()).add(inner)
        self._forget()
        if new and any(self._leads([guest], {guest}) for guest in self._with_guests(inner)):
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
        self._hosts[inner].discard(outer)
        self._guests[outer].discard(inner)
        self._forget()

    def nodes(self) -> list[str]:
        """Return all events that anything is known of."""
        return sorted(
            {*self._after, *self._hosts, *self._guests, *(k for after in self._after.values() for k in after)}
        )


def _reach(node: str, links: dict[str, set[str]]) -> list[str]:
    """Return a node and all that its links lead to, in an order that does not change between runs."""
    found = [node]
    for one in found:
        found.extend(sorted(links.get(one, set()) - set(found)))
    return found


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
