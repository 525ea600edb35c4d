"""Tests of measuring the reader against treebanks, with parses made by hand."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import BadInput
from dragoman.evaluate.conllu import Document, Word, read_conllu
from dragoman.evaluate.treebank import align, evaluate_treebank, score_document
from dragoman.model import Parse, Sentence, Token

CONLLU = """\
# newdoc id = one
# newpar
# text = We don't know.
1\tWe\twe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

# newpar
1\tIran\tIran\tPROPN\tNNP\t_\t0\troot\t_\t_

# newdoc id = two
1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_
1\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_
2\tto\tto\tPART\tTO\t_\t1\tmark\t_\t_
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return list(read_conllu(path))


def parse_of(document: Document) -> Parse:
    """Return the parse that would be all right."""
    sentences = []
    for index, (start, end) in enumerate(document.sentences):
        numbers = [n for n, word in enumerate(document.words) if start <= word.start and word.end <= end]
        first = numbers[0]
        tokens = [
            Token(
                n - first,
                w.start,
                w.end,
                w.form,
                w.lemma,
                w.upos,
                w.feats,
                w.head - first if w.head >= 0 else -1,
                w.deprel,
            )
            for n in numbers
            for w in [document.words[n]]
        ]
        sentences.append(Sentence(index, start, end, tuple(tokens)))
    return Parse(tuple(sentences))


def test_text_and_places(documents: list[Document]) -> None:
    one, two = documents
    assert one.text == "We don't know. Go \n\nIran ".replace(" \n\n", "\n\n")
    assert [one.text[word.start : word.end] for word in one.words] == ["We", "do", "n't", "know", ".", "Go", "Iran"]
    assert one.breaks == [0, 6]
    assert [one.text[start:end] for start, end in one.sentences] == ["We don't know.", "Go", "Iran"]
    assert [word.head for word in one.words] == [3, 3, 3, -1, 3, -1, -1]
    assert [(word.start, word.end) for word in two.words] == [(0, 5), (0, 5)]


def test_a_perfect_parse_scores_everything(documents: list[Document]) -> None:
    for figure, (right, gold, found) in score_document(documents[0], parse_of(documents[0])).items():
        assert right == gold == found, figure


def test_each_figure_sees_its_own_faults(documents: list[Document]) -> None:
    gold = documents[0]
    right = parse_of(gold)
    first = right.sentences[0]

    def changed(index: int, **fields: object) -> dict[str, int]:
        tokens = list(first.tokens)
        tokens[index] = replace(tokens[index], **fields)  # type: ignore[arg-type]
        parse = Parse((replace(first, tokens=tuple(tokens)), *right.sentences[1:]))
        return {
            figure: numbers[1] - numbers[0]
            for figure, numbers in score_document(gold, parse).items()
            if numbers[0] < numbers[1]
        }

    assert changed(0, upos="NOUN") == {"upos": 1}
    assert changed(0, feats="") == {"feats": 1}
    assert changed(3, lemma="knows") == {"lemma": 1}
    assert changed(0, deprel="nsubj:pass") == {"las": 1}
    assert changed(0, deprel="obj") == {"las": 1, "las_universal": 1, "clas": 1}
    assert changed(1, deprel="cop") == {"las": 1, "las_universal": 1}
    assert changed(0, head=1) == {"uas": 1, "las": 1, "las_universal": 1, "clas": 1}


def test_a_missed_sentence_end(documents: list[Document]) -> None:
    gold = documents[0]
    first, second, third = parse_of(gold).sentences
    glued = Sentence(
        0, first.start, second.end, (*first.tokens, replace(second.tokens[0], index=5, head=3, deprel="parataxis"))
    )
    scores = score_document(gold, Parse((glued, third)))
    assert scores["sentence_f1"] == (1, 3, 2)
    assert scores["uas"] == (6, 7, 7)


def test_words_of_a_multiword_token_are_matched_by_form() -> None:
    gold = [Word(0, 5, "going", "VERB", "", "go", -1, "root", 1), Word(0, 5, "to", "PART", "", "to", 0, "mark", 1)]
    found = [Word(0, 3, "gon", "VERB", "", "go", -1, "root"), Word(3, 5, "to", "PART", "", "to", 0, "mark")]
    assert align(gold, found) == {1: 1}


def test_other_words_are_matched_by_place_only() -> None:
    gold = [Word(0, 2, "US", "PROPN", "", "US", -1, "root"), Word(3, 7, "Iran", "PROPN", "", "Iran", 0, "conj")]
    found = [Word(0, 7, "US-Iran", "PROPN", "", "US", -1, "root")]
    assert align(gold, found) == {}


class PerfectReader:
    """Reads what the treebank says."""

    def __init__(self, documents: list[Document]) -> None:
        self._parses = {document.text: parse_of(document) for document in documents}

    def parse(self, text: str, start: int = 0) -> Parse:
        return self._parses[text[start:]]

    def parse_tokens(self, text: str, tokens: list[tuple[int, int]], breaks: list[int]) -> Parse:
        assert len(tokens) >= len(breaks)
        return self._parses[text]


@pytest.mark.parametrize("raw", [False, True])
def test_a_folder_of_treebanks(tmp_path: Path, documents: list[Document], raw: bool) -> None:  # noqa: FBT001
    (tmp_path / "sub").mkdir()
    with gzip.open(tmp_path / "sub" / "y.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    figures = evaluate_treebank(tmp_path, PerfectReader(documents), raw=raw)  # type: ignore[arg-type]
    assert figures["words"] == 18
    assert figures["words_given"] is not raw
    assert {
        name: figures[name] for name in ("upos", "feats", "lemma", "uas", "las", "las_universal", "clas", "sentence_f1")
    } == dict.fromkeys(("upos", "feats", "lemma", "uas", "las", "las_universal", "clas", "sentence_f1"), 100.0)


@pytest.mark.parametrize("content", [b"1\tone\n", b"\xff\xfe", b"1\ta\ta\tX\t_\t_\tx\troot\t_\t_\n"])
def test_what_is_no_treebank_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.conllu").write_bytes(content)
    with pytest.raises(BadInput, match="no CoNLL-U file"):
        list(read_conllu(tmp_path / "x.conllu"))


def test_a_folder_without_treebanks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no \.conllu or \.conllu\.gz file in this folder"):
        evaluate_treebank(tmp_path, PerfectReader([]))  # type: ignore[arg-type]
