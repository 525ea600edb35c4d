"""A user's own rows for the actor tables: read from CSV files, checked, and put before the package's rows.

A file has a column ``table``, which says which table a row belongs to, and otherwise columns of those tables
(docs/commands.md); a column that is missing is empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

from dragoman.codes import entity_codes, sectors
from dragoman.errors import BadTable
from dragoman.find.who.names import (
    LONGEST,
    Row,
    Tables,
    agent_role,
    key,
    load_tables,
    office_role,
    read_rows,
    role_key,
    several,
)
from dragoman.find.who.persons import rank
from dragoman.text import content_id

__all__ = ["TABLES", "OwnActors", "actor_rows", "name_column", "read_actors", "tables_with"]

TABLES = ("states", "seats", "bodies", "groups", "leaders", "offices", "agents")

_LEVELS = ("head-of-state", "head-of-government", "minister", "deputy", "envoy", "spokesperson", "legislator", "judge",
           "officer", "party", "religious", "other")  # fmt: skip
_ONE_HOLDER = frozenset({"head-of-state", "head-of-government", "minister"})
"""Levels of offices that one person holds at a time, so that a successor ends the term of who was before."""
_ALLOWED = {
    ("states", "kind"): ("state", "territory", "dependency", "partial"),
    ("seats", "kind"): ("building", "metonym", "institution"),
    ("offices", "level"): _LEVELS, ("leaders", "level"): _LEVELS,
    ("offices", "gender"): ("f", "m"), ("leaders", "gender"): ("f", "m"),
    ("offices", "honorific"): ("yes", "no"), ("agents", "plural"): ("yes", "no"),
}  # fmt: skip
_LISTS = ("names", "adjectives", "inhabitants", "capitals", "aliases", "acronyms")
_TAKEN_OVER = (*_LISTS, "family", "members", "gender", "wikidata", "ambiguous")
_NO_CODE_NEEDED = frozenset({"agents", "offices"})
_ROLE_WORDS = 5
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class OwnActors:
    """The rows of a user's files by table, and an id of what the files hold."""

    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    digest: str = ""


def name_column(table: str) -> str:
    """Return the column of a table that holds the name."""
    return {"offices": "title", "agents": "lemma"}.get(table, "name")


def read_actors(paths: Iterable[Path]) -> OwnActors:
    """Read and check the files of a user's own actors, the rows of earlier files first.

    Raises:
        BadTable: a file or row cannot be used; the message names file, line and column and says what is allowed.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    texts = []
    for path in paths:
        try:
            texts.append(path.read_text(encoding="utf-8-sig"))  # spreadsheets put a mark before the first column
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: cannot be read ({error}); give a UTF-8 file with the columns of docs/commands.md"
            raise BadTable(message) from error
        for table, row in _file(str(path), texts[-1]):
            rows[table].append(row)
    return OwnActors({table: tuple(found) for table, found in rows.items()}, content_id(*texts, length=12))


def tables_with(own: OwnActors) -> Tables:
    """Return the package's tables with a user's rows before them."""
    data = files("dragoman") / "data"
    known = load_tables(data / "actors", data / "mentions", lambda name, rows: _merge(own, name, rows))
    for row in reversed(own.rows.get("offices", ())):
        known.roles[role_key(row["title"])] = office_role(row)
    for row in reversed(own.rows.get("agents", ())):
        known.roles[role_key(row["lemma"])] = agent_role(known, row)
    return known


def actor_rows(own: OwnActors) -> Iterator[tuple[str, Row]]:
    """Yield every row of every table with the table's name, a user's own first, as ``tables_with`` uses them."""
    folder = files("dragoman") / "data" / "actors"
    for table in TABLES:
        if table in _NO_CODE_NEEDED:
            mine = [{**row, "own": "yes"} for row in own.rows.get(table, ())]
            taken = {role_key(row[name_column(table)]) for row in mine}
            package = read_rows(folder, f"{table}.csv")
            rows: Iterable[Row] = [*mine, *(row for row in package if role_key(row[name_column(table)]) not in taken)]
        else:
            rows = _merge(own, f"{table}.csv", read_rows(folder, f"{table}.csv"))
        for row in rows:
            yield table, row


@cache
def _columns(table: str) -> tuple[str, ...]:
    path = files("dragoman") / "data" / "actors" / f"{table}.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(file.readline().strip().split(","))


@dataclass(frozen=True, slots=True)
class _At:
    """A place in a user's file, for messages."""

    file: str
    line: int

    def fail(self, column: str, what: str, allowed: str) -> NoReturn:
        where = f", column {column}" if column else ""
        raise BadTable(f"{self.file}, line {self.line}{where}: {what}; {allowed}")


