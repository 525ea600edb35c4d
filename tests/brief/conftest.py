"""A ledger for briefs: the sample record on three days, and one whose every word attacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ledgers
from dragoman.model import Record
from dragoman.store.ledger import Ledger

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(3)>'
ATTACK = (
    f"{SCRIPT} [x](javascript:alert(2)) **b** `c` | $x$ \u202egnp.exe http://evil.example www.evil.example "
    "a@evil.example"
)


def hostile() -> Record:
    """Return the sample record from a report whose title, source and address attack, about actors whose names do."""
    record = ledgers.varied(3)
    report = replace(record.report, title=ATTACK, source=IMAGE + ATTACK, url="javascript:alert(4)")
    actors = tuple(replace(actor, name=f"{ATTACK} {actor.name}") for actor in record.actors)
    instruments = tuple(replace(one, name=f"The {ATTACK} Accord") for one in record.instruments)
    return replace(record, report=report, actors=actors, instruments=instruments)


def linked(number: int) -> Record:
    """Return the sample record from a report with an address."""
    record = ledgers.varied(number)
    return replace(record, report=replace(record.report, url=f"https://example.org/{number}?a=(b)&c=<d>"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "ledger"
    with Ledger(path, write=True) as ledger:
        ledger.add([*(linked(number) for number in range(3)), hostile()], added=MOMENT)
    return path


@pytest.fixture
def ledger(folder: Path) -> Iterator[Ledger]:
    with Ledger(folder) as opened:
        yield opened
