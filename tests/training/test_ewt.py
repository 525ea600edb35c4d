"""Tests of training.ewt: our labels, and what is known of words without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.conllu import Doc, Sent, Word
from training.ewt import NAMELESS, ewt
from training.rows import ANY, LABELS, Tagged

LABEL_FILE = Path(__file__).parents[2] / "training" / "text" / "ewt_entities.tsv"
NUMERIC = {f"{edge}-{label}" for edge in "BI" for label in ("DATE", "NUMBER", "MONEY")}
GROUP = {"B-GROUP", "I-GROUP"}


def tags(tagged: Tagged, word: str) -> set[str]:
    """Return the tags that are allowed for the first of these words."""
    return set(tagged.allowed[tagged.words.index(word)])


def word(form: str, upos: str, head: int) -> Word:
    return Word(form, form.lower(), upos, "", head, "dep", space=True, misc="_")


def labels(folder: Path, *lines: str) -> Path:
    path = folder / "labels.tsv"
    path.write_text("# remark\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def ewt_sent(sent_id: str, *words: tuple[str, str]) -> Sent:
    return Sent([word(form, upos, i - 1) for i, (form, upos) in enumerate(words)], id=sent_id)


SEEN = ewt_sent("a-1", ("Ask", "VERB"), ("Ann", "PROPN"), ("Lee", "PROPN"), ("of", "ADP"), ("Kindle", "PROPN"))


def test_ewt_takes_our_labels_as_complete(tmp_path: Path) -> None:
    (found,) = ewt([Doc("a", [SEEN])], labels(tmp_path, "a-1\t2-3:PERSON"))
    assert [tags(found, w) for w in ("Ann", "Lee")] == [{"B-PERSON"}, {"I-PERSON"}]
    assert tags(found, "Kindle") == tags(found, "Ask") == {"O"} | NUMERIC


def test_ewt_labels_may_leave_words_open_or_hold_no_span(tmp_path: Path) -> None:
    (found,) = ewt([Doc("a", [SEEN])], labels(tmp_path, "a-1\t5-5:OPEN"))
    assert tags(found, "Kindle") == ANY
    assert "B-PERSON" not in tags(found, "Ann")
    (found,) = ewt([Doc("a", [SEEN])], labels(tmp_path, "a-1\t"))
    assert "B-PERSON" not in tags(found, "Kindle")


@pytest.mark.parametrize("span", ["2-9:PERSON", "0-1:PERSON", "3-2:ORG", "2-2:TOWN"])
def test_ewt_refuses_a_span_that_does_not_fit(tmp_path: Path, span: str) -> None:
    with pytest.raises(ValueError, match="a-1"):
        list(ewt([Doc("a", [SEEN])], labels(tmp_path, f"a-1\t{span}")))


def test_ewt_rules_out_words_that_are_no_proper_nouns(tmp_path: Path) -> None:
    sent = ewt_sent(
        "b-1",
        *[("Eat", "VERB"), ("at", "ADP"), ("the", "DET"), ("Bank", "PROPN"), ("of", "ADP"), ("Oslo", "PROPN")],
        *[("'s", "PART"), ("Big", "ADJ"), ("of", "ADP"), ("pubs", "NOUN"), ("Applause", "NOUN")],
    )
    (found,) = ewt([Doc("b", [sent])], labels(tmp_path))
    known = {"O"} | NUMERIC | GROUP
    assert [w for w, allowed in zip(found.words, found.allowed, strict=True) if allowed == ANY] == [
        "Bank", "of", "Oslo", "'s", "Big",
    ]  # fmt: skip
    assert tags(found, "Eat") == tags(found, "pubs") == tags(found, "Applause") == known


def test_ewt_samples_sentences_without_names(tmp_path: Path) -> None:
    docs = [Doc("c", [ewt_sent(f"c-{i}", (f"w{i}", "NOUN")) for i in range(NAMELESS + 50)])]
    first = [tagged.words for tagged in ewt(docs, labels(tmp_path))]
    assert len(first) == NAMELESS
    assert first == [tagged.words for tagged in ewt(docs, labels(tmp_path))]


def test_the_label_file_is_well_formed() -> None:
    lines = [line for line in LABEL_FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    seen = [line.partition("\t")[0] for line in lines]
    assert len(seen) == len(set(seen)) > 5000
    for line in lines:
        _, _, spans = line.partition("\t")
        last = 0
        for span in spans.split():
            match = re.fullmatch(r"(\d+)-(\d+):([A-Z]+)", span)
            assert match, line
            assert last < int(match[1]) <= int(match[2]), line
            assert match[3] in {*LABELS, "OPEN"} - {"DATE", "NUMBER", "MONEY"}, line
            last = int(match[2])
