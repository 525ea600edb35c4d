"""Tests of compiling the table of country codes."""

from __future__ import annotations

import csv
from pathlib import Path

from dragoman import codes
from dragoman.write.countries import countries
from tools.compile_country_codes import COLUMNS, country_rows

REFERENCE = """ISO3166-1-Alpha-3,ISO3166-1-numeric,FIPS
AFG,4,AF
ROU,642,RO
PSE,275,GZWE
ALA,248,\u00a0
"""


def test_rows_join_the_sources(tmp_path: Path) -> None:
    (tmp_path / "country-codes.csv").write_text(REFERENCE, encoding="utf-8")
    rows = {row["code"]: row for row in country_rows(tmp_path)}
    assert set(rows) == set(codes.entity_codes())
    assert (rows["AFG"]["iso_numeric"], rows["AFG"]["cow"], rows["AFG"]["fips"]) == ("004", "700", "AF")
    assert (rows["ROU"]["cameo_country"], rows["ROU"]["source"].split("; ")[-1]) == ("ROM", "GDELT country lookup")
    assert (rows["PSE"]["fips"], rows["ALA"]["fips"]) == ("WE", "")
    assert (rows["UNO"]["cameo_actor"], rows["UNO"]["iso_numeric"]) == ("IGOUNO", "")


def test_the_table_of_the_package_has_the_columns_of_the_script() -> None:
    path = Path(__file__).parents[2] / "src" / "dragoman" / "data" / "exports" / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["code"] for row in rows] == sorted(countries())
    assert all(row["source"] for row in rows)
