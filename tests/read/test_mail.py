"""Tests of reading e-mail."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.read.files import Rejected
from dragoman.read.sources import read_reports

HEAD = (
    b"From: Example News <desk@example.org>\r\nSubject: Talks in Beijing\r\nDate: Fri, 14 Mar 2025 23:30:00 -0500\r\n"
)


def read(folder: Path, data: bytes) -> Report | Rejected:
    path = folder / "a.eml"
    path.write_bytes(data)
    (result,) = read_reports([path])
    return result


def letter(text: str, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Example News <desk@example.org>"
    message["Subject"] = "Talks – Beijing"
    message["Date"] = "Fri, 14 Mar 2025 23:30:00 -0500"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_a_letter(tmp_path: Path) -> None:
    message = letter("China met Iran.\nThey – both – agreed.\n", "<p>other</p>")
    message.add_attachment(b"secret", maintype="application", subtype="pdf", filename="../../x.pdf")
    report = read(tmp_path, message.as_bytes())
    assert isinstance(report, Report)
    assert report.text == "China met Iran.\nThey – both – agreed.\n"
    assert (report.date.isoformat(), report.title, report.source) == ("2025-03-14", "Talks – Beijing", "Example News")


def test_a_letter_in_html_only(tmp_path: Path) -> None:
    data = (
        HEAD
        + b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>China met Iran.</p><p>They agreed.</p>"
    )
    report = read(tmp_path, data)
    assert isinstance(report, Report)
    assert report.text == "China met Iran.\n\nThey agreed."


def test_the_sender_without_a_name(tmp_path: Path) -> None:
    report = read(
        tmp_path, HEAD.replace(b"Example News <desk@example.org>", b"desk@example.org") + b"\r\nChina met Iran."
    )
    assert isinstance(report, Report)
    assert report.source == "example.org"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the e-mail has no text"),
        (HEAD + b"\r\n", "the e-mail has no text"),
        (b"Subject: x\r\n\r\nChina met Iran.", "no date"),
        (HEAD.replace(b"14 Mar", b"31 Feb") + b"\r\nChina met Iran.", "there is no day"),
        (HEAD + b"Content-Type: application/pdf\r\n\r\nx", "the e-mail has no text"),
        (
            HEAD
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(5000)),
            "a.eml: ",
        ),
    ],
)
def test_letters_that_are_rejected(tmp_path: Path, data: bytes, said: str) -> None:
    result = read(tmp_path, data)
    assert isinstance(result, Rejected)
    assert said in result.reason


@pytest.mark.parametrize(
    "header",
    [
        b"From: " + b"a," * 50_000,
        b"From: =?utf-8?q?" + b"=" * 20_000 + b"?=",
        b"Subject: " + b"(" * 100_000,
        b"Subject: =?nonsense?q?x?=\r\nFrom: <<<>>>",
        b"From: \xff\xfe",
    ],
)
def test_hostile_headers_cost_only_themselves(tmp_path: Path, header: bytes) -> None:
    report = read(tmp_path, header + b"\r\nDate: Fri, 14 Mar 2025 23:30:00 -0500\r\n\r\nChina met Iran.")
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("charset", "text"), [("windows-1252", "Iván – met"), ("nonsense", "Ivan met"), ("utf-8", "Iván met")]
)
def test_encodings(tmp_path: Path, charset: str, text: str) -> None:
    encoded = text.encode("cp1252" if charset == "windows-1252" else "utf-8")
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    report = read(tmp_path, head + encoded)
    assert isinstance(report, Report)
    assert report.text == text
