"""Instruments: 114 stories written for the tests, joining by name and number, order of changes, and the table."""

from __future__ import annotations

import csv
import inspect
import json
import re
import time
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import factory
from dragoman.codes import CHANGES, entity_codes
from dragoman.find.bound import instrument_table, instrument_words
from dragoman.find.bound.instruments import find_instruments
from dragoman.model import Cast, Instrument
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report

STORIES = Path(__file__).with_name("instrument_stories.jsonl")
KINDS = {"agreement", "resolution", "law", "policy", "sanctions", "proposal", "statement", "letter"}


@cache
def instruments(text: str) -> tuple[Instrument, ...]:
    return shared_coder().code(make_report(text, day="2025-11-24")).instruments


def stories() -> list[dict[str, Any]]:
    return [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]


def named(text: str, name: str) -> Instrument | None:
    """Return the instrument of that name, or one of whose mentions has the words."""
    found = instruments(text)
    by_name = [i for i in found if name.lower() in i.name.lower()]
    return next(iter(by_name or [i for i in found if any(name.lower() in m.text.lower() for m in i.mentions)]), None)


def the(text: str, name: str) -> Instrument:
    found = named(text, name)
    assert found is not None
    return found


def has(instrument: Instrument, change: dict[str, Any]) -> bool:
    same = [c for c in instrument.changes if c.change == change["change"]]
    return any(set(change["by"]) <= set(c.by) for c in same)


def test_nine_of_ten_stories_give_their_instrument() -> None:
    missed = [s["text"] for s in stories() if (found := named(s["text"], s["name"])) is None or found.kind != s["kind"]]
    assert len(missed) <= len(stories()) / 10, missed


def test_nine_of_ten_changes_are_found_with_their_makers() -> None:
    owed, missed = 0, []
    for story in stories():
        found = named(story["text"], story["name"])
        for change in story["changes"]:
            owed += 1
            if found is None or not has(found, change):
                missed.append((story["text"], change, found and found.changes))
    assert owed >= 60
    assert len(missed) <= owed / 10, missed


@pytest.mark.parametrize(
    "text",
    [
        "The United States withdrew from the Paris Agreement in 2020.",
        "Libya criticised the American withdrawal from the Iran nuclear deal.",
        "Belarus pulled out of the Ottawa Convention on Monday.",
    ],
)
def test_a_withdrawal_is_an_event_in_the_words_of_the_change(text: str) -> None:
    record = shared_coder().code(make_report(text, day="2025-11-24"))
    (change,) = [c for deed in record.instruments for c in deed.changes if c.change == "withdrawn-from"]
    inside = [e for e in record.events if change.start <= e.trigger.start and e.trigger.end <= change.end]
    assert [(e.event, *e.mode) for e in inside] == [("SANCTION", "withdraw")]
    assert {entity.code for entity in inside[0].actor} == set(change.by)


def test_a_source_is_there_whatever_it_tells_of() -> None:
    text = "Jordan stressed its readiness to host talks, according to a Royal Court statement."
    assert the(text, "Royal Court statement").kind == "statement"


def test_names_of_one_instrument_are_joined() -> None:
    text = (
        "Iran rejected new limits under the 2015 Joint Comprehensive Plan of Action (JCPOA) on Monday. "
        "The nuclear deal had been praised by China. Iran said the JCPOA was dead."
    )
    found = [i for i in instruments(text) if i.name == "Joint Comprehensive Plan of Action"]
    assert len(found) == 1
    assert {"JCPOA", "nuclear deal"} <= {m.text for m in found[0].mentions}
    assert found[0].year == 2015
    assert "IRN" in found[0].parties


def test_the_resolution_is_the_one_told_of_before() -> None:
    found = the("Lebanon praised Resolution 1701 on Sunday. Israel violated the resolution, Beirut said.", "1701")
    assert found.name == "UN Security Council Resolution 1701"
    assert [m.text for m in found.mentions] == ["Resolution 1701", "resolution"]


def test_two_resolutions_of_one_sentence_stay_two() -> None:
    names = {i.name for i in instruments("France cited Security Council Resolutions 242 and 338 on Tuesday.")}
    assert names == {"UN Security Council Resolution 242", "UN Security Council Resolution 338"}


def test_a_resolution_that_no_table_has_is_named_by_its_number() -> None:
    assert the("The Security Council adopted Resolution 2911 on Friday.", "2911").kind == "resolution"


def test_a_deal_that_is_only_wanted_is_no_instrument() -> None:
    assert not instruments("President Donald Trump wants a nuclear deal, the White House said.")


def test_set_phrases_name_nothing() -> None:
    assert not instruments("Under international law, force is the last resort, Brazil's foreign minister said.")


def test_the_nuclear_deal_of_others_is_not_the_one_with_iran() -> None:
    names = [i.name for i in instruments("India praised its nuclear deal with Australia on Monday.")]
    assert "Joint Comprehensive Plan of Action" not in names


def test_an_old_report_cannot_mean_a_younger_instrument() -> None:
    report = make_report("Iran praised the nuclear deal on Monday.", day="2009-05-05")
    assert all(i.name != "Joint Comprehensive Plan of Action" for i in shared_coder().code(report).instruments)


def test_the_status_is_the_latest_change() -> None:
    found = the("Mexico and Peru signed the cacao treaty in 2019. Peru withdrew from the treaty in 2024.", "cacao")
    assert [c.change for c in found.changes] == ["signed", "withdrawn-from"]
    assert found.status == "withdrawn-from"


