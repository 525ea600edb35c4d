"""A ledger of the example reports and of a hostile one, and the app over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Record
from dragoman.pipeline import Coder, shared_coder
from dragoman.read.files import make_report
from dragoman.store.ledger import Ledger
from dragoman.web.app import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"


def hostile() -> Record:
    """Code a report whose title, source and address attack, and give its actors names that do."""
    text = f'China and Iran met in Beijing on Friday. "{IMAGE} we reject the threats," said Iran. \u202eegassem{SCRIPT}'
    report = make_report(text, day=date(2025, 3, 14), title=SCRIPT, source=IMAGE, url="javascript:alert(3)")
    record = shared_coder().code(report)
    return replace(record, actors=tuple(replace(actor, name=f"{IMAGE}{actor.name}") for actor in record.actors))


@pytest.fixture(scope="session")
def coder() -> Coder:
    return shared_coder()


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    path = tmp_path_factory.mktemp("web") / "ledger"
    reports = [
        make_report(file.read_text(encoding="utf-8"), title=file.stem) for file in sorted(EXAMPLES.glob("*.txt"))
    ]
    with Ledger.open(path, write=True) as ledger:
        ledger.add([*(coder.code(report) for report in reports), hostile()])
    return path


@pytest.fixture(scope="session")
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    with Ledger.open(ledger_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(ledger: Ledger, coder: Coder) -> Iterator[TestClient]:
    app = create_app(ledger, coder=coder)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as opened:
        yield opened
