"""Tests of the grouping of tellings: best pairs first, no chains, decisions by hand above scores."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.clusters import Edge, components, grouped

REPORTS = {item: f"report {item}" for item in "abcdefgh"}


def edges(*pairs: str) -> list[Edge]:
    return [Edge(pair[0], pair[1], 0.9 - 0.01 * i) for i, pair in enumerate(pairs)]


def test_components() -> None:
    assert components([("b", "a"), ("c", "d"), ("b", "e")]) == [["a", "b", "e"], ["c", "d"]]
    assert components([]) == []


def test_what_all_agrees_is_one() -> None:
    assert grouped("abc", edges("ab", "bc", "ac"), REPORTS) == [["a", "b", "c"]]


def test_a_chain_is_not_one() -> None:
    assert grouped("abcd", edges("ab", "cd", "bc"), REPORTS) == [["a", "b"], ["c", "d"]]
    assert grouped("abc", edges("ab", "bc"), REPORTS) == [["a", "b", "c"]]  # half of the pairs between them


def test_two_tellings_of_one_report_are_two_events() -> None:
    reports = {"a": "one", "b": "two", "c": "two"}
    assert grouped("abc", edges("ab", "ac"), reports) == [["a", "b"], ["c"]]
    assert grouped("abc", edges("ab", "ac", "bc"), reports) == [["a", "b", "c"]]


def test_decisions_stand_above_scores() -> None:
    every = edges("ab", "bc", "ac")
    assert grouped("abc", every, REPORTS, split={frozenset("ac"), frozenset("bc")}) == [["a", "b"], ["c"]]
    assert grouped("abc", edges("ab"), REPORTS, joined=[("b", "c")]) == [["a", "b", "c"]]


@given(
    st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] < pair[1]))
)
def test_the_order_of_pairs_changes_nothing(pairs: set[tuple[str, str]]) -> None:
    given_edges = [Edge(a, b, (ord(a) * 7 + ord(b) * 3) % 5 / 5) for a, b in sorted(pairs)]
    whole = grouped("abcdefgh", given_edges, REPORTS)
    assert whole == grouped("hgfedcba", given_edges[::-1], REPORTS)
    assert sorted(item for group in whole for item in group) == list("abcdefgh")
    for some in list(permutations(given_edges[:4])):
        assert grouped("abcdefgh", some, REPORTS) == grouped("abcdefgh", given_edges[:4], REPORTS)
