"""The probe set of actors: fresh sentences with the country, sector, person and office of each mention."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import factory
from dragoman.find.who.actors import expand, find_actors
from dragoman.model import Actor, Cast
from dragoman.parse import Reader

PROBE = Path(__file__).parents[2] / "probe" / "actors.jsonl"
FLOOR = 97.0


def norm(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def named(cast: Cast, start: int, end: int) -> list[Actor]:
    """Give the actors with a mention over the words, or, where there is none, one that begins or ends with them."""
    exact = [a for a in cast.actors for m in a.mentions if (m.span.start, m.span.end) == (start, end)]
    if exact:
        return exact
    spans = [(a, m.span) for a in cast.actors for m in a.mentions]
    return [a for a, s in spans if (s.start <= start and end <= s.end and (s.start == start or s.end == end))
            or (start <= s.start and s.end <= end and (s.start - start <= 4 or s.end == end))]  # fmt: skip


def is_right(cast: Cast, text: str, want: dict[str, Any]) -> bool:
    words = r"(?<!\w)" + re.escape(want["text"]) + r"(?!\w)"
    match = list(re.finditer(words, text))[want.get("n", 1) - 1]
    found = named(cast, *match.span())
    if want.get("none"):
        return not any(member.code for actor in found for member in expand(cast, actor))
    return any(fits(cast, actor, want) for actor in found)


def fits(cast: Cast, actor: Actor, want: dict[str, Any]) -> bool:
    members = expand(cast, actor)
    codes = {member.code for member in members if member.code}
    choice = set(want["codes"])
    if len(members) > 1 and not actor.code:
        if codes != choice:
            return False
    elif (codes or choice) and not codes & choice:
        return False
    if want.get("sector") and not any(member.sector in want["sector"].split() for member in members):
        return False
    if want.get("person") and (actor.kind != "person" or norm(want["person"]) not in norm(actor.name)):
        return False
    return not want.get("office") or norm(want["office"]) in norm(actor.office or "")


def probe() -> Iterator[tuple[dict[str, Any], dict[str, Any], bool]]:
    reader = Reader()
    for line in PROBE.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        report = factory.report(entry["text"], entry["date"])
        cast = find_actors(reader.parse(entry["text"]), report)
        for want in entry["mentions"]:
            yield entry, want, is_right(cast, entry["text"], want)


def test_the_probe_covers_enough() -> None:
    entries = [json.loads(line) for line in PROBE.read_text(encoding="utf-8").splitlines()]
    assert len(entries) >= 120
    assert sum(len(entry["mentions"]) for entry in entries) >= 300


def test_share_of_actors_right(record_property: Callable[[str, object], None]) -> None:
    results = list(probe())
    share = 100 * sum(right for _, _, right in results) / len(results)
    wrong = [f"{want['text']!r} in {entry['text'][:60]!r}" for entry, want, right in results if not right]
    record_property("share", share)
    assert share >= FLOOR, f"{share:.1f}% right; wrong: " + "; ".join(wrong)
