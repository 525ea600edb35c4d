from __future__ import annotations

from parses import world


def test_possessive_endings_and_hyphens() -> None:
    laid, _ = world("Iran_PROPN_5_nmod:poss ~'s_PART_1_case US_PROPN_5_nmod ~-_PUNCT_5_punct ~born_VERB_0_root")
    line = laid.lines[0]
    assert [line.is_ending(i) for i in range(line.n)] == [False, True, False, False, False]
    assert [line.is_hyphen(i) for i in range(line.n)] == [False, False, False, True, False]
    assert line.has_ending(0)


def test_clauses_subjects_and_conjuncts() -> None:
    laid, _ = world(
        "Iran_PROPN_4_nsubj and_CCONJ_3_cc Iraq_PROPN_1_conj said|say_VERB_0_root "
        "they_PRON_6_nsubj left|leave_VERB_4_ccomp"
    )
    line = laid.lines[0]
    assert line.conjuncts(0) == [0, 2]
    assert line.first_conjunct(2) == 0
    assert line.relation(2) == "nsubj"
    assert line.clause(4) == 5
    assert line.subject(5) == 4


def test_a_cycle_in_a_tree_does_no_harm() -> None:
    laid, _ = world("Iran_PROPN_2_conj left|leave_VERB_1_conj")
    line = laid.lines[0]
    assert line.clause(0) in {0, 1}
    assert line.first_conjunct(0) in {0, 1}
    assert line.conjuncts(0) == [0, 1]
