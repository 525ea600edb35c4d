"""Tests of dragoman.evaluate.coreference: gold chains read from both forms, and the figures of small texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, cast
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import BadInput
from dragoman.evaluate.coreference import _gum, _meantime, evaluate_coreference

ROWS = [
    ("Hungary", "PROPN", 2, "nsubj", "Entity=(1-place-new-nnnnn-cf1-1-coref-Hungary)"),
    ("thanked", "VERB", 0, "root", "_"),
    ("Poland", "PROPN", 2, "obj", "Entity=(2-place-new-nnnnn-cf2-1-coref-Poland)|SpaceAfter=No"),
    (".", "PUNCT", 2, "punct", "_"),
    ("Poland", "PROPN", 2, "nsubj", "Entity=(3-organization-new-nnnnn-cf1-1-sgl(2-place-giv:act-nnnnn-cf1-1-coref)"),
    ("praised", "VERB", 0, "root", "Entity=3)"),
    ("Hungary", "PROPN", 2, "obj", "Bridge=1<2|Entity=(1-place-giv:act-nnnnn-cf2-1-coref)|SpaceAfter=No"),
    (".", "PUNCT", 2, "punct", "_"),
]


def conllu(*names: str) -> str:
    blocks = []
    for name in names:
        for first in (0, 4):
            lines = [f"# newdoc id = {name}"] if first == 0 else []
            for number, (form, upos, head, relation, misc) in enumerate(ROWS[first : first + 4], 1):
                lines.append(f"{number}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{misc}")
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def cat(words: list[str], marks: dict[int, tuple[int, int]], entities: dict[int, tuple[str, list[int]]]) -> str:
    parts = [f'<token number="{i}" sentence="2" t_id="{i + 1}">{escape(word)}</token>' for i, word in enumerate(words)]
    for key, (first, last) in marks.items():
        anchors = "".join(f'<token_anchor t_id="{i + 1}"/>' for i in range(first, last + 1))
        parts.append(f'<ENTITY_MENTION m_id="{key}">{anchors}</ENTITY_MENTION>')
    for key, (kind, sources) in entities.items():
        parts.append(f'<ENTITY ent_type="{kind}" m_id="{key}"/>')
        found = "".join(f'<source m_id="{source}"/>' for source in sources)
        parts.append(f'<REFERS_TO r_id="{key}0">{found}<target m_id="{key}"/></REFERS_TO>')
    return f'<Document doc_name="one">{"".join(parts)}</Document>'


def meantime(folder: Path, count: int) -> Path:
    words = ["Hungary", "thanked", "Poland", ".", "Poland", "praised", "Hungary", "."]
    marks = {1: (0, 0), 2: (2, 2), 3: (4, 4), 4: (6, 6)}
    text = cat(words, marks, {11: ("LOC", [1, 4]), 12: ("LOC", [2, 3])})
    (folder / "corpus_x").mkdir()
    for number in range(count):
        (folder / "corpus_x" / f"{number}.xml.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def gum(folder: Path, *names: str) -> Path:
    path = folder / "dev.conllu.gz"
    path.write_bytes(gzip.compress(conllu(*names).encode()))
    return path


def test_chains_of_gum(tmp_path: Path) -> None:
    (text,) = _gum(gum(tmp_path, "GUM_news_one"))
    assert text.text.strip() == "Hungary thanked Poland. Poland praised Hungary."
    assert sorted((mark.first, mark.last, mark.chain, mark.head) for mark in text.marks) == [
        (0, 0, "1", 0),
        (2, 2, "2", 2),
        (4, 4, "2", 4),
        (4, 5, "3", 5),
        (6, 6, "1", 6),
    ]
    assert text.kinds == {"1": "place", "2": "place", "3": "organization"}


def test_chains_of_meantime(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(cat(["She", "left", ";", "she", "wept"], {1: (0, 0), 2: (3, 3)}, {9: ("PER", [1, 2])}))
    (text,) = _meantime(tmp_path)
    assert text.text == "She left; she wept"
    assert [(mark.first, mark.last, mark.chain) for mark in text.marks] == [(0, 0, "9"), (3, 3, "9")]
    assert text.kinds == {"9": "PER"}


@pytest.mark.parametrize("form", ["gum", "meantime"])
def test_names_of_states_are_tied_in_both_forms(tmp_path: Path, form: str) -> None:
    path = gum(tmp_path, "GUM_news_one") if form == "gum" else meantime(tmp_path, 1)
    figures = evaluate_coreference(path)
    assert (figures["documents"], figures["gold_chains"], figures["found_chains"]) == (1, 2, 2)
    assert figures["mean_f1"] == 100.0


def test_genres_and_the_last_documents(tmp_path: Path) -> None:
    path = gum(tmp_path, "GUM_news_one", "GUM_fiction_two", "GUM_speech_three")
    run = CliRunner().invoke(cli, ["eval", "coreference", str(path), "--genre", "news, speech"])
    assert json.loads(run.output)["documents"] == 2
    (tmp_path / "m").mkdir()
    run = CliRunner().invoke(cli, ["eval", "coreference", str(meantime(tmp_path / "m", 3)), "--last", "2"])
    assert json.loads(run.output)["documents"] == 2


def test_mentions_that_nobody_marked_do_not_count_among_the_marked(tmp_path: Path) -> None:
    words = ["Hungary", "thanked", "Poland", ".", "Poland", "praised", "Hungary", ".", "Poland", "slept", "."]
    marks = {1: (0, 0), 2: (2, 2), 3: (4, 4), 4: (6, 6)}
    (tmp_path / "a.xml").write_text(cat(words, marks, {11: ("LOC", [1, 4]), 12: ("LOC", [2, 3])}), encoding="utf-8")
    figures = cast("dict[str, Any]", evaluate_coreference(tmp_path))
    assert figures["mentions"] == {"precision": 80.0, "recall": 100.0, "f1": 88.9}
    assert figures["muc"]["precision"] == 66.7
    assert figures["among_marked"]["mean_f1"] == 100.0


def test_of_two_mentions_with_one_head_the_narrower_stays(tmp_path: Path) -> None:
    words = ["Hungary", "and", "Poland", "agreed", ".", "Hungary", "smiled", "."]
    marks = {1: (0, 0), 2: (2, 2), 3: (0, 2), 4: (5, 5)}
    entities = {11: ("LOC", [1, 4]), 12: ("LOC", [2]), 13: ("LOC", [3])}
    (tmp_path / "a.xml").write_text(cat(words, marks, entities), encoding="utf-8")
    figures = evaluate_coreference(tmp_path)
    assert (figures["gold_chains"], figures["mean_f1"]) == (1, 100.0)


def test_nothing_left_to_measure(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no document with gold chains"):
        evaluate_coreference(gum(tmp_path, "GUM_news_one"), genres=["vlog"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="no document with gold chains"):
        evaluate_coreference(tmp_path / "empty")


def test_third_persons_leave_speakers_and_hearers_out(tmp_path: Path) -> None:
    words = ["Hungary", "thanked", "Poland", ".", "Poland", "praised", "Hungary", ".", "I", "told", "my", "US", "."]
    marks = {1: (0, 0), 2: (2, 2), 3: (4, 4), 4: (6, 6), 5: (8, 8), 6: (10, 10)}
    chains = {11: ("LOC", [1, 4]), 12: ("LOC", [2, 3]), 13: ("PER", [5, 6])}
    (tmp_path / "a.xml").write_text(cat(words, marks, chains), encoding="utf-8")
    figures = cast("dict[str, Any]", evaluate_coreference(tmp_path))
    assert figures["mentions"]["recall"] < 100.0
    assert figures["third_persons"]["mean_f1"] == 100.0
