"""Reads terms of office, who held what from when to when, from each of the sources."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tools.actor_sources import (
    DICTIONARIES,
    FACTBOOK,
    LEADERS_2022,
    DictionaryPerson,
    Row,
    field_text,
    heads_in_dictionary,
    iso_date,
    read_csv,
    supplement,
)

HEADS = ("head-of-state", "head-of-government")
SECTORS = {"legislator": "LEG", "judge": "JUD", "officer": "MIL", "party": "PTY", "religious": "REL"}
SPY_OFFICES = ("CIA", "Mossad", "SVR", "FSB", "Intelligence")
# Bodies that have no sector of their own.
BODIES = {"UNO", "EUR", "IGO"}
UNRECOGNISED = ("Abkhazia", "South Ossetia", "Transnistria", "Northern Cyprus", "Somaliland", "Sahrawi")
DICTIONARY_TITLES = {"Sir", "Dame", "Lyonpo", "Samdech", "Prince", "Ratu", "Mullah", "Mawlawi", "Sharif", "Baron"}
FAR_FUTURE = date(9000, 1, 1)
SINCE = "1990-01-01"
# The dictionaries' lists of heads of state and of government end here.
LISTS_END = date(2008, 12, 31)
# Entities whose Factbook entry names the sovereign's head of state, a co-prince or no government of their own.
NOT_IN_FACTBOOK = {"HKG", "PSE", "VAT", "SYR", "AFG", "AND", "SMR", "BIH", "HTI", "MCO"}
# Words of the Factbook that belong to the office before a name.
TITLE_WORDS = {
    "President",
    "Minister",
    "Premier",
    "King",
    "Queen",
    "Emperor",
    "Emir",
    "Amir",
    "Sultan",
    "Prince",
    "Chancellor",
    "Taoiseach",
    "Duke",
    "Government",
    "Council",
    "Chair",
    "Chairman",
    "Chairperson",
    "Leader",
    "Gen.",
    "Col.",
    "Sr.",
    "General",
    "State",
    "Pope",
    "Sir",
    "Ratu",
    "Dr.",
    "Capt.",
    "Ministers",
}
ROMAN = {"II", "III", "IV", "VI", "XVI", "X"}
# Offices in the 2022 extract, by the words of their labels.
GOVERNMENT_LABEL = re.compile(
    r"prime minister|premier of|taoiseach|chancellor|head of government|chairman of the cabinet|"
    r"minister of state \(monaco"
)
STATE_LABEL = re.compile(
    r"governor-general|governor general|king of|queen of|monarch|emperor|emir of|sultan of|prince of|grand duke|druk|"
    r"president|head of state|supreme leader|pope|yang di|o le ao"
)


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
    family: str = ""

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
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day)


def latest(text: str) -> date:
    """Return the last day of an ISO date or a prefix of one."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return (date(parts[0], parts[1], 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    year, month, day = parts
    return date(year, month, day)


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
    columns = ("name", "code", "office", "level", "sector", "first", "last", "source")
    return terms + [Term(*(row[column] for column in columns)) for row in supplement("persons.csv")]


def _chain(row: Row) -> list[Term]:
    """Return the holders of an office; each ends where the next begins unless ``>`` says when, or nothing for open."""
    parsed = []
    for holder in row["holders"].split(";"):
        match = re.fullmatch(r"(.+) ([\d-]+)(>[\d-]*)?", holder)
        if match is None:
            raise SystemExit(f"{row['code']} {row['office']}: cannot read {holder!r}")
        parsed.append((match[1], match[2], match[3]))
    sector = "" if row["code"] in BODIES else sector_of(row["level"], row["office"])
    if any(entity in row["office"] for entity in UNRECOGNISED):
        sector = "PRE"
    terms = []
    for index, (name, first, last) in enumerate(parsed):
        following = parsed[index + 1][1] if index + 1 < len(parsed) else ""
        end = following if last is None else last[1:]
        terms.append(Term(name, row["code"], row["office"], row["level"], sector, first, end, row["source"]))
    return terms


