"""Finds the instruments that events and statements concern, with where they stand and how they came there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.brief.names import code_names, day_of
from dragoman.brief.parts import Change, InstrumentPart, Source
from dragoman.brief.quotes import quote
from dragoman.brief.sentences import change_sentence
from dragoman.draw.steps import date_of
from dragoman.store.answers import ChangeRow, EventRow, InstrumentRow, StatementRow, StatusRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

__all__ = ["concerned", "instrument_part", "told_changes"]

_CHANGES = 15
"""The latest changes of an instrument, which are told."""
_PRONOUNS = frozenset({"it", "its", "this", "that", "they", "them", "these", "those", "both", "one", "which"})
_SEARCHED = 1000
"""The most reported instruments, among which those concerned are looked for."""


def concerned(
    ledger: Ledger, rows: Iterable[EventRow | StatementRow], *, most: int
) -> tuple[tuple[StatusRow, ...], int]:
    """Return the instruments that the sentences of rows name, the most named first, and how many more there are.

    An instrument that few reports name is looked for only in the sentences of these.
    """
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for told in rows:
        sentences[told.report][told.sentence.start] = told.sentence.text.lower()
    found: Counter[InstrumentRow] = Counter()
    for instrument in ledger.instruments(Filter(), limit=_SEARCHED).rows:
        few = instrument.reports <= len(instrument.mentions)
        reports = {words.report for words in instrument.mentions} if few else sentences.keys()
        names = [name.lower() for name in _own_names(instrument)]
        found[instrument] = sum(
            _names_one(text, names) for report in reports for text in sentences.get(report, {}).values()
        )
    ranked = [row for row, count in found.items() if count]
    ranked.sort(key=lambda row: (-found[row], row.status is None, row.key))
    stories = []
    for row in ranked[:most]:
        stories += [story for story in ledger.status(row.key) if story.instrument.key == row.key][:1]
    return tuple(stories), len(ranked) - len(stories)


def _own_names(row: InstrumentRow) -> tuple[str, ...]:
    """Return what reports call an instrument, without the words that stand for any."""
    return tuple(name for name in row.names if name.strip() and name.lower() not in _PRONOUNS)


def _names_one(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text has one of the names as words of its own; both are in small letters."""
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def instrument_part(story: StatusRow, sources: Mapping[str, Source]) -> InstrumentPart:
    """Return an instrument with its changes as a brief shows it."""
    row = story.instrument
    latest, earlier = told_changes(story)
    status = "no change of it is told"
    if latest:
        status = f"{change_sentence(latest[-1][0])}, {_when(latest[-1][0])}"
    return InstrumentPart(
        name=row.name,
        also=tuple(name for name in _own_names(row) if name.lower() != row.name.lower())[:6],
        kind=row.kind,
        parties=code_names(row.parties),
        year=row.year,
        status=status,
        reports=row.reports,
        changes=tuple(_change(change, times, sources[change.words.report]) for change, times in latest),
        earlier=earlier,
    )


def told_changes(story: StatusRow) -> tuple[list[tuple[ChangeRow, int]], int]:
    """Return the latest changes of an instrument, each with how often it is told, and how many earlier ones there are.

    Changes of one kind by the same on the same day are one; the words are those of the first report.
    """
    once: dict[tuple[str, tuple[str, ...], str], list[ChangeRow]] = defaultdict(list)
    for change in story.changes:
        once[change.change, tuple(sorted(change.by)), change.when or str(change.report_date)].append(change)
    told = [(some[0], len(some)) for some in once.values()]
    return told[-_CHANGES:], max(0, len(told) - _CHANGES)


def _change(change: ChangeRow, times: int, source: Source) -> Change:
    return Change(_when(change), change_sentence(change), quote(change.sentence, [change.words], source), times)


def _when(change: ChangeRow) -> str:
    return date_of(change.when) if change.when else f"in the report of {day_of(change.report_date)}"
