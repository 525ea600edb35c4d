"""Chooses the weightiest events, by a rule that a brief states."""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import sqrt

from dragoman.draw.ties import node_names
from dragoman.store.answers import EventRow

__all__ = ["RULE", "weight", "weightiest"]

RULE = (
    "Weight is 1 plus the size of the event's PLOVER score, times the square root of the number of independent "
    "reports; half of that for what is only planned, or said by others. What is supposed, told as background or did "
    "not happen is left out, and of several events of one type between the same parties the weightiest stands for all."
)
"""The rule, for readers."""

_TOLD = frozenset({"actual", "future"})


def weight(event: EventRow, hearsay: Container[str] = ()) -> float:
    """Return how weighty an event is; ``hearsay`` has the ids of those that others say, and the rule is ``RULE``."""
    unsure = event.status != "actual" or event.id in hearsay
    return (1 + abs(event.event_scale)) * sqrt(max(1, event.independent)) * (0.5 if unsure else 1)


def weightiest(events: Sequence[EventRow], most: int, hearsay: Container[str] = ()) -> tuple[EventRow, ...]:
    """Return the weightiest events in the order of their weight, of equals the latest first."""
    told = [event for event in events if event.status in _TOLD and event.basis != "before"]
    told.sort(key=lambda event: event.id)
    told.sort(key=lambda event: (weight(event, hearsay), event.last or event.report_date), reverse=True)
    chosen: dict[tuple[str, frozenset[str]], EventRow] = {}
    for event in told:
        nodes = {name for party in (*event.actors, *event.recipients) for name in node_names(party)}
        chosen.setdefault((event.event, frozenset(nodes)), event)
    return tuple(chosen.values())[:most]
