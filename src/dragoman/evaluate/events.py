"""Measures the coding of events against sentences with gold events: the written corpus, PLOVER's records, M2E2 news."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import BadInput, DragomanError
from dragoman.evaluate.relations import older_type
from dragoman.evaluate.scores import scores
from dragoman.model import Entity, Event, Record, Refusal
from dragoman.pipeline import Coder
from dragoman.read.files import make_report
from dragoman.tables import read_table

__all__ = ["evaluate_events", "places_of"]

_DAY = date(2016, 1, 1)
"""The date of sentences that have none; nothing that depends on it is counted."""
_WRITTEN = date(2026, 1, 1)
"""The date of the written corpus, whose texts have none: after the years that they name, so that what is past is so."""
_OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the PLOVER draft of 2016 that have other names now."""
_CONTACTS = {"Contact:Meet", "Contact:Phone-Write"}
_READ = "evaluate/m2e2_contacts.tsv"
"""The table of labelled contacts that are no meetings by the codebook, or name no party to one."""
_NO_PARTY = "no party"

Place = tuple[int, int]
Json = dict[str, Any]


def evaluate_events(path: Path, coder: Coder | None = None) -> Json:
    """Return how many gold events of a file are found, and why the others are not.

    The form is told by the content (docs/evaluation.md): JSON lines of the written corpus, the JSON list of PLOVER's
    gold records, or the JSON list of M2E2's sentences; gzipped or not. All shares are in percent.

    Raises:
        BadInput: the file cannot be read or is of none of these forms.
    """
    coder = coder or Coder()
    items = _items(path)
    first = items[0] if items else {}
    if "eventText" in first:
        return {"file": path.name, **_of_records(items, coder)}
    if "golden-event-mentions" in first:
        return {"file": path.name, **_of_contacts(items, coder)}
    if "events" in first and "text" in first:
        return {"file": path.name, **_of_written(items, coder)}
    message = f"{path}: holds no events of a form that is known; see docs/evaluation.md"
    raise BadInput(message)


def _items(path: Path) -> list[Json]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw).decode("utf-8")
        found = json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines()]
    except (OSError, ValueError, EOFError) as error:
        message = f"{path}: cannot be read as JSON ({error}); give a JSON list or one object a line, in UTF-8"
        raise BadInput(message) from error
    if not all(isinstance(item, dict) for item in found):
        message = f"{path}: holds something other than objects; give a JSON list of objects or one object a line"
        raise BadInput(message)
    return found


def _record(text: str, coder: Coder, day: date = _DAY) -> Record | None:
    """Return the record of a text, or None where it has none."""
    try:
        return coder.code(make_report(text, day=day, name="the text"))
    except DragomanError:
        return None


# PLOVER's gold records: a sentence, a type, a source


def _of_records(items: list[Json], coder: Coder) -> Json:
    kinds: Counter[str] = Counter()
    classes: dict[str, list[int]] = {}
    for item in items:
        sources = item.get("source") or []
        if "text" not in item or not sources:
            continue
        gold = _OLD_NAMES.get(item["event"]) or str(item["event"])
        record = _record(item["text"], coder)
        outcome = _outcome(gold, sources, record)
        kinds[outcome] += 1
        hits = classes.setdefault(gold, [0, 0])
        hits[0] += outcome == "right"
        hits[1] += 1
    total = sum(kinds.values())
    return {
        "form": "PLOVER records",
        "records": total,
        "right": _share(kinds["right"], total),
        "outcomes": dict(kinds.most_common()),
        "classes": {name: f"{hits}/{all_}" for name, (hits, all_) in sorted(classes.items())},
    }


def _outcome(gold: str, sources: list[Json], record: Record | None) -> str:
    """Say how one gold record is met: right type with right actor, or what is missing."""
    events = record.events if record else ()
    typed = [e for e in events if gold in {e.event, older_type(e.cameo)}]
    if any(_acts(e, sources) for e in typed):
        return "right"
    if typed:
        return "right type, other actor"
    other = next((e for e in events if _acts(e, sources)), None)
    if other is not None:
        return "right actor, other type"
    if events:
        return "other actor and type"
    reasons = [r.reason for r in record.refusals if _is_of_event(r)] if record else []
    return f"refused: {reasons[0]}" if reasons else "no event"


def _is_of_event(refusal: Refusal) -> bool:
    return refusal.detail.partition(":")[0].partition(" ")[0].isupper()


def _acts(event: Event, sources: list[Json]) -> bool:
    """Whether an actor is a source, by its country code or by its words."""
    return any(_is_source(entity, source) for entity in event.actor for source in sources)


def _is_source(entity: Entity, source: Json) -> bool:
    code, words = str(source.get("code", ""))[:3], str(source.get("actorText", "")).lower()
    return (
        bool(code and code == entity.code) or entity.entity_text.lower() in words or words in entity.entity_text.lower()
    )


# M2E2: news with meetings and calls


