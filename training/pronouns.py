"""Learn the weights by which a pronoun's antecedent is chosen, from texts with annotated coreference.

Usage: python training/pronouns.py --written DIR --gum FILE.conllu.gz [--gum-dev FILE] [--hold-out NAME ...]
       --out pronouns.csv

The written corpus (JSON lines with ``coref`` chains) and GUM (entities in the MISC column) are read with the package's
own reader and finders, so that the weights fit the mentions that are really found. Each pronoun that is annotated makes
one example: its candidates with their features, and which of them are right. A softmax over the candidates is fitted by
gradient descent with a ridge penalty; everything is deterministic.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from dragoman.find.who import coreference
from dragoman.find.who.actors import find_actors
from dragoman.find.who.antecedents import Candidate, candidates
from dragoman.find.who.figures import Figure
from dragoman.find.who.groups import group_of
from dragoman.find.who.history import History
from dragoman.find.who.world import World
from dragoman.model import Report
from dragoman.parse import Reader


@dataclass
class Gold:
    """The annotation of one text: for each pronoun's offset the head offsets of its antecedents."""

    text: str
    chains: dict[int, set[int]] = field(default_factory=dict)
    joints: dict[int, set[int]] = field(default_factory=dict)
    """Pronouns that mean all of several mentions: the offsets of their heads."""
    complete: bool = False
    """Whether every pronoun that means something is annotated, so that the others mean nothing."""
    skip: set[int] = field(default_factory=set)


@dataclass
class Example:
    """One pronoun: the features of its candidates, and which are right."""

    kind: str
    rows: list[dict[str, float]]
    right: list[int]


def occurrence(text: str, entry: str | list[object]) -> tuple[int, int] | None:
    """Find a verbatim string, or its n-th occurrence."""
    words, number = (entry, 1) if isinstance(entry, str) else (str(entry[0]), int(str(entry[1])))
    at = -1
    for _ in range(number):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def written(path: Path, reader: Reader) -> Iterator[Gold]:
    """Read one file of the written corpus."""
    for text_line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(text_line)
        if not entry.get("coref"):
            continue
        gold = Gold(entry["text"])
        parse = reader.parse(gold.text)
        for chain in entry["coref"]:
            spans = [span for span in (occurrence(gold.text, words) for words in chain) if span is not None]
            heads: list[list[int]] = []
            for start, end in spans:
                heads.append(_heads(parse, start, end))
            for number, (start, end) in enumerate(spans):
                if " " in gold.text[start:end]:
                    continue
                earlier = [
                    heads[j]
                    for j in range(len(spans))
                    if j != number and gold.text[spans[j][0] : spans[j][1]].lower() not in _PRONOUNS
                ]
                if not earlier:
                    continue
                if any(len(one) > 1 for one in earlier):
                    gold.joints[start] = {offset for one in earlier for offset in one}
                gold.chains[start] = {one[0] for j, one in enumerate(heads) if j != number and len(one) == 1}
        yield gold


_PRONOUNS = {
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "its",
    "their",
    "himself",
    "herself",
    "itself",
    "themselves",
}


def _heads(parse: object, start: int, end: int) -> list[int]:
    """Return the offsets of the head of a span, or of all heads of a coordination."""
    for sent in parse.sentences:  # type: ignore[attr-defined]
        inside = [token for token in sent.tokens if token.start >= start and token.end <= end]
        if not inside:
            continue
        ids = {token.index for token in inside}
        tops = [
            token for token in inside if token.head not in ids and token.upos not in {"PUNCT", "ADP", "DET", "CCONJ"}
        ]
        top = tops[0] if tops else inside[-1]
        joined = [token for token in inside if token.deprel == "conj" and token.head == top.index]
        return [top.start, *[token.start for token in joined]]
    return [start]


def gum(path: Path) -> Iterator[Gold]:
    """Read GUM documents: text, and for each pronoun the heads of the other mentions of its entity."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = file.read().split("# newdoc id = ")[1:]
    for document in documents:
        clusters: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        pieces: list[str] = []
        offset = 0
        for block in document.split("\n\n"):
            rows = [row.split("\t") for row in block.splitlines() if row.split("\t")[0].isdigit()]
            if rows and pieces and "# newpar\n" in block:
                pieces.append("\n")
                offset += 1
            starts: list[int] = []
            for cells in rows:
                starts.append(offset)
                pieces.append(cells[1] + ("" if "SpaceAfter=No" in cells[9] else " "))
                offset += len(pieces[-1])
            for name, first, last in _mentions(rows):
                head = next((j for j in range(first, last + 1) if not first <= int(rows[j][6]) - 1 <= last), last)
                clusters[name].append((starts[head], first == last))
        gold = Gold("".join(pieces), complete=True)
        for mentions in clusters.values():
            for start, single in mentions:
                if single:
                    gold.chains[start] = {other for other, _ in mentions if other != start}
        yield gold


def _mentions(rows: list[list[str]]) -> Iterator[tuple[str, int, int]]:
    """Read the mentions of one sentence: entity, first and last word."""
    opened: list[tuple[str, int]] = []
    for number, cells in enumerate(rows):
        entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
        for name, opens, closes in _brackets(entity):
            if opens:
                opened.append((name, number))
            if closes:
                at = max(j for j, one in enumerate(opened) if one[0] == name)
                yield name, opened.pop(at)[1], number


def _brackets(entity: str) -> Iterator[tuple[str, bool, bool]]:
    """Read the opening and closing brackets of GUM's entity column."""
    i = 0
    while i < len(entity):
        if entity[i] == "(":
            end = i + 1
            while end < len(entity) and entity[end] not in "()":
                end += 1
            closes = end < len(entity) and entity[end] == ")"
            yield entity[i + 1 : end].split("-", maxsplit=1)[0], True, closes
            i = end + (1 if closes else 0)
        else:
            end = entity.index(")", i)
            yield entity[i:end], False, True
            i = end + 1


