"""Tests of reading web pages: what is found in them, hostile ones, and the process that takes them apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadInput
from dragoman.model import Report
from dragoman.read.files import Rejected
from dragoman.read.page import decode_page
from dragoman.read.sources import read_reports

BODY = (
    "<p>China and Iran met in Beijing on Friday to talk about the sanctions, the foreign ministry said in a "
    "statement that it gave to the press after the meeting of the two ministers.</p>"
    "<p>The two sides agreed that they would meet again next month, and Russia said that it would be part of the "
    "talks, which the United States had called for.</p>"
)


def page(head: str = "", body: str = BODY, before: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{before}<article>{body}</article></body></html>"


def news(**values: object) -> str:
    article = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def read(folder: Path, html: str | bytes, **options: object) -> Report | Rejected:
    path = folder / "a.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    (result,) = read_reports([path], **options)  # type: ignore[arg-type]
    return result


def read_good(folder: Path, html: str | bytes, **options: object) -> Report:
    report = read(folder, html, **options)
    assert isinstance(report, Report), report
    return report


def test_schema_org_goes_before_all_else(tmp_path: Path) -> None:
    head = (
        "<title>Talks - Site</title><meta property='og:site_name' content='Site'>"
        "<link rel=canonical href='https://example.org/talks'><meta name=date content='2020-01-01'>"
        + news(
            headline="Talks in Beijing",
            datePublished="2025-03-14T23:30:00-05:00",
            dateModified="2025-03-16",
            dateline="BEIJING, March 13",
            publisher={"@type": "Organization", "name": "Example News"},
        )
    )
    report = read_good(tmp_path, page(head))
    assert (report.date, report.title, report.source) == (date(2025, 3, 14), "Talks in Beijing", "Example News")
    assert (report.url, report.dateline) == ("https://example.org/talks", "BEIJING, March 13")
    assert report.text.startswith("China and Iran met in Beijing")
    assert report.text.count("\n\n") == 1


def test_the_article_of_a_graph_is_the_one_of_this_page(tmp_path: Path) -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "datePublished": "2001-01-01"},
            {"@type": "NewsArticle", "url": "https://example.org/other", "datePublished": "2024-01-01"},
            {
                "@type": ["NewsArticle"],
                "mainEntityOfPage": {"@id": "https://example.org/this"},
                "datePublished": "2025-03-14",
            },
        ]
    }
    script = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    head = f"<link rel=canonical href='https://example.org/this'>{script}"
    assert read_good(tmp_path, page(head)).date == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ("<meta property='article:published_time' content='2025-03-14T08:00:00Z'>", ""),
        ("<meta name='DC.date.issued' content='14 March 2025'>", ""),
        ("<meta name='parsely-pub-date' content='2025-03-14'>", ""),
        ("", "<span itemprop='datePublished' content='2025-03-14'>yesterday</span>"),
        ("", "<time pubdate datetime='2025-03-14'>Friday</time>"),
        ("<link rel=canonical href='https://example.org/2025/3/14/talks'>", ""),
        ("", "<p class='byline'>Published March 14, 2025</p>"),
        ("<meta name=date content='next week'><meta name=pubdate content='2025-03-14'>", ""),
    ],
)
def test_where_a_date_is_found(tmp_path: Path, head: str, before: str) -> None:
    assert read_good(tmp_path, page(head, before=before)).date == date(2025, 3, 14)


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY + "<p>In May 2019 and on 3 June 2021 the two had met before, in Moscow and in Tehran.</p>",
        BODY + "<footer>Copyright 2021 Example News</footer>",
    ],
)
def test_a_date_is_never_guessed(tmp_path: Path, body: str) -> None:
    result = read(tmp_path, page(body=body))
    assert isinstance(result, Rejected)
    assert "the page gives no date of publication; begin the text" in result.reason
    assert read_good(tmp_path, page(body=body), day="2025-03-14").date == date(2025, 3, 14)


def test_markup_in_words_stays_words(tmp_path: Path) -> None:
    body = (
        BODY.replace("Friday", "&lt;script&gt;alert(1)&lt;/script&gt; Friday &amp; \u202eSaturday")
        + "<script>steal()</script>"
    )
    head = news(headline="<script>alert(1)</script> Talks", datePublished="2025-03-14").replace(
        "</script> T", "<\\/script> T"
    )
    report = read_good(tmp_path, page(head, body))
    assert "<script>alert(1)</script> Friday & Saturday" in report.text
    assert "steal" not in report.text
    assert report.title == "<script>alert(1)</script> Talks"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no HTML that can be read"),
        ("<html></html>", "no article in this page"),
        (page(news(datePublished="2025-03-14"), body="<p>"), "no article in this page"),
        (page(news(datePublished="2025-03-14"), body="<div>" * 200_000 + BODY), "nested more than 255 deep"),
        (page(news(datePublished="2025-03-14"), body="<b>" * 200_000 + BODY), "nested more than 255 deep"),
    ],
)
def test_pages_that_are_rejected(tmp_path: Path, html: str, reason: str) -> None:
    result = read(tmp_path, html)
    assert isinstance(result, Rejected)
    assert reason in result.reason
    assert result.reason.startswith(f"{tmp_path}/a.html: ")


@pytest.mark.parametrize(
    "html",
    [
        page(news(datePublished="2025-03-14"), BODY + "<table><td colspan=999999999999>x</table>"),
        page(news(datePublished="2025-03-14"), BODY.replace("</p>", "")),
        page(news(datePublished="2025-03-14")).replace("</article></body></html>", ""),
        page(news(datePublished="2025-03-14"), BODY.replace(" ", "\r\n").replace("\nthe\r", "\rthe\r")),
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
        + page(news(datePublished="2025-03-14"), BODY + "<p>&a;</p>"),
        '<?xml version="1.0" encoding="utf-16"?>' + page(news(datePublished="2025-03-14")),
        page("<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + news(datePublished="2025-03-14")),
        page("<script type='application/ld+json'>{'no': json}</script>" + news(datePublished="2025-03-14")),
    ],
)
def test_broken_and_hostile_pages_are_read(tmp_path: Path, html: str) -> None:
    report = read_good(tmp_path, html)
    assert report.date == date(2025, 3, 14)
    assert "agreed that they would meet again next month" in " ".join(report.text.split())
    assert Path("/etc/hostname").read_text().strip() not in report.text


def test_another_language_is_named(tmp_path: Path) -> None:
    body = (
        "<p>Der Außenminister traf am Freitag seinen Amtskollegen in Berlin, um über die Sanktionen zu sprechen, wie "
        "das Ministerium nach dem Treffen in einer Erklärung mitteilte.</p><p>Beide Seiten wollen im nächsten Monat "
        "wieder zusammenkommen, und auch Russland kündigte an, an den Gesprächen teilzunehmen.</p>"
    )
    result = read(tmp_path, page(news(datePublished="2025-03-14"), body))
    assert isinstance(result, Rejected)
    assert "in German, and dragoman reads English only" in result.reason


def test_many_paragraphs_are_read_in_time(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>China met Iran for the {i}th time to talk about the sanctions.</p>" for i in range(10_000)
    )
    report = read_good(tmp_path, page(news(datePublished="2025-03-14"), paragraphs))
    assert "9999th" in report.text


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>“Iván” – agreed".encode(), None),
        ("<meta charset=utf-8><p>“Iván” – agreed".encode(), None),
        ("<p>“Iván” – agreed".encode("cp1252"), "ISO-8859-1"),
        (
            "<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>“Iván” – agreed".encode(
                "cp1252"
            ),
            None,
        ),
        ("<meta charset=utf-8><p>“Iván” – agreed ".encode("cp1252") + b"with him. " * 40, None),
        ("<meta charset=nonsense><p>“Iván” – agreed".encode(), "nonsense"),
        ("<p>“Iván” – agreed".encode("utf-16"), None),
        ("<meta charset=latin1><p>“Iván” – agreed".encode("utf-8-sig"), "windows-1251"),
        ("<meta charset=punycode><p>“Iván” – agreed".encode(), "unicode_escape"),
        ("<meta charset=zlib><p>“Iván” – agreed".encode(), "idna"),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert "“Iván” – agreed" in decode_page(data, charset, "f")


def test_a_page_with_few_damaged_characters_is_read() -> None:
    data = "“Iván” agreed. ".encode() * 200
    assert "\ufffd" in decode_page(data + b"\xff" + data, None, "f")
    with pytest.raises(BadInput):
        decode_page(data + b"\xff" * 50 + data, None, "f")
