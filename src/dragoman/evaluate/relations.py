"""Measures the coding of marked pairs against a table of sentences with a source, a target and a gold type."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.codes import quad_code
from dragoman.errors import BadInput
from dragoman.evaluate.scores import scores
from dragoman.pipeline import Coder
from dragoman.relation import find_words, relate
from dragoman.tables import read_table

__all__ = ["evaluate_relations", "older_type"]

_COLUMNS = {"sentence", "source", "target", "gold_root", "gold_quad"}
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The public set follows an older PLOVER, in which these two are one type."""
_QUADS = {"YIELD": 2}
_NONE = "none"
_BINS = 10

Pairs = list[tuple[str, str]]


def evaluate_relations(path: Path, coder: Coder | None = None) -> dict[str, Any]:
    """Return accuracy, macro-F1 and per-class figures of types and quad codes, a confusion table and a calibration.

    ``path`` is a tab-separated file with a header: sentence, source, target, gold_root, gold_quad. All figures are in
    percent; ``unplaced`` counts rows whose source or target is not in the sentence; ``calibration_error`` is the
    expected difference between the winning score and its being right, over ten bins of equal width.

    Raises:
        BadInput: the file cannot be read or lacks a column.
    """
    coder = coder or Coder()
    roots: Pairs = []
    merged_roots: Pairs = []
    quads: Pairs = []
    sure: list[tuple[float, bool]] = []
    unplaced = 0
    for row in _rows(path):
        places = [find_words(row["sentence"], row[name]) for name in ("source", "target")]
        unplaced += None in places
        relation = relate(row["sentence"], *places, coder=coder)
        gold, found = _MERGED.get(row["gold_root"], row["gold_root"]), older_type(relation.cameo or "")
        roots.append((gold, found))
        merged = relation.event or _NONE
        merged_roots.append((gold, _MERGED.get(merged, merged)))
        quads.append((row["gold_quad"], _quad(found)))
        if relation.event:
            sure.append((relation.scores[relation.event], roots[-1][0] == roots[-1][1]))
    return {
        "file": path.name,
        "rows": len(roots),
        "unplaced": unplaced,
        "root": _figures(roots),
        "root_by_name": _figures(merged_roots),
        "quad": _figures(quads),
        "confusion": {f"{gold} as {found}": n for (gold, found), n in Counter(roots).most_common() if gold != found},
        "calibration_error": _calibration(sure),
    }


def older_type(cameo: str) -> str:
    """Return the type that PLOVER's table of 2021 has for a CAMEO code; CONCEDE and RETREAT are YIELD."""
    types = _older_types()
    return next((types[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in types), _NONE)


@cache
def _older_types() -> dict[str, str]:
    return {row["cameo"]: row["event"] for row in csv.DictReader(read_table("cameo_plover.csv"))}


def _quad(event: str) -> str:
    return str(_QUADS[event] if event in _QUADS else quad_code(event)) if event != _NONE else _NONE


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path}: cannot be read as a table ({error}); give a UTF-8 file with tabs and a header"
        raise BadInput(message) from error
    if not rows or not set(rows[0]) >= _COLUMNS:
        message = f"{path}: needs a header with {', '.join(sorted(_COLUMNS))} and at least one row"
        raise BadInput(message)
    return rows


def _figures(pairs: Pairs) -> dict[str, Any]:
    classes = sorted({gold for gold, _ in pairs})
    both = Counter(gold for gold, found in pairs if gold == found)
    golds, founds = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    table = {name: {**scores(both[name], founds[name], golds[name]), "gold": golds[name]} for name in classes}
    return {
        "accuracy": round(100 * sum(both.values()) / len(pairs), 1),
        "macro_f1": round(sum(row["f1"] for row in table.values()) / len(table), 1),
        "classes": table,
    }


def _calibration(sure: list[tuple[float, bool]]) -> float:
    error = 0.0
    for k in range(_BINS):
        inside = [(score, right) for score, right in sure if k == min(int(score * _BINS), _BINS - 1)]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            error += len(inside) / len(sure) * abs(mean - sum(right for _, right in inside) / len(inside))
    return round(100 * error, 1)
