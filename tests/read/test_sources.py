"""Tests of the one entry to all formats: what a file is, in which order, how many, and what is said of bad ones."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
import zstandard

from dragoman.model import Report
from dragoman.read import source
from dragoman.read.files import Address, Rejected, read_files
from dragoman.read.sources import are_single, read_reports

GOOD = b"Date: 2025-03-14\nChina met Iran."
ROW = {"text": "China met Iran.", "date": "2025-03-14"}


def read(*paths: Path | str, **options: object) -> list[Report | Rejected]:
    return list(read_reports(paths, **options))  # type: ignore[arg-type]


def write(folder: Path, name: str, data: bytes = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_standard_input_may_be_of_any_kind() -> None:
    for data in (GOOD, gzip.compress(GOOD), json.dumps(ROW).encode(), b"\xef\xbb\xbf" + json.dumps(ROW).encode()):
        (report,) = read_files([Path("-")], stdin=io.BytesIO(data))
        assert isinstance(report, Report), report
        assert (report.date, report.origin) == (date(2025, 3, 14), report.origin)


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(GOOD)
    list(read_files([Path("-")], stdin=stdin))
    assert not stdin.closed


def test_a_stream_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 1000)
    (result,) = read_files([Path("-")], stdin=io.BytesIO(b"x" * 1001))
    assert isinstance(result, Rejected)
    assert result.reason.startswith("standard input: larger than")


def test_signatures_go_before_suffixes(tmp_path: Path) -> None:
    (report,) = read(write(tmp_path, "a.txt", gzip.compress(GOOD)))
    assert isinstance(report, Report)
    assert report.text == GOOD.decode()


def test_packings_in_one_another(tmp_path: Path) -> None:
    lines = b"\n".join(json.dumps(ROW | {"text": f"China met Iran {i} times."}).encode() for i in range(3))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b/rows.jsonl.gz", gzip.compress(lines))
        archive.writestr("a.txt", GOOD)
    results = read(write(tmp_path, "all.zip.zst", zstandard.compress(inner.getvalue())))
    assert [isinstance(result, Report) for result in results] == [True] * 4, results
    names = [result.origin for result in results if isinstance(result, Report)]
    assert names[0] == f"{tmp_path}/all.zip.zst, member a.txt"
    assert names[3] == f"{tmp_path}/all.zip.zst, member b/rows.jsonl.gz, line 3"


def test_too_many_packings_in_one_another(tmp_path: Path) -> None:
    data = GOOD
    for _ in range(4):
        data = gzip.compress(data)
    (result,) = read(write(tmp_path, "a.gz", data))
    assert isinstance(result, Rejected)
    assert result.code == "limit-reached"
    assert "more than 3 archives in one another" in result.reason


def test_a_folder_of_all_kinds_keeps_its_order_and_loses_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.jsonl", json.dumps(ROW).encode() + b"\nno json\n" + json.dumps(ROW).encode())
    write(tmp_path, "c.csv", b"date,text\n2025-03-14,China met Iran.\n,China met Russia.\n")
    write(tmp_path, "d.gz", gzip.compress(GOOD)[:-12])
    write(tmp_path, "e.txt")
    results = read(tmp_path)
    assert [isinstance(result, Report) for result in results] == [True, True, False, True, True, False, False, True]
    rejected = [result for result in results if isinstance(result, Rejected)]
    assert [result.name.removeprefix(f"{tmp_path}/") for result in rejected] == [
        "b.jsonl, line 2",
        "c.csv, line 3",
        "d.gz",
    ]
    assert all(result.reason.startswith(f"{result.name}: ") for result in rejected)


def test_a_file_that_holds_nothing_is_said(tmp_path: Path) -> None:
    (result,) = read(write(tmp_path, "a.csv", b"date,text\n"))
    assert isinstance(result, Rejected)
    assert "holds no report" in result.reason


def test_a_date_and_columns_hold_for_all(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b'{"body": "China met Iran.", "when": "2025-03-14"}')
    (report,) = read(path, columns={"text": "body", "date": "when"})
    assert isinstance(report, Report)
    assert report.date == date(2025, 3, 14)
    (report,) = read(path, columns={"text": "body"}, day="2020-01-02")
    assert isinstance(report, Report)
    assert report.date == date(2020, 1, 2)


def test_the_number_of_reports_is_known_where_each_file_is_one() -> None:
    assert are_single([Path("a.txt"), Path("b.html"), Rejected("c", "bad-input", "c: gone")])
    assert not are_single([Path("a.txt"), Path("b.csv")])
    assert not are_single([Path("a")])
    assert not are_single([Address.of("https://example.org/a.html")])


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", (json.dumps(ROW).encode() + b"\n") * 3)
    reports = read_reports([path, tmp_path / "missing.txt"])
    assert isinstance(next(reports), Report)
    path.unlink()
    assert [isinstance(result, Report) for result in reports] == [True, True, False]


def test_other_languages_are_named(tmp_path: Path) -> None:
    text = (
        "Date: 2025-03-14\nLe ministre des affaires étrangères a rencontré son homologue vendredi à Paris pour parler."
    )
    (result,) = read(write(tmp_path, "a.txt", text.encode()))
    assert isinstance(result, Rejected)
    assert (result.code, "in French, and dragoman reads English only" in result.reason) == ("other-language", True)
