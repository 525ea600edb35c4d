"""Makes of the rows of the index what the scores look at, and the keys under which two tellings come to be compared.

Tellings are compared only where they share a key: a day with two parties, or a day with one party and a place, a person
or one of the sentence's longest words. So the work grows with what is alike, not with the square of what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations
from typing import Any

from dragoman.store.filters import folded
from dragoman.store.same_event import Told, content_words
from dragoman.store.same_statement import Said

__all__ = ["event_keys", "said", "statement_keys", "told"]

_BODIES = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
"""Codes that many bodies share; the name tells them apart."""

_WHOLE = ("PCL", "ADM1", "RGN", "CONT", "SEA", "TERR", "OCN")
"""GeoNames features that are no exact place: countries, first-level regions, seas."""

_LONGEST = 7
"""Days; what may have happened on more is compared with nothing, for its day says too little."""
_LATE = 2
_KEY_WORDS = 5
_PARTIES = 6


def told(row: Sequence[Any]) -> Told:
    """Return what the score of events looks at, of a row of ``told_events.sql``."""
    (
        telling, report, event, mode, status, first, last, basis, report_date, geonameid, country, lat, lon, feature,
        words, names, parties, trigger,
    ) = row  # fmt: skip
    begin, end = _ordinal(first), _ordinal(last)
    happened = status in {"actual", "historical", "negated"}
    if happened and basis == "relative" and begin is not None and begin > report_date.toordinal():
        # what has happened is not of a day to come: the weekday meant is that of the week before
        begin, end = begin - 7, None if end is None else end - 7
    return Told(
        id=telling,
        report=report,
        event=event,
        mode=frozenset(mode),
        status=status,
        actors=_keys(party for party in parties if party["role"] == "actor"),
        recipients=_keys(party for party in parties if party["role"] == "recipient"),
        people=frozenset(
            (party["code"], folded(party["name"]))
            for party in parties
            if party["kind"] == "person" and party["name"].split()[-1][:1].isupper()
        ),
        first=begin,
        last=end,
        basis=basis,
        place=geonameid,
        country=country,
        spot=None if lat is None or lon is None else (lat, lon),
        exact_place=bool(feature) and not feature.startswith(_WHOLE),
        words=content_words(words, frozenset(names)),
        trigger=frozenset(trigger),
    )


def said(row: Sequence[Any]) -> Said:
    """Return what the score of statements looks at, of a row of ``told_statements.sql``."""
    telling, report, kind, first, last, basis, report_date, words, quoted, parties = row
    begin, end = _ordinal(first), _ordinal(last)
    if begin is not None and basis == "relative" and begin > report_date.toordinal():
        begin, end = begin - 7, None if end is None else end - 7
    names = frozenset(folded(party["name"]) for party in parties)
    codes = frozenset(party["code"] for party in parties if party["kind"] != "person" and party["code"])
    nothing: frozenset[str] = frozenset()
    return Said(telling, report, kind, names | codes, begin, end, basis, content_words(words, nothing),
                content_words(quoted, nothing))  # fmt: skip


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _keys(parties: Iterable[dict[str, str]]) -> frozenset[str]:
    found = set()
    for party in parties:
        for code in party["code"].split(";"):
            if code in _BODIES:
                found.add(f"{code} {folded(party['name'])}")
            elif code:
                found.add(code)
    return frozenset(found)


def event_keys(telling: Told) -> Iterator[int]:
    """Yield the keys of a telling of an event."""
    parties = sorted(telling.actors | telling.recipients)[:_PARTIES]
    words = sorted(telling.words, key=lambda word: (-len(word), word))[:_KEY_WORDS]
    narrow = {name for _, name in telling.people} | telling.trigger | set(words)
    if telling.place is not None:
        narrow.add(f"at {telling.place}")
    if telling.country is not None and telling.country not in parties:
        narrow.add(f"in {telling.country}")
    shared = ["\0".join(pair) for pair in combinations(parties, 2)]
    shared += [f"{party}\0{word}" for party in parties for word in narrow]
    for day in _days(telling.first, telling.last, telling.basis):
        for parts in shared:
            yield _hash(f"event\0{day}\0{parts}")


def statement_keys(telling: Said) -> Iterator[int]:
    """Yield the keys of a telling of a statement."""
    words = sorted(telling.words, key=lambda word: (-len(word), word))[:_KEY_WORDS]
    for day in _days(telling.first, telling.last, telling.basis):
        for speaker in sorted(telling.speakers)[:_PARTIES]:
            for word in words:
                yield _hash(f"statement\0{day}\0{speaker}\0{word}")


def _days(first: int | None, last: int | None, basis: str) -> range:
    if first is None or last is None or last - first >= _LONGEST:
        return range(0)
    return range(first - _LATE if basis == "dateline" else first, last + 1)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
