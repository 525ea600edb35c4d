"""The frozen values that flow from a report to its record.

Every offset counts Unicode code points, is half-open, and points into ``Report.text`` exactly as it was read, so
``report.text[span.start:span.end] == span.text`` always holds. Token and sentence indices count from zero; a token's
``head`` is an index within its own sentence, ``-1`` for the root. Codes are text, never numbers. What is absent is
``None`` or an empty tuple, never a filler word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

__all__ = [
    "ActReading",
    "Actor",
    "Cast",
    "Change",
    "Entity",
    "Event",
    "Instrument",
    "Location",
    "Mention",
    "NamedEntity",
    "Order",
    "Parse",
    "Record",
    "Refusal",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Stance",
    "Statement",
    "Telling",
    "TimePhrase",
    "Token",
    "When",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the report's own characters with the words it holds."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A dated text as it was read, before anything has been found in it."""

    id: str
    date: date
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    body_start: int = 0
    """Offset where the body begins, after a date line or front matter."""
    dateline: str | None = None
    """Place, and often day, that a page gives apart from its date and text: ``BEIJING, March 13``, as written."""
    origin: str | None = field(default=None, compare=False)
    """File, line or member that the report was read from, for messages; the same report may come from several."""

    def span(self, start: int, end: int) -> Span:
        """Return the words between two offsets as a span."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word in the sense of Universal Dependencies, with its place in the text and in the tree."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    """Features in CoNLL-U form, ``Mood=Ind|Tense=Past``, or an empty string."""
    head: int
    deprel: str

    def feat(self, name: str) -> str | None:
        """Return the value of one morphological feature, or None when the token lacks it."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A named entity over tokens ``first`` to ``last`` (inclusive) of a sentence.

    Labels are PERSON, ORG, PLACE, FACILITY, GROUP (demonyms, faiths, movements), EVENT, LAW, DATE, NUMBER, MONEY.
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class ActReading:
    """What the network makes of a word as the trigger of an act.

    ``events`` holds the likelier of the 16 types with their probabilities (what is missing from 1 is "no act" and the
    rest), ``modes`` and ``statuses`` likewise; ``actor`` and ``recipient`` one probability for each token.
    """

    token: int
    events: tuple[tuple[str, float], ...]
    modes: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    actor: tuple[float, ...]
    recipient: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens, dependency tree and named entities."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    entities: tuple[NamedEntity, ...] = ()
    acts: tuple[ActReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Parse:
    """What the reader makes of a report: its sentences in order."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor: tokens ``first`` to ``last`` (inclusive) of a sentence, headed by ``head``."""

    actor: str
    """Key of the actor named, unique within the report."""
    sentence: int
    first: int
    last: int
    head: int
    span: Span
    how: str
    """name, short-name, title, demonym, capital, building, acronym, pronoun, description, group, document."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, person, organization or group that a report names.

    ``code`` is an ISO 3166 alpha-3 code or one of the codes of the codebook (UNO, EUR, IGO, NGO, ISM, IMG, MNC, KOS,
    PSE, HKG); ``sector`` one of its sector codes. ``members`` holds the keys of a group's members.
    """

    id: str
    name: str
    kind: str
    code: str
    sector: str | None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a report with their mentions, and what looked like an actor and stayed unknown."""

    actors: tuple[Actor, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor in a role of one event or statement, with the words that put it there."""

    id: str
    code: str
    sector: str | None
    entity_text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of an event, how precise that is, and where it comes from.

    ``precision`` is day, month, year or span; ``basis`` is stated, relative, dateline or before. ``first`` and ``last``
    are None where the text gives no bound: a background event without a date has ``last`` the day before the report.
    """

    first: date | None
    last: date | None
    precision: str
    basis: str
    span: Span | None = None

    @property
    def known(self) -> str | None:
        """The date as far as it is known: the day, the month or the year in ISO form; None where no year is."""
        first, last = self.first, self.last
        if first is None or last is None:
            return None
        if first == last:
            return first.isoformat()
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        return f"{first:%Y}" if first.year == last.year else None


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A date phrase over tokens ``first`` to ``last`` (inclusive) of a sentence, resolved against the report's date."""

    sentence: int
    first: int
    last: int
    when: When


@dataclass(frozen=True, slots=True)
class Location:
    """The place of an event as named in the text and, where known, as the gazetteer has it."""

    span: Span
    resolved_place: str | None = None
    geonameid: str | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    feature_code: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One act by actors towards recipients, expressed by one trigger."""

    id: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    goldstein: float
    quad_code: int
    event_scale: float
    status: str
    """actual, historical, future, hypothetical or negated."""
    attributed_to: str | None
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    trigger: Span
    mentions: tuple[Span, ...]
    sentence: int
    date: When
    event_loc: Location | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance towards a topic or an instrument, with the words that show it."""

    towards: str
    stance: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what to whom."""

    id: str
    speaker: tuple[Entity, ...]
    addressee: tuple[Entity, ...]
    cue: Span | None
    content: Span
    quotes: tuple[Span, ...]
    kind: str
    medium: Span | None
    date: When
    sentence: int
    stance: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an instrument: what became of it, by whom, when, in which words.

    ``date`` is ISO text as far as the report gives it: a day, a month or a year; None where it gives none.
    """

    change: str
    by: tuple[str, ...]
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, resolution, law, policy, sanctions programme, proposal or statement that lives on."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    year: int | None
    mentions: tuple[Span, ...]
    changes: tuple[Change, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """A relation in time or cause between two events, as the text states it."""

    first: str
    relation: str
    second: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that looked like an event or a statement and were not coded, with the reason.

    ``reason`` is no-actor, unknown-actor, hypothetical, topic-only, duplicate or low-confidence.
    """

    start: int
    end: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one report says, each item with its evidence (schema ``dragoman-record/1``)."""

    coder: str
    report: Report
    sentences: tuple[Span, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    order: tuple[Order, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """How often an event is told: what a ledger knows of it beyond the one report that a record is about.

    ``event`` is the id of the event that several reports tell, the same for each of its mentions; ``reports`` counts
    the reports that tell it, ``independent`` those of them that are no copies of another; ``first_added`` is the day on
    which the first of them came into the ledger. ``mentions`` counts the places in all these reports that tell it, and
    is 0 where nobody has counted them.
    """

    event: str
    reports: int
    independent: int
    first_added: date
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """What the first named party of a sentence does to the second: PLOVER type, quad code, scores, CAMEO code."""

    event: str | None
    quad_code: int | None
    scores: dict[str, float]
    cameo: str | None = None
