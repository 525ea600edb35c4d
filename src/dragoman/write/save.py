"""Puts records into a file or folder in any of the formats, whole or not at all, with what describes them beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.errors import BadConfig
from dragoman.model import Record
from dragoman.write.formats import FORMATS, Format, prepared, sidecar, write, write_folder
from dragoman.write.output import whole_bytes, whole_file, whole_folder
from dragoman.write.settings import Settings

__all__ = ["put", "save"]


def save(records: Iterable[Record], path: Path | str, shape: str, **choices: Any) -> None:  # noqa: ANN401
    """Write records to a file, or to a new folder for a format of several files.

    ``shape`` is one of the formats of docs/formats.md. ``choices`` are the parts of ``Settings``: ``unit``,
    ``statuses``, ``excel``, ``withhold_text``, ``withhold_sources``, ``tellings``, ``title``, ``authors``, ``licence``.

    Raises:
        BadConfig: there is no such format, the choices do not fit it, or nothing can be written there.
    """
    if shape not in FORMATS:
        raise BadConfig(f"there is no format {shape!r}; choose one of {', '.join(FORMATS)}")
    put(FORMATS[shape], records, Path(path), prepared(FORMATS[shape], Settings(**choices)))


def put(form: Format, records: Iterable[Record], path: Path, settings: Settings) -> None:
    """Write records in a format with settings that are prepared for it."""
    if form.kind == "folder":
        with whole_folder(path) as folder:
            write_folder(form, records, settings, folder)
        return
    with whole_bytes(path) as output:
        write(form, records, settings, output)
    described = sidecar(form, settings)
    if described is not None:
        with whole_file(path.with_suffix(form.beside)) as file:
            file.write(described)
