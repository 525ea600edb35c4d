"""Merges heads of state and of government and other office holders from all sources into dated rows.

Where sources speak of the same office on the same day, the first of these decides: the supplements, the Factbook, the
2022 extract of Wikidata, the 2014 dictionaries. Later sources add what is missing: Wikidata ids, spellings, and holders
for days that no earlier source covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from actor_people import family_names, gender, other_names, same_person
from actor_sources import (
    DICTIONARIES,
    FACTBOOK,
    LEADERS_2022,
    DictionaryPerson,
    Row,
    country_codes,
    dictionary_people,
    factbook,
    field_text,
    heads_in_dictionary,
    iso_date,
    read_csv,
    supplement,
)

HEADS = ("head-of-state", "head-of-government")
SECTORS = {"legislator": "LEG", "judge": "JUD", "officer": "MIL", "party": "PTY", "religious": "REL"}
SPY_OFFICES = ("CIA", "Mossad", "SVR", "FSB", "Intelligence")
FAR_FUTURE = date(9999, 1, 1)
SINCE = "1990-01-01"
LEAST_DAYS = 20
# Entities whose Factbook entry names the sovereign's head of state or no government of their own.
NOT_IN_FACTBOOK = {"HKG", "PSE", "VAT", "SYR", "AFG", "AND", "SMR", "BIH", "HTI", "MCO"}
COUNTRY_NAMES = {
    "Ivory Coast": "CIV", "The Bahamas": "BHS", "The Gambia": "GMB", "East Timor": "TLS", "South Korea": "KOR",
    "North Korea": "PRK", "Taiwan": "TWN", "State of Palestine": "PSE", "Palestine": "PSE", "Kosovo": "KOS",
    "Czech Republic": "CZE", "Vatican City": "VAT", "Cape Verde": "CPV", "Turkey": "TUR", "São Tomé and Príncipe": "STP",
    "Democratic Republic of the Congo": "COD", "Republic of the Congo": "COG", "Federated States of Micronesia": "FSM",
    "People's Republic of China": "CHN", "United States of America": "USA", "Swaziland": "SWZ", "United Kingdom": "GBR",
    "Republic of Ireland": "IRL", "Kingdom of Denmark": "DNK", "Kingdom of the Netherlands": "NLD",
}
# Offices in the 2022 extract, by the words of their labels.
LABELS = [
    (r"prime minister|premier of|taoiseach|chancellor|head of government|chairman of the cabinet|minister of state \(monaco",
     "head-of-government"),
    (r"governor-general|governor general|king of|queen of|monarch|emperor|emir of|sultan of|prince of|grand duke|druk|"
     r"president|head of state|supreme leader|pope|yang di|o le ao", "head-of-state"),
]


@dataclass(frozen=True)
class Term:
    """One person in one office from one day to another; a bound may be a prefix of a date or empty."""

    name: str
    code: str
    office: str
    level: str
    sector: str
    first: str
    last: str
    source: str
    wikidata: str = ""
    aliases: tuple[str, ...] = field(default=())

    @property
    def start(self) -> date:
        """First day that the term may have had."""
        return earliest(self.first)

    @property
    def end(self) -> date:
        """Day after the last, far ahead while the term goes on."""
        return latest(self.last) if self.last else FAR_FUTURE


def earliest(text: str) -> date:
    """Return the first day of an ISO date or a prefix of one."""
    parts = [int(part) for part in text.split("-")] if text else [1]
    return date(*(parts + [1, 1])[:3])


def latest(text: str) -> date:
    """Return the last day of an ISO date or a prefix of one."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return (date(parts[0], parts[1], 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(*parts)


def sector_of(level: str, office: str) -> str:
    """Return the sector of an office by its level and, for intelligence chiefs, its name."""
    if level == "officer" and any(word in office for word in SPY_OFFICES):
        return "SPY"
    if level == "spokesperson" and "Military" in office:
        return "MIL"
    if "Opposition" in office:
        return "OPP"
    return SECTORS.get(level, "GOV")


def own_terms() -> list[Term]:
    """Return the terms of the supplements."""
    terms = []
    for name in ("heads_major.csv", "heads_other.csv", "heads_bodies.csv"):
        for row in supplement(name):
            terms += _chain(row)
    for row in supplement("persons.csv"):
        terms.append(Term(row["name"], row["code"], row["office"], row["level"], row["sector"], row["first"], row["last"],
                          row["source"]))
    return terms


