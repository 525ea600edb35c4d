"""Tests of dragoman.parse.named: what form says of names."""

from __future__ import annotations

import pytest

import factory
from dragoman.parse.named import named_entities


def found(text: str) -> list[tuple[str, str]]:
    """Return the entities of words with tags, as in "Kofi/B-PERSON left"; capitalised words are proper nouns."""
    rows = []
    for i, cell in enumerate(text.split()):
        form, _, tag = cell.rpartition("/") if cell[-3:].isupper() and "/" in cell else (cell, "", "")
        upos = "PROPN" if form[0].isupper() else "NOUN" if form[0].isalpha() else "PUNCT"
        rows.append(f"{form} {form} {upos} {int(i > 0)} dep _ {tag or 'O'}")
    sentence = factory.sentence("\n".join(rows))
    spans = [(entity.first, entity.last, entity.label) for entity in sentence.entities]
    made = named_entities(sentence.tokens, spans)
    return [(" ".join(t.text for t in sentence.tokens[e.first : e.last + 1]), e.label) for e in made]


@pytest.mark.parametrize(
    "word",
    [
        "k.asante@voltariver.example", "https://ombudsman.example/form", "www.ombudsman.example", "ftp://files.example",
        "Minutes.docx", "budget-2024.XLSX", "IMG_0417", "old_sailor77",
        "4417", "10-12", "ASAP", "GDP", "CEOs", "NGO", "R&D",
    ],
)  # fmt: skip
@pytest.mark.parametrize("label", ["PERSON", "ORG", "PLACE"])
def test_addresses_files_and_abbreviations_are_no_names(word: str, label: str) -> None:
    assert found(f"See {word}/B-{label} now") == []


@pytest.mark.parametrize("word", ["Emol.com", "St.", "A.P.", "ETA", "CCTV", "SVP", "al-Masdar.net", "E.ON", "AT&T"])
def test_bodies_that_look_alike_stay(word: str) -> None:
    assert found(f"See {word}/B-ORG now") == [(word, "ORG")]


def test_an_abbreviation_within_a_name_stays() -> None:
    assert found("the NGO/B-ORG Forum/I-ORG met") == [("NGO Forum", "ORG")]


def test_a_name_ends_at_an_address() -> None:
    assert found("Amal/B-PERSON Haddad/I-PERSON amal@cedar.example/I-PERSON") == [("Amal Haddad", "PERSON")]


def test_dates_and_laws_are_left_alone() -> None:
    assert found("the GDP/B-LAW of noon/B-DATE") == [("GDP", "LAW"), ("noon", "DATE")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("at 10 a.m. ( WAT/B-ORG )", []),
        ("from 9:30 PKT/B-ORG on", []),
        ("the 4.15 NIT/B-ORG", []),
        ("noon CAT/B-PLACE", []),
        ("the ( NIT/B-ORG )", [("NIT", "ORG")]),
        ("at 9 NATO/B-ORG met", [("NATO", "ORG")]),
    ],
)
def test_capitals_behind_a_time_are_its_zone(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("kumasi ghana", ["kumasi", "ghana"]),
        ("Cork Ireland", ["Cork", "Ireland"]),
        ("New Delhi India", ["New Delhi", "India"]),
        ("Port Moresby Papua New Guinea", ["Port Moresby", "Papua New Guinea"]),
        ("rouen normandy", ["rouen", "normandy"]),
        ("Boise ID", ["Boise", "ID"]),
        ("Gabú Guinea - Bissau", ["Gabú", "Guinea - Bissau"]),
        ("ACCRA GHANA", ["ACCRA", "GHANA"]),
        ("Asheville North Carolina", ["Asheville", "North Carolina"]),
        ("Mexico City Mexico", ["Mexico City", "Mexico"]),
        # one place each
        ("South Africa", ["South Africa"]),
        ("Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("Latin America", ["Latin America"]),
        ("Port - of - Spain", ["Port - of - Spain"]),
        ("CARE Uganda", ["CARE Uganda"]),
        ("Papua New Guinea", ["Papua New Guinea"]),
        ("Republic of Kenya", ["Republic of Kenya"]),
        ("Sea of Japan", ["Sea of Japan"]),
        ("West Virginia", ["West Virginia"]),
        ("Western Australia", ["Western Australia"]),
        ("New England", ["New England"]),
        ("Mount Lebanon", ["Mount Lebanon"]),
        ("Ciudad de Mexico", ["Ciudad de Mexico"]),
        ("Costa Rica", ["Costa Rica"]),
        ("Niger Delta", ["Niger Delta"]),
        ("Abu Dhabi", ["Abu Dhabi"]),
    ],
)
def test_a_town_and_the_state_behind_it_are_two_places(words: str, places: list[str]) -> None:
    tagged = " ".join(f"{word}/{'I' if i else 'B'}-PLACE" for i, word in enumerate(words.split()))
    assert found(f"she left {tagged} early") == [(place, "PLACE") for place in places]


