"""Tests of reading tables of text: separators, quotes, encodings, broken rows."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.read import csv_rows
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports


def read(
    folder: Path, data: str | bytes, name: str = "a.csv", columns: dict[str, str] | None = None
) -> list[Report | Rejected]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_reports([path], columns=columns))


def texts(results: list[Report | Rejected]) -> list[str]:
    return [result.text if isinstance(result, Report) else result.code for result in results]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separators_and_quoted_cells(tmp_path: Path, separator: str, line_end: str) -> None:
    rows = [["date", "title", "text"], ["2025-03-14", "Talks", f'China{separator} "the"{line_end}East met Iran.']]
    data = "".join(separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + line_end for row in rows)
    (report,) = read(tmp_path, data)
    assert isinstance(report, Report)
    assert report.text == f'China{separator} "the"{line_end}East met Iran.'
    assert (report.title, report.date.isoformat()) == ("Talks", "2025-03-14")
    assert report.origin == f"{tmp_path}/a.csv, line 2"


def test_tab_separated_by_its_suffix(tmp_path: Path) -> None:
    (report,) = read(tmp_path, "text\tdate\nChina, Russia, Iran met.\t2025-03-14\n", "a.tsv")
    assert isinstance(report, Report)
    assert report.text == "China, Russia, Iran met."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "date,text\n" + "2025-03-14,“Iván” met Iran – and they agreed that they would meet again.\n" * 5
    results = read(tmp_path, text.encode(encoding))
    assert texts(results) == ["“Iván” met Iran – and they agreed that they would meet again."] * 5


def test_broken_rows_cost_only_themselves(tmp_path: Path) -> None:
    data = (
        "date,text\n2025-03-14,China met Iran.\n2025-03-14,one,two\n,China met Iran.\n2025-03-14,\n\n"
        '2025-03-14,"China" met Iran.\nyesterday,China met Iran.\n2025-03-14,China met Russia.\n'
    )
    results = read(tmp_path, data)
    assert texts(results) == ["China met Iran.", *["bad-input"] * 5, "China met Russia."]
    reasons = [result.reason for result in results if isinstance(result, Rejected)]
    assert [reason.split(": ")[0].removeprefix(f"{tmp_path}/a.csv, ") for reason in reasons] == [
        "line 3", "line 4", "line 5", "line 7", "line 8"
    ]  # fmt: skip
    assert "3 cells under 2 column names" in reasons[0]
    assert "no date" in reasons[1]
    assert "no text in text" in reasons[2]
    assert "cannot read the date 'yesterday'" in reasons[4]


def test_bytes_that_are_no_text_cost_their_row(tmp_path: Path) -> None:
    data = (
        b"date,text\n"
        + b"2025-03-14,Iv\xc3\xa1n met Iran.\n" * 9
        + b"2025-03-14,Iv\xe1n met.\n2025-03-14,Iv\xc3\xa1n left.\n"
    )
    assert texts(read(tmp_path, data))[-2:] == ["bad-input", "Iván left."]


def test_a_quotation_mark_that_is_never_closed_is_said(tmp_path: Path) -> None:
    results = read(tmp_path, 'date,text\n2025-03-14,China met Iran.\n2025-03-14,"China met\n2025-03-14,Russia left.\n')
    assert texts(results) == ["China met Iran.", "bad-input"]
    assert isinstance(results[1], Rejected)
    assert "line 3: a quotation mark that opens here is never closed" in results[1].reason


def test_long_cells(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    long = "China met Iran. " * 20_000
    results = read(tmp_path, f"date,text\n2025-03-14,{long}\n2025-03-14,{'x' * 1_000_100}\n2025-03-14,China left.\n")
    assert texts(results) == [long, "bad-input", "China left."]
    assert csv.field_size_limit() == before


def test_a_line_beyond_the_limit_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MAX_LINE", 50)
    results = read(tmp_path, f"date,text\n2025-03-14,China met Iran.\n{'x,' * 1000}\n2025-03-14,China left.\n")
    assert texts(results) == ["China met Iran.", "limit-reached", "China left."]
    assert [result.origin for result in results if isinstance(result, Report)] == [
        f"{tmp_path}/a.csv, line 2", f"{tmp_path}/a.csv, line 4"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "no column names"),
        ("\n\n", "no column names"),
        ("a,b\n1,2\n", "no column is known to hold the text; name it with --columns text=COLUMN, one of a, b"),
        (",".join("abc" for _ in range(2000)) + "\n", "more than 1,000 columns"),
        (b"date,text\0\n", "not a text file"),
    ],
)
def test_tables_that_are_rejected(tmp_path: Path, data: str | bytes, reason: str) -> None:
    (result,) = read(tmp_path, data)
    assert isinstance(result, Rejected)
    assert reason in result.reason


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    (result,) = read(tmp_path, "text,date\nChina met Iran.,2025-03-14\n", columns={"text": "body"})
    assert isinstance(result, Rejected)
    assert "no column 'body'; the columns are text, date" in result.reason


def test_quotes_are_read_in_linear_time(tmp_path: Path) -> None:
    begun = time.perf_counter()
    read(tmp_path, "date,text\n" + '"' * 2_000_001)
    assert time.perf_counter() - begun < 10
