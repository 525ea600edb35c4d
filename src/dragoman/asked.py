"""What questions to a ledger share on the command line and in Python: how it is opened, and whose a timeline is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from dragoman.errors import StoreBusy, StoreUnwritable
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

__all__ = ["open_current", "timeline_of"]


def open_current(folder: Path) -> Ledger:
    """Open a ledger for reading, and first bring its index up where a stopped writer left it behind and nobody writes.

    Raises:
        BadConfig: there is no ledger.
        StoreDamaged: its files are not what was written.
    """
    ledger = Ledger(folder)
    if ledger.behind():
        ledger.close()
        with suppress(StoreBusy, StoreUnwritable):
            Ledger(folder, write=True).close()
        ledger = Ledger(folder)
    return ledger


def timeline_of(ledger: Ledger, names: Sequence[str], wanted: Filter) -> Filter:
    """Return the filter of a timeline: a name of one instrument of the ledger is taken for it, any other for a party.

    Names are codes, names of actors, or dyads such as IRN-USA.
    """
    if len(names) == 1 and not _is_dyad(names[0]) and ledger.has_instrument(names[0]):
        return replace(wanted, instrument=names[0])
    parties = (part for name in names for part in (name.split("-") if _is_dyad(name) else (name,)))
    return replace(wanted, party=(*wanted.party, *parties))


def _is_dyad(name: str) -> bool:
    """Tell whether a name is two codes, as IRN-USA is."""
    parts = name.split("-")
    return len(parts) == 2 and all(len(part) == 3 and part.isalpha() and part.isupper() for part in parts)