def test_changes_stand_in_the_order_of_their_dates() -> None:
    text = "Chad ratified the river accord on 5 May. Chad and Niger had signed the accord on 2 March."
    changes = the(text, "river accord").changes
    assert [c.change for c in changes] == ["signed", "ratified"]
    assert [str(c.date) for c in changes] == ["2025-03-02", "2025-05-05"]


def test_a_report_without_sentences_has_no_instruments() -> None:
    assert find_instruments(factory.report("x"), factory.parse(), Cast(()), (), ()) == ()


def test_evidence_lies_in_the_text() -> None:
    for story in stories()[:20]:
        for found in instruments(story["text"]):
            assert all(story["text"][m.start : m.end] == m.text for m in found.mentions)
            assert all(0 <= c.start < c.end <= len(story["text"]) for c in found.changes)


def table() -> list[dict[str, Any]]:
    path = resources.files("dragoman") / "data" / "instruments" / "instruments.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_the_table_has_at_least_300_rows_of_known_kinds_and_codes() -> None:
    rows = table()
    assert len(rows) >= 300
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["kind"] in KINDS and row["source"] for row in rows)
    assert {code for row in rows for code in row["parties"].split(";") if code} <= set(entity_codes())
    assert all(not row["date"] or row["date"].startswith(row["year"]) for row in rows)


def test_an_identifier_stands_beside_where_it_was_seen_and_in_one_row_only() -> None:
    known = [row for row in table() if row["wikidata"]]
    assert len(known) >= 186
    assert all(re.fullmatch(r"Q[1-9][0-9]{2,9}", row["wikidata"]) for row in known)
    assert len({row["wikidata"] for row in known}) == len(known)
    assert all(bool(row["wikidata"]) == bool(row["wikidata_source"]) for row in table())


def test_a_well_known_instrument_has_its_identifier() -> None:
    assert instrument_table.wikidata_of("Joint Comprehensive Plan of Action") == "Q17001802"
    assert instrument_table.wikidata_of("Treaty of Erewhon") is None


def test_every_condition_of_an_alias_is_a_code() -> None:
    needs = {a.partition("@")[2] for row in table() for a in row["aliases"].split(";") if "@" in a}
    assert needs <= set(entity_codes())


def test_every_change_of_the_table_is_the_codebooks() -> None:
    changes = {r.change for rows in instrument_words.change_rows().values() for r in rows}
    assert changes <= {*CHANGES, instrument_words.NO_CHANGE}
    assert {row.kind for row in instrument_words.nouns().values()} <= KINDS


@pytest.mark.parametrize("load", [instrument_words.change_rows, instrument_words.nouns, instrument_table._namings])
def test_tables_load_quickly(load: Callable[[], object]) -> None:
    start = time.process_time()  # not of the clock, which a loaded machine stretches
    inspect.unwrap(load)()
    assert time.process_time() - start < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "The Maldivian parliament ratified the extradition treaty with Sri Lanka that lawmakers had twice voted down.",
        "Deputies had twice voted down the fisheries treaty with Ghana.",
        "The ceasefire agreement of the council was rejected by gunmen.",
    ],
)
def test_who_has_no_code_is_no_party_and_changes_nothing(text: str) -> None:
    found = instruments(text)
    assert found
    assert all(code for deed in found for code in (*deed.parties, *(by for change in deed.changes for by in change.by)))


@pytest.mark.parametrize(
    ("told", "change", "day"),
    [
        ("The United States withdrew from the deal in 2018.", "withdrawn-from", "2018"),
        ("The United States, which withdrew from the deal in May 2018, did not comment.", "withdrawn-from", "2018-05"),
        ("Washington had pulled out of the deal on 8 May 2018.", "withdrawn-from", "2018-05-08"),
        ("After the US withdrawal from the deal in 2018, inspectors left.", "withdrawn-from", "2018"),
        ("Tehran breached the deal in July 2019.", "breached", "2019-07"),
        ("The deal was signed in 2015 by Iran.", "signed", "2015"),
        ("Iran suspended the deal earlier this year.", "suspended", "2025"),
        ("Inspectors left after Iran breached the deal.", "breached", None),
        ("This came after the US withdrawal from the deal.", "withdrawn-from", None),
    ],
)
def test_a_change_told_as_background_has_the_date_that_the_text_gives_and_is_not_the_status(
    told: str, change: str, day: str | None
) -> None:
    deal = the(f"Iran reaffirmed the Iran nuclear deal on Friday. {told}", "Joint Comprehensive")
    assert {c.change: c.date for c in deal.changes} == {change: day, "reaffirmed": "2025-11-21"}
    assert deal.changes[-1].change == deal.status == "reaffirmed"


def test_what_has_no_date_stands_before_what_has_one() -> None:
    text = (
        "Iran, which violates the Iran nuclear deal after the US pulled out, reaffirmed the deal on Friday. "
        "Russia endorsed the deal in 2015."
    )
    dates = [c.date for c in the(text, "Joint Comprehensive").changes]
    assert dates == sorted(dates, key=lambda day: day or "")
    assert dates[0] is None
    assert dates[-1] == "2025-11-21"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mali breached the Algiers Agreement of 2015, the rebels said on Friday.", "2025-11-21"),
        ("Mali, which breached the Algiers Agreement of 2015, met the rebels on Friday.", None),
        ("Mali breached the Algiers Agreement in 2016, the rebels said on Friday.", "2016"),
    ],
)
def test_a_date_in_a_name_is_not_that_of_a_change(text: str, day: str | None) -> None:
    (change,) = the(text, "Algiers").changes
    assert (change.change, change.date) == ("breached", day)
