"""Tests of dragoman.find.where.places: the place that the text puts beside an act."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import factory
from dragoman.find.what.acts import ActBuilder
from dragoman.find.where.places import Places
from dragoman.model import Location, Parse, Record, Report
from dragoman.pipeline import Coder
from scenes import frames, scene

KNOWN = frames(
    "meet V - - CONSULT - 040",
    "talk N - - CONSULT - 040",
    "visit V - - CONSULT visit 042",
    "strike V - - ASSAULT - 190",
    "deploy V - - MOBILIZE - 150",
    "withdraw V - - RETREAT withdraw 087",
    "accuse V - - ACCUSE - 112",
    "condemn V - >ASSAULT ACCUSE - 111",
    "attack N - - ASSAULT - 190",
    light="hold",
)
HELD = "Iran/PROPN/2/nsubj//B-PLACE held=hold/VERB/0/root talks=talk/NOUN/2/obj "
MET = "Iran/PROPN/2/nsubj//B-PLACE met=meet/VERB/0/root Oman/PROPN/2/obj//B-PLACE "
CASES = {
    "beside the light verb": (HELD + "in/ADP/5/case Muscat/PROPN/2/obl//B-PLACE", "talks", "Muscat"),
    "beside a noun": (HELD + "in/ADP/5/case Muscat/PROPN/3/nmod//B-PLACE", "talks", "Muscat"),
    "of several words": (
        MET + "near/ADP/5/case Port/PROPN/2/obl//B-PLACE Said/PROPN/5/flat//I-PLACE",
        "met",
        "Port Said",
    ),
    "unknown to the gazetteer": (
        MET + "at/ADP/5/case Fort/PROPN/2/obl//B-FACILITY Xyzzy/PROPN/5/flat//I-FACILITY",
        "met",
        "Fort Xyzzy",
    ),
    "a state": (HELD + "in/ADP/5/case Qatar/PROPN/2/obl//B-PLACE", "talks", "Qatar"),
    "the narrower of two": (
        MET + "in/ADP/5/case Qatar/PROPN/2/obl//B-PLACE at/ADP/7/case Doha/PROPN/2/obl//B-PLACE",
        "met",
        "Doha",
    ),
    "in a noun": (
        MET + "at/ADP/6/case a/DET/6/det hotel/NOUN/2/obl in/ADP/8/case Doha/PROPN/6/nmod//B-PLACE",
        "met",
        "Doha",
    ),
    "where a party is": (MET + "in/ADP/5/case Doha/PROPN/3/nmod//B-PLACE", "met", "Doha"),
    "visited": ("Iran/PROPN/2/nsubj//B-PLACE visited=visit/VERB/0/root Doha/PROPN/2/obj//B-PLACE", "visited", "Doha"),
    "struck": ("Iran/PROPN/2/nsubj//B-PLACE struck=strike/VERB/0/root Erbil/PROPN/2/obj//B-PLACE", "struck", "Erbil"),
    "left": (
        "Iran/PROPN/2/nsubj//B-PLACE withdrew=withdraw/VERB/0/root from/ADP/4/case Aleppo/PROPN/2/obl//B-PLACE",
        "withdrew",
        "Aleppo",
    ),
    "before a noun": (
        "Geneva/PROPN/2/compound//B-PLACE talks=talk/NOUN/0/root between/ADP/4/case Iran/PROPN/2/nmod//B-PLACE",
        "talks",
        "Geneva",
    ),
    "a state before a noun": ("Iran/PROPN/2/compound//B-PLACE talks=talk/NOUN/0/root", "talks", None),
    "accused": ("Iran/PROPN/2/nsubj accused=accuse/VERB/0/root Doha/PROPN/2/obj//B-PLACE", "accused", None),
    "of what is spoken of": (
        "Iran/PROPN/2/nsubj condemned=condemn/VERB/0/root attack/NOUN/2/obj in/ADP/5/case Kabul/PROPN/2/obl//B-PLACE",
        "condemned",
        None,
    ),
    "a month": (MET + "in/ADP/5/case May/PROPN/2/obl//B-DATE", "met", None),
    "no name": (MET + "in/ADP/6/case the/DET/6/det capital/NOUN/2/obl", "met", None),
    "nothing": (MET, "met", None),
}


def placed(spec: str, word: str) -> Location | None:
    one = scene(spec, {"Oman": "OMN", "Iran": "IRN"}, KNOWN)
    text = " ".join(token.text for token in one.sentence.tokens)
    act = ActBuilder(one.tree, one.matcher, one.roles, KNOWN).build(one.match(word))
    found = Places(factory.report(text), Parse((one.sentence,)), one.cast).of(one.tree, act)
    assert found is None or text[found.span.start : found.span.end] == found.span.text
    return found


@pytest.mark.parametrize(("spec", "trigger", "place"), CASES.values(), ids=CASES)
def test_the_place_of_an_act(spec: str, trigger: str, place: str | None) -> None:
    found = placed(spec, trigger)
    assert (found.span.text if found else None) == place


def test_a_place_has_what_the_gazetteer_knows() -> None:
    found = placed(HELD + "in/ADP/5/case Muscat/PROPN/2/obl//B-PLACE", "talks")
    assert found is not None
    assert (found.resolved_place, found.country_code, found.feature_code) == ("Muscat", "OMN", "PPLC")
    assert found.geonameid == "287286"
    assert found.lat == pytest.approx(23.6, abs=0.1)
    assert found.lon == pytest.approx(58.5, abs=0.1)


def test_an_unknown_place_keeps_its_words_only() -> None:
    found = placed(MET + "at/ADP/5/case Fort/PROPN/2/obl//B-FACILITY Xyzzy/PROPN/5/flat//I-FACILITY", "met")
    assert found is not None
    assert (found.resolved_place, found.geonameid, found.lat, found.country_code) == (None, None, None, None)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def coded(coder: Coder, text: str) -> Record:
    return coder.code(Report("test", date(2025, 9, 15), text))


def place_at(record: Record, word: str) -> tuple[str, str | None] | None:
    """Return the words and the country of the place of the first event told at a word."""
    start = record.report.text.index(word)
    events = [e for e in record.events if any(m.start <= start < m.end for m in (e.trigger, *e.mentions))]
    if not events:
        return ("no event", None)
    place = events[0].event_loc
    return None if place is None else (f"{place.span.text} {place.resolved_place or ''}", place.country_code)


def is_right(found: tuple[str, str | None] | None, place: str, code: str) -> bool:
    if found is None or place == "-":
        return found is None and place == "-"
    return place in found[0] and code in {found[1], "-"}


def test_fresh_sentences(coder: Coder) -> None:
    with (Path(__file__).parent / "event_places.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = [(row, place_at(coded(coder, row["text"]), row["trigger"])) for row in rows]
    found = [(row, place) for row, place in found if place is None or place[0] != "no event"]
    wrong = [(row["text"], place) for row, place in found if not is_right(place, row["place"], row["code"])]
    assert len(found) >= 0.7 * len(rows), "too few of the acts are found at all"
    assert len(wrong) <= 0.1 * len(found), wrong


MEETING = "Omani Foreign Minister Badr Albusaidi met Iranian Foreign Minister Abbas Araghchi on Monday. {}"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        (MEETING.format("The meeting, held at Al Alam Palace, lasted two hours."), "met", "Al Alam Palace"),
        (MEETING.format("The talks took place in Muscat."), "met", "Muscat"),
        (MEETING.format("The meeting lasted two hours."), "met", None),
        (MEETING.format("A meeting of farmers was held in Nizwa."), "met", None),
        (
            "LIMA — Japan's foreign minister attended the inauguration of Peruvian President Ana Rey.",
            "attended",
            "LIMA",
        ),
        ("LIMA — Japan's foreign minister met Brazil's president.", "met", None),
        ("LONDON — France condemned Russia.", "condemned", None),
    ],
)
def test_places_told_elsewhere(coder: Coder, text: str, word: str, place: str | None) -> None:
    found = place_at(coded(coder, text), word)
    assert (None if found is None else found[0].split("  ")[0]) is None if place is None else place in str(found)
