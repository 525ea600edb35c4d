"""The codes that a record may hold: PLOVER types, modes and scores, CAMEO, contexts, sectors and entity codes.

The tables are CSV files in ``dragoman/data`` (origins in ``data/SOURCES.md``), read once when first asked for.
Codes are text: ``"0254"`` is a CAMEO code and ``254`` is not. Where PLOVER's manual contradicts itself, the tables hold
the choice that the codebook makes: SANCTION is of quad class 4, ACCUSE scores -3, vandalising as any other protest.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.tables import read_table

__all__ = [
    "BASES",
    "CHANGES",
    "CODEBOOK",
    "HOWS",
    "KINDS",
    "ORDER_RELATIONS",
    "PRECISIONS",
    "REFUSAL_REASONS",
    "STANCES",
    "STATEMENT_KINDS",
    "STATUSES",
    "EventType",
    "cameo_names",
    "closest_cameo",
    "contexts",
    "entity_codes",
    "event_scale",
    "event_types",
    "goldstein",
    "quad_code",
    "sectors",
]

CODEBOOK = "1"
"""Version of the codebook, part of every record's ``coder``; it goes up when the meaning of any code changes."""

STATUSES = ("actual", "historical", "future", "hypothetical", "negated")
KINDS = ("state", "person", "organization", "group")
HOWS = (
    "name", "short-name", "title", "demonym", "capital", "building", "acronym", "pronoun", "description", "group",
    "document",
)  # fmt: skip
PRECISIONS = ("day", "month", "year", "span")
BASES = ("stated", "relative", "dateline", "before")
REFUSAL_REASONS = ("no-actor", "unknown-actor", "hypothetical", "topic-only", "duplicate", "low-confidence")
STATEMENT_KINDS = ("assert", "deny", "demand", "promise", "warn", "accuse", "praise", "explain")
STANCES = ("supports", "opposes", "calls-for", "rejects", "commits-to", "neutral")
CHANGES = (
    "proposed", "negotiated", "agreed", "signed", "ratified", "adopted", "in-force", "endorsed", "reaffirmed",
    "suspended", "lifted", "withdrawn-from", "breached", "extended", "expired", "replaced", "rejected", "called-for",
)  # fmt: skip
ORDER_RELATIONS = ("before", "after", "during", "because", "in-response-to")


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type with its quad class, score, whether it owes a recipient, and its modes.

    ``recipient`` is optional, required or if-named. ``modes`` maps each mode to its score, ``cameo`` each mode (and
    ``""`` for none) to the closest CAMEO code.
    """

    name: str
    quad_code: int
    score: float
    recipient: str
    modes: dict[str, float]
    cameo: dict[str, str]


def _rows(name: str) -> list[dict[str, str]]:
    """Read one table of the package."""
    return list(csv.DictReader(read_table(name)))


@cache
def event_types() -> dict[str, EventType]:
    """Return the 16 event types of the codebook by name, in its order."""
    types: dict[str, EventType] = {}
    for row in _rows("plover.csv"):
        name, mode, score = row["event"], row["mode"], float(row["score"])
        if name not in types:
            types[name] = EventType(name, int(row["quad_code"]), score, row["recipient"], {}, {})
        if mode:
            types[name].modes[mode] = score
        types[name].cameo[mode] = row["cameo"]
    return types


def quad_code(event: str) -> int:
    """Return the quad class of a type: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    return event_types()[event].quad_code


def event_scale(event: str, modes: Iterable[str] = ()) -> float:
    """Return the PLOVER score of an event: that of its most specific mode, else of its type.

    Of several modes the one farthest from the type's own score counts, so that the order of modes does not matter; of
    two equally far the lower score counts.
    """
    kind = event_types()[event]
    scores = [kind.modes[mode] for mode in modes]
    return max(scores, key=lambda score: (abs(score - kind.score), -score), default=kind.score)


def closest_cameo(event: str, modes: Iterable[str] = ()) -> str:
    """Return the CAMEO code nearest to a type and its first mode, for events whose frame names none."""
    kind = event_types()[event]
    return kind.cameo[next(iter(modes), "")]


@cache
def _cameo() -> dict[str, tuple[str, float]]:
    return {row["code"]: (row["name"], float(row["goldstein"])) for row in _rows("cameo.csv")}


@cache
def cameo_names() -> dict[str, str]:
    """Return every CAMEO code with its name in the CAMEO manual."""
    return {code: name for code, (name, _) in _cameo().items()}


def goldstein(cameo: str) -> float:
    """Return the Goldstein score of a CAMEO code, in the version that the ICEWS data uses."""
    return _cameo()[cameo][1]


@cache
def contexts() -> dict[str, str]:
    """Return the 37 contexts of PLOVER, each with its meaning."""
    return {row["context"]: row["meaning"] for row in _rows("contexts.csv")}


@cache
def sectors() -> dict[str, str]:
    """Return the sector codes of PLOVER, each with its meaning."""
    return {row["sector"]: row["meaning"] for row in _rows("sectors.csv")}


@cache
def entity_codes() -> dict[str, str]:
    """Return the codes that name a country or take a country's place, each with a name."""
    return {row["code"]: row["name"] for row in _rows("entity_codes.csv")}