def _chain(row: Row) -> list[Term]:
    """Return the holders of an office; each ends where the next begins unless ``>`` says when, or nothing for open."""
    parsed = []
    for holder in row["holders"].split(";"):
        match = re.fullmatch(r"(.+) ([\d-]+)(>[\d-]*)?", holder)
        if match is None:
            raise SystemExit(f"{row['code']} {row['office']}: cannot read {holder!r}")
        parsed.append((match[1], match[2], match[3]))
    sector = "" if row["code"] in {"UNO", "EUR", "IGO"} else sector_of(row["level"], row["office"])
    terms = []
    for index, (name, first, last) in enumerate(parsed):
        following = parsed[index + 1][1] if index + 1 < len(parsed) else ""
        end = following if last is None else last[1:]
        terms.append(Term(name, row["code"], row["office"], row["level"], sector, first, end, row["source"]))
    return terms


def factbook_terms(entries: dict[str, Any], fips_to_code: dict[str, str]) -> list[Term]:
    """Return the chiefs of state and heads of government of the Factbook."""
    terms = []
    for fips, entry in entries.items():
        code = fips_to_code.get(fips.upper(), "")
        if not code or code in NOT_IN_FACTBOOK:
            continue
        for key, level in (("chief of state", "head-of-state"), ("head of government", "head-of-government")):
            text = field_text(entry, "Government", "Executive branch", key)
            term = _factbook_term(text.split(";")[0], code, level)
            if term is not None and not term.name.startswith("Charles III"):
                terms.append(term)
    heads = {(term.code, term.name) for term in terms if term.level == "head-of-state"}
    return [term for term in terms if term.level == "head-of-state" or (term.code, term.name) not in heads]


def _factbook_term(text: str, code: str, level: str) -> Term | None:
    match = re.match(r"(.+?)\s*\(since ([^)]*)\)", text)
    if match is None:
        return None
    words = match[1].split()
    start = next((index for index, word in enumerate(words) if len(word) > 1 and word.isupper()), None)
    if start is None:
        return None
    begin = start
    while begin > 0 and not _title_word(words[begin - 1]):
        begin -= 1
    office = " ".join(words[:begin]) or "President"
    name = " ".join(_capitalised(word) for word in words[begin:])
    return Term(name, code, office, level, "GOV", iso_date(match[2]), "", FACTBOOK)


def _title_word(word: str) -> bool:
    titles = ("President Minister Premier King Queen Emperor Emir Amir Sultan Prince Chancellor Taoiseach Minister) Duke "
              "Government Council Chair Chairman Chairperson Leader Gen. Col. Sr. General State Pope Sir Ratu Dr. Capt. "
              "Ministers Equivalent) prime-minister")
    return word in titles.split() or word.endswith(")")


def _capitalised(word: str) -> str:
    if not (word.isupper() and len(word) > 1) or word in {"II", "III", "IV", "VI", "XVI", "X"}:
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), word)


def wikidata_terms(reference: Path, names: dict[str, str]) -> list[Term]:
    """Return the holders in the 2022 extract whose office is a head of state or of government of a known state."""
    terms = []
    seen = set()
    for file in ("wikidata.csv", "wikipedia.csv"):
        for row in read_csv(reference / "world_leaders_2022" / file):
            label = row.get("positionLabel") or row.get("positionlabel") or ""
            person = row.get("officeholderLabel") or row.get("officeholderlabel") or ""
            code = names.get(row["country"]) or COUNTRY_NAMES.get(re.sub(r" ?\(.*", "", row["country"]), "")
            level = next((level for pattern, level in LABELS if re.search(pattern, label.lower())), "")
            if not (code and level and person) or person in {"Elizabeth II", "Charles III"} or "eputy" in label:
                continue
            name = re.sub(r" \(.*\)| of [A-Z]\w+$|,.*", "", person)
            if not re.fullmatch(r"\d{4}", row["start_year"]) or (code, name, level) in seen:
                continue
            seen.add((code, name, level))
            office = re.sub(r" of (the )?[A-Z].*", "", label)
            office = office[0].upper() + office[1:]
            terms.append(Term(name, code, office, level, "GOV", row["start_year"], row["end_year"], LEADERS_2022,
                              row["officeholder"]))
    return terms


def dictionary_terms(people: dict[str, list[DictionaryPerson]]) -> list[Term]:
    """Return the heads of the dictionaries, sorted into the two offices by the order of the file.

    The file gives a state's heads of state in order of time, then its heads of government, without saying so; the second
    list begins where the dates jump back farthest. Someone in both lists stands in the first with all terms: a term that
    another head of state mostly covers was one of government.
    """
    terms: list[Term] = []
    for row in supplement("dictionary_heads.csv"):
        heads = list(heads_in_dictionary(people.get(row["code"], [])))
        cut = _first_of_government(heads, row)
        states, governments = heads[:cut], heads[cut:]
        for index, person in enumerate(heads):
            for first, last in person.terms:
                if last and last < SINCE:
                    continue
                in_state = index < cut and not _covered(first, last, person, states)
                if index >= cut and _covered(first, last, person, governments):
                    continue
                level = HEADS[0] if in_state else HEADS[1]
                office = row["head_of_state"] if in_state else row["head_of_government"]
                if office:
                    terms.append(Term(_dictionary_name(person.name), row["code"], office, level, "GOV", first, last,
                                      DICTIONARIES))
    return terms


