"""Reads dated reports and writes down who did and said what to whom, with the words behind every field.

::

    import dragoman

    record = dragoman.code("China and Iran condemned the sanctions on Friday.", date="2025-03-14")
    for event in record.events:
        print(event.event, [entity.code for entity in event.actor], event.trigger.text)

The names below are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.errors import (
        BadConfig,
        BadInput,
        BadRecord,
        BadTable,
        DragomanError,
        FetchRefused,
        LimitReached,
        MissingExtra,
        OtherLanguage,
        StoreBusy,
        StoreDamaged,
        StoreUnwritable,
    )
    from dragoman.ledger import Addition, Ledger
    from dragoman.model import Record, Relation, Report
    from dragoman.pipeline import Coder, code
    from dragoman.read.files import Rejected, make_report
    from dragoman.record import to_dict, to_json
    from dragoman.relation import code_relation
    from dragoman.results.table import Table
    from dragoman.store.filters import Filter
    from dragoman.write.displacy import to_displacy
    from dragoman.write.save import save

__all__ = [
    "Addition",
    "BadConfig",
    "BadInput",
    "BadRecord",
    "BadTable",
    "Coder",
    "DragomanError",
    "FetchRefused",
    "Filter",
    "Ledger",
    "LimitReached",
    "MissingExtra",
    "OtherLanguage",
    "Record",
    "Rejected",
    "Relation",
    "Report",
    "StoreBusy",
    "StoreDamaged",
    "StoreUnwritable",
    "Table",
    "__version__",
    "code",
    "code_relation",
    "make_report",
    "save",
    "to_dict",
    "to_displacy",
    "to_json",
]

_HOMES = {
    "dragoman.errors": (
        "BadConfig", "BadInput", "BadRecord", "BadTable", "DragomanError", "FetchRefused", "LimitReached",
        "MissingExtra", "OtherLanguage", "StoreBusy", "StoreDamaged", "StoreUnwritable",
    ),
    "dragoman.ledger": ("Addition", "Ledger"),
    "dragoman.model": ("Record", "Relation", "Report"),
    "dragoman.pipeline": ("Coder", "code"),
    "dragoman.read.files": ("Rejected", "make_report"),
    "dragoman.record": ("to_dict", "to_json"),
    "dragoman.relation": ("code_relation",),
    "dragoman.results.table": ("Table",),
    "dragoman.store.filters": ("Filter",),
    "dragoman.write.displacy": ("to_displacy",),
    "dragoman.write.save": ("save",),
}  # fmt: skip


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
