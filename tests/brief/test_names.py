from datetime import date

import pytest

from dragoman.brief.names import code_names, day_of, days_of, listed, long_name, name_of, names_of, with_article
from ledger_rows import party


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_stand_in_a_row(names: list[str], told: str) -> None:
    assert listed(names) == told


@pytest.mark.parametrize(
    ("name", "code", "kind", "told"),
    [
        ("United States", "USA", "state", "the United States"),
        ("Iran", "IRN", "state", "Iran"),
        ("Netherlands", "NLD", "state", "the Netherlands"),
        ("Abbas Araghchi", "IRN", "person", "Abbas Araghchi (Iran)"),
        ("Its Foreign Ministry", "CHN", "organization", "Its Foreign Ministry (China)"),
        ("Chinese officials", "CHN", "group", "Chinese officials"),
        ("Foreign Ministry of China", "CHN", "organization", "Foreign Ministry of China"),
        ("Group of Twenty", "IGO", "organization", "the Group of Twenty"),
        ("European Parliament", "EUR", "organization", "the European Parliament (European Union)"),
        ("reporters", "", "group", "reporters"),
        ("foreign ministers", "FRA;DEU", "group", "foreign ministers (France and Germany)"),
        ("Nations Smith", "GBR", "person", "Nations Smith (UK)"),
    ],
)
def test_a_name_says_whose_it_is(name: str, code: str, kind: str, told: str) -> None:
    assert name_of(party(name, code, kind=kind)) == told


def test_the_office_stands_beside_a_person() -> None:
    minister = party("Ma Zhaoxu", "CHN", kind="person", office="Vice Foreign Minister")
    assert long_name(minister) == "Ma Zhaoxu (China, Vice Foreign Minister)"
    assert long_name(party("foreign minister of Japan", "JPN", kind="person", office="Foreign Minister")) == (
        "foreign minister of Japan"
    )


def test_each_party_is_named_once() -> None:
    assert names_of([party("Iran", "IRN"), party("China", "CHN"), party("Iran", "IRN")]) == "Iran and China"


def test_codes_are_names() -> None:
    assert code_names(["CHN", "USA", "XXX"]) == "China, the US and XXX"


def test_an_article_is_not_doubled() -> None:
    assert with_article("the Arab League", "organization") == "the Arab League"


@pytest.mark.parametrize(
    ("first", "last", "precision", "told"),
    [
        ("2025-03-14", "2025-03-14", "day", "14 March 2025"),
        ("2025-03-01", "2025-03-31", "month", "March 2025"),
        ("2025-01-01", "2025-12-31", "year", "2025"),
        ("2025-03-01", "2025-04-02", "span", "1 March 2025 to 2 April 2025"),
        (None, "2025-03-13", "span", "before 14 March 2025"),
        ("2025-03-13", None, "span", "from 13 March 2025 on"),
        (None, None, "span", "no date"),
        (None, "9999-12-31", "span", "before 31 December 9999"),
    ],
)
def test_a_date_shows_its_doubt(first: str | None, last: str | None, precision: str, told: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert days_of(days[0], days[1], precision) == told


def test_a_day_is_written_out() -> None:
    assert day_of(date(2025, 3, 4)) == "4 March 2025"
