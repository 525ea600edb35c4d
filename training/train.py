"""Train the reader: ``python -m training.train --data ../shared/data --out build/reader``.

One run is a fixed number of steps from a fixed seed, with checkpoints to resume from. Two batches of trees take turns
with one of entities; an exponential average of the weights is what is kept.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor
from torch.func import functional_call
from torch.nn import functional

from training import entities
from training.acts import Text, read_texts
from training.coarse import Linear
from training.conllu import Doc, read_conllu
from training.distill import distill
from training.ewt import ewt
from training.gum import gum
from training.network import Network, base_files, prune_tokenizer
from training.rows import Tagged
from training.samples import (
    IGNORE,
    Batch,
    Sample,
    Vocabulary,
    act_sample,
    batches,
    collate,
    make_vocabulary,
    tagged_sample,
    tree_samples,
)

log = logging.getLogger("training")
WINDOW = 110
AVERAGE = 0.999


def main() -> None:
    """Parse the command line and train."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    docs = [doc for name in ("ewt", "gum") for doc in read_conllu(options.data / "treebank" / name / "train.conllu.gz")]
    tagged = _tagged(options.data, options.text, docs)
    vocabulary = make_vocabulary(docs)
    words = {word.form.lower() for doc in docs for sent in doc.sents for word in sent.words}
    tokenizer, kept = prune_tokenizer(base_files() / "tokenizer.json", options.keep, words)
    tokenizer.save(str(options.out / "tokenizer.json"))
    (options.out / "labels.json").write_text(json.dumps(asdict(vocabulary), indent=0), encoding="utf-8")

    news = [doc for doc in docs if doc.id.startswith("GUM_")] * (options.news - 1)
    trees = [s for s in tree_samples([*docs, *news], vocabulary, tokenizer, WINDOW) if len(s.ids) <= 400]
    names = [s for s in (tagged_sample(t, tokenizer) for t in tagged if t.words) if len(s.ids) <= 300]
    log.info("%d windows, %d tagged sentences, %d pieces kept", len(trees), len(names), len(kept))
    if options.teacher:
        own = [t.words for path in sorted(options.text.glob("*.txt")) for t in entities.written(path)]
        own += [text.words for text in _texts(options.text / "written", [])]
        ours = list(distill(own, options.teacher))
        trees += [s for s in tree_samples(ours, vocabulary, tokenizer, WINDOW) if len(s.ids) <= 400]
        log.info("%d of our texts parsed by the teacher", len(ours))
    acts = [act_sample(text, tokenizer) for text in _texts(options.text / "written", options.hold)]
    acts = [s for s in acts if len(s.ids) <= 300]
    Linear.coarse = options.coarse
    network = Network(len(kept), _sizes(vocabulary))
    network.load_base(base_files(), kept)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    pieces = tokenizer.get_vocab()
    special = (pieces["[MASK]"], pieces["[CLS]"], pieces["[SEP]"])
    learn(network, {"tree": trees, "name": names, "act": acts}, options, rng, special)


def _texts(folder: Path, hold: list[str]) -> list[Text]:
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.stem not in hold]
    return [text for path in files for text in read_texts(path)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent / "text", help="folder of our own text")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and weights")
    parser.add_argument("--epochs", type=float, default=12.0, help="passes over the treebanks")
    parser.add_argument("--keep", type=int, default=15300, help="word pieces kept of the 30,522")
    parser.add_argument("--start", type=Path, help="weights to go on from, as after the text has grown")
    parser.add_argument("--teacher", type=Path, help="exported model that gives our own text its trees")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--budget", type=int, default=900, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the encoder")
    parser.add_argument("--hide", type=float, default=0.0, help="share of word pieces hidden behind the mask")
    parser.add_argument(
        "--news", type=int, default=1, help="times that GUM, the nearer to the press, is seen in a pass"
    )
    parser.add_argument("--coarse", action="store_true", help="learn with the rounding of the 8-bit model")
    parser.add_argument("--hold", nargs="*", default=["south_central_asia"], help="written files kept for measuring")
    parser.add_argument("--device", default="cpu")
    return parser.parse_args()


def _sizes(vocabulary: Vocabulary) -> dict[str, int]:
    return {name: len(labels) for name, labels in asdict(vocabulary).items()}


def _tagged(data: Path, text: Path, docs: list[Doc]) -> list[Tagged]:
    ours = list(chain.from_iterable(entities.written(path) for path in sorted(text.glob("*.txt"))))
    return [
        *ours,
        *ours,  # closest to the press, so seen twice as often
        *entities.wikigold(data / "ner" / "wikigold.conll.gz"),
        *entities.meantime(data / "meantime"),
        *entities.re3d(data / "re3d" / "CENTCOM"),
        *entities.re3d(data / "re3d" / "Wikipedia"),
        *gum([doc for doc in docs if doc.id.startswith("GUM_")]),
        *ewt([doc for doc in docs if not doc.id.startswith("GUM_")], text / "ewt_entities.tsv"),
    ]


def _endless(samples: list[Sample], budget: int, rng: random.Random) -> Iterator[Batch]:
    while True:
        for group in batches(samples, budget, rng):
            yield collate(group)


TURNS = ("tree", "name", "tree", "act")
"""What the batches of a run hold, in turn."""


