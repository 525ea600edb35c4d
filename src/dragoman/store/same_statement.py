"""Decides whether two tellings, from two reports, are of one statement: a score from 0 to 1 with the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.store.same_event import Score

__all__ = ["SAID", "Said", "score_said"]

SAID = 0.6
"""From this score on two tellings are of one statement."""

_LATE = 2
_FEW = 3
"""Words that must at least be shared; two short statements have too little to go by."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the score looks at: speakers as code and name, days as in ``Told``, words of what was said, words quoted."""

    id: str
    report: str
    kind: str
    speakers: frozenset[str]
    first: int | None
    last: int | None
    basis: str
    words: frozenset[str]
    quoted: frozenset[str]


def score_said(a: Said, b: Said) -> Score | None:
    """Return how likely two tellings are of one statement, or None where they cannot be."""
    speakers = a.speakers & b.speakers
    days_a, days_b = _days(a), _days(b)
    if a.report == b.report or not speakers or days_a is None or days_b is None:
        return None
    if days_a[0] > days_b[1] or days_b[0] > days_a[1]:
        return None
    same = a.words & b.words
    if len(same) < _FEW:
        return None
    share = len(same) / min(len(a.words), len(b.words))
    value = 0.25 + 0.55 * share + (0.05 if a.kind == b.kind else 0.0)
    reasons = [f"by {', '.join(sorted(speakers))}", "on days that agree", f"words {', '.join(sorted(same)[:8])}"]
    quoted = a.quoted & b.quoted
    if len(quoted) >= _FEW:
        value += 0.15
        reasons.append(f"quoted words {', '.join(sorted(quoted)[:8])}")
    return Score(round(min(value, 1.0), 3), tuple(reasons))


def _days(told: Said) -> tuple[int, int] | None:
    """Return the first and last day that a statement may be of; a report's own day stands for two before it too."""
    if told.first is None:
        return None
    return (told.first - _LATE if told.basis == "dateline" else told.first), told.last or told.first