def _file(name: str, text: str) -> Iterator[tuple[str, Row]]:
    """Yield the checked rows of one file."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in lines:
            at, line = _At(name, line), lines.line_num + 1
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if not header:
                header = _header(at, cells)
                continue
            if len(cells) > len(header):
                at.fail("", f"{len(cells)} cells for {len(header)} columns", "put a cell with a comma in quotes")
            yield _row(at, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise BadTable(f"{name}, line {lines.line_num}: this is no CSV ({error}); see docs/commands.md") from error
    if not header:
        raise BadTable(f"{name}: empty; give a first line with the columns, such as table,name,code,sector")


def _header(at: _At, cells: list[str]) -> list[str]:
    every = list(dict.fromkeys(column for table in TABLES for column in _columns(table)))
    if "table" not in cells:
        hint = "separate the columns by commas" if len(cells) == 1 else f"it says which table: {', '.join(TABLES)}"
        at.fail("", "no column 'table'", hint)
    for cell in cells:
        if cell not in {"table", *every}:
            at.fail("", f"unknown column {cell!r}", f"allowed are table, {', '.join(every)}")
        if cells.count(cell) > 1:
            at.fail("", f"column {cell!r} comes twice", "keep one")
    return cells


def _row(at: _At, cells: Row) -> tuple[str, Row]:
    table = cells.pop("table", "")
    if table not in TABLES:
        at.fail("table", f"{table!r} is no table" if table else "empty", f"allowed are {', '.join(TABLES)}")
    columns = _columns(table)
    for column, cell in cells.items():
        if cell and column not in columns:
            at.fail(column, f"the table {table} has no such column", f"it has {', '.join(columns)}")
    row = {column: cells.get(column, "") for column in columns}
    _check_names(at, table, row)
    _check_codes(at, table, row)
    _check_dates(at, row)
    for (where, column), allowed in _ALLOWED.items():
        if where == table and row[column] and row[column] not in allowed:
            at.fail(column, f"{row[column]!r} is unknown", f"allowed are {', '.join(allowed)}, or nothing")
    return table, _filled(table, row)


def _check_names(at: _At, table: str, row: Row) -> None:
    column = name_column(table)
    if not row[column]:
        at.fail(column, "empty", f"every row of {table} needs a {column}")
    longest = _ROLE_WORDS if table in _NO_CODE_NEEDED else LONGEST
    for where in (column, *_LISTS):
        for name in several(row.get(where, "")):
            words = key(name).split()
            if not words:
                at.fail(where, f"{name!r} has no letters", "write the name as reports do")
            if len(words) > longest:
                at.fail(where, f"{name!r} has {len(words)} words", f"at most {longest} are looked for")


def _check_codes(at: _At, table: str, row: Row) -> None:
    codes = "write three letters of ISO 3166 such as FRA, or KOS, UNO, EUR, IGO, NGO, ISM, IMG or MNC"
    if not row.get("code", "") and table not in _NO_CODE_NEEDED:
        at.fail("code", "empty", codes)
    wrong = [("code", row["code"])] if row.get("code") else []
    wrong += [("members", member) for member in several(row.get("members", ""))]
    for column, code in wrong:
        if code not in entity_codes():
            at.fail(column, f"{code!r} is no code", codes)
    if row["sector"] and row["sector"] not in sectors():
        at.fail("sector", f"{row['sector']!r} is no sector", f"allowed are {', '.join(sectors())}, or nothing")
    if row.get("wikidata") and not _WIKIDATA.fullmatch(row["wikidata"]):
        at.fail("wikidata", f"{row['wikidata']!r} is no Wikidata id", "write it as Q42, or leave it empty")


def _check_dates(at: _At, row: Row) -> None:
    bounds = {}
    for column in ("first", "last"):
        if row.get(column):
            try:
                bounds[column] = _bound(row[column], end=column == "last")
            except ValueError:
                form = "write YYYY-MM-DD, YYYY-MM or YYYY of the calendar, or leave it empty"
                at.fail(column, f"{row[column]!r} is no date", form)
    if len(bounds) == 2 and bounds["first"] > bounds["last"]:
        at.fail("first", f"{row['first']} is after the last day, {row['last']}", "exchange or correct them")


def _bound(text: str, *, end: bool) -> date:
    """Return the first or last day of a day, month or year; ValueError when it is none."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if day or not end:
        return date(year, int(month or 1), int(day or 1))
    if month:
        following = date(year, int(month), 28) + timedelta(days=4)
        return following - timedelta(days=following.day)
    return date(year, 12, 31)


