"""Tests of dragoman.find.gazetteer: the tables of the package, names as they are compared, and lookup."""

from __future__ import annotations

import gzip
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import BadTable
from dragoman.find.gazetteer import COLUMNS, Gazetteer, distance, gazetteer, place_key

MEGABYTE = 1_000_000

PLACES = {
    "Beijing": ("Beijing", "CHN"), "KYIV": ("Kyiv", "UKR"), "Kiev": ("Kyiv", "UKR"), "Mecca": ("Mecca", "SAU"),
    "al-Raqqa": ("Raqqa", "SYR"), "Deir ez-Zor": ("Deir ez-Zor", "SYR"), "Sana'a": ("Sanaa", "YEM"),
    "São Paulo": ("São Paulo", "BRA"), "Sao Paulo": ("São Paulo", "BRA"), "Kursk region": ("Kursk Oblast", "RUS"),
    "Guangdong province": ("Guangdong", "CHN"), "the city of Basra": ("Basra", "IRQ"),
    "U.S.": ("United States", "USA"),
    "Khan Yunis": ("Khan Younis", "PSE"), "Strait of Hormuz": ("Strait of Hormuz", ""), "Donbas": ("Donbas", "UKR"),
    "Xinjiang": ("Xinjiang", "CHN"), "Darfur": ("Darfur", "SDN"), "Tigray": ("Tigray", "ETH"),
    "Gaza Strip": ("Gaza Strip", "PSE"), "the West Bank": ("West Bank", "PSE"), "Camp David": ("Camp David", "USA"),
    "Rafah crossing": ("Rafah crossing", "EGY"), "Kosovo": ("Kosovo", "KOS"),
    "Al Udeid": ("Al Udeid Air Base", "QAT"), "Second Thomas Shoal": ("Second Thomas Shoal", ""),
    "Suez Canal": ("Suez Canal", "EGY"), "Texas": ("Texas", "USA"), "Africa": ("Africa", ""),
    "Dadaab": ("Dadaab", "KEN"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places_of_the_press(name: str) -> None:
    assert PLACES[name] in {(place.name, place.country) for place in gazetteer().find(name)}


@pytest.mark.parametrize("name", ["", "-", "Xyzzy", "the", "province", "zzzzzz", "\0"])
def test_what_is_no_place(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_the_most_populous_comes_first() -> None:
    people = [place.population for place in gazetteer().find("Springfield")]
    assert len(people) > 3
    assert people == sorted(people, reverse=True)


def test_first_names_are_told_from_alternates() -> None:
    mains = {place.name: place.main for place in gazetteer().find("Peking")}
    assert mains["Beijing"] is False
    assert gazetteer().has("Beijing")
    assert not gazetteer().has("Peking")


def test_every_first_and_last_name_of_the_table_is_found() -> None:
    names = gzip.decompress((files("dragoman") / "data/places/names.tsv.gz").read_bytes()).decode().splitlines()
    for line in (*names[:20], *names[:: len(names) // 200], *names[-20:]):
        name = line.partition("\t")[0]
        assert gazetteer().find(name), name


def test_names_are_sorted_and_stand_as_they_are_compared() -> None:
    names = gzip.decompress((files("dragoman") / "data/places/names.tsv.gz").read_bytes()).splitlines()
    assert names == sorted(names)
    for line in names[:: len(names) // 500]:
        name = line.decode().partition("\t")[0]
        assert place_key(name) == name


def test_the_tables_are_small() -> None:
    folder = Path(str(files("dragoman"))) / "data" / "places"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 25 * MEGABYTE


def test_nothing_is_read_before_the_first_lookup() -> None:
    code = (
        "import dragoman.find.where.places as p, dragoman.find.gazetteer as g; print(g.gazetteer.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_keys() -> None:
    assert place_key("St. Petersburg") == place_key("Saint Petersburg") == "saint petersburg"
    assert place_key("Deir ez-Zor") == place_key("DEIR EZ-ZOR")
    assert place_key("The Hague") == "hague"


def test_distances() -> None:
    paris = next(place for place in gazetteer().find("Paris") if place.country == "FRA")
    assert distance(paris, 51.507, -0.128) == pytest.approx(344, abs=3)
    assert distance(paris, paris.lat, paris.lon) == 0
    assert distance(paris, -paris.lat, paris.lon - 180) == pytest.approx(20015, abs=10)


def table(folder: Path, places: str, names: str) -> Path:
    (folder / "places.tsv.gz").write_bytes(gzip.compress(places.encode()))
    (folder / "names.tsv.gz").write_bytes(gzip.compress(names.encode()))
    return folder


def test_own_tables(tmp_path: Path) -> None:
    head = "\t".join(COLUMNS) + "\n"
    row = "7\tUtopia\tNowhere\t1.5\t-2\tXYZ\tMid\tPPL\t10\n"
    known = Gazetteer(table(tmp_path, head + row, f"nowhere\t~{len(head)}\nutopia\t{len(head)}\n"))
    found = known.find("UTOPIA")[0]
    assert (found.geonameid, found.lat, found.lon, found.admin1, found.population) == ("7", 1.5, -2.0, "Mid", 10)
    assert known.find("Nowhere")[0].main is False


@pytest.mark.parametrize(
    ("places", "names"),
    [("name\n", ""), ("\t".join(COLUMNS) + "\nUtopia\n", "utopia\t80\n"), ("", "")],
    ids=["other columns", "a short row", "empty"],
)
def test_damaged_tables(tmp_path: Path, places: str, names: str) -> None:
    with pytest.raises(BadTable, match=r"places\.tsv\.gz"):
        Gazetteer(table(tmp_path, places, names)).find("Utopia")


def test_missing_tables(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="install dragoman again"):
        Gazetteer(tmp_path)
    (tmp_path / "places.tsv.gz").write_bytes(b"\x1f\x8bno")
    with pytest.raises(BadTable):
        Gazetteer(tmp_path)
