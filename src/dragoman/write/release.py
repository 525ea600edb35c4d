"""Writes a folder for publication: tables as CSV and Parquet, codebook, schemas, citation, checksums.

The records are read once, whatever their number. Every file is named in ``SHA256SUMS``, which ``sha256sum -c`` checks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from hashlib import file_digest
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.codes import CODEBOOK
from dragoman.model import Record
from dragoman.text import counted
from dragoman.version import __version__
from dragoman.write.codebook import codebook_text
from dragoman.write.columns import table_schema
from dragoman.write.parquet import ParquetTable
from dragoman.write.rows import Row, RowMaker
from dragoman.write.settings import UNITS, Settings
from dragoman.write.table_csv import csv_head, csv_row

__all__ = ["write_release"]

_HOW_TO_READ = """`codebook.md` says what each column and each code means. `NAME.schema.json` types the columns of
`NAME.csv` (Table Schema); read CSV with these types, or codes such as `010` become numbers. `datapackage.json`
describes all tables (Data Package), `record.schema.json` the records that they were made of. `sha256sum -c SHA256SUMS`
checks the files."""
_PLURALS = {"event": "events", "dyad": "dyads", "actor": "actors", "statement": "statements", "change": "changes"}


def write_release(records: Iterable[Record], settings: Settings, folder: Path) -> None:
    """Write the release; ``title``, ``authors`` and ``licence`` of the settings go into the citation."""
    told = _Told()
    with ExitStack() as stack:
        tables = {unit: _Table(unit, settings, folder, stack) for unit in UNITS}
        for record in records:
            told.add(record)
            for table in tables.values():
                table.add(record)
    counts = {unit: table.count for unit, table in tables.items()}
    _put(folder / "codebook.md", "".join(codebook_text()))
    record_schema = (files("dragoman") / "data" / "record.schema.json").read_text(encoding="utf-8")
    _put(folder / "record.schema.json", record_schema)
    for unit in UNITS:
        _put(folder / f"{_PLURALS[unit]}.schema.json", _json(table_schema(unit)))
    _put(folder / "datapackage.json", _json(_package(settings, counts)))
    _put(folder / "CITATION.cff", _citation(settings, told))
    _put(folder / "README.md", _readme(settings, told, counts))
    sums = "".join(f"{_sha256(path)}  {path.name}\n" for path in sorted(folder.iterdir()))
    _put(folder / "SHA256SUMS", sums)


class _Told:
    """What the reports of a release have in common."""

    def __init__(self) -> None:
        self.reports = 0
        self.days: list[str] = []
        self.coders: dict[str, None] = {}

    def add(self, record: Record) -> None:
        self.reports += 1
        day = record.report.date.isoformat()
        self.days = [min([*self.days[:1], day]), max([*self.days[1:], day])]
        self.coders.setdefault(record.coder)


class _Table:
    """One table being written in both forms."""

    def __init__(self, unit: str, settings: Settings, folder: Path, stack: ExitStack) -> None:
        name = folder / _PLURALS[unit]
        self._unit = unit
        self._maker = RowMaker(unit, settings)
        self._csv = stack.enter_context(name.with_suffix(".csv").open("w", encoding="utf-8", newline=""))
        parquet = stack.enter_context(name.with_suffix(".parquet").open("wb"))
        self._parquet = stack.enter_context(ParquetTable(parquet, unit))
        self._csv.write(csv_head(unit))
        self.count = 0

    def add(self, record: Record) -> None:
        for row in self._maker.of(record):
            self._row(row)

    def _row(self, row: Row) -> None:
        self._csv.write(csv_row(self._unit, row))
        self._parquet.add(row)
        self.count += 1


def _package(settings: Settings, counts: dict[str, int]) -> dict[str, Any]:
    """Return the description of the release as a Data Package (Frictionless Data)."""
    resources = []
    for unit, count in counts.items():
        name = _PLURALS[unit]
        resource = {"name": name, "path": f"{name}.csv", "format": "csv", "encoding": "utf-8", "rows": count}
        resources.append({**resource, "schema": table_schema(unit)})
    licence = {"licenses": [{"name": settings.licence}]} if settings.licence else {}
    people = {"contributors": [{"title": name} for name in settings.authors]} if settings.authors else {}
    head = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "dragoman-release"}
    return {**head, "title": _title(settings), **licence, **people, "resources": resources}


def _citation(settings: Settings, told: _Told) -> str:
    """Return CITATION.cff, format 1.2.0; values are written as JSON strings, which YAML reads as they are."""
    authors = settings.authors or (f"dragoman {__version__} (program)",)
    lines = ["cff-version: 1.2.0", "type: dataset", f"title: {_quoted(_title(settings))}"]
    lines += ['message: "If you use these data, please cite them and the program that coded them."', "authors:"]
    lines += [f"  - name: {_quoted(name)}" for name in authors]
    lines += [f"version: {_quoted('; '.join(told.coders) or f'codebook {CODEBOOK}')}"]
    lines += [f"license: {_quoted(settings.licence)}"] if settings.licence else []
    lines += ["references:", "  - type: software", "    title: dragoman", f"    version: {_quoted(__version__)}"]
    lines += ["    authors:", '      - name: "The dragoman authors"']
    return "\n".join(lines) + "\n"


def _readme(settings: Settings, told: _Told, counts: dict[str, int]) -> str:
    days = f", dated {told.days[0]} to {told.days[1]}" if told.days else ""
    lines = [f"# {_title(settings)}", "", f"Coded by dragoman from {counted(told.reports, 'report')}{days}.", ""]
    lines += [f"Coder: {coder}" for coder in told.coders]
    lines += ["", "| table | rows |", "|---|---|"]
    lines += [f"| `{_PLURALS[unit]}.csv`, `{_PLURALS[unit]}.parquet` | {count:,} |" for unit, count in counts.items()]
    lines += ["", _HOW_TO_READ]
    if settings.withhold_text or settings.withhold_sources:
        whose = "" if settings.withhold_text else f" of {', '.join(settings.withhold_sources)}"
        lines += ["", f"The words of the reports{whose} are left out; offsets and hashes of the passages stay."]
    lines += ["", f"Licence: {settings.licence or 'none is given'}"]
    return "\n".join(lines) + "\n"


def _title(settings: Settings) -> str:
    return " ".join(settings.title.split()) or "Political events coded by dragoman"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