def factbook_terms(entries: Mapping[str, object], fips_to_code: dict[str, str]) -> list[Term]:
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
            terms += _governor_general(text, code)
        ambassador = field_text(entry, "Government", "Diplomatic representation in the US", "chief of mission")
        terms += _ambassador(ambassador, code)
    heads = {(term.code, term.name) for term in terms if term.level == "head-of-state"}
    return [term for term in terms if term.level == "head-of-state" or (term.code, term.name) not in heads]


def _governor_general(text: str, code: str) -> list[Term]:
    """Return the representative of the Crown, in the realms that the King of the United Kingdom heads."""
    match = re.search(r"CHARLES III.*represented by (?:Acting )?(Governor[- ]General) (.+?) \(since ([^)]*)\)", text)
    if match is None:
        return []
    words = [_capitalised(word) for word in match[2].replace("Grand Chief ", "").split() if not _title_word(word)]
    name = " ".join(word for word in words if word != "Dame" and not word.startswith("("))
    return [Term(name, code, "Governor-General", HEADS[0], "GOV", iso_date(match[3]), "", FACTBOOK)]


def _ambassador(text: str, code: str) -> list[Term]:
    match = re.match(r"Ambassador (?!\()([^(;]+) \(since ([^)]*)\)", text)
    if match is None:
        return []
    words = [word for word in match[1].split(",")[0].split() if not _title_word(word)]
    name = " ".join(map(_capitalised, words))
    return [
        Term(
            name,
            code,
            "Ambassador to the United States",
            "envoy",
            "GOV",
            iso_date(match[2]),
            "",
            FACTBOOK,
            family=_capital_part(words),
        )
    ]


def _capital_part(words: list[str]) -> str:
    """Return the part of a name that the Factbook sets in capitals: what the person is called by."""
    return " ".join(_capitalised(word) for word in words if len(word) > 1 and word.isupper() and word not in ROMAN)


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
    office = " ".join(words[:begin]) or {"WSM": "Head of State"}.get(code, "President")
    if office == "Vice President":
        level = "deputy"
    name = " ".join(_capitalised(word) for word in words[begin:])
    family = _capital_part(words[begin:])
    return Term(name, code, office, level, "GOV", iso_date(match[2]), "", FACTBOOK, family=family)


def _title_word(word: str) -> bool:
    return word in TITLE_WORDS or word.endswith(")")


def _capitalised(word: str) -> str:
    if not (word.isupper() and len(word) > 1) or word in ROMAN:
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), word)


def wikidata_terms(reference: Path, names: dict[str, str]) -> list[Term]:
    """Return the holders in the 2022 extract whose office is a head of state or of government of a known state."""
    terms = []
    seen: set[tuple[str, str, str]] = set()
    for file in ("wikidata.csv", "wikipedia.csv"):
        for row in read_csv(reference / "world_leaders_2022" / file):
            term = _wikidata_term(row, names)
            if term is None:
                continue
            keys = {(term.code, term.name, term.level), (term.code, term.wikidata, term.level)}
            if not seen & keys:
                terms.append(term)
            seen |= keys
    return terms


def _wikidata_term(row: Row, names: dict[str, str]) -> Term | None:
    label = row.get("positionLabel") or row.get("positionlabel") or ""
    person = row.get("officeholderLabel") or row.get("officeholderlabel") or ""
    code = names.get(row["country"]) or names.get(re.sub(r" ?\(.*", "", row["country"]), "")
    level = _label_level(label)
    # The Crown's realms would make sixteen kings of one; a co-prince of Andorra is known as a president of France.
    if (
        not (code and level and person)
        or person in {"Elizabeth II", "Charles III"}
        or re.search("eputy|co-prince", label)
    ):
        return None
    if not re.fullmatch(r"\d{4}", row["start_year"]):
        return None
    name = re.sub(r" \(.*\)| of [A-Z]\w+$|,.*", "", person)
    office = re.sub(r" of (the )?[A-Z](?!tate \().*| \(.*", "", label)
    office = office[0].upper() + office[1:]
    return Term(name, code, office, level, "GOV", row["start_year"], row["end_year"], LEADERS_2022, row["officeholder"])


