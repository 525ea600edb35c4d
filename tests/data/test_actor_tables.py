"""The actor tables hold what their readers rely on: columns, codes, keys, dates in order, leaders of all states."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import dragoman

DATA = Path(dragoman.__file__).parent / "data"
COLUMNS = {
    "states": "code kind sector name names adjectives inhabitants capitals iso2 fips cow wikidata ambiguous source",
    "seats": "name code sector office kind source",
    "bodies": "name acronyms code sector kind members aliases wikidata source",
    "offices": "title sector level gender code honorific source",
    "agents": "lemma sector plural source",
    "leaders": "name family aliases code office sector level gender first last wikidata source",
    "groups": "name aliases code sector kind first last wikidata source",
}
LEAST = {"states": 250, "seats": 120, "bodies": 180, "offices": 300, "agents": 350, "leaders": 3000, "groups": 200}
KEYS = {
    "states": ("code", "kind", "name"),
    "seats": ("name", "code"),
    "bodies": ("name",),
    "offices": ("title",),
    "agents": ("lemma",),
    "leaders": ("name", "code", "office", "first"),
    "groups": ("name", "code", "first"),
}
HEADS = ("head-of-state", "head-of-government")
LEVELS = {
    *HEADS,
    "minister",
    "deputy",
    "envoy",
    "spokesperson",
    "legislator",
    "judge",
    "officer",
    "party",
    "religious",
    "other",
}
# Offices that more than one person holds at a time, and handovers that lasted longer than two months.
SHARED = {
    ("SMR", "Captain Regent"),  # two at a time
    ("CIV", "President"),  # both sides of 2010 claimed the office until April 2011
    ("MDG", "Prime Minister"),  # both sides of 2002 named one
}


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (DATA / "actors" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def legal(table: str, column: str) -> frozenset[str]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return frozenset(row[column] for row in csv.DictReader(file))


def earliest(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def latest(text: str) -> date:
    if not text:
        return date(2026, 3, 1)
    parts = [*map(int, text.split("-"))]
    year, month, day = [*parts, 12, 28][:3] if len(parts) != 2 else [*parts, 28]
    return date(year, month, day)


def holders(code: str, level: str, day: str) -> set[str]:
    found = date.fromisoformat(day)
    return {
        row["name"]
        for row in rows("leaders")
        if row["code"] == code and row["level"] == level and earliest(row["first"]) <= found <= latest(row["last"])
    }


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_and_size(table: str) -> None:
    content = (DATA / "actors" / f"{table}.csv").read_text(encoding="utf-8")
    assert content.splitlines()[0] == COLUMNS[table].replace(" ", ",")
    assert len(rows(table)) >= LEAST[table]
    for row in rows(table):
        assert None not in row
        assert None not in row.values()
        assert row["source"]
        assert all(value == value.strip() and ";;" not in value for value in row.values()), row


@pytest.mark.parametrize("table", COLUMNS)
def test_sorted_without_repetition(table: str) -> None:
    cells = [tuple(row.values()) for row in rows(table)]
    assert cells == sorted(set(cells))


@pytest.mark.parametrize("table", KEYS)
def test_keys_are_unique(table: str) -> None:
    counts = Counter(tuple(row[column] for column in KEYS[table]) for row in rows(table))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_codes_and_sectors_are_legal(table: str) -> None:
    codes, sectors = legal("entity_codes.csv", "code"), legal("sectors.csv", "sector")
    for row in rows(table):
        assert row["sector"] in sectors | {""}, row
        if "code" in row:
            assert row["code"] in codes or (table == "offices" and not row["code"]), row
        for member in row.get("members", "").split(";"):
            assert member in codes | {""}, row


@pytest.mark.parametrize("table", ["states", "bodies", "groups", "leaders"])
def test_ids_look_like_wikidata(table: str) -> None:
    assert all(re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]) for row in rows(table))


@pytest.mark.parametrize("table", ["groups", "leaders"])
def test_dates_are_real_and_in_order(table: str) -> None:
    for row in rows(table):
        for column in ("first", "last"):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[column]), row
        if row["first"] and row["last"]:
            assert earliest(row["first"]) <= latest(row["last"]), row
    assert all(row["first"] for row in rows("leaders"))


def test_closed_vocabularies() -> None:
    assert {row["kind"] for row in rows("states")} == {"state", "territory", "dependency", "partial"}
    assert {row["kind"] for row in rows("seats")} == {"building", "metonym", "institution"}
    assert {row["kind"] for row in rows("bodies")} == {
        "un",
        "eu",
        "igo",
        "ngo",
        "court",
        "media",
        "company",
        "alliance",
    }
    assert {row["level"] for table in ("offices", "leaders") for row in rows(table)} <= LEVELS
    assert {row["gender"] for table in ("offices", "leaders") for row in rows(table)} == {"m", "f", ""}
    assert {row["honorific"] for row in rows("offices")} == {"yes", "no"}
    assert {row["plural"] for row in rows("agents")} == {"yes", "no"}
    assert all(row["title"] == row["title"].lower() for row in rows("offices"))
    assert all(row["lemma"] == row["lemma"].lower() for row in rows("agents"))


def test_every_state_has_a_row() -> None:
    states = [row for row in rows("states") if row["kind"] == "state"]
    assert len(states) == len({row["code"] for row in states}) == 195  # 193 members of the UN and two observers
    assert {row["code"] for row in rows("states") if row["kind"] == "territory"} == {"HKG", "KOS", "TWN"}
    for row in states:
        assert row["iso2"], row
        assert row["wikidata"], row
        assert row["adjectives"], row
    assert {row["name"]: row["code"] for row in rows("states") if row["kind"] == "partial"} == {
        "Abkhazia": "GEO", "Donetsk People's Republic": "UKR",
        "Luhansk People's Republic": "UKR", "Nagorno-Karabakh": "AZE",
        "Northern Cyprus": "CYP", "Somaliland": "SOM", "South Ossetia": "GEO",
        "Transnistria": "MDA", "Western Sahara": "MAR",
    }  # fmt: skip
    assert all((row["sector"] == "PRE") == (row["kind"] == "partial") for row in rows("states"))


def test_a_name_belongs_to_one_state_or_is_flagged() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    flagged: dict[str, set[str]] = defaultdict(set)
    for row in rows("states"):
        for column in ("names", "adjectives", "inhabitants", "capitals"):
            for value in [row["name"], *row[column].split(";")]:
                owners[value].add(row["code"])
        for value in row["ambiguous"].split(";"):
            flagged[value].add(row["code"])
    shared = {value: codes for value, codes in owners.items() if value and len(codes) > 1}
    assert {value for value, codes in shared.items() if flagged[value] != codes} == set()


def test_flagged_names_are_names() -> None:
    for row in rows("states"):
        values = {
            row["name"],
            *(v for c in ("names", "adjectives", "inhabitants", "capitals") for v in row[c].split(";")),
        }
        assert set(row["ambiguous"].split(";")) - {""} <= values, row


def test_every_state_has_a_head_today() -> None:
    states = {row["code"] for row in rows("states") if row["kind"] in {"state", "territory"}}
    held = {
        row["code"] for row in rows("leaders") if row["level"] in HEADS and (not row["last"] or row["last"] >= "2026")
    }
    assert states - held == set()


def test_heads_cover_the_years_since_1990() -> None:
    states = {row["code"] for row in rows("states") if row["kind"] == "state"}
    spans = defaultdict(list)
    for row in rows("leaders"):
        if row["level"] in HEADS:
            spans[row["code"]].append((earliest(row["first"]), latest(row["last"])))
    asked = [(code, date(year, 7, 1)) for code in states for year in range(1990, 2026)]
    known = sum(any(first <= day <= last for first, last in spans[code]) for code, day in asked)
    assert known / len(asked) >= 0.95


def test_one_holder_of_an_office_at_a_time() -> None:
    terms = defaultdict(list)
    for row in rows("leaders"):
        if row["level"] in HEADS:
            terms[row["code"], row["office"]].append(row)
    clashes = []
    for office, held in terms.items():
        held.sort(key=lambda row: earliest(row["first"]))
        for before, after in pairwise(held):
            days = (min(latest(before["last"]), latest(after["last"])) - earliest(after["first"])).days
            if days > 60 and office not in SHARED:
                clashes.append((office, before["name"], after["name"]))
    assert clashes == []


@pytest.mark.parametrize(
    ("code", "level", "day", "name"),
    [
        ("USA", "head-of-state", "1998-06-01", "Bill Clinton"),
        ("USA", "head-of-state", "2019-06-01", "Donald Trump"),
        ("USA", "head-of-state", "2022-06-01", "Joe Biden"),
        ("USA", "head-of-state", "2025-06-01", "Donald Trump"),
        ("RUS", "head-of-state", "2010-01-01", "Dmitry Medvedev"),
        ("RUS", "head-of-government", "2010-01-01", "Vladimir Putin"),
        ("IRN", "head-of-state", "2015-07-14", "Ali Khamenei"),
        ("IRN", "head-of-government", "2015-07-14", "Hassan Rouhani"),
        ("JPN", "head-of-government", "2020-12-01", "Yoshihide Suga"),
        ("THA", "head-of-government", "1996-01-01", "Banharn Silpa-archa"),
        ("EGY", "head-of-state", "2013-01-15", "Mohamed Morsi"),
        ("NPL", "head-of-government", "2003-07-01", "Surya Bahadur Thapa"),
        ("POL", "head-of-government", "1994-05-01", "Waldemar Pawlak"),
        ("BEN", "head-of-state", "2020-01-01", "Patrice Talon"),
        ("VAT", "head-of-state", "2025-06-01", "Leo XIV"),
        ("EUR", "head-of-government", "2012-01-01", "José Manuel Barroso"),
    ],
)
def test_the_holder_on_a_day(code: str, level: str, day: str, name: str) -> None:
    assert name in holders(code, level, day)


def test_short_names_stand_in_the_long_ones() -> None:
    for row in rows("leaders"):
        assert row["family"], row
        assert all(len(form) > 1 for form in row["family"].split(";")), row
        assert row["name"] not in row["aliases"].split(";"), row


def test_digests_are_those_of_the_tables() -> None:
    listed = dict(
        re.findall(
            r"^\| actors/(\w+)\.csv \| \d+ \| (\w{64}) \|$",
            (DATA / "SOURCES.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    made = {table: hashlib.sha256((DATA / "actors" / f"{table}.csv").read_bytes()).hexdigest() for table in COLUMNS}
    assert listed == made
