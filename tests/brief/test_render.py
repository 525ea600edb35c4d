"""Tests of the page and the Markdown: valid, self-contained, the same each time, and closed to hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dragoman.brief.gather import gather
from dragoman.brief.render import render
from dragoman.draw.look import DARK, LIGHT
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

H = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    with Ledger(folder) as ledger:
        return render(gather(ledger, Filter(), title="Iran & <others>"), "html")


@pytest.fixture(scope="module")
def markdown(folder: Path) -> str:
    with Ledger(folder) as ledger:
        return render(gather(ledger, Filter(), title="Iran & <others>"), "md")


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    parsed: Element = html5lib.HTMLParser(strict=True).parse(html)  # raises on any error of HTML
    return parsed


def everything(page: Element) -> Iterator[Element]:
    kinds: set[object] = {str}  # a comment has a function for a tag
    return (element for element in page.iter() if type(element.tag) in kinds)


def test_the_page_is_valid_and_has_its_parts(page: Element) -> None:
    headings = ["".join(element.itertext()) for element in everything(page) if element.tag in {f"{H}h1", f"{H}h2"}]
    assert headings[:4] == ["Iran & <others>", "In short", "When and where", "What happened"]
    assert {"Who said what to whom", "Where agreements, resolutions and laws stand", "Positions", "Reports"} <= set(
        headings
    )
    assert page.get("lang") == "en"


def test_ids_are_unique_and_links_within_lead_somewhere(page: Element) -> None:
    ids = [element.get("id") for element in everything(page) if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in everything(page):
        for name, value in element.attrib.items():
            if name.endswith("href") and value.startswith("#"):
                assert value[1:] in ids
            assert all(one in ids for one in re.findall(r"url\(#([^)]+)\)", value))
            if name == "aria-labelledby":
                assert set(value.split()) <= set(ids)


def test_nothing_runs_and_nothing_is_fetched(html: str, page: Element) -> None:
    assert "<script" not in html.lower()
    tags = {element.tag.rsplit("}", 1)[-1] for element in everything(page)}
    assert not tags & {
        "script",
        "img",
        "image",
        "iframe",
        "object",
        "embed",
        "link",
        "form",
        "base",
        "foreignObject",
        "a:x",
    }
    for element in everything(page):
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert not [name for name in element.attrib if name in {"src", "srcset", "action", "data"}]
    assert "@import" not in html
    assert not re.search(r"url\((?!#)", html)
    assert "default-src 'none'" in html


def test_links_out_are_http_and_noopener(page: Element) -> None:
    links = [element for element in page.iter(f"{H}a") if not (element.get("href") or "").startswith("#")]
    assert links
    for link in links:
        assert re.match(r"https?://", link.get("href") or "")
        assert "noopener" in (link.get("rel") or "").split()


def test_hostile_text_is_only_text(page: Element, html: str) -> None:
    text = "".join(page.itertext())
    assert "<script>alert(1)</script>" in text
    assert '"><img src=x onerror=alert(3)>' in text
    assert "\u202e" not in html
    assert "\\u202egnp.exe" in text
    assert not [link for link in page.iter(f"{H}a") if "javascript" in (link.get("href") or "")]


def test_drawings_have_titles_and_descriptions(page: Element) -> None:
    drawings = list(page.iter(f"{SVG}svg"))
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing[0].tag == f"{SVG}title"
        assert drawing[1].tag == f"{SVG}desc"
        assert drawing[1].text
    assert len(list(page.iter(f"{H}table"))) == 2


def test_colours_are_those_of_day_and_night(html: str) -> None:
    for colours in (LIGHT, DARK):
        assert f"--q4: {colours['q4']};" in html
    assert "{{" not in html


def test_each_line_says_how_many_reports_have_it(page: Element) -> None:
    told = ["".join(element.itertext()) for element in page.iter(f"{H}p") if element.get("class") == "meta"]
    assert sum(line.endswith("1 report") or "independent" in line for line in told) > 10


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_same_ledger_gives_the_same_bytes(folder: Path, form: str, html: str, markdown: str) -> None:
    with Ledger(folder) as ledger:
        again = render(gather(ledger, Filter(), title="Iran & <others>"), form)  # type: ignore[arg-type]
    assert again == (html if form == "html" else markdown)


def test_markdown_has_its_parts(markdown: str) -> None:
    assert markdown.startswith("# Iran \\& \\<others\\>\n")
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    assert headings[:4] == ["In short", "When and where", "What happened", "Who said what to whom"]
    assert re.search(r"^\d\. [△▲▽▼] .*China and Iran", markdown, re.MULTILINE)
    assert re.search(r"^   > .*\*\*met\*\*", markdown, re.MULTILINE)
    assert "\n\n\n" not in markdown
    assert "{{" not in markdown


def test_markdown_links_go_only_to_the_reports(markdown: str) -> None:
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", markdown)
    assert set(targets) == {f"https://example.org/{number}?a=%28b%29&c=%3Cd%3E" for number in range(3)}


def test_hostile_text_is_only_text_in_markdown(markdown: str) -> None:
    assert not re.search(r"(?<!\\)<script", markdown)
    assert "\\<script\\>" in markdown
    assert "\u202e" not in markdown
    assert not re.search(r"(?<!\\)\$x", markdown)
    assert "http://evil" not in markdown
    assert "www.evil" not in markdown
    assert "a@evil" not in markdown
    assert "\\*\\*b\\*\\*" in markdown
    table = [line for line in markdown.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 2


def test_an_empty_brief_says_so(ledger: Ledger) -> None:
    nothing = gather(ledger, Filter(actor=("FRA",)))
    assert "No report of the ledger tells an event" in render(nothing, "md")
    html = render(nothing, "html")
    assert "No report of the ledger tells an event" in html
    html5lib.HTMLParser(strict=True).parse(html)
