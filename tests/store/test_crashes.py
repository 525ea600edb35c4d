"""Tests of a writer that is stopped: killed at every step and at any moment, on a full disk, in a closed folder."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

import pytest

from dragoman.errors import StoreBusy, StoreDamaged, StoreUnwritable
from dragoman.record import to_json
from dragoman.store.folder import Folder
from dragoman.store.ledger import Ledger
from dragoman.store.segments import (
    Writer,
    decision_line,
    list_segments,
    merge_segments,
    read_line,
    read_segment,
)
from ledgers import varied

TESTS = Path(__file__).parents[1]
ADD = """
import sys, time
sys.path[:0] = sys.argv[3:]
from datetime import UTC, datetime
from dragoman.store import ledger as module
from ledgers import varied
module._FLUSH_SECONDS, module._PUBLISH_SECONDS, module._PUBLISH_SHARE = 0.05, 0.4, 0
print("begun", flush=True)
with module.Ledger(sys.argv[1], write=True) as ledger:
    reports = [varied(number) for number in range(int(sys.argv[2]))]
    coded = (varied(number) for number in range(int(sys.argv[2])))
    print(ledger.add(coded, added=datetime(2026, 1, 1, tzinfo=UTC)), flush=True)
"""


def adding(path: Path, reports: int, **environment: str) -> subprocess.Popen[str]:
    """Start a process that adds reports."""
    command = [sys.executable, "-c", ADD, str(path), str(reports), str(TESTS), str(TESTS.parent / "src")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})


def everything(path: Path) -> list[object]:
    """Return all that a ledger answers, without what depends on how often it was stopped."""
    with Ledger(path) as ledger:
        assert ledger.check() == ()
        records = [to_json(record) for record in ledger.records()]
        rows = [ledger.events(limit=1000, tellings=True), ledger.events(limit=1000), ledger.statements(limit=1000)]
        return [records, rows, ledger.tellings(), ledger.instruments(), ledger.reports(limit=1000)]


@pytest.mark.parametrize("point", ["segment written", "segment in place", "index made", "index in place"])
def test_killed_at_every_step_of_writing(tmp_path: Path, point: str) -> None:
    Ledger(tmp_path / "whole", write=True).close()
    Ledger(tmp_path / "killed", write=True).close()
    adding(tmp_path / "whole", 12).communicate()
    process = adding(tmp_path / "killed", 12, DRAGOMAN_CRASH_AT=point)
    process.communicate()
    assert process.returncode == 137
    with Ledger(tmp_path / "killed") as reader:
        assert reader.check() == () or "run `dragoman rebuild`" in reader.check()[0], "it opens as it is"
    output, _ = adding(tmp_path / "killed", 12).communicate()
    assert "rejected=0" in output
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")
    assert not list(tmp_path.rglob("*.part*"))


def test_killed_at_any_moment_and_resumed(tmp_path: Path) -> None:
    """A smaller form of thirty kills of an add of 500 reports, which tools/kill_ledger.py does."""
    process = adding(tmp_path / "whole", 24)
    assert process.stdout is not None
    process.stdout.readline()
    begun = time.monotonic()
    process.communicate()
    took = time.monotonic() - begun
    chance = random.Random(20250314)  # noqa: S311 - no secret, but the same each time
    kills = 0
    for _ in range(3):
        process = adding(tmp_path / "killed", 24)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(took * chance.uniform(0.05, 0.4))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
    adding(tmp_path / "killed", 24).communicate()
    assert kills
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")


def test_two_readers_while_one_process_adds(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger", write=True).close()
    process = adding(tmp_path / "ledger", 30)
    seen: list[list[int]] = [[], []]
    with Ledger(tmp_path / "ledger") as one, Ledger(tmp_path / "ledger") as two:
        while process.poll() is None:
            for counts, reader in zip(seen, (one, two), strict=True):
                rows = reader.events(limit=1000, tellings=True).rows
                held = {row.report for row in rows}
                assert len(rows) == 3 * len(held), "a report is there wholly or not at all"
                counts.append(len(held))
        process.communicate()
        for counts, reader in zip(seen, (one, two), strict=True):
            assert counts == sorted(counts)
            assert len(counts) > 1
            assert reader.stats().reports == 30


def test_a_second_writer_is_refused_and_a_dead_one_leaves_no_lock(tmp_path: Path) -> None:
    process = adding(tmp_path / "ledger", 500)
    assert process.stdout is not None
    process.stdout.readline()
    while not (tmp_path / "ledger" / "lock").exists() or not (tmp_path / "ledger" / "lock").read_bytes():
        time.sleep(0.01)
    with pytest.raises(StoreBusy, match=f"process {process.pid} since"):
        Ledger(tmp_path / "ledger", write=True)
    process.kill()
    process.communicate()
    Ledger(tmp_path / "ledger", write=True).close()


def test_a_full_disk_is_one_clear_error_and_the_ledger_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(folder)
    real = os.fsync

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Ledger(folder, write=True) as ledger:
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(StoreUnwritable, match="the disk is full; what was added before is safe"):
            ledger.add([varied(9)])
        monkeypatch.setattr("os.fsync", real)
    assert everything(folder) == before
    with Ledger(folder, write=True) as ledger:
        assert ledger.add([varied(9)]).added == 1


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, umount = which("mount"), which("umount")
    small = [str(mount), "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if not mount or not umount or subprocess.run(small, check=False, capture_output=True).returncode != 0:
        pytest.skip("needs a small disk to fill, which only root may make")
    try:
        with Ledger(disk / "ledger", write=True) as ledger, pytest.raises(StoreUnwritable, match="the disk is full"):
            ledger.add([varied(number) for number in range(300)])
        with Ledger(disk / "ledger") as ledger:
            assert ledger.stats().reports == 0
            assert 0 < ledger.behind() <= 300
        subprocess.run([mount, "-o", "remount,size=64m", str(disk)], check=True)
        with Ledger(disk / "ledger", write=True) as ledger:
            ledger.add([varied(number) for number in range(300)])
            assert ledger.stats().reports == 300
            assert ledger.check() == ()
    finally:
        subprocess.run([umount, str(disk)], check=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions, which root does not")
def test_a_closed_folder_is_one_clear_error_and_the_ledger_opens(folder: Path) -> None:
    (folder / "segments").chmod(0o500)
    with Ledger(folder, write=True) as ledger, pytest.raises(StoreUnwritable, match="may not be written to"):
        ledger.add([varied(9)])
    (folder / "segments").chmod(0o700)
    assert len(everything(folder)[0]) == 3  # type: ignore[arg-type]


def test_a_read_only_file_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with Ledger(folder, write=True) as ledger:
        monkeypatch.setattr("pathlib.Path.replace", closed)
        with pytest.raises(StoreUnwritable, match="may not be written to \\(Read-only file system\\)"):
            ledger.add([varied(9)])
        monkeypatch.undo()
    assert len(everything(folder)[0]) == 3  # type: ignore[arg-type]


def test_damage_is_found_and_named(folder: Path) -> None:
    (segment,) = (folder / "segments").glob("*.gz")
    data = segment.read_bytes()
    segment.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    with Ledger(folder) as ledger:
        (fault,) = ledger.check()
        assert segment.name in fault
    with Ledger(folder, write=True) as ledger, pytest.raises(StoreDamaged, match=segment.name):
        ledger.rebuild()
    segment.unlink()
    with Ledger(folder) as ledger:
        assert "run `dragoman rebuild`" in ledger.check()[0]


def test_a_gap_between_segments_is_found(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        ledger.add([varied(8)])
        ledger.add([varied(9)])
    sorted((folder / "segments").glob("*.gz"))[1].unlink()
    with Ledger(folder) as ledger:
        assert "should follow" in ledger.check()[0]


def test_an_index_that_is_gone_damaged_or_of_another_version_is_made_again(folder: Path) -> None:
    before = everything(folder)
    for damage in (Path.unlink, lambda path: path.write_bytes(b"not a database"), _age):
        (index,) = (folder / "index").glob("*.duckdb")
        damage(index)
        Ledger(folder, write=True).close()
        assert everything(folder) == before


def _age(path: Path) -> None:
    import duckdb  # noqa: PLC0415 - only here

    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE meta SET value = '0' WHERE name = 'version'")


def test_merging_keeps_every_byte_and_survives_a_kill_between(folder: Path) -> None:
    with Ledger(folder, write=True) as ledger:
        for number in range(5, 9):
            ledger.add([varied(number)])
    before = everything(folder)
    parts = {path: path.read_bytes() for path in (folder / "segments").glob("*.gz")}
    merge_segments(Folder(folder))
    (merged,) = (folder / "segments").glob("*.gz")
    assert merged.read_bytes() == b"".join(parts[path] for path in sorted(parts))
    for path, data in parts.items():  # as if killed before the parts were taken away
        path.write_bytes(data)
    assert [segment.path for segment in list_segments(Folder(folder))] == [merged]
    with Ledger(folder, write=True) as ledger:
        ledger.rebuild()
    assert everything(folder) == before


def test_a_writer_clears_away_what_a_killed_one_spilled_and_leaves_what_a_reader_uses(folder: Path) -> None:
    index = folder / "index"
    (newest,) = index.glob("*.duckdb")
    used, left = index / f"{newest.name}.tmp", index / "00000009.duckdb.77.part.tmp"
    for place in (used, left):
        place.mkdir()
        (place / "duckdb_temp_storage-0.tmp").write_bytes(b"x")
    Ledger(folder, write=True).close()
    assert used.is_dir()
    assert not left.exists()


def test_a_segment_of_long_lines_is_read_line_by_line(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "ledger")
    folder.create()
    writer = Writer(folder, 0)
    noise = random.Random(1)  # noqa: S311 - no secret, but bytes that do not pack
    sizes = (10, 100_000, 1, 32_768, 16_384, 3)
    items = [f"{noise.getrandbits(4 * size):x}" for size in sizes]
    lines = [decision_line(seq, "2026-01-01T00:00:00Z", "join", [item]) for seq, item in enumerate(items, 1)]
    for line in lines:
        writer.append(line)
    writer.flush()
    (segment,) = list_segments(folder)
    read = list(read_segment(segment))
    assert [line.text for line in read] == [f"{line}\n" for line in lines]
    for found in read:
        assert read_line(folder, found.segment, found.offset, found.length) == json.loads(found.text)
