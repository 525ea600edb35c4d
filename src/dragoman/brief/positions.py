"""Brings the stances of statements together: who is for or against what, and who changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.brief.names import code_names, day_of, name_of
from dragoman.brief.parts import PositionLine, Source, Topic
from dragoman.brief.quotes import quote
from dragoman.store.answers import StatementRow, StatusRow, Words
from dragoman.store.views import SIDES, UNCLEAR

__all__ = ["topics"]

_TAKEN = {"endorsed": "supports", "reaffirmed": "supports", "rejected": "rejects", "called-for": "calls for"}
"""Changes of an instrument that are a position towards it."""


@dataclass(frozen=True, slots=True)
class _Told:
    speaker: str
    code: str
    stance: str
    day: date
    words: Words
    sentence: Words


@dataclass(frozen=True, slots=True)
class _Run:
    """A stance that a speaker takes and keeps for so many times, with that of the other side before it."""

    first: _Told
    before: str | None
    times: int


def topics(
    statements: Iterable[StatementRow], stories: Sequence[StatusRow], sources: Mapping[str, Source]
) -> tuple[Topic, ...]:
    """Return positions by topic: instruments first, then those on which most speak.

    An instrument is one topic under all its names; any other topic is what the reports call it, with the same words.
    """
    names = {
        _bare(name): story.instrument.name
        for story in stories
        for name in (story.instrument.name, *story.instrument.names)
    }
    told: dict[str, list[_Told]] = defaultdict(list)
    shown: dict[str, str] = {}
    for row in statements:
        for stance in row.stances:
            topic = _bare(names.get(_bare(stance.towards), stance.towards))
            shown.setdefault(topic, names.get(_bare(stance.towards), stance.towards))
            day = row.first or row.last or row.report_date
            told[topic] += [
                _Told(name_of(party), party.code, stance.stance.replace("-", " "), day, stance.words, row.sentence)
                for party in row.speakers
            ]
    for story in stories:
        for change in story.changes:
            unclear = change.change == "called-for" and story.instrument.kind in UNCLEAR
            if change.change in _TAKEN and not unclear and change.words.report in sources:
                topic = _bare(story.instrument.name)
                shown[topic] = story.instrument.name
                told[topic] += [
                    _Told(code_names([code]), code, _TAKEN[change.change], change.day, change.words, change.sentence)
                    for code in change.by
                ]
    made = [Topic(shown[topic], _positions(some, sources)) for topic, some in told.items()]
    instruments = set(names.values())
    return tuple(sorted(made, key=lambda topic: (topic.name not in instruments, -_voices(topic), topic.name.lower())))


def _voices(topic: Topic) -> int:
    return sum(len(line.speakers) for line in topic.positions)


def _bare(name: str) -> str:
    """Return a name as it is compared: small letters, single spaces, no article or possessive before it."""
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an", "its", "their"} else words)


def _positions(told: Iterable[_Told], sources: Mapping[str, Source]) -> tuple[PositionLine, ...]:
    """Return a line for each time that speakers take a stance other than the one before, those of one saying as one."""
    by_speaker: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one.day, one.words.report, one.words.start)):
        by_speaker[one.code, one.speaker].append(one)
    lines: dict[tuple[str, str | None, date, Words], list[_Run]] = defaultdict(list)
    for _, some in sorted(by_speaker.items()):
        runs: list[_Run] = []
        for one in some:
            if runs and runs[-1].first.stance == one.stance:
                runs[-1] = replace(runs[-1], times=runs[-1].times + 1)
                continue
            last = runs[-1].first.stance if runs else None
            turned = last is not None and _side(last) != _side(one.stance)
            runs.append(_Run(one, last if turned else None, 1))
        for run in runs:
            lines[run.first.stance, run.before, run.first.day, run.first.words].append(run)
    return tuple(_line(runs, sources) for runs in lines.values())


def _side(stance: str) -> int | None:
    return SIDES.get(stance.replace(" ", "-"))


def _line(runs: Sequence[_Run], sources: Mapping[str, Source]) -> PositionLine:
    first = runs[0].first
    words = quote(first.sentence, [first.words], sources[first.words.report])
    speakers = tuple(dict.fromkeys(run.first.speaker for run in runs))
    times = max(run.times for run in runs)
    return PositionLine(speakers, first.stance, runs[0].before, day_of(first.day), times, words)