def _label_level(label: str) -> str:
    text = label.lower()
    if GOVERNMENT_LABEL.search(text):
        return "head-of-government"
    return "head-of-state" if STATE_LABEL.search(text) else ""


def dictionary_terms(people: dict[str, list[DictionaryPerson]]) -> list[Term]:
    """Return the heads of the dictionaries, sorted into the two offices by the order of the file.

    The file gives a state's heads of state in order of time, then its heads of government, without saying so; the
    second list begins where the dates jump back farthest. Someone in both lists stands in the first with all terms: a
    term that another head of state mostly covers was one of government.
    """
    terms: list[Term] = []
    for row in supplement("dictionary_heads.csv"):
        skip = set(row["skip"].split(";"))
        heads = [head for head in heads_in_dictionary(people.get(row["code"], [])) if head.name not in skip]
        cut = _first_of_government(heads, row)
        offices = dict(zip(HEADS, (row["head_of_state"], row["head_of_government"]), strict=True))
        for index, person in enumerate(heads):
            peers = heads[:cut] if index < cut else heads[cut:]
            apart = [(first, last) for first, last in person.terms if _covered(first, last, person, peers)]
            listed = [term for term in person.terms if term not in apart]
            held = {HEADS[0]: listed, HEADS[1]: apart} if index < cut else {HEADS[1]: listed}
            name = _dictionary_name(person.name)
            for level, spans in held.items():
                terms += [
                    Term(name, row["code"], offices[level], level, "GOV", first, last, DICTIONARIES)
                    for first, last in _joined(spans)
                    if offices[level] and (not last or last >= SINCE)
                ]
    return terms


def _joined(terms: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return terms in order of time, those that touch or overlap made one."""
    joined: list[tuple[str, str]] = []
    for first, last in sorted(terms):
        if joined and (not joined[-1][1] or first <= joined[-1][1]):
            before = joined[-1]
            joined[-1] = (before[0], max(before[1], last) if before[1] and last else "")
        else:
            joined.append((first, last))
    return joined


def _first_of_government(heads: list[DictionaryPerson], row: Row) -> int:
    if row["last_head_of_state"]:
        return next((i + 1 for i, head in enumerate(heads) if head.name == row["last_head_of_state"]), len(heads))
    if not row["head_of_government"]:
        return len(heads)
    years = [int(head.terms[0][0][:4]) for head in heads]
    jumps = [(before - after, index) for index, (before, after) in enumerate(itertools.pairwise(years), start=1)]
    jump, cut = max(jumps, default=(0, len(heads)), key=lambda pair: (pair[0], -pair[1]))
    return cut if jump > 3 else len(heads)


def _covered(first: str, last: str, person: DictionaryPerson, others: list[DictionaryPerson]) -> bool:
    """Return whether others in the list held the office for most of a term."""
    start, end = earliest(first), latest(last) if last else LISTS_END
    days = (end - start).days or 1
    covered = 0
    for other in others:
        if other is person:
            continue
        for other_first, other_last in other.terms:
            begin = max(start, earliest(other_first))
            finish = min(end, latest(other_last) if other_last else LISTS_END)
            covered += max(0, (finish - begin).days)
    return covered > days / 2


def _dictionary_name(name: str) -> str:
    text = re.sub(r"\(.*|\"", "", name.replace("_", " ").replace("`", ""))
    words = [word for word in text.title().split() if word not in DICTIONARY_TITLES]
    small = {"De", "La", "Del", "Ibn", "Bin", "Al", "Y", "Da", "Dos", "Van", "Von", "Der", "Ould", "Wa"}
    roman = {"Ii": "II", "Iii": "III", "Iv": "IV", "Vi": "VI"}
    shaped = [words[0], *(roman.get(word, word.lower() if word in small else word) for word in words[1:])]
    lowered = re.sub(r"(?<=[a-z]{2}')[A-Z]|(?<=[A-Z][a-z]')[A-Z]", lambda match: match[0].lower(), " ".join(shaped))
    return re.sub(r"\bal ", "al-", lowered)
