"""What a user may ask of an export, beside its format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.errors import BadConfig
from dragoman.model import Record, Report, Telling

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
    or None for the format's own; ``excel`` writes CSV for a spreadsheet, with formulas made harmless. ``withhold_text``
    leaves out the words of the reports while offsets and hashes stay, ``withhold_sources`` those of these publishers.
    ``tellings`` maps ids of events to what a ledger knows of them: an event that several reports tell is then written
    once, where it is first told. ``title``, ``authors`` and ``licence`` are for a release.
    """

    unit: str = ""
    statuses: Collection[str] | None = None
    excel: bool = False
    withhold_text: bool = False
    withhold_sources: Collection[str] = ()
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""

    def withholds(self, report: Report) -> bool:
        """Tell whether the words of a report are left out; capitals in the name of its publisher do not matter."""
        names = {name.casefold() for name in self.withhold_sources}
        return self.withhold_text or (report.source or "").casefold() in names

    def shown(self, records: Iterable[Record], what: str) -> Iterator[Record]:
        """Yield the records whose text may be shown, for a format that is nothing without it.

        Raises:
            BadConfig: all text is to be withheld; ``what`` says what the format does with it.
        """
        if self.withhold_text:
            raise BadConfig(f"{what}; choose another format, or leave --withhold-text out")
        return (record for record in records if not self.withholds(record.report))
