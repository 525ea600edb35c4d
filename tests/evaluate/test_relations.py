"""Tests of measuring the coding of marked pairs, with a coder that finds what it was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadInput
from dragoman.evaluate.relations import evaluate_relations
from fakes import ToldCoder, told_event
from scenes import spell

COLUMNS = "sentence\tsource\ttarget\tgold_root\tgold_quad"


def sentence(verb: str) -> str:
    return f"Iran {verb} Iraq"


SENTENCES = {
    sentence(v): spell(f"Iran/PROPN/2/nsubj {v}/VERB/0/root Iraq/PROPN/2/obj") for v in ("hit", "met", "quit", "saw")
}
EVENTS = {
    sentence("hit"): [told_event("ASSAULT", (0, 4), (9, 13))],
    sentence("met"): [told_event("CONSULT", (0, 4), (9, 13))],
    sentence("quit"): [told_event("RETREAT", (0, 4), (10, 14))],
}
ROWS = [("hit", "ASSAULT", "4"), ("met", "AGREE", "1"), ("quit", "YIELD", "2"), ("saw", "ASSAULT", "4")]


def table(folder: Path, rows: list[tuple[str, str, str]], target: str = "Iraq") -> Path:
    path = folder / "pairs.tsv"
    lines = [f"{sentence(verb)}\tIran\t{target}\t{root}\t{quad}" for verb, root, quad in rows]
    path.write_text("\n".join([COLUMNS, *lines]) + "\n", encoding="utf-8")
    return path


def test_figures_by_type_and_quad(tmp_path: Path) -> None:
    figures = evaluate_relations(table(tmp_path, ROWS), ToldCoder(SENTENCES, EVENTS))
    assert (figures["file"], figures["rows"], figures["unplaced"]) == ("pairs.tsv", 4, 0)
    root = figures["root"]
    assert root["accuracy"] == 50.0
    assert root["classes"]["ASSAULT"] == {"precision": 100.0, "recall": 50.0, "f1": 66.7, "gold": 2}
    assert root["classes"]["AGREE"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}
    assert root["classes"]["YIELD"]["f1"] == 100.0
    assert root["macro_f1"] == 55.6
    assert figures["quad"]["accuracy"] == 75.0
    assert figures["confusion"] == {"AGREE as CONSULT": 1, "ASSAULT as none": 1}


def test_the_error_of_scores(tmp_path: Path) -> None:
    # every winner has all the votes, so a score of 1 that is right in two of three cases is off by a third
    figures = evaluate_relations(table(tmp_path, ROWS), ToldCoder(SENTENCES, EVENTS))
    assert figures["calibration_error"] == 33.3
    nothing = evaluate_relations(table(tmp_path, [ROWS[3]]), ToldCoder(SENTENCES, EVENTS))
    assert nothing["calibration_error"] == 0.0


def test_a_party_that_the_sentence_lacks_is_counted_and_left_open(tmp_path: Path) -> None:
    figures = evaluate_relations(table(tmp_path, ROWS[:1], target="Spain"), ToldCoder(SENTENCES, EVENTS))
    assert (figures["unplaced"], figures["root"]["accuracy"]) == (1, 100.0)


@pytest.mark.parametrize("content", ["", COLUMNS + "\n", "sentence\tsource\nIran left\tIran\n"])
def test_a_table_without_rows_or_columns_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match="needs a header with gold_quad, gold_root, sentence, source, target"):
        evaluate_relations(path, ToldCoder({}))


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "pairs.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match="cannot be read as a table"):
        evaluate_relations(path, ToldCoder({}))
