"""Tests of reading web archives, whole and damaged."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.read import warc
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports

PAGE = (
    "<html><head><meta property='article:published_time' content='2025-03-14'></head><body><article><p>China and Iran "
    "met for the %dth time to talk about the sanctions, the foreign ministry said in a statement to the press, and "
    "that the two of them would meet again, which the United States had called for.</p></article></body></html>"
)


def answer(number: int, *, body: bytes | None = None, headers: str = "", status: str = "200 OK") -> bytes:
    body = (PAGE % number).encode() if body is None else body
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body


def record(number: int, block: bytes | None = None, *, kind: str = "response", headers: str = "") -> bytes:
    block = answer(number) if block is None else block
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2025-03-15T00:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n{headers}"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(folder: Path, *records: bytes, name: str = "a.warc") -> list[Report | Rejected]:
    path = folder / name
    path.write_bytes(b"".join(records))
    return list(read_reports([path]))


def told(results: list[Report | Rejected]) -> list[str]:
    """Return for each report the number of the meeting that it tells of, and for each rejection its code."""
    return [
        result.text.partition("for the ")[2].partition("th time")[0] if isinstance(result, Report) else result.code
        for result in results
    ]


def test_pages_are_read_and_the_rest_passed_over(tmp_path: Path) -> None:
    records = [
        record(0, b"software: x\r\n", kind="warcinfo"),
        record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(1),
        record(2, answer(2, status="404 Not Found")),
        record(3, b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record(4, b"fetchTimeMs: 1\r\n", kind="metadata"),
        record(5),
    ]
    for name, packed in (("a.warc", records), ("a.warc.gz", list(map(gzip.compress, records)))):
        results = read(tmp_path, *packed, name=name)
        assert told(results) == ["1", "5"]
        (report, _) = results
        assert isinstance(report, Report)
        assert (report.url, report.date.isoformat()) == ("https://example.org/1", "2025-03-14")
        assert report.origin == f"{tmp_path}/{name}, record 3 (https://example.org/1)"


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    members = [gzip.compress(record(number)) for number in range(4)]
    for place in (12, 40, -20, -6):
        damaged = bytearray(members[1])
        damaged[place : place + 6] = b"xxxxxx"
        results = read(tmp_path, members[0], bytes(damaged), *members[2:], name="a.warc.gz")
        assert [said for said in told(results) if said != "bad-input"] == ["0", "2", "3"]
        assert told(results).count("bad-input") == 1


def test_a_damaged_record_costs_only_itself(tmp_path: Path) -> None:
    good = record(1)
    for damaged in (
        good.replace(b"WARC/1.0", b"XXXX/1.0"),
        good.replace(b"Content-Length: ", b"Content-Length: 1"),
        good.replace(b"Content-Length: ", b"Content-Length: -"),
        good.replace(b"Content-Length: ", b"Content-Length: x"),
        good.replace(b"Content-Length", b"Content-Lenght"),
        good.replace(b"WARC-Date", b"X" * 40_000),
        good[:300],
        good[:-100],
        b"\0\xff" * 1000,
    ):
        results = read(tmp_path, record(0), damaged, record(2), record(3))
        assert [said for said in told(results) if said != "bad-input"] == ["0", "2", "3"], damaged[:200]
        assert told(results).count("bad-input") == 1, damaged[:200]


@pytest.mark.parametrize("cut", [20, 200])
def test_an_archive_that_is_cut_off(tmp_path: Path, cut: int) -> None:
    results = read(tmp_path, gzip.compress(record(0)), gzip.compress(record(1))[:-cut], name="a.warc.gz")
    assert told(results) == ["0", "bad-input"]
    assert "end too early" in results[1].reason  # type: ignore[union-attr]


def test_what_the_crawler_cut_off_is_no_report(tmp_path: Path) -> None:
    results = read(tmp_path, record(0, headers="WARC-Truncated: length\r\n"), record(1))
    assert told(results) == ["bad-input", "1"]
    assert "record 1 (https://example.org/0): the crawler cut the page off (length)" in results[0].reason  # type: ignore[union-attr]


def test_pages_sent_in_pieces_and_packed(tmp_path: Path) -> None:
    body = (PAGE % 1).encode()
    pieces = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    records = [
        record(1, answer(1, body=pieces, headers="Transfer-Encoding: chunked\r\n")),
        record(2, answer(2, body=gzip.compress((PAGE % 2).encode()), headers="Content-Encoding: gzip\r\n")),
        record(3, answer(3, body=zlib.compress((PAGE % 3).encode()), headers="Content-Encoding: deflate\r\n")),
        record(4, answer(4, body=b"\x1b\0", headers="Content-Encoding: br\r\n")),
        record(5, answer(5, body=b"zz\r\n" + body, headers="Transfer-Encoding: chunked\r\n")),
        record(6),
    ]
    results = read(tmp_path, *records)
    assert told(results) == ["1", "2", "3", "bad-input", "bad-input", "6"]
    assert "packed as 'br', which is not read" in results[3].reason  # type: ignore[union-attr]


def test_large_and_packed_records_cost_only_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_FILE_BYTES", 100_000)
    bomb = gzip.compress(b"\0" * 1_000_000)
    records = [
        record(0, answer(0, body=b" " * 200_000)),
        record(1),
        record(2, answer(2, body=bomb, headers="Content-Encoding: gzip\r\n")),
        record(3),
    ]
    assert told(read(tmp_path, *records)) == ["limit-reached", "1", "limit-reached", "3"]


def test_an_archive_that_is_a_bomb_is_left(tmp_path: Path) -> None:
    records = [gzip.compress(record(number, answer(number, body=b" " * 15_000_000))) for number in range(8)]
    results = read(tmp_path, *records, name="a.warc.gz")
    assert isinstance(results[-1], Rejected)
    assert "unpacks to more than 100 times its size" in results[-1].reason
