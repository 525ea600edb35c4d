"""Tests of looking names up: what is found, by which form, and what a name means on a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.find.who.own_actors import read_actors
from dragoman.lookup import MOST, Answer, look_up, to_dict

DAY = date(2025, 3, 14)


def found(answer: Answer) -> set[tuple[str, str, str]]:
    return {(row.name, row.code, row.by) for row in answer.rows}


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("nato", ("North Atlantic Treaty Organization", "IGO", "acronym")),
        ("U.S.", ("United States", "USA", "name")),
        ("cote d'ivoire", ("Ivory Coast", "CIV", "name")),
        ("the french republic", ("France", "FRA", "name")),
        ("Kremlin", ("Kremlin", "RUS", "name")),
        ("Ankara", ("Turkey", "TUR", "capital")),
        ("sergey lavrov", ("Sergei Lavrov", "RUS", "alias")),
        ("Macron", ("Emmanuel Macron", "FRA", "family name")),
        ("journalist", ("journalist", "", "name")),
        ("ombudsman", ("ombudsman", "", "name")),
        ("munich", ("Germany", "DEU", "city")),
        ("Emman Macr", ("Emmanuel Macron", "FRA", "name")),
        ("Vladimir Pootyn", ("Vladimir Putin", "RUS", "name")),
    ],
)
def test_names_are_found(query: str, row: tuple[str, str, str]) -> None:
    assert row in found(look_up(query))


def test_whole_names_go_before_parts_of_names() -> None:
    answer = look_up("Taliban")
    assert {row.name for row in answer.rows} == {"Taliban"}
    assert "Tehreek-e-Taliban Pakistan" in answer.also


def test_rows_of_all_days_without_a_day() -> None:
    answer = look_up("Taliban")
    assert len(answer.rows) == 4
    assert {row.when for row in answer.rows} == {""}
    assert answer.meaning is None


@pytest.mark.parametrize(
    ("day", "code", "sector"),
    [("1999-05-01", "AFG", "GOV"), ("2010-01-01", "AFG", "REB"), ("2025-03-14", "AFG", "GOV")],
)
def test_a_group_on_a_day(day: str, code: str, sector: str) -> None:
    answer = look_up("Taliban", date.fromisoformat(day))
    assert answer.meaning is not None
    assert (answer.meaning.code, answer.meaning.sector) == (code, sector)
    assert [row.when for row in answer.rows].count("holds") == 1


@pytest.mark.parametrize(
    ("day", "sector", "office"),
    [("2016-05-01", "GOV", "President"), ("2024-05-01", "ELI", "former President")],
)
def test_a_person_on_a_day(day: str, sector: str, office: str) -> None:
    answer = look_up("Barack Obama", date.fromisoformat(day))
    assert answer.meaning is not None
    assert (answer.meaning.code, answer.meaning.sector, answer.meaning.office) == ("USA", sector, office)


def test_who_is_meant_by_a_family_name_on_a_day() -> None:
    for day, name in (("1990-06-01", "George H. W. Bush"), ("2005-06-01", "George W. Bush")):
        answer = look_up("Bush", date.fromisoformat(day))
        assert answer.meaning is not None
        assert answer.meaning.name == name
        assert answer.rows[0].name == name
        assert answer.rows[0].when == "holds"


def test_what_is_open_is_said() -> None:
    congo = look_up("Congo", DAY)
    assert congo.meaning is None
    assert congo.ambiguity.startswith("may be ")
    assert congo.ambiguity.endswith("the rest of the report decides, or it stays undecided")
    assert "other senses" in look_up("Georgia", DAY).ambiguity
    assert look_up("France", DAY).ambiguity == ""
    kim = look_up("Kim")
    assert "a state, an office or the full name beside it decides" in kim.ambiguity


def test_many_rows_are_cut() -> None:
    answer = look_up("pres")
    assert len(answer.rows) == MOST
    assert answer.left_out > 0


def test_names_like_it_where_nothing_is_found() -> None:
    answer = look_up("Lavrof")
    assert answer.rows == ()
    assert "Lavrov" in answer.near
    for nothing in ("xyzzyqq", "", "?"):
        assert (look_up(nothing).rows, look_up(nothing).near) == ((), ())


def test_own_rows_go_first(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("table,name,code,sector\ngroups,Taliban,NGO,CVL\n")
    answer = look_up("Taliban", DAY, read_actors([path]))
    assert answer.rows[0].own
    assert answer.meaning is not None
    assert (answer.meaning.code, answer.meaning.sector) == ("NGO", "CVL")
    assert answer.ambiguity == ""


def test_an_answer_is_plain_values_for_json() -> None:
    told = json.loads(json.dumps(to_dict(look_up("Lavrov", DAY))))
    assert told["day"] == "2025-03-14"
    assert told["meaning"]["office"] == "Foreign Minister"
    assert told["rows"][0]["when"] == "holds"
