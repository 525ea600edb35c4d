"""Tests of measuring who is found to say what against stand-off attributions."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.errors import BadInput
from dragoman.evaluate.quotes import evaluate_quotes
from dragoman.model import Parse
from dragoman.parse import Reader
from find.said.speech_trees import tree

TEXT = "The minister has said that Iran left."
CELLS = (
    "The/the/DET/2/det minister/minister/NOUN/4/nsubj has/have/AUX/4/aux said/say/VERB/0/root "
    "that/that/SCONJ/7/mark "
    "Iran/Iran/PROPN/7/nsubj left/leave/VERB/4/ccomp+past ././PUNCT/4/punct"
)
GOLD = (
    "T1\tSource 0 12\tThe minister\nT2\tCue 13 21\thas said\nT3\tContent 22 36\tthat Iran left\n"
    "T4\tAttribution 13 21\thas said\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


class Fake(Reader):
    """A reader of one sentence, without weights."""

    def __init__(self) -> None:
        pass

    def parse(self, text: str, start: int = 0) -> Parse:
        assert (text, start) == (TEXT, 0)
        return Parse((tree(CELLS, text),))


def folder(path: Path, gold: str = GOLD, name: str = "one_ab12.ann") -> Path:
    (path / "attributions").mkdir(exist_ok=True)
    (path / "text").mkdir(exist_ok=True)
    (path / "attributions" / name).write_text(gold, encoding="utf-8")
    (path / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    return path


def test_spans_in_the_manner_of_the_corpus(tmp_path: Path) -> None:
    figures = evaluate_quotes(folder(tmp_path), Fake())
    assert figures["documents"] == 1
    assert [figures[role]["f1"] for role in ("source", "cue", "content", "all")] == [100.0] * 4


def test_a_wrong_span_counts_for_its_role_and_for_all(tmp_path: Path) -> None:
    figures = evaluate_quotes(folder(tmp_path, GOLD.replace("Cue 13 21", "Cue 17 21")), Fake())
    assert [figures[role]["f1"] for role in ("source", "cue", "content", "all")] == [100.0, 0.0, 100.0, 0.0]


def test_the_first_of_several_annotators_counts(tmp_path: Path) -> None:
    folder(tmp_path, GOLD.replace("Content 22 36", "Content 27 36"), "one_zz99.ann")
    assert evaluate_quotes(folder(tmp_path), Fake())["all"]["gold"] == 1


def test_packed_files(tmp_path: Path) -> None:
    folder(tmp_path)
    for file in (tmp_path / "attributions" / "one_ab12.ann", tmp_path / "text" / "one.txt"):
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(file.read_bytes()))
        file.unlink()
    assert evaluate_quotes(tmp_path, Fake())["all"]["f1"] == 100.0


@pytest.mark.parametrize("gold", ["T1\tSource\n", "T1\tSource 0 x\tThe\n", "E1\tAttribution:T4 Content:T9\n"])
def test_damaged_files(tmp_path: Path, gold: str) -> None:
    with pytest.raises(BadInput, match="stand-off"):
        evaluate_quotes(folder(tmp_path, gold), Fake())


def test_no_files(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="attributions"):
        evaluate_quotes(tmp_path, Fake())


def test_no_text(tmp_path: Path) -> None:
    (folder(tmp_path) / "text" / "one.txt").unlink()
    with pytest.raises(BadInput, match="not beside it"):
        evaluate_quotes(tmp_path, Fake())
