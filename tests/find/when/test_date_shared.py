"""Tests of dragoman.find.when.date_shared: dates shared by tellings of one meeting and by what was done there."""

from __future__ import annotations

import pytest

from dragoman.model import Event
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report

MET = "Australian Foreign Minister Penny Wong met Chinese Foreign Minister Wang Yi in Bali on Monday. "
SILENT = "The two embassies had no comment. "


def told(text: str, trigger: str) -> Event:
    record = shared_coder().code(make_report(text, day="2025-03-20"))
    return next(e for e in reversed(record.events) if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        (MET + SILENT + "In talks with Wang, Wong urged China to lift tariffs.", "urged", "2025-03-17"),
        (MET + SILENT + "During talks with Wong, Wang rejected the criticism.", "rejected", "2025-03-17"),
        (MET + "Wong condemned the arrest on Wednesday in talks with Wang.", "condemned", "2025-03-19"),
        (MET + "Wong will visit Tokyo on Saturday.", "visit", "2025-03-22"),
        ("Penny Wong praised Japan during a visit to Tokyo.", "praised", "2025-03-20"),
    ],
)
def test_an_act_at_a_meeting_has_the_date_of_the_meeting(text: str, trigger: str, first: str) -> None:
    assert str(told(text, trigger).date.first) == first


def test_background_meetings_make_background_acts() -> None:
    text = "Norway has repeatedly met Hamas. In talks with Hamas in Doha, Norway condemned Israel."
    assert told(text, "condemned").date.basis == "before"


def test_a_meeting_of_other_parties_gives_no_date() -> None:
    text = "Morocco has repeatedly met Oman. In talks with Canada, Peru offered to share intelligence."
    assert told(text, "talks").date.basis == "dateline"
