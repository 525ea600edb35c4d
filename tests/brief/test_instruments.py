from datetime import date

from dragoman.brief.instruments import concerned, instrument_part, told_changes
from dragoman.brief.quotes import source_of
from dragoman.store.answers import ChangeRow, InstrumentRow, StatusRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from ledger_rows import event, words

SOURCES = {"r1": source_of(event("x"))}


def story(*days: int, names: tuple[str, ...] = ("JCPOA", "it", "Iran deal")) -> StatusRow:
    row = InstrumentRow("jcpoa", "Iran deal", names, "agreement", ("IRN", "USA"), 2015, "suspended", None, 2, ())
    changes = [
        ChangeRow("jcpoa", "suspended", ("IRN",), f"2025-03-{day:02d}", words("x"), words("x y"), date(2025, 3, 30))
        for day in days
    ]
    return StatusRow(row, tuple(changes))


def test_a_change_told_twice_is_told_once_with_its_count() -> None:
    told, earlier = told_changes(story(1, 1, 2))
    assert [(row.day, times) for row, times in told] == [(date(2025, 3, 1), 2), (date(2025, 3, 2), 1)]
    assert earlier == 0


def test_only_the_latest_changes_are_told_and_the_others_counted() -> None:
    told, earlier = told_changes(story(*range(1, 21)))
    assert (len(told), earlier, told[-1][0].day) == (15, 5, date(2025, 3, 20))


def test_an_instrument_says_where_it_stands_and_what_else_it_is_called() -> None:
    part = instrument_part(story(1), SOURCES)
    assert (part.name, part.also, part.parties) == ("Iran deal", ("JCPOA",), "Iran and the US")
    assert part.status == "Iran suspended it, 1 March 2025"
    assert instrument_part(story(), SOURCES).status == "no change of it is told"


def test_only_instruments_that_the_sentences_name_are_concerned(ledger: Ledger) -> None:
    signed = ledger.events(Filter(event=("SUPPORT",)), limit=10).rows
    assert [one.instrument.name for one in concerned(ledger, signed, most=10)[0]][:1] == ["Accord"]
    met = ledger.events(Filter(event=("CONSULT",)), limit=10).rows
    assert concerned(ledger, met, most=10) == ((), 0)
    assert concerned(ledger, signed, most=0)[1] > 0
