"""Tests of the labelled spans and links of a record."""

from __future__ import annotations

import records
from dragoman.write.marks import LINKS, OTHER_LABELS, marks_of

FOUND = marks_of(records.record())


def words(key: str) -> str:
    mark = next(mark for mark in FOUND.marks if mark.key == key)
    return records.TEXT[mark.start : mark.end]


def test_everything_that_a_record_points_at_is_marked() -> None:
    shown = {(mark.label, records.TEXT[mark.start : mark.end]) for mark in FOUND.marks}
    assert {
        ("CONSULT", "met"), ("State", "China"), ("Person", "Ma Zhaoxu"), ("Group", "The two countries"),
        ("Place", "Beijing"), ("Date", "on Friday"), ("Statement", "“We reject the threats,”"),
        ("Quote", "We reject the threats,"), ("Cue", "said"), ("Instrument", "the Accord"),
        ("Change", "signed"), ("SUPPORT", "signed"), ("Retelling", "met"),
    } <= shown  # fmt: skip
    assert "Stance" in {label for label, _ in shown}


def test_links_join_what_belongs_together() -> None:
    shown = {(link.label, words(link.source), words(link.target)) for link in FOUND.links}
    assert {
        ("actor", "met", "China"), ("actor", "met", "Iran"), ("place", "met", "Beijing"), ("date", "met", "on Friday"),
        ("speaker", "“We reject the threats,”", "Ma Zhaoxu"), ("claims", "“We reject the threats,”", "reject"),
        ("changes", "signed", "the Accord"), ("before", "met", "signed"), ("retells", "met", "met"),
    } <= shown  # fmt: skip
    assert {link.label for link in FOUND.links} <= set(LINKS)
    keys = {mark.key for mark in FOUND.marks}
    assert all({link.source, link.target} <= keys for link in FOUND.links)


def test_marks_stand_in_the_order_of_the_text_each_once() -> None:
    places = [(mark.start, -mark.end) for mark in FOUND.marks]
    assert places == sorted(places)
    assert len({mark.key for mark in FOUND.marks}) == len(FOUND.marks)
    assert {mark.label for mark in FOUND.marks if not mark.event and mark.label in OTHER_LABELS} >= {"Statement", "Cue"}
