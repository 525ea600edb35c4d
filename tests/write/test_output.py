"""Tests of writing a file as a whole."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from dragoman.errors import BadConfig
from dragoman.write.output import whole_bytes, whole_file, whole_folder


def test_a_file_is_written_in_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out.jsonl") as file:
        file.write("“a”\n")
        assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl").read_bytes() == "“a”\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_after_an_exception_the_old_file_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def stopped() -> None:
        with whole_file(path) as file:
            file.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    with whole_file(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_text()))
    reader.start()
    with whole_file(tmp_path / "pipe") as file:
        file.write("through")
    reader.join(timeout=5)
    assert got == ["through"]
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("name", "reason"), [("", "is a folder; name a file"), ("no/such/folder/out", "cannot be written .No such file")]
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(BadConfig, match=reason), whole_file(tmp_path / name):
        pass


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    with whole_bytes(tmp_path / "out") as file:
        file.write(b"\xff\r\n")
    assert (tmp_path / "out").read_bytes() == b"\xff\r\n"


def test_a_folder_is_there_when_all_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        with whole_folder(tmp_path / name) as folder:
            (folder / "a.txt").write_text("a")
            assert not (tmp_path / name / "a.txt").exists()
        assert (tmp_path / name / "a.txt").read_text() == "a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new"]


def test_a_folder_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    def stopped() -> None:
        with whole_folder(tmp_path / "out") as folder:
            (folder / "a.txt").write_text("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(BadConfig, match="is there already"), whole_folder(tmp_path):
        pass
    with pytest.raises(BadConfig, match="is there already"), whole_folder(tmp_path / "a.txt"):
        pass
    with pytest.raises(BadConfig, match=r"cannot be made \(No such file"), whole_folder(tmp_path / "no" / "such"):
        pass
    assert (tmp_path / "a.txt").read_text() == "old"
