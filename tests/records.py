"""Builders of records for tests: one small report with every kind of thing that a record can hold."""

from __future__ import annotations

from datetime import date

from dragoman.model import (
    Actor,
    Cast,
    Change,
    Entity,
    Event,
    Instrument,
    Location,
    Mention,
    Order,
    Parse,
    Record,
    Refusal,
    Report,
    Sentence,
    Span,
    Stance,
    Statement,
    When,
)
from dragoman.record import assemble
from factory import report, sentence

TEXT = (
    " date 2025-03-14 China and Iran met in Beijing on Friday. “We reject the threats,” said Ma Zhaoxu, a deputy "
    "minister. The two countries signed the Accord."
)
CODER = "dragoman test; model none; codebook 1"
DAY = When(date(2025, 3, 14), date(2025, 3, 14), "day", "dateline")


def span(words: str, text: str = TEXT) -> Span:
    """Return the first place where words stand."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def entity(key: str, code: str, words: str, sector: str | None = "GOV") -> Entity:
    """Return an actor in a role."""
    place = span(words)
    return Entity(key, code, sector, words, place.start, place.end)


def actor(key: str, name: str, kind: str, code: str, words: str, *members: str) -> Actor:
    """Return an actor with one mention."""
    how = {"group": "group", "person": "name", "state": "name"}[kind]
    sector = None if kind == "group" else "GOV"
    mention = Mention(key, 0, 0, 0, 0, span(words), how)
    return Actor(key, name, kind, code, sector, members=members, mentions=(mention,))


def event(key: str, kind: str, words: str, **changes: object) -> Event:
    """Return an event; everything but key, type and trigger has a default."""
    fields: dict[str, object] = {
        "mode": (), "context": ("diplomatic",), "cameo": "040", "goldstein": 1.0, "quad_code": 1, "event_scale": 2.5,
        "status": "actual", "attributed_to": None, "actor": (entity("c", "CHN", "China"), entity("i", "IRN", "Iran")),
        "recipient": (), "mentions": (), "sentence": 0, "date": DAY, "event_loc": None, "confidence": 0.912345,
        "why": "frame meet",
    }  # fmt: skip
    return Event(id=key, event=kind, trigger=span(words), **{**fields, **changes})  # type: ignore[arg-type]


def parts() -> dict[str, object]:
    """Return what the finders would find, in no particular order, for ``assemble``."""
    who = entity("m", "CHN", "Ma Zhaoxu")
    place = Location(span("Beijing"), "Beijing", "1816670", 39.9, 116.4, "CHN", "PPLC")
    stated = When(date(2025, 3, 14), date(2025, 3, 14), "day", "relative", span("on Friday"))
    group = entity("g", "CHN", "The two countries", None)
    return {
        "cast": Cast(
            (
                actor("g", "China and Iran", "group", "CHN;IRN", "The two countries", "c", "i"),
                actor("m", "Ma Zhaoxu", "person", "CHN", "Ma Zhaoxu"),
                actor("i", "Iran", "state", "IRN", "Iran"),
                actor("c", "China", "state", "CHN", "China"),
            )
        ),
        "events": [
            event("e2", "SUPPORT", "signed", sentence=2, cameo="057", goldstein=8.0, event_scale=5.0, actor=(group,)),
            event("e3", "REJECT", "reject", sentence=1, cameo="120", goldstein=-4.0, quad_code=3, event_scale=-2.0,
                  attributed_to="s1", actor=(who,)),
            event("e1", "CONSULT", "met", mode=("multilateral",), event_scale=4.0, event_loc=place, date=stated,
                  mentions=(span("met"),)),
        ],
        "statements": [
            Statement("s1", (who,), (), span("said"), span("“We reject the threats,”"),
                      (span("We reject the threats,"),), "assert", None, DAY, 1,
                      (Stance("threats", "rejects", 61, 67),)),
        ],
        "instruments": [
            Instrument("d1", "Accord", "agreement", ("CHN", "IRN"), 2025, (span("the Accord"),),
                       (Change("signed", ("CHN", "IRN"), "2025-03-14", *_place("signed")),), "signed"),
        ],
        "order": [Order("e1", "before", "e2", *_place("signed"))],
        "refusals": [Refusal(*_place("threats"), "topic-only", "a threat that is spoken of")],
    }  # fmt: skip


def _place(words: str) -> tuple[int, int]:
    return span(words).start, span(words).end


def sample_report() -> Report:
    """Return the report that the parts are about."""
    return report(TEXT, title="Talks in Beijing", source="Our desk", body_start=17)


def sample_parse() -> Parse:
    """Return a parse with the report's three sentences, one token each."""
    edges = [("China and", "Friday."), ("“We", "minister."), ("The two", "Accord.")]
    sentences: list[Sentence] = []
    for index, (first, last) in enumerate(edges):
        start, end = span(first).start, span(last).end
        words = sentence("x x X 0 root", "x", index, start)
        sentences.append(Sentence(index, start, end, words.tokens))
    return Parse(tuple(sentences))


def record(**changes: object) -> Record:
    """Assemble the sample record, with some parts changed."""
    found = {**parts(), **changes}
    cast = found.pop("cast")
    made = sample_report()
    full = Report("ab12cd34ef56ab12", made.date, made.text, made.title, made.source, made.url, "en", made.body_start)
    return assemble(full, sample_parse(), cast, coder=CODER, **found)  # type: ignore[arg-type]


def told(words: str, **changes: object) -> Record:
    """Return a record of one sentence, every text of which is these words: names, title, trigger, quotation and place.

    It breaks rules of a record (nothing in it is an act), so that a writer can be shown any text at all.
    """
    full = Report("ab12cd34ef56ab12", date(2025, 3, 14), words, words, words, words)
    place = Span(0, len(words), words)
    who = Actor("a1", words, "organization", "UNO", "GOV", ("MIL",), words, "Q1", mentions=(
        Mention("a1", 0, 0, 0, 0, place, "name"),))  # fmt: skip
    other = Actor("a2", words, "state", "IRN", "GOV", mentions=(Mention("a2", 0, 0, 0, 0, place, "name"),))
    doer = Entity("a1", "UNO", "GOV", words, 0, len(words))
    target = Entity("a2", "IRN", "GOV", words, 0, len(words))
    day = When(date(2025, 3, 14), date(2025, 3, 14), "day", "stated", place)
    fields: dict[str, object] = {
        "mode": (), "context": (), "cameo": "010", "goldstein": 0.0, "quad_code": 3, "event_scale": -2.0,
        "status": "actual", "attributed_to": "s1", "actor": (doer,), "recipient": (target,), "trigger": place,
        "mentions": (place,), "sentence": 0, "date": day, "confidence": 0.5, "why": words,
        "event_loc": Location(place, words, "1816670", 39.9, 116.4, "CHN", "PPLC"),
    }  # fmt: skip
    event_ = Event(id="e1", event="ACCUSE", **{**fields, **changes})  # type: ignore[arg-type]
    stmt = Statement("s1", (doer,), (target,), place, place, (place,), "accuse", place, day, 0,
                     (Stance(words, "rejects", 0, len(words)),))  # fmt: skip
    deed = Instrument("d1", words, "agreement", ("IRN",), 2015, (place,),
                      (Change("signed", ("IRN",), "2015-07-14", 0, len(words)),), "signed")  # fmt: skip
    return Record(CODER, full, (place,), (who, other), (event_,), (stmt,), (deed,))
