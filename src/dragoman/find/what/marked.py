"""Put two marked parties of a sentence into its cast, so that acts are coded between just those two."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.tree import base
from dragoman.model import Actor, Cast, Mention, Parse, Report, Sentence

__all__ = ["SOURCE", "TARGET", "Place", "marked_cast"]

SOURCE = "source"
TARGET = "target"
"""Actor ids of the two parties."""

Place = tuple[int, int]
"""Offsets of words in the report, half-open."""


def marked_cast(report: Report, parse: Parse, cast: Cast, source: Place | None, target: Place | None) -> Cast:
    """Return the cast with the words at two places as actors ``source`` and ``target``, whatever was known of them.

    A party takes over the other mentions of the actor that its words name ("it", "Tehran"), unless both parties name
    the same one. Each has a code of its own, so that two bodies of one state stay apart; where the parties are of
    different states, the other actors of a party's state have the party's code. None stands for no party.
    """
    named = {}
    for name, place in ((SOURCE, source), (TARGET, target)):
        if place is not None:
            named[name] = [m for one in parse.sentences if (m := _mention(report, one, name, place)) is not None]
    taken = {(m.sentence, m.head) for mentions in named.values() for m in mentions}
    old = {name: _known(cast, mentions) for name, mentions in named.items()}
    ids = [actor.id for actor in old.values() if actor]
    moved = {actor.id: name for name, actor in old.items() if actor} if len(set(ids)) == len(ids) else {}
    coded = {name: actor.code for name, actor in old.items() if actor and actor.code}
    own = {code: name for name, code in coded.items()} if len(set(coded.values())) == len(coded) else {}
    kept = []
    for actor in cast.actors:
        rest = tuple(m for m in actor.mentions if (m.sentence, m.head) not in taken)
        if actor.id in moved:
            name = moved[actor.id]
            named[name] += [replace(m, actor=name) for m in rest]
            rest = ()
        kept.append(replace(actor, mentions=rest, code=own.get(actor.code, actor.code)))
    parties = [_party(name, mentions, old[name]) for name, mentions in named.items() if mentions]
    return replace(cast, actors=(*kept, *parties))


def _party(name: str, mentions: list[Mention], known: Actor | None) -> Actor:
    kind = known.kind if known is not None and known.kind != "group" else "organization"
    sector = known.sector if known is not None else None
    return Actor(name, mentions[0].span.text, kind, name, sector, mentions=tuple(mentions))


def _known(cast: Cast, mentions: list[Mention]) -> Actor | None:
    heads = {(m.sentence, m.head) for m in mentions}
    return next((a for a in cast.actors for m in a.mentions if (m.sentence, m.head) in heads), None)


def _mention(report: Report, sentence: Sentence, actor: str, place: Place) -> Mention | None:
    """Return the words of a sentence at a place as a mention, headed by the word that the others hang on."""
    inside = [t for t in sentence.tokens if t.start < place[1] and place[0] < t.end]
    if not inside:
        return None
    first, last = inside[0].index, inside[-1].index
    heads = [t.index for t in inside if not first <= t.head <= last and base(t.deprel) not in {"punct", "det", "case"}]
    head = heads[0] if heads else last
    return Mention(actor, sentence.index, first, last, head, report.span(inside[0].start, inside[-1].end), "name")
