"""Tests of ZIP, tar, gzip and zstd: order, names that want to be paths, bombs, damage."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from dragoman.model import Report
from dragoman.read import source, streams
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports

GOOD = b"Date: 2025-03-14\nChina met Iran."


def read(folder: Path, data: bytes, name: str) -> list[Report | Rejected]:
    path = folder / name
    path.write_bytes(data)
    return list(read_reports([path]))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def tarred(*members: tuple[str, bytes | None]) -> bytes:
    """Make a tar archive; a member without data is a link to /etc/hostname."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data or b"")
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/hostname"
            archive.addfile(info, io.BytesIO(data or b""))
    return file.getvalue()


def reasons(results: list[Report | Rejected]) -> list[str]:
    return [result.reason for result in results if isinstance(result, Rejected)]


def test_members_in_the_order_of_their_names(tmp_path: Path) -> None:
    members = [
        ("b.txt", GOOD),
        ("a/c.html", b"<p>"),
        ("a/b.txt", GOOD),
        ("README.md", GOOD),
        (".x.txt", GOOD),
        ("x.pdf", b"%PDF"),
    ]
    members += [("__MACOSX/b.txt", GOOD), (".git/b.txt", GOOD), ("folder/", b"")]
    results = read(tmp_path, zipped(*members), "a.zip")
    names = [result.origin if isinstance(result, Report) else result.name for result in results]
    assert names == [f"{tmp_path}/a.zip, member {name}" for name in ("a/b.txt", "a/c.html", "b.txt")]


@pytest.mark.parametrize(
    "name",
    ["../../x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt", "a\x1b[31m\u202e.txt", "x" * 300 + ".txt", "./x.txt"],
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_are_never_paths(tmp_path: Path, name: str, kind: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    data = zipped((name, GOOD)) if kind == "zip" else tarred((name, GOOD))
    (report,) = read(folder, data, f"a.{kind}")
    assert isinstance(report, Report)
    assert report.text == GOOD.decode()
    assert report.origin is not None
    assert report.origin.isprintable()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"a.{kind}"]


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    (report,) = read(tmp_path, gzip.compress(tarred(("a.txt", None), ("b.txt", GOOD))), "a.tar.gz")
    assert isinstance(report, Report)
    assert report.text == GOOD.decode()
    (report,) = read(tmp_path, gzip.compress(tarred(("b.txt", GOOD))), "a.tgz")
    assert isinstance(report, Report)


def test_a_bad_member_costs_only_itself(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", GOOD), ("b.txt", GOOD * 50), ("c.txt", GOOD)))
    place = data.index(b"b.txt") + 10
    data[place : place + 20] = b"\xff" * 20
    results = read(tmp_path, bytes(data), "a.zip")
    assert [isinstance(result, Report) for result in results] == [True, False, True]
    assert "member b.txt: damaged" in reasons(results)[0]


def test_encrypted_members(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", GOOD), ("b.txt", GOOD)))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    results = read(tmp_path, bytes(data), "a.zip")
    assert "member b.txt: encrypted; unpack it yourself" in reasons(results)[0]
    assert isinstance(results[0], Report)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "a.zip", "an office document"),
        (zipped(("a.pdf", b"x")), "a.zip", "the archive holds no file that is read"),
        (zipped(), "a.zip", "the archive holds no file that is read"),
        (zipped(("a.txt", GOOD))[:-30], "a.zip", "a damaged ZIP archive"),
        (b"PK\x03\x04" + b"x" * 100, "a.zip", "a damaged ZIP archive"),
        (tarred(("a.pdf", b"x")), "a.tar", "the archive holds no file that is read"),
        (b"x" * 2000, "a.tar", "a damaged tar archive"),
        (gzip.compress(GOOD)[:-9], "a.txt.gz", "the packed data end too early"),
        (gzip.compress(GOOD)[:12], "a.txt.gz", "the packed data end too early"),
        (b"\x1f\x8b" + b"x" * 100, "a.txt.gz", "the packed data are damaged"),
        (b"x" * 100, "a.txt.gz", "the packed data are damaged"),
        (zstandard.compress(GOOD)[:-3], "a.txt.zst", "the packed data end too early"),
        (b"\x28\xb5\x2f\xfd" + b"x" * 100, "a.txt.zst", "the packed data are damaged"),
    ],
)
def test_archives_that_are_rejected(tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    (result,) = read(tmp_path, data, name)
    assert isinstance(result, Rejected)
    assert reason in result.reason


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_extended_headers_are_not_loaded_whatever_they_hold(tmp_path: Path, kind: bytes) -> None:
    file = io.BytesIO()
    info = tarfile.TarInfo("x")
    info.type, info.size = kind, 10_000_000
    file.write(info.tobuf() + b"\0" * 10_000_384)
    (result,) = read(tmp_path, file.getvalue(), "a.tar")
    assert isinstance(result, Rejected)
    assert "an extended header is too large" in result.reason


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_packings_without_limits_are_refused(tmp_path: Path, method: int) -> None:
    (result,) = read(tmp_path, zipped(("a.txt", GOOD), method=method), "a.zip")
    assert isinstance(result, Rejected)
    assert "packed in another way" in result.reason


def test_members_and_padding_in_gzip(tmp_path: Path) -> None:
    (report,) = read(
        tmp_path, gzip.compress(GOOD) + b"\0" * 512 + gzip.compress(b" It left.") + b"\0" * 512, "a.txt.gz"
    )
    assert isinstance(report, Report)
    assert report.text == GOOD.decode() + " It left."


def nothing() -> bytes:
    """Return what is far above every limit and small when packed."""
    return b"\0" * 100_000_000


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (lambda: gzip.compress(nothing(), 1), "a.txt.gz"),
        (lambda: zstandard.compress(nothing()), "a.txt.zst"),
        (lambda: zipped(("a.txt", nothing())), "a.zip"),
        (lambda: zipped(("a.jsonl", nothing())), "a.zip"),
        (lambda: gzip.compress(gzip.compress(nothing())), "a.jsonl.gz.gz"),
        (lambda: gzip.compress(zipped(("a.csv", nothing()))), "a.zip.gz"),
        (lambda: gzip.compress(tarred(("a.txt", nothing()))), "a.tar.gz"),
    ],
    ids=["gzip", "zstd", "zip", "rows", "twice", "zip in gzip", "tar"],
)
def test_bombs_stop_near_the_limit(
    tmp_path: Path, pack: Callable[[], bytes], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pack()
    unpacked = 0
    count = streams.Meter.add_unpacked

    def counted(self: streams.Meter, number: int, name: str) -> None:
        nonlocal unpacked
        unpacked += number
        count(self, number, name)

    monkeypatch.setattr(streams.Meter, "add_unpacked", counted)
    results = read(tmp_path, data, name)
    assert all(isinstance(result, Rejected) and result.code == "limit-reached" for result in results), results
    assert unpacked <= 2 * (streams.ALLOWANCE + streams.MAX_RATIO * len(data)) + 16_000_000


def test_what_repeats_itself_within_reason_is_read(tmp_path: Path) -> None:
    rows = b'{"text": "China met Iran.", "date": "2025-03-14"}\n' * 1000
    assert len(read(tmp_path, gzip.compress(rows), "a.jsonl.gz")) == 1000


def test_an_archive_in_an_archive_has_the_limit_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 1000)
    inner = zipped(("a.txt", GOOD), ("b.bin", b"x" * 2000), method=zipfile.ZIP_STORED)
    results = read(tmp_path, zipped(("inner.zip", inner)), "a.zip")
    assert len(results) == 1
    assert "inner.zip: larger than" in reasons(results)[0]
