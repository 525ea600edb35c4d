"""Tests of training.conllu: treebank files read into documents, paragraphs and words."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.conllu import read_conllu

CONLLU = """\
# newdoc id = one
# sent_id = 1
# newpar
1\tWe\twe\tPRON\t_\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No|Entity=x
4.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

1\tStay\tstay\tVERB\t_\t_\t0\troot\t_\t_

# newdoc id = two
1\tIran\tIran\tPROPN\t_\t_\t0\troot\t_\t_"""


@pytest.mark.parametrize("name", ["a.conllu", "a.conllu.gz"])
def test_documents_and_paragraphs(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(CONLLU.encode()) if name.endswith("gz") else CONLLU.encode())
    docs = read_conllu(path)
    assert [(doc.id, [sent.paragraph for sent in doc.sents]) for doc in docs] == [
        ("one", [True, False]),
        ("two", [True]),
    ]
    assert [sent.id for doc in docs for sent in doc.sents] == ["1", "", ""]


def test_words_are_flattened_and_spaces_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    words = read_conllu(path)[0].sents[0].words
    assert [word.form for word in words] == ["We", "do", "n't", "go", "."]
    assert [word.space for word in words] == [True, False, False, False, True]
    assert [word.head for word in words] == [3, 3, 3, -1, 3]
    assert (words[0].feats, words[1].feats) == ("Case=Nom", "")
    assert words[3].misc == "SpaceAfter=No|Entity=x"


def test_a_file_without_documents_is_one(tmp_path: Path) -> None:
    path = tmp_path / "plain.conllu"
    path.write_text("1\tIran\tIran\tPROPN\t_\t_\t0\troot\t_\t_\n", encoding="utf-8")
    assert [(doc.id, len(doc.sents)) for doc in read_conllu(path)] == [("plain", 1)]
