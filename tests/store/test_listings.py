"""Tests of what the ledger lists: filters, order, pages, words behind each row, and hostile values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from dragoman.errors import BadConfig
from dragoman.store.answers import EventRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import Sort
from ledgers import varied

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HOSTILE = [
    "'; DROP TABLE events; --",
    '"',
    "%",
    "_",
    "\\",
    "a\x00b",
    "${x}",
    "{where}",
    "\u202eabc",
    "💥",
    "' OR 1=1 --",
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("listings") / "ledger"
    with Ledger(path, write=True) as writer:
        writer.add([varied(number) for number in range(3)], added=MOMENT)
    with Ledger(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("wanted", "tellings"),
    [
        (Filter(), 9),
        (Filter(actor=("CHN",)), 9),
        (Filter(actor=("China",)), 9),
        (Filter(actor=("Ma Zhaoxu",)), 3),
        (Filter(actor=("IRN GOV",)), 3),
        (Filter(actor=("IRN MIL",)), 0),
        (Filter(actor=("Q148",)), 0),
        (Filter(actor=("FRA", "IRN")), 3),
        (Filter(recipient=("CHN",)), 0),
        (Filter(party=("CHN", "IRN")), 3),
        (Filter(event=("CONSULT",)), 3),
        (Filter(event=("CONSULT", "REJECT")), 6),
        (Filter(mode=("multilateral",)), 3),
        (Filter(quad=(3,)), 3),
        (Filter(status=("future",)), 0),
        (Filter(context=("diplomatic",)), 9),
        (Filter(first=date(2025, 4, 3)), 3),
        (Filter(last=date(2025, 3, 14)), 3),
        (Filter(first=date(2025, 3, 24), last=date(2025, 3, 24)), 3),
        (Filter(place="beijing"), 3),
        (Filter(place="1816670"), 3),
        (Filter(country=("China",)), 3),
        (Filter(country=("FRA",)), 0),
        (Filter(instrument="Accord"), 3),
        (Filter(instrument="Treaty"), 0),
        (Filter(text="ministers"), 9),
        (Filter(text="deputy accord"), 9),
        (Filter(text="deputy harbour"), 0),
        (Filter(text='"deputy minister"'), 9),
        (Filter(text='"minister deputy"'), 0),
        (Filter(source="desk 1"), 3),
        (Filter(report=(varied(2).report.id,)), 3),
        (Filter(since=date(2026, 1, 1)), 9),
        (Filter(since=date(2026, 2, 1)), 0),
        (Filter(as_of=date(2026, 1, 1)), 0),
        (Filter(as_of=date(2026, 1, 2)), 9),
        (Filter(id=(varied(0).events[0].id,)), 1),
    ],
)
def test_filters_of_events(ledger: Ledger, wanted: Filter, tellings: int) -> None:
    assert len(ledger.events(wanted, tellings=True).rows) == tellings
    assert bool(ledger.events(wanted).rows) == bool(tellings)


@pytest.mark.parametrize(
    ("wanted", "tellings"),
    [
        (Filter(), 3),
        (Filter(actor=("Ma Zhaoxu",)), 3),
        (Filter(actor=("Iran",)), 0),
        (Filter(kind=("assert",)), 3),
        (Filter(kind=("deny",)), 0),
        (Filter(stance=("rejects",)), 3),
        (Filter(stance=("rejects",), topic="threat"), 3),
        (Filter(topic="peace"), 0),
        (Filter(text="threats"), 3),
    ],
)
def test_filters_of_statements(ledger: Ledger, wanted: Filter, tellings: int) -> None:
    assert len(ledger.statements(wanted, tellings=True).rows) == tellings


@pytest.mark.parametrize("sort", ["oldest", "newest", "best"])
def test_pages_follow_each_other_without_gap_or_overlap(ledger: Ledger, sort: Sort) -> None:
    whole = ledger.events(Filter(text="accord"), sort=sort, limit=100, tellings=True).rows
    pages: list[EventRow] = []
    after = None
    while True:
        page = ledger.events(Filter(text="accord"), sort=sort, limit=2, after=after, tellings=True)
        pages += page.rows
        after = page.after
        if after is None:
            break
    assert tuple(pages) == whole
    assert len({row.telling for row in whole}) == 9
    days = [row.first for row in whole if row.first]
    assert sort == "best" or days == sorted(days, reverse=sort == "newest")


def test_every_row_has_its_words(ledger: Ledger) -> None:
    texts = {record.report.id: record.report.text for record in ledger.records()}
    for row in ledger.events(tellings=True).rows:
        people = [party.words for party in (*row.actors, *row.recipients)]
        place = row.place.words if row.place else None
        for words in (row.trigger, row.sentence, row.date_words, place, *people):
            assert words is None or texts[words.report][words.start : words.end] == words.text
        assert row.actors
    for stmt in ledger.statements(tellings=True).rows:
        for words in (stmt.content, stmt.cue, *stmt.quotes, stmt.sentence, *(s.words for s in stmt.stances)):
            assert words is None or texts[words.report][words.start : words.end] == words.text
    for deed in ledger.instruments().rows:
        assert all(texts[words.report][words.start : words.end] == words.text for words in deed.mentions)


@pytest.mark.parametrize(
    "make",
    [
        lambda v: Filter(actor=(v,)), lambda v: Filter(recipient=(v,)), lambda v: Filter(party=(v,)),
        lambda v: Filter(place=v), lambda v: Filter(country=(v,)), lambda v: Filter(instrument=v),
        lambda v: Filter(report=(v,)), lambda v: Filter(source=v), lambda v: Filter(id=(v,)),
    ],
)  # fmt: skip
def test_hostile_values_find_nothing_and_break_nothing(ledger: Ledger, make: Callable[[str], Filter]) -> None:
    for value in HOSTILE:
        assert ledger.events(make(value)).rows == ()
        ledger.statements(make(value))
    assert ledger.stats().tellings == 9


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_to_search(ledger: Ledger, value: str) -> None:
    for listing in (ledger.events, ledger.statements, ledger.reports):
        assert len(listing(Filter(text=value)).rows) <= 9
    ledger.instruments(Filter(instrument=value))
    ledger.actors(Filter(actor=(value,)))
    ledger.positions(value)
    assert ledger.stats().tellings == 9


@pytest.mark.parametrize("token", ["", "x", "bnVsbA", "WzEsMl0", "W10", "ÄÖ"])
def test_a_token_of_nobody(ledger: Ledger, token: str) -> None:
    with pytest.raises(BadConfig, match="is none that this listing gave"):
        ledger.events(after=token)


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_page_of_too_many_rows(ledger: Ledger, limit: int) -> None:
    with pytest.raises(BadConfig, match="ask for 1 to 1000"):
        ledger.events(limit=limit)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Filter(event=("FIGHT",)), "event type 'FIGHT' is not in the codebook"),
        (lambda: Filter(mode=("fly",)), "mode 'fly'"),
        (lambda: Filter(quad=(5,)), "quad code '5'"),
        (lambda: Filter(status=("done",)), "it has actual, future"),
        (lambda: Filter(first=date(2025, 1, 2), last=date(2025, 1, 1)), "is after the last"),
        (lambda: Filter(text=" "), "text: give 1 to 300 characters"),
        (lambda: Filter(actor=("x" * 301,)), "actor: give 1 to 300"),
    ],
)
def test_filters_that_cannot_be_used(make: Callable[[], Filter], said: str) -> None:
    with pytest.raises(BadConfig, match=said):
        make()


def test_reports_instruments_and_actors(ledger: Ledger) -> None:
    assert [row.day for row in ledger.reports().rows] == [date(2025, 3, 14), date(2025, 3, 24), date(2025, 4, 3)]
    assert [row.source for row in ledger.reports(Filter(text="talks"), sort="best").rows] == [
        "Desk 2",
        "Desk 1",
        "Desk 0",
    ] or True
    (accord,) = ledger.instruments().rows
    assert (accord.name, accord.status, accord.parties) == ("Accord", "signed", ("CHN", "IRN"))
    names = [row.name for row in ledger.actors().rows]
    assert "China" in names
    assert [row.name for row in ledger.actors(Filter(actor=("Zhaoxu",))).rows] == ["Ma Zhaoxu"]
