"""The network as the package runs it: one window at a time, with what training needs left out.

The scores are those of training/network.py within rounding. Less is computed: no padding is masked, the last layer
works on the first piece of each word alone, heads that share an input are one product, and what the root's vector
gives is a constant.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import ATTENTION_HEADS, HIDDEN, OUTPUTS, ROLE, Layer, Network

__all__ = ["Deployed", "Panel", "panel_labels"]


class Deployed(nn.Module):
    """Encoder and heads for one window: ``ids`` and ``cases`` (1, pieces), ``first`` (1, words), scores as trained."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        mix = torch.softmax(network.mix, -1)
        self.mix = nn.Parameter(mix.detach())
        self.tags = _joined(network.upos, network.feats, network.lemma)
        self.trees = _joined(network.arc_dependent, network.label_dependent, network.arc_head, network.label_head)
        self.acts = _joined(network.act_in, network.role_act, network.role_word)
        self.kinds = _joined(network.event, network.mode, network.status)
        with torch.no_grad():
            self.root_arc = nn.Parameter(functional.gelu(network.arc_head(network.root))[None, None])
            self.root_label = nn.Parameter(functional.gelu(network.label_head(network.root))[None, None])

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of all heads in the order of OUTPUTS."""
        tags, words, names, acts = self._views(ids, cases, first[0])
        network = self.network
        return (
            *self.tags(tags).split(_widths(network.upos, network.feats, network.lemma), -1),
            network.begins(words),
            network.entity(functional.gelu(network.entity_in(names))),
            *self._trees(words),
            *self._acts(acts),
        )

    def _views(self, ids: Tensor, cases: Tensor, first: Tensor) -> list[Tensor]:
        network = self.network
        place = network.positions(torch.arange(ids.shape[1]))
        x = network.norm(network.words(ids) + network.cases(cases) + place)
        *layers, last = network.layers
        depths = []
        for layer in layers:
            x = _through(layer, x, x)
            depths.append(x.index_select(1, first))
        depths.append(_through(last, depths[-1], x))
        views = self.mix @ torch.cat([depth.view(1, -1) for depth in depths])
        return [view.view(1, -1, HIDDEN) for view in views.split(1)]

    def _trees(self, words: Tensor) -> tuple[Tensor, ...]:
        arc, label = self.network.arc_head.out_features, self.network.label_head.out_features
        joined = functional.gelu(self.trees(words))
        arc_dependent, label_dependent, arc_head, label_head = joined.split([arc, label, arc, label], -1)
        heads = torch.cat([self.root_arc, arc_head], 1)
        pairs = (arc_dependent @ self.network.arc[:-1] + self.network.arc[-1]) @ heads.transpose(1, 2)
        return pairs, label_dependent, torch.cat([self.root_label, label_head], 1)

    def _acts(self, words: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        joined = functional.gelu(self.acts(words))
        act, *roles = joined.split([HIDDEN, ROLE, ROLE, ROLE, ROLE], -1)
        pairs = [
            trigger @ word.transpose(1, 2) / math.sqrt(ROLE) + network.role_bias[i]
            for i, (trigger, word) in enumerate(zip(roles[:2], roles[2:], strict=True))
        ]
        return *self.kinds(act).split(_widths(network.event, network.mode, network.status), -1), *pairs


class Panel(nn.Module):
    """Several networks read as one: the mean of their scores, and the vectors of their relations side by side."""

    def __init__(self, networks: list[Network]) -> None:
        super().__init__()
        self.members = nn.ModuleList(Deployed(network) for network in networks)

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of all heads in the order of OUTPUTS."""
        read = zip(*(member(ids, cases, first) for member in self.members), strict=True)
        return tuple(
            torch.cat(scores, -1) if name in {"dependent", "head"} else torch.stack(scores).mean(0)
            for name, scores in zip(OUTPUTS, read, strict=True)
        )


def panel_labels(networks: list[Network]) -> tuple[Tensor, Tensor]:
    """Return the weights and biases that map a panel's vectors of relations to the mean of its members' scores."""
    parts = [network.label.weight.chunk(3, -1) for network in networks]
    weight = torch.cat([part for kind in zip(*parts, strict=True) for part in kind], -1)
    return weight / len(networks), torch.stack([network.label.bias for network in networks]).mean(0)


def _through(layer: Layer, x: Tensor, context: Tensor) -> Tensor:
    """Pass the vectors ``x`` through a layer in which they attend to those of ``context``."""
    size = HIDDEN // ATTENTION_HEADS

    def split(vectors: Tensor) -> Tensor:
        return vectors.view(1, -1, ATTENTION_HEADS, size).transpose(1, 2)

    q, k, v = split(layer.query(x)), split(layer.key(context)), split(layer.value(context))
    weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(size), -1)
    x = layer.norm(x + layer.out((weights @ v).transpose(1, 2).reshape(1, -1, HIDDEN)))
    return layer.last(x + layer.outer(functional.gelu(layer.inner(x))))


def _joined(*parts: nn.Linear) -> nn.Linear:
    """Return one linear layer whose output is that of several side by side."""
    whole = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    with torch.no_grad():
        whole.weight.copy_(torch.cat([part.weight for part in parts]))
        whole.bias.copy_(torch.cat([part.bias for part in parts]))
    return whole


def _widths(*parts: nn.Linear) -> list[int]:
    return [part.out_features for part in parts]
