"""Tests of training/deploy.py, where PyTorch is installed."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the reader is trained with dragoman[train]")

from training.deploy import Deployed  # noqa: E402 - only where PyTorch is
from training.network import OUTPUTS, Network  # noqa: E402 - only where PyTorch is

SIZES = {"upos": 5, "feats": 7, "lemma": 9, "deprel": 6, "entity": 4, "event": 3, "mode": 8, "status": 2}


@pytest.mark.parametrize("first", [[1], [1, 2, 4, 5], [1, 1, 6]])
def test_what_is_deployed_scores_as_what_was_trained(first: list[int]) -> None:
    torch.manual_seed(3)
    network = Network(40, SIZES).eval()
    torch.nn.init.normal_(network.mix)
    torch.nn.init.normal_(network.arc)
    ids = torch.randint(0, 40, (1, 8))
    cases = torch.randint(0, 7, (1, 8))
    places = torch.tensor([first])
    with torch.no_grad():
        trained = network(ids, torch.ones_like(ids), cases, places)
        deployed = Deployed(network)(ids, cases, places)
    for name, one, other in zip(OUTPUTS, trained, deployed, strict=True):
        assert one.shape == other.shape, name
        assert torch.allclose(one, other, atol=1e-4, rtol=1e-4), name
