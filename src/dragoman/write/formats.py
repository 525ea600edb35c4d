"""The formats that dragoman writes: one list for the command line, for ledgers and for whoever serves them.

A writer takes records and settings. A text format yields pieces of text, a binary one writes to a stream, a folder one
writes files into a folder. Writers are loaded when first used, so that a format costs nothing until it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.settings import UNITS, Settings

__all__ = ["FORMATS", "Format", "prepared", "sidecar", "text", "write", "write_folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffix and media type of its files, and what it is for.

    ``kind`` is text, binary or folder. ``units`` are what its rows can be about, the usual one first; empty where the
    format decides. ``tool`` names programs that open it. Beside some files stands another that describes them, with the
    same name and the suffix ``beside``. ``writer`` and ``describe`` are places of functions.
    """

    name: str
    suffix: str
    media_type: str
    kind: str
    what: str
    tool: str
    writer: str
    units: tuple[str, ...] = ()
    beside: str = ""
    describe: str = ""


_LIST = (
    Format("record", ".jsonl", "application/x-ndjson", "text", "dragoman's own record, one report a line",
           "dragoman, any JSON reader", "dragoman.write.records:records_text"),
    Format("plover", ".jsonl", "application/x-ndjson", "text", "PLOVER's JSON, one event a line",
           "any JSON reader", "dragoman.write.plover:plover_text"),
    Format("gdelt", ".csv", "text/tab-separated-values", "text", "GDELT 2.0: 61 columns, tab-separated, no header",
           "gdeltPyR, BigQuery loaders, pandas", "dragoman.write.gdelt:gdelt_lines"),
    Format("icews", ".tab", "text/tab-separated-values", "text", "ICEWS: 20 columns, tab-separated",
           "the R package icews, pandas", "dragoman.write.icews:icews_lines"),
    Format("polecat", ".tsv", "text/tab-separated-values", "text", "POLECAT: 40 columns, tab-separated",
           "R's readr, pandas", "dragoman.write.polecat:polecat_lines"),
    Format("csv", ".csv", "text/csv; charset=utf-8", "text", "a table, with its columns described in a file beside it",
           "pandas, polars, DuckDB, R, Excel", "dragoman.write.table_csv:csv_lines", UNITS, ".schema.json",
           "dragoman.write.table_csv:csv_sidecar"),
    Format("parquet", ".parquet", "application/vnd.apache.parquet", "binary", "a typed table",
           "pandas, polars, DuckDB, R's arrow", "dragoman.write.parquet:write_parquet", UNITS),
    Format("geojson", ".geojson", "application/geo+json", "text", "events on a map, a point each",
           "QGIS, Leaflet, kepler.gl, geopandas", "dragoman.write.geojson:geojson_text"),
    Format("graphml", ".graphml", "application/graphml+xml", "text", "a network of actors, an edge for each pair",
           "Cytoscape, networkx, igraph, Gephi", "dragoman.write.graph:graphml_text"),
    Format("gexf", ".gexf", "application/gexf+xml", "text", "the same network with an interval of days on each edge",
           "Gephi, networkx", "dragoman.write.graph:gexf_text"),
    Format("brat", "", "inode/directory", "folder", "texts with annotations beside them, a pair of files a report",
           "brat, INCEpTION", "dragoman.write.brat:write_brat"),
    Format("label-studio", ".json", "application/json", "text", "tasks with what was found as predictions to correct",
           "Label Studio", "dragoman.write.label_studio:label_studio_text", (), ".config.xml",
           "dragoman.write.label_studio:interface"),
    Format("spacy", ".jsonl", "application/x-ndjson", "text", "texts with tokens, spans and relations, a report a line",
           "spaCy, Prodigy", "dragoman.write.spacy_json:spacy_text"),
    Format("displacy", ".html", "text/html; charset=utf-8", "text", "a page that shows the texts with marks in them",
           "any browser", "dragoman.write.displacy:displacy_html"),
    Format("release", "", "inode/directory", "folder", "all tables as CSV and Parquet, with codebook and checksums",
           "Dataverse, Zenodo, any reader of CSV or Parquet", "dragoman.write.release:write_release"),
)  # fmt: skip

FORMATS = {form.name: form for form in _LIST}
"""The formats by name, in the order in which they are shown."""


def prepared(form: Format, settings: Settings) -> Settings:
    """Return settings with the format's own unit where none was asked for.

    Raises:
        BadConfig: the format cannot be written in this unit, is not for a spreadsheet, or is no release.
    """
    if settings.excel and form.name != "csv":
        raise BadConfig(f"{form.name} is not for spreadsheets; choose csv, or leave --excel out")
    if form.name != "release" and (settings.title or settings.authors or settings.licence):
        raise BadConfig(f"{form.name} has no title, authors or licence; choose release, or leave them out")
    if not settings.unit:
        return replace(settings, unit=form.units[0]) if form.units else settings
    if settings.unit not in form.units:
        choice = f"choose {', '.join(form.units)}" if form.units else "leave the unit out"
        raise BadConfig(f"{form.name} has no rows of the unit {settings.unit!r}; {choice}")
    return settings


def text(form: Format, records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield a text format piece by piece; the settings must be prepared."""
    pieces: Iterator[str] = _load(form.writer)(records, settings)
    return pieces


def write(form: Format, records: Iterable[Record], settings: Settings, out: BinaryIO) -> None:
    """Write a text or binary format to a stream, text in UTF-8; the settings must be prepared."""
    if form.kind == "binary":
        _load(form.writer)(records, settings, out)
        return
    out.writelines(piece.encode("utf-8") for piece in text(form, records, settings))


def write_folder(form: Format, records: Iterable[Record], settings: Settings, folder: Path) -> None:
    """Write a folder format into a folder that is there and empty; the settings must be prepared."""
    _load(form.writer)(records, settings, folder)


def sidecar(form: Format, settings: Settings) -> str | None:
    """Return what stands in the file beside an export, or None where the format needs none."""
    return str(_load(form.describe)(settings)) if form.describe else None


def _load(place: str) -> Any:  # noqa: ANN401 - the three kinds of writers have no type in common
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
