"""The exceptions that dragoman raises, each saying what, where and what to do next.

::

    DragomanError
    ├── BadInput         a report, file or option value that cannot be used
    │   ├── LimitReached a report beyond a size limit
    │   ├── OtherLanguage a report that is not in English
    │   └── FetchRefused an address that is not fetched, or whose answer is of no use
    ├── BadConfig        a setting that cannot be used
    ├── BadTable         a table, frame file or model that is missing, damaged or malformed
    ├── BadRecord        a record that breaks its own rules: a fault of dragoman, never of the report
    ├── StoreBusy        a ledger that another process is writing to
    ├── StoreDamaged     a ledger whose files are not what was written
    ├── StoreUnwritable  a ledger in a folder that is full or may not be written to
    └── MissingExtra     an optional dependency that is not installed

``code`` is stable and documented; ``exit_code`` is what the command line returns when nothing else was coded.
"""

from __future__ import annotations

__all__ = [
    "BadConfig",
    "BadInput",
    "BadRecord",
    "BadTable",
    "DragomanError",
    "FetchRefused",
    "LimitReached",
    "MissingExtra",
    "OtherLanguage",
    "StoreBusy",
    "StoreDamaged",
    "StoreUnwritable",
]


class DragomanError(Exception):
    """Anything that dragoman refuses to do, with a message for the person who asked."""

    code = "error"
    exit_code = 1


class BadInput(DragomanError):
    """A report that cannot be read: no date, impossible date, not text, empty."""

    code = "bad-input"


class LimitReached(BadInput):
    """A report beyond one of the size limits; the message names the limit."""

    code = "limit-reached"


class OtherLanguage(BadInput):
    """A report that is not in English; the message names the language found."""

    code = "other-language"


class FetchRefused(BadInput):
    """An address that dragoman does not go to, or whose answer it does not take; the message says why."""

    code = "fetch-refused"


class BadConfig(DragomanError):
    """A setting or option value that cannot be used."""

    code = "bad-config"
    exit_code = 2


class BadTable(DragomanError):
    """A table, frame file or model that is missing, damaged or malformed."""

    code = "bad-table"
    exit_code = 2


class BadRecord(DragomanError):
    """A record with words that are not the report's, an unknown code or a dangling id; please report it."""

    code = "bad-record"


class StoreBusy(DragomanError):
    """A ledger that another process is writing to; the message says which and since when."""

    code = "store-busy"


class StoreDamaged(DragomanError):
    """A ledger whose files are not what dragoman wrote; the message says which and whether a rebuild helps."""

    code = "store-damaged"


class StoreUnwritable(DragomanError):
    """A ledger in a folder that is full, missing or may not be written to."""

    code = "store-unwritable"


class MissingExtra(DragomanError):
    """An optional dependency that is not installed; the message says how to install it."""

    code = "missing-extra"
    exit_code = 2
