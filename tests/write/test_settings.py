"""Tests of what a user may ask of an export: whose words are left out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import records
from dragoman.errors import BadConfig
from dragoman.write.brat import write_brat
from dragoman.write.displacy import displacy_html
from dragoman.write.label_studio import label_studio_text
from dragoman.write.plover import plover_text
from dragoman.write.polecat import polecat_lines
from dragoman.write.records import records_text
from dragoman.write.rows import rows
from dragoman.write.settings import UNITS, Settings
from dragoman.write.spacy_json import spacy_text

OPEN = records.record()
CLOSED = replace(OPEN, report=replace(OPEN.report, id="cd34", source="Closed News"))
SOME = Settings(withhold_sources=("closed news", "another"))


def test_whose_words_are_left_out() -> None:
    assert [SOME.withholds(record.report) for record in (OPEN, CLOSED)] == [False, True]
    assert not SOME.withholds(replace(OPEN.report, source=None))
    assert Settings(withhold_text=True).withholds(OPEN.report)


@pytest.mark.parametrize("unit", UNITS)
def test_tables_leave_out_the_words_of_a_publisher(unit: str) -> None:
    found = list(rows(unit, [OPEN, CLOSED], replace(SOME, unit=unit)))
    for row in found:
        words = [value for name, value in row.items() if name == "text" or name.endswith("_text")]
        assert any(words) == (row["report_source"] == "Our desk")
    assert {row["report_source"] for row in found} == {"Our desk", "Closed News"}


def test_lines_of_other_programs_leave_them_out() -> None:
    texts = [json.loads(line)["text"] for line in plover_text([OPEN, CLOSED], SOME)]
    assert [text is None for text in texts] == [False] * 3 + [True] * 3
    raw = [line.split("\t")[13] for line in polecat_lines([OPEN, CLOSED], SOME)][1:]
    assert [text == "None" for text in raw] == [False] * 3 + [True] * 3


def test_what_is_nothing_without_text_leaves_the_report_out(tmp_path: Path) -> None:
    both = [OPEN, CLOSED]
    assert len(list(records_text(both, SOME))) == 1
    assert len(list(spacy_text(both, SOME))) == 1
    assert len(json.loads("".join(label_studio_text(both, SOME)))) == 1
    assert "".join(displacy_html(both, SOME)).count("<article>") == 1
    write_brat(both, SOME, tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".ann", ".conf", ".txt"]


def test_all_text_withheld_is_refused_where_nothing_is_left() -> None:
    with pytest.raises(BadConfig, match="a page is its text; choose another format, or leave --withhold-text out"):
        Settings(withhold_text=True).shown([], "a page is its text")
