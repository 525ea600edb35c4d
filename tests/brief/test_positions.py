from datetime import date

from dragoman.brief.positions import topics
from dragoman.brief.quotes import source_of
from dragoman.store.answers import ChangeRow, InstrumentRow, StatusRow
from ledger_rows import party, stance, statement, words

IRAN = (party("Iran", "IRN", "speaker"),)
SOURCES = {"r1": source_of(statement("x"))}


def test_a_change_of_position_names_what_it_was_before() -> None:
    rows = [
        statement("a", day="2025-03-01", speakers=IRAN, stances=(stance("the talks", "rejects"),)),
        statement("b", day="2025-03-05", speakers=IRAN, stances=(stance("talks", "rejects"),)),
        statement("c", day="2025-03-09", speakers=IRAN, stances=(stance("talks", "supports"),)),
    ]
    (topic,) = topics(reversed(rows), (), SOURCES)
    told = [(line.speaker, line.stance, line.before, line.since, line.times) for line in topic.positions]
    assert told == [("Iran", "rejects", None, "1 March 2025", 2), ("Iran", "supports", "rejects", "9 March 2025", 1)]


def test_an_instrument_is_one_topic_under_all_its_names_and_its_changes_are_positions() -> None:
    deal = InstrumentRow("jcpoa", "Joint Plan", ("JCPOA", "nuclear deal"), "agreement", (), 2015, None, None, 1, ())
    changes = tuple(
        ChangeRow("jcpoa", change, ("USA",), date(2018, 5, 8), words("x"), words("x y"), date(2025, 3, 14))
        for change in ("rejected", "signed")
    )
    row = statement("a", speakers=IRAN, stances=(stance("the nuclear deal", "calls-for"),))
    (topic,) = topics([row], [StatusRow(deal, changes)], SOURCES)
    assert topic.name == "Joint Plan"
    assert [(line.speaker, line.stance) for line in topic.positions] == [("Iran", "calls for"), ("the US", "rejects")]


def test_topics_with_most_positions_come_first() -> None:
    rows = [
        statement("a", speakers=IRAN, stances=(stance("aid", "supports"), stance("war", "opposes"))),
        statement("b", stances=(stance("war", "opposes"),)),
    ]
    assert [topic.name for topic in topics(rows, (), SOURCES)] == ["war", "aid"]
