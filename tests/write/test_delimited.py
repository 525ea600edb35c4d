"""Tests of cells and lines: any text comes back, and no text breaks a line or becomes a formula."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.write.delimited import cell, csv_line, excel_cell, plain, split_list, tab_line
from dragoman.write.rows import Value

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(TEXT, min_size=2))
def test_any_text_comes_back_from_a_line_of_csv(texts: list[str]) -> None:
    line = csv_line(cell(text) for text in texts)
    assert list(csv.reader(StringIO(line, newline=""))) == [texts]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)))
def test_any_text_comes_back_from_a_list(texts: list[str]) -> None:
    assert split_list(cell(texts)) == texts


@given(st.lists(TEXT, min_size=1))
def test_no_text_breaks_a_tab_separated_line(texts: list[str]) -> None:
    line = tab_line(plain(text) for text in texts)
    assert len(line.splitlines()) == 1
    assert line.count("\t") == len(texts) - 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("010", "010"), (10, "10"), (-5.0, "-5.0"), (True, "true"), (False, "false"),
        (date(2025, 3, 14), "2025-03-14"), (["a;b", None, "c\\"], "a\\;b;;c\\\\"), ([1, 2], "1;2"), ([], ""),
        ("a\0b", "a\ufffdb"),
    ],
)  # fmt: skip
def test_values_as_text(value: Value, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "-", "＝1", "010", "10", "2025",
     "2025-03", "12e4", "3,000", "1/2", "10:30", ["-a", "b"], ["010"], "123456789012"],
)  # fmt: skip
def test_what_a_spreadsheet_would_change_is_held_by_an_apostrophe(value: Value) -> None:
    assert excel_cell(value) == f"'{cell(value)}"


@pytest.mark.parametrize(
    "value", ["Iran", "a=b", "", None, -5.0, 10, True, date(2025, 3, 14), "4676a247ccce", "e4", "a 1", "...", " "]
)
def test_what_a_spreadsheet_leaves_alone_is_left_alone(value: Value) -> None:
    assert excel_cell(value) == cell(value)


def test_a_long_cell_is_looked_at_once() -> None:
    long = "1" * 200_000
    assert excel_cell(f"{long}x") == f"{long}x"
    assert excel_cell(long) == f"'{long}"
