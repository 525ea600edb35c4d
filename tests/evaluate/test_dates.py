"""Tests of dragoman.evaluate.dates: TIMEX3 read from both forms, and the figures of small texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import BadInput
from dragoman.evaluate.dates import _texts, evaluate_dates

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-14" functionInDocument="CREATION_TIME">2025-03-14</TIMEX3></DCT>
<TEXT>
Envoys <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-03-11">Tuesday</TIMEX3>
and talked for <TIMEX3 tid="t2" type="DURATION" value="PT3H">three hours</TIMEX3>.
They will meet again <TIMEX3 tid="t3" type="DATE" value="2025-05">{}</TIMEX3>.
</TEXT></TimeML>
"""


def timeml(folder: Path, *, third: str = "next month", name: str = "a.tml") -> Path:
    (folder / name).write_text(TIMEML.format(third), encoding="utf-8")
    return folder


def cat(folder: Path, name: str, own: str = 'functionInDocument="CREATION_TIME"') -> Path:
    words = [("Pact", 0), ("signed", 0), ("March", 1), ("14", 1), (",", 1), ("2025", 1), ("Envoys", 2), ("met", 2)]
    words += [("on", 2), ("Tuesday", 2), (".", 2)]
    words += [("Guards", 6), ("slept", 6), ("on", 6), ("Monday", 6), (".", 6)]
    tokens = "".join(f'<token t_id="{i}" sentence="{s}">{word}</token>' for i, (word, s) in enumerate(words))
    marks = f'<TIMEX3 {own} type="DATE" value="14-03-2025">' + "".join(
        f'<token_anchor t_id="{i}"/>' for i in range(2, 6)
    )
    marks += '</TIMEX3><TIMEX3 type="DATE" value="2025-03-11"><token_anchor t_id="9"/></TIMEX3>'
    marks += '<TIMEX3 type="DATE" value="2024"/>'
    text = f'<Document doc_name="{name}">{tokens}<Markables>{marks}</Markables></Document>'
    (folder / f"{name}.xml.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def test_timeml_is_read_with_its_own_date_left_out(tmp_path: Path) -> None:
    (text,) = _texts(timeml(tmp_path))
    assert str(text.day) == "2025-03-14"
    assert [(text.text[t.start : t.end], t.kind, t.value) for t in text.gold] == [
        ("Tuesday", "DATE", "2025-03-11"),
        ("three hours", "DURATION", "PT3H"),
        ("next month", "DATE", "2025-05"),
    ]


@pytest.mark.parametrize("own", ['functionInDocument="CREATION_TIME"', 'functionInDocument="NONE"'])
def test_meantime_is_read_with_its_own_date_left_out(tmp_path: Path, own: str) -> None:
    (text,) = _texts(cat(tmp_path, "one", own))
    assert (str(text.day), text.own and text.text[slice(*text.own)]) == ("2025-03-14", "March 14, 2025")
    assert [(text.text[t.start : t.end], t.value) for t in text.gold] == [("Tuesday", "2025-03-11")]


def test_figures_of_timeml(tmp_path: Path) -> None:
    figures = cast("dict[str, Any]", evaluate_dates(timeml(tmp_path)))
    assert (figures["documents"], figures["timexes"], figures["found"]) == (1, 3, 3)
    assert (figures["strict"]["f1"], figures["relaxed"]["f1"], figures["type"]["f1"]) == (100.0, 100.0, 100.0)
    assert figures["value"] == {"precision": 66.7, "recall": 66.7, "f1": 66.7}
    assert figures["recall_by_type"] == {"DATE": 100.0, "DURATION": 100.0}


def test_a_wider_gold_span_is_met_only_loosely(tmp_path: Path) -> None:
    figures = cast("dict[str, Any]", evaluate_dates(timeml(tmp_path, third="some time next month") / "a.tml"))
    assert (figures["strict"]["f1"], figures["relaxed"]["f1"]) == (66.7, 100.0)


def test_times_beyond_the_marked_sentences_of_meantime_do_not_count(tmp_path: Path) -> None:
    figures = cast("dict[str, Any]", evaluate_dates(cat(tmp_path, "one")))
    assert (figures["timexes"], figures["found"], figures["value"]["f1"]) == (1, 1, 100.0)


def test_the_last_documents_from_the_command_line(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        cat(tmp_path, name)
    run = CliRunner().invoke(cli, ["eval", "dates", str(tmp_path), "--last", "2"])
    assert json.loads(run.output)["documents"] == 2


def test_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no dated document"):
        evaluate_dates(tmp_path)
    undated = TIMEML.replace('value="2025-03-14"', 'value="XXXX"').format("soon")
    (tmp_path / "a.tml").write_text(undated, encoding="utf-8")
    with pytest.raises(BadInput, match="no dated document"):
        evaluate_dates(tmp_path)


def test_a_file_that_is_no_xml(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text("no xml", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read as XML"):
        evaluate_dates(tmp_path / "a.tml")
