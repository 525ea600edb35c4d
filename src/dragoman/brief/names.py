"""Names people, states and days as a sentence has them."""

from __future__ import annotations

import csv
from calendar import month_name
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from dragoman.codes import entity_codes
from dragoman.draw.steps import day_of
from dragoman.draw.ties import KINDS
from dragoman.store.answers import Party
from dragoman.tables import read_table

__all__ = ["code_names", "day_of", "days_of", "listed", "long_name", "name_of", "names_of", "with_article"]


def listed(names: Sequence[str]) -> str:
    """Put names in a row: A, B and C."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def name_of(party: Party) -> str:
    """Return the name of a party, with the state that a person or a body belongs to where its name does not say it."""
    name = with_article(party.name, party.kind)
    codes = [code for code in party.code.split(";") if code in entity_codes() and code not in KINDS]
    said = f" {party.name.lower()} "
    if party.kind == "state" or not codes or any(f" {word} " in said for code in codes for word in _words_of(code)):
        return name
    return f"{name} ({listed([entity_codes()[code] for code in codes])})"


def long_name(party: Party) -> str:
    """Return the name of a party with the office held on the day of the report."""
    name = name_of(party)
    if not party.office or party.kind != "person" or party.office.lower() in party.name.lower():
        return name
    return f"{name[:-1]}, {party.office})" if name.endswith(")") else f"{name} ({party.office})"


def names_of(parties: Iterable[Party]) -> str:
    """Return parties in a row, each once."""
    return listed(list(dict.fromkeys(name_of(party) for party in parties)))


def code_names(codes: Iterable[str]) -> str:
    """Return states and bodies by their codes, in a row."""
    names = [entity_codes().get(code, code) for code in codes]
    return listed([with_article(name, "state") for name in dict.fromkeys(names)])


@cache
def _words_of(code: str) -> frozenset[str]:
    """Return the names and adjectives of a state or body, in small letters."""
    words = {entity_codes()[code].lower()}
    for row in csv.DictReader(read_table("actors/states.csv")):
        if row["code"] == code:
            words |= {word.lower() for column in ("name", "names", "adjectives") for word in row[column].split(";")}
    return frozenset(words - {""})


def with_article(name: str, kind: str) -> str:
    """Return a name with ``the`` before it where English has it; persons have none."""
    if kind == "person" or name.lower().startswith(("the ", "a ", "an ", "its ", "their ", "his ", "her ")):
        return name
    begins, ends, whole = _articles()
    takes = name in whole or name.startswith(begins) or name.endswith(ends)
    return f"the {name}" if takes else name


@cache
def _articles() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    found: dict[str, list[str]] = {"begins": [], "ends": [], "whole": []}
    for row in csv.DictReader(read_table("brief/articles.csv")):
        found[row["where"]].append(row["words"])
    ends = tuple(f" {word}" for word in found["ends"])
    return tuple(found["begins"]), ends, frozenset(found["whole"])


def days_of(first: date | None, last: date | None, precision: str) -> str:
    """Return a date with its doubt: a day, a month, a year, a range or an open side."""
    if first is None or last is None:
        return f"before {day_of(next_day(last))}" if last else f"from {day_of(first)} on" if first else "no date"
    if first == last:
        return day_of(first)
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{month_name[first.month]} {first.year}"
    if precision == "year" and first.year == last.year:
        return str(first.year)
    return f"{day_of(first)} to {day_of(last)}"


def next_day(day: date) -> date:
    """Return the day after, or the last of the calendar itself."""
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
