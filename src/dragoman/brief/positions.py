"""Brings the stances of statements together: who is for or against what, and who changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.brief.names import code_names, day_of, name_of
from dragoman.brief.parts import PositionLine, Source, Topic
from dragoman.brief.quotes import quote
from dragoman.store.answers import StatementRow, StatusRow, Words

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


def topics(
    statements: Iterable[StatementRow], stories: Sequence[StatusRow], sources: Mapping[str, Source]
) -> tuple[Topic, ...]:
    """Return positions by topic, those on which most speak first.

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
            # a demand about sanctions is mostly one to lift them
            unclear = change.change == "called-for" and story.instrument.kind in {"sanctions", "policy"}
            if change.change in _TAKEN and not unclear and change.words.report in sources:
                topic = _bare(story.instrument.name)
                shown[topic] = story.instrument.name
                day = change.day or change.report_date
                told[topic] += [
                    _Told(code_names([code]), code, _TAKEN[change.change], day, change.words, change.sentence)
                    for code in change.by
                ]
    made = [Topic(shown[topic], _positions(some, sources)) for topic, some in told.items()]
    return tuple(sorted(made, key=lambda topic: (-len(topic.positions), topic.name.lower())))


def _bare(name: str) -> str:
    """Return a name as it is compared: small letters, single spaces, no article or possessive before it."""
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an", "its", "their"} else words)


def _positions(told: Iterable[_Told], sources: Mapping[str, Source]) -> tuple[PositionLine, ...]:
    """Return a line for each time that a speaker takes a stance other than the one before."""
    by_speaker: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one.day, one.words.report, one.words.start)):
        by_speaker[one.code, one.speaker].append(one)
    lines = []
    for (_, speaker), some in sorted(by_speaker.items()):
        runs: list[list[_Told]] = []
        for one in some:
            if runs and runs[-1][-1].stance == one.stance:
                runs[-1].append(one)
            else:
                runs.append([one])
        for i, run in enumerate(runs):
            before = runs[i - 1][-1].stance if i else None
            words = quote(run[0].sentence, [run[0].words], sources[run[0].words.report])
            lines.append(PositionLine(speaker, run[0].stance, before, day_of(run[0].day), len(run), words))
    return tuple(lines)
