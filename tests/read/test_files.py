"""Tests of reading files, folders and standard input."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadInput, LimitReached
from dragoman.model import Report
from dragoman.read.files import Address, Rejected, find_files, make_report, read_file, read_files

GOOD = "Date: 2025-03-14\nChina met Iran."


def write(folder: Path, name: str, text: str | bytes = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rejection(path: Path) -> str:
    (result,) = read_files([path])
    assert isinstance(result, Rejected)
    return result.reason


def test_text_and_offsets_are_exact(tmp_path: Path) -> None:
    text = " date 2025-03-14 China’s\r\nenvoy\rmet Iran’s 🕊.\n"
    report = read_file(write(tmp_path, "a.txt", text))
    assert report.text == text
    assert report.date == date(2025, 3, 14)
    assert report.text[report.body_start :].startswith("China’s")


def test_a_byte_order_mark_changes_nothing(tmp_path: Path) -> None:
    plain = read_file(write(tmp_path, "a.txt"))
    assert read_file(write(tmp_path, "b.txt", b"\xef\xbb\xbf" + GOOD.encode())) == plain
    assert read_file(write(tmp_path, "c.txt", GOOD.encode("utf-16"))) == plain


def test_an_option_stands_above_the_file(tmp_path: Path) -> None:
    assert read_file(write(tmp_path, "a.txt"), day="2020-01-02").date == date(2020, 1, 2)
    assert read_file(write(tmp_path, "b.txt", "Date: 30 Feb\nChina met Iran."), day=date(2020, 1, 2)).body_start == 0
    assert read_file(write(tmp_path, "c.txt", "China met Iran."), day=date(2020, 1, 2)).date == date(2020, 1, 2)


def test_arguments_stand_above_front_matter() -> None:
    text = "---\ndate: 2025-03-14\ntitle: A\nsource: B\nurl: C\n---\nChina met Iran."
    report = make_report(text)
    assert (report.title, report.source, report.url) == ("A", "B", "C")
    report = make_report(text, title="D", source="E", url="F", day=datetime(2024, 1, 2, 3, tzinfo=UTC))
    assert (report.title, report.source, report.url, report.date) == ("D", "E", "F", date(2024, 1, 2))


def test_particulars_are_cleaned_of_what_cannot_be_written() -> None:
    report = make_report(GOOD, title="Talks \ud83d", source="a\udfffb", url="x" * 5000, dateline="BEIJING\u202e")
    assert (report.title, report.source, report.url, report.dateline) == (
        "Talks \ufffd",
        "a\ufffdb",
        None,
        "BEIJING\u202e",
    )


def test_the_id_is_a_hash_of_date_source_and_text() -> None:
    one = make_report(GOOD)
    assert one.id == make_report(GOOD, title="other", url="other").id
    assert len({one.id, make_report(GOOD, source="x").id, make_report(GOOD, day="2025-03-15").id}) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (
            b"China met Iran.",
            "no date; begin the text with a line such as `Date: 2025-03-14`, or name the day with --date",
        ),
        (b"Date: 2025-02-30\nChina met Iran.", "there is no day 2025-02-30"),
        (b"Date: tomorrow\nChina met Iran.", "cannot read the date 'tomorrow'; write it as YYYY-MM-DD"),
        (b"Date: 2025-03-14\n", "there are no words"),
        ("Date: 2025-03-14\n“”‘’\"\"''«»".encode(), "there are no words"),
        (os.urandom(64) + b"\0" + os.urandom(64), "not a"),
        (b"Date: 2025-03-14\n" + b"a\x01\x02\x03" * 20, "not text"),
        (b"Date: 2025-03-14\nIran met \xed\xa0\xbd China.", "lone surrogate"),
    ],
)
def test_bad_files_are_rejected_by_name_with_a_remedy(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path, "bad.txt", content)
    said = rejection(path)
    assert said.startswith(f"{path}: ")
    assert reason in said


def test_a_lone_surrogate_in_python_text_is_refused() -> None:
    with pytest.raises(BadInput, match="character 22 is half a character"):
        make_report("Date: 2025-03-14 Iran \ud83d met China.")


def test_a_file_beyond_the_limit_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    assert "larger than the 20 MB" in rejection(path)


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitReached, match="1,000,017 characters are more than the 1,000,000"):
        make_report("Date: 2025-03-14\n" + "a" * 1_000_000)


def test_a_long_line_is_read(tmp_path: Path) -> None:
    report = read_file(write(tmp_path, "long.txt", "Date: 2025-03-14 " + "China met Iran. " * 12_500))
    assert len(report.text) == 200_017


def test_folders_are_read_in_order_of_names(tmp_path: Path) -> None:
    read = ("a/q.txt", "a.md", "b.txt", "c.jsonl", "d.warc.gz", "e.HTML", "sub/z.TXT")
    for name in (*reversed(read), "sub/.hidden.txt", ".git/x.txt", "c.json", "README.md", "README.html", "f.pdf"):
        write(tmp_path, name)
    assert find_files([tmp_path]) == [tmp_path / name for name in read]


def test_addresses_are_no_paths(tmp_path: Path) -> None:
    assert find_files(["https://example.org//a", "-", tmp_path / "x"]) == [
        Address.of("https://example.org//a"),
        Path("-"),
        tmp_path / "x",
    ]


def test_a_folder_without_reports_is_rejected(tmp_path: Path) -> None:
    (found,) = find_files([tmp_path])
    assert isinstance(found, Rejected)
    assert "the folder holds no file that is read (.txt .md .html" in found.reason


def test_bad_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    write(tmp_path, "c.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    write(tmp_path, "e.txt")
    results = list(read_files(find_files([tmp_path, tmp_path / "missing.txt"])))
    assert [isinstance(result, Report) for result in results] == [True, False, True, False, True, False]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    path.chmod(0)
    assert "not readable by you; change its permissions" in rejection(path)


def test_an_unreadable_file_is_rejected_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert "not readable by you; change its permissions" in rejection(path)


def test_a_path_that_cannot_be_a_file_is_rejected() -> None:
    assert "no such file" in rejection(Path("nowhere.txt"))
    assert "cannot be read" in rejection(Path("a" * 5000))
    assert "cannot be read" in rejection(Path("a\0b"))


def test_names_are_shown_safely() -> None:
    assert rejection(Path("evil\x1b[31m\udce4.txt")).startswith("evil\\x1b[31m\\udce4.txt: ")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))  # too short for a language
def test_any_text_keeps_its_characters(text: str) -> None:
    report = make_report("Date: 2025-03-14\nIran " + text)
    assert report.text[report.body_start :] == "Iran " + text
