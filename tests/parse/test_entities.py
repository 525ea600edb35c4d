"""Tests of dragoman.parse.entities: the best legal sequence of begin, inside and outside tags."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.entities import DOUBT, decode_entities, name_of_person

TAGS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


def scored(*words: dict[str, float]) -> np.ndarray:
    return np.array([[word.get(tag, -5.0) for tag in TAGS] for word in words], np.float32)


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ([{"O": 1}, {"O": 1}], []),
        ([{"B-PERSON": 1}, {"I-PERSON": 1}, {"O": 1}], [(0, 1, "PERSON")]),
        ([{"B-PERSON": 1}, {"B-PERSON": 1}], [(0, 0, "PERSON"), (1, 1, "PERSON")]),
        ([{"O": 1}, {"B-ORG": 1}], [(1, 1, "ORG")]),
        # the best single tags are illegal: an inside tag needs a begin tag of its own kind before it
        ([{"O": 1, "B-PERSON": 0.5}, {"I-PERSON": 3}], [(0, 1, "PERSON")]),
        ([{"O": 4}, {"I-PERSON": 1, "B-PERSON": 0.5, "O": -4}], [(1, 1, "PERSON")]),
        ([{"B-PERSON": 2}, {"I-ORG": 2, "I-PERSON": 1.5}], [(0, 1, "PERSON")]),
        ([{"B-PERSON": 1, "B-ORG": 0.8}, {"I-ORG": 2}], [(0, 1, "ORG")]),
        ([{"I-ORG": 1, "O": 0.5}], []),
    ],
)
def test_spans(words: list[dict[str, float]], spans: list[tuple[int, int, str]]) -> None:
    assert decode_entities(scored(*words), TAGS) == spans


def legal(path: tuple[str, ...]) -> bool:
    before = ["O", *path]
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in zip(before, path, strict=False))


def spans_of(path: tuple[str, ...]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(path):
        if tag.startswith("B-"):
            found.append((i, i, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], i, tag[2:])
    return found


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=50)
def test_the_path_found_is_the_best_of_all_legal_ones(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, len(TAGS))).astype(np.float32)
    paths = [path for path in product(TAGS, repeat=n) if legal(path)]
    less = np.array([DOUBT * (tag != "O") for tag in TAGS])  # all are tags of persons and bodies
    best = max(paths, key=lambda path: sum((scores - less)[i, TAGS.index(tag)] for i, tag in enumerate(path)))
    assert decode_entities(scores, TAGS) == spans_of(best)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("US Defense Secretary Ash Carter", "Ash Carter"),
        ("Lt. Gen. Omar Said", "Omar Said"),
        ("Queen Máxima", "Máxima"),
        ("Stephen King", "Stephen King"),
        ("King", "King"),
        ("Mary Lou Prince of Natal", "Mary Lou Prince"),
        ("Hun Sen", "Hun Sen"),
        ("Amartya Sen", "Amartya Sen"),
        ("Press Secretary Jim Press", "Jim Press"),
        ("First Lady", None),
        ("Eduardo Paz - Associate", "Eduardo Paz"),
        ("Latino Senator", None),
        ("First Lady Ana Gil", "Ana Gil"),
        ("Prime Minister of Tonga", None),
        ("the First Vice President", None),
        ("Senator", None),
    ],
)
def test_titles_and_origins_are_no_part_of_a_persons_name(words: str, name: str | None) -> None:
    parts = words.split()
    found = name_of_person(parts, 0, len(parts) - 1)
    assert (" ".join(parts[found[0] : found[1] + 1]) if found else None) == name


@pytest.mark.parametrize(("label", "found"), [("PERSON", 0), ("PLACE", 0), ("DATE", 1), ("LAW", 1)])
def test_a_name_needs_more_than_even_odds(label: str, found: int) -> None:
    scores = np.array([[0.0, DOUBT - 0.1, -9.0]], dtype=np.float32)
    assert len(decode_entities(scores, ["O", f"B-{label}", f"I-{label}"])) == found
    scores[0, 1] = DOUBT + 0.1
    assert decode_entities(scores, ["O", f"B-{label}", f"I-{label}"]) == [(0, 0, label)]
