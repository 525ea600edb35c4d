"""Tests of the text that tells what the actor tables say of a name."""

from __future__ import annotations

from datetime import date

from dragoman.lookup import Answer, Found, Meaning
from dragoman.write.actors import actor_lines

ROW = Found(
    "leaders", "Rudolf Elphberg", "person", "HUN", "GOV", "King", "head-of-state", "2001-02-03", "", ("Rudolph",),
    "Q1", "the court", "family name", "Elphberg", "not yet",
)  # fmt: skip


def test_a_row_with_all_that_is_known() -> None:
    answer = Answer("elphberg", None, None, "", (ROW,), left_out=3, also=("Flavia Elphberg-Black",))
    assert list(actor_lines(answer)) == [
        "Rudolf Elphberg  person  HUN GOV  King  (head-of-state)  2001-02-03 to …  not yet",
        "    found by   family name Elphberg",
        "    also       Rudolph",
        "    wikidata   Q1",
        "    source     leaders: the court",
        "3 more rows fit; give more of the name",
        "longer names with it: Flavia Elphberg-Black",
    ]


def test_the_meaning_on_a_day_comes_first() -> None:
    day = date(2000, 1, 1)
    meaning = Meaning("Rudolf Elphberg", "person", "HUN", "ELI", "former King")
    assert next(actor_lines(Answer("Elphberg", day, meaning, "", (ROW,)))) == (
        "On 2000-01-01 Elphberg is Rudolf Elphberg, person, HUN ELI, former King."
    )
    lines = list(actor_lines(Answer("Elphberg", day, None, "may be A (HUN), B (FRA); the office decides", (ROW,))))
    assert lines[:3] == [
        "On 2000-01-01 Elphberg is nothing that the name alone decides.",
        "It may be A (HUN), B (FRA); the office decides.",
        "",
    ]


def test_a_terminal_is_safe_from_names() -> None:
    row = Found("bodies", "A\x1b[31m", "organization", "IGO", "", "", "", "", "", (), "", "", "name", "A", own=True)
    lines = list(actor_lines(Answer("A", None, None, "", (row,))))
    assert all("\x1b" not in line for line in lines)
    assert lines[-1] == "    source     bodies: your file"
