"""Tests of dragoman.parse.forms: files and addresses are told from names by their form."""

from __future__ import annotations

import pytest

from dragoman.parse.forms import is_address, is_file


@pytest.mark.parametrize("word", ["minutes.pdf", "Annex-2.DOCX", "tour.final.jpeg", "setup.exe", "votes.tar", "a.mp3"])
def test_files(word: str) -> None:
    assert is_file(word)
    assert not is_address(word)


@pytest.mark.parametrize(
    "word", ["desk@mission.example", "https://un.example/minutes.pdf", "ftp://files.example", "www.un.example", "k_oba"]
)
def test_addresses(word: str) -> None:
    assert is_address(word)


@pytest.mark.parametrize(
    "word", ["Accra", "U.S.", "pdf", ".pdf", "pdf.", "St.Exedra", "Mr.", "@", "Kim-Zip", "2.5", "a/b.pdf"]
)
def test_names_are_neither_nor_are_paths_files(word: str) -> None:
    assert not is_file(word)
    assert not is_address(word)
