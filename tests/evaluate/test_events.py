"""Tests of measuring events against the three forms of gold data, with a coder that finds what it was told."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadInput
from dragoman.evaluate.events import evaluate_events
from dragoman.model import Actor, Event, Mention, Record, Refusal, Report, Span
from fakes import FakeCoder, told_event

TEXT = "Iran met Oman"
IRAN, MET, OMAN = (0, 4), (5, 8), (9, 13)


class Told(FakeCoder):
    """Gives every text the same events and refusals."""

    def __init__(self, *events: Event, refusals: tuple[Refusal, ...] = ()) -> None:
        super().__init__()
        self.events, self.refusals = events, refusals

    def code(self, report: Report) -> Record:
        return Record(self.name, report, (), (), self.events, refusals=self.refusals)


class ByDay(Told):
    """Finds what it was told in the first report only."""

    def code(self, report: Report) -> Record:
        found = super().code(report)
        self.events = ()
        return found


class OldNews(Told):
    """Takes for background what happened in a year before the report's."""

    def code(self, report: Report) -> Record:
        found = super().code(report)
        old = int(report.text[-4:]) < report.date.year
        status = "historical" if old else "actual"
        return replace(found, events=tuple(replace(one, status=status) for one in found.events))


def event(kind: str, actor: tuple[int, int] = IRAN, recipient: tuple[int, int] | None = OMAN) -> Event:
    return replace(told_event(kind, actor, recipient), trigger=Span(*MET, "met"))


def written(folder: Path, *items: dict[str, Any], name: str = "gold.jsonl") -> Path:
    path = folder / name
    if name.endswith("jsonl"):
        path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    else:
        path.write_bytes(gzip.compress(json.dumps(list(items)).encode()))
    return path


LABEL = {
    "trigger": "met", "type": "CONSULT", "status": "actual", "actor": ["Iran"], "recipient": ["Oman"],
    "context": ["health"],
}  # fmt: skip


