"""A coder without a model, so that tests of what is around the coder are quick and show one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.codes import closest_cameo
from dragoman.errors import BadTable
from dragoman.model import Actor, Cast, Entity, Event, Mention, Parse, Record, Refusal, Report, Sentence, Span, When
from dragoman.pipeline import Coder, Files, _paths
from dragoman.record import assemble
from factory import sentence

GOOD = "Date: 2025-03-14\nChina met Iran."


class FakeCoder(Coder):
    """Finds one meeting in every text that has the words China and met; the word FAULT makes it fail."""

    def __init__(self, *, frames: Path | str | None = None, actors: Files = ()) -> None:
        self._frames_file = Path(frames) if frames is not None else None
        self._actor_files = _paths(actors)
        own = "".join(f"; actors {path.name}" for path in self._actor_files)
        self.name = f"dragoman test; model none; codebook 1{own}"

    def code(self, report: Report) -> Record:
        if "FAULT" in report.text:
            return [][len(report.text)]
        if "TABLE" in report.text:
            raise BadTable("the table states.csv cannot be read")
        first = report.text.index("China", report.body_start)
        met = report.text.index("met", first)
        words = sentence("x x X 0 root", "x").tokens
        parse = Parse((Sentence(0, first, len(report.text.rstrip()), words),))
        place = report.span(first, first + 5)
        cast = Cast((Actor("c", "China", "state", "CHN", "GOV", mentions=(Mention("c", 0, 0, 0, 0, place, "name"),)),))
        when = When(report.date, report.date, "day", "dateline")
        event = Event(
            "e", "CONSULT", (), (), "040", 1.0, 1, 2.5, "actual", None,
            (Entity("c", "CHN", "GOV", "China", place.start, place.end),), (), report.span(met, met + 3), (), 0, when,
            None, 0.9, "frame meet",
        )  # fmt: skip
        return assemble(report, parse, cast, events=[event], coder=self.name)


class ToldCoder(FakeCoder):
    """Finds what it was told to find: for each text the parse of one sentence and events."""

    def __init__(self, sentences: Mapping[str, Sentence], events: Mapping[str, Iterable[Event]] | None = None) -> None:
        super().__init__()
        self._sentences = sentences
        self._told = events or {}

    def parse(self, report: Report) -> Parse:
        return Parse((self._sentences[report.text],))

    def code_parse(self, report: Report, parse: Parse) -> Record:
        events = tuple(self._told.get(report.text, ()))
        return Record(self.name, report, tuple(report.span(s.start, s.end) for s in parse.sentences), (), events)

    def events_between(
        self,
        report: Report,
        parse: Parse,  # noqa: ARG002 - the real one's
        source: tuple[int, int] | None,
        target: tuple[int, int] | None,
    ) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
        """Return what it was told, with the entities at the two places renamed to the two parties."""
        names = {source: "source", target: "target"}

        def renamed(side: tuple[Entity, ...]) -> tuple[Entity, ...]:
            return tuple(replace(e, id=names.get((e.start, e.end), e.id)) for e in side)

        told = self._told.get(report.text, ())
        return tuple(replace(e, actor=renamed(e.actor), recipient=renamed(e.recipient)) for e in told), ()


def told_event(
    kind: str, actor: tuple[int, int], recipient: tuple[int, int] | None = None, confidence: float = 0.9
) -> Event:
    """Return an event whose actor and recipient stand at these offsets of its text."""

    def entity(place: tuple[int, int]) -> Entity:
        return Entity(f"at {place}", "XXX", None, "", *place)

    day = date(2025, 3, 14)
    return Event(
        "e", kind, (), (), closest_cameo(kind), 1.0, 1, 2.5, "actual", None, (entity(actor),),
        (entity(recipient),) if recipient else (), Span(0, 1, "x"), (), 0, When(day, day, "day", "dateline"), None,
        confidence, "told",
    )  # fmt: skip


def a_report(number: int) -> Report:
    """Return one of many different reports."""
    return Report(f"{number:016x}", date(2025, 3, 14), f"China met Iran for the {number}th time.")
