"""Tests of training/deploy.py, where PyTorch is installed."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the reader is trained with dragoman[train]")

from training.deploy import Deployed, Panel, panel_labels  # noqa: E402 - only where PyTorch is
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


def test_a_panel_reads_with_the_mean_scores_of_its_members() -> None:
    networks = []
    for seed in (1, 2, 3):
        torch.manual_seed(seed)
        networks.append(Network(40, SIZES).eval())
    ids, cases, places = torch.randint(0, 40, (1, 8)), torch.zeros(1, 8, dtype=torch.long), torch.tensor([[1, 4]])
    weight, bias = panel_labels(networks)
    with torch.no_grad():
        each = [dict(zip(OUTPUTS, Deployed(one)(ids, cases, places), strict=True)) for one in networks]
        together = dict(zip(OUTPUTS, Panel(networks)(ids, cases, places), strict=True))
        labels = [one.label(_pair(read)) for one, read in zip(networks, each, strict=True)]
    assert torch.allclose(together["arc"], sum(read["arc"] for read in each) / 3, atol=1e-5)
    assert torch.allclose(_pair(together) @ weight.T + bias, sum(labels) / 3, atol=1e-5)


def _pair(read: dict[str, Any]) -> Any:  # noqa: ANN401 - a tensor, of a package that the checks may lack
    """Return what the relation of the first word to the second is scored from."""
    dependent, head = read["dependent"][0, 0], read["head"][0, 2]
    return torch.cat([dependent * head, dependent, head])
