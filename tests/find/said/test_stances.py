"""Tests of dragoman.find.said.stances: 144 statements with what they are towards."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.find.said.stances import _told_as
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report

TABLE = Path(__file__).with_name("stances.tsv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def stances(text: str) -> list[tuple[str, str]]:
    record = shared_coder().code(make_report(text, day="2025-11-24"))
    return [(stance.towards, stance.stance) for statement in record.statements for stance in statement.stance]


def right(row: dict[str, str]) -> bool:
    found = stances(row["text"])
    wanted = row["stances"].split(",")
    return any(row["towards"] in towards and stance in wanted for towards, stance in found) if wanted[0] else not found


def test_nearly_all_stances_are_found_and_none_is_made_up() -> None:
    wrong = [(row["text"], stances(row["text"])) for row in ROWS if not right(row)]
    assert len(ROWS) >= 144
    assert len(wrong) <= len(ROWS) * 0.15, wrong


@pytest.mark.parametrize(
    ("stance", "voice", "told"),
    [
        ("supports", "own", "supports"),
        ("supports", "duty", "calls-for"),
        ("unwanted", "duty", "opposes"),
        ("harmful", "feared", "opposes"),
        ("harmful", "own", None),
        ("unwanted", "own", None),
        ("wanted", "duty", "calls-for"),
        ("rejects", "duty", "opposes"),
        ("opposes", "", None),
        ("supports", "others", "supports"),
    ],
)
def test_what_a_word_says_depends_on_whose_act_it_tells(stance: str, voice: str, told: str | None) -> None:
    assert _told_as(stance, voice) == told


def test_whom_something_is_asked_of_is_no_topic() -> None:
    found = stances("France urged all members of the league to carry out Resolution 2254 in full.")
    assert not any("members" in towards for towards, _ in found)
