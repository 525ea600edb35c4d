"""Floors under the measured quality, where the project's gold data stands beside the checkout.

``gates.json`` holds for each measurement the figures that must not fall and, under ``at_most``, those that must not
rise. A floor is raised when a figure has risen for good, and lowered only with the reason in the change's message.

On the Beijing report person_recall cannot pass 83.3: its gold record writes one of six persons "Abbas Ara", which the
scoring rule for names (a shorter word must be equal, or have over three letters and begin the longer) never matches.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate.joins import evaluate_joins
from dragoman.evaluate.record import evaluate_records
from dragoman.evaluate.treebank import evaluate_treebank
from dragoman.parse import Reader
from dragoman.pipeline import Coder

SHARED = Path(__file__).resolve().parents[2] / "shared"
GATES: dict[str, Any] = json.loads(Path(__file__).with_name("gates.json").read_text(encoding="utf-8"))


def data(*parts: str) -> Path:
    """Return a folder or file of the gold data, or skip the test saying what is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the gate needs ../shared/{'/'.join(parts)} beside the checkout, which is not there")
    return path


def hold(gate: str, figures: dict[str, Any]) -> None:
    """Compare figures with a gate's floors and ceilings."""
    floors, ceilings = GATES[gate]["at_least"], GATES[gate].get("at_most", {})
    fallen = {name: (figures.get(name), floor) for name, floor in floors.items() if figures.get(name, 0) < floor}
    risen = {name: (figures.get(name), top) for name, top in ceilings.items() if figures.get(name, 0) > top}
    assert not fallen, f"{gate}: below the floor (figure, floor): {fallen}"
    assert not risen, f"{gate}: above the ceiling (figure, ceiling): {risen}"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_all_gold_reports(coder: Coder) -> None:
    hold("gold", evaluate_records(data("gold"), coder)["figures"])


def test_the_beijing_report(coder: Coder, tmp_path: Path) -> None:
    for path in data("gold").glob("beijing_2025.*"):
        shutil.copy(path, tmp_path)
    hold("gold/beijing_2025", evaluate_records(tmp_path, coder)["figures"])


@pytest.mark.parametrize("treebank", ["ewt", "gum"])
def test_the_reader_on_the_treebanks(treebank: str) -> None:
    file = data("data", "treebank", treebank, "dev.conllu.gz")
    hold(f"treebank/{treebank}/dev", evaluate_treebank(file, Reader()))


@pytest.mark.parametrize("table", ["tellings", "tellings_unseen"])
def test_tellings_of_one_event(coder: Coder, table: str) -> None:
    hold(f"joins/{table}", evaluate_joins(Path(__file__).parent / "store" / f"{table}.tsv", coder))
