"""Turn treebank paragraphs and tagged sentences into the index arrays that the network learns from."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from tokenizers import Tokenizer

from dragoman.parse.lemmas import make_rule
from dragoman.parse.pieces import to_pieces
from training.acts import EVENTS, MODES, STATUSES, Text
from training.conllu import Doc, Sent
from training.rows import TAGS, Tagged

__all__ = [
    "IGNORE",
    "Batch",
    "Sample",
    "Vocabulary",
    "act_sample",
    "batches",
    "collate",
    "make_vocabulary",
    "tagged_sample",
    "tree_samples",
]

IGNORE = -100
Batch = dict[str, torch.Tensor]


@dataclass(slots=True)
class Vocabulary:
    """The labels of each head, in the order of the network's outputs."""

    upos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]
    entity: list[str] = field(default_factory=lambda: list(TAGS))
    event: list[str] = field(default_factory=lambda: list(EVENTS))
    mode: list[str] = field(default_factory=lambda: list(MODES))
    status: list[str] = field(default_factory=lambda: list(STATUSES))


@dataclass(slots=True)
class Sample:
    """Words as pieces with what is known of them; lists are a word long, ``ids`` and ``cases`` a piece long."""

    words: list[str]
    ids: list[int]
    cases: list[int]
    first: list[int]
    targets: dict[str, list[int]] = field(default_factory=dict)
    allowed: list[list[bool]] | None = None
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Pairs of trigger and word for ``actor`` and ``recipient``."""


def make_vocabulary(docs: list[Doc]) -> Vocabulary:
    """Collect the labels of a treebank; lemma rules seen once are left to the fallback."""
    words = [word for doc in docs for sent in doc.sents for word in sent.words]
    rules = Counter(make_rule(word.form, word.lemma) for word in words)
    return Vocabulary(
        upos=sorted({word.upos for word in words}),
        feats=sorted({word.feats for word in words}),
        lemma=sorted(rule for rule, count in rules.items() if count > 1),
        deprel=sorted({word.deprel for word in words}),
    )


def tree_samples(docs: list[Doc], vocabulary: Vocabulary, tokenizer: Tokenizer, limit: int) -> Iterator[Sample]:
    """Cut documents into windows of whole sentences, at most ``limit`` words, that never cross a paragraph."""
    maps = {
        "upos": {label: i for i, label in enumerate(vocabulary.upos)},
        "feats": {label: i for i, label in enumerate(vocabulary.feats)},
        "lemma": {label: i for i, label in enumerate(vocabulary.lemma)},
        "deprel": {label: i for i, label in enumerate(vocabulary.deprel)},
    }
    for doc in docs:
        window: list[Sent] = []
        for sent in doc.sents:
            full = sum(len(s.words) for s in window) + len(sent.words) > limit
            if window and (sent.paragraph or full):
                yield _tree_sample(window, maps, tokenizer)
                window = []
            window.append(sent)
        if window:
            yield _tree_sample(window, maps, tokenizer)


def _tree_sample(sents: list[Sent], maps: dict[str, dict[str, int]], tokenizer: Tokenizer) -> Sample:
    words = [word for sent in sents for word in sent.words]
    forms = [word.form for word in words]
    pieces = to_pieces(tokenizer, forms)
    targets: dict[str, list[int]] = {
        "upos": [maps["upos"][word.upos] for word in words],
        "feats": [maps["feats"].get(word.feats, IGNORE) for word in words],
        "lemma": [maps["lemma"].get(make_rule(word.form, word.lemma), IGNORE) for word in words],
        "deprel": [maps["deprel"].get(word.deprel, IGNORE) for word in words],
        "head": [],
        "sentence": [],
        "begins": [],
    }
    offset = 0
    for number, sent in enumerate(sents):
        targets["head"] += [0 if word.head < 0 else word.head + offset + 1 for word in sent.words]
        targets["sentence"] += [number] * len(sent.words)
        targets["begins"] += [1] + [0] * (len(sent.words) - 1)
        offset += len(sent.words)
    return Sample(forms, pieces.ids, pieces.cases, pieces.first, targets)


def tagged_sample(tagged: Tagged, tokenizer: Tokenizer) -> Sample:
    """Make a sample of a sentence with the entity tags allowed for each word."""
    pieces = to_pieces(tokenizer, tagged.words)
    allowed = [[tag in choice for tag in TAGS] for choice in tagged.allowed]
    return Sample(tagged.words, pieces.ids, pieces.cases, pieces.first, {}, allowed)


def act_sample(text: Text, tokenizer: Tokenizer) -> Sample:
    """Make a sample of a composed text: every word has a type (or none), triggers have mode, status and roles."""
    pieces = to_pieces(tokenizer, text.words)
    n = len(text.words)
    targets = {"event": [0] * n, "mode": [IGNORE] * n, "status": [IGNORE] * n, "trigger": [0] * n}
    roles: dict[str, list[tuple[int, int]]] = {"actor": [], "recipient": []}
    for act in text.acts:
        for i in act.trigger:
            targets["event"][i] = EVENTS.index(act.event)
            targets["mode"][i] = MODES.index(act.mode)
            targets["status"][i] = STATUSES.index(act.status)
            targets["trigger"][i] = 1
            roles["actor"] += [(i, k) for k in act.actor]
            roles["recipient"] += [(i, k) for k in act.recipient]
    return Sample(text.words, pieces.ids, pieces.cases, pieces.first, targets, None, roles)


def batches(samples: list[Sample], budget: int, rng: random.Random | None = None) -> Iterator[list[Sample]]:
    """Group samples of like length so that a batch, padded, holds at most ``budget`` word pieces."""
    order = list(range(len(samples)))
    if rng:
        rng.shuffle(order)
    groups: list[list[Sample]] = []
    for start in range(0, len(order), 2000):
        group: list[Sample] = []
        longest = 0
        for i in sorted(order[start : start + 2000], key=lambda k: len(samples[k].ids)):
            length = len(samples[i].ids)
            if group and max(longest, length) * (len(group) + 1) > budget:
                groups.append(group)
                group, longest = [], 0
            group.append(samples[i])
            longest = max(longest, length)
        if group:
            groups.append(group)
    if rng:
        rng.shuffle(groups)
    yield from groups


def collate(samples: list[Sample]) -> Batch:
    """Pad a batch into tensors: ids, cases, mask by piece; first and targets by word."""
    pieces = max(len(sample.ids) for sample in samples)
    words = max(len(sample.first) for sample in samples)
    batch: Batch = {
        "ids": _pad([sample.ids for sample in samples], pieces, 0),
        "cases": _pad([sample.cases for sample in samples], pieces, 0),
        "first": _pad([sample.first for sample in samples], words, 0),
    }
    lengths = torch.tensor([len(sample.ids) for sample in samples])
    batch["mask"] = (torch.arange(pieces)[None] < lengths[:, None]).long()
    for name in samples[0].targets:
        fill = -1 if name == "sentence" else IGNORE
        batch[name] = _pad([sample.targets[name] for sample in samples], words, fill)
    if samples[0].allowed is not None:
        allowed = torch.ones(len(samples), words, len(TAGS), dtype=torch.bool)
        for i, sample in enumerate(samples):
            if sample.allowed:
                allowed[i, : len(sample.allowed)] = torch.tensor(sample.allowed)
        batch["allowed"] = allowed
    for role in samples[0].roles:
        grid = torch.zeros(len(samples), words, words)
        for i, sample in enumerate(samples):
            for trigger, word in sample.roles[role]:
                grid[i, trigger, word] = 1.0
        batch[role] = grid
    return batch


def _pad(rows: list[list[int]], width: int, fill: int) -> torch.Tensor:
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])
