"""Looks a name up in the actor tables: the rows that it may mean, and what a report of a day would take it for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from dragoman.find.who.figures import Figure
from dragoman.find.who.keys import fold, key, role_key, skeleton
from dragoman.find.who.names import Leader, Name, Row, Tables, several, tables, valid
from dragoman.find.who.own_actors import OwnActors, actor_rows, name_column, tables_with
from dragoman.find.who.persons import Claim, fill, recognise

__all__ = ["Answer", "Found", "Meaning", "look_up", "to_dict"]

MOST = 50
"""At most so many rows are given; a longer part of the name finds fewer."""

_FORMS = ("names", "adjectives", "inhabitants", "capitals", "acronyms", "aliases", "family")
_SAID = {"names": "name", "adjectives": "adjective", "inhabitants": "inhabitants", "capitals": "capital",
         "acronyms": "acronym", "aliases": "alias", "family": "family name"}  # fmt: skip
_KINDS = {"states": "state", "bodies": "organization", "groups": "organization", "leaders": "person",
          "offices": "office", "agents": "person"}  # fmt: skip
_HEARD = frozenset({"name", "alias", "family name", "inhabitants"})
"""Forms that are looked for by their sound."""
_SHORTEST_PART = 3
_SOUND = 4
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the tables that a name may mean; ``by`` says which of the row's forms, ``text``, it was found by.

    ``when`` is ``holds``, ``past`` or ``not yet`` on the day asked for, and empty without one. ``shared`` tells that
    the form means other things too. ``own`` rows are from a user's file.
    """

    table: str
    name: str
    kind: str
    code: str
    sector: str
    office: str
    level: str
    first: str
    last: str
    aliases: tuple[str, ...]
    wikidata: str
    source: str
    by: str
    text: str
    when: str = ""
    shared: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the coder takes a name for when nothing else in a report speaks for or against it."""

    name: str
    kind: str
    code: str
    sector: str
    office: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the tables say of a name; ``meaning`` needs a day and one thing only that the name can mean then.

    ``also`` are longer names that hold the name, ``near`` names like it where none was found, ``left_out`` counts the
    rows beyond the most that are given.
    """

    query: str
    day: date | None
    meaning: Meaning | None
    ambiguity: str
    rows: tuple[Found, ...]
    left_out: int = 0
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def look_up(query: str, day: date | None = None, own: OwnActors | None = None) -> Answer:
    """Look a name up, with a day to say what it means then, and with a user's rows before the package's.

    Whole names, acronyms and family names come first; only where there are none, names with words that begin so, and
    only where there are none of these either, names that sound so. Case, accents, hyphens and full stops do not matter.
    """
    own = own or OwnActors()
    iso = day.isoformat() if day is not None else ""
    known = tables_with(own) if own.rows else tables()
    wanted = key(query).lower()
    keyed = _package_rows() if not own.rows else tuple(map(_keyed, actor_rows(own)))
    exact: list[Found] = []
    parts: list[Found] = []
    for row in keyed:
        grade, by, text = _match(row, wanted)
        if grade:
            (exact, parts)[grade - 1].append(_found(row.table, row.row, by, text, iso))
    exact = exact or list(_unlisted(known, query))
    rows = exact or parts or list(_sounding(keyed, wanted, iso))
    if not rows:
        return Answer(query, day, None, "", (), near=_near(wanted, own))
    also = dict.fromkeys(row.name for row in parts) if exact else {}
    meaning = _meaning(known, exact[0].text, iso) if exact and iso else None
    ambiguity = _ambiguity(exact, meaning, iso) if exact else ""
    rows = sorted(rows, key=lambda row: (not row.own, row.when not in {"", "holds"}))
    return Answer(query, day, meaning, ambiguity, tuple(rows[:MOST]), max(0, len(rows) - MOST), tuple(also)[:12])


