"""The labelled training text for named entities is well formed."""

import re
from collections import Counter
from pathlib import Path

import pytest

TEXT = Path(__file__).parents[2] / "training" / "text" / "entities.txt"
LICENCE = "# CC BY 4.0, the dragoman authors"
LABELS = {"PERSON", "ORG", "PLACE", "FACILITY", "GROUP", "EVENT", "LAW", "DATE", "NUMBER", "MONEY"}
SPAN = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
TITLES = ("President ", "Prime ", "Minister ", "Mr ", "Mrs ", "Dr ", "Sir ", "Ayatollah ", "Sheikh ", "King ", "Pope ")

pytestmark = pytest.mark.skipif(not TEXT.exists(), reason="the training text is not part of an installed package")


def lines() -> list[str]:
    return [line for line in TEXT.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def spans() -> list[tuple[str, str]]:
    return [(match[1], match[2]) for line in lines() for match in SPAN.finditer(line)]


def test_the_licence_comes_first() -> None:
    assert TEXT.read_text(encoding="utf-8").startswith(LICENCE + "\n")


def test_there_are_enough_lines_and_no_line_twice() -> None:
    found = lines()
    assert len(found) >= 1200
    assert [line for line, count in Counter(found).items() if count > 1] == []


def test_brackets_are_balanced_and_hold_a_text_and_a_label() -> None:
    bad = [line for line in lines() if set(SPAN.sub("", line)) & set("[]|")]
    assert bad == []


def test_labels_are_legal() -> None:
    assert {label for _, label in spans()} == LABELS


def test_labelled_words_carry_no_outer_blank_possessive_or_article() -> None:
    bad = {text for text, _ in spans() if not text or text != text.strip() or text.startswith("the ")}
    owned = {text for text, _ in spans() if text.endswith(("'s", "\u2019s"))}
    assert bad == set()
    assert owned <= {"Lloyd's", "St Mary's"}  # names that end so themselves


def test_persons_carry_no_title() -> None:
    titled = {text for text, label in spans() if label == "PERSON" and text.startswith(TITLES)}
    assert titled <= {"Sheikh Hasina"}  # a given name, no title


def test_lines_are_single_spaced() -> None:
    assert [line for line in lines() if line != " ".join(line.split())] == []


def test_no_person_stands_more_than_three_times() -> None:
    persons = Counter(text for text, label in spans() if label == "PERSON")
    assert {name: count for name, count in persons.items() if count > 3} == {}
