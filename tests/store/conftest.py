"""Ledgers for the tests of the store: the sample record and others made from it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.store.ledger import Ledger
from ledgers import varied

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of three reports, closed."""
    path = tmp_path / "ledger"
    with Ledger(path, write=True) as ledger:
        ledger.add([varied(number) for number in range(3)], added=MOMENT)
    return path
