"""Measures records against gold records: a folder of ``NAME.txt`` beside ``NAME.gold.json``.

What counts as right:

* An event that is told as a fact (status actual, historical or future) meets a gold event when its trigger, or one of
  its mentions, lies in the gold sentence, its type is among the accepted ones and they share an actor's code. Pairs are
  one to one, the best first; a gold event told again that a met event lists among its mentions counts as found too.
  ``event_recall`` is over gold events that are required, ``event_precision`` over all events told as facts;
  ``event_full`` asks for the same actors and recipients and an accepted status besides. ``field_*`` are shares of met
  events whose field is right, where the gold event has that field.
* ``must_not_made`` counts tempting wrong codings that were made: lower is better.
* A statement is found when its content or cue is in the gold sentence, its speaker is right by code or name, and the
  gold words are in its content; a quote when its words are in a quote in that sentence.
* ``coreference``: the words are a mention of an actor, or of a group, with the right code or name.
* ``verbatim_spans``: every span holds the report's own words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.errors import BadInput, DragomanError
from dragoman.evaluate.scores import f1_of
from dragoman.pipeline import Coder
from dragoman.read.files import read_file
from dragoman.record import to_dict

__all__ = ["Tally", "evaluate_records", "score_record"]

Json = dict[str, Any]
Note = Callable[[str], object]

TOLD_AS_FACT = {"actual", "historical", "future"}
NOTHING: Json = {
    "events": [], "statements": [], "instruments": [], "actors": [], "order": [], "report": {"text": ""},
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Hits and chances for each figure."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, figure: str, hit: object) -> None:
        """Count one chance of a figure, and a hit when ``hit`` is true."""
        hits, chances = self.counts.get(figure, (0, 0))
        self.counts[figure] = (hits + bool(hit), chances + 1)

    def include(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for figure, (hits, chances) in other.counts.items():
            mine = self.counts.get(figure, (0, 0))
            self.counts[figure] = (mine[0] + hits, mine[1] + chances)

    def percentages(self) -> dict[str, float]:
        """Return every figure in percent, with the F1 of events and statements."""
        shares = {figure: round(100 * hits / chances, 1) for figure, (hits, chances) in sorted(self.counts.items())}
        for what in ("event", "statement"):
            recall, precision = shares.get(f"{what}_recall", 0.0), shares.get(f"{what}_precision", 0.0)
            shares[f"{what}_f1"] = round(f1_of(precision, recall), 1)
        return shares

    def fractions(self) -> dict[str, str]:
        """Return every figure as ``hits/chances``."""
        return {figure: f"{hits}/{chances}" for figure, (hits, chances) in sorted(self.counts.items())}


def evaluate_records(folder: Path, coder: Coder, *, note: Note | None = None) -> Json:
    """Code every report of a folder and return figures, counts and the event counts of each document.

    ``note`` is called with a line for every gold item missed and every extra one. A report that cannot be coded counts
    as an empty record.

    Raises:
        BadInput: the folder has no gold record, or a gold record lacks its text.
    """
    golds = sorted(folder.glob("*.gold.json"))
    if not golds:
        raise BadInput(f"{folder}: no NAME.gold.json in this folder; name a folder of gold records beside their texts")
    total, documents = Tally(), {}
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        tally = score_record(gold, _coded(path.with_name(path.name.replace(".gold.json", ".txt")), coder, note), note)
        fractions = tally.fractions()
        documents[gold["document"]] = {
            figure: fractions[figure] for figure in ("event_recall", "event_precision") if figure in fractions
        }
        total.include(tally)
    return {"figures": total.percentages(), "counts": total.fractions(), "documents": documents}


def _coded(path: Path, coder: Coder, note: Note | None) -> Json:
    try:
        return to_dict(coder.code(read_file(path)))
    except DragomanError as error:
        if note:
            note(f"NO RECORD {error}")
        return NOTHING


def score_record(gold: Json, record: Json, note: Note | None = None) -> Tally:
    """Return the tally of one record, in its published form, against its gold record."""
    scorer = _Scorer(gold, record, note or (lambda _: None))
    scorer.events()
    scorer.must_not()
    scorer.statements()
    scorer.instruments()
    scorer.persons()
    scorer.coreference()
    scorer.order()
    scorer.spans()
    return scorer.tally


class _Scorer:
    """One record beside its gold record."""

    def __init__(self, gold: Json, record: Json, note: Note) -> None:
        self._gold = gold
        self._record = record
        self._note = note
        self._facts: list[Json] = [event for event in record["events"] if event["status"] in TOLD_AS_FACT]
        self.tally = Tally()
        self._event_of, self._met = self._match()

    def _match(self) -> tuple[dict[int, int], set[int]]:
        """Pair gold events with events, and return the event of each gold event and the events that were met."""
        pairs = sorted(
            (-closeness, g, e)
            for g, gold in enumerate(self._gold["events"])
            for e, event in enumerate(self._facts)
            if (closeness := self._closeness(gold, event)) is not None
        )
        event_of: dict[int, int] = {}
        met: set[int] = set()
        for _, g, e in pairs:
            if g not in event_of and e not in met:
                event_of[g] = e
                met.add(e)
        for _, g, e in pairs:
            if g not in event_of and self._told_again(self._gold["events"][g], self._facts[e]):
                event_of[g] = e
        return event_of, met

    def _closeness(self, gold: Json, event: Json) -> float | None:
        """Return how well an event fits a gold event, or None when it cannot be that event."""
        spans = [event["trigger"], *event.get("mentions", [])]
        actors, wanted = _codes(event["actor"]), set(gold["actors"])
        if event["event"] not in gold["types"] or not any(self._in_sentence(gold, span) for span in spans):
            return None
        if wanted and not actors & wanted:
            return None
        said = " ".join(span["text"] for span in spans)
        fit = 2.0 * _shares_word(gold["trigger"] + gold.get("trigger_also", []), said)
        fit += _overlap(actors, wanted)
        fit += _overlap(_codes(event["recipient"]), set(gold.get("recipients", [])))
        status, first, owed = (
            event["status"] in gold["status"],
            event["event"] == gold["types"][0],
            not gold.get("optional"),
        )
        return float(fit + (0.5 * status + 0.2 * first + 0.1 * owed))

    def _told_again(self, gold: Json, event: Json) -> bool:
        return any(self._in_sentence(gold, span) for span in event.get("mentions", []))

    def _sentence_at(self, offset: int) -> int | None:
        for index, sent in enumerate(self._gold["sentences"]):
            if sent["start"] <= offset < sent["end"]:
                return index
        return None

    def _in_sentence(self, gold: Json, span: Json | None) -> bool:
        sentence = self._sentence_at(span["start"]) if span else None
        return sentence is not None and (sentence == gold["sentence"] or sentence in gold.get("sentences_also", []))

    def events(self) -> None:
        """Count recall, precision and the fields of met events."""
        for g, gold in enumerate(self._gold["events"]):
            if g in self._event_of:
                self._fields(gold, self._facts[self._event_of[g]])
            elif not gold.get("optional"):
                self.tally.add("event_recall", 0)
                self.tally.add("event_full", 0)
                self._note(f"MISSED {self._where(gold)} {gold['types']} {gold['actors']} {gold.get('recipients')}")
        for e, event in enumerate(self._facts):
            self.tally.add("event_precision", e in self._met)
            if e not in self._met:
                self._note(
                    f"EXTRA {self._gold['document']} {self._sentence_at(event['trigger']['start'])} {_show(event)}"
                )

    def _where(self, gold: Json) -> str:
        return f"{self._gold['document']} {gold.get('id', gold.get('sentence'))}"

    def _fields(self, gold: Json, event: Json) -> None:
        actors, recipients = _codes(event["actor"]), _codes(event["recipient"])
        owed = set(gold.get("recipients", [])) | (set(gold.get("recipients_maybe", [])) & recipients)
        actors_right = actors == set(gold["actors"]) | (set(gold.get("actors_maybe", [])) & actors)
        recipients_right = recipients == owed or (not recipients and bool(gold.get("recipients_optional", False)))
        status_right = event["status"] in gold["status"]
        add = self.tally.add
        add("field_actors", actors_right)
        if owed:
            add("field_recipients", recipients_right)
        add("field_status", status_right)
        if gold.get("modes"):
            add("field_mode", set(event["mode"]) & set(gold["modes"]))
        self._when_and_where(gold, event)
        if "attributed" in gold:
            add("field_attributed", bool(event.get("attributed_to")) == bool(gold["attributed"]))
        if not gold.get("optional"):
            add("event_recall", 1)
            add("event_full", actors_right and status_right and (recipients_right or not owed))
        if not (actors_right and status_right and recipients_right):
            self._note(f"PARTLY {self._where(gold)} {_show(event)}")

    def _when_and_where(self, gold: Json, event: Json) -> None:
        when, place = event.get("date") or {}, event.get("event_loc") or {}
        if gold.get("date"):
            days = (gold["date"][0], gold["date"][-1])
            self._field("date", (when.get("first"), when.get("last")) == days, gold, event)
        elif gold.get("date_basis") == "before":
            self._field("background_date", when.get("first") != self._gold["published"], gold, event)
        if gold.get("place"):
            named = place.get("resolved_place") or place.get("extracted_place") or ""
            self._field("place", _same_name(gold["place"], named), gold, event)

    def _field(self, name: str, right: bool, gold: Json, event: Json) -> None:  # noqa: FBT001 - what the tally takes
        self.tally.add(f"field_{name}", right)
        if not right:
            self._note(f"WRONG {name} {self._where(gold)} {_show(event)}")

    def must_not(self) -> None:
        """Count the tempting wrong codings that were made."""
        for trap in self._gold.get("must_not", []):
            made = any(e not in self._met and self._falls_for(trap, event) for e, event in enumerate(self._facts))
            self.tally.add("must_not_made", made)
            if made:
                self._note(f"MUST NOT {self._where(trap)} {trap['why']}")

    def _falls_for(self, trap: Json, event: Json) -> bool:
        return (
            self._sentence_at(event["trigger"]["start"]) == trap["sentence"]
            and event["event"] in trap["types"]
            and event["status"] in trap.get("status", ["actual", "historical"])
            and (not trap.get("trigger") or _shares_word(trap["trigger"], event["trigger"]["text"]))
            and (not trap.get("actors_any") or bool(set(trap["actors_any"]) & _codes(event["actor"])))
            and (not trap.get("recipients_any") or bool(set(trap["recipients_any"]) & _codes(event["recipient"])))
        )

    def statements(self) -> None:
        """Count statements and quotes."""
        statements: list[Json] = self._record["statements"]
        right: set[int] = set()
        for gold in self._gold.get("statements", []):
            candidates = [s for s, stmt in enumerate(statements) if self._may_be(gold, stmt)]
            right.update(candidates)
            words = _plain(gold.get("content") or "")
            found = any(words in _plain((statements[s].get("content") or {}).get("text", "")) for s in candidates)
            if not gold.get("optional"):
                self.tally.add("statement_recall", found)
                if not found:
                    self._note(f"NO STATEMENT {self._where(gold)} {gold.get('cue')}")
            for quote in gold.get("quotes", []):
                self.tally.add("quote_recall", self._quoted(gold, quote))
        for s in range(len(statements)):
            self.tally.add("statement_precision", s in right)

    def _may_be(self, gold: Json, stmt: Json) -> bool:
        """Tell whether a statement is in the gold statement's sentence and by its speaker."""
        if not any(self._in_sentence(gold, stmt.get(part)) for part in ("content", "cue")):
            return False
        if _codes(stmt["speaker"]) & set(gold.get("speaker", [])):
            return True
        ids = {entity.get("id") for entity in stmt["speaker"]}
        names = [actor["name"] for actor in self._record["actors"] if actor["id"] in ids]
        names += [entity.get("entity_text", "") for entity in stmt["speaker"]]
        return bool(gold.get("speaker_name")) and any(_same_name(gold["speaker_name"], name) for name in names)

    def _quoted(self, gold: Json, quote: str) -> bool:
        return any(
            _plain(quote) in _plain(span["text"])
            for stmt in self._record["statements"]
            for span in stmt["quotes"]
            if self._in_sentence(gold, span)
        )

    def instruments(self) -> None:
        """Count instruments found by any of their names, and their changes by kind and party."""
        for gold in self._gold.get("instruments", []):
            if gold.get("optional"):
                continue
            found = [deed for deed in self._record["instruments"] if _named(deed, gold["name"])]
            self.tally.add("instrument_recall", found)
            if not found:
                self._note(f"NO INSTRUMENT {self._gold['document']} {gold['name'][0]}")
            for change in gold.get("changes", []):
                by = set(re.split(r"[, ]+", change["by"])) if isinstance(change["by"], str) else set(change["by"])
                changes = [item for deed in found for item in deed["changes"]]
                made = any(item["change"] in change["change"] and set(item["by"]) & by for item in changes)
                self.tally.add("instrument_change_recall", made)
                if not made:
                    self._note(f"NO CHANGE {self._gold['document']} {gold['name'][0]} {change['change']} {sorted(by)}")

    def persons(self) -> None:
        """Count persons found with the right name, country and sector."""
        for gold in self._gold.get("persons", []):
            found = any(
                actor["kind"] == "person"
                and _same_name(gold["name"], actor["name"])
                and actor["code"] == gold["country"]
                and (not gold.get("sector") or actor["sector"] == gold["sector"])
                for actor in self._record["actors"]
            )
            self.tally.add("person_recall", found)
            if not found:
                self._note(f"NO PERSON {self._gold['document']} {gold['name']} {gold['country']}")

    def coreference(self) -> None:
        """Count words that are a mention of the right actor or of a group with the right members."""
        by_id = {actor["id"]: actor for actor in self._record["actors"]}
        for gold in self._gold.get("coreference", []):
            found = any(
                self._mentions(gold, actor) and _stands_for(gold["is"], _members(actor, by_id))
                for actor in self._record["actors"]
            )
            self.tally.add("coreference", found)
            if not found:
                self._note(f"NO MENTION {self._where(gold)} {gold['text']!r} for {gold['is']}")

    def _mentions(self, gold: Json, actor: Json) -> bool:
        sent = self._gold["sentences"][gold["sentence"]]
        return any(
            sent["start"] <= mention["start"] < sent["end"] and _one_in_other(mention["text"], gold["text"])
            for mention in actor["mentions"]
        )

    def order(self) -> None:
        """Count pairs of met events that the record puts in the gold order."""
        met = {self._gold["events"][g]["id"]: self._facts[e]["id"] for g, e in self._event_of.items()}
        turned = {"before": "after", "after": "before"}
        made = {(pair["first"], pair["relation"], pair["second"]) for pair in self._record["order"]}
        made |= {(last, turned[kind], first) for first, kind, last in made if kind in turned}
        for first, kind, last in self._gold.get("order", []):
            right = (met.get(first), kind, met.get(last)) in made
            self.tally.add("order_recall", right)
            if not right:
                lacking = [name for name in (first, last) if name not in met]
                why = f" (not met: {', '.join(lacking)})" if lacking else ""
                self._note(f"NO ORDER {self._gold['document']} {first} {kind} {last}{why}")

    def spans(self) -> None:
        """Count spans that hold the report's own words."""
        text = self._record["report"]["text"]
        spans = [
            span
            for event in self._record["events"]
            for span in (event["trigger"], *event["actor"], *event["recipient"])
        ]
        for stmt in self._record["statements"]:
            spans += [span for span in (stmt.get("cue"), stmt.get("content"), *stmt["quotes"]) if span]
        for span in spans:
            words = span.get("text", span.get("entity_text"))
            self.tally.add(
                "verbatim_spans", span.get("start") is not None and text[span["start"] : span["end"]] == words
            )


