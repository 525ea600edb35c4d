"""Tests of measuring named entities, with a reader that finds what it was told."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any, cast

import pytest

import factory
from dragoman.errors import BadInput
from dragoman.evaluate.entities import evaluate_entities, read_conll, read_documents
from dragoman.model import NamedEntity, Parse
from dragoman.parse import Reader


class ToldReader:
    """Finds the entities that it was told for each text."""

    def __init__(self, told: dict[str, list[tuple[int, int, str]]]) -> None:
        self._told = told
        self.cuts: list[int] = []

    def parse_tokens(self, text: str, offsets: list[tuple[int, int]], cuts: list[int]) -> Parse:
        assert [text[a:b] for a, b in offsets] == text.split(" ")
        self.cuts = cuts
        rows = "\n".join(f"{word} {word} X {int(i > 0)} dep" for i, word in enumerate(text.split(" ")))
        one = factory.sentence(rows)
        found = tuple(NamedEntity(*span) for span in self._told.get(text, []))
        return Parse((type(one)(0, one.start, one.end, one.tokens, found),))


def measured(path: Path, told: dict[str, list[tuple[int, int, str]]]) -> dict[str, Any]:
    return evaluate_entities(path, cast("Reader", ToldReader(told)))


def conll(folder: Path, text: str, name: str = "gold.conll") -> Path:
    path = folder / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


BIO = """\
-DOCSTART- O

Wang B-PER
Yi I-PER
visited O
New B-LOC
York I-LOC

# a remark
NATO B-ORG
Monday B-DATE
"""


@pytest.mark.parametrize(
    "text",
    [
        "Wang NNP B-PER\nleft VBD O\n\nNATO NNP B-ORG\n",
        "Wang\tB-PER\tx\nleft\tO\tx\n\nNATO\tB-ORG\tx\n",
        "1\tWang\tB-PER\n2\tleft\tO\n\n1\tNATO\tB-ORG\n",
        "Wang B-PER\nleft O\n\nNATO B-ORG",
        "-DOCSTART- a.txt\nWang B-PER\nleft O\n-DOCSTART- -X- O\nNATO B-ORG\n",
    ],
    ids=["columns", "tabs", "numbers", "no last line", "marks of documents"],
)
def test_the_forms_of_conll_files(tmp_path: Path, text: str) -> None:
    expected = [(["Wang", "left"], ["B-PER", "O"]), (["NATO"], ["B-ORG"])]
    assert list(read_conll(conll(tmp_path, text))) == expected
    assert list(read_conll(conll(tmp_path, text, "gold.conll.gz"))) == expected


def test_exact_spans_of_three_types_count(tmp_path: Path) -> None:
    figures = measured(
        conll(tmp_path, BIO),
        {
            "Wang Yi visited New York NATO Monday": [
                (0, 1, "PERSON"),
                (4, 4, "PLACE"),
                (5, 5, "ORG"),
                (6, 6, "DATE"),
            ],
        },
    )
    assert figures["sentences"] == 2
    assert figures["PERSON"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0, "gold": 1}
    assert figures["PLACE"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}
    assert figures["all"] == {"precision": 66.7, "recall": 66.7, "f1": 66.7, "gold": 3}


DOCUMENTS = """\
# newdoc id = a
Wang B-PER
left O

# a remark
Yi B-PER
stayed O
# newdoc id = b
NATO B-ORG
"""


def test_sentences_of_a_document_are_read_as_its_paragraphs(tmp_path: Path) -> None:
    path = conll(tmp_path, DOCUMENTS)
    documents = [[words for words, _ in document] for document in read_documents(path)]
    assert documents == [[["Wang", "left"], ["Yi", "stayed"]], [["NATO"]]]
    reader = ToldReader({"Wang left Yi stayed": [(0, 0, "PERSON"), (2, 2, "PERSON")]})
    figures: Any = evaluate_entities(path, cast("Reader", reader))
    assert figures["PERSON"]["f1"] == 100.0
    assert figures["sentences"] == 3


def test_the_cuts_are_where_sentences_begin(tmp_path: Path) -> None:
    reader = ToldReader({})
    evaluate_entities(conll(tmp_path, DOCUMENTS.partition("# newdoc id = b")[0]), cast("Reader", reader))
    assert reader.cuts == [2]


def test_without_marks_of_documents_each_sentence_is_read_alone(tmp_path: Path) -> None:
    path = conll(tmp_path, "Wang B-PER\nleft O\n\nNATO B-ORG\n")
    assert len(list(read_documents(path))) == 2


def test_tags_without_begin_marks_are_runs(tmp_path: Path) -> None:
    path = conll(tmp_path, "Wang I-PER\nYi I-PER\nNATO I-ORG\nleft O\n")
    figures = measured(path, {"Wang Yi NATO left": [(0, 1, "PERSON"), (2, 2, "ORG")]})
    assert figures["all"]["f1"] == 100.0


@pytest.mark.parametrize(("tag", "gold"), [("B-LOC", 1), ("B-FAC", 0)])
def test_facilities_are_places_where_the_file_has_no_type_for_them(tmp_path: Path, tag: str, gold: int) -> None:
    figures = measured(conll(tmp_path, f"Heathrow {tag}\n"), {"Heathrow": [(0, 0, "FACILITY")]})
    assert figures["PLACE"]["gold"] == gold
    assert figures["PLACE"]["precision"] == (100.0 if gold else 0.0)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "word\n"])
def test_a_file_without_tagged_words_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="holds no tagged words"):
        measured(conll(tmp_path, text), {})


@pytest.mark.parametrize(("name", "data"), [("gold.conll.gz", b"no gzip"), ("gold.conll", b"\xff\xfe"), ("none", None)])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadInput, match="cannot be read as a CoNLL file"):
        measured(path, {})