@dataclass(slots=True)
class _Contact:
    """A gold meeting or call: its trigger's words and place and the places of its participants."""

    trigger: Place
    parties: list[Place]
    reason: str
    """Why the label tells of no meeting, or names no party to one, by the codebook; empty where it does."""


def _of_contacts(items: list[Json], coder: Coder) -> Json:
    documents: dict[str, list[Json]] = {}
    for item in items:
        documents.setdefault(str(item["sentence_id"]).rpartition("_")[0], []).append(item)
    kinds: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    found = right = 0
    for name, sentences in documents.items():
        text, contacts = _document(sentences)
        record = _record(text, coder, _day(name))
        told = _told_contacts(record)
        found += len(told)
        right += sum(any(_meets(e, c.trigger) for c in contacts) for e in told)
        for contact in contacts:
            outcome = _contact_outcome(contact, record) if record else "no record"
            kinds[outcome] += 1
            if contact.reason == _NO_PARTY and outcome == "other participants":
                outcome = "right"
            coded[outcome if contact.reason in {"", _NO_PARTY} else contact.reason] += 1
    total = sum(kinds.values())
    others = {reason: coded[reason] for reason in sorted(set(_reasons().values()) - {_NO_PARTY})}
    meetings = total - sum(others.values())
    return {
        "form": "M2E2 news",
        "documents": len(documents),
        "contacts": total,
        "recall": _share(kinds["right"], total),
        "recall_of_triggers": _share(kinds["right"] + kinds["other participants"], total),
        "precision": _share(right, found),
        "outcomes": dict(kinds.most_common()),
        "no_meetings": others,
        "recall_of_meetings": _share(coded["right"], meetings),
        "recall_of_triggers_of_meetings": _share(coded["right"] + coded["other participants"], meetings),
    }


def _told_contacts(record: Record | None) -> list[Event]:
    """Return the meetings that a record tells as facts."""
    events = record.events if record else ()
    consults = (e for e in events if e.event == "CONSULT" or older_type(e.cameo) == "CONSULT")
    return [e for e in consults if e.status in {"actual", "historical", "future"}]


@cache
def _reasons() -> dict[tuple[str, str], str]:
    """Return why labels are no meetings, by sentence and trigger (docs/evaluation.md)."""
    rows = csv.DictReader(read_table(_READ), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["sentence"], row["trigger"]): row["reason"] for row in rows}


def _day(document: str) -> date:
    """Return the day in a document's name, as in VOA_EN_NW_2016.04.19.3291980."""
    found = re.search(r"(\d{4})\.(\d\d)\.(\d\d)", document)
    return date(*map(int, found.groups())) if found else _DAY


def _document(sentences: list[Json]) -> tuple[str, list[_Contact]]:
    """Put the sentences of a document together, a paragraph each, with the places of its meetings and calls.

    A sentence that stands in the file once for each of two pictures, with other labels, is one sentence of the text.
    Sentences follow each other as their numbers do.
    """
    text, contacts = "", []
    offsets: dict[str, int] = {}
    for item in sorted(sentences, key=lambda item: int(str(item["sentence_id"]).rpartition("_")[2])):
        name = str(item["sentence_id"])
        if name not in offsets:
            offsets[name] = len(text)
            text += item["sentence"] + ".\n\n"
        places = list(_word_places(item["words"], item["sentence"], offsets[name]))
        for event in item["golden-event-mentions"]:
            if event["event_type"] in _CONTACTS:
                parties = [_place(places, a) for a in event["arguments"] if a["role"] == "Entity"]
                reason = _reasons().get((name, str(event["trigger"]["text"])), "")
                contacts.append(_Contact(_place(places, event["trigger"]), parties, reason))
    return text, contacts


def _word_places(words: list[str], sentence: str, offset: int) -> Iterator[Place]:
    """Yield the places of a sentence's words, one after the other; a word that it lacks has the place before it."""
    end = 0
    for word in words:
        start = sentence.find(word, end)
        if start >= 0:
            end = start + len(word)
        yield offset + (start if start >= 0 else end), offset + end


def _place(places: list[Place], words: Json) -> Place:
    inside = places[words["start"] : words["end"]] or places[-1:]
    return inside[0][0], inside[-1][1]


def _contact_outcome(contact: _Contact, record: Record) -> str:
    at = [e for e in record.events if _meets(e, contact.trigger)]
    consults = [e for e in at if _is_contact(e)]
    if any(_has_all(e, contact.parties, record) for e in consults):
        return "right"
    if consults:
        return "other participants"
    if at:
        return "other type"
    refused = [r for r in record.refusals if _is_of_event(r) and _overlap((r.start, r.end), contact.trigger)]
    return f"refused: {refused[0].reason}" if refused else "no event"


def _is_contact(event: Event) -> bool:
    """Whether an event is a meeting: a planned one is an AGREE of code 036."""
    return event.event == "CONSULT" or (event.event == "AGREE" and event.cameo == "036")


