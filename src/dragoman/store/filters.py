"""What to look for in the ledger, and its translation into SQL conditions with parameters.

No word of a user's ever becomes part of a statement: every value is a parameter, every name of a column stands here.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from dragoman import codes
from dragoman.errors import BadConfig
from dragoman.store.statements import query
from dragoman.tables import read_table

__all__ = [
    "Condition",
    "Filter",
    "event_conditions",
    "party_condition",
    "phrases",
    "statement_conditions",
    "word_conditions",
]

Condition = tuple[str, list[object]]
"""A condition in SQL and its parameters."""

_CODE = re.compile(r"[A-Z]{3}")
_CODE_AND_SECTOR = re.compile(r"([A-Z]{3}) ([A-Z]{3})")
_NAME_AND_SECTOR = re.compile(r"(.*\S) \(([A-Z]{3})\)")
"""How panels name those who have no code: gunmen (UAF)."""
_NAMED = "contains(' ' || lower(strip_accents(p.name)) || ' ', ?)"
_WIDEST = 300
"""Characters that a word to look for may have."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; every part that is given must hold, and of several values of a part one is enough.

    ``actor``, ``recipient`` and ``party`` (either role, and all that are given) take an entity code (``IRN``), a sector
    (``REB``), both (``IRN GOV``), a Wikidata id, a name, or as panels show one who has no code, a name with a sector
    (``gunmen (UAF)``). For statements ``actor`` is the speaker and ``recipient`` the addressee. ``first`` and ``last``
    bound the days on which the event may have happened, both included; ``since`` asks for what the ledger got or
    withdrew from that moment on; ``as_of`` for what the ledger knew at the end of that day. ``text`` asks for reports
    with all these words, words between quotation marks standing together.
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    """Kinds of statement."""
    stance: tuple[str, ...] = ()
    topic: str | None = None
    first: date | None = None
    last: date | None = None
    place: str | None = None
    country: tuple[str, ...] = ()
    instrument: str | None = None
    text: str | None = None
    report: tuple[str, ...] = ()
    source: str | None = None
    since: datetime | date | None = None
    as_of: date | None = None
    id: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the values.

        Raises:
            BadConfig: an unknown code, days in the wrong order, or a word that is too long.
        """
        modes = {mode for kind in codes.event_types().values() for mode in kind.modes}
        _known("event type", self.event, codes.event_types())
        _known("mode", self.mode, modes)
        _known("status", self.status, codes.STATUSES)
        _known("context", self.context, codes.contexts())
        _known("kind", self.kind, codes.STATEMENT_KINDS)
        _known("stance", self.stance, codes.STANCES)
        _known("quad code", map(str, self.quad), ("1", "2", "3", "4"))
        if self.first and self.last and self.first > self.last:
            raise BadConfig(f"the first day ({self.first}) is after the last ({self.last}); exchange them")
        for field in fields(self):
            value = getattr(self, field.name)
            for word in value if isinstance(value, tuple) else (value,):
                if isinstance(word, str) and (len(word) > _WIDEST or not word.strip()):
                    raise BadConfig(f"{field.name}: give 1 to {_WIDEST} characters")


def _known(what: str, given: Collection[str] | Iterator[str], allowed: Collection[str]) -> None:
    for value in given:
        if value not in allowed:
            raise BadConfig(f"{what} {value!r} is not in the codebook; it has {', '.join(sorted(allowed))}")


def event_conditions(wanted: Filter) -> list[Condition]:
    """Return the conditions on a telling ``e`` of the table of events; those of the text are not among them."""
    found = [*_common(wanted, "actor", "recipient")]
    for column, values in (("event", wanted.event), ("quad_code", wanted.quad), ("status", wanted.status)):
        if values:
            found.append((f"e.{column} IN (SELECT unnest(?))", [list(values)]))
    for column, words in (("mode", wanted.mode), ("context", wanted.context)):
        if words:
            found.append((f"list_has_any(e.{column}, ?)", [list(words)]))
    if wanted.place:
        found.append((
            "(e.geonameid = ? OR lower(strip_accents(e.place)) = ? OR lower(strip_accents(e.place_text)) = ?)",
            [wanted.place, folded(wanted.place), folded(wanted.place)],
        ))  # fmt: skip
    if wanted.country:
        found.append(("e.country IN (SELECT unnest(?))", [[state_code(name) for name in wanted.country]]))
    return found


def statement_conditions(wanted: Filter) -> list[Condition]:
    """Return the conditions on a telling ``e`` of the table of statements; those of the text are not among them."""
    found = [*_common(wanted, "speaker", "addressee")]
    if wanted.kind:
        found.append(("e.kind IN (SELECT unnest(?))", [list(wanted.kind)]))
    stance: list[Condition] = []
    if wanted.stance:
        stance.append(("s.stance IN (SELECT unnest(?))", [list(wanted.stance)]))
    if wanted.topic:
        stance.append(topic_condition(wanted.topic))
    if stance:
        where = " AND ".join(sql for sql, _ in stance)
        params = [param for _, some in stance for param in some]
        found.append((query("of_stance", where=where), params))
    return found


def word_conditions(wanted: Filter) -> list[Condition]:
    """Return the conditions that the report of a telling ``e`` has the words searched, for what is counted only."""
    if wanted.text is None:
        return []
    found: list[Condition] = [(query("of_words"), [wanted.text, wanted.text])]
    found += [
        ("e.report IN (SELECT id FROM reports WHERE contains(lower(text), ?))", [words])
        for words in phrases(wanted.text)
    ]
    return found


def topic_condition(topic: str) -> Condition:
    """Return the condition that a stance ``s`` is towards a topic: all its words stand in the stance's."""
    return ("list_has_all(search_terms(s.towards), search_terms(?))", [topic])


