"""Tests of dragoman.find.where.toponyms: names of places in a report and which places they are."""

from __future__ import annotations

import pytest

import factory
from dragoman.find.where.toponyms import Toponyms
from dragoman.model import Cast, Parse, Sentence
from scenes import cast_of, spell

HEADS = ("0/root", "1/conj", "1/conj")


def found(sentence: Sentence, actors: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    text = " ".join(token.text for token in sentence.tokens)
    cast = cast_of(actors, sentence) if actors else Cast(())
    tops = Toponyms(factory.report(text), Parse((sentence,)), cast).all()
    return [(t.span.text, t.place.country if t.place else "?", t.place.feature if t.place else "?") for t in tops]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("Kabul/PROPN/0/root//B-PLACE", [("Kabul", "AFG", "PPLC")]),
        ("Xyzzy/PROPN/0/root//B-PLACE", [("Xyzzy", "?", "?")]),
        ("Kabul/PROPN/0/root//B-ORG", []),
        ("Camp/PROPN/0/root//B-ORG David/PROPN/1/flat//I-ORG", [("Camp David", "USA", "BLDG")]),
        ("Yemeni/ADJ/0/root//B-PLACE", []),
        ("south/ADJ/2/amod//B-PLACE Sudan/PROPN/0/root//I-PLACE", [("Sudan", "SDN", "PCLI")]),
        ("South/PROPN/2/compound//B-PLACE Sudan/PROPN/0/root//I-PLACE", [("South Sudan", "SSD", "PCLI")]),
        ("United/ADJ/2/amod Kingdom/PROPN/0/root//B-PLACE", [("United Kingdom", "GBR", "PCLI")]),
        ("Sea/NOUN/0/root of/ADP/3/case Japan/PROPN/1/nmod//B-PLACE", [("Sea of Japan", "", "SEA")]),
        ("the/DET/2/det Philippines/PROPN/0/root//B-PLACE", [("Philippines", "PHL", "PCLI")]),
        ("Rafah/PROPN/2/compound//B-PLACE crossing/NOUN/0/root", [("Rafah crossing", "EGY", "CSTM")]),
        ("Rafah/PROPN/0/root//B-PLACE", [("Rafah", "PSE", "PPL")]),
        ("Paris/PROPN/0/root//B-PLACE", [("Paris", "FRA", "PPLC")]),
        ("Victoria/PROPN/0/root//B-PLACE", [("Victoria", "AUS", "ADM1")]),
        ("Benghazi/PROPN/2/compound//B-PLACE hospital/NOUN/0/root//I-PLACE", [("Benghazi hospital", "LBY", "PPL")]),
        ("Islington/PROPN/2/compound//B-PLACE Bay/PROPN/0/root//I-PLACE", [("Islington Bay", "?", "?")]),
    ],
)
def test_names_and_places(spec: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(spell(spec)) == expected


def test_an_area_after_a_comma_decides() -> None:
    one = spell("Paris/PROPN/0/root//B-PLACE ,/PUNCT/3/punct Texas/PROPN/1/appos//B-PLACE")
    assert found(one)[0][1:] == ("USA", "PPL")
    whole = spell("Paris/PROPN/0/root//B-PLACE ,/PUNCT/3/punct//I-PLACE Texas/PROPN/1/appos//I-PLACE")
    assert [name for name, _, _ in found(whole)] == ["Paris", "Texas"]


def test_a_modifier_after_a_comma_does_not() -> None:
    one = spell("Warsaw/PROPN/4/obl//B-PLACE ,/PUNCT/4/punct US/PROPN/4/compound//B-PLACE officials/NOUN/0/root")
    assert found(one)[0][1:] == ("POL", "PPLC")


def test_the_states_of_the_actors_decide() -> None:
    one = spell("Tripoli/PROPN/0/root//B-PLACE and/CCONJ/3/cc Lebanon/PROPN/1/conj")
    assert found(one)[0][1] == "LBY"
    two = spell("Cordoba/PROPN/0/root//B-PLACE and/CCONJ/3/cc Spain/PROPN/1/conj Madrid/PROPN/1/conj//B-PLACE")
    assert found(two, {"Spain": "ESP"})[0][1] == "ESP"
    three = spell("Georgia/PROPN/0/root//B-PLACE")
    assert found(three)[0][1] == "GEO"
    four = spell("Georgia/PROPN/0/root//B-PLACE and/CCONJ/3/cc Alabama/PROPN/1/conj//B-PLACE")
    assert found(four)[0][1] == "USA"


def test_a_town_before_a_comma_decides() -> None:
    one = spell("Atlanta/PROPN/0/root//B-PLACE ,/PUNCT/3/punct Georgia/PROPN/1/appos//B-PLACE")
    assert found(one)[1][1:] == ("USA", "ADM1")
    two = spell("Batumi/PROPN/0/root//B-PLACE ,/PUNCT/3/punct Georgia/PROPN/1/appos//B-PLACE")
    assert found(two)[1][1:] == ("GEO", "PCLI")


@pytest.mark.parametrize(
    ("names", "feature", "country"),
    [
        (["Oregon", "Georgia", "Texas"], "ADM1", "USA"),
        (["Ohio", "Washington", "Utah"], "ADM1", "USA"),
        (["Armenia", "Georgia", "Turkey"], "PCLI", "GEO"),
        (["Boston", "Washington", "Chicago"], "PPLC", "USA"),
    ],
)
def test_names_of_an_enumeration_are_of_one_kind(names: list[str], feature: str, country: str) -> None:
    one, two, three = (f"{name}/PROPN/{at}//B-PLACE" for name, at in zip(names, HEADS, strict=True))
    listed = spell(f"{one} ,/PUNCT/3/punct {two} and/CCONJ/5/cc {three}")
    assert found(listed)[1][1:] == (country, feature)


def test_a_name_means_one_place_in_a_report() -> None:
    told_apart = "Paris/PROPN/0/root//B-PLACE ,/PUNCT/3/punct Texas/PROPN/1/appos//B-PLACE "
    one = spell(told_apart + "and/CCONJ/5/cc Paris/PROPN/1/conj//B-PLACE")
    assert [place[1] for place in found(one)] == ["USA", "USA", "USA"]


def test_words_around_names() -> None:
    one = spell("Kabul/PROPN/0/root//B-PLACE and/CCONJ/3/cc Herat/PROPN/1/conj//B-PLACE")
    tops = Toponyms(factory.report("Kabul and Herat"), Parse((one,)))
    first = tops.at(0, 0)
    assert first is not None
    assert first.span.text == "Kabul"
    assert tops.at(0, 1) is None
    assert tops.before(0, 2) == first
    assert tops.before(0, 0) is None
    assert tops.before(3, 0) is None
    capital = tops.capital("IRQ")
    assert capital is not None
    assert capital.name == "Baghdad"
    assert tops.capital("XYZ") is None
    state = tops.state("Iraq", "IRQ")
    assert state is not None
    assert state.feature == "PCLI"