def _has_all(event: Event, parties: list[Place], record: Record) -> bool:
    """Whether all parties take part, under whatever name the words at the trigger call them."""
    ids = {entity.id for entity in (*event.actor, *event.recipient)}
    named = [m.span for actor in record.actors if actor.id in ids for m in actor.mentions]
    spans = [(e.start, e.end) for e in (*event.actor, *event.recipient)] + [(m.start, m.end) for m in named]
    return all(any(_overlap(place, span) for span in spans) for place in parties)


def _meets(event: Event, place: Place) -> bool:
    return any(_overlap((span.start, span.end), place) for span in (event.trigger, *event.mentions))


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


# the written corpus: texts with labelled events


def _of_written(items: list[Json], coder: Coder) -> Json:
    gold = found = typed = 0
    fields: dict[str, list[int]] = {name: [0, 0] for name in ("status", "mode", "actor", "recipient", "full")}
    shown, known, both = 0, 0, 0
    kinds: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    for item in items:
        record = _record(item["text"], coder, _WRITTEN)
        events = [_Labelled.of(item["text"], event) for event in item["events"]]
        gold += len(events)
        found += len(record.events) if record else 0
        taken: set[str] = set()
        for label in events:
            event = label.found_in(record, taken)
            if event is None:
                kinds[label.missed(record)] += 1
                continue
            taken.add(event.id)
            typed += 1
            for name, right in label.fields(event):
                fields[name][0] += right
                fields[name][1] += 1
            shown, known = shown + len(event.context), known + len(label.context)
            both += len(set(event.context) & label.context)
        sure += [(e.confidence, e.id in taken) for e in (record.events if record else ())]
    return {
        "form": "written corpus",
        "texts": len(items),
        "events": scores(typed, found, gold),
        "fields": {name: _share(*counts) for name, counts in fields.items()},
        "contexts": scores(both, shown, known),
        "calibration": _calibration(sure),
        "missed": dict(kinds.most_common()),
    }


@dataclass(slots=True)
class _Labelled:
    """A labelled event with the places of its words."""

    event: str
    mode: str
    status: str
    places: list[Place]
    actor: list[Place]
    recipient: list[Place]
    context: set[str]

    @classmethod
    def of(cls, text: str, row: Json) -> _Labelled:
        triggers = [row["trigger"], *row.get("also", [])]
        return cls(
            row["type"], row.get("mode") or "", row["status"], list(places_of(text, triggers)),
            list(places_of(text, row["actor"])), list(places_of(text, row["recipient"])), set(row.get("context", [])),
        )  # fmt: skip

    def found_in(self, record: Record | None, taken: set[str]) -> Event | None:
        """Return the event of this type at one of the triggers that no other label has taken."""
        for event in record.events if record else ():
            if event.event == self.event and event.id not in taken and any(_meets(event, p) for p in self.places):
                return event
        return None

    def missed(self, record: Record | None) -> str:
        for event in record.events if record else ():
            if any(_meets(event, place) for place in self.places):
                return f"{self.event}: other type"
        for refusal in record.refusals if record else ():
            if _is_of_event(refusal) and any(_overlap((refusal.start, refusal.end), p) for p in self.places):
                return f"{self.event}: refused, {refusal.reason}"
        return f"{self.event}: no event"

    def fields(self, event: Event) -> Iterator[tuple[str, bool]]:
        status = event.status == self.status
        actor, recipient = _same(event.actor, self.actor), _same(event.recipient, self.recipient)
        yield "status", status
        if self.mode:
            yield "mode", self.mode in event.mode
        yield "actor", actor
        yield "recipient", recipient
        yield "full", status and actor and recipient


def places_of(text: str, words: list[Any]) -> Iterator[Place]:
    """Yield where words of a text of the written corpus stand; a pair of words and a number means that occurrence."""
    for item in words:
        part, number = (item, 1) if isinstance(item, str) else (item[0], int(item[1]))
        start = -1
        for _ in range(number):
            start = text.find(part, start + 1)
        if start >= 0:
            yield start, start + len(part)


def _same(entities: tuple[Entity, ...], places: list[Place]) -> bool:
    """Whether each entity stands at one of the places and each place has one."""
    spans = [(e.start, e.end) for e in entities]
    return all(any(_overlap(s, p) for p in places) for s in spans) and all(
        any(_overlap(s, p) for s in spans) for p in places
    )


def _calibration(sure: list[tuple[float, bool]]) -> Json:
    """Return for each tenth of confidence how many events have it and how many of them are right."""
    table: dict[str, list[int]] = {}
    for confidence, right in sure:
        row = table.setdefault(f"{int(min(confidence, 0.999) * 10) / 10:.1f}", [0, 0])
        row[0] += right
        row[1] += 1
    return {name: {"events": all_, "right": _share(right, all_)} for name, (right, all_) in sorted(table.items())}


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
