"""Runs the notebook of the examples, cell after cell in one namespace as a kernel would, and looks at what it shows."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from matplotlib import pyplot as plt

from dragoman.ledger import Addition, Ledger
from dragoman.results.table import Table

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOK = json.loads((EXAMPLES / "ledger.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


def run(cell: str, names: dict[str, Any]) -> object:
    """Run a cell and return the value of the expression that it ends with, if it does."""
    tree = ast.parse(cell)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - the notebook is ours
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above


def test_every_cell_runs_and_shows_what_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    plt.switch_backend("Agg")
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = [run(cell, names) for cell in CODE]
    figures = plt.get_fignums()
    plt.close("all")
    assert len(figures) == 1
    tables = {value.name: value for value in shown if isinstance(value, Table)}
    assert all("<table" in table._repr_html_() for table in tables.values())
    full = ("reports", "events", "statements", "instruments", "timeline", "panel")
    assert [name for name in full if not len(tables[name])] == []
    assert {"changes", "positions"} <= set(tables)
    number = len(list(EXAMPLES.glob("*.txt")))
    counts = [(value.added, value.known, value.rejected) for value in shown if isinstance(value, Addition)]
    assert counts == [(number, 0, 0), (1, number, 1)]
    assert len(names["table"]) == 16
    assert names["words"] == names["row"]["trigger_text"]


def test_the_notebook_shows_every_question() -> None:
    text = "".join(CODE)
    elsewhere = {"path", "show", "stats", "actors"}
    asked = {name for name in vars(Ledger) if not name.startswith("_")} - elsewhere
    assert {name for name in asked if f"ledger.{name}(" not in text} == set()


def test_the_notebook_is_kept_without_outputs() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    cells = NOTEBOOK["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells if "outputs" in cell)