def _common(wanted: Filter, does: str, receives: str) -> Iterator[Condition]:
    """Yield the conditions that events and statements share."""
    if wanted.as_of is not None:
        end = datetime.combine(wanted.as_of + timedelta(days=1), datetime.min.time())
        yield "e.added < ? AND (e.withdrawn IS NULL OR e.withdrawn >= ?)", [end, end]
    elif wanted.since is None:
        yield "e.withdrawn IS NULL", []
    if wanted.since is not None:
        yield "(e.added >= ? OR e.withdrawn >= ?)", [wanted.since, wanted.since]
    if wanted.id:
        yield "(e.id IN (SELECT unnest(?)) OR e.joined IN (SELECT unnest(?)))", [list(wanted.id), list(wanted.id)]
    if wanted.report:
        yield "e.report IN (SELECT unnest(?))", [list(wanted.report)]
    if wanted.source:
        yield "e.report IN (SELECT id FROM reports WHERE lower(source) = lower(?))", [wanted.source]
    if wanted.first:
        yield "coalesce(e.last, e.first, e.report_date) >= ?", [wanted.first]
    if wanted.last:
        yield "coalesce(e.first, e.last, e.report_date) <= ?", [wanted.last]
    yield from _parties(wanted, does, receives)
    if wanted.instrument:
        yield query("of_instrument", named=query("named")), instrument_params(wanted.instrument)


def _parties(wanted: Filter, does: str, receives: str) -> Iterator[Condition]:
    """Yield the conditions on who acts and is acted upon, or speaks and is spoken to."""
    for role, column, parties in ((does, "actor_codes", wanted.actor), (receives, "recipient_codes", wanted.recipient)):
        found = [code for code in map(_entity_code, parties) if code is not None]
        if parties and len(found) == len(parties):
            yield f"({' OR '.join([f'list_contains(e.{column}, ?)'] * len(found))})", [*found]
        elif parties:
            terms = [party_condition(party) for party in parties]
            where = " OR ".join(f"({sql})" for sql, _ in terms)
            yield query("of_party", where=where), [[role], *(param for _, some in terms for param in some)]
    for party in wanted.party:
        code = _entity_code(party)
        if code is not None:
            yield "(list_contains(e.actor_codes, ?) OR list_contains(e.recipient_codes, ?))", [code, code]
        else:
            where, some = party_condition(party)
            yield query("of_party", where=where), [[does, receives], *some]


def _entity_code(party: str) -> str | None:
    """Return the code that a party is, as such or by the name of a state, or None for any other way to name it."""
    code = state_code(party)
    return code if _CODE.fullmatch(code) and code in codes.entity_codes() else None


def instrument_params(name: str) -> list[object]:
    """Return the parameters of ``named.sql``, which asks whether an instrument has a name."""
    low = name.lower()
    return [low, low, low, f"the {low}"]


def party_condition(party: str) -> Condition:
    """Return the condition that a party ``p`` is the one meant by a code, a sector, both, a Wikidata id or a name."""
    party = party.strip()
    if re.fullmatch(r"Q[0-9]+", party):
        return "p.wikidata = ?", [party]
    if match := _CODE_AND_SECTOR.fullmatch(party):
        return "contains(p.code, ?) AND p.sector = ?", [match[1], match[2]]
    code = _entity_code(party)
    if code is not None:
        return "contains(p.code, ?)", [code]
    if party in codes.sectors():
        return "p.sector = ?", [party]
    match = _NAME_AND_SECTOR.fullmatch(party)
    if match and match[2] in codes.sectors():
        return f"{_NAMED} AND p.sector = ? AND coalesce(p.code, '') = ''", [f" {folded(match[1])} ", match[2]]
    return _NAMED, [f" {folded(party)} "]


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Return text in lower case without accents, as DuckDB's ``lower(strip_accents(...))`` has it."""
    parts = unicodedata.normalize("NFD", text.strip())
    return "".join(char for char in parts if not unicodedata.combining(char)).lower()


def state_code(name: str) -> str:
    """Return the code of a state by its name, or the name as it is where no state has it."""
    return _states().get(folded(name), name.strip())


@cache
def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in csv.DictReader(read_table("actors/states.csv")):
        for name in (row["name"], *row["names"].split(";")):
            if name:
                found.setdefault(folded(name), row["code"])
    return found


def phrases(text: str) -> list[str]:
    """Return the words between quotation marks of a search, which must stand together, in lower case."""
    return [phrase.lower() for phrase in re.findall(r'["“]([^"”]+)["”]', text)]
