"""Tests of reading feeds, honest and hostile."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.read import feed
from dragoman.read.files import Rejected
from dragoman.read.helper import shared_helper
from dragoman.read.sources import read_reports

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example &amp; News</title><link>https://example.org</link>%s</channel></rss>"""
ITEM = """<item><title>Talks in Beijing</title><link>https://example.org/1</link>
<pubDate>Fri, 14 Mar 2025 23:30:00 -0500</pubDate><description>China met Iran.</description></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title>
<entry><title type="html">Talks &lt;b&gt;again&lt;/b&gt;</title><link href="https://example.org/2"/>
<published>2025-03-14T09:00:00+08:00</published><updated>2025-03-16T00:00:00Z</updated>
<summary>In short.</summary>
<content type="html">&lt;p&gt;China met Iran.&lt;/p&gt;&lt;p&gt;They agreed.&lt;/p&gt;</content></entry>
<entry><title>No date</title><summary>China met Russia.</summary></entry></feed>"""


def read(folder: Path, data: str | bytes, name: str = "a.xml") -> list[Report | Rejected]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_reports([path]))


def reason(folder: Path, data: str | bytes) -> str:
    (result,) = read(folder, data)
    assert isinstance(result, Rejected), result
    return result.reason


def test_rss(tmp_path: Path) -> None:
    (report,) = read(tmp_path, RSS % ITEM)
    assert isinstance(report, Report)
    assert (report.text, report.date.isoformat(), report.title) == ("China met Iran.", "2025-03-14", "Talks in Beijing")
    assert (report.source, report.url) == ("Example & News", "https://example.org/1")
    assert report.origin == f"{tmp_path}/a.xml, entry 1"


def test_atom_and_an_entry_without_a_date(tmp_path: Path) -> None:
    report, rejected = read(tmp_path, ATOM, "a.atom")
    assert isinstance(report, Report)
    assert (report.text, report.title) == ("China met Iran.\n\nThey agreed.", "Talks again")
    assert report.date.isoformat() == "2025-03-14"
    assert isinstance(rejected, Rejected)
    assert "entry 2: the feed gives no date for it" in rejected.reason


def test_the_whole_text_goes_before_the_summary_and_scripts_are_left_out(tmp_path: Path) -> None:
    html = "<p>China met Iran.</p><script>alert(1)</script><p>They &lt;i&gt; agreed.</p>"
    whole = f"<content:encoded><![CDATA[{html}]]></content:encoded>"
    (report,) = read(tmp_path, RSS % ITEM.replace("</item>", whole + "</item>"))
    assert isinstance(report, Report)
    assert report.text == "China met Iran.\n\nThey <i> agreed."


def test_addresses_that_are_none_of_the_web_are_left_out(tmp_path: Path) -> None:
    (report,) = read(tmp_path, RSS % ITEM.replace("https://example.org/1", "javascript:alert(1)"))
    assert isinstance(report, Report)
    assert report.url is None


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = (RSS % ITEM.replace("China met", "Iván Duque met")).replace("utf-8", encoding)
    (report,) = read(tmp_path, text.encode(encoding))
    assert isinstance(report, Report)
    assert report.text == "Iván Duque met Iran."


BOMB = (
    "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
QUADRATIC = f"<!DOCTYPE a [<!ENTITY a '{'a' * 100_000}'>]>"
FILE = "<!DOCTYPE a [<!ENTITY i SYSTEM 'file:///etc/hostname'>]>"
WEB = "<!DOCTYPE a [<!ENTITY i SYSTEM 'http://127.0.0.1/x'>]>"
PARAMETER = "<!DOCTYPE a [<!ENTITY % i SYSTEM 'http://127.0.0.1/x.dtd'> %i;]>"


@pytest.mark.parametrize(
    "prolog", [BOMB, QUADRATIC, FILE, WEB, PARAMETER], ids=["bomb", "quadratic", "file", "web", "parameter"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    item = ITEM.replace("China met", "China met &i;" + "&a;" * 1000)
    data = (RSS.replace("utf-8", encoding) % item).replace("<rss", prolog + "<rss").encode(encoding)
    begun = time.perf_counter()
    assert "defines entities of its own" in reason(tmp_path, data)
    assert time.perf_counter() - begun < 5


def test_a_type_definition_elsewhere_is_not_loaded(tmp_path: Path) -> None:
    prolog = "<!DOCTYPE rss SYSTEM 'file:///etc/hostname'>"
    (report,) = read(tmp_path, (RSS % ITEM).replace("<rss", prolog + "<rss"))
    assert isinstance(report, Report)
    assert report.text == "China met Iran."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<html><body><p>no feed</p></body></html>", "no RSS or Atom feed"),
        ("/etc/hostname", "no RSS or Atom feed"),
        ("", "no RSS or Atom feed"),
        (RSS % (ITEM * 10_001), "more than 10,000 entries"),
        (RSS % ("<item>" * 200_000), "more than 10,000 entries"),
        (RSS % ITEM.replace("China met", "&lt;div&gt;" * 200_000), "entry 1: elements nested more than 255 deep"),
    ],
)
def test_feeds_that_are_rejected(tmp_path: Path, data: str, said: str) -> None:
    assert said in reason(tmp_path, data)


def test_a_feed_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_FEED_BYTES", 1000)
    assert "larger than" in reason(tmp_path, RSS % (ITEM * 10))


def test_a_feed_that_breaks_off_is_read_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        results = read(tmp_path, (RSS % (ITEM + ITEM))[:-30])
    assert len(results) == 2
    assert "a.xml: the feed is malformed" in caplog.text


def test_a_feed_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_helper(), "_seconds", 2)
    assert "taking it apart took more than 2 s" in reason(tmp_path, RSS % ("<x>" * 500_000 + ITEM))