def learn(
    network: Network,
    samples: dict[str, list[Sample]],
    options: argparse.Namespace,
    rng: random.Random,
    special: tuple[int, int, int],
) -> None:
    """Run the steps, keep the averaged weights, save a checkpoint every 500 steps and at the end."""
    device = torch.device(options.device)
    network.to(device)
    network.words.weight.requires_grad = False
    encoder = [p for n, p in network.named_parameters() if n.split(".")[0] in _ENCODER and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if n.split(".")[0] not in _ENCODER]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}],
        weight_decay=0.01,
        fused=True,
    )
    peak = [options.rate, 5 * options.rate]
    average = copy.deepcopy(network).eval()
    tree_batches = sum(1 for _ in batches(samples["tree"], options.budget))
    steps = int(options.epochs * tree_batches * len(TURNS) / TURNS.count("tree"))
    feeds = {kind: _endless(some, options.budget, rng) for kind, some in samples.items()}
    checkpoint = options.out / "checkpoint.pt"
    start = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        start = int(state["step"])
        log.info("resumed at step %d", start)
    began, seen = time.monotonic(), 0
    totals: dict[str, float] = {}
    network.train()
    for step in range(start, steps):
        scale = min(1.0, (step + 1) / (0.04 * steps)) * (1 - step / steps)
        for group, rate in zip(optimizer.param_groups, peak, strict=True):
            group["lr"] = rate * scale
        kind = TURNS[step % len(TURNS)]
        batch = {k: v.to(device) for k, v in next(feeds[kind]).items()}
        _hide(batch, options.hide, special)
        half = {name: weight.to(torch.bfloat16) for name, weight in network.named_parameters()}
        scores = functional_call(network, half, (batch["ids"], batch["mask"], batch["cases"], batch["first"]))
        if kind == "tree":
            losses = _tree_losses(network, scores, batch)
        else:
            losses = _name_losses(scores, batch) if kind == "name" else _act_losses(scores, batch)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_([*encoder, *heads], 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        _follow(average, network, min(AVERAGE, (step + 1) / (step + 10)))
        seen += batch["first"].numel()
        for name, loss in losses.items():
            value = loss.item()
            totals[name] = 0.98 * totals.get(name, value) + 0.02 * value
        if step % 100 == 99:
            shown = " ".join(f"{name} {value:.3f}" for name, value in totals.items())
            log.info("step %d/%d, %.0f words/s: %s", step + 1, steps, seen / (time.monotonic() - began), shown)
        if step % 500 == 499 or step + 1 == steps:
            torch.save(
                {
                    "network": network.state_dict(),
                    "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": step + 1,
                },
                checkpoint,
            )
    torch.save(average.state_dict(), options.out / "weights.pt")


_ENCODER = {"words", "positions", "cases", "norm", "layers"}


def _hide(batch: Batch, share: float, special: tuple[int, int, int]) -> None:
    """Put the mask in place of a share of the pieces, so that words are read from their neighbours too."""
    mask, *frames = special
    chosen = (torch.rand(batch["ids"].shape, device=batch["ids"].device) < share) & (batch["mask"] == 1)
    for frame in frames:
        chosen &= batch["ids"] != frame
    batch["ids"] = batch["ids"].masked_fill(chosen, mask)
    if "lemma" in batch:  # the form of a hidden word cannot be told, so neither can the edit that gives its lemma
        batch["lemma"] = batch["lemma"].masked_fill(torch.gather(chosen, 1, batch["first"]), IGNORE)


@torch.no_grad()
def _follow(average: Network, network: Network, decay: float) -> None:
    ours = [
        ours for ours, theirs in zip(average.parameters(), network.parameters(), strict=True) if theirs.requires_grad
    ]
    theirs = [p.detach() for p in network.parameters() if p.requires_grad]
    torch._foreach_lerp_(ours, theirs, 1 - decay)


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross entropy over known targets; zero, not undefined, where a batch has none."""
    loss = functional.cross_entropy(
        scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return loss / (targets != IGNORE).sum().clamp(min=1)


def _tree_losses(network: Network, scores: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    upos, feats, lemma, begins, _, arc, dependent, head = scores[:8]
    sentence = batch["sentence"]
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    legal = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    chosen = batch["head"].clamp(min=0)
    heads = torch.gather(head, 1, chosen.unsqueeze(-1).expand(-1, -1, head.shape[-1])).float()
    dependent = dependent.float()
    label = network.label(torch.cat([dependent * heads, dependent, heads], -1))
    return {
        "arc": _cross(arc.float().masked_fill(~legal, -1e4), batch["head"]),
        "label": _cross(label, batch["deprel"]),
        "upos": 0.5 * _cross(upos, batch["upos"]),
        "feats": 0.5 * _cross(feats, batch["feats"]),
        "lemma": 0.5 * _cross(lemma, batch["lemma"]),
        "begins": 0.5 * _cross(begins, batch["begins"]),
    }


def _name_losses(scores: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    entity = scores[4].float()
    allowed = batch["allowed"]
    inside = torch.logsumexp(entity.masked_fill(~allowed, -1e4), -1)
    loss = torch.logsumexp(entity, -1) - inside
    known = ~allowed.all(-1)
    return {"entity": (loss * known).sum() / known.sum().clamp(min=1)}


def _act_losses(scores: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    event, mode, status, actor, recipient = scores[8:]
    losses = {
        "event": _cross(event, batch["event"]),
        "mode": 0.3 * _cross(mode, batch["mode"]),
        "status": 0.3 * _cross(status, batch["status"]),
    }
    triggers = batch["trigger"] == 1
    real = batch["event"] >= 0
    pairs = triggers[:, :, None] & real[:, None, :]
    for name, grid in (("actor", actor), ("recipient", recipient)):
        loss = functional.binary_cross_entropy_with_logits(grid.float(), batch[name], reduction="none")
        losses[name] = 3.0 * (loss * pairs).sum() / pairs.sum().clamp(min=1)
    return losses


if __name__ == "__main__":
    main()