def to_dict(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain values for JSON, the day as ISO text."""
    return {**asdict(answer), "day": answer.day.isoformat() if answer.day is not None else None}


def _near(wanted: str, own: OwnActors) -> tuple[str, ...]:
    """Return names written much like one that was not found."""
    if not wanted:
        return ()
    every: dict[str, str] = {}
    for table, row in actor_rows(own):
        for _, text in _texts(table, row):
            every.setdefault(key(text).lower(), text)
    return tuple(every[text] for text in difflib.get_close_matches(wanted, every, n=6, cutoff=_NEAR))


def _texts(table: str, row: Row) -> Iterator[tuple[str, str]]:
    """Yield the forms of a row, each with what it is: the name first."""
    yield "name", row[name_column(table)]
    for column in _FORMS:
        for text in several(row.get(column, "")):
            yield _SAID[column], text


class _Keyed(NamedTuple):
    """A row of a table with its forms: what each is, as it is written, and its key in small letters."""

    table: str
    row: Row
    forms: tuple[tuple[str, str, str], ...]


def _keyed(named: tuple[str, Row]) -> _Keyed:
    return _Keyed(*named, tuple((by, text, key(text).lower()) for by, text in _texts(*named)))


@cache
def _package_rows() -> tuple[_Keyed, ...]:
    """Return the package's rows; to fold all their names takes longer than a search among them."""
    return tuple(map(_keyed, actor_rows(OwnActors())))


def _match(row: _Keyed, wanted: str) -> tuple[int, str, str]:
    """Return how well a row fits (1 as a whole, 2 by parts, 0 not), and by which form."""
    words = wanted.split()
    best = (0, "", "")
    for by, text, own in row.forms:
        if own == wanted:
            return 1, by, text
        if not best[0] and _has_parts(words, own.split()):
            best = (2, by, text)
    return best


def _sounding(keyed: Iterable[_Keyed], wanted: str, day: str) -> Iterator[Found]:
    """Yield the rows of which a form sounds as a name does."""
    words = wanted.split()
    for row in keyed:
        for by, text, own in row.forms:
            if by in _HEARD and _sounds(words, own.split()):
                yield _found(row.table, row.row, by, text, day)
                break


def _has_parts(words: list[str], own: list[str]) -> bool:
    return bool(words) and all(
        any(other == word or (len(word) >= _SHORTEST_PART and other.startswith(word)) for other in own)
        for word in words
    )


def _sounds(words: list[str], own: list[str]) -> bool:
    """Tell whether every word has one that sounds like it: Araghchi for Araqchi."""
    return bool(words) and all(
        any(
            other == word or (min(len(word), len(other)) >= _SOUND and skeleton(word) == skeleton(other))
            for other in own
        )
        for word in words
    )


def _found(table: str, row: Row, by: str, text: str, day: str) -> Found:
    first, last = row.get("first", ""), row.get("last", "")
    when = ""
    if day:
        person = Leader("", "", "", "", "", "", "", first, last, "")
        when = "holds" if person.holds(day) else "past" if person.is_past(day) else "not yet"
    kind = _KINDS.get(table, "state")
    if table == "seats" and row["kind"] == "institution":
        kind = "organization"
    aliases = [other for _, other in _texts(table, row) if other != row[name_column(table)]]
    office = row.get("office", "") or (row["title"] if table == "offices" else "")
    sector = row["sector"] or ("GOV" if table in {"states", "leaders"} else "")
    return Found(
        table, row[name_column(table)], kind, row.get("code", ""), sector, office,
        row.get("level", "") or row.get("kind", ""), first, last, tuple(dict.fromkeys(aliases)),
        row.get("wikidata", ""), row.get("source", ""), by, text, when,
        text in several(row.get("ambiguous", "")), "own" in row,
    )  # fmt: skip


def _unlisted(known: Tables, query: str) -> Iterator[Found]:
    """Yield the states that a name stands for by the word lists: by a city of theirs, or by a prefix such as Sino."""
    for text in dict.fromkeys((query, query.title())):
        names = [name for name in known.names.get(key(text), ()) if name.form == "prefix"]
        code = known.cities.get(key(text))
        if code is not None and not names:
            names = [known.states[code]._replace(form="city")]
        if names:
            for name in names:
                yield Found("states", name.name, "state", name.code, name.sector, "", name.detail, "", "", (),
                            name.wikidata, "", name.form, text)  # fmt: skip
            return


def _meaning(known: Tables, text: str, day: str) -> Meaning | None:
    """Return what the finder of actors makes of a name that stands alone."""
    names = valid(known.names.get(key(text), ()), day)
    if names:
        return _named(names[0]) if len({name.code for name in names}) == 1 else None
    words = tuple(fold(word).lower() for word in text.replace("-", " ").split())
    row = recognise(known, key(text), words, Claim(), day, tagged=True)
    if row is not None:
        figure = Figure(row.name, "person")
        fill(figure, row, Claim(), day)
        return Meaning(row.name, "person", figure.code, figure.sector or "", figure.office or "")
    role = known.roles.get(role_key(text))
    if role is not None:
        return Meaning(role.noun, role.kind, role.code, role.sector, role.noun)
    city = known.cities.get(key(text))
    return _named(known.states[city]) if city is not None and not known.families.get(words[-1]) else None


def _named(name: Name) -> Meaning:
    sector = name.sector or ("GOV" if name.kind == "state" else "")
    return Meaning(name.name, name.kind, name.code, sector, name.office)


def _ambiguity(rows: Iterable[Found], meaning: Meaning | None, day: str) -> str:
    """Say between what a name is open, and what in a report decides."""
    live = [row for row in rows if row.when in {"", "holds"}] or list(rows)
    if any(row.own for row in live):
        live = [row for row in live if row.own]
    things = list(dict.fromkeys((row.name, row.code) for row in live if row.table not in {"offices", "agents"}))
    shared = sorted({row.text for row in live if row.shared})
    if len(things) < 2:
        return f"{shared[0]!r} has other senses; what stands beside it decides" if shared else ""
    listed = ", ".join(f"{name} ({code})" for name, code in things[:8])
    listed += f" and {len(things) - 8} more" if len(things) > 8 else ""
    people = all(row.kind == "person" for row in live)
    how = "a state, an office or the full name beside it decides" if people else "the rest of the report decides"
    if day and meaning is None:
        how += ", or it stays undecided"
    return f"may be {listed}; {how}"
