"""Tests of the marked text: displaCy takes it, the page is whole, and nothing from a report is taken for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy

import dragoman
import records
from dragoman.errors import BadConfig
from dragoman.text import visible
from dragoman.write.displacy import displacy_html, to_displacy
from dragoman.write.settings import Settings

TAGS = {"html", "head", "meta", "title", "style", "body", "article", "h2", "p", "mark", "b", "br"}


class Reader(HTMLParser):
    """Reads a page strictly: only known tags and attributes, all closed; gathers the words and the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= {"class", "charset", "content", "http-equiv", "lang", "name"}
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        if tag == "br":
            self.handle_data("\n")
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "b" not in self.open and self.open[-1] != "h2":
            self.text += data
            if "mark" in self.open:
                self.marks[-1] += data


def read(*found: dragoman.Record) -> tuple[str, Reader]:
    page = "".join(displacy_html(found, Settings()))
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return page, reader


def test_displacy_takes_it() -> None:
    made = dragoman.to_displacy(records.record())
    assert made["title"] == "Talks in Beijing"
    shown = [(made["text"][ent["start"] : ent["end"]], ent["label"], ent["kb_id"]) for ent in made["ents"]]
    assert ("met", "CONSULT", "040") in shown
    assert ("Ma Zhaoxu", "Person", "") in shown
    places = [(ent["start"], ent["end"]) for ent in made["ents"]]
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert "CONSULT" in displacy.render(made, style="ent", manual=True, jupyter=False)


def test_a_page_of_its_own() -> None:
    page, reader = read(records.record())
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert {"met", "China", "Iran", "Beijing", "Ma Zhaoxu"} <= set(reader.marks)
    assert "2025-03-14 · Our desk" in reader.text
    assert '<mark class="q1">met<b>CONSULT</b></mark>' in page


def test_hostile_text_is_shown_as_it_is() -> None:
    hostile = '</p><script>alert(1)</script><img src=x onerror="alert(1)">\u202eabc & "x" \'y\''
    page, reader = read(records.told(hostile))
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert reader.marks == [visible(hostile)]


def test_statuses_are_shown() -> None:
    page, _ = read(records.told("x", status="negated"))
    assert "ACCUSE negated" in page


def test_withheld_text_is_refused() -> None:
    with pytest.raises(BadConfig, match="choose another format"):
        list(displacy_html([], Settings(withhold_text=True)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_shown(words: str) -> None:
    _, reader = read(records.told(words))
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert reader.marks == ["\n\n".join(visible(line) for line in lines)]
    made = to_displacy(records.told(words))
    assert [(ent["start"], ent["end"]) for ent in made["ents"]] == [(0, len(words))]
    assert re.search("ACCUSE", displacy.render(made, style="ent", manual=True, jupyter=False))
