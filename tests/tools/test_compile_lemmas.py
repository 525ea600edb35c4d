from pathlib import Path

import pytest

from tools.compile_lemmas import irregular, lemma_rows

SENTENCE = """\
# text = People thanked sailors
1\tPeople\tpeople\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tthanked\tthank\tVERB\t_\t_\t0\troot\t_\t_
3\tsailors\tsailor\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No

"""


@pytest.mark.parametrize(
    ("form", "tag", "lemma", "expected"),
    [
        ("men", "NOUN", "man", True),
        ("talks", "NOUN", "talk", False),
        ("thanks", "NOUN", "thanks", True),
        ("house", "NOUN", "house", False),
        ("went", "VERB", "go", True),
        ("making", "VERB", "make", False),
        ("better", "ADJ", "good", True),
    ],
)
def test_only_what_the_rules_could_miss_is_kept(form: str, tag: str, lemma: str, *, expected: bool) -> None:
    assert irregular(form, tag, lemma) is expected


def test_a_pair_must_be_seen_twice(tmp_path: Path) -> None:
    path = tmp_path / "part.conllu"
    path.write_text("# newdoc id = a\n" + SENTENCE, encoding="utf-8")
    assert lemma_rows([path]) == []
    path.write_text("# newdoc id = a\n" + SENTENCE + SENTENCE.replace("people", "folk"), encoding="utf-8")
    assert lemma_rows([path]) == []  # two lemmas, neither nearly always
    path.write_text("# newdoc id = a\n" + 2 * SENTENCE, encoding="utf-8")
    assert lemma_rows([path]) == []  # "people" is its own form and has no ending that misleads
    path.write_text("# newdoc id = a\n" + 2 * SENTENCE.replace("\tpeople", "\tperson"), encoding="utf-8")
    assert lemma_rows([path]) == [("people", "NOUN", "person")]
