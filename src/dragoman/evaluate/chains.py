"""Scores chains of mentions against gold chains: MUC, B-cubed and CEAF-e, summed over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from dragoman.evaluate.scores import f1_of

__all__ = ["ChainScore", "best_total"]

Chains = Sequence[Set[int]]
"""Chains of one document, each a set of mentions; no mention is in two of them."""


class ChainScore:
    """Counts over documents, from which the figures are made; every metric is micro-averaged over all documents.

    The metrics are those of the CoNLL 2012 shared task: links (MUC, Vilain et al. 1995), mentions (B-cubed, Bagga and
    Baldwin 1998) and chains (CEAF-e with phi4, Luo 2005, over the best one-to-one assignment). A mention that is in no
    chain of the other side counts as wrong.
    """

    def __init__(self) -> None:
        self._sums: Counter[str] = Counter()
        self._right: dict[tuple[str, str], float] = {}

    def add(self, gold: Chains, found: Chains) -> None:
        """Count one document."""
        for side, key, response in (("recall", gold, found), ("precision", found, gold)):
            self._count("muc", side, *_links(key, response))
            self._count("b_cubed", side, *_mentions(key, response))
            self._count("mentions", side, *_seen(key, response))
        both = best_total([[_phi4(a, b) for b in found] for a in gold])
        self._count("ceaf_e", "recall", both, len(gold))
        self._count("ceaf_e", "precision", both, len(found))

    def _count(self, metric: str, side: str, right: float, whole: int) -> None:
        self._right[metric, side] = self._right.get((metric, side), 0.0) + right
        self._sums[f"{metric} {side}"] += whole

    def _share(self, metric: str, side: str) -> float:
        whole = self._sums[f"{metric} {side}"]
        return 100 * self._right.get((metric, side), 0.0) / whole if whole else 0.0

    def figures(self) -> dict[str, object]:
        """Return precision, recall and F1 of each metric in percent, the mean of the three F1, and that of mentions."""
        rows: dict[str, object] = {}
        f1s: dict[str, float] = {}
        for metric in ("muc", "b_cubed", "ceaf_e", "mentions"):
            precision, recall = self._share(metric, "precision"), self._share(metric, "recall")
            f1s[metric] = f1_of(precision, recall)
            rows[metric] = {"precision": round(precision, 1), "recall": round(recall, 1), "f1": round(f1s[metric], 1)}
        mean = (f1s["muc"] + f1s["b_cubed"] + f1s["ceaf_e"]) / 3
        return {"mean_f1": round(mean, 1), **rows}


def _places(chains: Chains) -> dict[int, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _links(key: Chains, response: Chains) -> tuple[float, int]:
    """Return how many of the links that hold the key's chains together are in the response, and how many there are."""
    place = _places(response)
    right = whole = 0
    for chain in key:
        parts = {place[mention] for mention in chain if mention in place}
        alone = sum(mention not in place for mention in chain)
        right += len(chain) - len(parts) - alone
        whole += len(chain) - 1
    return right, whole


def _mentions(key: Chains, response: Chains) -> tuple[float, int]:
    place = _places(response)
    shared = (
        len(chain & response[place[mention]]) / len(chain) for chain in key for mention in chain if mention in place
    )
    return sum(shared), sum(map(len, key))


def _seen(key: Chains, response: Chains) -> tuple[float, int]:
    place = _places(response)
    return sum(mention in place for chain in key for mention in chain), sum(map(len, key))


def _phi4(a: Set[int], b: Set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def best_total(scores: Sequence[Sequence[float]]) -> float:
    """Return the highest total of a one-to-one assignment of rows to columns, none of them negative.

    The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987): time is rows squared times columns.
    """
    if not scores or not scores[0]:
        return 0.0
    rows = scores if len(scores) <= len(scores[0]) else list(zip(*scores, strict=True))
    width = len(rows[0])
    of_row, of_column = [0.0] * len(rows), [0.0] * width
    holder = [-1] * width  # the row that holds a column
    for row in range(len(rows)):
        _place(row, rows, of_row, of_column, holder)
    return sum(rows[row][column] for column, row in enumerate(holder) if row >= 0)


def _place(
    row: int, rows: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], holder: list[int]
) -> None:
    """Give a row a column along the cheapest alternating path; costs are the scores with their signs turned."""
    width = len(holder)
    slack, before = [float("inf")] * width, [-1] * width
    visited: list[int] = []
    open_columns = set(range(width))
    current, column = row, -1
    while True:
        for j in open_columns:
            cost = -rows[current][j] - of_row[current] - of_column[j]
            if cost < slack[j]:
                slack[j], before[j] = cost, column
        nearest = min(open_columns, key=lambda j: (slack[j], j))
        delta = slack[nearest]
        of_row[row] += delta
        for j in visited:
            of_row[holder[j]] += delta
            of_column[j] -= delta
        for j in open_columns:
            slack[j] -= delta
        open_columns.remove(nearest)
        column = nearest
        if holder[column] < 0:
            break
        visited.append(column)
        current = holder[column]
    while column >= 0:
        previous = before[column]
        holder[column] = holder[previous] if previous >= 0 else row
        column = previous