class Collector:
    """Stands in for the resolver: notes the candidates of each pronoun and answers with the right one."""

    def __init__(self) -> None:
        self.gold = Gold("")
        self.examples: list[Example] = []

    def __call__(self, world: World, history: History, index: int, i: int, kind: str) -> Figure | None:
        """Note the candidates of one pronoun, and answer with a right one."""
        line = world.lines[index]
        found = candidates(world, history, line, i, kind)
        start = line.tokens[i].start
        right = [number for number, one in enumerate(found) if self._is_right(world, start, one)]
        annotated = start in self.gold.chains or start in self.gold.joints
        if not right and not annotated and self.gold.complete:
            right = [
                number for number, one in enumerate(found) if one.figure is None and not one.joint and one.thing is None
            ]
        if right and len(found) > 1:
            self.examples.append(Example(kind, [one.features for one in found], right))
        if not right:
            return None
        chosen = found[right[0]]
        if chosen.joint:
            return group_of(world, [spot.figure.root() for spot in chosen.joint], "group")
        return chosen.figure

    def _is_right(self, world: World, start: int, candidate: Candidate) -> bool:
        heads = self.gold.chains.get(start, set())
        joint = self.gold.joints.get(start)
        if candidate.joint:
            mine = {world.lines[spot.line].tokens[spot.head].start for spot in candidate.joint}
            return joint is not None and mine <= joint and len(mine) > 1
        if candidate.thing is not None:
            return world.lines[candidate.thing.line].tokens[candidate.thing.head].start in heads
        if candidate.figure is None:
            return False
        return any(
            world.lines[spot.line].tokens[spot.head].start in heads
            for spot in candidate.figure.spots
            if spot.how != "pronoun"
        )


def collect(golds: Iterator[Gold], reader: Reader) -> list[Example]:
    """Run the finders over annotated texts and collect the pronouns' examples."""
    collector = Collector()
    plain = vars(coreference)["resolve"]
    setattr(coreference, "resolve", collector)  # noqa: B010
    try:
        for gold in golds:
            collector.gold = gold
            report = Report("training", date(2025, 3, 14), gold.text)
            find_actors(reader.parse(gold.text), report)
    finally:
        setattr(coreference, "resolve", plain)  # noqa: B010
    return collector.examples


def fit(examples: list[tuple[Example, float]], names: list[str], ridge: float, steps: int) -> np.ndarray:
    """Fit a softmax over each example's candidates; several right ones share the probability."""
    column = {name: j for j, name in enumerate(names)}
    data = []
    for example, share in examples:
        matrix = np.zeros((len(example.rows), len(names)))
        for r, row in enumerate(example.rows):
            for name, value in row.items():
                if name in column:
                    matrix[r, column[name]] = value
        right = np.zeros(len(example.rows), dtype=bool)
        right[example.right] = True
        data.append((matrix, right, share))
    weights = np.zeros(len(names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = ridge * weights
        for matrix, right, share in data:
            values = matrix @ weights
            chances = np.exp(values - values.max())
            chances /= chances.sum()
            wanted = chances * right
            wanted /= max(float(wanted.sum()), 1e-12)
            gradient += share * (matrix.T @ (chances - wanted))
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def measure(examples: list[Example], learnt: dict[str, float]) -> dict[str, str]:
    """Return the share of pronouns for which the best candidate is right, in all and by kind."""
    hits: dict[str, list[int]] = defaultdict(list)
    for example in examples:
        values = [sum(learnt.get(name, 0.0) * value for name, value in row.items()) for row in example.rows]
        best = max(range(len(values)), key=lambda number: (values[number], -number))
        for group in ("all", example.kind):
            hits[group].append(best in example.right)
    return {group: f"{100 * sum(one) / len(one):.1f}% of {len(one)}" for group, one in sorted(hits.items())}


def main() -> None:
    """Collect, fit, measure and write."""
    parser = argparse.ArgumentParser(description="learn the weights of pronoun resolution")
    parser.add_argument("--written", type=Path, required=True)
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--gum-dev", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--gum-share", type=float, default=0.3)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reader = Reader()
    train: list[tuple[Example, float]] = []
    held: dict[str, list[Example]] = {}
    for path in sorted(options.written.glob("*.jsonl")):
        examples = collect(written(path, reader), reader)
        if path.stem in options.hold_out:
            held[path.stem] = examples
        else:
            train += [(example, 1.0) for example in examples]
    if options.gum is not None:
        train += [(example, options.gum_share) for example in collect(gum(options.gum), reader)]
    if options.gum_dev is not None:
        held["gum-dev"] = collect(gum(options.gum_dev), reader)
    counts: dict[str, int] = defaultdict(int)
    for example, _ in train:
        for name in {name for row in example.rows for name in row}:
            counts[name] += 1
    names = sorted(name for name, number in counts.items() if number >= 5)
    weights = fit(train, names, options.ridge, options.steps)
    learnt = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    print(f"{len(train)} examples, {len(names)} features")
    print("train", measure([example for example, _ in train], learnt))
    for name, examples in held.items():
        print(name, measure(examples, learnt))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["feature", "weight"])
        rows.writerows(
            [name, weight] for name, weight in learnt.items() if not math.isclose(weight, 0.0, abs_tol=0.0005)
        )


if __name__ == "__main__":
    main()
