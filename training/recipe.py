"""Make the reader's weights from nothing: ``python -m training.recipe --data ../shared/data --out build/reader``.

First runs from several seeds learn every task on its corpora. Read together they give trees to all text that has none
(training/distill.py), and their chances are what later runs learn from beside the labels (training/losses.py). The
later runs go on from the first of them at half the rate, with the rounding of the shipped model (training/coarse.py).
The last runs do the same from the mean of the later ones, which is one of their tutors and gives the trees anew. The
mean of what came before the last runs and of these is exported. The exported model stands in OUT/model; copy it to
src/dragoman/parse/model to ship it, then fit the weights of pronouns anew (training/pronouns.py). Each run resumes from
its last checkpoint when it is started again.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch

from training.export import export, export_panel

_COMMON = ("--hide", "0.07")
FIRST = tuple(("--epochs", "10", "--rate", "2e-4", "--seed", seed, *_COMMON) for seed in ("1", "2", "3"))
LATER = tuple(
    ("--epochs", epochs, "--news", news, "--rate", "1e-4", "--seed", seed, "--coarse", *_COMMON)
    for epochs, news, seed in (("2.8", "1", "4"), ("2.6", "2", "5"), ("2.6", "2", "6"))
)
"""Two see GUM twice in a pass, as it is nearer to the press; EWT is read a little worse for it, so one does not."""
LAST = tuple(
    ("--epochs", "2.4", "--news", "2", "--rate", "1e-4", "--seed", seed, "--coarse", *_COMMON) for seed in ("7", "8")
)


def main() -> None:
    """Do all runs and export what they give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and models")
    parser.add_argument("--jobs", type=int, default=3, help="runs at a time, each on one thread")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    options = parser.parse_args()
    names = {"first": FIRST, "later": LATER, "last": LAST}
    runs = {name: [options.out / f"{name}{i}" for i in range(len(settings))] for name, settings in names.items()}
    grown, shipped = options.out / "grown", options.out / "mean"
    _train(FIRST, runs["first"], options)
    export_panel(runs["first"], options.out / "panel")
    _follow(LATER, runs["later"], runs["first"][0], runs["first"], options.out / "panel", options)
    mean(runs["later"], grown)
    export(grown, grown / "model")
    _follow(LAST, runs["last"], grown, [*runs["first"][:2], grown], grown / "model", options)
    mean([grown, *runs["last"]], shipped)
    export(shipped, options.out / "model")
    print(f"the model is in {options.out / 'model'}")


def _follow(
    settings: Sequence[tuple[str, ...]],
    runs: list[Path],
    start: Path,
    tutors: list[Path],
    teacher: Path,
    options: argparse.Namespace,
) -> None:
    """Train runs that go on from one, learning from tutors and from the trees that an exported model gives to text."""
    own = teacher.with_suffix(".conllu.gz")
    if not own.exists():
        read = ("--data", str(options.data), "--out", str(own), "--jobs", str(options.jobs))
        _run("training.distill", str(teacher), *read)
    begun = ("--start", str(start / "weights.pt"), "--own", str(own), "--tutors", *map(str, tutors))
    _train([(*one, *begun) for one in settings], runs, options)


def mean(runs: list[Path], out: Path) -> None:
    """Average the weights of runs that go on from one network (Wortsman and others 2022)."""
    out.mkdir(parents=True, exist_ok=True)
    states = [torch.load(run / "weights.pt", weights_only=True) for run in runs]
    weights = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    torch.save(weights, out / "weights.pt")
    for name in ("labels.json", "tokenizer.json"):
        shutil.copyfile(runs[0] / name, out / name)


def _train(settings: Sequence[tuple[str, ...]], runs: list[Path], options: argparse.Namespace) -> None:
    """Train some runs, several at a time; those that are done already are left out."""
    common = ("--data", str(options.data), "--threads", "1", "--device", options.device)
    open_runs = [(one, run) for one, run in zip(settings, runs, strict=True) if not (run / "weights.pt").exists()]
    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(lambda each: _run("training.train", *common, *each[0], "--out", str(each[1])), open_runs))


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    main()
