"""Merges heads of state and of government and other office holders from all sources into dated rows.

Where sources speak of the same office on the same day, the first of these decides: the supplements, the Factbook, the
2022 extract of Wikidata, the 2014 dictionaries. Later sources add what is missing: Wikidata ids, spellings, and holders
for days that no earlier source covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tools.actor_people import family_names, gender, other_names, same_name, same_person
from tools.actor_sources import (
    DICTIONARIES,
    FACTBOOK,
    LEADERS_2022,
    OWN,
    Row,
    country_codes,
    dictionary_people,
    factbook,
    supplement,
)
from tools.actor_terms import (
    FAR_FUTURE,
    HEADS,
    SINCE,
    Term,
    dictionary_terms,
    earliest,
    factbook_terms,
    latest,
    own_terms,
    wikidata_terms,
)

LEAST_DAYS = 20
# How far apart two sources may date one term.
SLACK = timedelta(days=400)
# Year in which a source was closed: who holds an office in it without an end was in office then.
HORIZONS = {DICTIONARIES: "2009", LEADERS_2022: "2022"}
# Codes of the Factbook that country-codes lacks, or gives to more than one entity.
FIPS = {"KV": "KOS", "RI": "SRB", "NL": "NLD", "TW": "TWN", "TU": "TUR"}


def merge_terms(sources: Iterable[list[Term]]) -> list[Term]:
    """Return the terms of all sources, each day of an office given to the source that comes first."""
    merged: list[Term] = []
    for terms in sources:
        fresh: list[Term] = []
        for term in terms:
            known = [i for i, old in enumerate(merged) if _same_term(old, term)]
            if known:
                _enrich(merged, known, term)
            elif term.source == DICTIONARIES or term.level in HEADS:
                fresh += _uncovered(term, merged)
            else:
                fresh.append(term)
        merged += fresh if merged else terms
    return merged


def _same_term(old: Term, new: Term) -> bool:
    """Return whether a term repeats one of an earlier source, perhaps with other dates or under another spelling."""
    if old.code != new.code or (old.level not in HEADS and new.level in HEADS):
        return False
    end = new.end if new.last or new.source not in HORIZONS else latest(HORIZONS[new.source])
    if old.start - SLACK > end or new.start > old.end + SLACK:
        return False
    if new.source == DICTIONARIES and old.level != new.level:
        shared = min(old.end, end) - max(old.start, new.start)
        if shared * 2 < end - new.start:
            return False
    return any(same_person(name, new.name) for name in (old.name, *other_names(old.code, old.name)))


def _enrich(merged: list[Term], known: list[int], term: Term) -> None:
    """Add the id and the source of a term to those that it repeats."""
    for index in known:
        old = merged[index]
        if term.source not in old.source and old.level in HEADS:
            merged[index] = replace(old, wikidata=old.wikidata or term.wikidata, source=f"{old.source}; {term.source}")
        elif term.wikidata:
            merged[index] = replace(old, wikidata=old.wikidata or term.wikidata)


def _uncovered(term: Term, known: list[Term]) -> list[Term]:
    """Return the part of a term that no earlier source gives to someone else, if it is long enough to matter."""
    same = [old for old in known if old.code == term.code and old.level == term.level]
    same.sort(key=lambda old: old.start)
    start, end = term.start, term.end
    last = term.last
    for old in same:
        if old.start <= start < old.end:
            start = min(old.end, end)
    for old in same:
        if start < old.start < end:
            end, last = old.start, old.first
            break
    if (end - start).days < LEAST_DAYS or (end < FAR_FUTURE and end < earliest(SINCE)):
        return []
    if term.source == LEADERS_2022 and start.year != term.start.year:
        return []
    first = term.first if start == term.start else start.isoformat()
    horizon = "" if term.last else HORIZONS.get(term.source, "")
    if horizon and (not last or earliest(last) > latest(horizon)):
        last = horizon
    return [replace(term, first=first, last=last)]


def leader_rows(reference: Path) -> list[Row]:
    """Return the rows of the leaders' table."""
    codes = country_codes(reference)
    columns = ("CLDR display name", "official_name_en", "UNTERM English Short")
    names = {row[column]: code for code, row in codes.items() for column in columns if row[column]}
    names |= {row["name"]: row["code"] for row in supplement("country_names.csv")}
    fips = {row["FIPS"]: code for code, row in codes.items() if row["is_independent"] == "Yes"} | FIPS
    merged = merge_terms(
        [
            own_terms(),
            factbook_terms(factbook(reference), fips),
            wikidata_terms(reference, names),
            dictionary_terms(dictionary_people(reference)),
        ]
    )
    return [_row(term) for term in _share_ids(_share_names(merged))]


def _share_names(terms: list[Term]) -> list[Term]:
    """Give a person the spelling of the supplements in the terms that only another source has, too."""
    known = {(term.code, term.name): None for term in terms if term.source.startswith(OWN)}
    spelled = []
    for term in terms:
        if not term.source.startswith(OWN):
            likes = [name for code, name in known if code == term.code and same_name(name, term.name)]
            term = replace(term, name=likes[0], family="") if len(likes) == 1 else term
        spelled.append(term)
    return spelled


def _share_ids(terms: list[Term]) -> list[Term]:
    """Give every term of a person the id that one of them has."""
    ids = {(term.code, term.name): term.wikidata for term in terms if term.wikidata}
    return [replace(term, wikidata=term.wikidata or ids.get((term.code, term.name), "")) for term in terms]


def _row(term: Term) -> Row:
    return {
        "name": term.name,
        "family": ";".join(family_names(term.code, term.name, term.family)),
        "aliases": ";".join(other_names(term.code, term.name)),
        "code": term.code,
        "office": term.office,
        "sector": term.sector,
        "level": term.level,
        "gender": ""
        if term.level == "envoy" and FACTBOOK in term.source
        else gender(term.code, term.name, term.office),
        "first": term.first,
        "last": term.last,
        "wikidata": term.wikidata,
        "source": term.source,
    }
