"""What a user may ask of an export, beside its format."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dragoman.model import Telling

__all__ = ["HAPPENED", "UNITS", "Settings"]

UNITS = ("event", "dyad", "actor", "statement", "change")
"""What one row is about: an event; a pair of an actor and a recipient; an actor in a role; a statement; a change of an
instrument."""

HAPPENED = ("actual", "historical")
"""The statuses that a format without a field for the status holds: its readers take every row for a fact."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one export.

    ``unit`` is what one row is about, or empty for the format's own; ``statuses`` the statuses of the events to write,
    or None for the format's own; ``excel`` writes CSV for a spreadsheet, with formulas made harmless; ``withhold_text``
    leaves out the words of the reports while offsets and hashes stay. ``tellings`` maps ids of events to what a ledger
    knows of them: an event that several reports tell is then written once, where it is first told. ``title``,
    ``authors`` and ``licence`` are for a release.
    """

    unit: str = ""
    statuses: Collection[str] | None = None
    excel: bool = False
    withhold_text: bool = False
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
