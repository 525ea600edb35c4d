"""Finds the instruments that events and statements concern, with where they stand and how they came there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.brief.names import code_names, day_of
from dragoman.brief.parts import Change, InstrumentPart, Source
from dragoman.brief.quotes import quote
from dragoman.brief.sentences import change_sentence
from dragoman.store.answers import ChangeRow, EventRow, InstrumentRow, StatementRow, StatusRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

__all__ = ["Concerned", "concerned", "instrument_part"]

_PRONOUNS = frozenset({"it", "its", "this", "that", "they", "them", "these", "those", "both", "one", "which"})
_SEARCHED = 1000
"""The most reported instruments, among which those concerned are looked for."""

Concerned = tuple[StatusRow, ...]


def concerned(ledger: Ledger, rows: Iterable[EventRow | StatementRow], *, most: int) -> tuple[Concerned, int]:
    """Return the instruments that the sentences of rows name, the most named first, and how many more there are.

    An instrument that few reports name is looked for only in the sentences of these.
    """
    sentences = {(row.report, row.sentence.start): row.sentence.text for row in rows}
    found: Counter[InstrumentRow] = Counter()
    for instrument in ledger.instruments(Filter(), limit=_SEARCHED).rows:
        own = (
            {words.report for words in instrument.mentions} if instrument.reports <= len(instrument.mentions) else None
        )
        named = _pattern(_own_names(instrument))
        found[instrument] = sum(
            named.search(text) is not None
            for (report, _), text in sentences.items()
            if own is None or report in own
        )  # fmt: skip
    ranked = [row for row, count in found.items() if count]
    ranked.sort(key=lambda row: (-found[row], row.status is None, row.key))
    stories = []
    for row in ranked[:most]:
        stories += [story for story in ledger.status(row.name) if story.instrument.key == row.key][:1]
    return tuple(stories), len(ranked) - len(stories)


def _own_names(row: InstrumentRow) -> tuple[str, ...]:
    """Return what reports call an instrument, without the words that stand for any."""
    return tuple(name for name in row.names if name.lower() not in _PRONOUNS)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name.strip())
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)", re.IGNORECASE)


def instrument_part(story: StatusRow, sources: Mapping[str, Source]) -> InstrumentPart:
    """Return an instrument with its changes as a brief shows it."""
    row = story.instrument
    status = "no change of it is told"
    if story.changes:
        latest = story.changes[-1]
        status = f"{change_sentence(latest)}, {_when(latest)}"
    return InstrumentPart(
        name=row.name,
        also=tuple(name for name in _own_names(row) if name.lower() != row.name.lower())[:6],
        kind=row.kind,
        parties=code_names(row.parties),
        year=row.year,
        status=status,
        reports=row.reports,
        changes=tuple(_change(change, sources[change.words.report]) for change in story.changes),
    )


def _change(change: ChangeRow, source: Source) -> Change:
    return Change(_when(change), change_sentence(change), quote(change.sentence, [change.words], source))


def _when(change: ChangeRow) -> str:
    return day_of(change.day) if change.day else f"in the report of {day_of(change.report_date)}"
