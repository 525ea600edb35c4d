"""Tests of reading JSON Lines and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.read import json_lines
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports

ROW = {"text": "China met Iran.", "date": "2025-03-14"}


def read(
    folder: Path, data: str | bytes, name: str = "a.jsonl", columns: dict[str, str] | None = None
) -> list[Report | Rejected]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_reports([path], columns=columns))


def read_one(folder: Path, row: object, columns: dict[str, str] | None = None) -> Report:
    (report,) = read(folder, json.dumps(row), columns=columns)
    assert isinstance(report, Report), report
    return report


def test_the_shape_of_news_please(tmp_path: Path) -> None:
    report = read_one(
        tmp_path,
        {
            "authors": ["A"], "date_download": "2025-03-16 00:00:00", "date_modify": None, "language": "en",
            "date_publish": "2025-03-14 23:30:00", "description": "China and Iran", "maintext": "China met Iran.",
            "source_domain": "example.org", "title": "Talks", "url": "https://example.org/1",
        },
    )  # fmt: skip
    assert (report.text, report.date.isoformat(), report.title) == ("China met Iran.", "2025-03-14", "Talks")
    assert (report.source, report.url) == ("example.org", "https://example.org/1")


def test_the_shape_of_trafilatura(tmp_path: Path) -> None:
    report = read_one(
        tmp_path,
        {
            "title": "Talks", "author": "A", "hostname": "example.org", "date": "2025-03-14", "fingerprint": "ab",
            "raw_text": "China met Iran", "text": "China met Iran.", "source": "https://example.org/1",
            "source-hostname": "Example News", "excerpt": "x", "filedate": "2025-03-16",
        },
    )  # fmt: skip
    assert (report.text, report.source, report.url) == ("China met Iran.", "Example News", "https://example.org/1")


def test_the_shape_of_schema_org(tmp_path: Path) -> None:
    report = read_one(
        tmp_path,
        {
            "@type": "NewsArticle", "headline": "Talks", "articleBody": "China met Iran.", "dateline": "BEIJING",
            "datePublished": "2025-03-14T09:00:00+08:00", "publisher": {"name": "Example News"},
        },
    )  # fmt: skip
    assert (report.title, report.source, report.dateline) == ("Talks", "Example News", "BEIJING")


def test_an_address_as_the_only_source(tmp_path: Path) -> None:
    report = read_one(tmp_path, ROW | {"source": "https://example.org/1"})
    assert (report.source, report.url) == ("example.org", "https://example.org/1")
    assert read_one(tmp_path, ROW | {"url": "javascript:alert(1)"}).url is None


def test_own_names_and_paths(tmp_path: Path) -> None:
    row = {"article": {"body": "China met Iran."}, "meta.day": "2025-03-14", "text": "no"}
    report = read_one(tmp_path, row, columns={"text": "article.body", "date": "meta.day"})
    assert report.text == "China met Iran."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "no JSON object"),
        ("nonsense", "not JSON (Expecting value at character 0)"),
        ('{"text": "China met Iran."}', "no date"),
        ('{"date": "2025-03-14"}', "no column is known to hold the text"),
        ('{"text": null, "date": "2025-03-14"}', "no text in text"),
        ('{"text": ["China"], "date": "2025-03-14"}', "no text in text"),
        ('{"text": "China met Iran.", "date": true}', "cannot read the date 'True'"),
        ('{"text": "China \\ud83d met Iran.", "date": "2025-03-14"}', "half a character"),
        ('{"text": "China \\u0000 met Iran.", "date": "2025-03-14"}', "not text"),
        ('{"text": "China met Iran.", "date": 1e999}', "cannot read the date inf"),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON that can be read"),
        ('{"text": "Iv\xe1n"}', "no UTF-8 at byte 12"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path: Path, line: str, reason: str) -> None:
    good = json.dumps(ROW).encode()
    before, result, after = read(tmp_path, b"\n".join((good, line.encode("latin-1"), b"", good)))
    assert isinstance(before, Report)
    assert isinstance(after, Report)
    assert after.origin == f"{tmp_path}/a.jsonl, line 4"
    assert isinstance(result, Rejected)
    assert result.reason.startswith(f"{tmp_path}/a.jsonl, line 2: ")
    assert reason in result.reason


def test_a_line_beyond_the_limit_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_LINE_BYTES", 100)
    good = json.dumps(ROW)
    for long in (json.dumps(ROW | {"text": "x" * 1000}), good + " " * 56 + "x"):
        results = read(tmp_path, f"{good}\n{long}\n{good}\n")
        assert [isinstance(result, Report) for result in results] == [True, False, True]
        assert isinstance(results[1], Rejected)
        assert results[1].code == "limit-reached"


def test_records_are_no_reports(tmp_path: Path) -> None:
    (result,) = read(tmp_path, '{"schema": "dragoman-record/1", "report": {}}\n' * 1000)
    assert isinstance(result, Rejected)
    assert "these are dragoman's records, not reports" in result.reason


def test_a_mark_before_the_first_line(tmp_path: Path) -> None:
    (report,) = read(tmp_path, b"\xef\xbb\xbf" + json.dumps(ROW).encode())
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("data", "number"), [(json.dumps(ROW, indent=1), 1), (json.dumps([ROW, ROW]), 2), (json.dumps([ROW, 1]), 1)]
)
def test_json_as_one_document(tmp_path: Path, data: str, number: int) -> None:
    results = read(tmp_path, data, "a.json")
    assert sum(isinstance(result, Report) for result in results) == number


def test_json_that_is_rejected(tmp_path: Path) -> None:
    (result,) = read(tmp_path, '{"schema": "dragoman-record/1"}', "a.json")
    assert isinstance(result, Rejected)
    assert result.name == f"{tmp_path}/a.json"
    (result,) = read(tmp_path, "[" * 100_000, "a.json")
    assert isinstance(result, Rejected)
