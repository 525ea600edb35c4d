"""Tests of filters as keyword arguments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadConfig
from dragoman.keywords import EventFilters, InstrumentFilters, PanelFilters, ReportFilters, StatementFilters, filter_of
from dragoman.store.filters import Filter


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, Filter()),
        ({"actor": None, "first": None}, Filter()),
        ({"actor": "IRN"}, Filter(actor=("IRN",))),
        ({"actor": ["IRN", "CHN GOV"]}, Filter(actor=("IRN", "CHN GOV"))),
        ({"actor": (name for name in ("IRN",))}, Filter(actor=("IRN",))),
        ({"quad": 1}, Filter(quad=(1,))),
        ({"quad": range(1, 3)}, Filter(quad=(1, 2))),
        ({"first": "2025-03-14", "last": date(2025, 3, 15)}, Filter(first=date(2025, 3, 14), last=date(2025, 3, 15))),
        ({"first": pd.Timestamp("2025-03-14 08:00")}, Filter(first=date(2025, 3, 14))),
        ({"since": "2025-03-14"}, Filter(since=date(2025, 3, 14))),
        ({"since": "2025-03-14T08:00:00+02:00"}, Filter(since=datetime(2025, 3, 14, 6))),  # noqa: DTZ001
        (
            {"since": datetime(2025, 3, 14, 8, tzinfo=timezone(timedelta(hours=2)))},
            Filter(since=datetime(2025, 3, 14, 6)),  # noqa: DTZ001
        ),
        ({"since": datetime(2025, 3, 14, 8, tzinfo=UTC)}, Filter(since=datetime(2025, 3, 14, 8))),  # noqa: DTZ001
        ({"place": "Beijing", "text": "the talks"}, Filter(place="Beijing", text="the talks")),
    ],
)
def test_keywords_become_a_filter(given: dict[str, Any], wanted: Filter) -> None:
    assert filter_of(EventFilters, given) == wanted


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (EventFilters, {"actr": "IRN"}, "'actr'; use actor, as_of, context, country, event"),
        (EventFilters, {"stance": "rejects"}, "'stance'; use"),
        (StatementFilters, {"event": "CONSULT"}, "'event'; use"),
        (PanelFilters, {"text": "talks"}, "'text'; use"),
        (InstrumentFilters, {"first": "2025-03-14"}, "'first'; use instrument, party"),
        (ReportFilters, {"first": "14 March"}, "first: cannot read the date '14 March'"),
        (ReportFilters, {"first": 2025}, "first: 2025 cannot be used"),
        (ReportFilters, {"since": "2025-03-14T99"}, "since: '2025-03-14T99' cannot be used"),
        (ReportFilters, {"text": ["a", "b"]}, "text: .* cannot be used; give one text"),
        (EventFilters, {"actor": 7}, "actor: 7 cannot be used"),
        (EventFilters, {"actor": ["IRN", None]}, "actor: .* cannot be used; give a text, or a list"),
        (EventFilters, {"quad": "one"}, "quad: 'one' cannot be used"),
        (EventFilters, {"event": "MEET"}, "'MEET' is not in the codebook"),
        (EventFilters, {"first": "2025-03-15", "last": "2025-03-14"}, "is after the last"),
    ],
)
def test_what_cannot_be_used_is_said(kind: type, given: dict[str, Any], message: str) -> None:
    with pytest.raises(BadConfig, match=message):
        filter_of(kind, given)


@given(st.dictionaries(st.text(max_size=8), st.none() | st.text(max_size=8) | st.integers() | st.lists(st.text())))
def test_any_keywords_give_a_filter_or_one_clear_error(told: dict[str, Any]) -> None:
    message = ""
    try:
        filter_of(EventFilters, told)
    except BadConfig as error:
        message = str(error)
    assert message.isprintable()
