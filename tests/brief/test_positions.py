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
    told = [(line.speakers, line.stance, line.before, line.since, line.times) for line in topic.positions]
    assert told == [
        (("Iran",), "rejects", None, "1 March 2025", 2),
        (("Iran",), "supports", "rejects", "9 March 2025", 1),
    ]


def test_an_instrument_is_one_topic_under_all_its_names_and_its_changes_are_positions() -> None:
    deal = InstrumentRow("jcpoa", "Joint Plan", ("JCPOA", "nuclear deal"), "agreement", (), 2015, None, None, 1, ())
    changes = tuple(
        ChangeRow("jcpoa", change, ("USA",), "2018-05-08", words("x"), words("x y"), date(2025, 3, 14))
        for change in ("rejected", "signed")
    )
    row = statement("a", speakers=IRAN, stances=(stance("the nuclear deal", "calls-for"),))
    (topic,) = topics([row], [StatusRow(deal, changes)], SOURCES)
    assert topic.name == "Joint Plan"
    assert [(line.speakers, line.stance) for line in topic.positions] == [
        (("Iran",), "calls for"),
        (("the US",), "rejects"),
    ]


def test_topics_with_most_positions_come_first() -> None:
    rows = [
        statement("a", speakers=IRAN, stances=(stance("aid", "supports"), stance("war", "opposes"))),
        statement("b", stances=(stance("war", "opposes"),)),
    ]
    assert [topic.name for topic in topics(rows, (), SOURCES)] == ["war", "aid"]


def test_those_who_speak_together_stand_together() -> None:
    both = (*IRAN, party("China", "CHN", "speaker"))
    (topic,) = topics([statement("a", speakers=both, stances=(stance("aid", "supports"),))], (), SOURCES)
    assert [line.speakers for line in topic.positions] == [("China", "Iran")]


def test_a_call_after_support_is_no_change_of_position() -> None:
    rows = [
        statement("a", day="2025-03-01", speakers=IRAN, stances=(stance("aid", "supports"),)),
        statement("b", day="2025-03-05", speakers=IRAN, stances=(stance("aid", "calls-for"),)),
        statement("c", day="2025-03-09", speakers=IRAN, stances=(stance("aid", "opposes"),)),
    ]
    (topic,) = topics(rows, (), SOURCES)
    assert [(line.stance, line.before) for line in topic.positions] == [
        ("supports", None), ("calls for", None), ("opposes", "calls for"),
    ]  # fmt: skip


def test_a_demand_about_sanctions_is_no_support_of_them() -> None:
    row = InstrumentRow("s", "US sanctions", (), "sanctions", (), None, None, None, 1, ())
    change = ChangeRow("s", "called-for", ("CHN",), None, words("x"), words("x y"), date(2025, 3, 14))
    assert topics([], [StatusRow(row, (change,))], SOURCES) == ()


def test_instruments_come_before_other_topics() -> None:
    zoo = InstrumentRow("zoo", "Zoo", (), "law", (), None, None, None, 1, ())
    rows = [statement("a", speakers=IRAN, stances=(stance("aid", "supports"), stance("the Zoo", "supports")))]
    assert [topic.name for topic in topics(rows, [StatusRow(zoo, ())], SOURCES)] == ["Zoo", "aid"]