def _filled(table: str, row: Row) -> Row:
    """Fill in what a user may leave out and what is the same for nearly all rows."""
    if table == "offices":
        row["honorific"] = row["honorific"] or "no"
        row["level"] = row["level"] or "other"
    if table == "agents":
        row["plural"] = row["plural"] or "no"
    return row


def _merge(own: OwnActors, name: str, rows: Iterable[Row]) -> Iterable[Row]:
    """Put a user's rows among the package's of one table, which give way where both speak of one name and day."""
    table = name.removesuffix(".csv")
    if not own.rows.get(table) or table in _NO_CODE_NEEDED:
        return rows
    package = list(rows)
    mine = _completed(own.rows[table], package)
    if table == "states":
        return [*package, *mine]  # last, since what a code stands for is said by the package's row
    if table == "leaders":
        offices = _offices(own)
        mine = [_leader(row, offices.get(role_key(row["office"]))) for row in mine]
        return [*mine, *_give_way(package, mine)]
    return [*mine, *package]


def _completed(mine: Sequence[Row], package: Sequence[Row]) -> list[Row]:
    """Take other spellings, ids and the like over from the package's row of the same name and code."""
    wanted = {(key(row["name"]), row["code"]) for row in mine}
    codes = {code for _, code in wanted}
    same: dict[tuple[str, str], Row] = {}
    for row in package:
        for text in (row["name"], *several(row.get("aliases", ""))) if row["code"] in codes else ():
            if (key(text), row["code"]) in wanted:
                same.setdefault((key(text), row["code"]), row)
    found = []
    for row in mine:
        other = same.get((key(row["name"]), row["code"]), {})
        row = {**row, "own": "yes"}
        row.update({column: other[column] for column in _TAKEN_OVER if other.get(column) and not row[column]})
        if other and "aliases" in row and other["name"] != row["name"]:
            row["aliases"] = ";".join(dict.fromkeys([*several(row["aliases"]), other["name"]]))
        found.append(row)
    return found


def _offices(own: OwnActors) -> dict[str, Row]:
    package = read_rows(files("dragoman") / "data" / "actors", "offices.csv")
    return {role_key(row["title"]): row for row in (*package, *own.rows.get("offices", ()))}


def _leader(row: Row, office: Row | None) -> Row:
    """Return a leader's row with a family name, by which persons are recognised, and what its office says of it."""
    level = row["level"] or (office["level"] if office else "") or "other"
    sector = row["sector"] or (office["sector"] if office else "")
    return {**row, "family": row["family"] or row["name"].split()[-1], "level": level, "sector": sector}


def _give_way(package: Sequence[Row], mine: Sequence[Row]) -> list[Row]:
    """Cut out of the package's leaders the days for which a user names the same person or the holder of the office."""
    rivals: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in mine:
        for where in _claims(row):
            rivals[where].append(row)
    found: list[Row] = []
    for row in package:
        pieces = [row]
        others = {id(other): other for where in _claims(row) for other in rivals.get(where, ())}
        for other in others.values():
            pieces = [part for piece in pieces for part in _without(piece, other)]
        found += pieces
    return found


def _claims(row: Row) -> set[tuple[str, ...]]:
    """Return what a leader's row claims for its days: names and, where only one can hold it, an office of a state."""
    found: set[tuple[str, ...]] = {(key(text),) for text in (row["name"], *several(row["aliases"]))}
    office = rank(row["office"])
    if row["level"] in _ONE_HOLDER and office not in {"", "minister"}:
        found.add((row["code"], row["level"], office))
    return found


def _without(row: Row, other: Row) -> list[Row]:
    """Return what is left of the days of a row without those of another, in no, one or two pieces."""
    start = _bound(row["first"], end=False) if row["first"] else date.min
    end = _bound(row["last"], end=True) if row["last"] else date.max
    first = _bound(other["first"], end=False) if other["first"] else date.min
    last = _bound(other["last"], end=True) if other["last"] else date.max
    if last < start or end < first:
        return [row]
    pieces = []
    if start < first:
        pieces.append({**row, "last": (first - timedelta(days=1)).isoformat()})
    if last < end:
        pieces.append({**row, "first": (last + timedelta(days=1)).isoformat()})
    return pieces
