"""What the network's scores cost on a batch: against the labels of the corpora, and against the chances of tutors.

Tutors are networks trained apart, from other seeds. Their mean chances tell how sure one can be of a label, and
learning from them brings one network near to what all of them read together (Hinton and others 2015; Kuncoro and others
2016).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.func import functional_call
from torch.nn import functional

from training.network import OUTPUTS, Network
from training.samples import IGNORE, Batch

__all__ = ["Losses", "losses_of", "mean_chances", "scores_of"]

Losses = dict[str, Tensor]
SHARE = 0.5
"""Share of the tutors in what a label costs."""

_NEVER = -1e4
_SOFT = {"tree": ("arc", "label", "upos", "begins"), "name": ("entity",), "act": ("event",)}
"""What is learnt from the tutors too, by the kind of batch."""

_WEIGHTS = {"upos": 0.5, "feats": 0.5, "lemma": 0.5, "begins": 0.5, "mode": 0.3, "status": 0.3}
_TARGETS = {"arc": "head", "label": "deprel"}


def scores_of(network: Network, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Return the network's scores of a batch: in half precision on a processor, which halves the time there."""
    if inputs[0].is_cuda:
        return network(*inputs)
    half = {name: weight.to(torch.bfloat16) for name, weight in network.named_parameters()}
    return functional_call(network, half, inputs)


def losses_of(kind: str, network: Network, scores: tuple[Tensor, ...], batch: Batch, tutors: Losses | None) -> Losses:
    """Return the losses of a batch by task; ``kind`` is tree, own (trees that a network made), name or act."""
    named = _named(kind, network, scores, batch)
    losses = {task: _hard(task, named[task], batch) for task in _HARD[kind]}
    for task, chances in (tutors or {}).items():
        losses[task] = (1 - SHARE) * losses[task] + SHARE * _soft(named[task], chances, batch)
    losses = {task: _WEIGHTS.get(task, 1.0) * loss for task, loss in losses.items()}
    return losses | (_role_losses(named, batch) if kind == "act" else {})


@torch.no_grad()
def mean_chances(kind: str, tutors: list[Network], inputs: tuple[Tensor, ...], batch: Batch) -> Losses | None:
    """Return the mean chances that the tutors give to each label of the tasks that are learnt from them."""
    if not tutors or kind not in _SOFT:
        return None
    read = [_named(kind, tutor, scores_of(tutor, inputs), batch) for tutor in tutors]
    chances = {
        task: torch.stack([torch.softmax(named[task].float(), -1) for named in read]).mean(0) for task in _SOFT[kind]
    }
    if kind == "name":  # a tutor's chances count within what the corpus allows
        chances["entity"] = chances["entity"] * batch["allowed"] + 1e-9
        chances["entity"] = chances["entity"] / chances["entity"].sum(-1, keepdim=True)
    return chances


_HARD = {
    "tree": ("arc", "label", "upos", "feats", "lemma", "begins"),
    "own": ("arc", "label", "upos", "feats", "lemma", "begins"),
    "name": ("entity",),
    "act": ("event", "mode", "status"),
}


def _named(kind: str, network: Network, scores: tuple[Tensor, ...], batch: Batch) -> Losses:
    """Return scores by task: arcs within the sentence only, labels of the arcs that the batch has."""
    named = dict(zip(OUTPUTS, scores, strict=True))
    if kind in {"tree", "own"}:
        sentence = batch["sentence"]
        same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
        legal = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        named["arc"] = named["arc"].float().masked_fill(~legal, _NEVER)
        chosen = batch["head"].clamp(min=0).unsqueeze(-1).expand(-1, -1, named["head"].shape[-1])
        heads, dependent = torch.gather(named["head"], 1, chosen).float(), named["dependent"].float()
        named["label"] = network.label(torch.cat([dependent * heads, dependent, heads], -1))
    return named


def _hard(task: str, scores: Tensor, batch: Batch) -> Tensor:
    if task == "entity":
        return _allowed(scores.float(), batch["allowed"])
    return _cross(scores, batch[_TARGETS.get(task, task)])


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross entropy over known targets; zero, not undefined, where a batch has none."""
    loss = functional.cross_entropy(
        scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return loss / (targets != IGNORE).sum().clamp(min=1)


def _allowed(scores: Tensor, allowed: Tensor) -> Tensor:
    """Push weight into the tags that a corpus allows for each word."""
    inside = torch.logsumexp(scores.masked_fill(~allowed, _NEVER), -1)
    known = ~allowed.all(-1)
    return ((torch.logsumexp(scores, -1) - inside) * known).sum() / known.sum().clamp(min=1)


def _soft(scores: Tensor, chances: Tensor, batch: Batch) -> Tensor:
    """Mean cross entropy against chances, over the words of a batch that are no padding."""
    words = batch["first"] > 0
    loss = -(chances * torch.log_softmax(scores.float(), -1)).sum(-1)
    return (loss * words).sum() / words.sum().clamp(min=1)


def _role_losses(named: Losses, batch: Batch) -> Losses:
    triggers = batch["trigger"] == 1
    real = batch["event"] >= 0
    pairs = triggers[:, :, None] & real[:, None, :]
    losses = {}
    for name in ("actor", "recipient"):
        loss = functional.binary_cross_entropy_with_logits(named[name].float(), batch[name], reduction="none")
        losses[name] = 3.0 * (loss * pairs).sum() / pairs.sum().clamp(min=1)
    return losses
