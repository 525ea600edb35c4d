"""Tests of turning bytes into text."""

from __future__ import annotations

import codecs
import contextlib
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadInput
from dragoman.read.decode import decode

ENGLISH = "Date: 2025-03-14\r\n“We won’t,” said Iván Duque in Orléans – Iran’s envoy agreed with him.\n" * 3


def test_utf8_is_kept_exactly() -> None:
    text = "a\r\nb\rc\n\x0b“d” 🕊 e\u0301"
    assert decode(text.encode(), "f") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_tell_the_encoding_and_are_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + ENGLISH.encode(encoding), "f") == ENGLISH


def test_broken_utf16_is_refused() -> None:
    with pytest.raises(BadInput, match=r"^f: the byte-order mark says UTF-16-LE, but byte \d+ .* save the file anew"):
        decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le")[:-1], "f")


def test_windows_1252_is_detected_and_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert decode(ENGLISH.encode("cp1252"), "f.txt") == ENGLISH
    assert "f.txt: not UTF-8, read as cp1252" in caplog.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент России Владимир Путин провел переговоры с президентом Ирана в Москве в пятницу.", "cp1251"),
        ("中国外交部副部长马朝旭星期五在北京与俄罗斯和伊朗的代表举行了会谈。", "gb18030"),
    ],
)
def test_other_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "this is a PDF, not text"),
        (b"PK\x03\x04word/document.xml", "a ZIP archive or an office document"),
        (b"text with \0 in it", "not a text file"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"Iran met China " * 20 + b"\xed\xa0\xbd rest", "half a character"),
        (ENGLISH.encode() + b"\xff" + ENGLISH.encode(), "damaged UTF-8 at byte 303"),
        (bytes(range(1, 256)) * 3, "save the file as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as caught:
        decode(data, "some/file.txt")
    assert str(caught.value).startswith("some/file.txt: ")


@given(st.text())
def test_any_text_survives(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    if b"\0" not in data and not text.startswith(("\ufeff", "%PDF-", "PK\x03\x04", "GIF8", "{\\rtf", "\x7fELF")):
        assert decode(data, "f") == data.decode()


@given(st.binary())
def test_any_bytes_give_text_or_a_clear_refusal(data: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert decode(data, "f").encode("utf-8") is not None
