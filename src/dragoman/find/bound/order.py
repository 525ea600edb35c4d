"""Find the order of a report's events from its words: before, after, during, because, in response to.

Conjunctions and prepositions relate what they introduce to what governs it; verbs such as "follow" and "lead to" relate
subject and object; "this came after ..." and "the move followed ..." point at the sentence before; adverbs, dates and
the past perfect set an event against the one told before. The relations are closed under what follows from them
(order_graph).
"""

from __future__ import annotations

from dragoman.find.bound.order_graph import Stated, close, line
from dragoman.find.bound.order_reader import OrderReader
from dragoman.find.bound.order_words import Memory
from dragoman.model import Event, Order, Parse, TimePhrase

__all__ = ["find_order", "line"]

_ASSERTED = frozenset({"actual", "historical", "future"})
_COUNTING = frozenset({"earlier", "later", "before", "after", "previous", "following", "next"})
"""Words of dates that count from what was told last."""
_DATED = 2
"""Dates tell more than a tense and less than "after"."""


def find_order(parse: Parse, events: tuple[Event, ...], times: tuple[TimePhrase, ...]) -> tuple[Order, ...]:
    """Return the order that a report states between its events, closed and free of contradictions.

    Events that did not happen or are only supposed stand in no order. ``times`` tells which words are dates.
    """
    told = tuple(event for event in events if event.status in _ASSERTED)
    if len(told) < 2:
        return ()
    found: list[Stated] = []
    memory = Memory()
    for sentence in parse.sentences:
        reader = OrderReader(sentence, told, memory, times)
        found += reader.read()
        memory.note(reader.mains(), reader.named())
    return close([*found, *_by_dates(told, parse)])


def _tells_its_date(event: Event, parse: Parse) -> bool:
    """Whether the words of an event's date stand in its own sentence, not in one before."""
    sentence = parse.sentences[event.sentence]
    return event.date.span is not None and sentence.start <= event.date.span.start < sentence.end


def _are_comparable(one: Event, other: Event) -> bool:
    """Whether two dates tell an order: "a week earlier" counts from a day, and from no month told before."""
    return all(a.date.precision == "day" or not _counts(b) for a, b in ((one, other), (other, one)))


def _counts(event: Event) -> bool:
    return event.date.span is not None and bool(_COUNTING & {*event.date.span.text.lower().split()})


def _by_dates(events: tuple[Event, ...], parse: Parse) -> list[Stated]:
    """Return what stated dates say: between each event that has one and those of the next later date."""
    dated = [e for e in events if e.date.first and e.date.last and _tells_its_date(e, parse)]
    found: list[Stated] = []
    for one in dated:
        if one.date.last is None or one.date.span is None:
            continue
        later = [e for e in dated if e.date.first is not None and e.date.first > one.date.last]
        later = [e for e in later if _are_comparable(one, e)]
        nearest = min((e.date.first for e in later if e.date.first), default=None)
        span = one.date.span
        found += [
            Stated(one.id, "before", other.id, span.start, span.end, _DATED)
            for other in later
            if other.date.first == nearest
        ]
    return found
