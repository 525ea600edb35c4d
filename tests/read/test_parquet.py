"""Tests of reading Parquet, whole, damaged and hostile."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.model import Report
from dragoman.read import parquet
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports


def write(folder: Path, columns: Mapping[str, object], row_group_size: int | None = None) -> Path:
    path = folder / "a.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=row_group_size)
    return path


def read(path: Path, columns: dict[str, str] | None = None) -> list[Report | Rejected]:
    return list(read_reports([path], columns=columns))


@pytest.mark.parametrize(
    "days",
    [
        pa.array(["2025-03-14", "2025-03-14T10:00:00Z"]),
        pa.array([date(2025, 3, 14)] * 2),
        pa.array([1741995000 * 10**9] * 2).cast(pa.timestamp("ns")),
        pa.array([datetime(2025, 3, 14, 23, 30, tzinfo=UTC)] * 2, pa.timestamp("us", "UTC")),
        pa.array([20250314, 20250314]),
        pa.array([1741937400, 1741937400]),
        pa.array(["14 March 2025", "March 14, 2025"]).dictionary_encode(),
    ],
)
def test_kinds_of_days(tmp_path: Path, days: object) -> None:
    results = read(write(tmp_path, {"text": ["China met Iran.", "China left."], "date": days, "other": [1, 2]}))
    assert [result.date for result in results if isinstance(result, Report)] == [date(2025, 3, 14)] * 2


def test_rows_without_what_a_report_needs(tmp_path: Path) -> None:
    columns = {"body": ["China met Iran.", None, "China left."], "day": [None, "2025-03-14", "2025-03-14"]}
    results = read(write(tmp_path, columns), columns={"text": "body", "date": "day"})
    assert [isinstance(result, Report) for result in results] == [False, False, True]
    assert isinstance(results[0], Rejected)
    assert results[0].reason.startswith(f"{tmp_path}/a.parquet, row 1: no date")


def test_many_rows_in_many_groups(tmp_path: Path) -> None:
    texts = [f"China met Iran for the {i}th time." for i in range(1000)]
    path = write(tmp_path, {"text": texts, "date": ["2025-03-14"] * 1000}, row_group_size=300)
    assert [result.text for result in read(path) if isinstance(result, Report)] == texts


def test_in_an_archive(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": ["China met Iran."], "date": ["2025-03-14"]})
    packed = tmp_path / "a.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    (report,) = read(packed)
    assert isinstance(report, Report)


def test_damaged_files(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": [f"China met Iran {i} times." for i in range(500)], "date": ["2025-03-14"] * 500})
    data = path.read_bytes()
    for damaged in (
        b"PAR1",
        data[: len(data) // 2],
        data[:100] + b"\xff" * 200 + data[300:],
        data[:-60] + b"\0" * 52 + data[-8:],
    ):
        path.write_bytes(damaged)
        result = read(path)[-1]
        assert isinstance(result, Rejected)
        assert "no Parquet file that can be read" in result.reason


def test_one_value_repeated_is_a_bomb(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": ["China met Iran. " * 10_000] * 1000, "date": ["2025-03-14"] * 1000})
    assert path.stat().st_size < 1_000_000
    results = read(path)
    assert isinstance(results[-1], Rejected)
    assert "unpacks to more than 100 times its size" in results[-1].reason
    assert len(results) < 200


def test_a_group_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_MAX_GROUP_BYTES", 1000)
    path = write(tmp_path, {"text": [f"China met Iran {i} times." for i in range(500)], "date": ["2025-03-14"] * 500})
    (result,) = read(path)
    assert isinstance(result, Rejected)
    assert result.code == "limit-reached"
