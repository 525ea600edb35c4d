"""Read the written corpus into words with the acts they express: type, mode, status, actors and recipients."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.codes import STATUSES, event_types
from dragoman.parse.tokenize import paragraphs, tokenize

__all__ = ["EVENTS", "MODES", "STATUSES", "Act", "Text", "read_texts"]

EVENTS = ("", *event_types())
"""Labels of the event head: no act, then the 16 types."""

MODES = ("", *(f"{name}/{mode}" for name, kind in event_types().items() for mode in kind.modes))
"""Labels of the mode head: none, then every mode with its type."""

_SMALL = frozenset(
    """a an the of out to for up on in by with at from off down over into as it its their his her and or not no away
    back""".split()  # noqa: SIM905 - a list of thirty words reads better as a sentence
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its trigger's words, and the words of its actors and recipients, as word indices."""

    trigger: list[int]
    event: str
    mode: str
    status: str
    actor: list[int]
    recipient: list[int]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one composed text and all acts in it."""

    words: list[str]
    acts: list[Act] = field(default_factory=list)


def read_texts(path: Path) -> Iterator[Text]:
    """Read one file of the written corpus; a trigger's content words each carry its act."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _text(json.loads(line))


def _text(row: dict[str, Any]) -> Text:
    text = row["text"]
    offsets = [pair for a, b in paragraphs(text) for pair in tokenize(text, a, b)]
    words = [text[a:b] for a, b in offsets]

    def place(string: str | list[Any]) -> list[int]:
        name, count = (string, 1) if isinstance(string, str) else (string[0], int(string[1]))
        start = -1
        for _ in range(count):
            start = text.find(name, start + 1)
        return [i for i, (a, b) in enumerate(offsets) if start >= 0 and a < start + len(name) and b > start]

    acts = []
    for event in row.get("events", []):
        for trigger in [event["trigger"], *event.get("also", [])]:
            inside = place(trigger)
            content = [i for i in inside if words[i].lower() not in _SMALL] or inside
            mode = event.get("mode") or ""
            name = f"{event['type']}/{mode}" if mode else ""
            acts.append(
                Act(
                    content[:2] if len(content) > 2 else content,
                    event["type"],
                    name if name in MODES else "",
                    event.get("status") or "actual",
                    sorted({i for string in event.get("actor") or [] for i in place(string)}),
                    sorted({i for string in event.get("recipient") or [] for i in place(string)}),
                )
            )
    return Text(words, acts)
