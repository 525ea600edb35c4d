"""Tests of dragoman.parse.spacy_doc."""

from __future__ import annotations

import pytest

from dragoman.model import Parse
from dragoman.parse import to_spacy
from factory import parse, sentence

pytest.importorskip("spacy", reason="the extra dragoman[spacy] is not installed")

MET = """
China China PROPN 2 nsubj Number=Sing B-PLACE
met meet VERB 0 root Tense=Past
Iran Iran PROPN 2 obj Number=Sing B-PLACE
. . PUNCT 2 punct
"""


def test_a_parse_becomes_a_doc_with_all_annotations() -> None:
    doc = to_spacy(parse(sentence(MET, "China met Iran."), sentence(MET, "China met Iran.", 1, 16)))
    assert doc.text == "China met Iran. China met Iran."
    assert [token.pos_ for token in doc][:3] == ["PROPN", "VERB", "PROPN"]
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 5, 5, 5, 5]
    assert [token.lemma_ for token in doc][1] == "meet"
    assert [entity.text for entity in doc.ents] == ["China", "Iran", "China", "Iran"]
    assert len(list(doc.sents)) == 2
    assert doc.user_data["offsets"][0] == (0, 5)
    assert str(doc[1].morph) == "Tense=Past"


def test_an_empty_parse_becomes_an_empty_doc() -> None:
    assert len(to_spacy(Parse(()))) == 0
