from pathlib import Path

from dragoman.brief.gather import gather
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from ledgers import told


def test_a_brief_counts_reports_and_tells_each_event_in_its_place(ledger: Ledger) -> None:
    brief = gather(ledger, Filter(text="Beijing"), most=100).brief
    assert (brief.reports, brief.events) == (4, 12)
    told = [line for days in (brief.happened, brief.unsure, brief.background) for day in days for group in day.lines
            for line in group]  # fmt: skip
    assert len(told) == brief.events
    assert [day.heading for day in brief.happened][:2] == ["14 March 2025", "24 March 2025"]


def test_the_weightiest_lines_are_numbered_where_they_are_told_in_full(ledger: Ledger) -> None:
    made = gather(ledger, Filter())
    numbers = {line.id: line.number for line in made.brief.short}
    assert list(numbers.values()) == [str(i) for i in range(1, len(numbers) + 1)]
    assert made.numbers == numbers
    told = {line.id: line.number for day in made.brief.happened for group in day.lines for line in group if line.number}
    assert told == numbers


def test_words_of_the_report_stand_behind_every_line(ledger: Ledger) -> None:
    brief = gather(ledger, Filter()).brief
    for day in (*brief.happened, *brief.unsure, *brief.background):
        for group in day.lines:
            assert any(marked for _, marked in group[0].quote.pieces)
            assert all(line.quote == group[0].quote for line in group)
    signed = [line for day in brief.happened for group in day.lines for line in group if "concluded" in line.sentence]
    assert ("signed", True) in signed[0].quote.pieces


def test_instruments_come_with_their_changes_and_sources(ledger: Ledger) -> None:
    (part, *_) = [part for part in gather(ledger, Filter()).brief.instruments if part.name == "Accord"]
    assert part.status.startswith("China and Iran signed it")
    assert part.changes[0].quote.source.source in {"Desk 0", "Desk 1", "Desk 2", "Desk 3"}


def test_what_actors_say_of_themselves_in_words_is_no_hearsay(ledger: Ledger) -> None:
    brief = gather(ledger, Filter(event=("REJECT",))).brief
    lines = [line for day in brief.happened for group in day.lines for line in group]
    assert lines
    assert all(line.marks == () for line in lines)


def test_what_is_left_out_is_said(ledger: Ledger) -> None:
    brief = gather(ledger, Filter(), most=2).brief
    assert sum(len(group) for day in brief.happened for group in day.lines) == 2
    assert "10 lighter events" in brief.left_out


def test_nothing_found_makes_an_empty_brief(ledger: Ledger) -> None:
    brief = gather(ledger, Filter(actor=("FRA",))).brief
    assert (brief.reports, brief.events, brief.short, brief.happened, brief.sources) == (0, 0, (), (), ())


def test_reports_that_contradict_each_other_stand_beside_each_other(tmp_path: Path) -> None:
    met = told(1, "China and Russia met in Beijing on Friday to talk about trade.")
    denied = told(2, "China and Russia did not meet in Beijing on Friday to talk about trade.", status="negated")
    with Ledger(tmp_path / "ledger", write=True) as opened:
        opened.add([met, denied])
        (found,) = gather(opened, Filter()).brief.differences
    assert found.differences == ("Reports differ on whether it happened: did not happen in 1, happened in 1",)
    assert "reports differ" in found.line.marks
    assert {("met", True), ("meet", True)} <= {piece for words in found.quotes for piece in words.pieces}