def test_the_written_corpus(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": TEXT, "events": [LABEL]})
    found = evaluate_events(path, Told(replace(event("CONSULT"), context=("health",))))
    assert found["events"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert found["fields"] == {"status": 100.0, "mode": 0.0, "actor": 100.0, "recipient": 100.0, "full": 100.0}
    assert found["contexts"]["f1"] == 100.0
    assert found["calibration"] == {"0.9": {"events": 1, "right": 100.0}}
    assert found["missed"] == {}


def test_the_written_corpus_is_read_after_the_years_that_it_names(tmp_path: Path) -> None:
    label = {**LABEL, "status": "historical"}
    path = written(tmp_path, {"text": "Iran met Oman in 2019", "events": [label]})
    assert evaluate_events(path, OldNews(event("CONSULT")))["fields"]["status"] == 100.0


@pytest.mark.parametrize(
    ("coder", "why"),
    [
        (Told(event("ASSAULT")), "CONSULT: other type"),
        (Told(refusals=(Refusal(*MET, "no-actor", "CONSULT: nobody"),)), "CONSULT: refused, no-actor"),
        (Told(refusals=(Refusal(*MET, "no-actor", "says nobody"),)), "CONSULT: no event"),
        (Told(), "CONSULT: no event"),
    ],
)
def test_why_a_labelled_event_is_missed(tmp_path: Path, coder: Told, why: str) -> None:
    path = written(tmp_path, {"text": TEXT, "events": [LABEL]})
    assert evaluate_events(path, coder)["missed"] == {why: 1}


def test_words_that_stand_twice_are_told_by_number(tmp_path: Path) -> None:
    label = {**LABEL, "trigger": ["met", 2], "recipient": []}
    path = written(tmp_path, {"text": "who met? Iran met Oman", "events": [label]})
    assert evaluate_events(path, Told(event("CONSULT")))["events"]["recall"] == 0.0


GSR = {"text": TEXT, "event": "DEMAND", "eventText": "met", "source": [{"actorText": "Iran", "code": "IRN"}]}


def by(kind: str, *, code: str = "XXX", entity_text: str = "") -> Told:
    """Return a coder whose one event has an actor of this code and these words."""
    one = event(kind)
    return Told(replace(one, actor=(replace(one.actor[0], code=code, entity_text=entity_text or "they"),)))


@pytest.mark.parametrize(
    ("coder", "outcome"),
    [
        (by("REQUEST", code="IRN"), "right"),
        (by("REQUEST", entity_text="Iran"), "right"),
        (by("REQUEST", entity_text="Oman"), "right type, other actor"),
        (by("ASSAULT", code="IRN"), "right actor, other type"),
        (by("ASSAULT", entity_text="Oman"), "other actor and type"),
        (Told(refusals=(Refusal(*MET, "no-actor", "REQUEST: nobody"),)), "refused: no-actor"),
        (Told(), "no event"),
    ],
)
def test_plovers_records(tmp_path: Path, coder: Told, outcome: str) -> None:
    found = evaluate_events(written(tmp_path, GSR, name="gsr.json"), coder)
    assert found["outcomes"] == {outcome: 1}
    assert found["right"] == (100.0 if outcome == "right" else 0.0)


def test_a_record_without_text_or_source_is_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, GSR, {"event": "DOCUMENT", "eventText": ""}, {**GSR, "source": []}, name="gsr.json")
    assert evaluate_events(path, Told())["records"] == 1


M2E2 = {
    "sentence_id": "VOA_2016.04.19.1_0", "sentence": TEXT, "words": TEXT.split(),
    "golden-event-mentions": [
        {
            "event_type": "Contact:Meet", "trigger": {"start": 1, "end": 2, "text": "met"},
            "arguments": [{"role": "Entity", "start": 2, "end": 3, "text": "Oman"}],
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("coder", "outcome", "precision"),
    [
        (Told(event("CONSULT")), "right", 100.0),
        (Told(event("CONSULT", recipient=None)), "other participants", 100.0),
        (Told(replace(event("AGREE"), cameo="036")), "right", 0.0),
        (Told(event("ASSAULT")), "other type", 0.0),
        (Told(), "no event", 0.0),
    ],
)
def test_meetings_of_the_news(tmp_path: Path, coder: Told, outcome: str, precision: float) -> None:
    found = evaluate_events(written(tmp_path, M2E2, name="news.json.gz"), coder)
    assert found["outcomes"] == {outcome: 1}
    assert (found["recall"], found["precision"]) == (100.0 if outcome == "right" else 0.0, precision)


def labelled(name: str, word: str) -> dict[str, Any]:
    """Return the sentence of this number with its verb labelled, as if it were another word."""
    first: dict[str, Any] = M2E2["golden-event-mentions"][0]  # type: ignore[assignment]
    return {
        **M2E2,
        "sentence_id": name,
        "golden-event-mentions": [{**first, "trigger": {"start": 1, "end": 2, "text": word}}],
    }


RALLY = labelled("VOA_EN_NW_2016.04.14.3285847_6", "rally")


def test_contacts_that_are_no_meetings_are_counted_apart(tmp_path: Path) -> None:
    found = evaluate_events(written(tmp_path, M2E2, RALLY, name="news.json.gz"), Told())
    assert (found["recall"], found["recall_of_meetings"], found["contacts"]) == (0.0, 0.0, 2)
    assert {reason for reason, count in found["no_meetings"].items() if count} == {"before a crowd"}
    found = evaluate_events(written(tmp_path, M2E2, RALLY, name="news.json.gz"), ByDay(event("CONSULT")))
    assert (found["recall"], found["recall_of_meetings"]) == (50.0, 100.0)


def test_the_word_alone_makes_no_contact_less(tmp_path: Path) -> None:
    other = labelled("VOA_EN_NW_2016.04.14.3285847_99", "rally")
    assert sum(evaluate_events(written(tmp_path, other), Told())["no_meetings"].values()) == 0


def test_where_a_label_names_no_party_the_trigger_is_enough(tmp_path: Path) -> None:
    place = labelled("VOA_EN_NW_2014.03.02.1862314_44", "met")
    found = evaluate_events(written(tmp_path, place, name="news.json.gz"), Told(event("CONSULT", recipient=None)))
    assert (found["recall"], found["recall_of_meetings"]) == (0.0, 100.0)


def test_a_sentence_that_stands_twice_is_read_once_and_in_order(tmp_path: Path) -> None:
    texts: list[str] = []

    class Listening(Told):
        def code(self, report: Report) -> Record:
            texts.append(report.text)
            return super().code(report)

    second = {**labelled("VOA_2016.04.19.1_10", "met"), "sentence": "Oman met Iran", "words": ["Oman", "met", "Iran"]}
    again = {**M2E2, "golden-event-mentions": []}
    found = evaluate_events(written(tmp_path, second, M2E2, again, name="news.json.gz"), Listening(event("CONSULT")))
    assert [text.split() for text in texts] == [["Iran", "met", "Oman.", "Oman", "met", "Iran."]]
    assert (found["contacts"], found["precision"]) == (2, 100.0)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[1]", b"{", b"[{}]", b""])
def test_a_file_of_no_known_form_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.json"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        evaluate_events(path, Told())


class Known(Told):
    """Knows Oman by the name of the event's actor."""

    def code(self, report: Report) -> Record:
        words = (Mention("o", 0, 2, 2, 2, Span(*OMAN, "Oman"), "name"),)
        oman = Actor("at (0, 4)", "Oman", "state", "OMN", None, mentions=words)
        return replace(super().code(report), actors=(oman,))


def test_participants_may_be_called_by_another_name(tmp_path: Path) -> None:
    found = evaluate_events(written(tmp_path, M2E2, name="news.json.gz"), Known(event("CONSULT", recipient=None)))
    assert found["outcomes"] == {"right": 1}
