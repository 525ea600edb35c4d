"""Tests of the table that people read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import records
from dragoman.model import Record, Report, Span, When
from dragoman.write.table import _day, table_lines


def test_the_table_of_the_sample() -> None:
    assert list(table_lines(records.record())) == [
        "Talks in Beijing",
        "2025-03-14 · Our desk",
        "",
        "  1 China and Iran met in Beijing on Friday.",
        "      China, Iran           CONSULT multilateral  actual        2025-03-14  “met”",
        "",
        "  2 “We reject the threats,” said Ma Zhaoxu, a deputy minister.",
        "      Ma Zhaoxu (CHN GOV)   REJECT                actual, said  2025-03-14  “reject”",
        "      said  Ma Zhaoxu (CHN GOV)  assert  “We reject the threats,”",
        "      not coded  “threats”  topic-only: a threat that is spoken of",
        "",
        "  3 The two countries signed the Accord.",
        "      China and Iran (CHN)  SUPPORT               actual        2025-03-14  “signed”",
        "",
        "Actors",
        "    China           CHN GOV               1 mention",
        "    Iran            IRN GOV               1 mention",
        "    Ma Zhaoxu       CHN GOV               1 mention",
        "    China and Iran  CHN;IRN  China, Iran  1 mention",
        "",
        "Instruments",
        "    Accord  agreement 2025  signed by CHN, IRN",
        "",
        "3 sentences · 4 actors · 3 events · 1 statement · 1 instrument · 1 not coded",
    ]


def test_a_sentence_that_tells_an_act_again_points_at_its_first_telling() -> None:
    sample = records.record()
    first = sample.events[0]
    start = sample.report.text.index("signed")
    again = replace(first, mentions=(Span(start, start + 6, "signed"),))
    lines = list(table_lines(replace(sample, events=(again, *sample.events[1:]))))
    assert "      told again  “signed”  CONSULT of sentence 1" in lines


def test_recipients_stand_after_an_arrow() -> None:
    record = records.record()
    event = replace(record.events[0], actor=record.events[0].actor[:1], recipient=record.events[0].actor[1:])
    lines = list(table_lines(replace(record, events=(event, *record.events[1:]))))
    assert lines[4].startswith("      China → Iran ")


@pytest.mark.parametrize("width", [40, 60, 89, 90, 110, 500])
def test_lines_fit_the_terminal(width: int) -> None:
    lines = list(table_lines(records.record(), width=width))
    assert max(map(len, lines)) <= min(width, 110)
    assert any("CONSULT multilateral" in line for line in lines)


def test_a_narrow_terminal_gets_two_lines_an_event() -> None:
    lines = list(table_lines(records.record(), width=60))
    assert lines[4:6] == ["      China, Iran", "        CONSULT multilateral  actual  2025-03-14  “met”"]


def test_colours_only_when_asked_for() -> None:
    assert not any("\x1b" in line for line in table_lines(records.record()))
    assert any("\x1b[32m" in line for line in table_lines(records.record(), colour=True))


def _hostile() -> Record:
    words = "Evil \x1b]0;title\x07 \u202egnp.exe [bold]x[/bold] :smile:"
    return Record("c", Report("r", date(2025, 3, 14), words, title=words), (Span(0, len(words), words),), (), ())


def test_a_hostile_text_is_shown_and_does_nothing() -> None:
    shown = "\n".join(table_lines(_hostile(), colour=False))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "Evil \\x1b]0;title\\x07 \\u202egnp.exe [bold]x[/bold] :smile:" in shown


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        (date(2025, 3, 14), date(2025, 3, 14), "day", "2025-03-14"),
        (date(2025, 3, 1), date(2025, 3, 31), "month", "2025-03"),
        (date(2025, 1, 1), date(2025, 12, 31), "year", "2025"),
        (date(2025, 3, 1), date(2025, 3, 4), "span", "2025-03-01 to 2025-03-04"),
        (None, date(2025, 3, 13), "day", "until 2025-03-13"),
        (date(2025, 3, 13), None, "day", "from 2025-03-13"),
        (None, None, "day", "undated"),
    ],
)
def test_days_are_as_short_as_they_are_exact(first: date | None, last: date | None, precision: str, shown: str) -> None:
    assert _day(When(first, last, precision, "stated")) == shown