def _plain(text: str) -> str:
    """Return text as lower-case ASCII letters and digits with single spaces between."""
    letters = (char for char in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", " ", "".join(letters)).strip()


def _same_name(one: str, other: str) -> bool:
    """Tell whether every word of the shorter name is, or begins, a word of the longer."""
    short, long = sorted((_plain(one).split(), _plain(other).split()), key=len)
    return bool(short) and all(any(x == y or (len(x) > 3 and y.startswith(x)) for y in long) for x in short)


def _one_in_other(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    return bool(a and b) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def _codes(entities: Iterable[Json]) -> set[str]:
    return {code for entity in entities for code in re.split(r"[;, ]+", entity.get("code") or "") if code}


def _shares_word(phrases: Iterable[str], text: str) -> bool:
    words = set(_plain(text).split())
    return any(words & set(_plain(phrase).split()) for phrase in phrases)


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _named(deed: Json, names: Iterable[str]) -> bool:
    written = [deed["name"], *(mention["text"] for mention in deed["mentions"])]
    return any(_same_name(name, words) for name in names for words in written)


def _members(actor: Json, by_id: dict[str, Json]) -> list[Json]:
    return [by_id[member] for member in actor.get("members", []) if member in by_id] or [actor]


def _stands_for(wanted: Iterable[str], actors: list[Json]) -> bool:
    codes = _codes(actors)
    return all(want in codes or any(_same_name(want, actor["name"]) for actor in actors) for want in wanted)


def _show(event: Json) -> str:
    parties = f"{sorted(_codes(event['actor']))} -> {sorted(_codes(event['recipient']))}"
    return f"{event['event']} {event['trigger']['text']!r} {parties} {event['status']}"
