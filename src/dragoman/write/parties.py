"""Turns the roles of an event into parties and pairs of them, for formats of one actor and one recipient a row.

A group whose members are known stands for its members. Where actors act together and nobody is the recipient (talks,
shared work, fighting), the pairs are those of the actors among each other; any other event without a recipient has
single rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Actor, Entity, Event
from dragoman.text import content_id
from dragoman.write.countries import Country, cameo_sector, countries

__all__ = ["Pair", "Party", "pairs", "parties"]

MUTUAL = ("CONSULT", "COOPERATE", "ASSAULT")
"""The types whose actors act on each other where there is no recipient, as the codebook has it."""

_ROW_ID = 13
"""Hexadecimal digits: 52 bits, the most that every reader of numbers holds exactly."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor in one role, with the words that put it there."""

    actor: Actor
    code: str
    sector: str | None
    entity: Entity

    @property
    def country(self) -> Country | None:
        """What other data sets call its code."""
        return countries().get(self.code)

    @property
    def cameo_types(self) -> tuple[str, ...]:
        """CAMEO's type codes, the most telling first."""
        own = self.country.cameo_type if self.country else ""
        sectors = dict.fromkeys(filter(None, (self.sector, *self.actor.other_sectors)))
        return tuple(dict.fromkeys(filter(None, (own, *(cameo_sector(sector) for sector in sectors)))))

    @property
    def cameo_code(self) -> str:
        """CAMEO's actor code: country or body, then the types that are not in it yet."""
        known = self.country
        own = known.cameo_actor if known else ""
        return own + "".join(kind for kind in self.cameo_types if known is None or kind != known.cameo_type)


@dataclass(frozen=True, slots=True)
class Pair:
    """An actor and a recipient, if there is one; ``mutual`` where both act and neither is the recipient."""

    id: str
    actor: Party
    recipient: Party | None
    mutual: bool = False


def parties(entities: Iterable[Entity], actors: Mapping[str, Actor]) -> tuple[Party, ...]:
    """Return the parties of a role, each once, groups of known members taken apart."""
    found: dict[tuple[str, str], Party] = {}
    for entity in entities:
        for party in _taken_apart(entity, actors):
            found.setdefault((party.actor.id, party.code), party)
    return tuple(found.values())


def pairs(event: Event, actors: Mapping[str, Actor]) -> Iterator[Pair]:
    """Yield the pairs of an event in the order of its roles; one with no recipient where nobody is acted upon."""
    doers = parties(event.actor, actors)
    others = parties(event.recipient, actors)
    if others:
        for doer in doers:
            for other in others:
                if (doer.actor.id, doer.code) != (other.actor.id, other.code):
                    yield _pair(event, doer, other)
    elif len(doers) > 1 and event.event in MUTUAL:
        for doer, other in combinations(doers, 2):
            yield _pair(event, doer, other, mutual=True)
    else:
        for doer in doers:
            yield _pair(event, doer, None)


def _pair(event: Event, doer: Party, other: Party | None, *, mutual: bool = False) -> Pair:
    second = [other.actor.id, other.code] if other else None
    name = content_id(event.id, [doer.actor.id, doer.code], second, length=_ROW_ID)
    return Pair(name, doer, other, mutual)


def _taken_apart(entity: Entity, actors: Mapping[str, Actor], seen: frozenset[str] = frozenset()) -> Iterator[Party]:
    actor = actors[entity.id]
    if actor.members and actor.id not in seen:
        for member in actor.members:
            name = actors[member]
            inner = Entity(member, name.code, name.sector, entity.entity_text, entity.start, entity.end)
            yield from _taken_apart(inner, actors, seen | {actor.id})
        return
    for code in entity.code.split(";"):
        yield Party(actor, code, entity.sector, entity)
