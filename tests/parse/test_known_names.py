"""Tests of dragoman.parse.known_names: what is surely the name of a state, a place or a body."""

from __future__ import annotations

import pytest

from dragoman.parse.known_names import behind_towns, body_names, known_places, state_names


@pytest.mark.parametrize("name", ["Guyana", "West Bank", "Gaza", "DRC", "Papua New Guinea", "Republic of Kenya"])
def test_states_are_known_as_they_are_written(name: str) -> None:
    assert name in state_names()
    assert name.lower() not in state_names()


@pytest.mark.parametrize("name", ["", "Chad", "Jordan", "IRI", "CAR", "US", "America", "Washington", "Lagos"])
def test_what_is_more_than_a_state_and_what_is_none_is_left_out(name: str) -> None:
    assert name not in state_names()


@pytest.mark.parametrize("name", ["Yonhap", "EU", "ECOWAS", "Hezbollah", "African Union", "al-Shabab"])
def test_bodies_are_known_as_they_are_written(name: str) -> None:
    assert name in body_names()
    assert f"the {name}" not in body_names()


@pytest.mark.parametrize("name", ["", "Wagner", "Amal", "Toyota", "Commonwealth", "GM", "RAND", "hezbollah"])
def test_what_is_more_than_a_body_is_left_out(name: str) -> None:
    assert name not in body_names()


def test_places_are_known_in_small_letters() -> None:
    assert {"kenya", "bavaria", "new south wales"} <= behind_towns() <= known_places()
    assert {"zaire", "accra", "kumasi"} <= known_places() - behind_towns()
    assert all(name == name.lower() for name in known_places())


def test_no_name_is_both_a_state_and_a_body() -> None:
    assert state_names() & body_names() == frozenset()
