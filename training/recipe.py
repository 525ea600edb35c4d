"""Make the reader's weights from nothing: ``python -m training.recipe --data ../shared/data --out build/reader``.

Three runs: the first learns every task on its corpora; two more go on from it at half the rate, with our own text
parsed by the first (training/distill.py) and with the rounding of the shipped model (training/coarse.py). The weights
that ship are a mean of all three. The exported model stands in OUT/model; copy it to src/dragoman/parse/model to ship
it, then fit the weights of pronouns anew (training/pronouns.py). Each run resumes from its last checkpoint when it is
started again.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import torch

from training.export import export

FIRST = ("--epochs", "11", "--rate", "2e-4", "--seed", "1", "--hide", "0.07")
_LATER = ("--rate", "1e-4", "--seed", "2", "--hide", "0.07", "--coarse")
SECOND = ("--epochs", "1.8", *_LATER)
THIRD = ("--epochs", "2", "--news", "2", *_LATER)
"""Sees GUM twice in a pass, as it is nearer to the press; EWT is read a little worse for it, so both runs are kept."""

SHARES = (0.2, 0.4, 0.4)
"""Shares of the runs in the mean, measured on the development parts of EWT and GUM."""


def main() -> None:
    """Run both stages and export after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and models")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    options = parser.parse_args()
    runs = [options.out / name for name in ("first", "second", "third")]
    common = ("--data", str(options.data), "--threads", options.threads, "--device", options.device)
    _train(*common, *FIRST, "--out", str(runs[0]))
    export(runs[0], runs[0] / "model")
    begun = ("--start", str(runs[0] / "weights.pt"), "--teacher", str(runs[0] / "model"))
    for settings, run in zip((SECOND, THIRD), runs[1:], strict=True):
        _train(*common, *settings, *begun, "--out", str(run))
    mean(runs, options.out / "mean")
    export(options.out / "mean", options.out / "model")
    print(f"the model is in {options.out / 'model'}")


def mean(runs: list[Path], out: Path) -> None:
    """Average the weights of runs that go on from the first of them (Wortsman and others 2022)."""
    out.mkdir(parents=True, exist_ok=True)
    states = [torch.load(run / "weights.pt", weights_only=True) for run in runs]
    weights = {
        name: sum((share * state[name] for share, state in zip(SHARES, states, strict=True)), torch.zeros(()))
        for name in states[0]
    }
    torch.save(weights, out / "weights.pt")
    for name in ("labels.json", "tokenizer.json"):
        shutil.copyfile(runs[-1] / name, out / name)


def _train(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "training.train", *arguments], check=True)


if __name__ == "__main__":
    main()
