"""Train the reader: ``python -m training.train --data ../shared/data --out build/reader``.

One run is a fixed number of steps from a fixed seed, with checkpoints to resume from. Batches of trees, entities and
acts take turns; an exponential average of the weights is what is kept.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor

from training import entities
from training.acts import Text, read_texts
from training.coarse import Linear
from training.conllu import Doc, read_conllu
from training.ewt import ewt
from training.gum import gum
from training.losses import Losses, losses_of, mean_chances, scores_of
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
    torch.set_float32_matmul_precision("high")
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
    trees = _fitting(tree_samples([*docs, *news], vocabulary, tokenizer, WINDOW), 400)
    names = _fitting((tagged_sample(t, tokenizer) for t in tagged if t.words), 300)
    own = _fitting(tree_samples(read_conllu(options.own), vocabulary, tokenizer, WINDOW), 400) if options.own else []
    texts = [text for path in sorted((options.text / "written").glob("*.jsonl")) for text in _kept(path, options.hold)]
    acts = _fitting((act_sample(text, tokenizer) for text in texts), 300)
    log.info(
        "%d windows and %d of our own text, %d tagged sentences, %d acts", len(trees), len(own), len(names), len(acts)
    )
    Linear.coarse = options.coarse
    network = Network(len(kept), _sizes(vocabulary))
    network.load_base(base_files(), kept)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    pieces = tokenizer.get_vocab()
    special = (pieces["[MASK]"], pieces["[CLS]"], pieces["[SEP]"])
    learn(network, {"tree": trees, "own": own, "name": names, "act": acts}, options, rng, special)


def _fitting(samples: Iterable[Sample], longest: int) -> list[Sample]:
    return [sample for sample in samples if len(sample.ids) <= longest]


def _kept(path: Path, hold: list[str]) -> Iterator[Text]:
    return read_texts(path) if path.stem not in hold else iter(())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent / "text", help="folder of our own text")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and weights")
    parser.add_argument("--epochs", type=float, default=12.0, help="passes over the treebanks")
    parser.add_argument("--keep", type=int, default=15300, help="word pieces kept of the 30,522")
    parser.add_argument("--start", type=Path, help="weights to go on from, as after the text has grown")
    parser.add_argument("--own", type=Path, help="trees of our own text, as training.distill makes them")
    parser.add_argument("--tutors", type=Path, nargs="*", default=[], help="runs whose chances are learnt from too")
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
        *entities.public(data),
        *gum([doc for doc in docs if doc.id.startswith("GUM_")]),
        *ewt([doc for doc in docs if not doc.id.startswith("GUM_")], text / "ewt_entities.tsv"),
    ]


def _endless(samples: list[Sample], budget: int, rng: random.Random) -> Iterator[Batch]:
    while True:
        for group in batches(samples, budget, rng):
            yield collate(group)


TURNS = ("tree", "name", "tree", "act")
"""What the batches of a run hold, in turn; with trees of our own text, one batch of these comes after each round."""


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
    tutors = [_tutor(run, network, device) for run in options.tutors]
    optimizer = _optimizer(network, options.rate)
    peak = [group["lr"] for group in optimizer.param_groups]
    trained = [p for group in optimizer.param_groups for p in group["params"]]
    average = copy.deepcopy(network).eval()
    turns = (*TURNS, "own") if samples["own"] else TURNS
    rounds = sum(1 for _ in batches(samples["tree"], options.budget)) / turns.count("tree")
    steps = int(options.epochs * rounds * len(turns))
    feeds = {kind: _endless(samples[kind], options.budget, rng) for kind in dict.fromkeys(turns)}
    checkpoint = options.out / "checkpoint.pt"
    start = _resume(checkpoint, network, average, optimizer)
    began, totals = time.monotonic(), dict[str, Tensor]()
    network.train()
    for step in range(start, steps):
        scale = min(1.0, (step + 1) / (0.04 * steps)) * (1 - step / steps)
        for group, rate in zip(optimizer.param_groups, peak, strict=True):
            group["lr"] = rate * scale
        kind = turns[step % len(turns)]
        batch = {k: v.to(device, non_blocking=True) for k, v in next(feeds[kind]).items()}
        losses = _step(kind, network, tutors, batch, options.hide, special)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(trained, 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        _follow(average, network, min(AVERAGE, (step + 1) / (step + 10)))
        for name, loss in losses.items():
            totals[name] = torch.lerp(totals.get(name, loss).detach(), loss.detach(), 0.02)
        if step % 100 == 99:
            shown = " ".join(f"{name} {value.item():.3f}" for name, value in totals.items())
            pace = (time.monotonic() - began) / (step + 1 - start)
            log.info("step %d/%d, %.0f ms a step: %s", step + 1, steps, 1000 * pace, shown)
        if step % 500 == 499 or step + 1 == steps:
            _save(checkpoint, step + 1, network, average, optimizer)
    torch.save({name: weight.cpu() for name, weight in average.state_dict().items()}, options.out / "weights.pt")


_ENCODER = {"words", "positions", "cases", "norm", "layers"}


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    """Make the optimizer: the word embeddings stay as they are, the heads learn at five times the encoder's rate."""
    encoder = [p for n, p in network.named_parameters() if n.split(".")[0] in _ENCODER and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if n.split(".")[0] not in _ENCODER]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _tutor(run: Path, network: Network, device: torch.device) -> Network:
    tutor = copy.deepcopy(network).eval()
    tutor.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    return tutor.to(device)


def _step(
    kind: str,
    network: Network,
    tutors: list[Network],
    batch: Batch,
    hide: float,
    special: tuple[int, int, int],
) -> Losses:
    """Return what a batch costs: the tutors read it whole, the network with some pieces hidden."""
    rest = (batch["mask"], batch["cases"], batch["first"])
    chances = mean_chances(kind, tutors, (batch["ids"], *rest), batch)
    _hide(batch, hide, special)
    return losses_of(kind, network, scores_of(network, (batch["ids"], *rest)), batch, chances)


def _resume(checkpoint: Path, network: Network, average: Network, optimizer: torch.optim.Optimizer) -> int:
    """Take up a run where its last checkpoint left it; return the steps done."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    network.load_state_dict(state["network"])
    average.load_state_dict(state["average"])
    optimizer.load_state_dict(state["optimizer"])
    log.info("resumed at step %d", state["step"])
    return int(state["step"])


def _save(checkpoint: Path, step: int, network: Network, average: Network, optimizer: torch.optim.Optimizer) -> None:
    parts = {"network": network, "average": average, "optimizer": optimizer}
    torch.save({"step": step, **{name: part.state_dict() for name, part in parts.items()}}, checkpoint)


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
    pairs = [pair for pair in zip(average.parameters(), network.parameters(), strict=True) if pair[1].requires_grad]
    ours, theirs = map(list, zip(*pairs, strict=True))
    torch._foreach_lerp_(ours, [p.detach() for p in theirs], 1 - decay)


if __name__ == "__main__":
    main()
