"""Make the reader's weights from nothing: ``python -m training.recipe --data ../shared/data --out build/reader``.

Two runs: the first learns every task on its corpora; the second goes on at half the rate with our own text parsed by
the first (training/distill.py). The exported model stands in OUT/model; copy it to src/dragoman/parse/model to ship it.
Each run resumes from its last checkpoint when it is started again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.export import export

FIRST = ("--epochs", "9", "--rate", "2e-4", "--seed", "1")
SECOND = ("--epochs", "2.4", "--rate", "1e-4", "--seed", "2")


def main() -> None:
    """Run both stages and export after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and models")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    options = parser.parse_args()
    first, second = options.out / "first", options.out / "second"
    common = ("--data", str(options.data), "--threads", options.threads, "--device", options.device)
    _train(*common, *FIRST, "--out", str(first))
    export(first, first / "model")
    start, teacher = str(first / "weights.pt"), str(first / "model")
    _train(*common, *SECOND, "--out", str(second), "--start", start, "--teacher", teacher)
    export(second, options.out / "model")
    print(f"the model is in {options.out / 'model'}")


def _train(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "training.train", *arguments], check=True)


if __name__ == "__main__":
    main()
