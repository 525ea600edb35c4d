"""Join tellings of one act across a report, and find the other side of an answer from what was told before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model import Entity, Event

__all__ = ["Told", "join_tellings"]

_REACH = 12
"""Sentences that a definite noun ("the meeting") may point back over."""
_ANSWERS = 3
"""Sentences that an answer ("dismissed the offers") may point back over."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what its words say of their place in the report.

    ``definite``: the trigger, or what a light verb carries, is a definite noun, so it points at something known.
    ``answers``: types of the act that it answers (an offer, a demand, a reproach) when its words name no author.
    """

    event: Event
    definite: bool = False
    answers: frozenset[str] = frozenset()


def join_tellings(told: list[Told]) -> list[Event]:
    """Return the events with each act once: a definite retelling becomes a mention of the earlier event.

    "The talks were attended by ..." joins the talks told before when it names no other parties; "dismissed the offers"
    is directed at whoever last made one. Where only a retelling says where the act took place, that is its place.
    Events keep the order of their first telling.
    """
    events: list[Event] = []
    for item in told:
        event = _answered(item, events) if item.answers else item.event
        if item.definite:
            place = next((k for k in range(len(events) - 1, -1, -1) if _tells_again(events[k], event)), None)
            if place is not None:
                events[place] = _with_mention(events[place], event)
                continue
        events.append(event)
    return events


def _answered(item: Told, events: list[Event]) -> Event:
    event = item.event
    own = _codes(event.actor)
    for earlier in reversed(events):
        if event.sentence - earlier.sentence > _ANSWERS:
            break
        if earlier.event in item.answers and earlier.actor and not _codes(earlier.actor) & own:
            why = f"{event.why}; recipient by what was told before ({earlier.trigger.text})"
            return replace(event, recipient=earlier.actor, why=why)
    return event


def _tells_again(earlier: Event, later: Event) -> bool:
    if earlier.event != later.event or later.sentence - earlier.sentence > _REACH:
        return False
    if earlier.status not in {"actual", "historical"} or later.status not in {"actual", "historical"}:
        return False
    dated = {"stated", "relative"}
    if later.date.basis in dated and earlier.date.basis in dated and later.date.first != earlier.date.first:
        return False
    mine, theirs = _codes(later.actor), _codes(earlier.actor)
    if later.event == "CONSULT":
        return mine <= theirs and len(theirs) > 1
    return mine == theirs and _codes(later.recipient) <= _codes(earlier.recipient)


def _with_mention(earlier: Event, later: Event) -> Event:
    mentions = sorted({*earlier.mentions, later.trigger, *later.mentions}, key=lambda span: span.start)
    return replace(earlier, mentions=tuple(mentions), event_loc=earlier.event_loc or later.event_loc)


def _codes(entities: tuple[Entity, ...]) -> set[str]:
    return {entity.code for entity in entities}
