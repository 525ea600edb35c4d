"""Codes one sentence for what its first named party does to the second, with the machinery that codes reports."""

from __future__ import annotations

import re
from datetime import date

from dragoman.codes import closest_cameo, quad_code
from dragoman.errors import BadInput
from dragoman.find.what.marked import SOURCE, TARGET, Place
from dragoman.find.where.targets import is_of_place
from dragoman.model import ActReading, Entity, Event, Relation, Sentence
from dragoman.pipeline import Coder, shared_coder
from dragoman.read.files import make_report

__all__ = ["code_relation", "find_words", "relate"]

_NO_DATE = date(2000, 1, 1)
"""Stands in for the date that a lone sentence lacks; nothing that depends on it is returned."""

_LEAST = 1e-3
"""A total below this is no evidence: the relation has no event."""

_BETWEEN, _ALONE, _ELSEWHERE, _SUFFERED = 1.0, 0.5, 0.3, 0.2
"""Weight of an act of the source on the target, on nobody, on others, and of an act on the target by somebody else."""
_CODED_LEAST = 0.8
"""The least weight of a coded act: its confidence holds the network's view, which votes by itself."""
_UNREAL = 0.4
"""Weight of an act that was not done beside one that was."""
_STATE = 0.5
"""Weight of an act by the state of a party instead of the party."""
_NETWORK = 0.8
"""Weight of the network's reading beside a frame's."""
_NESTED, _CODED = 0.5, 0.6
"""Weight of a reading of a word that another act is about, and of one that a frame has coded."""
_HALF = 0.2
"""Share of a reading that stands with the source as actor alone."""
_MUTUAL = {"CONSULT", "COOPERATE"}
_INNER = {"topic-only", "hypothetical"}

Vote = tuple[str, str, float]
"""A type, a CAMEO code and a weight."""


def code_relation(sentence: str, source: str, target: str, *, coder: Coder | None = None) -> Relation:
    """Return what ``source`` does to ``target`` in a sentence; both are words of the sentence.

    The marked words are the actors of the sentence, whatever the tables know of them. Every act that the coder or the
    reader's network sees votes for its type with its chance of being an act, of having the source as actor and of
    having the target as recipient. ``scores`` holds each type's share of the votes, adding to 1; ``event`` is the type
    with most, or None where nothing speaks for any, and ``cameo`` the code of the act that speaks most for it.

    Raises:
        BadInput: the sentence lacks the words of source or target.
    """
    places = [find_words(sentence, words) for words in (source, target)]
    for words, place in zip((source, target), places, strict=True):
        if place is None:
            message = f"the sentence has no words {words!r}; give source and target as they stand in it"
            raise BadInput(message)
    return relate(sentence, *places, coder=coder or shared_coder())


def relate(sentence: str, source: Place | None, target: Place | None, *, coder: Coder) -> Relation:
    """Return what the party at one place does to the party at another; None stands for a party that is not named."""
    report = make_report(sentence, day=_NO_DATE, name="the sentence")
    parse = coder.parse(report)
    events, refusals = coder.events_between(report, parse, source, target)
    votes = [_vote(event, source, target) for event in events]
    # what another act is about has no say of its own: "will not end | the strike"
    inner = {place for r in refusals if r.reason in _INNER for place in range(r.start, r.end)}
    taken = {place for e in events for span in (e.trigger, *e.mentions) for place in range(span.start, span.end)}
    for one in parse.sentences:
        for reading in one.acts:
            start = one.tokens[reading.token].start
            weight = _NESTED if start in inner else _CODED if start in taken else 1.0
            votes += _votes_of_reading(one, reading, source, target, weight)
    return _elected(votes)


def _elected(votes: list[Vote]) -> Relation:
    totals: dict[str, float] = {}
    for name, _, share in votes:
        totals[name] = totals.get(name, 0.0) + share
    total = sum(totals.values())
    if total < _LEAST:
        return Relation(None, None, {})
    scores = {name: round(share / total, 4) for name, share in sorted(totals.items(), key=lambda v: (-v[1], v[0]))}
    best = next(iter(scores))
    cameo = max((vote for vote in votes if vote[0] == best), key=lambda vote: vote[2])[1]
    return Relation(best, quad_code(best), scores, cameo)


def find_words(sentence: str, words: str) -> Place | None:
    """Return where words stand in a sentence, or None: whole words before parts, the same case before another."""
    part = re.escape(words)
    for pattern in (rf"(?<!\w){part}(?!\w)", part) if words else ():
        for flags in (re.NOFLAG, re.IGNORECASE):
            match = re.search(pattern, sentence, flags)
            if match:
                return match.span()
    return None


def _vote(event: Event, source: Place | None, target: Place | None) -> Vote:
    acts, suffers = _part(event.actor, SOURCE, source), _part(event.recipient, TARGET, target)
    together = min(acts, _part(event.actor, TARGET, target)) if not suffers else 0.0
    between = max(min(acts, suffers), together)
    others = not all(map(is_of_place, event.recipient)) or (event.event in _MUTUAL and len(event.actor) > 1)
    alone = acts * (_ELSEWHERE if others else _ALONE)
    weight = max(_BETWEEN * between, alone, _SUFFERED * suffers)
    real = event.status not in {"hypothetical", "negated"}
    return event.event, event.cameo, weight * max(event.confidence, _CODED_LEAST) * (1.0 if real else _UNREAL)


def _part(entities: tuple[Entity, ...], party: str, place: Place | None) -> float:
    """Return 1 where a party is among the entities, less where only its state is."""
    if place is None or any(entity.id == party for entity in entities):
        return 1.0
    return _STATE if any(entity.code == party for entity in entities) else 0.0


def _votes_of_reading(
    sentence: Sentence, reading: ActReading, source: Place | None, target: Place | None, weight: float
) -> list[Vote]:
    actor = _chance(sentence, reading.actor, source)
    recipient = _chance(sentence, reading.recipient, target)
    both = max(actor * recipient, actor * _chance(sentence, reading.actor, target) * _mutual(reading))
    share = _NETWORK * weight * (_HALF * actor + (1 - _HALF) * both)
    return [(name, _cameo(name, reading), chance * share) for name, chance in reading.events]


def _cameo(event: str, reading: ActReading) -> str:
    mode = next((name.partition("/")[2] for name, _ in reading.modes if name.startswith(f"{event}/")), "")
    return closest_cameo(event, [mode] if mode else [])


def _mutual(reading: ActReading) -> float:
    """How far the act is one that all its parties do: meetings, agreements and cooperation have no recipient."""
    return sum(chance for name, chance in reading.events if name in {"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})


def _chance(sentence: Sentence, chances: tuple[float, ...], place: Place | None) -> float:
    if place is None:
        return 1.0
    inside = [
        c for token, c in zip(sentence.tokens, chances, strict=True) if token.start < place[1] and place[0] < token.end
    ]
    return max(inside, default=0.0)
