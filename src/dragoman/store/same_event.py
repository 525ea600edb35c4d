"""Decides whether two tellings, from two reports, tell one event: a score from 0 to 1 with the reasons for it.

The score looks at the two tellings alone, so that it is the same whatever else a ledger holds. Some differences rule a
pair out whatever else agrees: types that no desk confuses, days that cannot be the same, roles turned round, persons of
one state who are not the same person, places in different countries.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians

from dragoman.tables import read_table

__all__ = ["JOINED", "Score", "Told", "score"]

JOINED = 0.6
"""From this score on two tellings are one."""

_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "CONCEDE"})
"""Types whose parties may stand on either side: one desk has two presidents meet, another has one receive the other."""

_MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "PROTEST", "SANCTION", "RETREAT"})
"""Types of which one party may do several in a day, so that parties and day alone do not make two tellings one."""

_STANDING = {"actual": 1, "historical": 1, "negated": 1, "future": 2, "hypothetical": 3}
"""A plan is not the act, nor is what might be; that one desk says it happened and another that it did not is a
contradiction over one event."""

_LATE = 2
"""Days by which the day of a report may be later than the event that it tells without a date."""

_NEAR_KM = 60.0
_FAR_KM = 150.0
_LONG_NAME = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What the score looks at in one telling.

    ``actors`` and ``recipients`` are keys of parties: a state's code, or the code and name of a body. ``people`` are
    pairs of a code and a name in plain letters. ``first`` and ``last`` count days from an arbitrary one, None where the
    text gives no bound; ``exact_place`` tells whether the place is no whole country or region. ``words`` are the words
    of the sentence without those that name parties, places and days.
    """

    id: str
    report: str
    event: str
    mode: frozenset[str]
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[tuple[str, str]]
    first: int | None
    last: int | None
    basis: str
    place: str | None
    country: str | None
    spot: tuple[float, float] | None
    exact_place: bool
    words: frozenset[str]
    trigger: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two tellings are one, and why."""

    value: float
    reasons: tuple[str, ...]


def score(a: Told, b: Told) -> Score | None:
    """Return how likely two tellings tell one event, or None where they cannot."""
    if _STANDING.get(a.status) != _STANDING.get(b.status):
        return None
    if a.report == b.report:
        return _again(a, b)
    kind = _kind(a, b)
    when = _when(a, b)
    if kind is None or when is None:
        return None
    who = _who(a, b)
    where = _where(a, b)
    if who is None or where is None or _other_people(a, b):
        return None
    what = _what(a, b)
    parts = [kind, who, when, where, what]
    value = sum(weight for weight, _ in parts)
    if a.event in _MATERIAL and where[0] <= 0 and what[0] < _SOME_WORDS:
        value -= 0.12
    return Score(round(min(max(value, 0.0), 1.0), 3), tuple(reason for _, reason in parts if reason))


def _again(a: Told, b: Told) -> Score | None:
    """Tell whether one report tells one meeting twice; of other acts a report may tell two that look alike."""
    parties = a.actors | a.recipients
    same = a.event == b.event == "CONSULT" and len(parties) > 1 and parties == b.actors | b.recipients
    if not same or (a.first, a.last) != (b.first, b.last) or "phone" in a.mode ^ b.mode or _where(a, b) is None:
        return None
    return Score(0.7, ("told twice in one report", f"parties {', '.join(sorted(parties))}", "on the same day"))


_SOME_WORDS = 0.04

Part = tuple[float, str]
"""A share of the score with its reason."""


def _kind(a: Told, b: Told) -> Part | None:
    if a.event == b.event:
        if a.mode & b.mode:
            return 0.27, f"both {a.event} {' '.join(sorted(a.mode & b.mode))}"
        clash = bool(a.mode) and bool(b.mode) and not {"visit", "multilateral"} & (a.mode | b.mode)
        if "phone" in a.mode ^ b.mode:
            clash = True
        return (0.18, f"both {a.event}, of other modes") if clash else (0.25, f"both {a.event}")
    weight = _related().get(frozenset((a.event, b.event)))
    return None if weight is None else (weight, f"{a.event} and {b.event} may name one act")


@cache
def _related() -> dict[frozenset[str], float]:
    rows = csv.DictReader(read_table("joins/related_types.csv"))
    return {frozenset((row["one"], row["other"])): float(row["weight"]) for row in rows}


def _when(a: Told, b: Told) -> Part | None:
    """Compare the days; a report's own day stands for a day or two before it as well."""
    one, other = _bounds(a), _bounds(b)
    if one[0] > other[1] or other[0] > one[1]:
        return None
    exact = a.first == a.last and b.first == b.last and a.first is not None
    if exact and {a.basis, b.basis} <= {"stated", "relative"}:
        return 0.25, "on the same day"
    if exact and a.first == b.first:
        return 0.22, "on the same day, one of them the report's"
    width = min(one[1] - one[0], other[1] - other[0])
    if width <= _LATE:
        if a.basis == b.basis == "dateline":
            return 0.15, "in reports of days next to each other"
        wide = max(one[1] - one[0], other[1] - other[0])
        return (0.18, "on days that agree") if wide <= 31 else (0.0, "on a day within the other's time")
    return (0.10, "at times that overlap") if width <= 31 else (0.0, "at times that may overlap")


