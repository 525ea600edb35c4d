"""The labelled training texts for named entities are well formed."""

import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "text"
TEXTS = sorted(FOLDER.glob("*.txt"))
LICENCE = "# CC BY 4.0, the dragoman authors"
LABELS = {"PERSON", "ORG", "PLACE", "FACILITY", "GROUP", "EVENT", "LAW", "DATE", "NUMBER", "MONEY"}
SPAN = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
OWNERS = {
    "Arnott's", "Bianchi's", "Carmine's", "Denny's", "Flanagan's", "Kitty O'Shea's", "Kohl's", "Lloyd's",
    "Lucchesi's", "Luigi's", "Macy's", "Manny's", "McDonald's", "Moody's", "Nando's", "Newell's", "Ruthie's",
    "Soprano's", "St Mary's", "St Vincent's", "arby's",
}  # fmt: skip
"""Names that end so themselves: shops and houses of food called after their owners."""
TITLES = ("President ", "Prime ", "Minister ", "Mr ", "Mrs ", "Dr ", "Sir ", "Ayatollah ", "Sheikh ", "King ", "Pope ")

pytestmark = [
    pytest.mark.skipif(not TEXTS, reason="the training texts are not part of an installed package"),
    pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name),
]


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def spans(path: Path) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for line in lines(path) for match in SPAN.finditer(line)]


def test_the_licence_comes_first(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(LICENCE + "\n")


def test_there_are_enough_lines_and_no_line_twice(path: Path) -> None:
    found = lines(path)
    assert path.name != "entities.txt" or len(found) >= 1200
    assert [line for line, count in Counter(found).items() if count > 1] == []


def test_brackets_are_balanced_and_hold_a_text_and_a_label(path: Path) -> None:
    bad = [line for line in lines(path) if set(SPAN.sub("", line)) & set("[]|")]
    assert bad == []


def test_labels_are_legal(path: Path) -> None:
    assert {label for _, label in spans(path)} <= LABELS


def test_labelled_words_carry_no_outer_blank_possessive_or_article(path: Path) -> None:
    bad = {text for text, _ in spans(path) if not text or text != text.strip() or text.startswith("the ")}
    owned = {text for text, _ in spans(path) if text.endswith(("'s", "\u2019s"))}
    assert bad == set()
    assert owned <= OWNERS


def test_persons_carry_no_title(path: Path) -> None:
    titled = {text for text, label in spans(path) if label == "PERSON" and text.startswith(TITLES)}
    assert titled <= {"Sheikh Hasina"}  # a given name, no title


def test_lines_are_single_spaced(path: Path) -> None:
    assert [line for line in lines(path) if line != " ".join(line.split())] == []


def test_no_person_stands_more_than_three_times(path: Path) -> None:
    persons = Counter(text for text, label in spans(path) if label == "PERSON")
    assert {name: count for name, count in persons.items() if count > 3} == {}
