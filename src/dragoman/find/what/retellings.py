"""Join tellings of one act across a report, and find the other side of an answer from what was told before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.find.pointing import pointing_nouns
from dragoman.model import Entity, Event, Refusal

__all__ = ["Told", "join_tellings"]

_REACH = 12
"""Sentences that a definite noun ("the meeting") may point back over."""
_TO_MEET = "036"
"""CAMEO code of an agreement to meet."""
_ANSWERS = 3
"""Sentences that an answer ("dismissed the offers") may point back over."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what its words say of their place in the report; ``lemmas`` are those of its trigger and mentions.

    ``definite``: the trigger, or what a light verb carries, is a definite noun, so it points at something known.
    ``answers``: types of the act that it answers (an offer, a demand, a reproach) when its words name no author.
    ``otherwise``: why the words are no event of their own, where they name no actor ("during the meeting").
    """

    event: Event
    lemmas: tuple[str, ...] = ()
    definite: bool = False
    answers: frozenset[str] = frozenset()
    otherwise: Refusal | None = None


def join_tellings(told: list[Told]) -> tuple[list[Event], list[Refusal]]:
    """Return the events with each act once, and what is left of retellings that name nobody and meet no event.

    A definite retelling becomes a mention of the earlier event.

    "The talks were attended by ..." joins the talks told before when it names no other parties; "dismissed the offers"
    is directed at whoever last made one. Where only a retelling says where the act took place, that is its place.
    Events keep the order of their first telling.
    """
    events: list[Event] = []
    lemmas: list[set[str]] = []
    refusals: list[Refusal] = []
    for item in told:
        event = _answered(item, events) if item.answers else item.event
        places = [k for k in range(len(events)) if item.definite and _tells_again(events[k], event)]
        if places:
            place = _meant(item, places, lemmas)
            events[place] = _with_mention(events[place], event)
        elif item.otherwise is not None:
            refusals.append(item.otherwise)
        else:
            events.append(event)
            lemmas.append({*item.lemmas})
    return events, refusals


def _meant(item: Told, places: list[int], lemmas: list[set[str]]) -> int:
    """Return which of several events a retelling means: the latest told by a word nearest to its own, else the latest.

    A noun that does not name two parties says no more than its word: "the meeting" is first what was told as one.
    """
    named = len(_codes(item.event.actor)) > 1
    near = () if named or not item.lemmas else pointing_nouns().get(item.lemmas[0], ())
    for lemma in near:
        found = [k for k in places if lemma in lemmas[k]]
        if found:
            return found[-1]
    return places[-1]


def _answered(item: Told, events: list[Event]) -> Event:
    event = item.event
    own = _codes(event.actor)
    for earlier in reversed(events):
        if event.sentence - earlier.sentence > _ANSWERS:
            break
        known = tuple(entity for entity in earlier.actor if entity.code)
        if earlier.event in item.answers and known and not _codes(known) & own:
            why = f"{event.why}; recipient by what was told before ({earlier.trigger.text})"
            return replace(event, recipient=known, why=why)
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
    if later.event == "CONSULT" or later.cameo == earlier.cameo == _TO_MEET:
        theirs |= _codes(earlier.recipient)
        return mine <= theirs and len(theirs) > 1 and (len(mine) > 1 or _is_alike(earlier, later))
    return mine == theirs and _codes(later.recipient) <= _codes(earlier.recipient)


def _is_alike(earlier: Event, later: Event) -> bool:
    """Whether words that name nobody can mean a meeting: "the visit" is a visit, "the call" a call."""
    own = {"visit", "phone"} & {*later.mode}
    return own <= {*earlier.mode} and ("phone" in own or "phone" not in earlier.mode)


def _with_mention(earlier: Event, later: Event) -> Event:
    mentions = sorted({*earlier.mentions, later.trigger, *later.mentions}, key=lambda span: span.start)
    return replace(earlier, mentions=tuple(mentions), event_loc=earlier.event_loc or later.event_loc)


def _codes(entities: tuple[Entity, ...]) -> set[str]:
    return {entity.code for entity in entities}
