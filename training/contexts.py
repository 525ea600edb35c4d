"""Learn the weights by which contexts are given to acts, from the written corpus.

Usage: python -m training.contexts --written training/text/written [--hold-out NAME ...] [--folds N] [--out FILE]

Each labelled act makes one example: its evidence as the package itself gathers it (dragoman.find.what.contexts), with
the labelled type, mode and words, and the actors that the package finds at them. For each context a logistic regression
with a ridge penalty is fitted; evidence from the table of words is penalised less than single words. ``--folds``
measures first by cross-validation over files; held-out files are measured only. Everything is deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from dragoman.codes import contexts
from dragoman.evaluate.events import places_of
from dragoman.find.cast import CastIndex
from dragoman.find.what import contexts as reader
from dragoman.find.what.frames import load_frames
from dragoman.find.who.actors import find_actors
from dragoman.model import Cast, Entity, Report
from dragoman.parse import Reader

RIDGE = 3.0
ROUNDS = 50
FEWEST = 3
"""Acts that evidence must occur with to have a weight."""
_EASE = {"sentence-table": 2.0, "report-table": 2.0, "bias": 3.0}
"""How much less some evidence is penalised than the rest, as a factor of its scale."""
_EMPTY = frozenset(
    """be have do say tell not more most other own also still only then there that this who when where would will can
    could may should its his her their one two three four five six seven eight nine ten first second last next year day
    week month monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december time just now again already even so very too ever never how why as much many new
    old former""".split()  # noqa: SIM905 - a list of so many words reads better as a sentence
)
"""Words that say nothing of what an act is about."""

Matrix = NDArray[np.float64]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence of one labelled act, and its contexts."""

    shares: dict[str, float]
    labels: frozenset[str]


def examples(path: Path) -> Iterator[Example]:
    """Yield one example for each labelled act of a file."""
    table, network = load_frames().contexts, Reader()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = Report("training", date(2025, 3, 14), row["text"])
        parse = network.parse(report.text)
        cast = find_actors(parse, report)
        one = reader.ContextReader(parse, table)
        for act in row["events"]:
            yield _example(report.text, cast, one, act)


def _example(text: str, cast: Cast, one: reader.ContextReader, act: dict[str, Any]) -> Example:
    triggers = list(places_of(text, [act["trigger"], *act.get("also", [])]))
    actors, recipients = (_entities(cast, places_of(text, act[role])) for role in ("actor", "recipient"))
    modes = [act["mode"]] if act.get("mode") else []
    evidence = one.evidence(act["type"], modes, actors, recipients, triggers)
    shares = {name: share for name, share in evidence.shares.items() if name.partition(":")[2] not in _EMPTY}
    return Example(shares, frozenset(act.get("context", [])))


def _entities(cast: Cast, places: Iterable[Place]) -> list[Entity]:
    """Return the actors that the package finds at some places."""
    index = CastIndex(cast)
    mentions = [mention for actor in cast.actors for mention in actor.mentions]
    found = []
    for start, end in places:
        hit = next((m for m in mentions if m.span.start < end and start < m.span.end), None)
        if hit is not None:
            found += index.entities(hit) or index.nameless(hit)
    return found


def fit(train: list[Example]) -> tuple[list[str], Matrix]:
    """Return the names of the evidence and its weights, evidence by contexts."""
    counts = Counter(name for example in train for name in example.shares)
    names = sorted(name for name, number in counts.items() if number >= FEWEST)
    scales = np.array([_EASE.get(name.partition(":")[0], 1.0) for name in names])
    rows, labels = (_matrix(train, names) @ diags(scales)).tocsr(), _labels(train)
    columns = rows.T.tocsr()
    shape = (len(names), labels.shape[1])

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        odds = rows @ weights
        value = np.logaddexp(0, odds).sum() - (odds * labels).sum() + RIDGE / 2 * (weights**2).sum()
        slope = columns @ (1 / (1 + np.exp(-odds)) - labels) + RIDGE * weights
        return float(value), slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return names, scales[:, None] * found.x.reshape(shape)


def _matrix(some: list[Example], names: list[str]) -> csr_matrix:
    place = {name: j for j, name in enumerate(names)}
    known = [[(place[n], s) for n, s in example.shares.items() if n in place] for example in some]
    ends = np.cumsum([0, *map(len, known)])
    flat = [pair for row in known for pair in row]
    return csr_matrix(([s for _, s in flat], [j for j, _ in flat], ends), shape=(len(some), len(names)))


def _labels(some: list[Example]) -> Matrix:
    names = contexts()
    return np.array([[name in example.labels for name in names] for example in some], dtype=float)


def rounded(names: list[str], weights: Matrix) -> reader.Weights:
    """Return weights in 8 bits, without the evidence that all of them round away."""
    step = float(np.abs(weights).max() / 127)
    values = np.rint(weights / step).astype(np.int8)
    kept = np.flatnonzero(values.any(axis=1))
    return reader.Weights({names[j]: row for row, j in enumerate(kept)}, values[kept], step)


def measure(some: list[Example], weights: reader.Weights) -> Counter[str]:
    """Count the contexts given, labelled, and both."""
    names, counts = tuple(contexts()), Counter[str]()
    for example in some:
        given = {names[k] for k in reader.given(weights.odds(example.shares))}
        counts += Counter(given=len(given), labelled=len(example.labels), both=len(given & example.labels))
    return counts


def _told(counts: Counter[str]) -> str:
    precision, recall = counts["both"] / (counts["given"] or 1), counts["both"] / (counts["labelled"] or 1)
    return f"precision {100 * precision:.1f}, recall {100 * recall:.1f} of {counts['labelled']} contexts"


def main() -> None:
    """Collect, measure, fit and write."""
    parser = argparse.ArgumentParser(description="learn the weights of contexts")
    parser.add_argument("--written", type=Path, required=True)
    parser.add_argument("--hold-out", nargs="*", default=["south_central_asia"])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = {path.stem: list(examples(path)) for path in sorted(options.written.glob("*.jsonl"))}
    held = {name: found.pop(name) for name in options.hold_out}
    total = Counter[str]()
    for fold in range(options.folds):
        out = sorted(found)[fold :: options.folds]
        weights = rounded(*fit([example for name in found if name not in out for example in found[name]]))
        for name in out:
            counts = measure(found[name], weights)
            total += counts
            print(f"fold {fold + 1}, {name}: {_told(counts)}", flush=True)
    if options.folds:
        print(f"cross-validated: {_told(total)}")
    weights = rounded(*fit([example for some in found.values() for example in some]))
    for name, some in held.items():
        print(f"held out, {name}: {_told(measure(some, weights))}")
    print(f"{sum(map(len, found.values()))} acts, {len(weights.rows)} pieces of evidence")
    if options.out is not None:
        letters = np.frombuffer("\n".join(weights.rows).encode("utf-8"), dtype=np.uint8)
        np.savez_compressed(options.out, names=letters, values=weights.values, step=np.float64(weights.step))


if __name__ == "__main__":
    main()
