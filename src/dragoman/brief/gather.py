"""Gathers a brief from a ledger: asks for what the filter finds, and puts it in the order in which it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.brief.asked import every, period_of, scope_of, title_of
from dragoman.brief.instruments import concerned, instrument_part, told_changes
from dragoman.brief.names import days_of, name_of, names_of
from dragoman.brief.parts import Brief, Day, Difference, Line, Quote, Source, Speaker
from dragoman.brief.positions import topics
from dragoman.brief.quotes import LONGEST, quote, safe_url, source_of
from dragoman.brief.sentences import doubts, event_sentence, statement_sentence
from dragoman.brief.weight import RULE, weight, weightiest
from dragoman.draw.ties import node_names
from dragoman.store.answers import EventRow, EventStory, ReportRow, StatementRow, StatementStory
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

__all__ = ["Gathered", "gather"]

SHORT = 5
"""Lines of "In short"."""
_SHORT_QUOTE = 280
"""Characters of a quotation there, so that five lines and the counts are no more than a page."""
_LOADED = 5000
"""Events, and statements, that are looked at."""
_INSTRUMENTS = 12
_TOPICS = 20
_DIFFERENCES = 12
_UNSURE = frozenset({"future", "hypothetical", "negated"})
_ON = {"day": "on the day", "denial": "on whether it happened", "actors": "on who acted"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """A brief, and the events that its pictures draw, with the numbers of its weightiest lines."""

    brief: Brief
    events: tuple[EventRow, ...]
    numbers: dict[str, str]
    wanted: Filter


def gather(ledger: Ledger, wanted: Filter, *, title: str = "", most: int = 150) -> Gathered:
    """Gather a brief; of events and of statements the ``most`` weightiest, or latest, are told in full.

    Raises:
        BadConfig: the filter cannot be used.
        LimitReached: a query took too long.
    """
    events, more_events = every(ledger.events, wanted, most=_LOADED, sort="newest")
    statements, more_statements = every(ledger.statements, wanted, most=_LOADED, sort="newest")
    hearsay = _hearsay(ledger, events)
    short = weightiest(events, SHORT, hearsay)
    numbers = {event.id: str(i) for i, event in enumerate(short, 1)}
    told = sorted(events, key=lambda event: (event.id not in numbers, _is_background(event), -weight(event, hearsay)))
    told = told[:most]
    spoken = statements[:most]
    stories, other_instruments = concerned(ledger, (*events, *statements), most=_INSTRUMENTS)
    changed = {change.words.report for story in stories for change, _ in told_changes(story)[0]}
    sources = _sources(ledger, (*events, *statements), changed)
    lines = {event.id: _event_line(event, hearsay, numbers) for event in told}
    found_topics = topics(spoken, stories, sources)
    left_out = _left_out(
        [
            (len(events) - len(told), "lighter events"),
            (len(statements) - len(spoken), "older statements"),
            (other_instruments, "instruments that are named less often"),
            (len(found_topics) - _TOPICS, "topics on which fewer took a position"),
        ],
        more=more_events or more_statements,
    )
    used = {event.report for event in events} | {row.report for row in statements}
    cited = {event.report for event in (*told, *short)} | {row.report for row in spoken} | changed
    reports: tuple[ReportRow, ...] = ()
    if used:
        reports, _ = every(ledger.reports, Filter(report=tuple(sorted(used))), most=len(used))
    brief = Brief(
        title=title or title_of(wanted),
        period=period_of(wanted, events, statements),
        scope=scope_of(wanted),
        reports=len(used),
        independent=len({report.kin for report in reports}),
        events=len(events),
        statements=len(statements),
        short=tuple(_event_line(event, hearsay, numbers, longest=_SHORT_QUOTE) for event in short),
        rule=RULE,
        happened=_days([event for event in told if _happened(event)], lines),
        unsure=_days([event for event in told if event.status in _UNSURE], lines),
        background=_days([event for event in told if _is_background(event)], lines),
        said=_speakers(spoken),
        instruments=tuple(instrument_part(story, sources) for story in stories),
        topics=found_topics[:_TOPICS],
        differences=_differences(ledger, (*events, *statements), hearsay, numbers),
        sources=tuple(sorted((sources[report] for report in cited), key=lambda source: (source.day, source.report))),
        left_out=left_out,
        coders=tuple(sorted({report.coder for report in reports})),
    )
    return Gathered(brief, events, numbers, wanted)


def _happened(event: EventRow) -> bool:
    """Tell whether an event is told as news that happened: background and what is only known to be before is not."""
    return event.status == "actual" and event.basis != "before"


def _is_background(event: EventRow) -> bool:
    return not _happened(event) and event.status not in _UNSURE


def _sources(ledger: Ledger, rows: Iterable[EventRow | StatementRow], others: Iterable[str]) -> dict[str, Source]:
    """Return the reports to cite by their ids."""
    found = {row.report: source_of(row) for row in rows}
    missing = sorted(set(others) - set(found))
    if missing:
        reports, _ = every(ledger.reports, Filter(report=tuple(missing)), most=len(missing))
        found |= {row.id: Source(row.id, row.title, row.source, row.day, safe_url(row.url)) for row in reports}
    return found


def _hearsay(ledger: Ledger, events: Iterable[EventRow]) -> dict[str, str]:
    """Return who says what a report only passes on, by the id of the event.

    What an actor says of its own words is no hearsay: a demand in a joint statement is made by making the statement.
    """
    passed_on = {event.id: event for event in events if event.attributed_to is not None}
    ids = sorted({event.attributed_to for event in passed_on.values() if event.attributed_to})
    if not ids:
        return {}
    rows, _ = every(ledger.statements, Filter(id=tuple(ids)), most=len(ids), tellings=True)
    speakers = {row.id: row.speakers for row in rows}
    said = {}
    for event in passed_on.values():
        by = speakers.get(event.attributed_to or "", ())
        own = {name for party in event.actors for name in node_names(party)}
        if event.quad_code in {2, 4} or not by or not {name for party in by for name in node_names(party)} <= own:
            said[event.id] = names_of(by) or "a source of the report"
    return said


def _event_line(
    event: EventRow, hearsay: Mapping[str, str], numbers: Mapping[str, str], *, longest: int = LONGEST
) -> Line:
    return Line(
        id=event.id,
        sentence=event_sentence(event),
        marks=doubts(event, hearsay.get(event.id, "")),
        when=days_of(event.first, event.last, event.precision),
        quote=quote(event.sentence, [event.trigger], source_of(event), longest=longest),
        reports=event.reports,
        independent=event.independent,
        quad=event.quad_code,
        number=numbers.get(event.id, ""),
    )


def _statement_line(row: StatementRow) -> Line:
    return Line(
        id=row.id,
        sentence=statement_sentence(row),
        marks=doubts(row),
        when=days_of(row.first, row.last, row.precision),
        quote=quote(row.content, row.quotes, source_of(row)),
        reports=row.reports,
        independent=row.independent,
    )


def _days(events: Sequence[EventRow], lines: Mapping[str, Line]) -> tuple[Day, ...]:
    """Put events under their days, the oldest first; those of one sentence stand together with all their words marked.

    Two of one sentence that read the same are told once.
    """
    by_day: dict[tuple[date, date, str], list[EventRow]] = defaultdict(list)
    for event in events:
        first = event.first or event.last or event.report_date
        by_day[event.last or first, first, days_of(event.first, event.last, event.precision)].append(event)
    days = []
    for (_, _, heading), some in sorted(by_day.items()):
        by_sentence: dict[tuple[str, int], list[EventRow]] = defaultdict(list)
        for event in sorted(some, key=lambda event: (event.report_date, event.report, event.trigger.start, event.id)):
            by_sentence[event.report, event.sentence.start].append(event)
        days.append(Day(heading, tuple(_together(group, lines) for group in by_sentence.values())))
    return tuple(days)


def _together(events: Sequence[EventRow], lines: Mapping[str, Line]) -> tuple[Line, ...]:
    first = events[0]
    words = quote(first.sentence, [event.trigger for event in events], source_of(first))
    shown: dict[tuple[str, tuple[str, ...]], Line] = {}
    for event in events:
        line = replace(lines[event.id], quote=words)
        if line.number or (line.sentence, line.marks) not in shown:
            shown[line.sentence, line.marks] = line
    return tuple(shown.values())


def _speakers(statements: Sequence[StatementRow]) -> tuple[Speaker, ...]:
    """Put statements under the states and bodies of those who spoke, who said most first."""
    by_speaker: dict[str, list[StatementRow]] = defaultdict(list)
    for row in statements:
        names = node_names(row.speakers[0]) if row.speakers else ("Unnamed",)
        by_speaker[names[0] if len(names) == 1 else name_of(row.speakers[0])].append(row)
    ranked = sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Speaker(name, tuple(_statement_line(row) for row in sorted(rows, key=_said_order))) for name, rows in ranked
    )


def _said_order(row: StatementRow) -> tuple[date, str, int]:
    return row.first or row.last or row.report_date, row.report, row.content.start


def _differences(
    ledger: Ledger, rows: Iterable[EventRow | StatementRow], hearsay: Mapping[str, str], numbers: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Return where reports of one thing differ, with the words of each report."""
    differing = [row for row in rows if row.contradictions]
    found = []
    for row in sorted(differing, key=lambda row: (-row.reports, row.id))[:_DIFFERENCES]:
        line = _event_line(row, hearsay, numbers) if isinstance(row, EventRow) else _statement_line(row)
        story = ledger.show(row.id)
        tellings = story.tellings if isinstance(story, EventStory | StatementStory) else ()
        quotes = tuple(_telling_quote(telling) for telling in tellings)
        found.append(Difference(line, tuple(map(_difference, row.contradictions)), quotes))
    return tuple(found)


def _telling_quote(telling: EventRow | StatementRow) -> Quote:
    marked = telling.trigger if isinstance(telling, EventRow) else telling.content
    return quote(telling.sentence, [marked], source_of(telling))


def _difference(told: str) -> str:
    what, _, values = told.partition(": ")
    return f"Reports differ {_ON.get(what, 'on the ' + what)}: {values}" if values else told


def _left_out(counts: Iterable[tuple[int, str]], *, more: bool) -> tuple[str, ...]:
    notes = [f"{count:,} {what}" for count, what in counts if count > 0]
    if more:
        notes.append(f"all that is older than the newest {_LOADED:,} events and {_LOADED:,} statements")
    return tuple(notes)
