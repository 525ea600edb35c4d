from __future__ import annotations

import pytest

from dragoman.find.who.figures import Board, Figure
from dragoman.find.who.names import tables
from dragoman.find.who.persons import Claim, holder, match, rank, recognise, ruler
from factory import report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "minister of foreign affairs"),
        ("FM", "foreign minister"),
        ("premier", "Prime Minister"),
        ("Vice Foreign Minister", "deputy foreign minister"),
        ("Secretary of State", "foreign minister"),
        ("acting defence minister", "defense minister"),
    ],
)
def test_one_office_has_one_rank(one: str, other: str) -> None:
    assert rank(one) == rank(other)


def test_a_deputy_is_no_minister() -> None:
    assert rank("deputy foreign minister") != rank("foreign minister")


@pytest.mark.parametrize(
    ("day", "name"), [("2019-05-06", "Donald Trump"), ("2022-05-06", "Joe Biden"), ("2025-05-06", "Donald Trump")]
)
def test_the_president_is_the_one_of_the_day(day: str, name: str) -> None:
    row = holder(tables(), "USA", "head-of-state", "president", day)
    assert row is not None
    assert row.name == name


def test_a_family_name_needs_a_state_or_an_office_or_to_be_one_leader_alone() -> None:
    def known(words: tuple[str, ...], claim: Claim, *, tagged: bool = True) -> str | None:
        row = recognise(tables(), " ".join(words), words, claim, "2025-03-14", tagged=tagged)
        return row.name if row is not None else None

    assert known(("macron",), Claim()) == "Emmanuel Macron"
    assert known(("macron",), Claim(), tagged=False) is None
    assert known(("trump",), Claim("USA", level="head-of-state")) == "Donald Trump"
    assert known(("trump",), Claim("FRA", level="head-of-state")) is None
    assert known(("novel", "name"), Claim("FRA", level="minister")) is None
    assert known(("putin",), Claim("RUS")) == "Vladimir Putin"
    assert known(("katz",), Claim("ISR")) == "Israel Katz"
    assert known(("katz",), Claim("LBN")) is None


@pytest.mark.parametrize(
    ("text", "word", "code", "name"),
    [
        ("Von der Leyen", "leyen", "", "Ursula von der Leyen"),
        ("bin Salman", "salman", "", "Mohammed bin Salman"),
        ("De Wever", "wever", "BEL", "Bart De Wever"),
        ("Le Drian", "drian", "", "Jean-Yves Le Drian"),
        ("Walesa", "walesa", "POL", "Lech Wałęsa"),
        ("Katz", "katz", "", "Israel Katz"),
        ("Wang", "wang", "", None),
        ("De Oude", "oude", "", None),
    ],
)
def test_a_family_name_of_several_words_is_looked_up_whole(text: str, word: str, code: str, name: str | None) -> None:
    row = recognise(tables(), text, (word,), Claim(code), "2025-03-14", tagged=True)
    assert (row.name if row is not None else None) == name


@pytest.mark.parametrize(
    ("word", "sure", "name"),
    [("merkel", True, "Angela Merkel"), ("merkel", False, None), ("blinken", True, None), ("bush", True, None)],
)
def test_the_one_former_head_of_a_name_is_meant_by_it(word: str, name: str | None, *, sure: bool) -> None:
    row = recognise(tables(), word.capitalize(), (word,), Claim(), "2025-03-14", tagged=True, sure=sure)
    assert (row.name if row is not None else None) == name


@pytest.mark.parametrize(
    ("family", "code", "name"),
    [("Trump", "", "Donald Trump"), ("Obama", "", "Barack Obama"), ("Bush", "USA", "George W. Bush"),
     ("Bush", "MEX", None), ("Sanchez", "", "Pedro Sánchez"), ("Vichy", "", None)],
)  # fmt: skip
def test_a_government_is_called_after_its_head(family: str, code: str, name: str | None) -> None:
    row = ruler(tables(), family, Claim(code), "2025-03-14")
    assert (row.name if row is not None else None) == name


@pytest.mark.parametrize(("day", "office"), [("2024-03-14", "President"), ("2026-03-14", "President")])
def test_a_past_head_of_a_state_is_known_by_the_state(day: str, office: str) -> None:
    row = recognise(tables(), "Duda", ("duda",), Claim("POL"), day, tagged=True)
    assert row is not None
    assert (row.name, row.office, row.holds(day)) == ("Andrzej Duda", office, day < "2025-08")


def test_short_names_mean_the_person_met_before() -> None:
    board = Board(report("x"), [])
    ma = board.add(Figure("Ma Zhaoxu", "person", "CHN", words=("ma", "zhaoxu"), office="Vice Foreign Minister"))
    abdullah = board.add(Figure("Ahmad Nasser al-Sabah", "person", "KWT", words=("ahmad", "nasser", "sabah")))
    assert match(board, ("ma",), Claim()) is ma
    assert match(board, ("ahmad",), Claim()) is abdullah
    assert match(board, ("nasser",), Claim("JOR")) is None
    assert match(board, ("zhao",), Claim()) is None


def test_a_title_may_be_one_word_of_the_office() -> None:
    board = Board(report("x"), [])
    office = "Secretary of State"
    kerry = board.add(Figure("John Kerry", "person", "USA", words=("john", "kerry"), office=office, rank=rank(office)))
    assert match(board, ("kerry",), Claim(office="Secretary", level="other")) is kerry
    assert match(board, ("kerry",), Claim(office="Senator", level="legislator")) is None
    assert match(board, ("perry",), Claim(office="Secretary")) is None


def test_another_office_is_another_person() -> None:
    board = Board(report("x"), [])
    board.add(Figure("Hussein Sheikh", "person", "PSE", words=("hussein", "sheikh"), rank="secretary general"))
    assert match(board, ("hussein",), Claim(office="Crown Prince")) is None
