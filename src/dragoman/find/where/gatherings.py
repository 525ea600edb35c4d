"""Carry the place of a meeting from where it is told to the other tellings: "received X ... the meeting, held at Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.find.tree import Tree
from dragoman.model import Event, Location

__all__ = ["Gathering", "gatherings", "with_gatherings"]

_NOUNS = frozenset(
    {"meeting", "talk", "summit", "conference", "session", "ceremony", "gathering", "discussion", "encounter",
     "negotiation", "reception", "dinner", "forum", "event"}
)  # fmt: skip
_QUALIFIERS = ("amod", "compound", "nmod", "nummod", "nmod:poss")
_REACH = 8
"""Sentences over which "the meeting" points back at the one told last."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A bare "the meeting" at an offset of the text, with the place that it is said to be at, if any."""

    sentence: int
    start: int
    place: Location | None


def gatherings(tree: Tree) -> Iterator[int]:
    """Yield the nouns that point at a meeting told of already: definite and not told apart by any other word."""
    for token in tree.tokens:
        if token.upos != "NOUN" or token.lemma not in _NOUNS:
            continue
        definite = any(tree[k].lemma in {"the", "this", "these"} for k in tree.kids(token.index, "det"))
        qualified = [k for k in tree.kids(token.index, *_QUALIFIERS) if not _says_where(tree, k)]
        if definite and not qualified:
            yield token.index


def _says_where(tree: Tree, k: int) -> bool:
    return tree.case(k) in {"in", "at", "with", "between"}


def with_gatherings(events: list[Event], told: list[Gathering]) -> list[Event]:
    """Return the events with the places of meetings carried over from one telling to the others.

    "The meeting" is the meeting told last before it. Its place goes to that event, and the place of that event
    to events whose own trigger is "the meeting".
    """
    found = list(events)
    for one in sorted(told, key=lambda gathering: gathering.start):
        last = _told_last(found, one)
        if last is None:
            continue
        if one.place is not None and found[last].event_loc is None:
            found[last] = replace(found[last], event_loc=one.place)
        place = found[last].event_loc
        for n, event in enumerate(found):
            if place is not None and event.event == "CONSULT" and event.event_loc is None and _is_told_by(event, one):
                found[n] = replace(event, event_loc=place)
    return found


def _told_last(events: list[Event], one: Gathering) -> int | None:
    """Return the number of the meeting between parties told last before a word."""
    for n in range(len(events) - 1, -1, -1):
        event = events[n]
        near = event.trigger.end <= one.start and one.sentence - event.sentence <= _REACH
        parties = {entity.code for entity in (*event.actor, *event.recipient)}
        if near and event.event == "CONSULT" and event.status in {"actual", "historical"} and len(parties) > 1:
            return n
    return None


def _is_told_by(event: Event, one: Gathering) -> bool:
    return any(span.start == one.start for span in (event.trigger, *event.mentions))
