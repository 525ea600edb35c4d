"""Tests of training/losses.py, where PyTorch is installed."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the reader is trained with dragoman[train]")

from training.losses import losses_of, mean_chances, scores_of  # noqa: E402 - only where PyTorch is
from training.network import Network  # noqa: E402 - only where PyTorch is
from training.rows import TAGS  # noqa: E402 - only where PyTorch is
from training.samples import IGNORE, Batch  # noqa: E402 - only where PyTorch is

SIZES = {"upos": 5, "feats": 7, "lemma": 9, "deprel": 6, "entity": len(TAGS), "event": 3, "mode": 8, "status": 2}
INPUTS = ("ids", "mask", "cases", "first")


def network(seed: int) -> Network:
    torch.manual_seed(seed)
    return Network(40, SIZES).eval()


def batch() -> Batch:
    """Return two windows of two words and one, with one sentence each."""
    unknown = torch.tensor([[0, 1], [2, IGNORE]])
    allowed = torch.ones(2, 2, len(TAGS), dtype=torch.bool)
    allowed[0, 0, 1:] = False
    return {
        "ids": torch.tensor([[2, 5, 6, 3], [2, 7, 3, 0]]),
        "mask": torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]]),
        "cases": torch.zeros(2, 4, dtype=torch.long),
        "first": torch.tensor([[1, 2], [1, 0]]),
        "sentence": torch.tensor([[0, 0], [0, -1]]),
        "head": torch.tensor([[0, 1], [0, IGNORE]]),
        "allowed": allowed,
        **dict.fromkeys(("deprel", "upos", "feats", "lemma", "begins"), unknown),
    }


def cost(kind: str, student: Network, tutors: list[Network]) -> dict[str, float]:
    one = batch() | {"begins": torch.tensor([[1, 0], [1, IGNORE]])}
    inputs = tuple(one[name] for name in INPUTS)
    with torch.no_grad():
        losses = losses_of(kind, student, scores_of(student, inputs), one, mean_chances(kind, tutors, inputs, one))
    return {name: loss.item() for name, loss in losses.items()}


@pytest.mark.parametrize("kind", ["tree", "name"])
def test_tutors_who_say_what_the_labels_say_change_little_and_others_cost(kind: str) -> None:
    alone = cost(kind, network(1), [])
    taught = cost(kind, network(1), [network(2), network(3)])
    assert alone.keys() == taught.keys()
    assert all(value > 0 for value in taught.values())
    assert any(abs(alone[task] - taught[task]) > 1e-4 for task in alone)


def test_trees_that_a_network_made_are_learnt_without_tutors() -> None:
    assert cost("own", network(1), []) == cost("own", network(1), [network(2)])


def test_chances_stay_within_what_a_corpus_allows_and_sum_to_one() -> None:
    one = batch()
    chances = mean_chances("name", [network(2), network(3)], tuple(one[name] for name in INPUTS), one)
    assert chances is not None
    assert chances["entity"][0, 0, 0].item() == pytest.approx(1, abs=1e-4)
    assert chances["entity"].sum(-1).allclose(torch.ones(2, 2), atol=1e-4)