def _first_of_government(heads: list[DictionaryPerson], row: Row) -> int:
    if row["last_head_of_state"]:
        return next((i + 1 for i, head in enumerate(heads) if head.name == row["last_head_of_state"]), len(heads))
    if not row["head_of_government"]:
        return len(heads)
    jumps = [(int(a.terms[0][0][:4]) - int(b.terms[0][0][:4]), i + 1) for i, (a, b) in enumerate(zip(heads, heads[1:]))]
    jump, cut = max(jumps, default=(0, len(heads)), key=lambda pair: (pair[0], -pair[1]))
    return cut if jump > 3 else len(heads)


def _covered(first: str, last: str, person: DictionaryPerson, others: list[DictionaryPerson]) -> bool:
    """Return whether others in the list held the office for most of a term."""
    start, end = earliest(first), latest(last) if last else date(2008, 12, 31)
    days = (end - start).days or 1
    covered = 0
    for other in others:
        if other is person:
            continue
        for other_first, other_last in other.terms:
            begin = max(start, earliest(other_first))
            finish = min(end, latest(other_last) if other_last else date(2008, 12, 31))
            covered += max(0, (finish - begin).days)
    return covered > days / 2


def _dictionary_name(name: str) -> str:
    text = re.sub(r"\(.*|\"", "", name.replace("_", " ").replace("`", ""))
    words = [word for word in text.title().split() if word not in {"Sir", "Dame", "Lyonpo", "Samdech", "Prince", "Ratu"}]
    small = {"De", "La", "Del", "Ibn", "Bin", "Al", "Y", "Da", "Dos", "Van", "Von", "Der", "Ould", "Wa"}
    roman = {"Ii": "II", "Iii": "III", "Iv": "IV", "Vi": "VI"}
    shaped = [words[0], *(roman.get(word, word.lower() if word in small else word) for word in words[1:])]
    return re.sub(r"\bal ", "al-", re.sub(r"(?<=')[A-Z]", lambda match: match[0], " ".join(shaped)))


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
    if old.code != new.code or not same_person(old.name, new.name):
        return False
    if old.level not in HEADS and new.level in HEADS:
        return False
    return old.start - timedelta(days=400) <= new.end and new.start <= old.end + timedelta(days=400)


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
    same = sorted((old for old in known if old.code == term.code and old.level == term.level), key=lambda old: old.start)
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
    first = term.first if start == term.start else start.isoformat()
    return [replace(term, first=first, last=last)]


def close_open_terms(terms: list[Term]) -> list[Term]:
    """End terms of the older sources that are open and not confirmed: at the successor's first day or the source's last."""
    closed = []
    for term in terms:
        if term.last or FACTBOOK in term.source or not term.source.startswith((DICTIONARIES, LEADERS_2022)):
            closed.append(term)
            continue
        later = sorted(other.first for other in terms
                       if other.code == term.code and other.level == term.level and other.start > term.start)
        horizon = "2008" if term.source.startswith(DICTIONARIES) else "2022"
        last = min(later[0], "2010") if later and horizon == "2008" else (later[0] if later else horizon)
        closed.append(replace(term, last=last if last >= term.first else term.first))
    return closed


def leader_rows(reference: Path) -> list[Row]:
    """Return the rows of the leaders' table."""
    codes = country_codes(reference)
    names = {value: code for code, row in codes.items()
             for value in (row["CLDR display name"], row["official_name_en"], row["UNTERM English Short"]) if value}
    fips = {row["FIPS"]: code for code, row in codes.items() if row["is_independent"] == "Yes" or code in {"TWN", "TUR"}}
    fips |= {"KV": "KOS", "RI": "SRB", "NL": "NLD"}
    merged = merge_terms([
        own_terms(),
        factbook_terms(factbook(reference), fips),
        wikidata_terms(reference, names),
        dictionary_terms(dictionary_people(reference)),
    ])
    return [_row(term) for term in _share_ids(close_open_terms(merged))]


def _share_ids(terms: list[Term]) -> list[Term]:
    """Give every term of a person the id that one of them has."""
    ids = {(term.code, term.name): term.wikidata for term in terms if term.wikidata}
    return [replace(term, wikidata=term.wikidata or ids.get((term.code, term.name), "")) for term in terms]


def _row(term: Term) -> Row:
    return {
        "name": term.name,
        "family": ";".join(family_names(term.code, term.name)),
        "aliases": ";".join(other_names(term.code, term.name)),
        "code": term.code,
        "office": term.office,
        "sector": term.sector,
        "level": term.level,
        "gender": gender(term.code, term.name, term.office),
        "first": term.first,
        "last": term.last,
        "wikidata": term.wikidata,
        "source": term.source,
    }
