"""Tests of joining in a ledger: across reports, by hand, after rebuilds, and however the reports came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from dragoman.errors import BadConfig, BadInput
from dragoman.model import Record
from dragoman.store import index, joining, shared
from dragoman.store.answers import EventRow, EventStory
from dragoman.store.connect import rows_of
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import Sort
from dragoman.store.segments import Line
from ledgers import told

FETCHED = 40
"""Rows that one question of the joining may fetch with the small steps below: a step, with its groups and pairs."""
MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
MET = "China and Russia met in Beijing on Friday to talk about trade."
HELD = "Russia and China held talks in Beijing on Friday, a spokesman said of the ministers' trade agenda."
LATER = "China and Russia met in Beijing on Friday to talk about shipping lanes."


def reports() -> list[Record]:
    return [told(1, MET), told(2, HELD), told(3, LATER, days=7)]


def fill(path: Path, records: list[Record]) -> Ledger:
    ledger = Ledger(path, write=True)
    ledger.add(records, added=MOMENT)
    return ledger


def groups(ledger: Ledger) -> list[set[str]]:
    """Return the reports of each event."""
    found: dict[str, set[str]] = {}
    for row in ledger.events(limit=100, tellings=True).rows:
        story = ledger.show(row.telling)
        assert isinstance(story, EventStory)
        found[story.event.id] = {telling.report for telling in story.tellings}
    return sorted(found.values(), key=sorted)


def test_two_reports_of_one_meeting(tmp_path: Path) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        rows = ledger.events().rows
        assert [(row.reports, row.independent) for row in rows] == [(2, 2), (1, 1)]
        story = ledger.show(rows[0].id)
        assert isinstance(story, EventStory)
        assert [telling.sentence.text for telling in story.tellings] == [MET, HELD]
        assert story.reasons[0].score >= 0.6
        assert "parties CHN, RUS" in story.reasons[0].reasons
        assert rows[0].id == story.tellings[0].telling, "the id is that of the telling that came first"


def test_copies_are_reports_but_not_independent(tmp_path: Path) -> None:
    text = " ".join([MET, *(f"The {word} of the two sides was long and it was full of hope." for word in "abcdefgh")])
    with fill(tmp_path / "a", [told(1, text), told(2, text + " It ended."), told(3, HELD)]) as ledger:
        (row,) = ledger.events().rows
        assert (row.reports, row.independent) == (3, 2)
        assert ledger.stats().independent_reports == 2
        first, second, third = ledger.reports(sort="oldest").rows
        assert len({row.kin for row in (first, second, third)}) == 2


def test_the_order_of_adding_and_the_number_of_runs_change_nothing(tmp_path: Path) -> None:
    records = [*reports(), told(4, HELD, days=7)]
    seen = []
    for number, order in enumerate(permutations(records)):
        if number % 12:
            continue
        path = tmp_path / str(number)
        for record in order:
            fill(path, [record]).close()
        with fill(path, []) as ledger:
            seen.append(groups(ledger))
            ledger.rebuild()
            assert groups(ledger) == seen[-1]
    assert all(one == seen[0] for one in seen)
    assert [len(group) for group in seen[0]] == [2, 2]


def test_split_and_join_by_hand_stay(tmp_path: Path) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        first, second, third = (row.telling for row in ledger.events(tellings=True).rows)
        ledger.decide("split", [second], added=MOMENT)
        assert [row.reports for row in ledger.events().rows] == [1, 1, 1]
        ledger.rebuild()
        assert [row.reports for row in ledger.events().rows] == [1, 1, 1]
        ledger.decide("join", [first, third], added=MOMENT)
        assert sorted(row.reports for row in ledger.events().rows) == [1, 2]
        story = ledger.show(first)
        assert isinstance(story, EventStory)
        assert story.reasons[0].reasons == ("joined by hand",)
        assert any("day:" in item for item in story.event.contradictions)
        ledger.add([told(5, HELD)], added=MOMENT)
        ledger.rebuild()
        assert {first, third} <= {telling.telling for telling in ledger.show(third).tellings}  # type: ignore[union-attr]
        ledger.decide("join", [first, second], added=MOMENT)
        assert max(row.reports for row in ledger.events().rows) >= 3


def test_decisions_that_cannot_be(tmp_path: Path) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        event = ledger.events().rows[1].id
        report = ledger.reports().rows[0].id
        with pytest.raises(BadInput, match="no event, statement, report or instrument has this id"):
            ledger.decide("join", [event, "0123456789ab"])
        with pytest.raises(BadInput, match="all of one kind"):
            ledger.decide("join", [event, report])
        with pytest.raises(BadConfig, match="two or more"):
            ledger.decide("join", [event])
        with pytest.raises(BadConfig, match="two or more"):
            ledger.decide("split", [event])
        assert ledger.stats().assertions == 3


def test_a_denial_is_shown_as_a_contradiction(tmp_path: Path) -> None:
    denied = told(2, "China and Russia did not meet in Beijing on Friday to talk about trade.", status="negated")
    with fill(tmp_path / "a", [told(1, MET), denied]) as ledger:
        (row,) = ledger.events().rows
        assert row.contradictions == ("denial: did not happen in 1, happened in 1",)


def test_coding_anew_takes_tellings_out_of_groups(tmp_path: Path) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        head = ledger.events().rows[0].id
        newer = replace(told(1, MET), coder="newer", events=(), order=())
        ledger.add([newer], added=MOMENT)
        rows = ledger.events().rows
        assert [row.reports for row in rows] == [1, 1]
        assert head not in {row.id for row in rows}
        gone = ledger.show(head)
        assert isinstance(gone, EventStory)
        assert gone.event.withdrawn is not None
        assert ledger.events(Filter(as_of=MOMENT.date()), limit=10).rows


def test_a_group_stands_at_its_best_day_and_pages_of_a_timeline_follow(tmp_path: Path) -> None:
    unsure = told(1, MET, basis="dateline")
    with fill(tmp_path / "a", [unsure, told(2, HELD), told(3, LATER, days=7)]) as ledger:
        rows = ledger.timeline(Filter(party=("CHN",))).rows
        assert [str(row.day) for row in rows] == ["2025-03-14", "2025-03-21"]
        pages = [ledger.timeline(Filter(party=("CHN",)), limit=1)]
        pages.append(ledger.timeline(Filter(party=("CHN",)), limit=1, after=pages[0].after))
        assert tuple(row for page in pages for row in page.rows) == rows
        assert pages[1].after is None
        assert ledger.events(Filter(), sort="newest").rows[1].id == rows[0].id


@pytest.mark.parametrize("sort", ["oldest", "newest", "best"])
def test_an_event_is_found_by_any_of_its_tellings_and_stands_once(tmp_path: Path, sort: Sort) -> None:
    other = told(6, HELD.replace("agenda.", "agenda at the harbour."))
    with fill(tmp_path / "a", [*reports(), other, told(7, MET, days=21)]) as ledger:
        whole = ledger.events(Filter(text="Beijing"), sort=sort).rows
        assert sorted(row.reports for row in whole) == [1, 1, 3]
        joined = next(row for row in whole if row.reports == 3)
        (found,) = ledger.events(Filter(text="harbour"), sort=sort).rows
        assert found == joined, "only the last telling has the word, and the first stands for all"
        assert ledger.events(Filter(source="Desk 6"), sort=sort if sort != "best" else "oldest").rows == (joined,)
        paged: list[EventRow] = []
        after = None
        while True:
            page = ledger.events(Filter(text="Beijing"), sort=sort, limit=1, after=after)
            paged += page.rows
            after = page.after
            if after is None:
                break
        assert tuple(paged) == whole


def test_words_of_an_older_coding_are_not_found_twice(tmp_path: Path) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        before = [(row.id, row.source) for row in ledger.reports(Filter(text="Beijing"), sort="best").rows]
        again = [replace(record, coder="another") for record in reports()[:2]]
        ledger.add(again, added=MOMENT)
        assert [(row.id, row.report) for row in ledger.events(Filter(text="Beijing"), sort="best").rows]
        after = ledger.reports(Filter(text="Beijing")).rows
        assert sorted(row.id for row in after) == sorted(name for name, _ in before)
        ledger.add([replace(reports()[2], coder="another")], added=MOMENT)
        assert len(ledger.reports(Filter(text="Beijing"), sort="best").rows) == len(before)
        ledger.rebuild()
        assert len(ledger.reports(Filter(text="Beijing"), sort="best").rows) == len(before)


def test_joining_holds_a_step_at_a_time_however_large_the_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [told(n, text, days=7 * n) for n in range(30) for text in (MET, HELD)]
    with fill(tmp_path / "a", stories) as ledger:
        whole = groups(ledger)
    fetched: list[int] = []

    def counted(*arguments: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - as what it stands for
        found = rows_of(*arguments)
        fetched.append(len(found))
        return found

    for module in (joining, shared):
        monkeypatch.setattr(module, "rows_of", counted)
        for size in ("_CHUNK", "_SCORED", "_GROUPED"):
            monkeypatch.setattr(module, size, 10, raising=False)
    with fill(tmp_path / "b", stories) as ledger:
        assert groups(ledger) == whole
    assert len(whole) == 30
    assert max(fetched) <= FETCHED < len(stories)


def test_a_long_record_goes_into_the_index_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fill(tmp_path / "a", reports()) as ledger:
        whole = groups(ledger)
    taken: list[int] = []
    load = index._load

    def counted(con: DuckDBPyConnection, lines: list[Line]) -> None:
        taken.append(len(lines))
        load(con, lines)

    monkeypatch.setattr(index, "_CHUNK_SIZE", 10)
    monkeypatch.setattr(index, "_load", counted)
    with fill(tmp_path / "b", reports()) as ledger:
        assert groups(ledger) == whole
    assert taken == [1, 1, 1]
