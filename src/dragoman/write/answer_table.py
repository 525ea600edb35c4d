"""Writes the rows of the ledger's answers as text for people: what happened first, then the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dragoman.find.bound.instrument_table import wikidata_of
from dragoman.store.answers import (
    ActorRow,
    Assertion,
    Cell,
    ChangeRow,
    Difference,
    EventRow,
    EventStory,
    InstrumentRow,
    JoinReason,
    Party,
    PositionRow,
    ReportRow,
    ReportStory,
    StatementRow,
    StatementStory,
    Stats,
    StatusRow,
    TimelineRow,
    Words,
)
from dragoman.text import counted

__all__ = ["answer_lines"]

Lines = Iterator[str]


def answer_lines(row: object) -> Lines:
    """Yield the lines of a row, or of a whole story, without line ends."""
    yield from _WRITERS[type(row)](row)


def _days(first: date | None, last: date | None, precision: str, basis: str) -> str:
    if basis == "before":
        return f"before {last}" if last else "some time before"
    if first is None or last is None:
        return f"from {first}" if first else f"until {last}" if last else "undated"
    if precision == "year" and first.year == last.year:
        return str(first.year)
    if precision == "month" and first.month == last.month:
        return f"{first:%Y-%m}"
    return str(first) if first == last else f"{first} to {last}"


def _names(parties: tuple[Party, ...]) -> str:
    held = [(party.name, party.code or party.sector) for party in parties]
    return ", ".join(f"{name} ({code})" if code else name for name, code in held)


def _told(reports: int, independent: int) -> str:
    return "" if reports < 2 else f"  {counted(reports, 'report')}, {independent:,} independent"


def _quoted(words: Words, source: str | None = None) -> str:
    return f"    “{words.text}”  {source or words.report}"


def _event(row: EventRow) -> Lines:
    what = " ".join((row.event, *row.mode, *([row.status] if row.status != "actual" else [])))
    towards = f" -> {_names(row.recipients)}" if row.recipients else ""
    where = f"  in {row.place.name or row.place.words.text}" if row.place else ""
    when = _days(row.first, row.last, row.precision, row.basis)
    told = _told(row.reports, row.independent)
    yield f"{row.id}  {when}  {what}  {_names(row.actors)}{towards}{where}{told}"
    yield _quoted(row.sentence, row.source)
    for contradiction in row.contradictions:
        yield f"    contradiction in {contradiction}"
    if row.withdrawn:
        yield f"    withdrawn {row.withdrawn:%Y-%m-%d}: a newer coding of the report does not have it"


def _statement(row: StatementRow) -> Lines:
    when = _days(row.first, row.last, row.precision, row.basis)
    to = f" -> {_names(row.addressees)}" if row.addressees else ""
    stances = "".join(f"  {item.stance} {item.towards}" for item in row.stances)
    told = _told(row.reports, row.independent)
    yield f"{row.id}  {when}  {row.kind}  {_names(row.speakers) or 'somebody'}{to}{stances}{told}"
    yield _quoted(row.content, row.source)


def _report(row: ReportRow) -> Lines:
    kin = "" if row.kin == row.id else f"  copy or update of {row.kin}"
    found = f"{counted(row.events, 'event')}, {counted(row.statements, 'statement')}"
    yield f"{row.id}  {row.day}  {row.title or ''}  {row.source or ''}  {found}{kin}"


def _actor(row: ActorRow) -> Lines:
    code = " ".join(filter(None, (row.code, row.sector)))
    office = f"  {row.office}" if row.office else ""
    does = f"acts {row.acts}, is acted upon {row.receives}, speaks {row.speaks}"
    yield f"{row.name}  {row.kind}  {code}{office}  {counted(row.reports, 'report')}: {does}"


def _instrument(row: InstrumentRow) -> Lines:
    since = f" since {row.since}" if row.since and row.status else ""
    parties = f"  parties {', '.join(row.parties)}" if row.parties else ""
    wikidata = wikidata_of(row.name)
    known = f"  {wikidata}" if wikidata else ""
    told = f"{row.status or 'no change known'}{since}{parties}{known}"
    yield f"{row.key}  {row.kind}  {row.name}  {told}  {counted(row.reports, 'report')}"


def _change(row: ChangeRow) -> Lines:
    by = f" by {', '.join(row.by)}" if row.by else ""
    yield f"  {row.when or f'before {row.report_date}'}  {row.change}{by}"
    yield _quoted(row.sentence)


def _status(row: StatusRow) -> Lines:
    yield from _instrument(row.instrument)
    for change in row.changes:
        yield from _change(change)


def _timeline(row: TimelineRow) -> Lines:
    day = _days(row.day, row.last, row.precision, "")
    towards = f" -> {', '.join(row.recipients)}" if row.recipients else ""
    told = f"  {counted(row.reports, 'report')}" if row.reports > 1 else ""
    yield f"{day}  {row.kind} {row.label}  {', '.join(row.actors)}{towards}{told}  {row.id}"
    yield _quoted(row.sentence if row.kind != "statement" else row.words)


def _position(row: PositionRow) -> Lines:
    until = f" until {row.until}" if row.until else ""
    before = f", before that {row.before}" if row.before else ""
    code = f" ({row.code})" if row.code and row.code != row.speaker else ""
    times = f"  {row.times} times" if row.times > 1 else ""
    yield f"{row.speaker}{code}  {row.stance}  {row.towards}  since {row.since}{until}{before}{times}"
    yield _quoted(row.sentence)


def _cell(row: Cell) -> Lines:
    value = "" if row.value is None else f"{row.value:g}"
    yield "  ".join((*row.by, value))


def _difference(row: Difference) -> Lines:
    reports = f"{row.reports_before:,} -> {counted(row.reports_after, 'report')}"
    yield f"{row.when:%Y-%m-%d %H:%M}  {row.change}  {row.kind}  {row.label}  {reports}  {row.id}"


def _stats(row: Stats) -> Lines:
    days = f"; {row.first} to {row.last}" if row.first else ""
    yield f"reports      {row.reports:>12,}  ({row.independent_reports:,} independent{days})"
    yield f"rejected     {row.rejections:>12,}"
    yield f"assertions   {row.assertions:>12,}"
    yield f"events       {row.events:>12,}  (in {counted(row.tellings, 'telling')})"
    yield f"statements   {row.statements:>12,}"
    yield f"actors       {row.actors:>12,}"
    yield f"instruments  {row.instruments:>12,}"
    yield f"segments     {row.segments:>12,}  ({row.bytes / 1e6:,.1f} MB with the index)"
    for coder in row.coders:
        yield f"coder        {coder}"
    if row.behind:
        behind = counted(row.behind, "assertion")
        yield f"not in the index yet: {behind}; the next add or `dragoman rebuild` brings it up"


def _history(history: tuple[Assertion, ...]) -> Lines:
    yield "history:"
    for item in history:
        holds = "" if item.holds else "  (does not have it)"
        yield f"  {item.added:%Y-%m-%d %H:%M}  report {item.report}  {item.coder}{holds}"


def _reasons(reasons: tuple[JoinReason, ...]) -> Lines:
    for reason in reasons:
        yield f"  {reason.a} and {reason.b}: {reason.score:.2f}, {'; '.join(reason.reasons)}"


def _story(head: EventRow | StatementRow, story: EventStory | StatementStory) -> Lines:
    yield from answer_lines(head)
    if len(story.tellings) > 1:
        yield f"told {len(story.tellings)} times:"
        for telling in story.tellings:
            yield from (f"  {line}" for line in answer_lines(telling))
        yield "one because:"
        yield from _reasons(story.reasons)


def _event_story(story: EventStory) -> Lines:
    yield from _story(story.event, story)
    for first, relation, second in story.order:
        yield f"order: {first} {relation} {second}"
    yield f"coded by: {story.event.why} (confidence {story.event.confidence:.2f})"
    yield from _history(story.history)


def _statement_story(story: StatementStory) -> Lines:
    yield from _story(story.statement, story)
    yield from _history(story.history)


def _report_story(story: ReportStory) -> Lines:
    yield from _report(story.report)
    yield from (f"{relation} of {other}, alike {alike:.2f}" for other, relation, alike in story.kin)
    for event in story.events:
        yield from _event(event)
    for statement in story.statements:
        yield from _statement(statement)
    yield from _history(story.history)


_WRITERS: dict[type, Callable[[Any], Lines]] = {
    EventRow: _event,
    StatementRow: _statement,
    ReportRow: _report,
    ActorRow: _actor,
    InstrumentRow: _instrument,
    ChangeRow: _change,
    StatusRow: _status,
    TimelineRow: _timeline,
    PositionRow: _position,
    Cell: _cell,
    Difference: _difference,
    Stats: _stats,
    EventStory: _event_story,
    StatementStory: _statement_story,
    ReportStory: _report_story,
}
