"""Tests that the files about the project agree with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.version import __version__

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CHANGELOG.md", f"## [{__version__}]"),
        ("CHANGELOG.md", "### Changes to coded data"),
        ("CITATION.cff", f"version: {__version__}"),
        ("LICENSE", "Apache License"),
        ("SECURITY.md", "20 MB"),
        ("SECURITY.md", "1,000,000 characters"),
        (".ci/run", "make test"),
    ],
)
def test_files_about_the_project(name: str, words: str) -> None:
    assert words in (ROOT / name).read_text(encoding="utf-8")


def test_continuous_integration_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_package_table_has_a_source() -> None:
    data = ROOT / "src" / "dragoman" / "data"
    sources = (data / "SOURCES.md").read_text(encoding="utf-8")
    tables = [path for path in data.rglob("*") if path.suffix in {".csv", ".tsv", ".txt", ".json"}]
    missing = [str(table.relative_to(data)) for table in tables if not _is_named(table.relative_to(data), sources)]
    assert not missing, "SOURCES.md must say where these come from"


def _is_named(table: Path, sources: str) -> bool:
    """Tell whether a table, or the folder it is in, is named."""
    return f"`{table}`" in sources or (len(table.parts) > 1 and f"`{table.parent}/`" in sources)
