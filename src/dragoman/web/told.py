"""Tells the events and statements of a record, and the changes of an instrument, in sentences of plain English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.brief.sentences import event_sentence, statement_sentence
from dragoman.model import Entity, Record
from dragoman.store.answers import Party, Words

__all__ = ["told"]


@dataclass(frozen=True, slots=True)
class _Act:
    event: str
    mode: tuple[str, ...]
    cameo: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Saying:
    kind: str
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    medium: Words | None


def told(record: Record) -> dict[str, str]:
    """Return a sentence for each event and statement of a record, by its id; that of a statement its words end."""
    report = record.report.id
    acts = {
        event.id: _Act(
            event.event, event.mode, event.cameo, event.status,
            _parties(record, "actor", event.actor), _parties(record, "recipient", event.recipient),
        )
        for event in record.events
    }  # fmt: skip
    sayings = {
        stmt.id: _Saying(
            stmt.kind, _parties(record, "speaker", stmt.speaker), _parties(record, "addressee", stmt.addressee),
            None if stmt.medium is None else Words(report, stmt.medium.start, stmt.medium.end, stmt.medium.text),
        )
        for stmt in record.statements
    }  # fmt: skip
    return {
        **{key: event_sentence(act) for key, act in acts.items()},
        **{key: statement_sentence(saying) for key, saying in sayings.items()},
    }


def _parties(record: Record, role: str, entities: Iterable[Entity]) -> tuple[Party, ...]:
    """Return those in a role as the ledger would have them."""
    known = {actor.id: actor for actor in record.actors}
    found = []
    for one in entities:
        actor = known.get(one.id)
        words = Words(record.report.id, one.start, one.end, one.entity_text)
        name, kind, office, wikidata = (
            (one.entity_text, "group", None, None)
            if actor is None
            else (actor.name, actor.kind, actor.office, actor.wikidata)
        )
        found.append(Party(role, one.id, name, kind, one.code, one.sector, office, wikidata, words))
    return tuple(found)
