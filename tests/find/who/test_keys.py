from __future__ import annotations

import pytest

from dragoman.find.who.keys import fold, key, role_key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO", "Nato"),
        ("WASHINGTON", "Washington"),
        ("São Tomé", "Sao Tome"),
        ("Côte d'Ivoire", "Cote dIvoire"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("the Bahamas", "Bahamas"),
        ("World Trade Organisation", "World Trade Organization"),
        ("U.S.", "US"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("Turkey", "turkey"), ("WHO", "who"), ("Iraq is", "Iraqis")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_hyphen_folds_to_nothing() -> None:
    assert fold("-") == ""


def test_role_keys_are_in_small_letters() -> None:
    assert role_key("Secretary-General") == "secretary general"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Araqchi", "Araghchi"),
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Zelensky"),
        ("Qaddafi", "Gaddafi"),
        ("Erdogan", "Erdoğan"),
    ],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Lavrov", "Orban"), ("Macron", "Merkel"), ("Ali", "Alawi")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
