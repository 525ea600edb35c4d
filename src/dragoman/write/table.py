"""Writes a record as a table for people: sentence by sentence the words, then who did what to whom, when.

Whatever a report holds, it cannot take over the terminal: control characters, bidirectional overrides and the like are
shown as escapes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from dragoman.model import Actor, Entity, Event, Record, Refusal, Span, Statement, When
from dragoman.text import counted, visible

__all__ = ["table_lines"]

WIDTH = 110
"""Columns used where the terminal is wider or there is none."""

NARROW = 90
"""Below this many columns an event takes two lines instead of one row."""

_QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
_ARROW = " → "


def table_lines(record: Record, *, width: int = WIDTH, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a record's table, without line ends, at most ``width`` columns wide."""
    out = StringIO()
    console = Console(
        file=out, width=max(40, min(width, WIDTH)), force_terminal=colour, color_system="standard" if colour else None,
        no_color=not colour, highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    _Page(console, record).write()
    for line in out.getvalue().rstrip("\n").split("\n"):
        yield line.rstrip()


class _Page:
    """One record being written to a console."""

    def __init__(self, console: Console, record: Record) -> None:
        self._console = console
        self._record = record
        self._actors = {actor.id: actor for actor in record.actors}
        self._widths = self._columns()

    def write(self) -> None:
        self._header()
        events: dict[int, list[Event]] = {}
        for event in self._record.events:
            events.setdefault(event.sentence, []).append(event)
        refusals = deque(self._record.refusals)  # in the order of the text, as the sentences are
        for index, sent in enumerate(self._record.sentences):
            self._sentence(index, sent.text, quiet=index not in events)
            for event in events.get(index, ()):
                self._event(event)
            for event, words in self._retold(sent):
                self._note("told again", f"“{words}”  {event.event} of sentence {event.sentence + 1}")
            for stmt in self._record.statements:
                if stmt.sentence == index:
                    self._statement(stmt)
            while refusals and refusals[0].start < sent.end:
                self._refusal(refusals.popleft())
            self._console.print()
        self._people()
        self._instruments()
        self._footer()

    def _header(self) -> None:
        report = self._record.report
        if report.title:
            self._console.print(Text(visible(report.title), style="bold"))
        facts = [report.date.isoformat(), report.source, report.url]
        self._console.print(Text(" · ".join(visible(fact) for fact in facts if fact), style="dim"))
        self._console.print()

    def _sentence(self, index: int, words: str, *, quiet: bool) -> None:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", width=3, style="dim")
        grid.add_column(ratio=1)
        grid.add_row(str(index + 1), Text(visible(words), style="dim" if quiet else ""))
        self._console.print(grid)

    def _columns(self) -> list[int]:
        """Measure the columns once for the whole record, so that they stand below each other all the way down."""
        rows = [self._cells(event) for event in self._record.events]
        wanted = [max((cell.cell_len for cell in column), default=0) for column in zip(*rows, strict=True)] or [0] * 5
        kind, status, day = wanted[1], wanted[2], wanted[3]
        left = self._console.width - 6 - kind - status - day - 8
        trigger = min(wanted[4], max(12, left // 3))
        return [min(wanted[0], max(16, left - trigger)), kind, status, day, trigger]

    def _cells(self, event: Event) -> list[Text]:
        kind = Text(event.event, style=_QUAD_STYLES[event.quad_code])
        if event.mode:
            kind.append(" " + " ".join(event.mode), style=Style(bold=False))
        who = self._who(event.actor)
        if event.recipient:
            who.append(_ARROW, style="dim")
            who.append_text(self._who(event.recipient))
        status = event.status if event.attributed_to is None else f"{event.status}, said"
        return [
            who,
            kind,
            Text(status, style="" if event.status == "actual" else "italic"),
            Text(_day(event.date)),
            Text(f"“{visible(event.trigger.text)}”", style="cyan"),
        ]

    def _event(self, event: Event) -> None:
        cells = self._cells(event)
        if self._console.width < NARROW:
            self._console.print(Padding(cells[0], (0, 0, 0, 6)))
            self._console.print(Padding(Text("  ").join(cells[1:]), (0, 0, 0, 8)))
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        for width in self._widths:
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*cells)
        self._console.print(Padding(grid, (0, 0, 0, 6)))

    def _who(self, entities: Iterable[Entity]) -> Text:
        """Name the actors of a role, each with its code and sector where the name alone does not say it."""
        return Text(", ").join(Text(self._label(entity)) for entity in entities)

    def _label(self, entity: Entity) -> str:
        actor = self._actors[entity.id]
        sector = entity.sector or ""
        if actor.kind == "state":
            return visible(actor.name) + (f" ({sector})" if sector not in {"", "GOV"} else "")
        return f"{visible(actor.name)} ({' '.join(part for part in (entity.code, sector) if part)})"

    def _retold(self, sent: Span) -> Iterator[tuple[Event, str]]:
        """Yield the events of other sentences that a sentence tells again, with the words that do."""
        for event in self._record.events:
            if not sent.start <= event.trigger.start < sent.end:
                words = [visible(span.text) for span in event.mentions if sent.start <= span.start < sent.end]
                if words:
                    yield event, "”, “".join(words)

    def _statement(self, stmt: Statement) -> None:
        """Write who said what, the content cut to one line: the whole of it stands in the sentence above."""
        who = self._who(stmt.speaker).plain
        to = f"{_ARROW}{self._who(stmt.addressee).plain}" if stmt.addressee else ""
        said = " ".join(visible(stmt.content.text).split()).strip('“”"')
        room = max(20, self._console.width - len(who) - len(to) - len(stmt.kind) - 24)
        shown = said if len(said) <= room else said[: room - 1].rstrip() + "…"
        line = Text(f"said  {who}{to}  {stmt.kind}  “{shown}”")
        line.stylize("dim", 0, 4)
        line.stylize("italic", len(line) - len(shown) - 2)
        self._console.print(Padding(line, (0, 0, 0, 6)))

    def _refusal(self, item: Refusal) -> None:
        words = visible(self._record.report.text[item.start : item.end])
        detail = f": {visible(item.detail)}" if item.detail else ""
        self._note("not coded", f"“{words}”  {item.reason}{detail}")

    def _note(self, kind: str, words: str) -> None:
        self._console.print(Padding(Text(f"{kind}  {words}", style="dim"), (0, 0, 0, 6)))

    def _instruments(self) -> None:
        """List the agreements, resolutions, policies and statements, and what became of them by whom."""
        if not self._record.instruments:
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        for deed in self._record.instruments:
            changes = [
                f"{change.change} by {', '.join(change.by)}" if change.by else change.change for change in deed.changes
            ]
            facts = " ".join(str(fact) for fact in (deed.kind, deed.year) if fact)
            grid.add_row(Text(visible(deed.name)), Text(facts, style="dim"), Text(visible("; ".join(changes))))
        self._console.print(Text("Instruments", style="bold"))
        self._console.print(Padding(grid, (0, 0, 1, 4)))

    def _people(self) -> None:
        """List the actors that were identified: name, code and sector, office or members, number of mentions."""
        known = [actor for actor in self._record.actors if actor.code or actor.members]
        if not known:
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        for actor in known:
            grid.add_row(*self._actor(actor))
        self._console.print(Text("Actors", style="bold"))
        self._console.print(Padding(grid, (0, 0, 1, 4)))

    def _actor(self, actor: Actor) -> list[Text]:
        codes = " ".join(part for part in (actor.code, actor.sector, *actor.other_sectors) if part)
        members = [self._actors[member].name for member in actor.members if member in self._actors]
        about = actor.office or ", ".join(members)
        count = len(actor.mentions)
        return [
            Text(visible(actor.name)),
            Text(codes, style="dim"),
            Text(visible(about)),
            Text(f"{count} mention{'s' if count != 1 else ''}", style="dim"),
        ]

    def _footer(self) -> None:
        record = self._record
        counts = [
            counted(len(record.sentences), "sentence"),
            counted(len(record.actors), "actor"),
            counted(len(record.events), "event"),
            *([counted(len(record.statements), "statement")] if record.statements else []),
            *([counted(len(record.instruments), "instrument")] if record.instruments else []),
            f"{len(record.refusals)} not coded",
        ]
        self._console.print(Text(" · ".join(counts), style="dim"))


def _day(when: When) -> str:
    """Write the time of an event as short as its precision allows."""
    if when.first is None:
        return f"until {when.last}" if when.last else "undated"
    if when.last is None:
        return f"from {when.first}"
    if when.precision == "year" and when.first.year == when.last.year:
        return f"{when.first.year}"
    if when.precision == "month" and (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return f"{when.first:%Y-%m}"
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"