_LONG_AGO, _EVER = -10_000_000, 10_000_000


def _bounds(told: Told) -> tuple[int, int]:
    first = _LONG_AGO if told.first is None else told.first
    last = _EVER if told.last is None else told.last
    return (first - _LATE, last) if told.basis == "dateline" else (first, last)


def _who(a: Told, b: Told) -> Part | None:
    """Compare the parties: on either side for what is mutual, side by side for what one does to the other."""
    if a.event in _MUTUAL and b.event in _MUTUAL:
        all_a, all_b = a.actors | a.recipients, b.actors | b.recipients
        same = all_a & all_b
        if not same:
            return None
        if len(same) == 1 and min(len(all_a), len(all_b)) > 1:
            return None  # one met another each time
        share = len(same) / max(len(all_a), len(all_b))
        return 0.10 + 0.20 * share, f"parties {', '.join(sorted(same))}"
    same = a.actors & b.actors
    if not same:
        return None
    weight = 0.10 + 0.08 * len(same) / max(len(a.actors), len(b.actors))
    said = f"by {', '.join(sorted(same))}"
    if a.recipients and b.recipients:
        met = a.recipients & b.recipients
        if not met:
            return weight - 0.12, f"{said}, towards others"
        return weight + 0.12, f"{said} towards {', '.join(sorted(met))}"
    return (weight + 0.06, said) if not (a.recipients or b.recipients) else (weight, said)


def _other_people(a: Told, b: Told) -> bool:
    """Tell whether both name people of one state, and none of them is the same."""
    for code in {code for code, _ in a.people} & {code for code, _ in b.people}:
        names = [{name for other, name in told.people if other == code} for told in (a, b)]
        if not any(_alike(one, other) for one in names[0] for other in names[1]):
            return True
    return False


def _alike(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: of a name alone any part, of whole names the last or all."""
    parts, also = (name.replace("-", " ").split() for name in (one, other))
    if min(len(parts), len(also)) == 1:
        return any(_spelt(a, b) for a in parts for b in also)
    same = sum(any(_spelt(a, b) for b in also) for a in parts)
    return _spelt(parts[-1], also[-1]) or same >= min(len(parts), len(also))


def _spelt(one: str, other: str) -> bool:
    """Tell whether two parts of names may be one, in two spellings."""
    return one == other or (min(len(one), len(other)) >= _LONG_NAME and one[:_LONG_NAME] == other[:_LONG_NAME])


def _where(a: Told, b: Told) -> Part | None:
    if not (a.place or a.country) or not (b.place or b.country):
        return 0.0, ""
    if a.place is not None and a.place == b.place:
        return 0.10, "in the same place"
    if a.country and b.country and a.country != b.country:
        return None
    if a.spot and b.spot and _apart(a.spot, b.spot) <= _NEAR_KM:
        return 0.08, "in places next to each other"
    if a.exact_place and b.exact_place and a.spot and b.spot and _apart(a.spot, b.spot) > _FAR_KM:
        return None
    if a.country and a.country == b.country:
        return 0.02, "in the same country"
    return 0.0, ""


def _apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return roughly how many kilometres lie between two places."""
    return 111.0 * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2)))


def _what(a: Told, b: Told) -> Part:
    if not a.words or not b.words:
        return 0.02, ""
    same = a.words & b.words
    if not same:
        return 0.0, ""
    share = min(1.0, len(same) / min(len(a.words), len(b.words), 8))
    weight = 0.09 if len(same) == 1 else 0.18
    numbers_a, numbers_b = ({word for word in told.words if word.isdigit()} for told in (a, b))
    other = bool(numbers_a) and bool(numbers_b) and not numbers_a & numbers_b
    reason = f"words {', '.join(sorted(same)[:6])}" + (", other numbers" if other else "")
    return round(weight * share - (0.08 if other else 0.0), 3), reason


def content_words(words: Iterable[str], left_out: frozenset[str]) -> frozenset[str]:
    """Return the words that say something, without those left out."""
    left = set(words) - left_out - _stopwords()
    return frozenset(word for word in left if len(word) > 2 or word.isdigit())


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(read_table("joins/stop_words.txt"))
