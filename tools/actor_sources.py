"""Reads the open sources and the hand-written supplements that the actor tables are compiled from."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OWN = "dragoman authors, general knowledge, checked 2026-11"
FACTBOOK = "CIA World Factbook, early 2026"
LEADERS_2022 = "Wikidata by way of world-leaders, October 2022"
DICTIONARIES = "OEDA dictionaries, 2014"
COUNTRY_CODES = "country-codes (ISO, UN, CLDR)"
NOTES = {"own": OWN}

SUPPLEMENTS = Path(__file__).parent / "actors"
MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
# Letters that do not decompose into a plain letter and a mark.
LETTERS = str.maketrans(
    dict(zip("łŁøØđĐıðÐəƏ’‘", "lLoOdDidDaA''", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "þ": "th", "Þ": "Th"}
    | {"ʻ": "", "ʼ": ""}
)

Row = dict[str, str]


def fold(text: str) -> str:
    """Return a name without diacritics, in plain ASCII as far as it has one."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def supplement(name: str) -> list[Row]:
    """Return the rows of a hand-written table, their source keys written out."""
    with (SUPPLEMENTS / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise SystemExit(f"{name}, line {number}: wrong number of cells")
        row["source"] = NOTES.get(row["source"], row["source"])
    return rows


def read_csv(path: Path) -> list[Row]:
    """Return the rows of a comma-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_codes(reference: Path) -> dict[str, Row]:
    """Return the rows of country-codes by ISO 3166 alpha-3 code."""
    return {row["ISO3166-1-Alpha-3"]: row for row in read_csv(reference / "country_codes" / "country-codes.csv")}


def factbook(reference: Path) -> dict[str, object]:
    """Return the government parts of the World Factbook by FIPS code, lower case."""
    entries: dict[str, object] = {}
    for path in sorted((reference / "factbook").glob("??.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            entries[path.name[:2]] = json.load(file)
    return entries


def field_text(entry: object, *path: str) -> str:
    """Return the text of a Factbook field without markup, or an empty string."""
    for key in (*path, "text"):
        entry = entry.get(key) if isinstance(entry, dict) else None
    text = entry if isinstance(entry, str) else ""
    return html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\xa0", " ").strip()


def iso_date(text: str) -> str:
    """Return "4 June 1989", "June 1989" or "1989" as an ISO date or a prefix of one, else an empty string."""
    match = re.fullmatch(r"(?:(\d{1,2}) )?(?:([A-Za-z]{3})[A-Za-z]* )?(\d{4})", text.strip())
    if match is None:
        return ""
    day, month, year = match.groups()
    if month is None:
        return year
    number = MONTHS.get(month.lower())
    if number is None:
        return ""
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


@dataclass
class DictionaryPerson:
    """A person of the OEDA country dictionary with the days in government."""

    name: str
    terms: list[tuple[str, str]] = field(default_factory=list)
    other_roles: bool = False


def _short_date(text: str) -> str:
    digits = text.strip("<>")
    if not digits:
        return ""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > 20 else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def dictionary_people(reference: Path) -> dict[str, list[DictionaryPerson]]:
    """Return, by country, the dated persons of the OEDA dictionary in the order of the file."""
    path = reference / "oeda_dictionaries" / "Phoenix.Countries.actors.txt.gz"
    with gzip.open(path, "rt", encoding="latin-1") as file:
        lines = file.read().splitlines()
    people: dict[str, list[DictionaryPerson]] = {}
    country = ""
    current: DictionaryPerson | None = None
    for line in lines:
        bare = line.split("#")[0].rstrip()
        heading = re.fullmatch(r"[A-Z][^\[\t]*\[([A-Z]{3})\]", bare)
        if heading:
            country, current = heading[1], None
        elif bare.startswith((" ", "\t")):
            role = re.match(r"\s+\[([A-Z]{3})([A-Z]*) ?([<>]?\d*)-?(\d*)\]", bare)
            if role and current is not None and role[1] == country:
                _add_role(current, role[2], role[3], role[4])
        elif bare and not bare.startswith("+"):
            current = None
            if "CountryInfo" in line and country:
                current = DictionaryPerson(bare.split(";")[0].strip().strip("_"))
                people.setdefault(country, []).append(current)
    return people


def _add_role(person: DictionaryPerson, role: str, first: str, last: str) -> None:
    if role == "GOV" and first and not first.startswith("<"):
        person.terms.append((_short_date(first), _short_date(last)))
    elif role == "ELI":
        person.other_roles = True


def heads_in_dictionary(people: list[DictionaryPerson]) -> Iterator[DictionaryPerson]:
    """Yield the heads of state and of government, leaving out cabinet posts (whole months since 2003)."""
    for person in people:
        terms = [(first, last) for first, last in person.terms if not _is_cabinet(first, last)]
        if terms and (person.other_roles or any(not first.endswith("-01") for first, _ in terms)):
            yield DictionaryPerson(person.name, terms, person.other_roles)


def _is_cabinet(first: str, last: str) -> bool:
    return first > "2002-12-01" and first.endswith("-01") and (not last or last[8:] in {"28", "29", "30", "31"})