@pytest.mark.parametrize(
    ("word", "label", "made"),
    [
        ("Guyana", "ORG", "PLACE"),
        ("PNG", "ORG", "PLACE"),
        ("Myanmar", "GROUP", "PLACE"),
        # it may be something else
        ("Chad", "PERSON", "PERSON"),
        ("IRI", "ORG", "ORG"),
        ("Wales", "PERSON", "PERSON"),
        ("png", "ORG", "ORG"),
    ],
)
def test_a_state_is_a_place(word: str, label: str, made: str) -> None:
    assert found(f"and {word}/B-{label} won") == [(word, made)]


@pytest.mark.parametrize(
    ("words", "label", "made"),
    [
        ("Kommersant", "PERSON", "ORG"),
        ("ECOWAS", "PLACE", "ORG"),
        ("Lukoil", "FACILITY", "ORG"),
        ("African Union", "PLACE", "ORG"),
        ("Al - Jazeera", "PERSON", "ORG"),
        # it may be something else, or is more
        ("Wagner", "PERSON", "PERSON"),
        ("Azov", "PLACE", "PLACE"),
        ("GM", "PERSON", "PERSON"),
        ("Kommersant Street", "FACILITY", "FACILITY"),
        ("Taliban", "GROUP", "GROUP"),
    ],
)
def test_a_known_body_is_no_person_and_no_place(words: str, label: str, made: str) -> None:
    tagged = " ".join(f"{word}/{'I' if i else 'B'}-{label}" for i, word in enumerate(words.split()))
    assert found(f"and {tagged} won") == [(words, made)]


def test_a_body_with_a_state_behind_it_stays_one() -> None:
    assert found("Caritas/B-ORG Lebanon/I-ORG") == [("Caritas Lebanon", "ORG")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('" Okafor/B-PERSON , Ngozi/B-PERSON " <', [("Okafor , Ngozi", "PERSON")]),
        ('" Okafor/B-ORG , Ngozi/B-PERSON "', [("Okafor , Ngozi", "PERSON")]),
        ("“ Van/B-PERSON Wyk/I-PERSON , Pieter/B-PERSON ”", [("Van Wyk , Pieter", "PERSON")]),
        ('" Santos , Maria/B-PERSON Inês/I-PERSON "', [("Santos , Maria Inês", "PERSON")]),
        # no name with its family name first
        ('" thanks , Ngozi/B-PERSON "', [("Ngozi", "PERSON")]),
        ('" Lagos/B-PLACE , Nigeria/B-PLACE "', [("Lagos", "PLACE"), ("Nigeria", "PLACE")]),
        ("Okafor/B-PERSON , Ngozi/B-PERSON left", [("Okafor", "PERSON"), ("Ngozi", "PERSON")]),
        ('" Okafor/B-PERSON , Eze/B-PERSON left "', [("Okafor", "PERSON"), ("Eze", "PERSON")]),
        (",", []),
    ],
)
def test_a_family_name_stands_first_in_quotation_marks(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("J./B-PERSON K./I-PERSON Mwangi/B-PERSON", [("J. K. Mwangi", "PERSON")]),
        ("Ó./B-PERSON Briem/B-PERSON", [("Ó. Briem", "PERSON")]),
        ("Lee/B-PERSON Mwangi/B-PERSON", [("Lee", "PERSON"), ("Mwangi", "PERSON")]),
        ("J./B-ORG Mwangi/B-PERSON", [("J.", "ORG"), ("Mwangi", "PERSON")]),
        ("J./B-PERSON and Mwangi/B-PERSON", [("J.", "PERSON"), ("Mwangi", "PERSON")]),
    ],
)
def test_initials_belong_to_the_name_behind_them(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_titles_are_no_part_of_a_name() -> None:
    assert found("President/B-PERSON Nana/I-PERSON Addo/I-PERSON met the Prophet/B-PERSON") == [("Nana Addo", "PERSON")]


def test_a_slash_parts_two_names() -> None:
    sentence = factory.sentence(
        "Statoil Statoil PROPN 0 root _ B-ORG\n/ / PUNCT 1 dep _ I-ORG\nPetrobras Petrobras PROPN 1 dep _ I-ORG"
    )
    spans = [(entity.first, entity.last, entity.label) for entity in sentence.entities]
    assert [(e.first, e.last) for e in named_entities(sentence.tokens, spans)] == [(0, 0), (2, 2)]


def test_two_peoples_joined_are_a_group_whatever_they_were_taken_for() -> None:
    assert found("Kyrgyz/B-PERSON -/I-PERSON Tajik/I-PERSON talks failed") == [("Kyrgyz - Tajik", "GROUP")]
    assert found("Greek/B-ORG -/I-ORG Turkish/I-ORG talks failed") == [("Greek - Turkish", "GROUP")]
    assert found("Rolls/B-ORG -/I-ORG Royce/I-ORG left") == [("Rolls - Royce", "ORG")]
